"""The starter directories that are shipped: officials with dated posts, events and tags, each fact with its source."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from humasdesk import assets
from humasdesk.domain.directory import EntityValue, Event, Official, Post, Tag
from humasdesk.errors import NotFound
from humasdesk.i18n import mark
from humasdesk.services import cataloguing
from humasdesk.services.desk import Desk, Me

_SPACE = uuid.UUID("6f0c0f5e-6f55-5d0e-9d53-8a5b1c1f7b10")
"""Entries of a starter have the same ids on every desk (UUIDv5), so that desks which meet later agree."""


def load(desk: Desk, me: Me, name: str = "kaltim") -> int:
    """Bring in a shipped starter directory; entries that are here already stay as they are. How many were new."""
    try:
        said = tomllib.loads(assets.text("starter", f"{name}.toml"))
    except FileNotFoundError as cause:
        raise NotFound(mark("There is no starter directory {name}."), name=name) from cause
    return cataloguing.bring_in(desk, me, _entries(name, said))


def values(name: str = "kaltim") -> Iterator[EntityValue]:
    """What a shipped starter directory holds, for whoever looks without a desk."""
    return (value for _, value in _entries(name, tomllib.loads(assets.text("starter", f"{name}.toml"))))


def _entries(name: str, said: dict[str, Any]) -> Iterator[tuple[str, EntityValue]]:
    readers: tuple[tuple[str, Callable[[dict[str, Any]], EntityValue]], ...] = (
        ("official", _official), ("event", _event), ("tag", lambda one: Tag(one["name"])))
    for table, reader in readers:
        for one in said.get(table, ()):
            yield str(uuid.uuid5(_SPACE, f"{name}/{table}/{one['name']}")), reader(one)


def _official(said: dict[str, Any]) -> Official:
    posts = tuple(Post(post["title"], post.get("region"), post.get("since"), post.get("until"),
                       post.get("holding", "definitive")) for post in said.get("posts", ()))
    return Official(said["name"], said.get("prefix", ""), said.get("suffix", ""), posts, said.get("source", ""))


def _event(said: dict[str, Any]) -> Event:
    return Event(said["name"], said.get("short", ""), said.get("since"), said.get("until"), said.get("place", ""),
                 said.get("region"), said.get("source", ""))
