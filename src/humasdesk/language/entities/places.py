"""Places in a text: provinces, kabupaten and kota by name or short form, kecamatan where that word stands before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from humasdesk.domain.directory import Region
from humasdesk.language.entities.phrases import Phrases, Token, tokens
from humasdesk.language.entities.world import World

KINDS = ("kabupaten administrasi ", "kota administrasi ", "kabupaten ", "kota ")

SHORT: Mapping[str, tuple[str, ...]] = {
    "11": ("NAD",), "12": ("Sumut",), "13": ("Sumbar",), "16": ("Sumsel",), "19": ("Babel",), "21": ("Kepri",),
    "31": ("DKI", "Jakarta"), "32": ("Jabar",), "33": ("Jateng",), "34": ("DIY", "Yogyakarta"), "35": ("Jatim",),
    "52": ("NTB",), "53": ("NTT",), "61": ("Kalbar",), "62": ("Kalteng",), "63": ("Kalsel",), "64": ("Kaltim",),
    "65": ("Kaltara",), "71": ("Sulut",), "72": ("Sulteng",), "73": ("Sulsel",), "74": ("Sultra",), "76": ("Sulbar",),
    "64.02": ("Kukar",), "64.07": ("Kubar",), "64.08": ("Kutim",), "64.09": ("PPU",), "64.11": ("Mahulu",),
}
"""Short forms in common use, by Kemendagri code."""

_DISTRICT = frozenset(("kecamatan", "kec"))
_OF_PEOPLE = frozenset(("jalan", "jl", "jln", "gedung", "hotel", "masjid", "stadion", "bandara", "pelabuhan", "sungai",
                        "universitas", "rsud"))
"""What is named after a place and is not the place: *Hotel Bumi Senyiur Samarinda* is, *Jalan Berau* is not."""


class Places:
    """The names of a world's regions, ready to be looked for. They are the same on every day: worlds that differ in
    their day alone share one, because the names of some eight thousand regions take five megabytes."""

    def __init__(self, world: World) -> None:
        self._home = world.home
        self.regions = {region.code: region for region in world.regions}

    @cached_property
    def _phrases(self) -> Phrases:
        made = Phrases()
        for region in self.regions.values():
            if region.level <= 2:
                for name in self.names(region):
                    made.add(name, region)
        return made

    @cached_property
    def _districts(self) -> Phrases:
        made = Phrases()
        for region in self.regions.values():
            if region.level == 3:
                made.add(region.name, region)
        return made

    def names(self, region: Region) -> tuple[str, ...]:
        """How a region is called: in full, without what kind of place it is, in short."""
        bare = bare_name(region.name)
        return tuple(dict.fromkeys((region.name, bare, *SHORT.get(region.code, ()))))

    def find(self, text: str, words: tuple[Token, ...] | None = None) -> Iterator[tuple[int, int, str, Region]]:
        """Start, end, words and region of every place that is named beyond doubt."""
        found = tokens(text) if words is None else words
        for hit in self._phrases.find(text, found):
            before = found[hit.first - 1].folded if hit.first else ""
            if before in _OF_PEOPLE or before in _DISTRICT:
                continue
            region = self._meant([one for one in hit.meanings if isinstance(one, Region)], before, hit.text)
            if region:
                yield hit.start, hit.end, hit.text, region
        for hit in self._districts.find(text, found):
            if hit.first and found[hit.first - 1].folded in _DISTRICT:
                region = self._meant([one for one in hit.meanings if isinstance(one, Region)], "", hit.text)
                if region:
                    yield hit.start, hit.end, hit.text, region

    def _meant(self, choices: Iterable[Region], before: str, words: str) -> Region | None:
        """The one region that a name means here: at home before elsewhere, of the kind the word before says."""
        known = list({one.code: one for one in choices}.values())
        kinds = {"kota": "kota", "kabupaten": "kabupaten", "kab": "kabupaten"}
        if before in kinds:
            known = [one for one in known if one.name.casefold().startswith(kinds[before])] or known
        at_home = [one for one in known if self._home and _inside(one.code, self._home)]
        known = at_home or known
        highest = [one for one in known if one.level == min(one.level for one in known)]
        return highest[0] if len(highest) == 1 else None


def _inside(code: str, home: str) -> bool:
    return code == home or code.startswith(f"{home}.")


def bare_name(name: str) -> str:
    """A region's name without *Kabupaten* or *Kota*: how people call it."""
    folded = name.casefold()
    kind = next((one for one in KINDS if folded.startswith(one)), "")
    return name[len(kind):]
