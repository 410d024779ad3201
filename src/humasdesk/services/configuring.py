"""Settings: shared ones as signed records with the day from which they hold, this machine's as plain rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from humasdesk.domain.directory import Setting, SettingValue
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput, Refused
from humasdesk.i18n import mark
from humasdesk.records import entities as forms
from humasdesk.records.codec import DirectorySaid
from humasdesk.services import figures, letterheads
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.settings.table import SETTINGS, Value, parse
from humasdesk.store import directory, drafts


def values(desk: Desk, day: date | None = None) -> dict[str, Value]:
    """Every setting's value in force on ``day`` (default: today)."""
    return {key: desk.setting(key, day) for key in SETTINGS}


def dated(desk: Desk, key: str) -> tuple[SettingValue, ...]:
    """Every value a shared setting was given, with the day from which it holds; nothing where it was never set."""
    with desk.store.reading() as connection:
        found = directory.settings(connection).get(key)
    return found.values if found else ()


def all_dated(desk: Desk) -> dict[str, tuple[SettingValue, ...]]:
    """Like :func:`dated`, for every shared setting that was ever set."""
    with desk.store.reading() as connection:
        return {key: found.values for key, found in directory.settings(connection).items()}


def set_shared(desk: Desk, me: Me, given: dict[str, str], since: date | None = None) -> Changes:
    """Set shared settings, in force from ``since`` (``None``: from ever). An admin's; values as people type them."""
    if not me.person.may("admin"):
        raise Refused(mark("Only an admin can change regions and shared settings."))
    checked = {key: _value(desk, key, text) for key, text in given.items()}
    with desk.writing() as writer:
        known = {one.value.key: one for one in directory.of_kind(writer.connection, "setting")
                 if isinstance(one.value, Setting)}
        for key, value in checked.items():
            entity = known.get(key)
            old = entity.value.values if entity and isinstance(entity.value, Setting) else ()
            kept = tuple(one for one in old if one.since != since)
            state = Setting(key, tuple(sorted((*kept, SettingValue(value, since)),
                                              key=lambda one: one.since or date.min)))
            writer.say(me.key, DirectorySaid(f"setting:{key}", writer.rosters.newest_id, "setting",
                                             (entity.head,) if entity else (), forms.write(state)))
    return changes_of(writer)


def set_own(desk: Desk, key: str, text: str) -> None:
    """Set a setting of this computer alone."""
    value = parse(key, text)
    if SETTINGS[key].scope != "machine":
        raise BadInput(mark("{key} is shared by the whole desk."), key=key)
    written = str(value).lower() if isinstance(value, bool) else str(value)
    with desk.writing() as writer:
        drafts.set_preference(writer.connection, key, written)
    desk.read_settings_anew()


def _value(desk: Desk, key: str, text: str) -> Value:
    value = parse(key, text)
    if SETTINGS[key].scope != "desk":
        raise BadInput(mark("{key} belongs to this computer alone."), key=key)
    if key == "letterhead.theme" and value not in letterheads.known(desk):
        raise BadInput(mark("There is no letterhead theme {name}. Known ones: {known}."), name=text,
                       known=", ".join(letterheads.known(desk)))
    if SETTINGS[key].form == "file" and text:
        return figures.keep_picture(desk, Path(text))
    return value
