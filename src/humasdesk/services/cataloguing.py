"""The directories: officials, events, tags and regions, each change one signed record of the entity's new state.

It is long because all kinds share every deed, and a deed is one record whatever its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from humasdesk.domain.directory import (
    Acronym,
    Citation,
    Entity,
    EntityKind,
    EntityValue,
    Event,
    Official,
    Region,
    Setting,
    Tag,
    Word,
)
from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.i18n import mark
from humasdesk.records import entities as forms
from humasdesk.records.codec import DirectorySaid
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import directory
from humasdesk.store.database import Connection, Writer


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
            if all_of_them or (not entity.retired and _stands(connection, entity)))


def offered(desk: Desk, kind: EntityKind) -> tuple[Entity, ...]:
    """A directory's entries that new releases may name, by name; cheaper than :func:`listed`, for it counts nothing."""
    with desk.store.reading() as connection:
        return tuple(one for one in directory.of_kind(connection, kind) if not one.retired and _stands(connection, one))


def _stands(connection: Connection, entity: Entity) -> bool:
    """Whether an entry is itself, not merged away; of a circle of merges one stands for all."""
    return not entity.merged_into or directory.target(connection, entity.id) == entity.id


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
        known = [one for one in directory.of_kind(connection, kind) if _stands(connection, one)]
    wanted = " ".join(name.split()).casefold()
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda one: one.id == name.strip(),
        lambda one: wanted in _names(one),
        lambda one: len(wanted) >= 3 and any(own.startswith(wanted) for own in _names(one)),
        lambda one: len(wanted) >= 3 and any(wanted in own for own in _names(one)),
    )
    for test in tests:
        found = [one for one in known if test(one)]
        active = [one for one in found if not one.retired] or found
        if len(active) == 1:
            return active[0]
        if active:
            raise NotFound(mark("{name} fits several entries: {choices}. Give more of the name, or the id."), name=name,
                           choices=", ".join(map(_choice, active[:6])))
    became = _became(desk, kind, name)
    if became:
        raise NotFound(mark("{name} was merged into {into}. Use that entry."), name=name, into=became.label)
    raise NotFound(mark("The directory has no {name}. Add it first."), name=name)


def meant(desk: Desk, kind: EntityKind, name: str) -> Entity:
    """Like :func:`find`, for whoever names an entry without changing it: a merged one means what it became."""
    try:
        return find(desk, kind, name)
    except NotFound:
        became = _became(desk, kind, name)
        if became is None:
            raise
        return became


def target(desk: Desk, entity_id: str) -> str:
    """The id of what an id means today: merges are followed."""
    with desk.store.reading() as connection:
        return directory.target(connection, entity_id)


def exactly(desk: Desk, kind: EntityKind, name: str) -> Entity | None:
    """The entry of just this name (case and blanks do not count), or what it was merged into."""
    wanted = " ".join(name.split()).casefold()
    with desk.store.reading() as connection:
        known = [one for one in directory.of_kind(connection, kind) if wanted in _names(one)]
    known.sort(key=lambda one: (one.merged_into is not None, one.retired))
    return get(desk, known[0].id) if known else None


def _became(desk: Desk, kind: EntityKind, name: str) -> Entity | None:
    """What the merged entries of this name or id are now; ``None`` where there are none, or they became several."""
    with desk.store.reading() as connection:
        merged = [one for one in directory.of_kind(connection, kind) if one.merged_into]
    wanted = " ".join(name.split()).casefold()
    found = {one.id: one for one in (get(desk, old.id) for old in merged
                                     if old.id == name.strip() or wanted in _names(old))}
    return next(iter(found.values())) if len(found) == 1 else None


def _choice(entity: Entity) -> str:
    """An entry among others of its name: with an event's day, and the id."""
    since = entity.value.since if isinstance(entity.value, Event) else None
    return f"{entity.label}{f' {since.isoformat()}' if since else ''} ({entity.id})"


def _names(entity: Entity) -> tuple[str, ...]:
    value = entity.value
    found = [entity.label]
    if isinstance(value, Official):
        found.append(value.name)
    if isinstance(value, Event):
        found += [value.name, value.short]
    if isinstance(value, Citation):
        found.append(f"{value.form} {value.number}/{value.year}")
    return tuple(one.casefold() for one in found if one)


def add(desk: Desk, me: Me, value: EntityValue) -> tuple[str, Changes]:
    """A new entry; its id. Regions are an admin's. A second one of the same name is refused: edit or merge."""
    kind = kind_of(value)
    _check_right(me, kind)
    _check_value(desk, value)
    with desk.writing() as writer:
        same = _same(desk, writer, value)
        if same:
            raise Refused(mark("The directory has {name} already ({id}). Edit that entry."), name=same.label,
                          id=same.id)
        entity_id = value.code if isinstance(value, Region) else new_id(desk.now())
        _say(writer, me, entity_id, kind, value, ())
    return entity_id, changes_of(writer)


def bring_in(desk: Desk, me: Me, entries: Iterable[tuple[str, EntityValue]]) -> int:
    """Add entries of known ids; one that is here already, by id or by name, stays as it is. How many were new."""
    wanted = list(entries)
    for _, value in wanted:
        _check_right(me, kind_of(value))
        _check_value(desk, value)
    with desk.writing() as writer:
        fresh = [(entity_id, value) for entity_id, value in wanted
                 if directory.get(writer.connection, entity_id) is None and not _same(desk, writer, value)]
        for entity_id, value in fresh:
            _say(writer, me, entity_id, kind_of(value), value, ())
    return len(fresh)


def _same(desk: Desk, writer: Writer, value: EntityValue) -> Entity | None:
    """An entry that ``value`` would double: of the same name, or a region of the same code. Events recur."""
    if isinstance(value, Event):
        return None
    if isinstance(value, Region) and (shipped := desk.regions.get(value.code)):
        return Entity(shipped.code, "region", shipped, "")
    return next((one for one in directory.of_kind(writer.connection, kind_of(value))
                 if not one.merged_into and not one.retired
                 and _label(one.value).casefold() == _label(value).casefold()), None)


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
        case Acronym():
            return "acronym"
        case Citation():
            return "citation"
        case Word():
            return "word"
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
    if isinstance(value, Acronym) and not value.expansion.strip():
        raise BadInput(mark("An acronym needs what it stands for."))
    if isinstance(value, Citation) and not (value.form.strip() and value.number.strip() and value.subject.strip()):
        raise BadInput(mark("A citation needs its form (such as PP), its number, its year and its subject."))
    if isinstance(value, Official):
        for post in value.posts:
            check_days(post.since, post.until)
            if post.region and desk.regions.get(post.region) is None:
                raise NotFound(mark("There is no region {name}. Give its name or Kemendagri code (such as 64.72)."),
                               name=post.region)
    if isinstance(value, Event):
        check_days(value.since, value.until)
    if isinstance(value, Region) and value.parent and desk.regions.get(value.parent) is None:
        raise NotFound(mark("There is no region {name}. Give its name or Kemendagri code (such as 64.72)."),
                       name=value.parent)


def check_days(since: date | None, until: date | None) -> None:
    """Raise ``BadInput`` where something would end before it begins."""
    if since and until and until < since:
        raise BadInput(mark("{until} lies before {since}. Give the days the other way round."), since=since,
                       until=until)


def _label(value: EntityValue) -> str:
    return value.key if isinstance(value, Setting) else value.name
