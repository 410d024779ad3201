"""Working copies: kept, brought back, and set aside where they cannot be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.services import drafting, people
from humasdesk.services.desk import open_desk
from humasdesk.store import drafts, sqlite
from humasdesk.store.drafts import WorkingCopy
from humasdesk.store.layout import FILE_NAME
from store.office import BEGUN, Office

TEXT = Content(headline="Rakor", body="Paragraf\n\nlain – “kutip” 😀")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path) as made:
        yield made


def keep(office: Office, content: Content = TEXT, base: tuple[str, ...] = ()) -> WorkingCopy:
    copy = WorkingCopy(new_id(office.clock()), new_id(BEGUN), base, content, BEGUN)
    with office.store.writing() as writer:
        drafts.keep(writer.connection, copy)
    return copy


def spoil(office: Office, column: str, value: object) -> None:
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        connection.execute(f"UPDATE working_copy SET {column} = CAST(? AS TEXT)", (value,))  # noqa: S608 our own columns


def test_what_is_kept_is_read_back(office: Office) -> None:
    copy = keep(office, base=("ab" * 32,))
    with office.store.reading() as connection:
        assert drafts.all_copies(connection) == ([copy], [])
        assert drafts.get(connection, copy.release) == copy
        assert drafts.get(connection, new_id(BEGUN)) is None


def test_a_later_one_takes_the_place_of_an_earlier(office: Office) -> None:
    copy = keep(office)
    later = WorkingCopy(copy.release, copy.person, (), Content(headline="Kemudian"), office.clock())
    with office.store.writing() as writer:
        drafts.keep(writer.connection, later)
        assert drafts.all_copies(writer.connection)[0] == [later]
        drafts.drop(writer.connection, copy.release)
        assert drafts.all_copies(writer.connection) == ([], [])


@pytest.mark.parametrize(("column", "value"), [
    ("content", '{"headline": "lain"}'), ("content", "{"), ("content", b"\xff\xfe{"), ("base", "["),
    ("person", "x"), ("at", "kemarin"), ("release", b"\xc3("),
])
def test_a_doubtful_one_is_told_and_set_aside_byte_for_byte(office: Office, column: str, value: object) -> None:
    keep(office)
    spoil(office, column, value)
    assert any("A row of this computer alone is damaged" in one for one in office.problems())
    with office.store.writing() as writer:
        before = writer.connection.exec_driver_sql("SELECT CAST(content AS BLOB) FROM working_copy").scalar()
        good, doubtful = drafts.all_copies(writer.connection)
        assert (good, len(doubtful)) == ([], 1)
        drafts.put_aside(writer.connection, doubtful[0][0], doubtful[0][1], BEGUN)
        rows = writer.connection.exec_driver_sql("SELECT CAST(content AS BLOB) FROM set_aside").scalars().all()
        assert rows == [before]
        assert drafts.all_copies(writer.connection) == ([], [])
    assert office.problems() == []


def test_the_shelf_keeps_what_was_put_there(office: Office) -> None:
    copy = keep(office)
    with office.store.writing() as writer:
        drafts.put_aside(writer.connection, copy.release, "alasan", BEGUN)
        drafts.put_aside(writer.connection, copy.release, "lagi", BEGUN)  # nothing is there any more
        (one,) = drafts.shelf(writer.connection)
    assert (one.release, one.why) == (copy.release, "alasan")
    assert '"headline": "Rakor"' in one.content


def test_preferences_are_this_computer_s_own(office: Office) -> None:
    with office.store.writing() as writer:
        for value in ("id", "en"):
            drafts.set_preference(writer.connection, "interface.language", value)
        assert drafts.preference(writer.connection, "interface.language") == "en"
        assert drafts.preference(writer.connection, "anything") is None


def test_a_start_brings_back_what_was_typed_and_sets_aside_what_the_release_left_behind(tmp_path: Path) -> None:
    with open_desk(tmp_path, create=True) as desk:
        people.add(desk, "Maria Rosari", "mar", ["writer"])
        me = desk.me("mar")
        first, second = (drafting.create(desk, me, Content(headline=name))[0] for name in ("satu", "dua"))
        head = drafting.head_of(desk, second).id
        drafting.edit(desk, me, second, lambda _: Content(headline="dua lagi"))
        drafting.keep(desk, me, first, (drafting.head_of(desk, first).id,), TEXT)
        drafting.keep(desk, me, second, (head,), TEXT)
    with open_desk(tmp_path) as desk:
        found = drafting.recover(desk)
        assert [(copy.release, copy.content) for copy in found.copies] == [(first, TEXT)]
        assert [release for release, _ in found.aside] == [second]
        assert [one.release for one in drafting.shelf(desk)] == [second]
