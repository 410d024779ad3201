"""What each key does on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from humasdesk.gui.editor import autotype, inserting, removing, shaping, tables, whole
from humasdesk.gui.editor.actions import ACTS
from humasdesk.gui.editor.deeds import DEEDS, do
from humasdesk.gui.editor.formats import HEAD_LINES, LINES, OBJECT

if TYPE_CHECKING:
    from humasdesk.gui.editor.sheet import Sheet

Deed = Callable[["Sheet"], None]
_Key = Qt.Key
_Standard = QKeySequence.StandardKey
_CONTROL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip


def press(sheet: Sheet, event: QKeyEvent) -> bool:
    """Do what ``event`` asks for; false where Qt's own handling (moving, selecting, scrolling) is right."""
    if event.key() == _Key.Key_Escape:
        _escape(sheet)
        return True
    if deed := _standard(event, _CLIPBOARD):
        deed(sheet)
        return True
    if sheet.isReadOnly():
        return False
    if deed := _standard(event, _EDITING):
        deed(sheet)
    elif act := _ACTS.get(event.keyCombination()):
        _act(sheet, act)
    elif event.key() == _Key.Key_Backspace:
        _backspace(sheet)
    elif event.key() in (_Key.Key_Tab, _Key.Key_Backtab):
        return _tab(sheet, event)
    elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
        return _enter(sheet, event)
    elif types(event):
        autotype.typed(sheet, event.text())
    else:
        return False
    return True


def _escape(sheet: Sheet) -> None:
    """Let go of what is selected; with nothing selected, of the page."""
    cursor = sheet.textCursor()
    if cursor.hasSelection():
        cursor.clearSelection()
        sheet.setTextCursor(cursor)
    else:
        sheet.left.emit()


def _standard(event: QKeyEvent, table: dict[QKeySequence.StandardKey, Deed]) -> Deed | None:
    return next((deed for standard, deed in table.items() if event.matches(standard)), None)


def _act(sheet: Sheet, name: str) -> None:
    if name in DEEDS:
        do(sheet, name)
    else:
        sheet.asked.emit(name)


def types(event: QKeyEvent) -> bool:
    """Whether ``event`` types a letter. AltGr comes as Ctrl and Alt together on Windows."""
    held = event.modifiers() & (_CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier)
    text = event.text()
    return bool(text) and (text.isprintable() or text[0] in "\u00a0\u200d\u200c\u00ad") and (
        not held or held == _CONTROL | _ALT
    )


def _enter(sheet: Sheet, event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held & _SHIFT:
        with sheet.step() as cursor:
            inserting.line_break(cursor)
    elif not held:
        autotype.enter(sheet)
    return not held or bool(held & _SHIFT)


def _tab(sheet: Sheet, event: QKeyEvent) -> bool:
    """Tab walks: cells, items inward, lines; from a text it leaves the page, and Shift+Tab goes back to the lines."""
    if event.modifiers() & (_CONTROL | _ALT):
        return False
    forward = event.key() == _Key.Key_Tab and not event.modifiers() & _SHIFT
    cursor = sheet.textCursor()
    block = cursor.block()
    kind = whole.shape(block).kind
    if not whole.in_body(block):
        with sheet.step() as cursor:
            tables.settle(cursor)
            left = not tables.step(cursor, forward)
        if left:
            _leave(sheet, forward)
    elif kind == "item":
        with sheet.step() as cursor:
            shaping.indent(cursor, 1 if forward else -1)
    elif kind in LINES or kind == "figure":
        _walk(sheet, forward)
    elif not forward:
        _to_line(sheet, sheet.document().findBlockByNumber(len(HEAD_LINES) - 1).position())
    else:
        _leave(sheet, forward)
    return True


def _leave(sheet: Sheet, forward: bool) -> None:
    """Go on to what stands beside the page. ``QTextEdit`` itself stays, because Tab may be a letter to it."""
    QWidget.focusNextPrevChild(sheet, forward)


def _walk(sheet: Sheet, forward: bool) -> None:
    block = sheet.textCursor().block()
    if forward and whole.shape(block).kind in LINES:
        with sheet.step() as cursor:
            inserting.leave_line(cursor)
    elif forward:
        _to_line(sheet, block.next().position())
    elif block.previous().isValid():
        _to_line(sheet, block.previous().position())
    else:
        _leave(sheet, forward)


def _to_line(sheet: Sheet, place: int) -> None:
    cursor = sheet.textCursor()
    cursor.setPosition(place)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    sheet.setTextCursor(cursor)


def _with(deed: Callable[[QTextCursor], None]) -> Callable[[Sheet], None]:
    def run(sheet: Sheet) -> None:
        with sheet.step() as cursor:
            deed(cursor)

    return run


def _backspace(sheet: Sheet) -> None:
    """One letter back; letters taken one after the other are one undo step."""
    cursor = sheet.textCursor()
    if cursor.hasSelection() or cursor.atBlockStart() or OBJECT in cursor.block().text():
        _with(removing.back)(sheet)
        return
    cursor.deletePreviousChar()
    sheet.setTextCursor(cursor)


def _delete(sheet: Sheet) -> None:
    cursor = sheet.textCursor()
    if cursor.hasSelection() or cursor.atBlockEnd() or OBJECT in cursor.block().text():
        _with(removing.forward)(sheet)
        return
    cursor.deleteChar()
    sheet.setTextCursor(cursor)


_ACTS = {act.keys: act.slot for act in ACTS if act.keys is not None}
_CLIPBOARD: dict[QKeySequence.StandardKey, Deed] = {
    _Standard.Copy: lambda sheet: sheet.copy(),
    _Standard.SelectAll: lambda sheet: sheet.selectAll(),
}
_EDITING: dict[QKeySequence.StandardKey, Deed] = {
    _Standard.Undo: lambda sheet: sheet.undo(),
    _Standard.Redo: lambda sheet: sheet.redo(),
    _Standard.Cut: lambda sheet: sheet.cut(),
    _Standard.Paste: lambda sheet: sheet.paste(),
    _Standard.DeleteStartOfWord: _with(lambda cursor: removing.back(cursor, word=True)),
    _Standard.DeleteEndOfWord: _with(lambda cursor: removing.forward(cursor, word=True)),
    _Standard.DeleteEndOfLine: _with(removing.to_line_end),
    _Standard.DeleteCompleteLine: _with(removing.line),
    _Standard.Delete: _delete,
}
