"""Releases as lists show them: filters, keyset pages, counts, search results, history."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, cast

import sqlalchemy as sa

from humasdesk import clock
from humasdesk.domain.release import Embargo, Public, State, Step, Summary, Working
from humasdesk.errors import NotFound
from humasdesk.i18n import mark
from humasdesk.store import paging
from humasdesk.store import tables as t
from humasdesk.store.paging import ListOrder
from humasdesk.store.ready import Ready, among, listed
from humasdesk.store.search import Forms, Marker, Term, match_text, parse
from humasdesk.store.wanted import SEARCH, Wanted, count, holds
from humasdesk.store.wanted import conditions as wanted_conditions

_RANKED = 1_000
"""How many of the newest matches are ranked: a word that stands everywhere must not cost a reading of everything."""

_FIRST = 64
"""How many matches are looked at first: a page of them, as a rule."""

Order = ListOrder | Literal["relevance"]


def page(connection: sa.Connection, wanted: Wanted, *, order: ListOrder = "newest", after: Summary | None = None,
         limit: int = 100) -> list[Summary]:
    """Up to ``limit`` wanted releases in that order, those that come after the release ``after`` (keyset paging)."""
    return paging.page(connection, wanted, summary, order=order, after=after, limit=limit)


def search(connection: sa.Connection, query: str, wanted: Wanted, forms: Forms, fold: Callable[[str], str], *,
           order: Order = "newest", limit: int = 50, after: Summary | None = None, skip: int = 0) -> list[Summary]:
    """Releases that hold the query's words, with snippets; raises ``BadInput`` on a query that cannot be.

    The next page begins after the release ``after``, or by relevance, which has no key, ``skip`` rows further.
    """
    terms = parse(query)
    match = match_text(terms, forms)
    short = _few_letters(terms)
    if short:
        found = paging.page(connection, wanted, summary, order="newest" if order == "relevance" else order,
                            after=after, limit=limit, also=_headline_word(short))
    elif order == "relevance":
        found = _rows(connection, wanted, _ranked(connection, match, wanted, skip + limit), skip, limit)
    elif order == "newest" and wanted == Wanted():
        found = _rows(connection, wanted, _newest(connection, match, after.position if after else 2**62), 0, limit)
    else:
        found = _recent(connection, wanted, match, after, limit) if order == "newest" else []
        if len(found) < limit:
            found = paging.page(connection, wanted, summary, order=order, after=after, limit=limit, match=match)
    return _with_snippets(connection, found, Marker(terms, forms, fold))


def holding(connection: sa.Connection, words: str, wanted: Wanted, forms: Forms, *, after: Summary | None = None,
            limit: int = 100) -> list[tuple[Summary, str, str]]:
    """The newest releases that hold every one of these words or their roots, all for no words; each with its head's id
    and its body's plain text as it is indexed, one line a block. A page of them, from the release ``after`` on."""
    found = paging.page(connection, wanted, summary, after=after, limit=limit, match=_whole(words, forms))
    rows = {position: (str(head), zlib.decompress(text).decode())
            for position, head, text in _READINGS.rows(connection, ids=listed([one.position for one in found]))}
    return [(one, *rows[one.position]) for one in found if one.position in rows]


def how_many_hold(connection: sa.Connection, words: str, wanted: Wanted, forms: Forms) -> int:
    """How many releases :func:`holding` would give."""
    return count(connection, wanted, _whole(words, forms))


def _whole(words: str, forms: Forms) -> str:
    """The index expression for whole words."""
    return match_text(parse(f"{words} "), forms) if words.strip() else ""


_READINGS = Ready(sa.select(t.reading.c.position, t.reading.c.head, t.reading.c.text)
                  .where(among(t.reading.c.position)))


def matches(connection: sa.Connection, query: str, wanted: Wanted, forms: Forms) -> int:
    """How many wanted releases hold the query's words."""
    terms = parse(query)
    short = _few_letters(terms)
    return count(connection, wanted, also=_headline_word(short)) if short else count(
        connection, wanted, match_text(terms, forms))


def _few_letters(terms: tuple[Term, ...]) -> str:
    """The one or two letters that are all that is typed yet, or nothing. Half the words of a language begin with them:
    they are looked for in headlines alone, which a list reads as it goes."""
    first = terms[0]
    return first.words[0] if len(terms) == 1 and first.beginning and len(first.words[0]) < 3 else ""


def _headline_word(begun: str) -> sa.ColumnElement[bool]:
    headline = t.release.c.headline
    return sa.or_(headline.istartswith(begun, autoescape=True), headline.icontains(f" {begun}", autoescape=True))


def _rows(connection: sa.Connection, wanted: Wanted, matched: Iterable[list[int]], skip: int,
          limit: int) -> list[Summary]:
    """The wanted ones among releases at these positions, in their order."""
    found: list[Summary] = []
    conditions = wanted_conditions(connection, wanted, found=True)
    for chunk in matched:
        rows = {row["position"]: row for row in connection.execute(
            sa.select(t.release).where(t.release.c.position.in_(chunk), *conditions)).mappings()}
        found += [summary(rows[position]) for position in chunk if position in rows]
        if len(found) >= skip + limit:
            break
    return found[skip:skip + limit]


def _with_snippets(connection: sa.Connection, found: list[Summary], marker: Marker) -> list[Summary]:
    texts: dict[int, bytes] = dict(_TEXTS.rows(connection, ids=listed([one.position for one in found])))
    return [replace(one, snippet=_snippet(marker, one.headline, zlib.decompress(texts[one.position]).decode()))
            for one in found if one.position in texts]


_TEXTS = Ready(sa.select(t.reading.c.position, t.reading.c.text).where(among(t.reading.c.position)))


def _newest(connection: sa.Connection, match: str, below: int, size: int = _FIRST) -> Iterable[list[int]]:
    """Positions of the matches, newest first, in growing chunks, so that a page costs a page."""
    while True:
        rows = [row[0] for row in connection.exec_driver_sql(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (match, below, size))]
        if rows:
            yield rows
        if len(rows) < size:
            return
        below, size = rows[-1], min(size * 4, 900)


def _recent(connection: sa.Connection, wanted: Wanted, match: str, after: Summary | None, limit: int) -> list[Summary]:
    """The wanted ones among the newest matches, newest first: a page of them as a rule, and else the rest has to be
    looked through."""
    matched = next(iter(_newest(connection, match, after.position if after else 2**62, _RANKED)), [])
    rows = connection.execute(
        sa.select(t.release).where(among(t.release.c.position), *wanted_conditions(connection, wanted, found=True))
        .order_by(t.release.c.position.desc()).limit(limit), {"ids": listed(matched)}).mappings()
    return [summary(row) for row in rows]


def _ranked(connection: sa.Connection, match: str, wanted: Wanted, first: int) -> Iterable[list[int]]:
    """The newest matches by relevance, the ``first`` and then chunks of the rest: headline before names and kicker
    before body before affix forms."""
    score = sa.literal_column("bm25(search, 10.0, 4.0, 5.0, 1.0, 0.5)", sa.Float).label("score")
    newest = sa.select(SEARCH.c.rowid, score).where(holds(match)).order_by(SEARCH.c.rowid.desc()).limit(_RANKED)
    if wanted != Wanted():  # else what is not wanted (the discarded) is so little that it may take a place
        newest = newest.join(t.release, t.release.c.position == SEARCH.c.rowid).where(
            *wanted_conditions(connection, wanted, found=True))
    inner = newest.subquery()
    best_first = sa.select(inner.c.rowid).order_by(inner.c.score, inner.c.rowid.desc())
    positions: list[int] = list(connection.execute(best_first).scalars().all())
    yield positions[:first]
    for start in range(first, len(positions), 200):
        yield positions[start:start + 200]


def _snippet(marker: Marker, headline: str, text: str) -> str:
    first = marker.first(text)
    if first is None and marker.first(headline) is not None:
        return marker.snippet(headline)
    return marker.snippet(text, first=first or 0)


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
