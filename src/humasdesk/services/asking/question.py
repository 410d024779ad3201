"""A search as it is typed, read into operators and free words; what is misspelt is explained, with what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from humasdesk.domain.release import State
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.services.asking import values
from humasdesk.services.asking.operators import Kind, Operator, called, nearest
from humasdesk.services.asking.values import Part, Unknown
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted

_TOKEN = re.compile(r'(?P<name>[^\W\d_]+):(?P<value>"[^"]*"?|[^\s"]*)|(?<!\S)-"[^"]*"?|"[^"]*"?|[^\s"]+')
_LEFT_OUT = re.compile(r"-([^\W\d_]+):")
_DAYS: tuple[Kind, ...] = ("before", "after")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: parts, and free words as they are typed. Parts of one kind are alternatives."""

    parts: tuple[Part, ...] = ()
    words: str = ""

    def having(self, part: Part) -> Question:
        """The same with one part more; one day before and one after hold at a time."""
        kept = tuple(one for one in self.parts if (one.kind, one.value) != (part.kind, part.value)
                     and not (part.kind == one.kind and one.kind in ("before", "after")))
        return replace(self, parts=(*kept, part))

    def without(self, part: Part) -> Question:
        """The same without that part."""
        return replace(self, parts=tuple(one for one in self.parts
                                         if (one.kind, one.value) != (part.kind, part.value)))

    def of_kind(self, kind: Kind) -> tuple[str, ...]:
        """The values of the parts of one kind."""
        return tuple(one.value for one in self.parts if one.kind == kind)


@dataclass(frozen=True, slots=True)
class Fix:
    """What may have been meant: shown as ``label``; a ``part``, or else ``text``, takes the place of the token."""

    label: str
    text: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A piece of what was typed (``token``) that cannot be understood, why, and what may have been meant."""

    token: str
    error: BadInput
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. ``rest`` is what a field keeps: free words, what cannot be understood, and an operator at
    the end that is still being typed (``open``)."""

    question: Question
    rest: str
    troubles: tuple[Trouble, ...] = ()
    open: tuple[Operator, str] | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    name: str = ""
    value: str = ""
    ended: bool = True
    start: int = 0
    end: int = 0


def read(desk: Desk, text: str, *, typing: bool = False, cursor: int | None = None) -> Reading:
    """Read a search. While it is ``typing``, the piece that ends at or holds the ``cursor`` (by default the end of the
    text) is not judged yet."""
    parts: list[Part] = []
    words: list[str] = []
    rest: list[str] = []
    troubles: list[Trouble] = []
    pending: tuple[Operator, str] | None = None
    for token in _tokens(text, len(text) if cursor is None else cursor):
        known = called(token.name) if token.name else None
        if known and typing and not token.ended:
            pending = (known, token.value)
            rest.append(token.text)
            continue
        understood = _understood(desk, token, known, typing=typing)
        if isinstance(understood, Part):
            parts.append(understood)
            continue
        rest.append(token.text)
        if isinstance(understood, Trouble):
            troubles.append(understood)
        else:
            words.append(token.text)
    question = Question()
    for part in parts:
        question = question.having(part)
    blank = " " if words and (pending is not None or troubles or text[-1:].isspace()) else ""
    kept = " ".join(rest) + (" " if rest and text[-1:].isspace() and not rest[-1][-1].isspace() else "")
    return Reading(replace(question, words=" ".join(words) + blank), kept, tuple(troubles), pending)


def _understood(desk: Desk, token: _Token, known: Operator | None, *, typing: bool) -> Part | Trouble | None:
    """What a token is: a part, a trouble, or (``None``) free words."""
    if known:
        return _part(desk, known, token)
    left_out = _LEFT_OUT.match(token.text)
    if left_out and called(left_out[1]):
        return Trouble(token.text, BadInput(mark("Only words can be left out with a minus, not {name}."),
                                            name=f"{left_out[1]}:"))
    if not token.name:
        bare_year = _YEAR.fullmatch(token.text) and (token.ended or not typing)
        return Part("year", token.text, token.text) if bare_year else None
    meant = nearest(token.name) if token.value and (token.ended or not typing) else None
    if meant is None:
        return None
    value = f'"{token.value}"' if " " in token.value else token.value
    fix = f"{meant}:{value}"
    return Trouble(token.text, BadInput(mark("There is no operator {name}."), name=f"{token.name}:"),
                   (Fix(fix, fix),))


def _part(desk: Desk, known: Operator, token: _Token) -> Part | Trouble:
    if not token.value.strip():
        return Trouble(token.text, BadInput(mark("Write after {name} what is looked for."), name=f"{token.name}:"))
    try:
        return values.read(desk, known.kind, token.value.strip())
    except Unknown as unknown:
        return Trouble(token.text, unknown.error, tuple(Fix(one.label, one.typed, one) for one in unknown.choices))


def _tokens(text: str, cursor: int) -> Iterator[_Token]:
    """The pieces of what was typed; a known operator with a blank after its colon takes the next piece."""
    found = list(_TOKEN.finditer(text))
    skip = False
    for place, one in enumerate(found):
        if skip:
            skip = False
            continue
        name, value = one["name"] or "", one["value"] or ""
        end, piece = one.end(), one.group()
        following = found[place + 1] if place + 1 < len(found) else None
        if name and not value and called(name) and following is not None and not following["name"]:
            skip, end = True, following.end()
            value = following.group()
            piece = text[one.start():end]
        # what the cursor stands in may go on: a quotation mark closes a value, a blank everything else
        closed = len(value) > 1 and value.endswith('"') and value.startswith('"')
        left = not one.start() < cursor <= end
        ended = closed or (left and not value.startswith('"') and bool(value or not called(name)))
        yield _Token(piece, name, value.strip('"'), ended, one.start(), end)


def piece_at(text: str, cursor: int) -> tuple[int, int]:
    """Where the piece begins and ends that the ``cursor`` stands in or behind; nothing, at the cursor, where it stands
    in none."""
    for token in _tokens(text, cursor):
        waits = not token.value and bool(called(token.name)) and not text[token.end:max(token.end, cursor)].strip()
        if token.start < cursor <= token.end or (waits and token.end < cursor):
            return token.start, max(token.end, cursor)
    return cursor, cursor


def strictly(desk: Desk, text: str) -> Question:
    """Read a search that is typed to its end; raises :class:`BadInput` for the first piece that is misspelt."""
    reading = read(desk, text)
    for trouble in reading.troubles:
        if trouble.fixes:
            raise BadInput(mark("{sentence} Perhaps: {choices}."), sentence=trouble.error,
                           choices=", ".join(fix.text for fix in trouble.fixes))
        raise trouble.error
    return reading.question


def wanted(question: Question, base: Wanted, desk: Desk) -> Wanted:
    """The filter that a question's parts make, over what is wanted anyway (``base``); a state that is asked for takes
    the place of the base's."""
    states = question.of_kind("state")
    plain = tuple(cast("State", one) for one in states if one != "embargo")
    before, after = (tuple(map(date.fromisoformat, question.of_kind(kind))) for kind in _DAYS)
    number = question.of_kind("number")
    return replace(
        base, state=plain or (None if "embargo" in states else base.state),
        region=question.of_kind("region") or base.region, official=question.of_kind("official") or base.official,
        event=question.of_kind("event") or base.event, tag=question.of_kind("tag") or base.tag,
        writer=question.of_kind("writer") or base.writer, number=number[-1] if number else base.number,
        years=tuple(map(int, question.of_kind("year"))) or base.years,
        before=before[-1] if before else base.before,
        after=after[-1] if after else base.after,
        embargo_at=desk.now() if "embargo" in states else base.embargo_at)
