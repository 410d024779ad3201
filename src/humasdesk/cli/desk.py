"""``humasdesk settings``: the settings of the desk and of this computer."""

from __future__ import annotations

import argparse

from humasdesk.cli import wording
from humasdesk.cli.command import Answer, Command, Context, table
from humasdesk.errors import BadInput, NotFound
from humasdesk.i18n import mark, tr
from humasdesk.services import configuring, dates, people
from humasdesk.settings.table import SETTINGS, Value


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", nargs="?", choices=("get", "set", "help"), default="get", help=tr("What to do."))
    parser.add_argument("key", nargs="?", metavar="KEY", help=tr("The setting, such as agency.name."))
    parser.add_argument("value", nargs="?", metavar="VALUE", help=tr("The new value; for a logo the picture's path."))
    parser.add_argument("--from", dest="since", metavar="DAY", help=tr("The day from which it holds."))


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    if arguments.key is not None and arguments.key not in SETTINGS:
        raise NotFound(mark("There is no setting {key}. Known ones: {known}."), key=arguments.key,
                       known=", ".join(SETTINGS))
    if arguments.deed == "help":
        rows = [(row.key, tr(row.label), tr(row.help)) for row in SETTINGS.values()
                if arguments.key in (None, row.key)]
        return Answer({"settings": [{"key": key, "label": label, "help": text} for key, label, text in rows]},
                      table(rows))
    if arguments.deed == "set":
        return _set(context, arguments)
    with context.desk() as desk:
        day = dates.parse_day(arguments.since) if arguments.since else None
        values = {key: value for key, value in configuring.values(desk, day).items() if arguments.key in (None, key)}
    return Answer({"settings": values}, table([(key, _said(key, value)) for key, value in values.items()]))


def _said(key: str, value: Value) -> str:
    """A value in words; a picture is kept by its hash, which says nothing to a person."""
    if SETTINGS[key].form == "file" and value:
        return tr("a picture ({name}…)", name=str(value)[:8])
    return wording.value(value)


def _set(context: Context, arguments: argparse.Namespace) -> Answer:
    if arguments.key is None or arguments.value is None:
        raise BadInput(mark("Say what to set: humasdesk settings set KEY VALUE."))
    with context.desk(write=True) as desk:
        if SETTINGS[arguments.key].scope == "machine":
            configuring.set_own(desk, arguments.key, arguments.value)
        else:
            since = dates.parse_day(arguments.since) if arguments.since else None
            configuring.set_shared(desk, people.admin(desk, context.initials), {arguments.key: arguments.value}, since)
        value = desk.setting(arguments.key, dates.parse_day(arguments.since) if arguments.since else None)
    return Answer({"settings": {arguments.key: value}}, (f"{arguments.key}  {_said(arguments.key, value)}",))


COMMANDS = (Command("settings", mark("Settings of the desk: get, set, help."), _run, _configure),)
