"""Searches that were given a name: kept on this computer alone, place and parts and words."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, cast

from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.services.asking.operators import OPERATORS, Kind
from humasdesk.services.asking.question import Question
from humasdesk.services.asking.values import Part
from humasdesk.services.desk import Desk
from humasdesk.store import drafts

_NAME = "list.saved"
LONGEST = 60
_MOST = 50


@dataclass(frozen=True, slots=True)
class Saved:
    """A search under its name; ``place`` is the key of the desk's row it began from."""

    name: str
    place: str
    question: Question


def all_of_them(desk: Desk) -> tuple[Saved, ...]:
    """Every saved search by name; one that cannot be read any more is left out."""
    with desk.store.reading() as connection:
        text = drafts.preference(connection, _NAME)
    try:
        rows = json.loads(text or "[]")
    except ValueError:
        return ()
    found = [one for row in rows if (one := _read(row)) is not None] if isinstance(rows, list) else []
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _read(row: Any) -> Saved | None:
    kinds = {one.kind for one in OPERATORS}
    try:
        parts = tuple(Part(cast("Kind", kind), str(value), str(label)) for kind, value, label in row["parts"])
        if not all(part.kind in kinds for part in parts):
            return None
        return Saved(str(row["name"]), str(row["place"]), Question(parts, str(row["words"])))
    except (KeyError, TypeError, ValueError):
        return None


def save(desk: Desk, search: Saved) -> None:
    """Keep a search; one of the same name gives way. Raises :class:`BadInput` for a name that will not do."""
    name = " ".join(search.name.split())
    if not name or len(name) > LONGEST:
        raise BadInput(mark("Give the search a name of at most {limit} characters."), limit=LONGEST)
    others = [one for one in all_of_them(desk) if one.name.casefold() != name.casefold()]
    if len(others) >= _MOST:
        raise BadInput(mark("There are {limit} saved searches already. Remove one first."), limit=_MOST)
    _write(desk, [*others, replace(search, name=name)])


def rename(desk: Desk, old: str, new: str) -> None:
    """Give a search another name, which no other may have."""
    known = {one.name: one for one in all_of_them(desk)}
    name = " ".join(new.split())
    if any(one.casefold() == name.casefold() and one != old for one in known):
        raise BadInput(mark("There is a saved search {name} already."), name=name)
    if old in known and name != old:
        save(desk, replace(known[old], name=name))
        if name.casefold() != old.casefold():
            remove(desk, old)


def remove(desk: Desk, name: str) -> None:
    """Forget a search."""
    _write(desk, [one for one in all_of_them(desk) if one.name != name])


def _write(desk: Desk, searches: list[Saved]) -> None:
    rows = [{"name": one.name, "place": one.place, "words": one.question.words,
             "parts": [[part.kind, part.value, part.label] for part in one.question.parts]} for one in searches]
    with desk.writing() as writer:
        drafts.set_preference(writer.connection, _NAME, json.dumps(rows, ensure_ascii=False))
