"""The table of settings: one row each, from which dialogs, help and the command line are made.

``desk`` settings are shared, signed and dated where they change; ``machine`` ones belong to this computer alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from humasdesk.domain import numbering
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.settings.contacts import check_addresses, check_phones

Value = str | int | bool
Form = Literal["line", "text", "number", "yes-no", "choice", "file"]
Scope = Literal["desk", "machine"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``least`` and ``most`` bound a number, or a text's length in code points; ``check`` raises
    ``BadInput`` on a value whose form is right and whose sense is not."""

    key: str
    form: Form
    default: Value
    label: str
    help: str
    scope: Scope = "desk"
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 500
    check: Callable[[str], None] | None = None


def _zone(text: str) -> None:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
        raise BadInput(mark("There is no time zone {name}. Use one such as Asia/Makassar (WITA)."),
                       name=text) from cause


def _zones(text: str) -> None:
    for one in text.split():
        _zone(one)


def _weights(text: str) -> None:
    for line in text.split():
        rule, _, weight = line.partition("=")
        if not rule or weight not in WEIGHTS:
            raise BadInput(mark("{line} cannot be read. Write RULE=off, or one of {known} behind the sign."), line=line,
                           known=", ".join(WEIGHTS))


def weights(text: str) -> dict[str, str]:
    """The weights that ``check.rules`` gives: rule to ``off`` or a severity."""
    return dict(line.split("=", 1) for line in text.split() if "=" in line)


WEIGHTS = ("off", "hint", "fact", "style", "error")
"""What a rule may be set to."""

_ROWS = (
    Setting("agency.government", "line", "", mark("Government"), mark("First line of the letterhead.")),
    Setting("agency.parent", "line", "", mark("Parent unit"), mark("Second line of the letterhead.")),
    Setting("agency.name", "line", "", mark("Agency"), mark("The bureau's own name, largest in the letterhead.")),
    Setting("agency.address", "line", "", mark("Address"), mark("Printed in the letterhead.")),
    Setting("agency.phone", "line", "", mark("Telephone"), mark("Printed in the letterhead."), most=100,
            check=check_phones),
    Setting("agency.email", "line", "", mark("E-mail"), mark("Printed in the letterhead."), most=200,
            check=check_addresses),
    Setting("agency.website", "line", "", mark("Website"), mark("Printed in the letterhead."), most=200),
    Setting("agency.logo", "file", "", mark("Logo"), mark("A PNG or JPEG picture for the letterhead.")),
    Setting("agency.about", "text", "", mark("About the agency"), mark("Printed at the foot of every release."),
            most=4_000),
    Setting("contact.name", "line", "", mark("Contact person"), mark("Whom journalists call.")),
    Setting("contact.phone", "line", "", mark("Contact telephone"), mark("Where journalists call."), most=100,
            check=check_phones),
    Setting("contact.email", "line", "", mark("Contact e-mail"), mark("Where journalists write."), most=200,
            check=check_addresses),
    Setting("unit.code", "line", "", mark("Unit code"), mark("Ends the sign-off, as in (mar/sul/humasprov)."),
            most=100),
    Setting("desk.zone", "line", "Asia/Makassar", mark("Time zone"), mark("The zone of days and times."),
            least=1, most=60, check=_zone),
    Setting("embargo.zones", "line", "Asia/Jakarta", mark("Further zones of an embargo"),
            mark("Zones shown beside the desk's own, separated by blanks."), most=200,
            check=_zones),
    Setting("numbering.series", "line", "rilis", mark("Number series"), mark("The series releases are numbered in."),
            least=1, most=80),
    Setting("numbering.pattern", "line", "{seq:03}/{unit}/{month:roman}/{year}", mark("Number pattern"),
            mark("{seq:03} is the running number in three digits, {seq} without zeros before it; {day}, {month} and "
                 "{year} are the date in digits, {month:roman} the month as in XI; {unit} is the unit code in "
                 "capitals. Everything else stands as it is typed."),
            least=1, most=200, check=numbering.check),
    Setting("numbering.start", "number", 1, mark("First number"), mark("Where the series begins."),
            least=1, most=999_999),
    Setting("numbering.yearly", "yes-no", True, mark("Restart every year"),
            mark("Whether the series begins anew on 1 January.")),
    Setting("dateline.dash", "line", "—", mark("Dateline dash"), mark("Stands between place and text."),
            least=1, most=5),
    Setting("letterhead.theme", "line", "resmi", mark("Letterhead theme"),
            mark("Which letterhead exports use."), least=1, most=80),
    Setting("release.language", "choice", "id", mark("Language of releases"),
            mark("The language of printed labels."), choices=("id", "en")),
    Setting("check.rules", "text", "", mark("Rules of the check"),
            mark("One rule a line as RULE=off, or with another weight: hint, fact, style, error."), most=10_000,
            check=_weights),
    Setting("check.blocking", "line", "SPELL QUOTE-PAIR FACT-WEEKDAY DATELINE-MISSING ALT-MISSING fact",
            mark("What stops a submit"),
            mark("Rules, or whole kinds of findings (error, style, fact, hint), separated by blanks."), most=2_000),
    Setting("check.acronyms", "text", "", mark("Acronyms that everybody knows"),
            mark("They need no expansion in a release; separated by blanks."), most=10_000),
    Setting("interface.language", "choice", "id", mark("Language of the program"),
            mark("Indonesian or English."), scope="machine", choices=("id", "en")),
    Setting("interface.appearance", "choice", "system", mark("Appearance"),
            mark("Light, dark, or as the system has it."), scope="machine", choices=("system", "light", "dark")),
    Setting("interface.size", "number", 100, mark("Text size"),
            mark("Percent of the system's size, for everything but the printed page; Ctrl+= and Ctrl+- change it too."),
            scope="machine", least=80, most=200),
    Setting("backup.daily", "yes-no", True, mark("Daily backup"),
            mark("Whether a backup is made at the first start of a day."), scope="machine"),
)
SETTINGS = {row.key: row for row in _ROWS}
"""The table, by key."""

_YES = frozenset({"yes", "ya", "true", "1", "on"})
_NO = frozenset({"no", "tidak", "false", "0", "off"})


def parse(key: str, text: str) -> Value:
    """A value typed by a person, checked against its row; raises ``BadInput`` that says what is allowed."""
    row = SETTINGS.get(key)
    if row is None:
        raise BadInput(mark("There is no setting {key}. Known ones: {known}."), key=key, known=", ".join(SETTINGS))
    if row.form == "number":
        return _number(row, text)
    if row.form == "yes-no":
        return _yes_no(row, text)
    if row.form == "choice" and text not in row.choices:
        raise BadInput(mark("{key} can be {choices}."), key=key, choices=", ".join(row.choices))
    if row.form == "line" and "\n" in text:
        raise BadInput(mark("{key} is one line; leave the line breaks out."), key=key)
    if not row.least <= len(text) <= row.most:
        raise BadInput(mark("{key} takes {least} to {most} characters."), key=key, least=row.least, most=row.most)
    if row.check and text:
        row.check(text)
    return text


def _number(row: Setting, text: str) -> int:
    if not text.strip().isdecimal() or not row.least <= int(text) <= row.most:
        raise BadInput(mark("{key} takes a whole number from {least} to {most}."), key=row.key, least=row.least,
                       most=row.most)
    return int(text)


def _yes_no(row: Setting, text: str) -> bool:
    wanted = text.strip().casefold()
    if wanted not in _YES | _NO:
        raise BadInput(mark("{key} takes yes or no."), key=row.key)
    return wanted in _YES
