"""Reads the lines above the first paragraph: web furniture, a day, kicker and headline.

What is not clear stays in the body. Nothing is taken from below a line that stays, so the order of words holds.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, NamedTuple

from humasdesk.services.importing import dateline, days, furniture, signoff
from humasdesk.services.importing.assembly import Assembly
from humasdesk.services.importing.blanks import tidy
from humasdesk.services.importing.wrapping import Piece

_LONGEST_TITLE = 160
_MOST_WORDS = 22
_KICKER_LENGTH, _KICKER_WORDS = 60, 7
_LONE_KICKER_WORDS = 4
_MOST_FURNITURE = 20

Role = Literal["furniture", "date", "kicker", "headline"]


class Line(NamedTuple):
    """A line above the text and what it is; a headline may have been written on two."""

    role: Role
    text: str


class Head(NamedTuple):
    """The lines taken from above the text, in order, and how many pieces they were."""

    lines: tuple[Line, ...]
    taken: int


def read(pieces: list[Piece], places: Collection[str] | None) -> Head:
    """What stands above the first paragraph of ``pieces``."""
    roles = _roles(pieces, places)
    titles = [index for index, role in enumerate(roles) if role == "title"]
    if len(roles) == len(pieces) or len(titles) > 3:
        return _only_furniture(pieces, roles)
    return _named(pieces, roles, titles, places)


def _roles(pieces: list[Piece], places: Collection[str] | None) -> list[str]:
    """``furniture``, ``date`` or ``title`` for every piece above the first that is none of them."""
    roles: list[str] = []
    for piece in pieces:
        if furniture.at_begin(piece.text) and len(roles) < _MOST_FURNITURE:
            roles.append("furniture")
        elif "date" not in roles and days.read(piece.text):
            roles.append("date")
        elif _is_title(piece, places) and roles.count("title") < 4:
            roles.append("title")
        else:
            break
    return roles


def _only_furniture(pieces: list[Piece], roles: list[str]) -> Head:
    taken = 0
    while taken < min(len(roles), len(pieces) - 1) and roles[taken] == "furniture":
        taken += 1
    return Head(tuple(Line("furniture", piece.text) for piece in pieces[:taken]), taken)


def _named(pieces: list[Piece], roles: list[str], titles: list[int], places: Collection[str] | None) -> Head:
    texts = [pieces[index].text for index in titles]
    names: list[Role] = ["headline"] * min(1, len(titles))
    if len(titles) > 1:
        if titles[1] == titles[0] + 1 and _one_headline(texts[0], pieces[titles[1]]):
            names = ["headline", "headline"]
        elif _is_kicker(texts[0], pieces[titles[1]], places):
            names = ["kicker", "headline"]
    taken = titles[len(names)] if len(titles) > len(names) else len(roles)
    lines: list[Line] = []
    for piece, role in zip(pieces[:taken], roles, strict=False):
        if role == "title":
            name = names.pop(0)
            if name == "headline" and lines and lines[-1].role == "headline":
                lines[-1] = Line("headline", f"{lines[-1].text}\n{piece.text}")
            else:
                lines.append(Line(name, piece.text))
        else:
            lines.append(Line("date" if role == "date" else "furniture", piece.text))
    return Head(tuple(lines), taken)


def _is_title(piece: Piece, places: Collection[str] | None) -> bool:
    """Whether a line can be kicker or headline: short, no finished sentence, no list, dateline or sign-off."""
    if len(piece.text) > _LONGEST_TITLE:
        return False
    words = tidy(piece.text)
    plain = not words.endswith((".", ";", ":")) and not words.startswith(("-", "•", "(", "*", "#"))
    return (plain and words.count(" ") < _MOST_WORDS and any(letter.isalpha() for letter in words)
            and not (piece.apart and words[0].islower())
            and dateline.find(piece.text, places) is None and signoff.find(piece.text) is None)


def _one_headline(first: str, second: Piece) -> bool:
    """Whether two lines are one headline that was broken in two."""
    return not second.apart and (tidy(first).endswith((",", "-", "–", "—")) or tidy(second.text)[:1].islower())


def is_kicker(line: str) -> bool:
    """Whether ``line`` is short enough to stand over a headline."""
    words = tidy(line[:_LONGEST_TITLE])
    return len(words) <= _KICKER_LENGTH and words.count(" ") < _KICKER_WORDS and not words.endswith((".", "?", "!"))


def take(assembly: Assembly, line: Line) -> None:
    """Give a line from above the text to the part it is."""
    if line.role == "furniture":
        assembly.leave_out(line.text, "top")
    elif line.role == "date":
        assembly.day(line.text)
    else:
        assembly.title(line.role, line.text)


def _is_kicker(first: str, second: Piece, places: Collection[str] | None) -> bool:
    """Whether ``first`` stands over the headline ``second`` as its kicker; with a blank line between the two, only a
    very short line or the name of a place does."""
    if not is_kicker(first):
        return False
    if not second.apart:
        return True
    words = tidy(first)
    if places is not None and words in places:
        return True
    return words.count(" ") < _LONE_KICKER_WORDS and len(words) < len(second.text)
