"""The metadata's rows: what each shows of a release, what it completes, and how it changes the text; one row a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from humasdesk.domain.directory import Entity, EntityKind, Event, Official
from humasdesk.domain.release import Content
from humasdesk.gui.panel.names import Names, chip_of, days_said, inside
from humasdesk.gui.widgets.chips import Chip
from humasdesk.i18n import mark, tr
from humasdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of metadata. ``keys`` reads its ids from a text and ``put`` writes them; ``new`` and ``none`` are
    sentences (message ids) for a name that no directory has, and for a text that names nothing."""

    kind: EntityKind
    label: str
    placeholder: str
    none: str
    new: str
    keys: Callable[[Content], tuple[str, ...]]
    put: Callable[[Content, tuple[str, ...]], Content]
    free: bool = False
    ordered: bool = False

    def change(self, content: Content, key: str, *, adding: bool) -> Content:
        """``content`` with ``key`` taken in or out."""
        before = self.keys(content)
        after = (*before, key) if adding and key not in before else tuple(
            one for one in before if adding or one != key)
        return self.put(content, after)

    def chips(self, desk: Desk, content: Content) -> list[Chip]:
        """What a text names, as chips."""
        day = content.date or desk.today()
        return [self._chip(desk, key, day, place) for place, key in enumerate(self.keys(content))]

    def _chip(self, desk: Desk, key: str, day: date, place: int) -> Chip:
        if self.kind != "region":
            return chip_of(desk, key, day)
        return Chip(key, desk.regions.name(key) or key, inside(desk, key), note="" if place else tr("main"), tip=key)

    def offered(self, desk: Desk, names: Names, text: str, content: Content) -> list[Chip]:
        """What a typed text may mean."""
        if self.kind == "region":
            near = (content.region or "").partition(".")[0] or None
            return [Chip(one.code, one.name, inside(desk, one.code), one.code) for one in names.regions(text, near)]
        day = content.date or desk.today()
        return [_offer(one, day) for one in names.fitting(self.kind, text)]


def _offer(entity: Entity, day: date) -> Chip:
    value = entity.value
    if isinstance(value, Official):
        return Chip(entity.id, value.name, value.title_on(day), tip=value.full_name)
    if isinstance(value, Event):
        return Chip(entity.id, value.name, " · ".join(part for part in (value.short, days_said(value), value.place)
                                                      if part))
    return Chip(entity.id, entity.label)


def _region_keys(content: Content) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*([content.region] if content.region else []), *content.regions)))


def _put_regions(content: Content, keys: tuple[str, ...]) -> Content:
    return replace(content, region=keys[0] if keys else None, regions=keys[1:])


ROWS = (
    Row("region", mark("Region"), mark("Add a region …"), mark("No region"), mark("Add region “{name}” …"),
        _region_keys, _put_regions, ordered=True),
    Row("event", mark("Event"), mark("Add an event …"), mark("No event"), mark("Add event “{name}” …"),
        lambda content: content.events, lambda content, keys: replace(content, events=keys)),
    Row("official", mark("Official"), mark("Add an official …"), mark("No official"), mark("Add official “{name}” …"),
        lambda content: content.officials, lambda content, keys: replace(content, officials=keys)),
    Row("tag", mark("Tag"), mark("Add a tag …"), mark("No tag"), mark("Add tag “{name}”"),
        lambda content: content.tags, lambda content, keys: replace(content, tags=keys), free=True),
)
