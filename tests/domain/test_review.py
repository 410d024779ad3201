"""The table of moves: every row has its words, every refusal can be reached and is a sentence, states follow it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from humasdesk.domain import review
from humasdesk.domain.people import Role
from humasdesk.domain.release import STATES, Working
from humasdesk.domain.review import DONE, MOVES, STATE_NAMES, Actor, Situation, least_advanced, obstacle, resolve

WORKING: tuple[Working, ...] = ("draft", "submitted", "returned", "approved", "discarded")
WRITER, SUPERVISOR, ADMIN = (Actor("me", frozenset({role})) for role in ("writer", "supervisor", "admin"))
NOBODY = Actor("me", frozenset())

# (action, where it is lawful, for whom, with what said): the rules of the house, row by row
LAWFUL: tuple[tuple[str, Situation, Actor, str], ...] = (
    ("edit", Situation("draft"), WRITER, ""),
    ("edit", Situation("returned"), SUPERVISOR, ""),
    ("edit", Situation("submitted"), SUPERVISOR, ""),
    ("edit", Situation("approved"), WRITER, ""),
    ("submit", Situation("draft", writers=frozenset({"me"})), WRITER, ""),
    ("submit", Situation("returned"), SUPERVISOR, ""),
    ("recall", Situation("submitted", writers=frozenset({"me"})), WRITER, ""),
    ("recall", Situation("approved", submitters=frozenset({"me"})), WRITER, ""),
    ("return", Situation("submitted"), SUPERVISOR, "Periksa angka."),
    ("return", Situation("approved"), SUPERVISOR, "Periksa angka."),
    ("approve", Situation("submitted", writers=frozenset({"other"})), SUPERVISOR, ""),
    ("accept-edit", Situation("submitted", writers=frozenset({"me"}), policies=frozenset({"accept-edits"})), WRITER,
     ""),
    ("publish", Situation("approved"), SUPERVISOR, ""),
    ("publish", Situation("approved", policies=frozenset({"writers-publish"})), WRITER, ""),
    ("force-publish", Situation("draft"), SUPERVISOR, "Mendesak."),
    ("force-publish", Situation("submitted"), SUPERVISOR, "Mendesak."),
    ("force-publish", Situation("returned"), SUPERVISOR, "Mendesak."),
    ("approve-after", Situation("draft", "published", unapproved=True, forced_by="other"), SUPERVISOR, ""),
    ("approve-after", Situation("draft", "withdrawn", unapproved=True, forced_by="other"), SUPERVISOR, ""),
    ("correct", Situation("approved", "published", head_published=True), WRITER, ""),
    ("drop-correction", Situation("draft", "published", writers=frozenset({"me"})), WRITER, ""),
    ("drop-correction", Situation("returned", "withdrawn"), SUPERVISOR, ""),
    ("withdraw", Situation("approved", "published", head_published=True), SUPERVISOR, "Keliru."),
    ("reinstate", Situation("approved", "withdrawn", head_published=True), SUPERVISOR, "Sudah benar."),
    ("export-early", Situation("approved", "published"), WRITER, "Diminta redaksi."),
    ("discard", Situation("draft", writers=frozenset({"me"})), WRITER, ""),
    ("discard", Situation("returned"), SUPERVISOR, ""),
    ("restore-release", Situation("discarded", writers=frozenset({"me"})), WRITER, ""),
)


@pytest.mark.parametrize(("action", "situation", "actor", "said"), LAWFUL)
def test_what_the_rules_allow_is_allowed(action: str, situation: Situation, actor: Actor, said: str) -> None:
    assert obstacle(action, situation, actor, said=said) is None


def test_every_row_of_the_table_is_held_here() -> None:
    assert {action for action, *_ in LAWFUL} == set(MOVES)


def test_who_has_no_role_may_nothing_but_what_is_theirs() -> None:
    for action, situation, _, said in LAWFUL:
        for actor in (NOBODY, ADMIN):
            own = "me" in situation.writers | situation.submitters
            assert own or obstacle(action, situation, actor, said=said), action


def test_a_row_is_lawful_from_its_states_alone() -> None:
    for action, situation, actor, said in LAWFUL:
        for working in WORKING:
            why = obstacle(action, replace(situation, working=working), actor, said=said)
            if MOVES[action].sources and working not in MOVES[action].sources:
                assert why, (action, working)
        if MOVES[action].publics:
            for public in ("none", "published", "withdrawn"):
                why = obstacle(action, replace(situation, public=public), actor, said=said)
                assert (why is None) == (public in MOVES[action].publics), (action, public)


def test_every_row_has_a_label_and_lawful_states() -> None:
    for action, move in MOVES.items():
        assert move.action == action
        assert move.label[0].isupper()
        assert move.conditions
        assert move.sources <= set(WORKING)
        assert move.target is None or move.target in WORKING
        assert move.needs in ("", "note", "reason")
    assert len({move.label for move in MOVES.values()}) == len(MOVES)
    assert set(STATE_NAMES) == set(STATES)
    assert set(DONE) == set(MOVES)


def all_situations() -> list[Situation]:
    me, other = frozenset({"me"}), frozenset({"other"})
    plain = [Situation(working, public) for working in WORKING for public in ("none", "published", "withdrawn")]
    changes = [
        {}, {"writers": me}, {"submitters": me}, {"writers": other}, {"complete": False}, {"heads": 2},
        {"head_published": True}, {"unseen_return": True}, {"wants_correction": True},
        {"unapproved": True}, {"unapproved": True, "forced_by": "me"},
        {"unapproved": True, "forced_by": "other", "writers": me},
        {"policies": frozenset({"accept-edits"})}, {"policies": frozenset({"accept-edits"}), "editor": "me"},
        {"policies": frozenset({"accept-edits"}), "writers": me},
    ]
    return [replace(one, **change) for one in plain for change in changes]


def refusals() -> set[str]:
    """Every sentence that some move in some situation is refused with."""
    actors = (WRITER, SUPERVISOR, ADMIN)
    return {why for action, situation, actor, said in itertools.product(MOVES, all_situations(), actors, ("", "x"))
            if (why := obstacle(action, situation, actor, said=said))}


def sentences_of_the_module() -> set[str]:
    """Every message that the module may answer with, read from its source."""
    source = Path(review.__file__).read_text(encoding="utf-8")
    found = {"".join(re.findall(r'"((?:[^"\\]|\\.)*)"', call)) for call in re.findall(
        r'mark\(((?:\s*"(?:[^"\\]|\\.)*"\s*)+)\)', source)}
    return {one for one in found if one.endswith(".")}


def test_every_refusal_can_be_reached_and_no_other_is_given() -> None:
    assert refusals() == sentences_of_the_module()


def test_every_refusal_is_a_sentence_without_blame() -> None:
    for one in refusals():
        assert one[0].isupper()
        assert one.endswith(".")
        assert not re.search(r"\b(wrong|invalid|illegal|error|must not)\b", one, re.IGNORECASE), one


# -- states that stand side by side

@pytest.mark.parametrize(("together", "state"), [
    ({"approved", "returned"}, "returned"), ({"approved", "draft"}, "draft"), ({"returned", "draft"}, "returned"),
    ({"approved", "submitted"}, "approved"), ({"approved"}, "approved"), ({"discarded", "approved"}, "discarded"),
])
def test_of_moves_unseen_of_each_other_caution_wins(together: set[Working], state: Working) -> None:
    assert resolve(frozenset(together)) == state


@pytest.mark.parametrize(("heads", "state"), [
    ({"approved", "draft"}, "draft"), ({"approved", "submitted"}, "submitted"), ({"returned", "submitted"}, "returned"),
    ({"discarded", "draft"}, "discarded"), ({"approved"}, "approved"),
])
def test_a_release_stands_where_its_least_advanced_head_does(heads: set[Working], state: Working) -> None:
    assert least_advanced(frozenset(heads)) == state


def test_every_set_of_states_has_an_answer() -> None:
    for size in range(1, len(WORKING) + 1):
        for states in itertools.combinations(WORKING, size):
            assert resolve(frozenset(states)) in states
            assert least_advanced(frozenset(states)) in states


def test_rights_go_by_role() -> None:
    roles: tuple[Role, ...] = ("writer", "supervisor", "admin")
    actors = {role: Actor("me", frozenset({role})) for role in roles}
    rights = {role: (actor.writes, actor.supervises) for role, actor in actors.items()}
    assert rights == {"writer": (True, False), "supervisor": (True, True), "admin": (False, False)}
