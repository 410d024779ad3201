"""Gathers what the checks are told: from a desk, or from what ships with the program where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from threading import RLock

from humasdesk import clock
from humasdesk.domain.directory import Acronym, Citation, Event, Official, Setting, Word
from humasdesk.domain.release import Content
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge, Unit, bare
from humasdesk.language.shipped import Law
from humasdesk.language.spelling import Speller
from humasdesk.language.spelling.speller import gathered
from humasdesk.services import starter
from humasdesk.services.desk import Desk
from humasdesk.services.regions import Regions
from humasdesk.settings.table import SETTINGS
from humasdesk.store import directory


def of_desk(desk: Desk, content: Content | None = None) -> Knowledge:
    """What a desk knows on the day of a release; until it has one, that is today at the desk."""
    day = (content.date if content else None) or desk.today()
    with desk.store.reading() as connection:
        officials = tuple(one for entity in directory.of_kind(connection, "official")
                          if isinstance(one := entity.value, Official) and not entity.merged_into)
        events = tuple(one for entity in directory.of_kind(connection, "event")
                       if isinstance(one := entity.value, Event) and not entity.merged_into)
        ids = {directory.target(connection, one) for one in content.officials} if content else set()
        present = tuple(one for name in ids if (entity := directory.get(connection, name))
                        and isinstance(one := entity.value, Official))
        units = _units(directory.settings(connection).get("unit.code"))
        acronyms = [one for entity in directory.of_kind(connection, "acronym")
                    if isinstance(one := entity.value, Acronym) and not (entity.merged_into or entity.retired)]
        citations = [one for entity in directory.of_kind(connection, "citation")
                     if isinstance(one := entity.value, Citation) and not (entity.merged_into or entity.retired)]
    roster = desk.rosters().newest
    initials = frozenset(person.initials.casefold() for person in roster.people) if roster else frozenset()
    known: dict[str, object] = {"units": units, "own_units": True} if units else {}
    known["acronyms"] = _acronyms(acronyms)
    allowed = str(desk.setting("check.acronyms")).split()
    known["allowed"] = shipped.allowed() | {one.name for one in acronyms if one.known} | frozenset(allowed)
    known["laws"] = (*(Law(one.form, one.number, one.year, one.subject, one.source) for one in citations),
                     *shipped.laws())
    undated = content is not None and content.date is None
    return Knowledge.of_shipped(
        day, dated=not undated, guessed=undated, zone=clock.zone_name(desk.zone),
        dash=str(desk.setting("dateline.dash", day)), city=_city(desk, content),
        regions=desk.regions.all(), officials=officials, present=present, events=events, initials=initials, **known)


def desk_words(desk: Desk) -> tuple[str, ...]:
    """The words that the whole desk takes for right."""
    with desk.store.reading() as connection:
        return tuple(one.name for entity in directory.of_kind(connection, "word")
                     if isinstance(one := entity.value, Word) and not (entity.merged_into or entity.retired))


def _units(setting: Setting | None) -> tuple[Unit, ...]:
    """The unit codes of the desk with the days each was in force."""
    if setting is None or not setting.values:
        return ()
    values = sorted(setting.values, key=lambda one: one.since or date.min)
    ends = [one.since - timedelta(days=1) if one.since else None for one in values[1:]]
    return tuple(Unit(str(one.value), one.since, end)
                 for one, end in zip(values, [*ends, None], strict=True) if one.value)


def _acronyms(own: list[Acronym]) -> dict[str, tuple[str, ...]]:
    """The table with the office's own expansions in front of the shipped ones."""
    found = dict(shipped.acronyms())
    for one in own:
        if one.expansion:
            found[one.name] = (one.expansion, *(other for other in found.get(one.name, ()) if other != one.expansion))
    return found


def _city(desk: Desk, content: Content | None) -> str:
    """The kabupaten or kota the release is of, for a dateline that is missing."""
    region = desk.regions.get(content.region) if content and content.region else None
    return bare(region.name) if region and region.level == 2 else ""


def of_shipped(day: date, *, dated: bool) -> Knowledge:
    """What ships with the program: regions, the starter officials, acronyms, citations, settings as they come."""
    regions, officials, events = _shipped()
    return Knowledge.of_shipped(
        day, dated=dated, zone=clock.zone_name(str(SETTINGS["desk.zone"].default)),
        dash=str(SETTINGS["dateline.dash"].default), regions=regions.all(), officials=officials, events=events)


@lru_cache(maxsize=1)
def _shipped() -> tuple[Regions, tuple[Official, ...], tuple[Event, ...]]:
    values = tuple(starter.values())
    return (Regions(), tuple(one for one in values if isinstance(one, Official)),
            tuple(one for one in values if isinstance(one, Event)))


def speller_for(knowledge: Knowledge, words: Iterable[str] = (), mine: Iterable[str] = (), *,
                deepest: int = 2) -> Speller:
    """A speller that knows the names of this office, regions down to the level ``deepest`` (3: kecamatan), the desk's
    ``words`` and those of whoever sits here. It reads the lists of :func:`speller`, and what another desk knows does
    not come into it. Whoever asks again for the same office gets the same one, which remembers its answers."""
    given = gathered((
        ("region", (one.name for one in knowledge.regions if one.level <= deepest)),
        ("official", _words(one.name for one in knowledge.officials)),
        ("event", _words(part for one in knowledge.events for part in (one.name, one.short))),
        ("acronym", (*knowledge.acronyms, *knowledge.allowed)),
        ("region", shipped.words("dateline-places")),
        ("desk", words), ("mine", mine)))
    with _teaching:
        made = next((one for one in _taught if one.given == given), None) or _lists().taught(given)
        _taught[:] = [made, *(one for one in _taught if one is not made)][:_OFFICES]
    return made


def of_office(desk: Desk) -> Speller:
    """The speller with what a desk knows today."""
    return speller_for(of_desk(desk), desk_words(desk))


def _words(names: Iterable[str]) -> list[str]:
    return [name for name in names if name]


def speller() -> Speller:
    """The speller with the shipped lists alone. They are read once a process, which takes half a second: not where
    somebody waits. It is told nothing: :func:`speller_for` makes those that are."""
    with _teaching:
        return _lists()


@lru_cache(maxsize=1)
def _lists() -> Speller:
    return Speller.load()


_OFFICES = 3
"""Spellers that are kept: of the desk as it is and was, and of one more."""
_taught: list[Speller] = []
_teaching = RLock()
