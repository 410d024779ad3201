"""What a search finds among the releases, in which order, and how each shows the words.

A word stands wherever the index has it. Up to three letters that are all that is typed are taken for the beginning of a
word in a headline: to put together all words of all texts that begin with them would take the engine longer than the
next key. By relevance is said by the headline, the kicker and the day, not by the engine's own score, which reads the
index a second time for it.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Literal

import sqlalchemy as sa

from humasdesk.domain.release import Summary
from humasdesk.store import paging, vocabulary
from humasdesk.store import tables as t
from humasdesk.store.lists import summary
from humasdesk.store.paging import ListOrder
from humasdesk.store.ready import Ready, among, driver, listed
from humasdesk.store.search import ALL_BUT, Begun, Forms, Term, held, match_text, parse, written
from humasdesk.store.snippets import Marker
from humasdesk.store.wanted import SEARCH, Wanted, count, holds, matching
from humasdesk.store.wanted import conditions as wanted_conditions

_NAMED = 16
"""So many words at most are named instead of the letters that they begin with."""

_RANKED = 1_000
"""How many of the newest matches are ranked: a word that stands everywhere must not cost a reading of everything."""

_WEIGHTS = {"headline": 10, "kicker": 4}
"""What a word is worth for the place where it stands; elsewhere nothing."""

_FIRST = 64
"""How many matches are looked at first: a page of them, as a rule."""

_WORD_LETTERS = 3
"""So many letters can be a word that is meant as a whole, *IKN*; fewer are only the beginning of one."""

_READ = 4_000
"""So many headlines are read for a beginning before the index is asked, which has to put all its words together."""

Order = ListOrder | Literal["relevance"]


def search(connection: sa.Connection, query: str, wanted: Wanted, forms: Forms, fold: Callable[[str], str], *,
           order: Order = "newest", limit: int = 50, after: Summary | None = None, skip: int = 0) -> list[Summary]:
    """Releases that hold the query's words, with snippets; raises ``BadInput`` on a query that cannot be.

    The next page begins after the release ``after``, or by relevance, which has no key, ``skip`` rows further.
    """
    terms = parse(query)
    short = _few_letters(terms)
    # for a few letters, and where no word has to be held, nothing is better than anything else
    listed_by: ListOrder = "newest" if order == "relevance" else order
    if short:
        found = _begun(connection, wanted, short, _as_word(short, forms), listed_by, after, limit)
    else:
        begun = _beginnings(connection)
        match = match_text(terms, forms, begun)
        if order == "relevance" and held(terms):
            found = _ranked(connection, terms, begun, match, wanted, skip, limit)
        else:
            found = _matching(connection, wanted, match, listed_by, after, limit)
    return _with_snippets(connection, found, Marker(terms, forms, fold))


def _matching(connection: sa.Connection, wanted: Wanted, match: str, order: ListOrder, after: Summary | None,
              limit: int) -> list[Summary]:
    """A page of the wanted releases that fit an FTS5 expression."""
    if match.startswith(ALL_BUT):
        return paging.page(connection, wanted, summary, order=order, after=after, limit=limit, match=match)
    if order == "newest" and wanted == Wanted():
        return _rows(connection, wanted, _newest(connection, match, after.position if after else 2**62), limit)
    found = _recent(connection, wanted, match, after, limit) if order == "newest" else []
    if len(found) < limit:
        found = paging.page(connection, wanted, summary, order=order, after=after, limit=limit, match=match)
    return found


def _begun(connection: sa.Connection, wanted: Wanted, letters: str, whole: str, order: ListOrder,
           after: Summary | None, limit: int) -> list[Summary]:
    """A page of the wanted releases with a headline that has a word beginning with these letters, or that fit
    ``whole``, the expression for the letters as a word of its own; empty where they are too few for one."""
    if order != "newest":
        return paging.page(connection, wanted, summary, order=order, after=after, limit=limit,
                           also=_either(letters, whole))
    lowest = connection.execute(sa.select(t.release.c.position).order_by(t.release.c.position.desc())
                                .where(t.release.c.position < (after.position if after else 2**62))
                                .limit(1).offset(_READ)).scalar() or 0
    near = sa.and_(_headline_word(letters), t.release.c.position > lowest)
    found = paging.page(connection, wanted, summary, after=after, limit=limit, also=near)
    if len(found) < limit and lowest:  # seldom in a headline: then the index has few to put together
        found = _matching(connection, wanted, f'{{headline}} : "{letters}"*', "newest", after, limit)
    if whole:
        found += _matching(connection, wanted, whole, "newest", after, limit)
    return sorted({one.id: one for one in found}.values(), key=lambda one: -one.position)[:limit]


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
    """The index expression for whole words; a minus leaves none of them out."""
    return match_text(parse(words.replace("-", " ") + " "), forms) if words.strip() else ""


_READINGS = Ready(sa.select(t.reading.c.position, t.reading.c.head, t.reading.c.text)
                  .where(among(t.reading.c.position)))


def matches(connection: sa.Connection, query: str, wanted: Wanted, forms: Forms) -> int:
    """How many wanted releases hold the query's words."""
    terms = parse(query)
    short = _few_letters(terms)
    if not short:
        return count(connection, wanted, match_text(terms, forms, _beginnings(connection)))
    return count(connection, wanted, also=_either(short, _as_word(short, forms)))


def _beginnings(connection: sa.Connection) -> Begun:
    """Names the words that letters begin, each asked of the index once."""

    @cache
    def begun(letters: str) -> list[str] | None:
        # the index keeps words folded; of plain letters and figures it is certain how
        plain = letters.isascii() and len(letters) > 1
        return vocabulary.all_beginning(connection, letters.lower(), _NAMED) if plain else None

    return begun


def _few_letters(terms: tuple[Term, ...]) -> str:
    """The up to three letters that are all that is typed yet, or nothing. Half the words of a language begin with them:
    as a beginning they are looked for in headlines alone, which a list reads as it goes."""
    first = terms[0]
    return first.words[0] if len(terms) == 1 and first.beginning and len(first.words[0]) <= _WORD_LETTERS else ""


def _as_word(letters: str, forms: Forms) -> str:
    """The index expression for letters as a word of its own; empty where they are too few for one."""
    return _whole(letters, forms) if len(letters) == _WORD_LETTERS else ""


def _either(begun: str, whole: str) -> sa.ColumnElement[bool]:
    return sa.or_(_headline_word(begun), *matching(whole))


def _headline_word(begun: str) -> sa.ColumnElement[bool]:
    return _word_begins(t.release.c.headline, begun)


def _word_begins(column: sa.ColumnElement[str], begun: str) -> sa.ColumnElement[bool]:
    return sa.or_(column.istartswith(begun, autoescape=True), column.icontains(f" {begun}", autoescape=True))


def _rows(connection: sa.Connection, wanted: Wanted, matched: Iterable[list[int]], limit: int) -> list[Summary]:
    """The wanted ones among releases at these positions, in their order."""
    found: list[Summary] = []
    conditions = wanted_conditions(connection, wanted, found=True)
    for chunk in matched:
        rows = {row["position"]: row for row in connection.execute(
            sa.select(t.release).where(t.release.c.position.in_(chunk), *conditions)).mappings()}
        found += [summary(rows[position]) for position in chunk if position in rows]
        if len(found) >= limit:
            break
    return found[:limit]


def _with_snippets(connection: sa.Connection, found: list[Summary], marker: Marker) -> list[Summary]:
    texts: dict[int, bytes] = dict(_TEXTS.rows(connection, ids=listed([one.position for one in found])))
    return [replace(one, snippet=_snippet(marker, one.headline, zlib.decompress(texts[one.position]).decode()))
            for one in found if one.position in texts]


_TEXTS = Ready(sa.select(t.reading.c.position, t.reading.c.text).where(among(t.reading.c.position)))


def _newest(connection: sa.Connection, match: str, below: int, size: int = _FIRST) -> Iterable[list[int]]:
    """Positions of the matches, newest first, in growing chunks, so that a page costs a page."""
    while True:
        rows = [row[0] for row in driver(connection).execute(
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


def _ranked(connection: sa.Connection, terms: tuple[Term, ...], begun: Begun, match: str, wanted: Wanted, skip: int,
            limit: int) -> list[Summary]:
    """Of the newest matches those with the words in the headline before those with them in the kicker before all
    others, and the newer first."""
    newest = _newest_wanted(connection, match, wanted)
    asked = held(terms)
    costly = any(term.without for term in terms) or any(
        term.beginning and begun(term.words[0]) is None for term in asked)
    scores: Counter[int] = Counter()
    for term in asked:
        for column, weight in _WEIGHTS.items():
            headed = (_read_headed(connection, column, term, newest) if costly
                      else _headed(connection, column, written(term, begun), match, newest))
            scores.update(dict.fromkeys(headed, weight))
    better = sorted(scores, key=lambda place: (-scores[place], -place))
    order = better + [place for place in newest if place not in scores]
    chunks = (order[start:start + limit] for start in range(0, len(order), limit))
    return _rows(connection, wanted, chunks, skip + limit)[skip:]


def _newest_wanted(connection: sa.Connection, match: str, wanted: Wanted) -> list[int]:
    """Positions of the newest matches that are wanted, newest first."""
    if wanted == Wanted():  # what is not wanted then (the discarded) is so little that it may take a place
        return next(iter(_newest(connection, match, 2**62, _RANKED)), [])
    newest = sa.select(SEARCH.c.rowid).where(holds(match)).join(t.release, t.release.c.position == SEARCH.c.rowid)
    return list(connection.execute(newest.where(*wanted_conditions(connection, wanted, found=True))
                                   .order_by(SEARCH.c.rowid.desc()).limit(_RANKED)).scalars())


def _headed(connection: sa.Connection, column: str, words: str, match: str, newest: list[int]) -> set[int]:
    """Those of the ``newest`` matches with words in a column of the head, as the index says."""
    if not newest:
        return set()
    rows = driver(connection).execute("SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?",
                                      (f"{{{column}}} : {words} AND ({match})", newest[-1], newest[0]))
    return {row[0] for row in rows}.intersection(newest)


def _read_headed(connection: sa.Connection, column: str, term: Term, newest: list[int]) -> Iterable[int]:
    """The same by reading them, where the match costs the index much: it would look for it once more for every word."""
    begins = _word_begins(t.release.c[column], " ".join(term.words))
    return connection.execute(sa.select(t.release.c.position).where(among(t.release.c.position), begins),
                              {"ids": listed(newest)}).scalars()


def _snippet(marker: Marker, headline: str, text: str) -> str:
    first = marker.first(text)
    if first is None and marker.first(headline) is not None:
        return marker.snippet(headline)
    return marker.snippet(text, first=first or 0)
