"""Facts: who held which post on the day of the release, and with which degrees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from humasdesk.domain.directory import Official
from humasdesk.i18n import mark
from humasdesk.language.facts.dates import named_day
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.people import mentions
from humasdesk.language.rule import Edit, Hit, Rule, hit
from humasdesk.language.text import Text

_BASE = r"(?:Wakil )?(?:Gubernur|Bupati|Wali Kota)|Sekretaris Daerah|Sekda(?:prov)?|Presiden|Wakil Presiden"
_TITLES = r"(?:(?:Dr|dr|Drs|Dra|Ir|Prof|H|Hj|KH|K\.H)\.?[ \xa0]*)"
_OFFICE = re.compile(
    rf"(?P<acting>(?:Pj|Plt|Plh|Pjs|Penjabat)\.?[ \xa0]+)?(?P<base>{_BASE})(?P<where>(?:[ \xa0]+[A-Z][\w]*){{0,4}}?)"
    rf"[ \xa0,]+(?P<titles>{_TITLES}*)\Z"
)
_FORMER = re.compile(r"\b(?:mantan|calon|eks|bekas|almarhum|saat itu|kala itu|ketika itu|periode)\b", re.IGNORECASE)
_SUFFIX = re.compile(r",[ \xa0]*((?:[A-Z][A-Za-z]{0,4}\.?)+(?:,[ \xa0]*(?:[A-Z][A-Za-z]{0,4}\.)+[A-Za-z]*\.?)*)")
_SHORT = re.compile(rf"\b(?P<base>{_BASE})(?: (?:Kaltim|Kalimantan Timur))? (?P<name>[A-Z][a-z'’]+)(?! ?[A-Z])")


_GUESSED = mark("On {day} {name} was {title}. The release has no date yet: today was taken.")


def _day(text: Text, knowledge: Knowledge) -> date | None:
    """The day on which posts are judged: the release's, else the one its text names, else today's where it will be
    dated yet; ``None`` for a text that is no release of the desk."""
    return knowledge.day if knowledge.dated else named_day(text) or (knowledge.day if knowledge.guessed else None)


def official(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A post not held that day, degrees that are not the person's, a short name before the full one was given."""
    day = _day(text, knowledge)
    guessed = knowledge.guessed and named_day(text) is None
    named: set[str] = set()
    for start, block in zip(text.starts, text.body, strict=bool(text.body)):
        if not block.prose:
            continue
        found = sorted(mentions(block.clean, knowledge), key=lambda one: one[0])
        yield from _short_first(block.clean, start, found, named, day, knowledge)
        for first, last, person in found:
            named.add(person.name)
            for one in _post(block.clean, start, first, person, day):
                yield one._replace(message=_GUESSED) if guessed and not one.message else one
            yield from _degrees(block.clean, start, first, last, person)


def _post(text: str, start: int, first: int, person: Official, day: date | None) -> Iterator[Hit]:
    window = max(0, first - 90)
    office = _OFFICE.search(text[window:first])
    if (
        day is None
        or office is None
        or not person.posts
        or _FORMER.search(text[max(0, window + office.start() - 20) : first])
    ):
        return
    held = [_base(post.title) for post in person.posts_on(day)]
    if not person.posts_on(day) and not _known_then(person, day):
        return
    if _simple(office["base"]) in held:
        return
    begin = start + window + office.start("base")
    end = start + window + office.end("base")
    title = person.title_on(day)
    edits = (Edit(begin, end, _printed_base(title)),) if held and _printed_base(title) else ()
    message = "" if title else mark("The directory knows no post of {name} on {day}.")
    yield Hit(
        begin,
        end,
        edits,
        {"name": person.name, "day": day, "title": title},
        message=message,
    )


def _known_then(person: Official, day: date) -> bool:
    """Whether the directory can say something about ``day``: it lies beside a dated end or beginning."""
    return any(post.since or post.until for post in person.posts)


def _base(title: str) -> str:
    found = re.search(_BASE, title)
    return _simple(found.group()) if found else title.casefold()


def _printed_base(title: str) -> str:
    found = re.search(_BASE, title)
    return found.group() if found else ""


def _simple(base: str) -> str:
    folded = base.casefold()
    return "sekretaris daerah" if folded.startswith("sekda") else folded


def _degrees(text: str, start: int, first: int, last: int, person: Official) -> Iterator[Hit]:
    """Degrees printed that the directory does not give; those left out are nobody's mistake."""
    before = re.search(rf"{_TITLES}+\Z", text[max(0, first - 40) : first])
    begin = first - len(before.group()) if before else first
    titles = re.findall(r"[A-Za-z]+", before.group()) if before else []
    own = {part.casefold() for part in re.findall(r"[A-Za-z]+", person.prefix)}
    after = _SUFFIX.match(text, last)
    suffixes = [part.strip() for part in after[1].split(",")] if after else []
    given = {_letters(part) for part in person.suffix.split(",")}
    strange = bool(person.prefix) and any(one.casefold() not in own for one in titles)
    odd = bool(person.suffix) and any(_letters(one) not in given for one in suffixes if "." in one)
    if strange or odd:
        end = after.end() if after and odd else last
        right = person.full_name if odd else f"{person.prefix} {person.name}"
        yield Hit(
            start + begin,
            start + end,
            (Edit(start + begin, start + end, right),),
            {"name": person.full_name},
            message=mark("The directory writes {name}."),
        )


def _letters(degree: str) -> str:
    return re.sub(r"[^A-Za-z]", "", degree).casefold()


def _short_first(
    text: str,
    start: int,
    found: list[tuple[int, int, Official]],
    named: set[str],
    day: date | None,
    knowledge: Knowledge,
) -> Iterator[Hit]:
    """``Gubernur Isran`` where *Isran Noor* has not been written yet."""
    if day is None:
        return
    for match in _SHORT.finditer(text):
        place = match.start("name")
        if any(first <= place < last for first, last, _ in found):
            continue
        fitting = [
            one
            for one in knowledge.officials
            if match["name"] in one.name.split()
            and any(_base(post.title) == _simple(match["base"]) for post in one.posts_on(day))
        ]
        earlier = {one.name for first, _, one in found if first < place} | named
        if len(fitting) == 1 and fitting[0].name not in earlier:
            named.add(fitting[0].name)
            yield hit(
                start + place,
                start + match.end("name"),
                fitting[0].name,
                name=fitting[0].name,
                message=mark("At first mention the full name stands: {name}."),
            )


RULES = (
    Rule(
        "FACT-OFFICIAL",
        mark("Name, degrees and post of an official, as they were on the day of the release."),
        "fact",
        "S",
        mark("On {day} {name} was {title}."),
        "direktori pejabat",
        (
            ("Gubernur Kaltim Hadi Mulyadi hadir.", "Wakil Gubernur Kaltim Hadi Mulyadi hadir."),
            ("Bupati Isran Noor hadir.", "Gubernur Isran Noor hadir."),
            ("Drs. Isran Noor hadir.", "Dr. Ir. H. Isran Noor hadir."),
            ("Gubernur Isran hadir.", "Gubernur Isran Noor hadir."),
        ),
        (
            "Gubernur Kaltim Dr. H. Isran Noor hadir.",
            "mantan Bupati Isran Noor hadir",
            "Isran Noor hadir. Gubernur Isran pulang.",
            "Wakil Gubernur Hadi Mulyadi",
        ),
        text=official,
    ),
)
