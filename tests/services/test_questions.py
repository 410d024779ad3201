"""Open questions stop a submit until mended or answered; answers outlive edits; weights by desk and release."""

from __future__ import annotations

import pytest

from humasdesk.errors import Refused
from humasdesk.services import answering, configuring
from humasdesk.services.checking import questions
from humasdesk.services.checking.questions import Examined
from services.office import Office

BODY = ("Gubernur menyampaikan hal itu.\n\nAcara digelar Senin (3/12/2025) di kantor.\n\n"
        "Warga menyambut pembangnan itu.\n")


def examined(office: Office, release: str) -> Examined:
    return questions.examine(office.desk, office.content(release), answering.of_release(office.desk, release))


def rules(office: Office, release: str) -> set[str]:
    return {one.rule for group in examined(office, release).findings for one in group.each()}


@pytest.fixture
def release(office: Office) -> str:
    return office.new(body=BODY)


def answer(office: Office, release: str, rule: str, said: str = "ignore") -> None:
    for one in questions.named(examined(office, release).findings, rule):
        questions.answer(office.desk, office.me("mar"), release, one, said)


def test_open_questions_stop_a_submit_and_a_publish(office: Office, release: str) -> None:
    with pytest.raises(Refused, match="pembangnan"):
        office.move("submit", release, "mar")
    answer(office, release, "SPELL")
    with pytest.raises(Refused, match="Senin"):
        office.move("submit", release, "mar")
    answer(office, release, "FACT-WEEKDAY", "confirm")
    office.move("submit", release, "mar")
    assert office.summary(release).state == "submitted"


def test_a_question_that_is_open_again_stops_a_publish_but_no_forced_one(office: Office, release: str) -> None:
    office.answer_all(release)
    office.move("submit", release, "mar")
    office.move("approve", release, "sul")
    (given,) = [said for one, said in examined(office, release).answered if one.rule == "SPELL"]
    questions.reopen(office.desk, office.me("mar"), release, given)
    with pytest.raises(Refused, match="pembangnan"):
        office.publish(release)
    assert office.state(release)[2] == "none"
    urgent = office.new(body=BODY)
    office.publish(urgent, force=True, reason="Banjir")
    assert office.summary(urgent).state == "published"


def test_an_answer_outlives_an_edit_nearby_and_not_one_of_its_words(office: Office, release: str) -> None:
    answer(office, release, "SPELL")
    office.edit(release, body=BODY.replace("menyambut", "lama menanti dan menyambut").replace("Gubernur", "Wagub"))
    assert "SPELL" not in rules(office, release)
    assert [given.answer for one, given in examined(office, release).answered if one.rule == "SPELL"] == ["ignore"]
    office.edit(release, body=BODY.replace("pembangnan", "pembngunan"))
    assert "SPELL" in rules(office, release)


def test_a_word_is_known_in_this_release_at_the_desk_or_here_alone(office: Office, release: str) -> None:
    other = office.new(body=BODY)
    answering.give(office.desk, office.me("mar"), release, "word", "pembangnan", "know", words="pembangnan")
    assert "SPELL" not in rules(office, release)
    assert "SPELL" in rules(office, other)
    questions.know_word(office.desk, "pembangnan")
    assert "SPELL" not in rules(office, other)
    questions.know_word(office.desk, "pembangnan", known=False)
    assert "SPELL" in rules(office, other)


def test_a_rule_is_weighed_by_the_desk_and_over_it_by_the_release(office: Office, release: str) -> None:
    other = office.new(body=BODY)
    configuring.set_shared(office.desk, office.me("adm"), {"check.rules": "SPELL=off"})
    assert "SPELL" not in rules(office, release)
    answering.give(office.desk, office.me("mar"), release, "rule", "SPELL", "hint", rule="SPELL")
    found = [one for one in examined(office, release).findings if one.rule == "SPELL"]
    assert [one.severity for one in found] == ["hint"]
    assert "SPELL" not in rules(office, other)


def test_an_office_says_what_stops_it_but_an_empty_text_always_does(office: Office, release: str) -> None:
    configuring.set_shared(office.desk, office.me("adm"), {"check.blocking": ""})
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="It has no text"):
        office.move("submit", office.new(body=""), "mar")


def test_a_finding_is_named_by_short_name_number_rule_and_kind(office: Office, release: str) -> None:
    found = examined(office, release).findings
    spelling = questions.named(found, "spell")[0]
    assert questions.named(found, questions.name_of(spelling)) == (spelling,)
    assert spelling in questions.named(found, "error")
    assert questions.named(found, "1")[0] == questions.alone(found[0])
