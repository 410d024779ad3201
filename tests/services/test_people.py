"""People: the desk's root, who signs whom in, keys that end by position, and acts that stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from humasdesk.domain.people import Person
from humasdesk.errors import BadInput, NotFound, Refused, StoreError
from humasdesk.records.codec import MoveSaid, RevisionSaid
from humasdesk.services import drafting, people, publishing, reviewing
from humasdesk.services.desk import open_desk
from services.office import FakeClock, Office


def person(office: Office, initials: str) -> Person:
    return next(one for one in people.everybody(office.desk) if one.initials == initials and not one.retired)


def without_key(office: Office, initials: str) -> None:
    """The person's keys lie on another computer."""
    for grant in person(office, initials).keys:
        (office.desk.home / "private" / f"{grant.key}.key").unlink()


def test_the_first_person_makes_the_desk_and_is_its_admin(tmp_path: Path) -> None:
    home = tmp_path / "baru"
    with open_desk(home, create=True, now=FakeClock()) as desk:
        with pytest.raises(NotFound, match="Nobody is on this desk yet"):
            desk.me("mar")
        people.add(desk, "Maria  Rosari ", " MAR ", ["writer"])
        first = people.everybody(desk)[0]
        assert (first.name, first.initials, first.roles) == ("Maria Rosari", "mar", {"writer", "admin"})
        root = desk.rosters().newest_id
        people.add(desk, "Sulaiman", "sul", ["supervisor"])  # signed by the admin, who need not be named
        assert [one.initials for one in people.everybody(desk)] == ["mar", "sul"]
        assert people.everybody(desk)[1].roles == {"supervisor"}
        newest = desk.rosters().newest
        assert newest is not None
        assert (newest.version, newest.previous) == (2, root)
    key = next((home / "private").glob("*.key"))
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("name", "initials", "roles", "why"), [
    ("", "abc", ["writer"], "needs a name"), ("  ", "abc", ["writer"], "needs a name"),
    ("x" * 201, "abc", ["writer"], "at most 200"), ("Nina", "", ["writer"], "1 to 12 letters"),
    ("Nina", "a/b", ["writer"], "1 to 12 letters"), ("Nina", "n" * 13, ["writer"], "1 to 12 letters"),
    ("Nina", "a b", ["writer"], "1 to 12 letters"), ("Nina", "nin", [], "needs a role"),
    ("Nina", "nin", ["boss"], "There is no role boss. Known ones: writer, supervisor, admin"),
])
def test_bad_people_are_sentences(office: Office, name: str, initials: str, roles: list[str], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        people.add(office.desk, name, initials, roles)
    assert len(people.everybody(office.desk)) == 5


def test_initials_are_of_one_person(office: Office) -> None:
    with pytest.raises(Refused, match="Sulaiman Hadi has the initials sul already"):
        people.add(office.desk, "Sulastri", "SUL", ["writer"])
    with pytest.raises(Refused, match="Sulaiman Hadi has the initials sul already"):
        people.edit(office.desk, "bud", new_initials="sul")
    people.retire(office.desk, "sul")
    people.add(office.desk, "Sulastri", "sul", ["writer"])
    assert office.me("sul").person.name == "Sulastri"


def test_only_an_admin_signs(office: Office) -> None:
    with pytest.raises(Refused, match=r"Sulaiman Hadi is not an admin of this desk\. Ask Maria Rosari, Agus Salim"):
        people.add(office.desk, "Nina", "nin", ["writer"], by="sul")
    people.add(office.desk, "Nina", "nin", ["writer"], by="adm")
    for initials in ("mar", "adm"):
        without_key(office, initials)
    with pytest.raises(Refused, match=r"no admin's key is on this computer\. Ask Maria Rosari, Agus Salim"):
        people.add(office.desk, "Otto", "ott", ["writer"])
    with pytest.raises(Refused, match="Maria Rosari has no key on this computer"):
        people.add(office.desk, "Otto", "ott", ["writer"], by="mar")


def test_who_acts(office: Office) -> None:
    assert office.desk.me(" Sul ").person.name == "Sulaiman Hadi"
    with pytest.raises(Refused, match="On this computer: mar, bud, sul, rin, adm"):
        office.desk.me(None)
    with pytest.raises(NotFound, match=r"Nobody on this desk has the initials xyz\. On this computer: mar, bud"):
        office.desk.me("xyz")
    for initials in ("mar", "bud", "rin", "adm"):
        without_key(office, initials)
    assert office.desk.me(None).person.initials == "sul"
    with pytest.raises(Refused, match="Budi Santoso has no key on this computer"):
        office.desk.me("bud")


def test_a_damaged_key_is_a_sentence(office: Office) -> None:
    path = office.desk.home / "private" / f"{person(office, 'bud').keys[0].key}.key"
    path.write_text("{}", encoding="ascii")
    with pytest.raises(StoreError, match="key cannot be read on this computer"):
        office.me("bud")
    other = office.desk.home / "private" / f"{person(office, 'sul').keys[0].key}.key"
    path.write_bytes(other.read_bytes())
    with pytest.raises(StoreError, match="key on this computer is damaged"):
        office.me("bud")


# -- leaving

def test_who_retires_keeps_what_they_did_and_does_no_more(office: Office) -> None:
    release, waiting = office.published(), office.new()
    office.move("submit", waiting, "mar")
    gone = office.me("sul")
    people.retire(office.desk, "sul")
    assert office.state(release) == ("published", "approved", "published")
    assert all(step.counts for step in reviewing.history(office.desk, release))
    with pytest.raises(NotFound, match="Nobody on this desk has the initials sul"):
        office.me("sul")
    with pytest.raises(Refused, match="Its author is not, or was not then, on the roster"):
        reviewing.move(office.desk, gone, waiting, "approve")
    with pytest.raises(Refused, match="Sulaiman Hadi is retired already"):
        people.retire(office.desk, "sul")
    assert office.summary(waiting).state == "submitted"


def test_a_record_made_with_a_key_that_ended_counts_for_nobody(office: Office) -> None:
    release = office.new()
    office.move("submit", release, "mar")
    gone = office.me("sul")
    before = office.desk.rosters().newest_id
    people.retire(office.desk, "sul")
    head = drafting.head_of(office.desk, release)
    with office.desk.writing() as writer:  # as if his computer had gone on, under the roster it knew
        verdict = drafting.verdict_of(writer, release)
        writer.say(gone.key, MoveSaid(release, before, head.id, "approve", verdict.frontier))
        writer.say(gone.key, RevisionSaid(release, before, (head.id,), verdict.frontier, head.content))
    assert office.summary(release).state == "submitted"
    late = [step for step in reviewing.history(office.desk, release) if step.person == "Sulaiman Hadi"]
    assert [(step.action, step.counts) for step in late] == [("approve", False), ("edit", False)]
    assert all("not then, on the roster" in step.why_not for step in late)


def test_a_role_that_is_taken_away_ends_the_key_that_held_it(office: Office) -> None:
    release, waiting = office.published(), office.new()
    office.move("submit", waiting, "mar")
    old = office.me("sul")
    people.edit(office.desk, "sul", roles=["writer"])
    new = office.me("sul")
    assert (new.person.roles, new.key.public == old.key.public) == ({"writer"}, False)
    assert [grant.upto is None for grant in person(office, "sul").keys] == [False, True]
    assert office.summary(release).state == "published"
    with pytest.raises(Refused, match="Only a supervisor can do this"):
        reviewing.move(office.desk, new, waiting, "approve")
    with pytest.raises(Refused, match="not then, on the roster"):
        reviewing.move(office.desk, old, waiting, "approve")
    drafting.create(office.desk, new, office.content(waiting))


def test_a_role_that_is_added_keeps_the_key(office: Office) -> None:
    old = office.me("bud").key.public
    changed = people.edit(office.desk, "bud", name="Budi Santoso S.Sos.", roles=["writer", "supervisor"])
    assert (changed.name, office.me("bud").key.public) == ("Budi Santoso S.Sos.", old)
    release = office.new()
    office.move("submit", release, "mar")
    office.move("approve", release, "bud")


def test_an_edit_that_changes_nothing_writes_nothing(office: Office) -> None:
    before = office.desk.rosters().newest_id
    people.edit(office.desk, "bud", name="Budi Santoso", new_initials="BUD", roles=["writer"])
    assert office.desk.rosters().newest_id == before
    with pytest.raises(NotFound, match="Nobody on this desk has the initials xyz"):
        people.edit(office.desk, "xyz", name="X")
    with pytest.raises(BadInput):
        people.edit(office.desk, "bud", name=" ")


def test_the_desk_keeps_an_admin(office: Office) -> None:
    people.retire(office.desk, "adm")
    for deed in (lambda: people.retire(office.desk, "mar"),
                 lambda: people.edit(office.desk, "mar", roles=["writer"])):
        with pytest.raises(Refused, match=r"This desk needs an admin\. Make somebody else admin first"):
            deed()
    people.edit(office.desk, "sul", roles=["supervisor", "admin"])
    people.edit(office.desk, "mar", roles=["writer"])  # signs the roster that ends her own right
    assert people.admin(office.desk, None).person.initials == "sul"
    with pytest.raises(Refused, match="Maria Rosari is not an admin"):
        people.admin(office.desk, "mar")
    office.published()


# -- a key on another computer, and coming back

def test_a_second_key_works_beside_the_first(office: Office) -> None:
    without_key(office, "sul")
    release = office.new()
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match=r"has no key on this computer\. An admin adds it with humasdesk people add-key"):
        office.move("approve", release, "sul")
    people.add_key(office.desk, "sul", by="adm")
    office.move("approve", release, "sul")
    assert len(person(office, "sul").keys) == 2


def test_who_comes_back_gets_a_new_key(office: Office) -> None:
    people.retire(office.desk, "sul")
    people.add_key(office.desk, "sul")
    assert [grant.upto is None for grant in person(office, "sul").keys] == [False, True]
    office.published()


def test_policies(office: Office) -> None:
    assert people.policies(office.desk) == ()
    people.set_policy(office.desk, "writers-publish", on=True)
    people.set_policy(office.desk, "accept-edits", on=True, by="adm")
    assert people.policies(office.desk) == ("accept-edits", "writers-publish")
    people.set_policy(office.desk, "writers-publish", on=False)
    assert people.policies(office.desk) == ("accept-edits",)
    with pytest.raises(BadInput, match=r"There is no policy anarchy\. Known ones: accept-edits, writers-publish"):
        people.set_policy(office.desk, "anarchy", on=True)
    with pytest.raises(Refused, match="is not an admin"):
        people.set_policy(office.desk, "accept-edits", on=False, by="sul")


def test_an_admin_alone_neither_writes_nor_reviews(office: Office) -> None:
    with pytest.raises(Refused, match="Only writers and supervisors"):
        office.new(by="adm")
    with pytest.raises(Refused, match="Only writers and supervisors"):
        publishing.correct(office.desk, office.me("adm"), office.published(), "Nama")
