"""How the window speaks of a release that is public while its text goes on."""

from __future__ import annotations

from humasdesk.domain.release import Summary
from humasdesk.domain.review import STATE_NAMES
from humasdesk.i18n import tr


def correction_said(summary: Summary) -> str:
    """What the text that is being written is to the edition that stands; empty where it is that edition's own."""
    if summary.public == "none" or summary.state == summary.public:
        return ""
    if summary.public == "published":
        return tr("correction of edition {number}", number=summary.editions)
    return tr("edition {number} {state}", number=summary.editions, state=tr(STATE_NAMES[summary.public]))


def edition_said(summary: Summary) -> str:
    """Which edition it is, from the second on, with the number that is printed on a correction."""
    if summary.editions < 2:
        return ""
    return tr("edition {number}, correction {correction}", number=summary.editions, correction=summary.editions - 1)
