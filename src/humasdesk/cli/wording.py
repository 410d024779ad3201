"""Words of the command line that no other room has: what argparse says itself, placeholders, roles, changes."""

from __future__ import annotations

import argparse
import gettext
import os

from humasdesk import assets, i18n
from humasdesk.i18n import mark, tr
from humasdesk.settings.table import Value

ARGPARSE = (
    mark("usage: "), mark("options"), mark("positional arguments"), mark("unrecognized arguments: %s"),
    mark("the following arguments are required: %s"), mark("expected one argument"),
    mark("expected at most one argument"), mark("expected at least one argument"),
    mark("invalid %(type)s value: %(value)r"), mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("argument %(argument_name)s: %(message)s"), mark("not allowed with argument %s"),
    mark("one of the arguments %s is required"), mark("ignored explicit argument %r"),
    mark("unknown parser %(parser_name)r (choices: %(choices)s)"),
)
"""As argparse of Python 3.11 to 3.14 has them; a sentence it words otherwise stays English."""

PLACEHOLDERS = frozenset((
    mark("BACKUP"), mark("CHANGE"), mark("CODE"), mark("COMMAND"), mark("CORRECTION"), mark("DATE"),
    mark("DATELINE"), mark("DAY"), mark("DIR"), mark("EMBARGO"), mark("EMBARGO_REASON"), mark("EVENT"),
    mark("EXPANSION"), mark("FILE"), mark("FILE|FOLDER"), mark("FILE|ID"), mark("FINDING"), mark("FORM"),
    mark("FORMAT"), mark("HEADLINE"), mark("ID"), mark("INITIALS"), mark("KEY"), mark("KICKER"), mark("N"),
    mark("NAME"), mark("NOTE"), mark("NUMBER"), mark("OFFICIAL"), mark("PARENT"), mark("PART"), mark("PLACE"),
    mark("PREFIX"), mark("QUERY"), mark("REASON"), mark("REGION"), mark("RULE"), mark("SHORT"),
    mark("SIGN_OFF"), mark("SOURCE"), mark("SUBJECT"), mark("SUFFIX"), mark("TAG"), mark("TEXT"), mark("TITLE"),
    mark("VALUE"), mark("WORD"), mark("YEAR"),
))
"""What stands in the help where people write something of their own."""

ROLE_NAMES = {"writer": mark("writer"), "supervisor": mark("supervisor"), "admin": mark("admin")}
"""Roles as people call them, by id."""

CHANGE_NAMES = {
    "blank": mark("blanks"), "control": mark("control character"), "invisible": mark("invisible character"),
    "line-join": mark("lines joined"), "kicker": mark("kicker found"), "headline": mark("headline found"),
    "dateline": mark("dateline found"), "date": mark("date found"), "sign-off": mark("sign-off found"),
    "furniture": mark("web furniture"), "end-mark": mark("end mark"), "front-matter": mark("front matter"),
}
"""The kinds of an import's changes as people call them, by id."""

FIELD_NAMES = {
    "kicker": mark("kicker"), "headline": mark("headline"), "dateline": mark("dateline"), "date": mark("date"),
    "body": mark("body"), "sign_off": mark("sign-off"),
}
"""The parts of a release as people call them, by id."""


def speak_as_argparse() -> None:
    """Let the standard library's own lookup find our catalogue: argparse asks gettext's current domain."""
    os.environ["LANGUAGE"] = i18n.current()
    gettext.bindtextdomain("humasdesk", str(assets.folder() / "locale"))
    gettext.textdomain("humasdesk")


def placeholder(action: argparse.Action) -> str | None:
    """What the help calls the value of ``action``; ``None`` where it takes none or lists its choices itself."""
    if action.nargs == 0 or action.choices is not None or isinstance(action.metavar, tuple):
        return None
    return tr(action.metavar or action.dest.upper())


def roles(names: frozenset[str]) -> str:
    """Roles in words, ``writer, admin``."""
    return ", ".join(tr(ROLE_NAMES[name]) for name in ROLE_NAMES if name in names)


def change(kind: str, field: str) -> tuple[str, str]:
    """What an import changed, and where, in words; what this version does not know stays as it is."""
    return tr(CHANGE_NAMES.get(kind, kind)), tr(FIELD_NAMES.get(field, field))


def value(given: Value) -> str:
    """A setting's value in words: ``yes`` and ``no`` as the command line takes them."""
    if isinstance(given, bool):
        return tr("yes") if given else tr("no")
    return str(given)


def whole_number(text: str) -> int:
    """A number from 1 to 100,000, typed by a person."""
    if not text.isdecimal() or not 1 <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(tr("a whole number from 1 to 100000 is needed"))
    return int(text)
