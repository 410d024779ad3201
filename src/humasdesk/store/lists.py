"""Releases as lists show them: keyset pages, one of them, history."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, cast

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import Embargo, Public, State, Step, Summary, Working
from humasdesk.errors import NotFound
from humasdesk.i18n import mark
from humasdesk.store import paging
from humasdesk.store import tables as t
from humasdesk.store.paging import ListOrder
from humasdesk.store.ready import Ready
from humasdesk.store.wanted import Wanted


def page(connection: sa.Connection, wanted: Wanted, *, order: ListOrder = "newest", after: Summary | None = None,
         limit: int = 100) -> list[Summary]:
    """Up to ``limit`` wanted releases in that order, those that come after the release ``after`` (keyset paging)."""
    return paging.page(connection, wanted, summary, order=order, after=after, limit=limit)


def summary(row: Mapping[Any, Any], snippet: str = "") -> Summary:
    """A row of ``release`` as a value."""
    embargo = None
    if row["embargo_until"]:
        embargo = Embargo(clock.from_text(row["embargo_until"]), row["embargo_zone"])
    return Summary(
        id=row["id"], headline=row["headline"], state=cast("State", row["state"]),
        working=cast("Working", row["working"]), public=cast("Public", row["public"]), kicker=row["kicker"],
        dateline=row["dateline"], region=row["region"], date=date.fromisoformat(row["date"]) if row["date"] else None,
        number=row["number"], editions=row["editions"], conflict=row["heads"] > 1,
        unapproved=bool(row["unapproved"]), embargo=embargo, writers=tuple(json.loads(row["writers"])),
        updated=clock.from_text(row["updated"]), position=row["position"], snippet=snippet,
        number_key=row["number_key"],
    )


def one(connection: sa.Connection, release_id: str) -> Summary:
    """The release of that id."""
    row = connection.execute(sa.select(t.release).where(t.release.c.id == release_id)).mappings().first()
    if row is None:
        raise NotFound(mark("There is no release {name} on this desk."), name=release_id)
    return summary(row)


def find(connection: sa.Connection, name: str) -> str:
    """The id of the release that ``name`` means: an id, a piece of one that fits only one, or a number."""
    wanted = name.strip().lower()
    columns = t.release.c
    exact = connection.execute(sa.select(columns.id).where(
        sa.or_(columns.id == wanted, columns.number == name.strip()))).all()
    if len(exact) == 1 and wanted:
        return str(exact[0][0])
    if len(wanted) >= 4 and set(wanted) <= set("0123456789abcdef-"):
        near = connection.execute(sa.select(columns.id).where(
            sa.or_(columns.id.startswith(wanted), columns.id.endswith(wanted))).limit(2)).all()
        if len(near) == 1:
            return str(near[0][0])
        if near:
            raise NotFound(mark("More than one release has an id with {name}. Give more of it."), name=name)
    raise NotFound(mark("There is no release {name} on this desk."), name=name)


def history(connection: sa.Connection, release_id: str, person_of: Callable[[str], str],
            further: Iterable[tuple[int, Step]] = ()) -> tuple[Step, ...]:
    """Everything that was said of a release, in the order it came to this desk; what does not count says why.
    ``further`` are steps with their running numbers that are told among them."""
    refused = json.loads(connection.execute(
        sa.select(t.release.c.refused).where(t.release.c.id == release_id)).scalar() or "{}")
    steps: list[tuple[int, Step]] = [*further]
    for row in connection.execute(sa.select(t.revision).where(t.revision.c.release == release_id)).mappings():
        steps.append((row["seq"], Step(
            row["id"], "revision", "edit", person_of(row["key"]), clock.from_text(row["at"]), row["id"],
            row["note"], counts=row["id"] not in refused, why_not=refused.get(row["id"], ""), key=row["key"])))
    for row in connection.execute(sa.select(t.act).where(t.act.c.release == release_id)).mappings():
        kind = "edition" if row["action"] in ("publish", "force-publish") else "move"
        steps.append((row["seq"], Step(
            row["id"], kind, row["action"], person_of(row["key"]), clock.from_text(row["at"]), row["revision"],
            row["note"], row["reason"], row["id"] not in refused, refused.get(row["id"], ""), row["key"])))
    for row in connection.execute(
        sa.select(t.number, t.link.c.seq, t.link.c.at, t.act.c.revision)
        .join(t.link, t.link.c.id == t.number.c.id).join(t.act, t.act.c.id == t.number.c.edition)
        .where(t.number.c.release == release_id)
    ).mappings():
        steps.append((row["seq"], Step(
            row["id"], "number", "number", person_of(row["key"]), clock.from_text(row["at"]), row["revision"],
            row["number"], counts=row["id"] not in refused, why_not=refused.get(row["id"], ""), key=row["key"])))
    return tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))


def brought_in(connection: sa.Connection, file: str) -> str | None:
    """The release that was imported from the file of this hash, if one was."""
    row = _ORIGIN.first(connection, file=file)
    return str(row[0]) if row else None


_ORIGIN = Ready(sa.select(t.origin.c.release).where(t.origin.c.file == sa.bindparam("file"))
                .order_by(t.origin.c.release))


def head_record(connection: sa.Connection, release_id: str) -> str | None:
    """The id of the revision that stands for the release."""
    row = _HEAD.first(connection, id=release_id)
    return str(row[0]) if row else None


_HEAD = Ready(sa.select(t.release.c.head).where(t.release.c.id == sa.bindparam("id")))


def heads(connection: sa.Connection) -> dict[str, str]:
    """Every release's head."""
    return dict(connection.execute(sa.select(t.release.c.id, t.release.c.head)).all())


def acts_of(connection: sa.Connection, release_id: str, action: str) -> list[tuple[str, str, str]]:
    """(id, revision, author's key) of a release's acts of one kind, in the order they came."""
    rows = connection.execute(
        sa.select(t.act.c.id, t.act.c.revision, t.act.c.key)
        .where(t.act.c.release == release_id, t.act.c.action == action).order_by(t.act.c.seq))
    return [(row[0], row[1], row[2]) for row in rows]
