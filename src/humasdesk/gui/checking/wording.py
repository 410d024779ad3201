"""How findings are named for people: kinds, reasons, fixes that would show nothing but a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from humasdesk.gui.editor.findings import Severity
from humasdesk.i18n import mark, tr

if TYPE_CHECKING:
    from humasdesk.services.checking.finding import Finding, Fix

KINDS: dict[Severity, str] = {
    "error": mark("Spelling"), "style": mark("Style"), "fact": mark("Facts"), "hint": mark("Hints")}
"""In the order of the status line."""
GRADES: dict[str, str] = {
    "error": mark("As spelling (red)"), "style": mark("As style (blue)"), "fact": mark("As a fact to confirm (amber)"),
    "hint": mark("As a hint (grey)")}
_HOUSE = "house"


def kind(one: Finding) -> str:
    """The finding's kind in one word."""
    return tr(KINDS[one.severity])


def reason(one: Finding) -> str:
    """What it is and what it rests on."""
    why = tr("House rule") if one.why == _HOUSE else one.why
    return " · ".join(filter(None, (kind(one), why)))


def rule_name(one: Finding) -> str:
    """What its rule marks, in words."""
    from humasdesk.services.checking import rules

    return rules.named(one.rule)


def rule_tip(one: Finding) -> str:
    """Its rule in words and, for those who write to the makers or use the console, by its id."""
    return f"{rule_name(one)}\n{one.rule}"


def fix_label(fix: Fix) -> str:
    """What a menu shows for a fix."""
    if not fix.italic and fix.replacement and not fix.replacement.strip():
        return tr("One plain space")
    return fix.label.replace("\n", " ")
