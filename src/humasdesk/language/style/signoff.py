"""House style: the sign-off at the end, ``(mar/sul/ri/humasprov kaltim)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, hit
from humasdesk.language.style.site import is_remnant
from humasdesk.language.text import Text
from humasdesk.language.wording import distance

_CODE = re.compile(r"\((?P<code>[^()\n]{2,100})\)[.\s\xa0]*(?:\(\*{1,3}\)|\*{3}|#{3})?[\s\xa0]*\Z")
_INITIALS = re.compile(r"[a-z]{2,4}")
_OFFICE = re.compile(
    r"(?:biro |bagian |dinas )?(?:hu?m\w*|diskominfo\w*|kominfo\w*|adpim\w*|prokopim\w*|adv\w*|protokol)"
    r"[\w .&-]*",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """One part of a sign-off and where it stands in the body's text."""

    words: str
    start: int
    end: int


class Code(NamedTuple):
    """A sign-off: initials and unit."""

    initials: tuple[Part, ...]
    unit: Part | None


def read(text: Text) -> Code | None:
    """The sign-off of the last paragraph that is no page furniture."""
    for start, block in reversed(list(zip(text.starts, text.body, strict=bool(text.body)))):
        if not block.words or is_remnant(block.text):
            continue
        found = _CODE.search(block.text) if block.prose else None
        return _parts(found["code"], start + found.start("code")) if found else None
    return None


def _parts(code: str, start: int) -> Code | None:
    parts = []
    for match in re.finditer(r"[^/]+", code):
        words = match.group().strip()
        begin = start + match.start() + len(match.group()) - len(match.group().lstrip())
        parts.append(Part(words, begin, begin + len(words)))
    if not parts:
        return None
    last = parts[-1]
    unit = None if _INITIALS.fullmatch(last.words) and not _OFFICE.fullmatch(last.words) else last
    initials = tuple(parts[:-1] if unit else parts)
    if any(not _INITIALS.fullmatch(one.words) for one in initials):
        return None
    if unit and not (_OFFICE.fullmatch(unit.words) or initials):
        return None
    return Code(initials, unit)


def code_start(text: str) -> int:
    """Where the sign-off that ``text`` ends with begins; the length of ``text`` where there is none."""
    found = _CODE.search(text)
    return found.start() if found and _parts(found["code"], 0) else len(text)


def sign_off(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """No code at the end, or a unit that is not in the office's list."""
    if text.sign_off is not None and read(text) is None:
        yield from _printed(text, knowledge)
        return
    code = read(text)
    if code is None:
        yield from _missing(text)
    elif code.unit:
        near = _near(code.unit.words, knowledge)
        if near is not None:
            yield hit(code.unit.start, code.unit.end, *near)


def _missing(text: Text) -> Iterator[Hit]:
    if not text.is_release:
        return
    for start, block in reversed(list(zip(text.starts, text.body, strict=bool(text.body)))):
        if block.words and not is_remnant(block.text):
            last = re.search(r"\S+\s*\Z", block.text)
            place = start + (last.start() if last else 0)
            yield Hit(
                place,
                start + len(block.text.rstrip()),
                message=mark("The sign-off is missing: initials and unit code at the end."),
            )
            return


def _printed(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A code set by hand and printed after the text: its unit is told at the end of the body."""
    code = _parts(text.sign_off or "", 0) if text.sign_off else None
    if code and code.unit:
        near = _near(code.unit.words, knowledge)
        if near is not None:
            end = len(text.plain)
            yield Hit(end, end, (), {"text": code.unit.words, "fix": near[0] if near else ""})


def _near(unit: str, knowledge: Knowledge) -> tuple[str, ...] | None:
    """Units of the list that ``unit`` may mean; ``None`` where nothing is wrong with it.

    Against the shipped examples only a near miss counts: other offices have other codes.
    """
    words = " ".join(unit.casefold().split())
    codes = [one.code for one in knowledge.units]
    if words in (code.casefold() for code in codes):
        return None
    near = sorted((distance(words, code.casefold(), 3), code) for code in codes)
    offered = tuple(code for far, code in near if far <= 2)
    if knowledge.own_units:
        return offered or tuple(codes[:3])
    return offered or None


_TWO = "\n\nRapat itu dihadiri semua kepala dinas. " + "Pembahasan berlangsung sampai sore hari. " * 8
RULES = (
    Rule(
        "SIGNOFF",
        mark("No sign-off code at the end, or a unit code that is not in the list."),
        "style",
        "S",
        mark("The unit code “{text}” is not in the list."),
        "house",
        (
            ("Rapat selesai. (mar/sul/ri/humsprov kaltim)", "Rapat selesai. (mar/sul/ri/humasprov kaltim)"),
            ("Rapat selesai. (ri/humasprov katlim)", "Rapat selesai. (ri/humasprov kaltim)"),
            ("Gubernur membuka rapat." + _TWO, ""),
        ),
        (
            "Rapat selesai. (mar/sul/ri/humasprov kaltim)",
            "Rapat selesai. (dn/diskominfo kutim)",
            "Peserta hadir (50 orang).",
        ),
        text=sign_off,
    ),
)
