"""The rows of what people answered the checker, and which of them count."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.answers import ANSWERS, REOPEN, About, Answer
from humasdesk.records.rosters import Rosters
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready

_ROWS = Ready(sa.select(t.answer).where(t.answer.c.release == sa.bindparam("release")).order_by(t.answer.c.seq))


def of_release(connection: sa.Connection, release_id: str, rosters: Rosters) -> tuple[tuple[int, Answer], ...]:
    """A release's answers that count, each with its running number, in the order they came to this desk."""
    names = t.answer.c.keys()
    rows = [dict(zip(names, values, strict=True)) for values in _ROWS.rows(connection, release=release_id)]
    return tuple(_lawful(rows, rosters))


def _lawful(rows: list[dict[str, Any]], rosters: Rosters) -> Iterator[tuple[int, Answer]]:
    """Answers of people who may write, of a kind this version knows."""
    for row in rows:
        actor = rosters.actor(row["key"], row["id"], row["roster"])
        known = ANSWERS.get(row["about"])
        if actor is not None and actor.writes and known is not None and row["answer"] in (*known, REOPEN):
            yield row["seq"], _answer(row, actor.person)


def _answer(row: Mapping[str, Any], person: str) -> Answer:
    return Answer(
        row["id"], row["release"], cast("About", row["about"]), row["rule"], row["mark"], row["answer"], person,
        clock.from_text(row["at"]), row["words"], row["note"], tuple(json.loads(row["takes_back"])))
