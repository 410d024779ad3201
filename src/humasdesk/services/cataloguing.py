"""The directories: officials, events, tags and regions, each change one signed record of the entity's new state."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from humasdesk import assets
from humasdesk.domain.directory import Entity, EntityKind, EntityValue, Event, Official, Post, Region, Tag
from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.i18n import mark
from humasdesk.records import entities as forms
from humasdesk.records.codec import DirectorySaid
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import directory
from humasdesk.store.database import Writer

_STARTER_SPACE = uuid.UUID("6f0c0f5e-6f55-5d0e-9d53-8a5b1c1f7b10")


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity as its directory lists it, with how many releases name it now."""

    entity: Entity
    used: int


def listed(desk: Desk, kind: EntityKind, *, all_of_them: bool = False) -> tuple[Listed, ...]:
    """A directory by name; retired and merged entries only when ``all_of_them``."""
    with desk.store.reading() as connection:
        return tuple(
            Listed(entity, len(directory.used_by(connection, kind, entity.id)))
            for entity in directory.of_kind(connection, kind)
            if all_of_them or not (entity.retired or entity.merged_into))


def get(desk: Desk, entity_id: str) -> Entity:
    """The entity that an id means today: merges are followed."""
    with desk.store.reading() as connection:
        entity = directory.get(connection, directory.target(connection, entity_id))
    if entity is None and (shipped := desk.regions.get(entity_id)):
        return Entity(shipped.code, "region", shipped, "")
    if entity is None:
        raise NotFound(mark("There is nothing of the id {name} in the directory."), name=entity_id)
    return entity


def find(desk: Desk, kind: EntityKind, name: str) -> Entity:
    """The entity that a name, short name or id means; raises ``NotFound`` with the choices where it fits several."""
    with desk.store.reading() as connection:
        known = [one for one in directory.of_kind(connection, kind) if not one.merged_into]
    wanted = name.strip().casefold()
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda one: one.id == name.strip(),
        lambda one: wanted in _names(one),
        lambda one: len(wanted) >= 3 and any(word.startswith(wanted) for own in _names(one) for word in (own,)),
        lambda one: len(wanted) >= 3 and any(wanted in own for own in _names(one)),
    )
    for test in tests:
        found = [one for one in known if test(one)]
        active = [one for one in found if not one.retired] or found
        if len(active) == 1:
            return active[0]
        if active:
            raise NotFound(mark("{name} fits several entries: {choices}. Give more of the name, or the id."), name=name,
                           choices=", ".join(f"{one.label} ({one.id})" for one in active[:6]))
    raise NotFound(mark("The directory has no {name}. Add it first."), name=name)


def _names(entity: Entity) -> tuple[str, ...]:
    value = entity.value
    found = [entity.label]
    if isinstance(value, Official):
        found.append(value.name)
    if isinstance(value, Event):
        found += [value.name, value.short]
    return tuple(one.casefold() for one in found if one)


def add(desk: Desk, me: Me, value: EntityValue) -> tuple[str, Changes]:
    """A new entry; its id. Regions are an admin's. A second one of the same name is refused: edit or merge."""
    kind = kind_of(value)
    _check_right(me, kind)
    _check_value(desk, value)
    with desk.writing() as writer:
        same = [one for one in directory.of_kind(writer.connection, kind)
                if not one.merged_into and not one.retired and _label(one.value) == _label(value)]
        if same and kind != "event":
            raise Refused(mark("The directory has {name} already ({id}). Edit that entry."), name=same[0].label,
                          id=same[0].id)
        entity_id = value.code if isinstance(value, Region) else new_id(desk.now())
        _say(writer, me, entity_id, kind, value, ())
    return entity_id, changes_of(writer)


def edit(desk: Desk, me: Me, entity_id: str, change: Callable[[EntityValue], EntityValue]) -> Changes:
    """A new state of an entry, with ``change`` applied. Releases that name it keep naming it."""
    with desk.writing() as writer:
        entity = _entity(desk, writer, entity_id)
        _check_right(me, entity.kind)
        value = change(entity.value)
        _check_value(desk, value)
        if value != entity.value:
            _say(writer, me, entity.id, entity.kind, value, _parents(entity), retired=entity.retired)
    return changes_of(writer)


def merge(desk: Desk, me: Me, entity_id: str, into: str) -> Changes:
    """Let ``entity_id`` be ``into`` from now on: whoever names the one means the other. An official's posts and a
    missing degree are carried over."""
    with desk.writing() as writer:
        gone, kept = _entity(desk, writer, entity_id), _entity(desk, writer, into)
        if gone.kind != kept.kind or gone.id == kept.id:
            raise Refused(mark("Only two different entries of one directory can be merged."))
        _check_right(me, gone.kind)
        combined = _combined(kept.value, gone.value)
        if combined != kept.value:
            _say(writer, me, kept.id, kept.kind, combined, _parents(kept), retired=kept.retired)
        _say(writer, me, gone.id, gone.kind, gone.value, _parents(gone), retired=gone.retired, into=kept.id)
    return changes_of(writer)


def retire(desk: Desk, me: Me, entity_id: str, *, back: bool = False) -> Changes:
    """Offer an entry no more (or again); releases that name it stay as they are."""
    with desk.writing() as writer:
        entity = _entity(desk, writer, entity_id)
        _check_right(me, entity.kind)
        if entity.retired == back:
            _say(writer, me, entity.id, entity.kind, entity.value, _parents(entity), retired=not back)
    return changes_of(writer)


def kind_of(value: EntityValue) -> EntityKind:
    """The directory a value belongs to."""
    match value:
        case Official():
            return "official"
        case Event():
            return "event"
        case Tag():
            return "tag"
        case Region():
            return "region"
    return "setting"


def _combined(kept: EntityValue, gone: EntityValue) -> EntityValue:
    if isinstance(kept, Official) and isinstance(gone, Official):
        posts = [*kept.posts, *(post for post in gone.posts if post not in kept.posts)]
        posts.sort(key=lambda post: post.since or date.min)
        return replace(kept, posts=tuple(posts), prefix=kept.prefix or gone.prefix, suffix=kept.suffix or gone.suffix,
                       source=kept.source or gone.source)
    return kept


def _entity(desk: Desk, writer: Writer, entity_id: str) -> Entity:
    entity = directory.get(writer.connection, directory.target(writer.connection, entity_id))
    if entity is None and (shipped := desk.regions.get(entity_id)):
        return Entity(shipped.code, "region", shipped, "")
    if entity is None:
        raise NotFound(mark("There is nothing of the id {name} in the directory."), name=entity_id)
    return entity


def _parents(entity: Entity) -> tuple[str, ...]:
    """The state a new one follows; a shipped region has none."""
    return (entity.head,) if entity.head else ()


def _say(writer: Writer, me: Me, entity_id: str, kind: str, value: EntityValue, parents: tuple[str, ...], *,
         retired: bool = False, into: str | None = None) -> None:
    writer.say(me.key, DirectorySaid(entity_id, writer.rosters.newest_id, kind, parents, forms.write(value), retired,
                                     into))


def _check_right(me: Me, kind: EntityKind) -> None:
    if kind in ("region", "setting") and not me.person.may("admin"):
        raise Refused(mark("Only an admin can change regions and shared settings."))


def _check_value(desk: Desk, value: EntityValue) -> None:
    if not _label(value).strip():
        raise BadInput(mark("An entry needs a name."))
    if isinstance(value, Official):
        for post in value.posts:
            _check_days(post.since, post.until)
            if post.region and desk.regions.get(post.region) is None:
                raise NotFound(mark("There is no region {name}. Give its name or Kemendagri code (such as 64.72)."),
                               name=post.region)
    if isinstance(value, Event):
        _check_days(value.since, value.until)
    if isinstance(value, Region) and value.parent and desk.regions.get(value.parent) is None:
        raise NotFound(mark("There is no region {name}. Give its name or Kemendagri code (such as 64.72)."),
                       name=value.parent)


def _check_days(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise BadInput(mark("{until} lies before {since}. Give the days the other way round."), since=since.isoformat(),
                       until=until.isoformat())


def _label(value: EntityValue) -> str:
    if isinstance(value, Official | Event | Tag | Region):
        return value.name
    return value.key


# -- the starter directory

def load_starter(desk: Desk, me: Me, name: str = "kaltim") -> int:
    """Bring in a shipped starter directory; entries that are here already stay as they are. How many were new."""
    try:
        said = tomllib.loads(assets.text("starter", f"{name}.toml"))
    except FileNotFoundError as cause:
        raise NotFound(mark("There is no starter directory {name}."), name=name) from cause
    entries = list(_starter_entries(desk, name, said))
    with desk.writing() as writer:
        fresh = [(entity_id, value) for entity_id, value in entries
                 if directory.get(writer.connection, entity_id) is None]
        for entity_id, value in fresh:
            _say(writer, me, entity_id, kind_of(value), value, ())
    return len(fresh)


def _starter_entries(desk: Desk, name: str, said: dict[str, Any]) -> Iterable[tuple[str, EntityValue]]:
    readers: tuple[tuple[str, Callable[[dict[str, Any]], EntityValue]], ...] = (
        ("official", _starter_official), ("event", _starter_event), ("tag", lambda one: Tag(one["name"])))
    for table, reader in readers:
        for one in said.get(table, ()):
            value = reader(one)
            _check_value(desk, value)
            yield str(uuid.uuid5(_STARTER_SPACE, f"{name}/{table}/{_label(value)}")), value


def _starter_official(said: dict[str, Any]) -> Official:
    posts = tuple(Post(post["title"], post.get("region"), post.get("since"), post.get("until"),
                       post.get("holding", "definitive")) for post in said.get("posts", ()))
    return Official(said["name"], said.get("prefix", ""), said.get("suffix", ""), posts, said.get("source", ""))


def _starter_event(said: dict[str, Any]) -> Event:
    return Event(said["name"], said.get("short", ""), said.get("since"), said.get("until"), said.get("place", ""),
                 said.get("region"), said.get("source", ""))
