"""Pages and filters beside a plain sort of everything, with releases in every state and keys that tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from humasdesk.domain.release import STATES, Summary
from humasdesk.store import lists, paging, wanted
from humasdesk.store import tables as t
from humasdesk.store.paging import LIST_ORDERS, ListOrder
from humasdesk.store.wanted import Wanted
from store.office import BEGUN, Office

_DAY = date(2019, 3, 1)
_ROW = st.fixed_dictionaries({
    "headline": st.sampled_from(("", "Banjir", "banjir", "Áceh", "Rakor", "rakor kepala daerah", "“Kutip”", "Z")),
    "state": st.sampled_from(STATES),
    "date": st.none() | st.integers(0, 3).map(lambda days: (_DAY + timedelta(days)).isoformat()),
    "number_key": st.sampled_from(("", "2018/000000009/a", "2019/000000010/a", "2019/000000002/a")),
    "writers": st.sampled_from(('["ann"]', '["ann", "ben"]', '["b_n"]')),
})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    home: Path = tmp_path_factory.mktemp("paging") / "desk"
    with Office(home) as made:
        yield made


def _fill(connection: sa.Connection, rows: list[dict[str, str | None]]) -> None:
    connection.execute(sa.delete(t.release))
    for place, row in enumerate(rows, start=1):
        public = row["state"] if row["state"] in ("published", "withdrawn") else "none"
        connection.execute(sa.insert(t.release).values(
            id=f"r{place}", head="h", heads=1, working="draft", public=public, kicker="", dateline="", number="",
            editions=0, unapproved=0, refused="{}", created="2019-03-01T00:00:00.000Z",
            updated="2019-03-01T00:00:00.000Z", position=place * 3, **row))


_KEYS: dict[ListOrder, Callable[[Summary], object]] = {
    "newest": lambda one: -one.position,
    "oldest": lambda one: one.position,
    "headline": lambda one: ("".join(letter.lower() if letter.isascii() else letter for letter in one.headline),
                             one.position),
    "date": lambda one: (-(one.date or date.max).toordinal(), -one.position),
    "number": lambda one: ([-ord(letter) for letter in one.number_key.ljust(20, "\0")], -one.position),
    "state": lambda one: (["draft", "returned", "submitted", "approved", "published", "withdrawn",
                           "discarded"].index(one.state), -one.position),
}


@given(rows=st.lists(_ROW, max_size=25), order=st.sampled_from(LIST_ORDERS), size=st.integers(1, 7),
       states=st.sampled_from(((), ("draft",), ("published", "discarded"))))
def test_pages_one_after_another_are_a_plain_sort(office: Office, rows: list[dict[str, str | None]], order: ListOrder,
                                                  size: int, states: tuple[str, ...]) -> None:
    asked = Wanted(state=states)  # type: ignore[arg-type]  # hypothesis knows no literals
    with office.store.writing() as writer:
        connection = writer.connection
        _fill(connection, rows)
        everything = [lists.summary(row) for row in connection.execute(sa.select(t.release)).mappings()]
        expected = sorted((one for one in everything if (one.state in states if states else one.state != "discarded")),
                          key=_KEYS[order])  # type: ignore[arg-type]  # keys of one order compare
        found: list[Summary] = []
        while True:
            got = paging.page(connection, asked, lists.summary, order=order, limit=size,
                              after=found[-1] if found else None)
            found += got
            if len(got) < size:
                break
        assert [one.id for one in found] == [one.id for one in expected]
        assert wanted.count(connection, asked) == len(expected)
        connection.execute(sa.delete(t.release))


@pytest.mark.parametrize("order", LIST_ORDERS)
def test_every_order_is_read_from_an_index(office: Office, order: ListOrder) -> None:
    seen: list[str] = []

    def listen(conn: object, cursor: object, statement: str, parameters: object, *rest: object) -> None:
        seen.append(statement)

    with office.store.reading() as connection:
        sa.event.listen(connection, "before_cursor_execute", listen)
        last = Summary("x", "x", "draft", "draft", "none", updated=BEGUN, position=9)
        paging.page(connection, Wanted(), lists.summary, order=order, after=last)
        statement = next(one for one in seen if "FROM release" in one)
        values = tuple("1" for _ in range(statement.count("?")))
        plan = " ".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))
    assert "USE TEMP B-TREE" not in plan, plan
    assert "SEARCH release USING" in plan, plan


def test_filters_by_number_day_writer_and_embargo(office: Office) -> None:
    def row(place: int, **more: object) -> dict[str, object]:
        return {"id": f"r{place}", "head": "h", "heads": 1, "state": "published", "working": "approved",
                "public": "published", "headline": "x", "kicker": "", "dateline": "", "number": "", "number_key": "",
                "editions": 1, "unapproved": 0, "writers": '["ann"]', "refused": "{}",
                "created": "2019-01-01T00:00:00.000Z", "updated": "2020-06-01T00:00:00.000Z", "position": place} | more

    rows = [row(1, date="2019-12-31", number="001/HUMAS/XII/2019"), row(2, date="2020-01-01", writers='["a_n"]'),
            row(3), row(4, embargo_until="2026-11-23T08:15:30.001Z", embargo_zone="Asia/Makassar")]
    with office.store.writing() as writer:
        for one in rows:
            writer.connection.execute(sa.insert(t.release).values(**one))

        def ids(**asked: object) -> list[str]:
            page = lists.page(writer.connection, Wanted(**asked), order="oldest")  # type: ignore[arg-type]
            return [one.id for one in page]

        assert ids(years=(2019,)) == ["r1"]
        assert ids(years=(2019, 2020)) == ["r1", "r2", "r3", "r4"]  # without a day: the day it was last worked on
        assert ids(after=date(2019, 12, 31), before=date(2020, 6, 1)) == ["r2"]
        assert ids(number="humas/xii") == ["r1"]
        assert ids(number="%") == []
        assert ids(writer=("a_n",)) == ["r2"]
        assert ids(embargo_at=BEGUN) == ["r4"]
        assert ids(embargo_at=BEGUN + timedelta(seconds=1)) == []
        writer.connection.execute(sa.delete(t.release))


def test_naming_counts_regions_with_what_lies_in_them(office: Office) -> None:
    with office.store.writing() as writer:
        connection = writer.connection
        _fill(connection, [{"headline": "x", "state": "draft", "date": None, "number_key": "", "writers": "[]"}] * 3)
        for region, position in (("64", 3), ("64.72", 3), ("64", 6), ("64.72", 6), ("64.72.01", 6), ("64", 9),
                                 ("64.71", 9)):
            connection.execute(sa.insert(t.lying).values(region=region, position=position))
        assert wanted.regions_named(connection, Wanted()) == {"64": 3, "64.72": 2, "64.71": 1}
        assert wanted.regions_named(connection, Wanted(state="draft")) == {"64": 3, "64.72": 2, "64.71": 1}
        assert wanted.regions_named(connection, Wanted(), within=("64.72",))["64.72.01"] == 1
        connection.execute(sa.update(t.release).where(t.release.c.id == "r3").values(state="discarded"))
        assert wanted.regions_named(connection, Wanted()) == {"64": 2, "64.72": 2}
        assert [one.id for one in lists.page(connection, Wanted(region="64.72"))] == ["r2", "r1"]
        connection.execute(sa.delete(t.lying))
        connection.execute(sa.delete(t.release))




def test_a_match_is_tested_for_what_it_mentions_and_not_looked_up_once_for_each(office: Office) -> None:
    with office.store.writing() as writer:
        connection = writer.connection
        _fill(connection, [{"headline": "x", "state": "draft", "date": None, "number_key": "", "writers": "[]"}] * 3)
        connection.execute(sa.insert(t.mention).values(kind="official", entity="o1", release="r1"))
        asked = Wanted(official="o1")
        query = sa.select(t.release.c.id).where(*wanted.conditions(connection, asked, found=True),
                                                *wanted.matching('"kata"'))
        text = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
        plan = " / ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))
        assert "id=?" not in plan
        assert [one.id for one in lists.page(connection, asked)] == ["r1"]
        connection.execute(sa.delete(t.release))
        connection.execute(sa.delete(t.mention))


def test_what_is_under_embargo_is_counted_by_the_embargoes(office: Office) -> None:
    with office.store.reading() as connection:
        query = sa.select(sa.func.count()).select_from(t.release).where(
            *wanted.conditions(connection, Wanted(embargo_at=BEGUN)))
        text = str(query.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
        plan = " / ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}"))
    assert "release_embargo" in plan
