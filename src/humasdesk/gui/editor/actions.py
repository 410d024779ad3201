"""The table of what can be done to the text: keys, floating toolbar and the window's commands are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from humasdesk.gui.editor.formats import Shape
from humasdesk.gui.editor.inline import Look
from humasdesk.i18n import mark

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier

OPENS = "open_insert"
"""The deed that shows what can be put in where the cursor stands."""


@dataclass(frozen=True, slots=True)
class Act:
    """One row: the name of the page's slot, what it is called, its icon and its keys.

    ``shape`` is what the block is when the action is on; ``floats`` puts it on the toolbar over a selection; ``group``
    says with what it stands in a menu; what is for tables stands there only in one.
    """

    slot: str
    label: str
    icon: str = ""
    keys: QKeyCombination | None = None
    shape: Shape | None = None
    floats: bool = False
    group: Literal["format", "insert", "table", "clipboard"] = "format"

    def is_on(self, look: Look) -> bool:
        """Whether the text at the cursor is that already."""
        if self.shape is not None:
            same = look.shape._replace(level=0, start=1) if self.shape.kind == "item" else look.shape
            return same == self.shape
        return {"toggle_bold": look.bold, "toggle_italic": look.italic, "edit_link": look.link is not None}.get(
            self.slot, False
        )

    @property
    def keys_text(self) -> str:
        """The keys as people read them; empty without any."""
        return QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText) if self.keys else ""


ACTS = (
    Act("toggle_bold", mark("Bold"), "bold", _CTRL | _Key.Key_B, floats=True),
    Act("toggle_italic", mark("Italic"), "italic", _CTRL | _Key.Key_I, floats=True),
    Act("edit_link", mark("Link …"), "link", _CTRL | _SHIFT | _Key.Key_K, floats=True),
    Act("make_heading", mark("Heading"), "heading-2", _CTRL | _ALT | _Key.Key_2, Shape("heading", 2), floats=True),
    Act("make_subheading", mark("Subheading"), "heading-3", _CTRL | _ALT | _Key.Key_3, Shape("heading", 3)),
    Act("make_quote", mark("Quote"), "quote", _CTRL | _ALT | _Key.Key_9, Shape("quote"), floats=True),
    Act("make_bullets", mark("Bullet list"), "list", _CTRL | _ALT | _Key.Key_8, Shape("item"), floats=True),
    Act("make_numbers", mark("Numbered list"), "list-ordered", _CTRL | _ALT | _Key.Key_7, Shape("item", 0, True),
        floats=True),
    Act("make_paragraph", mark("Plain paragraph"), "type", _CTRL | _ALT | _Key.Key_0),
    Act(OPENS, mark("Insert …"), "plus", _CTRL | _SHIFT | _Key.Key_I, group="insert"),
    Act("choose_picture", mark("Picture …"), "image", group="insert"),
    Act("choose_table", mark("New table …"), "table", group="insert"),
    Act("insert_rule", mark("Rule"), "minus", group="insert"),
    Act("paste_plain", mark("Paste as plain text"), "", _CTRL | _SHIFT | _Key.Key_V, group="clipboard"),
    Act("row_above", mark("Row above"), group="table"),
    Act("row_below", mark("Row below"), group="table"),
    Act("column_left", mark("Column to the left"), group="table"),
    Act("column_right", mark("Column to the right"), group="table"),
    Act("align_left", mark("Column aligned left"), group="table"),
    Act("align_center", mark("Column centred"), group="table"),
    Act("align_right", mark("Column aligned right"), group="table"),
    Act("remove_row", mark("Remove this row"), group="table"),
    Act("remove_column", mark("Remove this column"), group="table"),
    Act("remove_table", mark("Remove this table"), group="table"),
)
"""The table."""
