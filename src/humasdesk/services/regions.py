"""The Kemendagri tree of provinces, kabupaten/kota and kecamatan, shipped and read when first asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from humasdesk import assets
from humasdesk.domain.directory import Entity, Region
from humasdesk.errors import NotFound
from humasdesk.i18n import mark


class Regions:
    """The shipped tree, with the desk's own additions beside it."""

    def __init__(self) -> None:
        self._added: dict[str, Region] = {}
        self._retired: frozenset[str] = frozenset()
        self._merged: dict[str, str] = {}

    @cached_property
    def _shipped(self) -> dict[str, Region]:
        found = {}
        for line in assets.text("regions", "regions.tsv").splitlines():
            if line.startswith("#") or not line.strip():
                continue
            code, level, name, parent = line.split("\t")
            if level.isdecimal():
                found[code] = Region(code, name, int(level), parent or None)
        return found

    def know(self, entities: Iterable[Entity]) -> None:
        """Lay the desk's own states (added, renamed, retired, merged regions) over the shipped tree."""
        own = [entity for entity in entities if isinstance(entity.value, Region)]
        self._added = {entity.id: entity.value for entity in own if isinstance(entity.value, Region)}
        self._merged = {entity.id: entity.merged_into for entity in own if entity.merged_into}
        self._retired = frozenset(entity.id for entity in own if entity.retired or self._end(entity.id) != entity.id)

    def get(self, code: str) -> Region | None:
        """The region of that code; of a merged one, what it was merged into."""
        end = self._end(code)
        return self._added.get(end) or self._shipped.get(end)

    def _end(self, code: str) -> str:
        """Where a chain of merges ends; of a circle, its smallest code."""
        met: list[str] = []
        while code in self._merged and code not in met:
            met.append(code)
            code = self._merged[code]
        return min(met[met.index(code):]) if code in met else code

    def name(self, code: str) -> str | None:
        """The name of that code's region."""
        region = self.get(code)
        return region.name if region else None

    def all(self, *, retired: bool = False) -> tuple[Region, ...]:
        """Every region that is offered, by code; ``retired`` and merged ones too where they are asked for."""
        known = self._shipped | self._added
        return tuple(known[code] for code in sorted(known) if retired or code not in self._retired)

    def is_offered(self, code: str) -> bool:
        """Whether the region of that code is neither retired nor merged into another."""
        return code not in self._retired

    def children(self, code: str | None, *, retired: bool = False) -> tuple[Region, ...]:
        """The regions directly inside ``code`` (``None``: the provinces)."""
        return tuple(region for region in self.all(retired=retired) if region.parent == code)

    def path(self, code: str) -> tuple[Region, ...]:
        """The region and what it lies in, outermost first."""
        trail: list[Region] = []
        current = self.get(code)
        while current and current not in trail:
            trail.append(current)
            current = self.get(current.parent) if current.parent else None
        return tuple(reversed(trail))

    def find(self, wanted: str, *, retired: bool = False) -> Region:
        """The region meant by a code or a name; names of provinces and kabupaten/kota go before kecamatan. ``retired``
        ones are found by name only where they are asked for.

        Raises :class:`NotFound` that names the choices where a name fits several.
        """
        text = wanted.strip()
        by_code = self.get(text)
        if by_code:
            return by_code
        simple = _simple(text)
        offered = self.all(retired=retired)
        found = [region for region in offered if _simple(region.name) == simple]
        found = found or [region for region in offered if _bare(region.name) == _bare(text)]
        if not found:
            raise NotFound(mark("There is no region {name}. Give its name or Kemendagri code (such as 64.72)."),
                           name=wanted)
        highest = [region for region in found if region.level == min(one.level for one in found)]
        if len(highest) > 1:
            raise NotFound(mark("{name} fits several regions: {choices}. Give the code."), name=wanted,
                           choices=", ".join(f"{region.name} ({region.code})" for region in highest[:8]))
        return highest[0]


def _simple(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())


def _bare(name: str) -> str:
    words = _simple(name).split()
    while words and words[0] in ("kota", "kabupaten", "kab", "provinsi", "kecamatan", "kec"):
        words = words[1:]
    return " ".join(words)
