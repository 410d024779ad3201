"""What stands after an operator's colon, understood: a region's code, an entity's id, a state, a day; or why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from humasdesk.domain.directory import Entity, EntityKind, Event, Official, Region
from humasdesk.domain.review import STATE_NAMES
from humasdesk.errors import BadInput, NotFound
from humasdesk.i18n import mark, tr
from humasdesk.services import cataloguing, dates
from humasdesk.services.asking.operators import STATE_WORDS, Kind, near, operator
from humasdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Part:
    """One operator with its value understood. ``value`` is a region code, an entity's, person's or state's id, a
    number, a year, or a day (``before`` and ``after`` leave it out); ``label`` is what people read."""

    kind: Kind
    value: str
    label: str

    @property
    def shown(self) -> str:
        """What a chip says: the value, and where that alone would not tell, what it is."""
        if self.kind in ("before", "after", "number", "writer"):
            return f"{tr(operator(self.kind).label).lower()} {self.label}"
        return self.label

    @property
    def typed(self) -> str:
        """As it would be typed."""
        value = self.label if self.kind != "region" else self.value
        return f"{operator(self.kind).name}:" + (f'"{value}"' if " " in value else value)


class Unknown(Exception):
    """A value that means nothing here, or too much. ``choices`` are the parts that may have been meant."""

    def __init__(self, error: BadInput, choices: Iterable[Part] = ()) -> None:
        super().__init__(error.sentence)
        self.error = error
        self.choices = tuple(choices)


def read(desk: Desk, kind: Kind, text: str) -> Part:
    """The part that ``text`` means after an operator of that kind; raises :class:`Unknown`."""
    return _READERS[kind](desk, kind, text)


def _region(desk: Desk, kind: Kind, text: str) -> Part:
    try:
        return region_part(desk.regions.find(text))
    except NotFound:
        found = regions_like(desk, text)
    if len(found) == 1 or (found and found[0].level < found[1].level):
        return region_part(found[0])
    if found:
        raise Unknown(BadInput(mark("{name} fits several regions."), name=text), map(region_part, found[:3]))
    offered = desk.regions.all()
    close = near(text, [bare(one.name) for one in offered if one.level < 3])
    close = close or near(text, [bare(one.name) for one in offered if one.name[:1].casefold() == text[:1].casefold()])
    choices = [region_part(desk.regions.find(one)) for one in close if _is_clear(desk, one)]
    raise Unknown(BadInput(mark("There is no region {name}."), name=text), choices)


def _is_clear(desk: Desk, name: str) -> bool:
    try:
        return bool(desk.regions.find(name))
    except NotFound:
        return False


def region_part(region: Region) -> Part:
    """A region as a part of a question."""
    return Part("region", region.code, region.name)


def regions_like(desk: Desk, text: str) -> list[Region]:
    """Regions a word of whose name begins so, or whose code does; the large ones first."""
    wanted = text.strip().casefold()
    found = [one for one in desk.regions.all() if one.code.startswith(wanted) or bare(one.name).startswith(wanted)
             or any(word.startswith(wanted) for word in one.name.casefold().split())]
    return sorted(found, key=lambda one: (one.level, not bare(one.name).startswith(wanted), one.name))


def bare(name: str) -> str:
    """A region's name without what kind of region it is, in lower case."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("kota", "kabupaten", "kab.", "kecamatan") else words)


def _entity(desk: Desk, kind: Kind, text: str) -> Part:
    family: EntityKind = kind  # type: ignore[assignment]  # the rows that come here name kinds of entities
    try:
        return entity_part(desk, cataloguing.meant(desk, family, text))
    except NotFound:
        known = [one.entity for one in cataloguing.listed(desk, family)]
    found = entities_like(desk, known, text)
    if found:
        raise Unknown(BadInput(mark("{name} fits several entries."), name=text),
                      [entity_part(desk, one) for one in found[:3]])
    names = {name: one for one in known for name in _names(one)}
    close = {names[one].id: names[one] for one in near(text, names)}
    raise Unknown(BadInput(mark("The directory has no {name}."), name=text),
                  [entity_part(desk, one) for one in close.values()])


def entity_part(desk: Desk, entity: Entity) -> Part:
    """An official, event or tag as a part of a question."""
    value = entity.value
    label = value.name if isinstance(value, Official) else entity.label
    return Part(entity.kind, entity.id, label)  # type: ignore[arg-type]  # settings are never asked for


def entities_like(desk: Desk, known: Iterable[Entity], text: str) -> list[Entity]:
    """Entries whose name, or short name, has a word that begins so; those that begin so themselves first."""
    wanted = desk.fold(text.strip())
    found = [one for one in known if any(f" {wanted}" in f" {desk.fold(name)}" for name in _names(one))]
    return sorted(found, key=lambda one: not any(desk.fold(name).startswith(wanted) for name in _names(one)))


def _names(entity: Entity) -> tuple[str, ...]:
    value = entity.value
    if isinstance(value, Official):
        return (value.name, *(word for word in value.name.split() if len(word) > 3))
    return (entity.label, value.short) if isinstance(value, Event) and value.short else (entity.label,)


def _state(desk: Desk, kind: Kind, text: str) -> Part:
    wanted = text.casefold()
    state = next((state for state, words in STATE_WORDS.items() if wanted in words), None)
    if state is None:
        words = {word: state for state, known in STATE_WORDS.items() for word in known}
        like = [states for word, states in words.items() if word.startswith(wanted)]
        like = like or [words[one] for one in near(text, words)]
        raise Unknown(BadInput(mark("There is no state {name}."), name=text),
                      [state_part(one) for one in dict.fromkeys(like)])
    return state_part(state)


def state_part(state: str) -> Part:
    """A state as a part of a question."""
    return Part("state", state, tr(STATE_NAMES[state]) if state in STATE_NAMES else tr("Embargo"))


def _number(desk: Desk, kind: Kind, text: str) -> Part:
    return Part("number", text, text)


def _year(desk: Desk, kind: Kind, text: str) -> Part:
    if not re.fullmatch(r"\d{4}", text) or text == "0000":
        raise Unknown(BadInput(mark("{text} is not a year. Write it as 2019."), text=text))
    return Part("year", text, text)


def _writer(desk: Desk, kind: Kind, text: str) -> Part:
    roster = desk.rosters().newest
    people = roster.people if roster else ()
    wanted = text.casefold()
    found = [one for one in people if one.initials.casefold() == wanted]
    found = found or [one for one in people if f" {wanted}" in f" {one.name.casefold()}"]
    parts = [Part("writer", one.id, one.initials) for one in found]
    if len(parts) == 1:
        return parts[0]
    if parts:
        raise Unknown(BadInput(mark("{name} fits several people."), name=text), parts[:3])
    close = near(text, [one.initials for one in people])
    raise Unknown(BadInput(mark("Nobody at this desk is called {name}."), name=text),
                  [Part("writer", one.id, one.initials) for one in people if one.initials in close])


_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")


def _day(desk: Desk, kind: Kind, text: str) -> Part:
    """``before`` a period is before its first day, ``after`` it after its last."""
    try:
        first, last = _period(text)
    except (BadInput, ValueError, OverflowError) as cause:
        raise Unknown(BadInput(mark("{text} is not a day. Write it as 2019-01-08 or 8/1/2019, or a month as 2019-01, "
                                    "or a year."), text=text)) from cause
    return Part(kind, (first if kind == "before" else last).isoformat(), text)


def _period(text: str) -> tuple[date, date]:
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    month = _MONTH.fullmatch(text)
    if month:
        year, number = (month[1], month[2]) if month[1] else (month[4], month[3])
        first = date(int(year), int(number), 1)
        following = date(int(year) + first.month // 12, first.month % 12 + 1, 1)
        return first, following - timedelta(days=1)
    day = dates.parse_day(text)
    return day, day


_READERS: dict[Kind, Callable[[Desk, Kind, str], Part]] = {
    "region": _region, "official": _entity, "event": _entity, "tag": _entity, "state": _state, "number": _number,
    "year": _year, "writer": _writer, "before": _day, "after": _day,
}
