"""Full-text search over the heads: the FTS5 index, and queries as people type them.

A bare word is looked for as written and in its affix form; a word in quotes exactly; the last word typed also as a
beginning; what has a minus before it is left out. Row ids are positions (a head's running number in the journal), so
newest first needs no sorting.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from humasdesk.document.quick import words_of
from humasdesk.domain.release import Content
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.store import directory, journal
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready, among, listed
from humasdesk.store.sums import Sums

WORD = re.compile(r"[^\W_]+")
"""A word as it is looked for, and as it is marked."""
_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<bare>[^\s"]+))')
_MAX_TERMS = 32

ALL_BUT = "NOT "
"""Before an FTS5 expression: everything but what fits it. The engine has no such sign; ``wanted.matching`` reads it."""

RegionName = Callable[[str], str]
Begun = Callable[[str], list[str] | None]
"""All words of the index that begin with some letters; ``None`` where they are many or unknown."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What the language trade lends the index: a whole text in affix forms, one word's form, a region's name.

    ``version`` names rules and word data; a store derived with another is rebuilt.
    """

    text: Callable[[str], str]
    word: Callable[[str], str]
    region: RegionName
    version: str = ""


class Index:
    """Keeps the search rows in step with the heads."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms

    @property
    def version(self) -> str:
        """What the rows of this index depend on."""
        return self._forms.version

    def forget(self, connection: sa.Connection, release_id: str) -> None:
        """Take a release out of the index."""
        self._drop(connection, [release_id])

    def follow(self, connection: sa.Connection, heads: Mapping[str, Mapping[Any, Any]],
               texts: Mapping[str, Content]) -> None:
        """Index these releases' heads (rows of ``revision`` by release id) where they are not indexed yet."""
        ids = listed(heads)
        have = {row[0]: row[1:] for row in _INDEXED.rows(connection, ids=ids)}
        wanted = {row[0]: row[1:] for row in _PLACES.rows(connection, ids=ids)}
        # a text beside the head moves the release forward and leaves the head as it is: the place counts too
        stale = {release: head for release, head in heads.items() if have.get(release) != wanted[release]}
        self._drop(connection, [release for release in stale if release in have])
        self._put(connection, stale, texts)

    def refresh(self, connection: sa.Connection, release_ids: Iterable[str]) -> None:
        """Index these releases again, as after an entity that they name was renamed."""
        ids = list(release_ids)
        for start in range(0, len(ids), 400):
            chunk = ids[start:start + 400]
            rows = connection.execute(
                sa.select(t.revision).join(t.release, t.release.c.head == t.revision.c.id)
                .where(t.release.c.id.in_(chunk))).mappings().all()
            self._drop(connection, chunk)
            self._put(connection, {row["release"]: row for row in rows}, {})

    def _drop(self, connection: sa.Connection, release_ids: list[str]) -> None:
        if not release_ids:
            return
        ids = listed(release_ids)
        places = [row[2] for row in _INDEXED.rows(connection, ids=ids)]
        if places:
            before = Sums.read(connection)
            gone = [Sums.of_text(connection, place) for place in places]
            connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", [(place,) for place in places])
            before.without(gone).write(connection, unless_changed_from=before)
            _FORGET.rows(connection, ids=ids)

    def _put(self, connection: sa.Connection, heads: Mapping[str, Mapping[Any, Any]],
             texts: Mapping[str, Content]) -> None:
        if not heads:
            return
        missing = [head["id"] for head in heads.values() if head["id"] not in texts]
        bodies = {one: texts[one].body for one in (head["id"] for head in heads.values()) if one in texts}
        for record_id, record in journal.all_of(connection, missing).items():
            bodies[record_id] = str(record.said["body"])  # a head is a revision, whose form was checked when it came
        labels = self._labels(connection, heads.values())
        positions = {row[0]: row[2] for row in _PLACES.rows(connection, ids=listed(heads))}
        search_rows, reading_rows = [], []
        for release_id, head in heads.items():
            plain = words_of(bodies[head["id"]])
            names = self._names(head, labels)
            forms = self._forms.text("\n".join((head["headline"], head["kicker"], names, plain)))
            search_rows.append((positions[release_id], head["headline"], head["kicker"], names, plain, forms))
            reading_rows.append({"position": positions[release_id], "release": release_id, "head": head["id"],
                                 "text": zlib.compress(plain.encode(), 1)})
        connection.exec_driver_sql(
            "INSERT INTO search(rowid, headline, kicker, names, body, forms) VALUES (?, ?, ?, ?, ?, ?)", search_rows)
        _READINGS.each(connection, reading_rows)

    def _labels(self, connection: sa.Connection, heads: Iterable[Mapping[Any, Any]]) -> dict[str, str]:
        """The names of everything that these heads name: as the directory has them, regions else as shipped."""
        named = [(kind, one) for head in heads for kind, ids in json.loads(head["named"]).items() for one in ids]
        if not named:
            return {}
        rows = _ENTITIES.rows(connection, ids=listed({one for _, one in named}))
        merged = {row[0] for row in rows if row[3] is not None}
        targets = {one: directory.target(connection, one) if one in merged else one for _, one in dict.fromkeys(named)}
        if merged:
            rows += _ENTITIES.rows(connection, ids=listed(targets[one] for one in merged))
        labels = {row[0]: " ".join((row[1], str(json.loads(row[2]).get("short", "")))).strip() for row in rows}
        shipped = {one: self._forms.region(targets[one]) for kind, one in named if kind == "region"}
        return {one: labels.get(target) or shipped.get(one, "") for one, target in targets.items()}

    def _names(self, head: Mapping[Any, Any], labels: Mapping[str, str]) -> str:
        named = json.loads(head["named"])
        parts = [head["dateline"], *(labels.get(one, "") for kind in ("region", "official", "event", "tag")
                                     for one in named[kind])]
        return "\n".join(part for part in parts if part)


_INDEXED = Ready(sa.select(t.reading.c.release, t.reading.c.head, t.reading.c.position)
                 .where(among(t.reading.c.release)))
_PLACES = Ready(sa.select(t.release.c.id, t.release.c.head, t.release.c.position).where(among(t.release.c.id)))
_FORGET = Ready(sa.delete(t.reading).where(among(t.reading.c.release)))
_READINGS = Ready(sa.insert(t.reading))
_ENTITIES = Ready(sa.select(t.entity.c.id, t.entity.c.name, t.entity.c.value, t.entity.c.merged_into)
                  .where(among(t.entity.c.id)))


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: words in order; ``exact`` as written only; ``beginning`` where the last word may go on;
    ``without`` where releases that hold it are left out."""

    words: tuple[str, ...]
    exact: bool = False
    beginning: bool = False
    without: bool = False


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query as typed; raises :class:`BadInput` with a sentence on one that cannot be searched.

    A minus leaves out only where a word begins and where it touches it: *Kutai-Banjar* and *IKN - jalan* are dashes.
    """
    if query.count('"') % 2:
        raise BadInput(mark("A quotation mark in the search is not closed. Close it, or leave it out."))
    terms: list[Term] = []
    open_end = bool(query) and not query[-1].isspace() and not query.endswith('"')
    for piece in _PIECE.finditer(unicodedata.normalize("NFC", query)):
        phrase = piece["phrase"] is not None
        words = tuple(WORD.findall(piece["phrase"] if phrase else piece["bare"]))
        if words and (phrase or piece["minus"]):
            terms.append(Term(words, exact=phrase or len(words) > 1, without=bool(piece["minus"])))
        else:
            terms.extend(Term((word,)) for word in words)
    if not terms:
        raise BadInput(mark("Write at least one word to search for."))
    if len(terms) > _MAX_TERMS:
        raise BadInput(mark("The search has {count} words; {limit} are enough. Leave some out."),
                       count=len(terms), limit=_MAX_TERMS)
    if open_end and not terms[-1].exact and not terms[-1].without:
        terms[-1] = Term(terms[-1].words, beginning=True)
    return tuple(terms)


def match_text(terms: Iterable[Term], forms: Forms, begun: Begun = lambda letters: None) -> str:
    """The FTS5 expression; every word is quoted, so nothing typed is ever syntax.

    Where ``begun`` knows all words that letters may become, they are named: for the letters themselves the engine first
    puts the places of all of them together, for named words it reads only as far as it is asked.

    Where something is left out and nothing held, the expression begins with :data:`ALL_BUT`.
    """
    asked = tuple(terms)
    match = " AND ".join(_expression(term, forms, begun) for term in held(asked))
    left_out = " OR ".join(_expression(term, forms, begun) for term in asked if term.without)
    if not match:
        return f"{ALL_BUT}{left_out}"
    return f"({match}) NOT ({left_out})" if left_out else match


def held(terms: Iterable[Term]) -> list[Term]:
    """What a release has to hold. One letter that begins a further word narrows nothing yet, and the index would read
    half its words for it."""
    wanted = [term for term in terms if not term.without]
    if len(wanted) > 1 and wanted[-1].beginning and len(wanted[-1].words[0]) == 1:
        wanted.pop()
    return wanted


def _expression(term: Term, forms: Forms, begun: Begun) -> str:
    choice = f"{{headline kicker names body}} : {written(term, begun)}"
    return f"({choice})" if term.exact else f'({choice} OR forms : "{forms.word(term.words[0])}")'


def written(term: Term, begun: Begun) -> str:
    """A term as it is written in a column, without its other forms, for an FTS5 expression that names the column."""
    words = " ".join(term.words)
    if not term.beginning:
        return f'"{words}"'
    known = begun(words)
    named = " OR ".join(f'"{one}"' for one in known or [words])
    return f'"{words}"*' if known is None else f"({named})"
