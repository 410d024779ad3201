"""A new desk: made from what its first person said of themselves and their office, or brought back from a backup."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from humasdesk import assets, clock
from humasdesk.clock import Clock
from humasdesk.domain.people import Role
from humasdesk.errors import NotFound, StoreError
from humasdesk.files import reason
from humasdesk.i18n import mark
from humasdesk.services import configuring, figures, intake, people, safekeeping, starter
from humasdesk.services.desk import Desk, Me, open_desk
from humasdesk.services.safekeeping import Restored
from humasdesk.store import backup, layout
from humasdesk.store.backup import Backup

Beginning = Literal["empty", "sample"]
SAMPLE = "rakor-kepala-daerah.txt"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new desk is to be. ``settings`` are shared ones as people type them; an empty one is left unset.
    ``language`` is the program's on this computer; empty leaves it as it is."""

    name: str
    initials: str
    roles: frozenset[Role]
    settings: dict[str, str] = field(default_factory=dict)
    beginning: Beginning = "empty"
    language: str = ""


def example() -> dict[str, str]:
    """The settings of the example office, its logo as a path."""
    said = tomllib.loads(assets.text("starter", "contoh.toml"))["settings"]
    return {**{key: str(value) for key, value in said.items()},
            "agency.logo": str(assets.path("samples", "logo-contoh.png"))}


def found(home: Path, wishes: Wishes, now: Clock = clock.system_clock) -> str:
    """Make the desk in ``home`` and answer the initials of its first person, an admin beside the roles wished for.

    What fails can be mended and asked for again: a desk that an earlier try left half furnished is furnished on.
    """
    with open_desk(home, create=True, now=now) as desk:
        settings = {key: text.strip() for key, text in wishes.settings.items() if text.strip()}
        if "agency.logo" in settings:
            figures.keep_picture(desk, Path(settings["agency.logo"]))
        me = _first(desk, wishes)
        if settings:
            configuring.set_shared(desk, me, settings)
        if wishes.language:
            configuring.set_own(desk, "interface.language", wishes.language)
        if wishes.beginning == "sample":
            starter.load(desk, me)
            intake.take_in(desk, me, [str(assets.path("samples", SAMPLE))])
        return me.person.initials


def _first(desk: Desk, wishes: Wishes) -> Me:
    already = people.everybody(desk)
    if not already:
        person = people.add(desk, wishes.name, wishes.initials, wishes.roles)
    else:
        person = people.edit(desk, already[0].initials, name=wishes.name, new_initials=wishes.initials,
                             roles=wishes.roles | {"admin"})
    return desk.me(person.initials)


def from_backup(home: Path, folder: Path, now: Clock = clock.system_clock, *, language: str = "") -> Restored:
    """Bring the desk of a backup back into ``home``. ``folder`` is the backup itself, or one that holds backups (then
    the newest). The backup is copied beside the desk first, so that nothing hangs on the stick it came from. A
    ``language`` is the program's here from then on; without one the desk speaks as it did."""
    one = _newest(folder)
    place = home / layout.BACKUPS / one.name
    if place.resolve() != one.path.resolve() and not place.exists():
        _copy(one.path, place)
    restored = safekeeping.restore(home, one.name, now)
    if language:
        with open_desk(home, now=now) as desk:
            configuring.set_own(desk, "interface.language", language)
    return restored


def _newest(folder: Path) -> Backup:
    if (folder / backup.MANIFEST).is_file():
        return backup.read(folder)
    known = backup.listed(folder) or (backup.listed(folder.parent) if folder.name == layout.BACKUPS else ())
    if not known:
        raise NotFound(mark("There is no backup in {folder}. Choose the folder of one, as HumasDesk made it."),
                       folder=str(folder))
    return known[0]


def _copy(source: Path, target: Path) -> None:
    """Copy a backup whole or not at all."""
    aside = target.with_name(f".{target.name}.copying")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(source, aside)
        aside.replace(target)
    except (OSError, shutil.Error) as cause:
        shutil.rmtree(aside, ignore_errors=True)
        raise StoreError(mark("The backup could not be copied to {folder} ({reason})."), folder=str(target.parent),
                         reason=reason(cause)) from cause
