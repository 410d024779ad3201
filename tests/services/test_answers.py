"""Answers to the checker: given, taken back, told in the history, and the same for every reader."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from humasdesk.domain.answers import Answer, standing
from humasdesk.domain.directory import Acronym, Citation, Word
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.services import answering, cataloguing, reviewing, safekeeping
from humasdesk.services.checking import rules
from services.office import Office


def test_a_finding_passed_over_stays_so_until_it_is_opened_again(office: Office) -> None:
    release, me = office.new(), office.me("mar")
    changes = answering.give(office.desk, me, release, "finding", "sidik", "ignore", rule="SPELL", words="Smaarinda",
                             note="kutipan")
    assert changes.releases == {release}
    found = answering.of_release(office.desk, release).to("finding", "sidik")
    assert found
    assert (found.answer, found.words, found.note, found.person) == ("ignore", "Smaarinda", "kutipan", me.person.id)
    answering.take_back(office.desk, office.me("sul"), release, "finding", "sidik")
    assert answering.of_release(office.desk, release).to("finding", "sidik") is None
    with pytest.raises(NotFound):
        answering.take_back(office.desk, me, release, "finding", "sidik")


def test_a_new_answer_takes_the_one_before_back(office: Office) -> None:
    release, me = office.new(), office.me("mar")
    for answer in ("ignore", "confirm", "ignore"):
        answering.give(office.desk, me, release, "finding", "sidik", answer)
    assert [one.answer for one in answering.of_release(office.desk, release).standing] == ["ignore"]


def test_the_same_answer_again_says_nothing(office: Office) -> None:
    release, me = office.new(), office.me("mar")
    for _ in range(2):
        answering.give(office.desk, me, release, "word", "megaproyek", "know")
    steps = [one for one in reviewing.history(office.desk, release) if one.kind == "answer"]
    assert len(steps) == 1
    assert answering.of_release(office.desk, release).words == {"megaproyek"}


def test_answers_stand_in_the_history_with_who_and_what(office: Office) -> None:
    release = office.new()
    answering.give(office.desk, office.me("sul"), release, "finding", "sidik", "confirm", rule="FACT-WEEKDAY",
                   words="Senin (23/11)", note="sudah dicek")
    step, named = reviewing.history(office.desk, release)[-1], rules.named("FACT-WEEKDAY")
    assert (step.kind, step.person, step.note, step.reason) == ("answer", "Sulaiman Hadi", "sudah dicek",
                                                                f"{named.rstrip('.')} · Senin (23/11)")


def test_a_rule_has_another_weight_in_one_release_alone(office: Office) -> None:
    one, other = office.new(), office.new()
    answering.give(office.desk, office.me("mar"), one, "rule", "HEAD-PASSIVE", "off", rule="HEAD-PASSIVE")
    assert answering.of_release(office.desk, one).weights == {"HEAD-PASSIVE": "off"}
    assert answering.of_release(office.desk, other).weights == {}


def test_who_may_not_write_may_not_answer_and_no_other_answer_is_taken(office: Office) -> None:
    release = office.new()
    with pytest.raises(Refused):
        answering.give(office.desk, office.me("adm"), release, "finding", "sidik", "ignore")
    with pytest.raises(BadInput, match="ignore, confirm"):
        answering.give(office.desk, office.me("mar"), release, "finding", "sidik", "off")


def test_answers_are_derived_from_the_journal_alone(office: Office) -> None:
    release, me = office.new(), office.me("mar")
    answering.give(office.desk, me, release, "finding", "sidik", "ignore")
    answering.give(office.desk, me, release, "suggestion", "official-1", "refuse")
    answering.take_back(office.desk, me, release, "finding", "sidik")
    before = answering.of_release(office.desk, release)
    assert safekeeping.verify_desk(office.desk).ok
    office.desk.store.rebuild()
    assert answering.of_release(office.desk, release) == before


def test_every_order_of_arrival_comes_to_the_same() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)

    def answer(name: str, said: str, *back: str) -> Answer:
        return Answer(name, "r", "finding", "R", "k", said, "p", at, takes_back=back)

    known = [answer("a", "ignore"), answer("c", "confirm"), answer("b", "reopen", "a")]
    found = {standing(order) for order in itertools.permutations(known)}
    assert len(found) == 1
    assert [one.id for one in found.pop().standing] == ["c"]


def test_the_office_keeps_acronyms_citations_and_words(office: Office) -> None:
    desk, me = office.desk, office.me("mar")
    cataloguing.add(desk, me, Acronym("FKUB", "Forum Kerukunan Umat Beragama"))
    cataloguing.add(desk, me, Citation("PP", "12", 2017, "Pembinaan dan Pengawasan Pemerintahan Daerah"))
    cataloguing.add(desk, me, Word("megaproyek"))
    assert cataloguing.find(desk, "acronym", "fkub").label == "FKUB"
    assert cataloguing.find(desk, "citation", "PP 12/2017").label == "PP Nomor 12 Tahun 2017"
    assert cataloguing.find(desk, "word", "megaproyek").label == "megaproyek"
    with pytest.raises(BadInput, match=r"stands for|kepanjangan"):
        cataloguing.add(desk, me, Acronym("XYZ", " "))
