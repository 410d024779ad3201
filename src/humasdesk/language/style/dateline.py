"""House style: the dateline, ``SAMARINDA — Setelah …``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from humasdesk.i18n import mark
from humasdesk.language.finding import Field
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Edit, Hit, Rule, hit
from humasdesk.language.style.site import is_remnant
from humasdesk.language.text import Text
from humasdesk.language.wording import distance

_U = r"[ \xa0\u2000-\u200a\u202f]"
_PLACE = r"[^\W\d_][\w'’.]*(?:[ -](?![–—-])[^\W\d_][\w'’.]*){0,3}"
_HEAD = re.compile(
    rf"{_U}*(?P<place>{_PLACE}(?:/{_PLACE})?)(?P<more>(?:,{_U}*[^—–:()\-]{{2,40}})?(?:,?{_U}?\([^()]{{3,12}}\))?)"
    rf"(?P<dash>{_U}*[—–]{_U}*|{_U}+--?{_U}+|--{_U}*|{_U}*:{_U}+)(?=[\"“‘'(]?[A-Z0-9])"
)
_DASH = re.compile(rf"{_U}*(?:[—–:-]|--){_U}*\Z")
_NO_PLACE = frozenset({
    "kementerian", "dinas", "biro", "badan", "pemprov", "pemkab", "pemkot", "gubernur", "bupati", "catatan",
    "sumber"
})


class Head(NamedTuple):
    """A dateline as it stands: the place, the dash with its blanks, and in which field."""

    field: Field
    place: tuple[int, int]
    dash: tuple[int, int] | None


def head(text: Text, knowledge: Knowledge) -> Head | None:
    """The dateline of ``text``: its own field, or the beginning of the first paragraph."""
    if text.dateline.strip():
        dash = _DASH.search(text.dateline)
        end = dash.start() if dash else len(text.dateline)
        begin = len(text.dateline) - len(text.dateline.lstrip())
        stop = re.match(r"[^,(]*", text.dateline[:end])
        place = stop.group().rstrip() if stop else ""
        return Head("dateline", (begin, max(begin, len(place))), dash.span() if dash else None)
    for start, block in zip(text.starts, text.body, strict=bool(text.body)):
        if is_remnant(block.text) or not block.words:
            continue
        found = _HEAD.match(block.text) if block.prose else None
        if found is None or not _may_be(found, knowledge):
            return None
        first, last = found.span("place")
        return Head("body", (start + first, start + last), (start + found.start("dash"), start + found.end("dash")))
    return None


def _may_be(found: re.Match[str], knowledge: Knowledge) -> bool:
    """Whether words before a dash are a place: known, nearly known, or all in capitals."""
    words = found["place"]
    cities = knowledge.places.cities
    folded = words.casefold()
    if folded in cities or folded in knowledge.places.districts:
        return True
    if folded.split()[0] in _NO_PLACE:
        return False
    if words.isupper():
        return sum(map(len, words.split())) > 3 and words not in knowledge.acronyms and words not in knowledge.allowed
    return ":" not in found["dash"] and len(words) > 5 and bool(nearest(words, cities))


def nearest(words: str, cities: Mapping[str, str]) -> tuple[str, ...]:
    """Names of places one or two edits away, the nearest first."""
    folded = words.casefold()
    most = 1 if len(folded) < 6 else 2
    found = [(distance(folded, name, most), name) for name in cities if abs(len(name) - len(folded)) <= most]
    return tuple(cities[name] for far, name in sorted(found) if 0 < far <= most)[:3]


def missing(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A release without a dateline: the place is offered where the desk or the first paragraph names one."""
    if not text.is_release or head(text, knowledge) is not None:
        return
    place = next((index for index, block in enumerate(text.body) if block.words and not is_remnant(block.text)), None)
    if place is None or not text.body[place].prose:
        return
    words = text.body[place].text
    first = re.match(r"\s*\S+", words)
    size = first.end() if first else 0
    cities = list(dict.fromkeys([*([knowledge.city] if knowledge.city else []), *_named(words, knowledge)]))
    edits = tuple(Edit(0, 0, city.upper(), field="dateline") for city in cities[:3])
    yield Hit(text.starts[place], text.starts[place] + size, edits)


def _named(words: str, knowledge: Knowledge) -> list[str]:
    """Kabupaten and kota that ``words`` name, in order."""
    found = []
    for match in re.finditer(r"[A-Z]\w+(?: [A-Z]\w+){0,2}", words):
        names = match.group().casefold().split()
        for size in range(len(names), 0, -1):
            name = " ".join(names[-size:])
            if name in knowledge.places.regencies:
                found.append(knowledge.places.cities[name])
                break
    return found


def dash(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """Another dash than the house's between place and text. A release keeps none in the field: it is printed."""
    found = head(text, knowledge)
    if found is None or found.dash is None:
        return
    start, end = found.dash
    words = text.field(found.field)[start:end]
    right = f" {knowledge.dash} "
    if found.field == "dateline" and not text.printed_dateline:
        yield hit(start, end, "", field="dateline")
    elif words != right:
        yield hit(start, end, right, field=found.field)


def city(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """The place not in capitals, or written like no place but nearly like one."""
    found = head(text, knowledge)
    if found is None:
        return
    start, end = found.place
    words = text.field(found.field)[start:end]
    folded = " ".join(words.casefold().split())
    if not words or any(part.strip() in knowledge.places.known for part in (folded, *folded.split("/"))):
        if words and not words.isupper():
            yield hit(
                start,
                end,
                words.upper(),
                field=found.field,
                automatic=True,
                message=mark("The place of the dateline stands in capitals."),
            )
        return
    near = nearest(words, knowledge.places.cities)
    if near:
        yield hit(start, end, *(name.upper() for name in near), field=found.field, automatic=False)
    elif not words.isupper():
        yield hit(
            start,
            end,
            words.upper(),
            field=found.field,
            automatic=True,
            message=mark("The place of the dateline stands in capitals."),
        )


_TWO = "\n\nRapat itu dihadiri semua kepala dinas dan para camat. " + "Pembahasan berlangsung sampai sore hari. " * 6
RULES = (
    Rule(
        "DATELINE-MISSING",
        mark("The first paragraph has no place in front."),
        "style",
        "S",
        mark("The dateline is missing: the place in front of the first words."),
        "house",
        (
            ("Dinas PUPR membangun jembatan di Samarinda." + _TWO, "SAMARINDA|"),
            ("Gubernur membuka rapat di Balikpapan." + _TWO, "BALIKPAPAN|"),
            ("Warga bekerja bakti." + _TWO, ""),
        ),
        (
            "SAMARINDA — Dinas PUPR membangun jembatan." + _TWO,
            "Samarinda - Dinas PUPR membangun." + _TWO,
            "Satu kalimat saja.",
        ),
        text=missing,
    ),
    Rule(
        "DATELINE-DASH",
        mark("Another sign than the house's dash behind the place of the dateline."),
        "style",
        "A",
        mark("Between place and text stands “{fix}”."),
        "house",
        (
            ("SAMARINDA - Setelah rapat itu", "SAMARINDA — Setelah rapat itu"),
            ("SAMARINDA – Setelah rapat itu", "SAMARINDA — Setelah rapat itu"),
            ("BALIKPAPAN: Setelah rapat itu", "BALIKPAPAN — Setelah rapat itu"),
            ("KUTAI TIMUR-- Setelah rapat", "KUTAI TIMUR — Setelah rapat"),
        ),
        ("SAMARINDA — Setelah rapat itu", "DPRD Kaltim - Yang hadir", "Isran Noor - Gubernur", "CATATAN: Rapat batal"),
        text=dash,
    ),
    Rule(
        "DATELINE-CITY",
        mark("The place of the dateline is not in capitals, or not known."),
        "style",
        "A",
        mark("“{text}” is no place the list of regions knows."),
        "house",
        (
            ("Samarinda — Setelah rapat", "SAMARINDA — Setelah rapat"),
            ("Smaarinda – Setelah rapat", "SAMARINDA – Setelah rapat"),
            ("BALIKPAPN — Setelah rapat", "BALIKPAPAN — Setelah rapat"),
        ),
        ("SAMARINDA — Setelah rapat", "TENGGARONG — Setelah rapat", "JAKARTA — Setelah rapat", "SINGAPURA — Setelah"),
        text=city,
    ),
)
