"""What the checks are told about the office and its world; services fill it in, no rule looks anything up itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from humasdesk.domain.directory import Event, Official, Region
from humasdesk.language import shipped
from humasdesk.language.shipped import Law


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit code of the sign-off, and the days on which it was in force (``None``: open)."""

    code: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it was in force on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Knowledge:
    """The office and its world on the day of the release.

    ``day`` is that day at the desk; ``dated`` says whether somebody named it (a file without a date is checked as of
    today, and nothing is said about who held which post); ``guessed``, that it is today's because the release has no
    date yet, which every question that rests on it says. ``zone`` is the short name printed after times. ``present``
    are officials the release itself names in its metadata; ``initials`` are those of the desk's people (empty:
    unknown). ``own_units`` says whether ``units`` is the office's own list rather than the shipped examples.
    """

    day: date
    dated: bool = True
    guessed: bool = False
    zone: str = "WITA"
    dash: str = "—"
    city: str = ""
    regions: tuple[Region, ...] = ()
    officials: tuple[Official, ...] = ()
    present: tuple[Official, ...] = ()
    events: tuple[Event, ...] = ()
    acronyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()
    laws: tuple[Law, ...] = ()
    units: tuple[Unit, ...] = ()
    own_units: bool = False
    initials: frozenset[str] = frozenset()

    @classmethod
    def of_shipped(cls, day: date, **known: object) -> Knowledge:
        """What ships with the program alone: acronyms, citations, unit examples; ``known`` adds or overrides."""
        base: dict[str, object] = {
            "acronyms": shipped.acronyms(), "allowed": shipped.allowed(), "laws": shipped.laws(),
            "units": tuple(Unit(code) for code in shipped.words("unit-codes"))}
        return cls(day, **(base | known))  # type: ignore[arg-type]  # names of fields, checked where they are called

    @cached_property
    def places(self) -> Gazetteer:
        """The regions by name."""
        return Gazetteer(self.regions)

    @cached_property
    def shortened(self) -> Mapping[str, tuple[str, ...]]:
        """Folded expansions to the acronyms they have."""
        found: dict[str, tuple[str, ...]] = {}
        for acronym, expansions in self.acronyms.items():
            for expansion in expansions:
                found[expansion.casefold()] = (*found.get(expansion.casefold(), ()), acronym)
        return found

    @cached_property
    def names(self) -> Mapping[str, Official]:
        """The officials by their name in lower case, without degrees."""
        return {one.name.casefold(): one for one in self.officials}


class Gazetteer:
    """Names of places: with and without what kind of place they are, in lower case."""

    def __init__(self, regions: tuple[Region, ...]) -> None:
        self.regions = regions

    @cached_property
    def cities(self) -> Mapping[str, str]:
        """Names a dateline may carry, folded, to how they are written: provinces, kabupaten, kota, seats."""
        found = {name.casefold(): name for name in shipped.words("dateline-places")}
        for region in self.regions:
            if region.level < 3:
                name = bare(region.name)
                found.setdefault(name.casefold(), name)
        return found

    @cached_property
    def districts(self) -> Mapping[str, tuple[Region, ...]]:
        """Kecamatan by folded name."""
        found: dict[str, tuple[Region, ...]] = {}
        for region in self.regions:
            if region.level == 3:
                key = region.name.casefold()
                found[key] = (*found.get(key, ()), region)
        return found

    @cached_property
    def regencies(self) -> Mapping[str, tuple[Region, ...]]:
        """Kabupaten and kota by folded bare name."""
        found: dict[str, tuple[Region, ...]] = {}
        for region in self.regions:
            if region.level == 2:
                key = bare(region.name).casefold()
                found[key] = (*found.get(key, ()), region)
        return found

    @cached_property
    def known(self) -> frozenset[str]:
        """Every folded name of any level."""
        return frozenset(self.cities) | frozenset(self.districts)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Single words of all names, folded."""
        return frozenset(word for name in self.known for word in name.split())


def bare(name: str) -> str:
    """A region's name without *Kabupaten*, *Kota* or *Kota Administrasi*."""
    for prefix in ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "):
        if name.startswith(prefix):
            return name[len(prefix):]
    return name
