"""The directories' rows: entities settled from their states, and asked for by kind, id or name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, cast

import sqlalchemy as sa

from humasdesk.domain.directory import Entity, EntityKind, Setting
from humasdesk.records import entities as forms
from humasdesk.records.rosters import Rosters
from humasdesk.store import tables as t
from humasdesk.store.ready import Ready

_CHUNK = 500
_ADMIN_KINDS = frozenset({"setting", "region"})


def settle(connection: sa.Connection, entity_ids: Iterable[str], rosters: Rosters) -> None:
    """Make the rows of these entities anew from all their lawful states."""
    wanted = sorted(entity_ids)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start:start + _CHUNK]
        states = connection.execute(
            sa.select(t.state).where(t.state.c.entity.in_(chunk)).order_by(t.state.c.id)).mappings().all()
        parents = connection.execute(
            sa.select(t.state_parent.c.child, t.state_parent.c.parent)
            .join(t.state, t.state.c.id == t.state_parent.c.child).where(t.state.c.entity.in_(chunk))).all()
        connection.execute(sa.delete(t.entity).where(t.entity.c.id.in_(chunk)))
        rows = _settled(states, {(row[0], row[1]) for row in parents}, rosters)
        if rows:
            connection.execute(sa.insert(t.entity), rows)


def _settled(states: Iterable[Mapping[Any, Any]], parents: set[tuple[str, str]],
             rosters: Rosters) -> list[dict[str, Any]]:
    lawful = [state for state in states if _counts(state, rosters)]
    ids = {state["id"] for state in lawful}
    followed = {parent for child, parent in parents if child in ids}
    heads: dict[str, list[Mapping[Any, Any]]] = {}
    for state in lawful:
        if state["id"] not in followed:
            heads.setdefault(state["entity"], []).append(state)
    rows = []
    for entity_id, found in heads.items():
        head = min(found, key=lambda state: str(state["id"]))
        value = json.loads(head["value"])
        rows.append({
            "id": entity_id, "kind": head["kind"], "head": head["id"], "heads": len(found),
            "name": str(value.get("name") or value.get("key") or ""), "value": head["value"],
            "retired": head["retired"], "merged_into": head["merged_into"]})
    return rows


def _counts(state: Mapping[Any, Any], rosters: Rosters) -> bool:
    actor = rosters.actor(state["key"], state["id"], state["roster"])
    if actor is None:
        return False
    return "admin" in actor.roles if state["kind"] in _ADMIN_KINDS else True


def _entity(row: Mapping[Any, Any]) -> Entity | None:
    value = forms.read(row["kind"], json.loads(row["value"]))
    if value is None:
        return None
    return Entity(row["id"], cast("EntityKind", row["kind"]), value, row["head"], row["heads"],
                  bool(row["retired"]), row["merged_into"])


def get(connection: sa.Connection, entity_id: str) -> Entity | None:
    """The entity of that id, as it is now (merged or not)."""
    row = connection.execute(sa.select(t.entity).where(t.entity.c.id == entity_id)).mappings().first()
    return _entity(row) if row else None


def of_kind(connection: sa.Connection, kind: str) -> tuple[Entity, ...]:
    """All entities of a kind, by name; retired and merged ones too."""
    rows = connection.execute(
        sa.select(t.entity).where(t.entity.c.kind == kind).order_by(t.entity.c.name, t.entity.c.id)).mappings()
    return tuple(entity for row in rows if (entity := _entity(row)) is not None)


def target(connection: sa.Connection, entity_id: str) -> str:
    """Where a merged entity's chain of merges ends; of a circle, the smallest id in it."""
    trail: list[str] = []
    current = entity_id
    while True:
        if current in trail:
            return min(trail[trail.index(current):])
        trail.append(current)
        row = _MERGED.first(connection, id=current)
        if row is None or row[0] is None:
            return current
        current = row[0]


_MERGED = Ready(sa.select(t.entity.c.merged_into).where(t.entity.c.id == sa.bindparam("id")))


def aliases(connection: sa.Connection, entity_id: str) -> list[str]:
    """The entity and every other that was merged into it, over any number of steps."""
    found = [entity_id]
    waiting = [entity_id]
    while waiting:
        rows = connection.execute(sa.select(t.entity.c.id).where(t.entity.c.merged_into.in_(waiting))).scalars().all()
        waiting = [one for one in rows if one not in found]
        found += waiting
    return found


def settings(connection: sa.Connection) -> dict[str, Setting]:
    """All shared settings that were ever set, by key."""
    return {entity.value.key: entity.value for entity in of_kind(connection, "setting")
            if isinstance(entity.value, Setting)}


def used_by(connection: sa.Connection, kind: str, entity_id: str) -> tuple[str, ...]:
    """The releases whose head names this entity, or one that was merged into it."""
    rows = connection.execute(
        sa.select(t.mention.c.release).distinct()
        .where(t.mention.c.kind == kind, t.mention.c.entity.in_(aliases(connection, entity_id))))
    return tuple(row[0] for row in rows)
