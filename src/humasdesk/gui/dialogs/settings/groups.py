"""The groups of the settings, a tab each, and the fields of those that were looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from humasdesk.gui.dialogs.settings.fields import Field
from humasdesk.i18n import mark

GROUPS = (
    (mark("Letterhead"), ("agency.", "letterhead.", "contact.")),
    (mark("Releases"), ("unit.", "numbering.", "dateline.", "release.", "desk.", "embargo.")),
    (mark("Check"), ("check.",)),
    (mark("This computer"), ("interface.", "backup.")),
)


def group_of(key: str) -> int:
    """The place of the group that a setting stands in."""
    return next(place for place, (_, prefixes) in enumerate(GROUPS) if key.startswith(prefixes))


def empty_area(parent: QWidget) -> QScrollArea:
    """What a group is put into when it is looked at."""
    area = QScrollArea(parent)
    area.setProperty("role", "reading")  # where nothing in it takes the keyboard, it is scrolled itself
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area


class Fields(dict[str, Field]):
    """The fields that were looked at, by key; a whole group of them is made when one is first asked for. All together
    would hold the window up for a tenth of a second."""

    def __init__(self, make_group: Callable[[int], None]) -> None:
        super().__init__()
        self._make_group = make_group

    def __missing__(self, key: str) -> Field:
        self._make_group(group_of(key))
        return self[key]
