"""Identifiers: UUIDv7 for things that people make (releases, people, entities), SHA-256 for what they said."""

from __future__ import annotations

import secrets
from datetime import datetime
from uuid import UUID


def new_id(now: datetime) -> str:
    """A UUIDv7 (RFC 9562) for a thing made at ``now``; sorting by it is a convenience, never truth."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    value = (
        (milliseconds << 80) | (7 << 76) | (secrets.randbits(12) << 64) | (2 << 62) | secrets.randbits(62)
    )
    return str(UUID(int=value))


def is_id(text: str) -> bool:
    """Whether ``text`` is a UUID in its usual lower-case form."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
