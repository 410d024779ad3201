"""Regions and officials that occur among the wanted releases, as filters to choose from, with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from humasdesk.domain.directory import Official
from humasdesk.errors import NotFound
from humasdesk.services import cataloguing, searching
from humasdesk.services.asking.values import Part, region_part
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted
from humasdesk.store.wanted import each


@dataclass(frozen=True, slots=True)
class Occurring:
    """One filter; ``depth`` says how far a region lies inside others that are shown."""

    part: Part
    count: int
    depth: int = 0


def regions(desk: Desk, wanted: Wanted, words: str = "") -> list[Occurring]:
    """Provinces with their kabupaten and kota, the commonest first; kecamatan inside those that are wanted."""
    chosen = tuple(code for code in each(wanted.region) if code.count(".") == 1)
    counts: Counter[str] = Counter()
    for code, count in searching.regions_named(desk, wanted, words, chosen).items():
        region = desk.regions.get(code)
        if region is not None:
            counts[region.code] += count
    found: list[Occurring] = []

    def inside(parent: str | None, depth: int) -> None:
        here = [code for code in counts if (code.rpartition(".")[0] or None) == parent]
        for code in sorted(here, key=lambda one: (-counts[one], one)):
            region = desk.regions.get(code)
            if region is not None:
                found.append(Occurring(region_part(region), counts[code], depth))
            inside(code, depth + 1)

    inside(None, 0)
    lost = [code for code in counts if not any(one.part.value == code for one in found)]
    found += [Occurring(region_part(region), counts[code]) for code in lost if (region := desk.regions.get(code))]
    return found


def officials(desk: Desk, wanted: Wanted, words: str = "") -> list[Occurring]:
    """The officials that are named, the commonest first; a merged one under what he became."""
    counts: Counter[str] = Counter()
    for entity_id, count in searching.officials_named(desk, wanted, words).items():
        counts[cataloguing.target(desk, entity_id)] += count
    known = {one.entity.id: one.entity for one in cataloguing.listed(desk, "official", all_of_them=True)}
    found = []
    for entity_id, count in counts.items():
        entity = known.get(entity_id)
        if entity is None:
            try:
                entity = cataloguing.get(desk, entity_id)
            except NotFound:
                continue
        value = entity.value
        found.append(Occurring(Part("official", entity_id, value.name if isinstance(value, Official)
                                    else entity.label), count))
    return sorted(found, key=lambda one: (-one.count, one.part.label))
