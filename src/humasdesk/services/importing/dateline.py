"""Finds the dateline at the beginning of the first paragraph: ``SAMARINDA - ``, ``Penajam Paser Utara—``.

Careful on purpose: a sentence may begin with a name and a dash too (``DPRD Kaltim – yang ...``). What follows must
begin like a sentence, and a name that is not all in capitals must be a known place where places are given.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from humasdesk.services.importing import words
from humasdesk.services.importing.blanks import UNSEEN, tidy

LONGEST = 100
"""Code points within which a dateline must end."""

_U = f"[{UNSEEN}]"
_DASH = re.compile(f"{_U}{{0,9}}(?:[—–]|:(?={_U})|--?(?={_U})){_U}*")
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.](?=[^\W\d_]))*"
_PREFIX = re.compile(
    rf"(?P<names>{_WORD}(?:(?: |-|/| / ){_WORD}){{0,5}})"
    r"(?:, ?(?P<agency>[^,():]{2,40}))?"
    r"(?P<date>,? ?\(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\))?")
_OFFICE = re.compile(r"(?:biro )?(?:humas|hums|hms|diskominfo|kominfo|adpim|prokopim)", re.IGNORECASE)
_DAY = re.compile(r"(?:[^\W\d_]+ )?\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?| [^\W\d_]+(?: \d{4})?)")
_SENTENCE = re.compile(r"[\"'“‘«(\[*]*(?:[^\W\d_]|\d)")
_VOWEL = re.compile("[AIUEO]")
_PREFIXES = ("", "Kota ", "Kabupaten ", "Kab. ", "KOTA ", "KABUPATEN ", "KAB. ")


class Dateline(NamedTuple):
    """A dateline: the words before the dash, tidied, and how many code points it takes with dash and blanks."""

    words: str
    length: int


def find(text: str, places: Collection[str] | None = None) -> Dateline | None:
    """The dateline ``text`` begins with. ``places`` are known names; ``None`` when there is no list of them."""
    dash = _DASH.search(text, 0, LONGEST)
    if dash is None or not dash.start():
        return None
    if text.startswith("-", dash.end()) or not _begins_sentence(text, dash):
        return None
    before = tidy(text[:dash.start()])
    found = _PREFIX.fullmatch(before)
    if found is None or not _is_place(found["names"], found["agency"] or "", text, dash, places):
        return None
    agency = found["agency"]
    if agency and not _is_agency(agency, places):
        return None
    return Dateline(before, dash.end())


def _begins_sentence(text: str, dash: re.Match[str]) -> bool:
    start = _SENTENCE.match(text, dash.end())
    if start is None or start[0][-1].islower():
        return False
    tight = dash[0] == "–"
    return not (tight and re.match(r"[^\W\d_a-z]{2}", text[dash.end():dash.end() + 2]))


def _is_place(names: str, agency: str, text: str, dash: re.Match[str], places: Collection[str] | None) -> bool:
    if places is not None and all(_known(name.strip(), places) for name in names.split("/")):
        return True
    colon = ":" in dash[0]
    if names.isupper():
        return _may_be_place(names) and not (colon and places is not None)
    if places is not None or colon or agency or names.count(" ") > 2:
        return False
    capitals = all(word[0].isupper() for word in re.split("[ /-]+", names))
    return capitals and not _is_aside(text, dash)


def _may_be_place(capitals: str) -> bool:
    """Whether words all in capitals can be a place: no known office, long enough, with a vowel."""
    parts = re.split("[ ./-]+", capitals)
    return (sum(map(len, parts)) >= 4 and not words.of("not-a-place").intersection(parts)
            and all(_VOWEL.search(part) or len(part) < 2 for part in parts))


def _is_aside(text: str, dash: re.Match[str]) -> bool:
    """Whether the dash opens an aside that a second one closes: ``Isran Noor - Gubernur Kaltim - berkata``."""
    return _DASH.search(text, dash.end(), dash.end() + 80) is not None


def _is_agency(agency: str, places: Collection[str] | None) -> bool:
    return (agency.isupper() or _OFFICE.match(agency) is not None or _DAY.fullmatch(agency) is not None
            or (places is not None and _known(agency, places)))


def _known(name: str, places: Collection[str]) -> bool:
    if name.upper() in words.of("not-a-place"):
        return False
    forms = {name, name.title(), name.upper(), name.casefold()}
    return (not forms.isdisjoint(words.of("also-a-place"))
            or any(prefix + form in places for form in forms for prefix in _PREFIXES))
