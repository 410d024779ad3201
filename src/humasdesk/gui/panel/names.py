"""What the panel's fields complete from: the directories' names, folded once and kept until a directory changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from humasdesk.domain.directory import Entity, EntityKind, Event, Official, Region
from humasdesk.gui.days import day_said
from humasdesk.gui.widgets.chips import Chip
from humasdesk.i18n import tr
from humasdesk.services import cataloguing
from humasdesk.services.desk import Desk

_LIMIT = 12


@dataclass(frozen=True, slots=True)
class _Known:
    words: str
    entity: Entity


class Names:
    """The names of one desk. ``forget`` lets them be read again after a change."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kinds: dict[EntityKind, list[_Known]] = {}
        self._regions: list[tuple[str, Region]] = []

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._kinds.clear()
        self._regions.clear()

    def fitting(self, kind: EntityKind, text: str) -> list[Entity]:
        """The entries that hold every word of ``text``, those that begin with it first; all where it is empty."""
        if kind not in self._kinds:
            self._kinds[kind] = [_Known(self._desk.fold(_words(one)), one)
                                 for one in cataloguing.offered(self._desk, kind)]
        wanted = self._desk.fold(text.strip())
        parts = wanted.split()
        found = [one for one in self._kinds[kind] if all(part in one.words for part in parts)]
        found.sort(key=lambda one: not one.words.startswith(wanted))
        return [one.entity for one in found[:_LIMIT]]

    def regions(self, text: str, near: str | None) -> list[Region]:
        """Regions by the beginning of a word of their name or by code; those of the province ``near`` first."""
        if not self._regions:
            self._regions = [(self._desk.fold(region.name), region) for region in self._desk.regions.all()]
        wanted = self._desk.fold(text.strip())
        found = [region for name, region in self._regions
                 if name.startswith(wanted) or f" {wanted}" in name or region.code.startswith(wanted)]
        found.sort(key=lambda region: (not (near and region.code.startswith(near)), region.level, region.name))
        return found[:_LIMIT]


def _words(entity: Entity) -> str:
    value = entity.value
    short = value.short if isinstance(value, Event) else value.name if isinstance(value, Official) else ""
    return f"{entity.label} {short}"


def inside(desk: Desk, code: str) -> str:
    """What a region lies in, outermost first."""
    return " › ".join(region.name for region in desk.regions.path(code)[:-1])


def days_said(event: Event) -> str:
    """An event's day or days, shortly: ``7–9 Jan 2019``."""
    since, until = event.since, event.until
    if since and until and until != since:
        same_month = (since.year, since.month) == (until.year, until.month)
        return f"{since.day if same_month else day_said(since)}–{day_said(until)}"
    only = since or until
    return day_said(only) if only else ""


def chip_of(desk: Desk, entity_id: str, day: date) -> Chip:
    """An entry of a directory as a chip; an official with the post held on ``day`` and all posts as the tip."""
    entity = cataloguing.get(desk, entity_id)
    value = entity.value
    if isinstance(value, Official):
        posts = "\n".join(f"{post.printed}, {_span(post.since, post.until)}" for post in value.posts)
        held = value.title_on(day) or tr("no post on {day}", day=day_said(day))
        return Chip(entity_id, value.name, held, tip="\n".join(part for part in (value.full_name, posts) if part))
    if isinstance(value, Event):
        detail = " · ".join(part for part in (days_said(value), value.place) if part)
        return Chip(entity_id, value.name, detail, tip=value.short)
    return Chip(entity_id, entity.label)


def _span(since: date | None, until: date | None) -> str:
    return f"{day_said(since) if since else '…'} – {day_said(until) if until else tr('today')}"
