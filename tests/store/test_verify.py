"""What verify names in a journal that was tampered with, and what it does not mind."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from humasdesk.domain.release import Content
from humasdesk.i18n import mark
from humasdesk.records.record import canonical
from humasdesk.store import sqlite
from humasdesk.store.findings import Findings
from humasdesk.store.layout import FILE_NAME
from humasdesk.store.verify import verify, verify_file
from store.office import FORMS, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path) as made:
        made.write("mar", "satu")
        yield made


def slip_in(office: Office, said: dict[str, Any], who: str = "mar", *, body: bytes | None = None,
            signature: bytes | None = None) -> None:
    """Put a record into the journal past the program."""
    raw = canonical(said) if body is None else body
    signed = office.keys[who].sign(raw) if signature is None else signature
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        connection.execute("INSERT INTO record (id, signature, body) VALUES (?, ?, ?)",
                           (hashlib.sha256(signed + raw).digest(), signed, zlib.compress(raw)))


def link(office: Office, n: int, prev: str | None, who: str = "mar", **more: Any) -> dict[str, Any]:
    """The envelope of a record of an unknown kind, which means nothing and may stand anywhere."""
    return {"t": "humasdesk.greeting/1", "key": office.keys[who].public, "n": n, "prev": prev,
            "at": "2026-11-23T08:15:30.000Z", **more}


def tip(office: Office) -> tuple[int, str]:
    with office.store.reading() as connection:
        row = connection.exec_driver_sql("SELECT n, id FROM link WHERE key = ? ORDER BY n DESC LIMIT 1",
                                         (office.keys["mar"].public,)).one()
    return row[0], row[1]


def rebuilt(office: Office) -> list[str]:
    office.store.rebuild()
    return office.problems()


def test_a_whole_desk_has_no_problems_and_progress_reaches_the_end(office: Office) -> None:
    seen: list[tuple[int, int]] = []
    found = verify(office.store, office.files, progress=lambda done, total: seen.append((done, total)))
    assert (found.problems, found.notes, found.records) == ((), (), 3)
    assert seen[-1] == (3, 3)
    assert all(done <= total for done, total in seen)
    assert seen == sorted(seen)


def test_what_is_written_meanwhile_does_not_disturb(office: Office) -> None:
    def write(done: int, total: int) -> None:
        office.write("tia", f"sementara itu {done}")

    found = verify(office.store, office.files, progress=write)
    assert (found.problems, found.records) == ((), 3)
    assert office.problems() == []


def test_whoever_verifies_may_cancel(office: Office) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verify(office.store, office.files, progress=stop)
    assert list(office.home.glob(".verify-*")) == []


def test_nothing_is_written_to_the_desk(office: Office) -> None:
    office.store.close()
    before = {path: path.read_bytes() for path in office.home.rglob("*") if path.is_file()}
    assert verify_file(office.home / FILE_NAME, office.files, FORMS).ok
    after = {path: path.read_bytes() for path in office.home.rglob("*")
             if path.is_file() and not path.name.endswith(("-wal", "-shm"))}
    assert after == before


def test_an_unknown_kind_is_kept_and_no_damage(office: Office) -> None:
    n, last = tip(office)
    slip_in(office, link(office, n + 1, last))
    assert rebuilt(office) == []


def test_a_gap_in_a_chain_is_named(office: Office) -> None:
    n, last = tip(office)
    slip_in(office, link(office, n + 3, last))
    assert rebuilt(office) == ["In the chain of Mar, records 2 to 3 are missing."]
    assert n == 1


def test_a_record_that_names_another_before_it_is_named(office: Office) -> None:
    n, _ = tip(office)
    slip_in(office, link(office, n + 1, "ab" * 32))
    assert rebuilt(office) == ["In the chain of Mar, record 2 does not follow the one before it."]


def test_a_fork_is_a_note(office: Office) -> None:
    n, last = tip(office)
    for text in "ab":
        slip_in(office, link(office, n + 1, last, text=text))
    office.store.rebuild()
    found = verify(office.store, office.files)
    assert found.ok
    assert [one.sentence.split(":")[0] for one in found.notes] == [
        "The chain of Mar goes on in two ways from record 2 on"]


@pytest.mark.parametrize(("how", "why"), [
    ("signature", "The record's signature does not hold."), ("form", "not written in the canonical form"),
    ("envelope", "The record's envelope is incomplete."), ("field", "The record's field embargo is missing or wrong."),
    ("json", "The record's body cannot be read."),
])
def test_a_record_that_does_not_hold_is_named_with_why(office: Office, how: str, why: str) -> None:
    n, last = tip(office)
    said = link(office, n + 1, last)
    match how:
        case "signature":
            slip_in(office, said, signature=bytes(64))
        case "form":
            slip_in(office, said, body=json.dumps(said).encode())
        case "envelope":
            slip_in(office, said | {"n": 0})
        case "field":
            slip_in(office, said | {"t": "humasdesk.revision/1", "release": "01a20943-f9b4-7888-b535-722ba7705097",
                                    "roster": last, "parents": [], "after": []})
        case _:
            slip_in(office, said, body=b"{")
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        (seq,) = connection.execute("SELECT max(seq) FROM record").fetchone()
    problems = office.problems()
    assert problems[0].startswith(f"Record {seq} (")
    assert why in problems[0]


def test_a_record_taken_out_of_the_middle_is_missed(office: Office) -> None:
    office.write("mar", "dua")
    office.write("mar", "tiga")
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        connection.execute("DROP TRIGGER record_remains")
        connection.execute("DELETE FROM record WHERE seq = 4")
    problems = office.problems()
    assert "In the chain of Mar, record 2 is missing." in problems
    assert "The store's trigger record_remains is not as this program makes it." in problems


def test_a_journal_whose_end_was_cut_off_is_noticed(office: Office) -> None:
    office.write("mar", "dua")
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        connection.execute("DROP TRIGGER record_remains")
        connection.execute("DELETE FROM record WHERE seq = 4")
    assert "The journal's last record has number 3, but the store noted 4." in office.problems()


def test_a_text_in_the_index_that_says_something_else_is_named(office: Office) -> None:
    office.write("mar", Content(headline="rapat", body="warga desa jalan"))
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        (place,) = connection.execute("SELECT max(position) FROM reading").fetchone()
        connection.execute("DELETE FROM search WHERE rowid = ?", (place,))
        connection.execute("INSERT INTO search(rowid, headline, kicker, names, body, forms) VALUES (?, ?, ?, ?, ?, ?)",
                           (place, "rapat", "", "", "warga jalan desa", "rapat warga desa jalan"))
    named = {one.split("“")[1].split("”")[0] for one in office.problems()}
    assert named == {"desa", "jalan"}  # the same words, in another order


def test_of_many_problems_of_a_kind_the_first_are_shown_and_the_others_counted() -> None:
    found = Findings()
    for number in range(50):
        found.problem(mark("The number {number} was given twice."), number=number)
    found.note(mark("The file {name} is missing."), name="x")
    assert len(found.problems) == 21
    assert found.problems[-1].sentence == "And 30 more of these kinds."
    assert len(found.notes) == 1
    assert not found.ok


def test_the_quick_way_leaves_the_comparison_out(office: Office) -> None:
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        connection.execute("UPDATE release SET headline = 'lain'")
    assert verify_file(office.home / FILE_NAME, office.files, FORMS, rebuilt=False).ok
    assert not verify_file(office.home / FILE_NAME, office.files, FORMS).ok


def test_a_desk_where_nothing_may_be_written_is_verified_all_the_same(office: Office,
                                                                     monkeypatch: pytest.MonkeyPatch) -> None:
    office.store.close()
    monkeypatch.setattr(sqlite, "writable", lambda folder: False)
    assert verify_file(office.home / FILE_NAME, office.files, FORMS).ok
    assert list(office.home.glob(".verify-*")) == []
