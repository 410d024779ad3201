"""What a release's records amount to, judged by every reader alike: heads, states, editions (pure).

States are computed, never stored as truth. Every move and edition names the acts its author had seen (``after``), so
each is judged by what stood before its author's eyes, and acts made unseen of each other are settled by the table in
:mod:`humasdesk.domain.review`. No clock takes part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from humasdesk.domain.numbering import Number
from humasdesk.domain.release import Public, Working
from humasdesk.domain.review import Situation, least_advanced
from humasdesk.i18n import mark
from humasdesk.records.facts import History, NumberFact
from humasdesk.records.hearing import STRANGER, Hearing
from humasdesk.records.rosters import Rosters

_NOT_HOLDER = mark("Only the machine that holds the number series gives numbers.")


@dataclass(frozen=True, slots=True)
class EditionVerdict:
    """An edition that counts."""

    id: str
    revision: str
    sequence: int
    unapproved: bool
    number: Number | None
    forced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the records amount to. ``refused`` says of every record that does not count why (a message id)."""

    heads: tuple[str, ...]
    states: Mapping[str, Working]
    working: Working
    public: Public
    editions: tuple[EditionVerdict, ...]
    refused: Mapping[str, str]
    frontier: tuple[str, ...]
    writers: tuple[str, ...]
    situation: Situation
    authors: Mapping[str, str] = field(default_factory=dict)

    @property
    def head(self) -> str | None:
        """The one head, or of several the one with the smallest id; ``None`` where only strangers spoke."""
        return self.heads[0] if self.heads else None


def judge(history: History, rosters: Rosters) -> Verdict:
    """The verdict on one release."""
    hearing = Hearing(history, rosters)
    view = frozenset(hearing.lawful)
    heads = hearing.heads()
    states = {revision: hearing.state(revision, view) for revision in heads}
    working = least_advanced(frozenset(states.values())) if states else "draft"
    editions = _editions(hearing, history, view)
    situation = Situation("draft")
    if heads:
        newest = rosters.newest
        situation = replace(
            hearing.situation(heads[0], view, policies=newest.policies if newest else frozenset(),
                              edition=editions[-1].id if editions else None),
            heads=len(heads), working=working,
        )
    return Verdict(
        heads=heads, states=states, working=working, public=hearing.public(view), editions=editions,
        refused=hearing.refused, frontier=tuple(sorted(hearing.maximal(view))), writers=_writers(hearing),
        situation=situation, authors={one: hearing.actors[one].person for one in hearing.revisions},
    )


def _writers(hearing: Hearing) -> tuple[str, ...]:
    """Who wrote any of the text, the first writer first (person ids); not of a correction that was cancelled."""
    dropped = hearing.dropped()
    people = (hearing.actors[one].person for one in hearing.order if one in hearing.revisions and one not in dropped)
    return tuple(dict.fromkeys(people))


def _editions(hearing: Hearing, history: History, view: frozenset[str]) -> tuple[EditionVerdict, ...]:
    given = _given_numbers(hearing, history.numbers)
    published = [hearing.acts[act_id] for act_id in view if hearing.acts[act_id].publishes]
    found: list[EditionVerdict] = []
    for act in sorted(published, key=lambda act: (act.sequence, act.id)):
        forced = hearing.actors[act.id].person if act.action == "force-publish" else None
        kept = act.number is not None and act.number in [edition.number for edition in found]
        holds = act.number is not None and hearing.rosters.holds(act.number.series, act.key, act.roster)
        found.append(EditionVerdict(act.id, act.revision, act.sequence, hearing.unapproved(act.id, view),
                                    act.number if kept or holds else given.get(act.id), forced))
    return tuple(found)


def _given_numbers(hearing: Hearing, facts: tuple[NumberFact, ...]) -> dict[str, Number]:
    given: dict[str, Number] = {}
    for fact in sorted(facts, key=lambda fact: fact.id, reverse=True):
        if hearing.rosters.actor(fact.key, fact.id, fact.roster) is None:
            hearing.refused[fact.id] = STRANGER
        elif not hearing.rosters.holds(fact.number.series, fact.key, fact.roster):
            hearing.refused[fact.id] = _NOT_HOLDER
        else:
            given[fact.edition] = fact.number
    return given
