"""``humasdesk settings``: the settings of the desk and of this computer."""

from __future__ import annotations

import argparse
from datetime import date

from humasdesk.cli import wording
from humasdesk.cli.command import Answer, Command, Context, WrongUsage, table
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr
from humasdesk.services import configuring, dates, people
from humasdesk.services.desk import Desk
from humasdesk.settings.table import SETTINGS, Value


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", nargs="?", choices=("get", "set", "help"), default="get", help=tr("What to do."))
    parser.add_argument("key", nargs="?", metavar="KEY", help=tr("The setting, such as agency.name."))
    parser.add_argument("value", nargs="?", metavar="VALUE", help=tr("The new value; for a logo the picture's path."))
    parser.add_argument("--from", dest="since", metavar="DAY",
                        help=tr("The day from which it holds; 'start' for the value before any day."))


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
        values = {key: value for key, value in configuring.values(desk, _day(arguments.since)).items()
                  if arguments.key in (None, key)}
        dated = configuring.dated(desk, arguments.key) if arguments.key else ()
    data: dict[str, object] = {"settings": values}
    shown = [(key, _said(key, value)) for key, value in values.items()]
    if arguments.key:
        data["dated"] = [{"from": one.since.isoformat() if one.since else None, "value": one.value} for one in dated]
        shown += [(tr("from {day}", day=one.since.isoformat()), _said(arguments.key, one.value))
                  for one in dated if one.since]
    return Answer(data, table(shown))


def _day(text: str | None) -> date | None:
    """The day of ``--from``; ``start`` and nothing are no day."""
    return dates.parse_day(text) if text and text != "start" else None


def _said(key: str, value: Value) -> str:
    """A value in words; a picture is kept by its hash, which says nothing to a person."""
    if SETTINGS[key].form == "file" and value:
        return tr("a picture ({name}…)", name=str(value)[:8])
    return wording.value(value)


def _set(context: Context, arguments: argparse.Namespace) -> Answer:
    if arguments.key is None or arguments.value is None:
        raise WrongUsage(mark("Say what to set: humasdesk settings set KEY VALUE."))
    with context.desk(write=True) as desk:
        if SETTINGS[arguments.key].scope == "machine":
            if arguments.since:
                raise WrongUsage(mark("{key} belongs to this computer alone and holds at once; leave --from out."),
                                 key=arguments.key)
            configuring.set_own(desk, arguments.key, arguments.value)
        else:
            _refuse_undated(desk, arguments)
            configuring.set_shared(desk, people.admin(desk, context.initials), {arguments.key: arguments.value},
                                   _day(arguments.since))
        value = desk.setting(arguments.key, _day(arguments.since))
    return Answer({"settings": {arguments.key: value}}, (f"{arguments.key}  {_said(arguments.key, value)}",))


def _refuse_undated(desk: Desk, arguments: argparse.Namespace) -> None:
    """A setting with dated values would go on showing those, whatever is set for before them."""
    days = [one.since.isoformat() for one in configuring.dated(desk, arguments.key) if one.since]
    if days and not arguments.since:
        raise WrongUsage(mark("{key} has other values from {days} on. Say from which day the new one holds "
                              "(--from DAY, or --from start)."), key=arguments.key, days=", ".join(days))


COMMANDS = (Command("settings", mark("Settings of the desk: get, set, help."), _run, _configure),)
