"""Every move of the house rules, lawful and refused, for every state and everybody."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from humasdesk.errors import DeskError, Refused
from humasdesk.records.codec import RevisionSaid
from humasdesk.services import drafting, people, publishing, reviewing
from services.office import Office, opened

ACTIONS = ("edit", "submit", "recall", "return", "approve", "accept-edit", "publish", "force-publish", "approve-after",
           "correct", "drop-correction", "withdraw", "reinstate", "discard", "restore-release")
EVERYBODY = ("mar", "bud", "sul", "rin", "adm")


def _returned(office: Office) -> str:
    release = office.new()
    office.move("submit", release, "mar")
    office.move("return", release, "sul", note="Tambah kutipan")
    return release


def _submitted(office: Office) -> str:
    release = office.new()
    office.move("submit", release, "mar")
    return release


def _discarded(office: Office) -> str:
    release = office.new()
    office.move("discard", release, "mar")
    return release


def _withdrawn(office: Office) -> str:
    release = office.published()
    office.move("withdraw", release, "sul", reason="Acara batal")
    return release


def _correcting(office: Office) -> str:
    release = office.published()
    publishing.correct(office.desk, office.me("mar"), release, "Nama acara")
    return release


def _forced(office: Office) -> str:
    release = office.new()
    office.publish(release, force=True, reason="Banjir")
    return release


MAKE: dict[str, Callable[[Office], str]] = {
    "draft": Office.new, "submitted": _submitted, "returned": _returned, "approved": Office.approved,
    "discarded": _discarded, "published": Office.published, "withdrawn": _withdrawn, "correcting": _correcting,
    "forced": _forced,
}
"""How a release by mar comes into each state; sul reviews, publishes and forces."""

LAWFUL = {
    "draft": {"edit": "mar bud sul rin", "submit": "mar sul rin", "force-publish": "sul rin", "discard": "mar sul rin"},
    "submitted": {"edit": "sul rin", "recall": "mar", "return": "sul rin", "approve": "sul rin",
                  "force-publish": "sul rin"},
    "returned": {"edit": "mar bud sul rin", "submit": "mar sul rin", "force-publish": "sul rin",
                 "discard": "mar sul rin"},
    "approved": {"edit": "mar bud sul rin", "recall": "mar", "return": "sul rin", "publish": "sul rin"},
    "discarded": {"restore-release": "mar sul rin"},
    "published": {"correct": "mar bud sul rin", "withdraw": "sul rin"},
    "withdrawn": {"reinstate": "sul rin"},
    "correcting": {"edit": "mar bud sul rin", "submit": "mar sul rin", "force-publish": "sul rin",
                   "drop-correction": "mar sul rin", "withdraw": "sul rin"},
    "forced": {"correct": "mar bud sul rin", "withdraw": "sul rin", "approve-after": "rin"},
}
"""Who may do what, by state: the house rules' table, written out."""

AFTER = {
    "edit": {"submitted": "submitted", "returned": "returned"}, "submit": "submitted", "recall": "draft",
    "return": "returned", "approve": "approved", "publish": "published", "force-publish": "published",
    "approve-after": "published", "correct": "draft", "withdraw": {"published": "withdrawn", "correcting": "draft",
                                                                   "forced": "withdrawn"},
    "reinstate": "published", "discard": "discarded", "restore-release": "draft", "drop-correction": "published",
}


def attempt(office: Office, action: str, release: str, by: str) -> None:
    """A move with everything said that it needs."""
    if action == "edit":
        office.edit(release, by, headline=f"Diubah {by}")
    elif action in ("publish", "force-publish"):
        office.publish(release, by, force=action == "force-publish", reason="Banjir", correction="Nama acara")
    elif action == "correct":
        publishing.correct(office.desk, office.me(by), release, "Nama acara")
    else:
        office.move(action, release, by, note="Catatan", reason="Alasan")


@pytest.fixture(scope="module")
def shared(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One desk for all tests that leave no trace but releases of their own."""
    with opened(Path(shutil.copytree(founded, tmp_path_factory.mktemp("moves") / "desk"))) as found:
        yield found


@pytest.fixture(scope="module")
def standing(shared: Office) -> Callable[[str], str]:
    """A release that stands in a state, for moves that are refused."""
    return lru_cache(lambda state: MAKE[state](shared))


@pytest.mark.parametrize("state", list(MAKE))
def test_the_table_of_moves(shared: Office, standing: Callable[[str], str], state: str) -> None:
    office, one = shared, standing(state)
    before, said = office.state(one), len(office.history(one))
    for action in ACTIONS:
        allowed = LAWFUL[state].get(action, "").split()
        for by in EVERYBODY:
            if by in allowed:
                release = MAKE[state](office)
                attempt(office, action, release, by)
                wanted = AFTER[action]
                assert office.summary(release).state == (
                    wanted if isinstance(wanted, str) else wanted.get(state, "draft")), (action, by)
                assert reviewing.history(office.desk, release)[-1].counts, (action, by)
            else:
                with pytest.raises(Refused):
                    attempt(office, action, one, by)
    assert (office.state(one), len(office.history(one))) == (before, said)


@pytest.mark.parametrize(("state", "action", "by", "sentence"), [
    ("draft", "submit", "bud", "Only somebody who wrote this text, or a supervisor, can do this."),
    ("draft", "approve", "sul", "It is a draft. It has to be submitted first."),
    ("draft", "return", "sul", "It is a draft. It has to be submitted first."),
    ("draft", "recall", "mar", "It is a draft."),
    ("draft", "publish", "sul", "It is a draft. It has to be submitted and approved first."),
    ("draft", "force-publish", "mar", "Only a supervisor can do this."),
    ("draft", "edit", "adm", "Only writers and supervisors can do this."),
    ("draft", "withdraw", "sul", "It has not been published."),
    ("draft", "correct", "mar", "It has not been published."),
    ("draft", "approve-after", "sul", "It has not been published."),
    ("draft", "restore-release", "mar", "It is a draft."),
    ("submitted", "submit", "mar", "It waits for review already."),
    ("submitted", "edit", "mar", "This release waits for review. Recall it first, or ask a supervisor to edit it."),
    ("submitted", "approve", "bud", "Only a supervisor can do this."),
    ("submitted", "recall", "sul", "Only who wrote or submitted this text can recall it."),
    ("submitted", "publish", "sul", "It waits for review. It has to be approved first."),
    ("submitted", "discard", "mar", "It waits for review. Recall it first."),
    ("submitted", "accept-edit", "mar", "This desk has no rule that lets writers accept a supervisor's edit."),
    ("returned", "approve", "sul", "It was returned to its writer. It has to be submitted again first."),
    ("approved", "approve", "rin", "It is approved."),
    ("approved", "publish", "mar", "Only a supervisor can publish."),
    ("approved", "force-publish", "sul", "It is approved. Publish it without force."),
    ("approved", "discard", "mar", "It is approved. Recall it first."),
    ("discarded", "edit", "mar", "It was discarded. Restore it first."),
    ("discarded", "publish", "sul", "It was discarded. Restore it first."),
    ("discarded", "restore-release", "bud", "Only somebody who wrote this text, or a supervisor, can do this."),
    ("published", "edit", "mar", "This text is already published. Use a correction, or withdraw it."),
    ("published", "submit", "mar", "This text is already published. Use a correction, or withdraw it."),
    ("published", "publish", "sul", "This text is already published. Use a correction, or withdraw it."),
    ("published", "discard", "mar", "Something of this release is public. Withdraw it instead."),
    ("published", "approve-after", "rin", "This edition needs no approval afterwards."),
    ("published", "reinstate", "sul", "It is published."),
    ("withdrawn", "withdraw", "sul", "It is withdrawn."),
    ("withdrawn", "correct", "mar", "It is withdrawn."),
    ("withdrawn", "edit", "mar", "This text is withdrawn. Reinstate it before it is corrected."),
    ("correcting", "correct", "bud", "A correction is already being written. Edit that one."),
    ("correcting", "discard", "mar", "Something of this release is public. Cancel the correction instead."),
    ("correcting", "correct", "mar", "A correction is already being written. Edit that one."),
    ("published", "drop-correction", "sul", "No correction is being written."),
    ("draft", "drop-correction", "mar", "It has not been published."),
    ("forced", "approve-after", "sul", "You published this without approval, so somebody else has to approve it."),
    ("forced", "approve-after", "mar", "Only a supervisor can do this."),
])
def test_a_refused_move_says_why(shared: Office, standing: Callable[[str], str], state: str, action: str, by: str,
                                 sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        attempt(shared, action, standing(state), by)
    assert refusal.value.sentence == sentence


@pytest.mark.parametrize(("state", "action", "said", "sentence"), [
    ("submitted", "return", {"note": "  "}, "Say why, in a note to the writer (--note)."),
    ("published", "withdraw", {"note": "kepada rekan"}, "Give the public reason (--reason)."),
    ("withdrawn", "reinstate", {}, "Give the public reason (--reason)."),
])
def test_some_moves_need_words(shared: Office, standing: Callable[[str], str], state: str, action: str,
                               said: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        shared.move(action, standing(state), "sul", **said)
    assert refusal.value.sentence == sentence


def test_force_needs_a_reason_and_a_correction_a_note(office: Office) -> None:
    with pytest.raises(Refused, match="public reason"):
        office.publish(office.new(), force=True, reason=" ")
    with pytest.raises(Refused, match="what the correction puts right"):
        publishing.correct(office.desk, office.me("mar"), office.published(), "  ")


# -- an approval binds to the exact text

def test_an_edit_after_approval_is_a_new_head_without_it(office: Office) -> None:
    release = office.approved()
    approved = drafting.head_of(office.desk, release).id
    office.edit(release, "bud", headline="Rakor lain")
    assert office.state(release) == ("draft", "draft", "none")
    with pytest.raises(Refused, match="It is a draft"):
        office.publish(release)
    steps = [step for step in reviewing.history(office.desk, release) if step.action == "approve"]
    assert [(step.revision, step.counts) for step in steps] == [(approved, True)]


def test_nothing_changed_is_no_new_head(office: Office) -> None:
    release = office.approved()
    office.edit(release, "bud", headline=office.content(release).headline)
    assert office.summary(release).state == "approved"


def test_recall_takes_an_approval_back(office: Office) -> None:
    release = office.approved()
    office.move("recall", release, "mar")
    assert office.summary(release).state == "draft"


def test_writers_publish_where_the_desk_says_so(office: Office) -> None:
    people.set_policy(office.desk, "writers-publish", on=True)
    release = office.approved()
    office.publish(release, "bud")
    people.set_policy(office.desk, "writers-publish", on=False)
    assert office.state(release) == ("published", "approved", "published")  # was lawful when it was done
    with pytest.raises(Refused, match="Only a supervisor can publish"):
        office.publish(office.approved(), "bud")


def test_a_correction_stands_beside_the_edition(office: Office) -> None:
    release = _correcting(office)
    assert office.state(release) == ("draft", "draft", "published")
    office.edit(release, headline="Rakor Bupati")
    office.move("submit", release, "mar")
    assert office.state(release) == ("submitted", "submitted", "published")
    office.move("approve", release, "sul")
    office.publish(release)
    assert office.state(release) == ("published", "approved", "published")
    assert office.history(release)[-1] == ("publish", "Sulaiman", "Nama acara")


def test_two_corrections_with_the_same_words(office: Office) -> None:
    release = office.published()
    office.corrected(release, "Salah ketik", headline="Satu")
    office.corrected(release, "Salah ketik", headline="Dua")
    assert office.summary(release).editions == 3


def test_a_text_that_lacks_something_is_not_submitted(office: Office) -> None:
    release = office.new(headline="", body="")
    with pytest.raises(Refused) as refusal:
        office.move("submit", release, "mar")
    assert refusal.value.sentence == "The text is not ready: It has no headline. It has no text."
    with pytest.raises(DeskError, match="There is no release"):
        office.move("submit", "01936f5a-7c11-7000-8000-3f2a1b4c5d6e", "mar")


def test_history_tells_everything_in_order(office: Office) -> None:
    release = _returned(office)
    office.edit(release, body="Lengkap.\n")
    office.move("submit", release, "mar", note="Sudah")
    office.move("approve", release, "sul", note="Baik")
    office.publish(release)
    office.move("withdraw", release, "sul", reason="Acara batal")
    assert office.history(release) == [
        ("edit", "Maria", ""), ("submit", "Maria", ""), ("return", "Sulaiman", "Tambah kutipan"), ("edit", "Maria", ""),
        ("submit", "Maria", "Sudah"), ("approve", "Sulaiman", "Baik"), ("publish", "Sulaiman", ""),
        ("withdraw", "Sulaiman", "Acara batal")]


# -- two heads, as an exchange with another desk may bring them

def test_a_release_with_two_heads_waits_for_somebody_to_combine_them(office: Office) -> None:
    release = office.new()
    first = drafting.head_of(office.desk, release)
    office.edit(release, "bud", headline="Rakor Bupati")
    office.move("submit", release, "mar")
    with office.desk.writing() as writer:
        writer.say(office.me("mar").key, RevisionSaid(release, writer.rosters.newest_id, (first.id,), (),
                                                      replace(first.content, headline="Rakor Wali Kota")))
    one = office.summary(release)
    assert (one.conflict, one.state) == (True, "draft")  # the state of the head that is furthest from the door
    for action, by in (("edit", "bud"), ("submit", "mar"), ("discard", "mar"), ("force-publish", "sul")):
        with pytest.raises(Refused, match="two versions side by side"):
            attempt(office, action, release, by)


# -- a correction that was not meant

def test_a_cancelled_correction_leaves_the_edition_as_it_was(office: Office) -> None:
    release = office.published()
    text, edition = office.content(release), drafting.head_of(office.desk, release).id
    publishing.correct(office.desk, office.me("bud"), release, "Nama acara")
    office.edit(release, "bud", headline="Salah tekan")
    written = drafting.head_of(office.desk, release).id
    office.move("drop-correction", release, "bud", note="Tidak jadi")
    assert office.state(release) == ("published", "approved", "published")
    assert drafting.head_of(office.desk, release).id == edition
    assert office.content(release) == text
    assert office.summary(release).headline == text.headline
    assert written in [step.revision for step in reviewing.history(office.desk, release)], "it stays in the history"
    publishing.correct(office.desk, office.me("mar"), release, "Nama acara")
    office.edit(release, "mar", headline="Rakor Forkopimda")
    office.move("submit", release, "mar")
    with office.desk.store.reading() as connection:
        assert office.me("bud").person.id not in drafting.verdict_in(connection, release).situation.writers
    office.move("approve", release, "sul")
    office.publish(release)
    assert office.summary(release).headline == "Rakor Forkopimda"
    assert office.summary(release).editions == 2


def test_a_correction_that_waits_is_recalled_before_it_is_cancelled(office: Office) -> None:
    release = office.published()
    publishing.correct(office.desk, office.me("mar"), release, "Nama acara")
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="Recall it first"):
        office.move("drop-correction", release, "mar")
    office.move("recall", release, "mar")
    office.move("drop-correction", release, "mar")
    assert office.summary(release).state == "published"


def test_what_a_return_asked_for_stands_until_it_is_approved(office: Office) -> None:
    desk, release = office.desk, office.new()
    office.move("submit", release, "mar")
    assert reviewing.brought_by(desk, release, "submit")[1] is None
    office.move("return", release, "sul", note="Sebut harinya.")
    office.move("submit", release, "mar")
    asked = reviewing.brought_by(desk, release, "submit")[1]
    assert asked is not None
    assert (asked.note, asked.action) == ("Sebut harinya.", "return")
    office.move("approve", release, "sul")
    office.move("recall", release, "mar")
    office.move("submit", release, "mar")
    assert reviewing.brought_by(desk, release, "submit")[1] is None, "the approval settled it"
