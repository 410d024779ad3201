"""The file itself: its schema, its versions, what is refused, and what no statement can change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
import sqlalchemy as sa

from humasdesk.errors import NotFound, StoreDamaged, StoreError, StoreFull, StoreNewer
from humasdesk.services import safekeeping, searching
from humasdesk.services.desk import open_desk
from humasdesk.store import migrations, sqlite
from humasdesk.store import tables as t
from humasdesk.store.database import open_store
from humasdesk.store.layout import FILE_NAME
from store.office import FORMS, FakeClock, Office

SAMPLES = Path(__file__).with_name("samples")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path / "desk") as made:
        yield made


def reopen(home: Path, **more: object) -> None:
    open_store(home, FORMS, FakeClock(), **more).close()  # type: ignore[arg-type]  # flags of two kinds, handed on


def pragma(home: Path, text: str) -> list[tuple[object, ...]]:
    with closing(sqlite.connect(home / FILE_NAME)) as connection:
        return list(connection.execute(f"PRAGMA {text}"))


# -- what the file is made of

def test_the_migrations_make_the_tables_that_the_program_speaks_of(office: Office) -> None:
    with office.store.reading() as connection:
        found = sa.inspect(connection)
        for table in (*t.journal.sorted_tables, *t.derived.sorted_tables):
            columns = found.get_columns(table.name)
            assert [one["name"] for one in columns] == [one.name for one in table.columns], table.name
            assert [str(one["type"]) for one in columns] == [str(one.type) for one in table.columns], table.name
            wanted = [one.nullable for one in table.columns if not one.primary_key]
            assert [one["nullable"] for one in columns if not one["primary_key"]] == wanted, table.name
            assert {one.name for one in table.primary_key} == {one["name"] for one in columns if one["primary_key"]}
        strict = connection.exec_driver_sql(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite%'").all()
    assert [name for name, is_strict in strict if not is_strict] == []


def test_pragmas_and_marks_of_the_file(office: Office) -> None:
    with office.store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in (
            "journal_mode", "synchronous", "foreign_keys", "trusted_schema", "application_id", "user_version")}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
                     "application_id": sqlite.APPLICATION_ID, "user_version": len(migrations.MIGRATIONS)}


@pytest.mark.parametrize("statement", [
    "UPDATE record SET body = x'00'", "UPDATE record SET seq = seq + 100", "DELETE FROM record",
    "DELETE FROM record WHERE seq = 1", "REPLACE INTO record SELECT * FROM record",
    "INSERT INTO record (id, signature, body) VALUES (x'00', zeroblob(64), x'00')",
    "INSERT INTO record (id, signature, body) VALUES (zeroblob(32), x'00', x'00')",
])
def test_the_journal_only_grows(office: Office, statement: str) -> None:
    office.write("mar", "satu")
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        before = connection.execute("SELECT * FROM record").fetchall()
        with pytest.raises(sqlite.driver().IntegrityError):
            connection.execute(statement)
        assert connection.execute("SELECT * FROM record").fetchall() == before


# -- other files, other versions

def test_a_store_of_a_newer_program_is_refused_and_left_alone(office: Office) -> None:
    office.store.close()
    pragma(office.home, "user_version = 99")
    before = (office.home / FILE_NAME).read_bytes()
    for readonly in (False, True):
        with pytest.raises(StoreNewer, match="newer HumasDesk"):
            reopen(office.home, readonly=readonly)
    assert (office.home / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("statement", ["CREATE TABLE notes (text)", "PRAGMA application_id = 7"])
def test_another_program_s_database_is_refused(tmp_path: Path, statement: str) -> None:
    with closing(sqlite.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(statement)
    with pytest.raises(StoreNewer, match="not a HumasDesk store"):
        reopen(tmp_path, create=True)


def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("bukan basis data " * 200, encoding="utf-8")
    with pytest.raises(StoreDamaged, match="damaged"):
        reopen(tmp_path)


def test_no_desk_is_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="people add"):
        reopen(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_migration_is_made_whole_or_not_at_all(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.write("mar", "satu")
    office.store.close()

    def breaks(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise ZeroDivisionError

    def holds(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE whole (x INTEGER) STRICT")

    copied: list[Path] = []
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, holds, breaks))
    with pytest.raises(ZeroDivisionError):
        reopen(office.home, before_upgrade=copied.append)
    assert copied == [office.home / FILE_NAME]
    assert pragma(office.home, "user_version") == [(1,)]
    assert pragma(office.home, "table_info(whole)") == []
    with pytest.raises(StoreError, match="Open it once for writing"):
        reopen(office.home, readonly=True)

    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:-1])
    reopen(office.home, before_upgrade=copied.append)
    assert pragma(office.home, "user_version") == [(2,)]
    assert len(pragma(office.home, "table_info(whole)")) == 1
    reopen(office.home, before_upgrade=copied.append)
    assert len(copied) == 2


def test_an_upgrade_backs_the_desk_up_and_a_backup_that_fails_stops_it(tmp_path: Path,
                                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    with open_desk(tmp_path, create=True):
        pass
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, lambda connection: None))
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=0))
        with pytest.raises(StoreFull), open_desk(tmp_path):
            pass
    assert pragma(tmp_path, "user_version") == [(1,)]
    told: list[tuple[int, int]] = []
    with open_desk(tmp_path, progress=lambda *far: told.append(far)):
        pass
    assert told[0] == (0, 1), "said before the copy is made"
    assert [one.why for one in safekeeping.backups(tmp_path)] == ["before-upgrade"]


def test_rows_of_another_derivation_are_made_anew_on_opening(office: Office) -> None:
    office.write("mar", "satu")
    office.store.close()
    with closing(sqlite.connect(office.home / FILE_NAME)) as connection:
        connection.execute("UPDATE derivation SET version = '0 old'")
        connection.execute("DELETE FROM release")
    with pytest.raises(StoreError, match="Open it once for writing"):
        reopen(office.home, readonly=True)
    told: list[tuple[int, int]] = []
    office.store = open_store(office.home, FORMS, office.clock, progress=lambda *far: told.append(far))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    assert office.problems() == []


# -- stores of every version that was given out

@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.sqlite")), ids=lambda path: path.stem)
def test_a_store_of_an_earlier_version_opens_whole(sample: Path, tmp_path: Path) -> None:
    home = tmp_path / "desk"
    home.mkdir()
    shutil.copyfile(sample, home / FILE_NAME)
    with open_desk(home) as desk:
        assert searching.search(desk, "bangun")
        assert sum(searching.counts(desk).values()) >= 5
    problems = safekeeping.verify_home(home).problems
    assert [one for one in problems if not one.startswith("The file ")] == []  # the pictures are not kept with it


def test_this_version_has_its_sample() -> None:
    """Made by ``PYTHONPATH=tests python -m store.full_desk tests/store/samples/store-N.sqlite``, and never again."""
    assert (SAMPLES / f"store-{len(migrations.MIGRATIONS)}.sqlite").exists()


# -- the engine underneath

class _Old(ModuleType):
    sqlite_version_info = (3, 40, 1)
    sqlite_version = "3.40.1"


def test_an_engine_that_can_lose_work_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite.importlib, "import_module", _Old)
    with pytest.raises(StoreError, match=r"3\.40\.1.*3\.51\.3 or newer") as refused:
        sqlite.driver()
    assert "pysqlite3" in refused.value.sentence


def test_the_standard_library_serves_where_it_is_new_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    class New(_Old):
        sqlite_version_info = (3, 51, 3)

    def load(name: str) -> ModuleType:
        if name == "sqlite3":
            return New(name)
        raise ImportError(name)

    monkeypatch.setattr(sqlite.importlib, "import_module", load)
    assert sqlite.driver().__name__ == "sqlite3"


@pytest.mark.parametrize(("text", "kind"), [
    ("database or disk is full", StoreFull), ("disk I/O error", StoreFull), ("database is locked", StoreError),
    ("database disk image is malformed", StoreDamaged), ("file is not a database", StoreDamaged),
    ("Could not decode to UTF-8 column 'value'", StoreDamaged), ("attempt to write a readonly database", StoreError),
    ("unable to open database file", StoreError),
])
def test_what_a_person_can_mend_is_a_sentence(text: str, kind: type[StoreError]) -> None:
    made = sqlite.sentence_for(sqlite.driver().OperationalError(text))
    assert isinstance(made, kind)
    assert made.sentence.endswith(".")


def test_a_mistake_of_ours_flies(office: Office) -> None:
    assert sqlite.sentence_for(sqlite.driver().OperationalError("no such table: nowhere")) is None
    with pytest.raises(sa.exc.OperationalError, match="no such table"), office.store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
