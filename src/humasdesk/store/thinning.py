"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from pathlib import Path

from humasdesk import clock
from humasdesk.store import backup as backups
from humasdesk.store import layout
from humasdesk.store.backup import BEFORE_UPGRADE, Backup

Period = Callable[[date], Hashable]

_ROWS: tuple[tuple[int, Period], ...] = (
    (7, lambda day: day),
    (4, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)
"""How many periods keep their newest backup, and what a period is. Only periods that have a backup count, so a wrong
clock or a month of holidays makes nothing go."""

_LATEST = 3
"""The newest ordinary backups stay whatever their day: one made by hand must not take the morning's away."""
_UPGRADES = 3


def staying(found: Iterable[Backup], zone: str) -> tuple[Backup, ...]:
    """Those of ``found`` that stay, newest first; days are the desk's (``zone``, IANA name)."""
    newest_first = sorted(found, key=lambda one: (one.at, one.name), reverse=True)
    ordinary = [one for one in newest_first if one.why != BEFORE_UPGRADE]
    kept = {one.path for one in [one for one in newest_first if one.why == BEFORE_UPGRADE][:_UPGRADES]}
    kept |= {one.path for one in ordinary[:_LATEST]}
    for count, period in _ROWS:
        newest: dict[Hashable, Backup] = {}
        for one in ordinary:
            newest.setdefault(period(clock.day_in(one.at, zone)), one)
        kept.update(one.path for one in list(newest.values())[:count])
    return tuple(one for one in newest_first if one.path in kept)


def thin(home: Path, zone: str) -> tuple[Backup, ...]:
    """Take the backups away that have had their time; answers them."""
    with backups.alone(home / layout.BACKUPS):
        found = backups.listed(home)
        stay = {one.path for one in staying(found, zone)}
        going = tuple(one for one in found if one.path not in stay)
        for one in going:
            backups.remove(one)
    return going
