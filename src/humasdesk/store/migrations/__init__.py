"""Numbered migrations of the journal and the local tables. Each runs whole or not at all; ``user_version`` counts them.

Derived tables have no migrations: they are dropped and made again (see ``tables.DERIVATION``).
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from humasdesk.errors import StoreNewer
from humasdesk.i18n import mark
from humasdesk.store.migrations import m0001_first
from humasdesk.store.sqlite import APPLICATION_ID

MIGRATIONS: tuple[Callable[[sa.Connection], None], ...] = (m0001_first.apply,)
"""Migration ``n`` (from 1) stands at ``n - 1``."""


def version(connection: sa.Connection) -> int:
    """The number of the last migration this store has seen; 0 for an empty file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_strange(connection: sa.Connection) -> None:
    """Raise where the file is not a desk, or a newer program's."""
    found = version(connection)
    if found > len(MIGRATIONS):
        raise StoreNewer(
            mark("This desk was last opened by a newer HumasDesk (store version {found}; this program knows {known}). "
                 "Update HumasDesk to open it; nothing was changed."),
            found=found, known=len(MIGRATIONS),
        )
    application = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
    empty = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one() == 0
    if application != APPLICATION_ID and not (empty and application == 0):
        raise StoreNewer(mark("This file is not a HumasDesk store. Choose another folder for the desk."))


def upgrade(connection: sa.Connection) -> None:
    """Apply what is missing, inside the caller's transaction."""
    for number, migration in enumerate(MIGRATIONS[version(connection):], start=version(connection) + 1):
        migration(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={number}")
