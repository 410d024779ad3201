"""Events by name and short name, tags by name, and bodies by their acronym, as a text names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from humasdesk.domain.directory import Event
from humasdesk.language.entities.phrases import Phrases, Token, tokens
from humasdesk.language.entities.world import Known, World

BODIES = frozenset((
    "badan", "balai", "balitbang", "bank", "biro", "bupati", "dewan", "dinas", "direktorat", "forum",
    "gabungan", "gerakan", "himpunan", "ikatan", "inspektorat", "institut", "kantor", "kementerian",
    "kejaksaan", "kepolisian", "komando", "komisi", "komite", "koperasi", "korps", "kwartir", "lembaga",
    "majelis", "organisasi", "palang", "pengadilan", "perhimpunan", "perkumpulan", "persatuan", "perserikatan",
    "perusahaan", "politeknik", "rumah", "satuan", "sekolah", "sekretariat", "tentara", "tim", "unit",
    "universitas", "yayasan", "asosiasi",
))
"""The first word of a body's full name; an acronym of anything else (a plan, a meeting) is no body."""
_FAR = 400
"""Days between an event and a release beyond which an event of that name is another one."""


class Subjects:
    """The events, tags and bodies of a world, ready to be looked for."""

    def __init__(self, world: World) -> None:
        self._world = world

    def events(self, text: str, words: tuple[Token, ...] | None = None) -> Iterator[tuple[int, int, str, Known]]:
        """Start, end, words and event; of several of one name the one nearest to the day of the release."""
        for hit in self._events.find(text, words):
            known = [one for one in hit.meanings if isinstance(one, Known)]
            nearest = min(known, key=lambda one: (self._distance(one), one.id))
            if self._distance(nearest) <= _FAR:
                yield hit.start, hit.end, hit.text, nearest

    def tags(self, text: str, words: tuple[Token, ...] | None = None) -> Iterator[tuple[int, int, str, Known]]:
        """Start, end, words and tag; a body without a tag of its own comes as a new one, its id ``+`` and its name."""
        for hit in self._tags.find(text, words):
            one = hit.meanings[0]
            if isinstance(one, Known):
                yield hit.start, hit.end, hit.text, one

    def _distance(self, one: Known) -> int:
        event = one.value
        if not isinstance(event, Event) or event.since is None:
            return _FAR // 2
        first, last = event.since, event.until or event.since
        return 0 if first <= self._world.day <= last else min(_days(first, self._world.day),
                                                              _days(last, self._world.day))

    @cached_property
    def _events(self) -> Phrases:
        made = Phrases()
        for one in self._world.events:
            if isinstance(one.value, Event):
                for name in {one.value.name, one.value.short} - {""}:
                    if len(tokens(name)) > 1 or len(name) >= 5:
                        made.add(name, one)
        return made

    @cached_property
    def _tags(self) -> Phrases:
        made = Phrases()
        own = set()
        for one in self._world.tags:
            name = str(one.value)
            own.add(name.casefold())
            made.add(name, one, capital=name != name.lower() and " " not in name)
        for short, long in self._world.acronyms:
            if short.casefold() in own or long.casefold() in own or not _is_body(long):
                continue
            new = Known(f"+{short}", short)
            made.add(short, new)
            made.add(long, new)
        return made


def _is_body(name: str) -> bool:
    words = tokens(name)
    return bool(words) and words[0].folded in BODIES


def _days(one: date, other: date) -> int:
    return abs((one - other).days)
