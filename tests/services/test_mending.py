"""Everything with one right answer mended in one go, but what is left out or was answered; rules weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from humasdesk.domain.release import Content
from humasdesk.errors import BadInput, Refused
from humasdesk.services import answering, drafting, people, reviewing
from humasdesk.services.checking import mending, questions, rules, words
from humasdesk.services.desk import Desk, open_desk

TEXT = "**Para  walikota** hadir. Mereka butuh kerjasama .\n\nPara walikota pulang."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk", create=True) as made:
        people.add(made, "Maria Rosari", "mar", ["writer"])
        people.add(made, "Ani Lestari", "ani", ["writer"])
        yield made


@pytest.fixture
def release(desk: Desk) -> str:
    return drafting.create(desk, desk.me("mar"), Content(
        headline="Rapat Wali Kota", dateline="SAMARINDA", region="64.72", body=TEXT))[0]


def _mended(desk: Desk, release: str, leave: tuple[str, ...] = ()) -> mending.Mended:
    return mending.mend(desk, drafting.head_of(desk, release).content, answering.of_release(desk, release), leave)


def test_all_is_mended_and_bold_stays(desk: Desk, release: str) -> None:
    made = _mended(desk, release)
    assert made.content.body == "**Para wali kota** hadir. Mereka butuh kerja sama.\n\nPara wali kota pulang.\n"
    assert sorted(step.rule for step in made.steps) == [
        "COMPOUND-SPLIT", "COMPOUND-SPLIT", "COMPOUND-SPLIT", "SPC-BEFORE-PUNCT", "SPC-DOUBLE"]


def test_what_is_left_out_stays_though_its_neighbours_are_mended(desk: Desk, release: str) -> None:
    first = next(step for step in _mended(desk, release).steps if step.before == "walikota")
    assert _mended(desk, release, (first.mark,)).content.body.startswith("**Para walikota** hadir.")


def test_of_two_that_look_the_same_one_alone_is_left_out(desk: Desk, release: str) -> None:
    drafting.edit(desk, desk.me("mar"), release, lambda content: replace(
        content, body="Para  walikota hadir.\n\nPara  walikota hadir.\n\nPara  walikota hadir."))
    steps = [step for step in _mended(desk, release).steps if step.before == "walikota"]
    assert len({step.mark for step in steps}) == len(steps) == 3
    for number, step in enumerate(steps):
        lines = _mended(desk, release, (step.mark,)).content.body.split("\n\n")
        assert ["walikota" in line for line in lines] == [place == number for place in range(3)]
        assert not any("  " in line for line in lines)


def test_what_was_passed_over_is_not_mended(desk: Desk, release: str) -> None:
    me, content = desk.me("mar"), drafting.head_of(desk, release).content
    for group in questions.examine(desk, content, answering.of_release(desk, release)).findings:
        for one in group.each():
            if one.text == "kerjasama":
                questions.answer(desk, me, release, one, "ignore", note="nama program")
    assert "kerjasama." in _mended(desk, release).content.body
    step = reviewing.history(desk, release)[-1]
    assert (step.kind, step.note, step.person) == ("answer", "nama program", "Maria Rosari")


def test_a_rule_is_weighed_for_the_desk_and_over_it_for_a_release(desk: Desk, release: str) -> None:
    me = desk.me("mar")
    rules.set_desk(desk, me, {"COMPOUND-SPLIT": "hint"}, {"hint"})
    state = rules.weighing(desk, release)
    rule = next(one for one in rules.table() if one.id == "COMPOUND-SPLIT")
    assert (state.weight(rule), state.stops_by(rule)) == ("hint", "hint")
    rules.set_release(desk, me, release, {"COMPOUND-SPLIT": "off"})
    assert rules.weighing(desk, release).stops_by(rule) == ""
    assert "walikota" in _mended(desk, release).content.body
    rules.set_release(desk, me, release, {"COMPOUND-SPLIT": ""})
    assert rules.weighing(desk, release).weight(rule) == "hint"


def test_only_an_admin_weighs_for_the_desk_and_only_by_known_weights(desk: Desk) -> None:
    with pytest.raises(Refused):
        rules.set_desk(desk, desk.me("ani"), {"SPELL": "off"}, ())
    with pytest.raises(BadInput):
        rules.set_desk(desk, desk.me("mar"), {"SPELL": "loud"}, ())


def test_an_office_may_let_a_missing_alt_text_pass_but_no_missing_headline(desk: Desk) -> None:
    rules.set_desk(desk, desk.me("mar"), {}, ())
    assert questions.blocking(desk) == questions.ALWAYS
    stops = {one.id: rules.weighing(desk).stops_by(one) for one in rules.table()}
    assert {rule for rule, by in stops.items() if by} == questions.ALWAYS


def test_every_rule_of_the_table_is_told_once(desk: Desk) -> None:
    ids = [one.id for one in rules.table()]
    assert len(ids) == len(set(ids))
    assert {"SPELL", "QUOTE-PAIR", "FACT-WEEKDAY", "DATELINE-MISSING", "ALT-MISSING"} <= set(ids)


def test_a_word_is_right_here_there_or_for_me(desk: Desk, release: str) -> None:
    me = desk.me("mar")
    words.learn(desk, me, "etam", "release", release)
    words.learn(desk, me, "Bubuhan", "desk")
    words.learn(desk, me, "ulun", "mine")
    assert words.lists(desk, release) == words.Lists(("etam",), ("Bubuhan",), ("ulun",))
    words.forget(desk, me, "etam", "release", release)
    words.forget(desk, me, "Bubuhan", "desk")
    words.forget(desk, me, "ulun", "mine")
    assert words.lists(desk, release) == words.Lists((), (), ())
    words.learn(desk, me, "bubuhan", "desk")
    assert [one.casefold() for one in words.lists(desk).desk] == ["bubuhan"]
