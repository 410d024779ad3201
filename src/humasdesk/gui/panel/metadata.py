"""The metadata's rows: what each shows of a release, what it completes, and how it changes the text; one row a kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from humasdesk.domain.directory import EntityKind, Event, Official, Tag
from humasdesk.domain.release import Content
from humasdesk.gui.widgets.chips import Chip
from humasdesk.i18n import mark
from humasdesk.services import cataloguing
from humasdesk.services.desk import Desk, Me

_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of metadata. ``change`` takes a key in or out; a key that begins with ``+`` is a new name."""

    key: str
    label: str
    placeholder: str
    chips: Callable[[Desk, Content], list[Chip]]
    complete: Callable[[Desk, str], list[Chip]]
    change: Callable[[Content, str, bool], Content]
    free: bool = False


def _region_chips(desk: Desk, content: Content) -> list[Chip]:
    codes = [*([content.region] if content.region else []), *content.regions]
    return [Chip(code, desk.regions.name(code) or code, _inside(desk, code)) for code in codes]


def _inside(desk: Desk, code: str) -> str:
    return " › ".join(region.name for region in desk.regions.path(code)[:-1])


def _complete_region(desk: Desk, text: str) -> list[Chip]:
    wanted = text.strip().casefold()
    found = [region for region in desk.regions.all()
             if region.code.startswith(wanted) or any(word.startswith(wanted) for word in _words(region.name))]
    found.sort(key=lambda region: (not region.code.startswith("64"), region.level, region.name))
    return [Chip(region.code, region.name, _inside(desk, region.code)) for region in found[:_LIMIT]]


def _words(name: str) -> tuple[str, ...]:
    folded = name.casefold()
    return (folded, *folded.split())


def _change_region(content: Content, key: str, adding: bool) -> Content:
    codes = [*([content.region] if content.region else []), *content.regions]
    codes = [*codes, key] if adding and key not in codes else [code for code in codes if adding or code != key]
    return replace(content, region=codes[0] if codes else None, regions=tuple(codes[1:]))


def _entities(kind: EntityKind, field: str) -> tuple[
        Callable[[Desk, Content], list[Chip]], Callable[[Desk, str], list[Chip]],
        Callable[[Content, str, bool], Content]]:
    def chips(desk: Desk, content: Content) -> list[Chip]:
        return [_chip(desk, one) for one in getattr(content, field)]

    def complete(desk: Desk, text: str) -> list[Chip]:
        wanted = desk.fold(text.strip())
        found = [one.entity for one in cataloguing.listed(desk, kind)
                 if wanted in desk.fold(one.entity.label) or wanted in desk.fold(_short(one.entity.value))]
        return [_chip(desk, one.id) for one in found[:_LIMIT]]

    def change(content: Content, key: str, adding: bool) -> Content:
        before: tuple[str, ...] = getattr(content, field)
        after = (*before, key) if adding and key not in before else tuple(
            one for one in before if adding or one != key)
        return replace(content, **{field: after})  # type: ignore[arg-type]  # the field is one of the id tuples

    return chips, complete, change


def _short(value: object) -> str:
    return value.short if isinstance(value, Event) else ""


def _chip(desk: Desk, entity_id: str) -> Chip:
    entity = cataloguing.get(desk, entity_id)
    value = entity.value
    if isinstance(value, Official):
        return Chip(entity_id, value.name, value.title_on(desk.today()))
    if isinstance(value, Event):
        when = value.since.isoformat() if value.since else ""
        return Chip(entity_id, value.name, " · ".join(part for part in (value.short, value.place, when) if part))
    return Chip(entity_id, entity.label)


def key_for(desk: Desk, me: Me, row: Row, key: str) -> str:
    """The key to take in; a new name becomes an entry of the directory first."""
    if not key.startswith("+"):
        return key
    return cataloguing.add(desk, me, Tag(" ".join(key[1:].split())))[0]


ROWS = (
    Row("region", mark("Region"), mark("Add a region …"), _region_chips, _complete_region, _change_region),
    Row("event", mark("Event"), mark("Add an event …"), *_entities("event", "events")),
    Row("official", mark("Official"), mark("Add an official …"), *_entities("official", "officials")),
    Row("tag", mark("Tag"), mark("Add a tag …"), *_entities("tag", "tags"), free=True),
)
