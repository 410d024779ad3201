"""Dragging on the page: a selection moved by mouse, texts and pictures dropped from elsewhere.

Qt's own drag would take a moved selection away without asking whether a head line stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDropEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from humasdesk.gui.editor import clipboard, formats, inserting, removing, whole
from humasdesk.gui.editor.clipboard import Incoming

if TYPE_CHECKING:
    from humasdesk.gui.editor.sheet import Sheet

_KEEP = QTextCursor.MoveMode.KeepAnchor


def pressed(sheet: Sheet, event: QMouseEvent) -> QMouseEvent | None:
    """A copy of ``event`` when it may begin a drag: the left button alone on selected text."""
    cursor, place = sheet.textCursor(), sheet.cursorForPosition(event.position().toPoint()).position()
    on_text = cursor.selectionStart() <= place < cursor.selectionEnd()
    plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return QMouseEvent(event) if plain and on_text else None


def begins(press: QMouseEvent, event: QMouseEvent) -> bool:
    """Whether the mouse has been moved far enough."""
    far = (event.position() - press.position()).manhattanLength() >= QApplication.startDragDistance()
    return far and bool(event.buttons() & Qt.MouseButton.LeftButton)


def drag(sheet: Sheet) -> None:
    """Drag the selection; what another program has taken for itself goes from here."""
    cursor = sheet.textCursor()
    sheet.dragged = (cursor.selectionStart(), cursor.selectionEnd())
    drag = QDrag(sheet)
    drag.setMimeData(clipboard.mime_of(cursor))
    actions = Qt.DropAction.CopyAction if sheet.isReadOnly() else Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    done = drag.exec(actions, Qt.DropAction.CopyAction if sheet.isReadOnly() else Qt.DropAction.MoveAction)
    if done == Qt.DropAction.MoveAction and sheet.dragged is not None and not sheet.isReadOnly():
        with sheet.step() as cursor:
            removing.remove(cursor)
    sheet.dragged = None


def promise(sheet: Sheet, event: QDropEvent) -> None:
    """Say while something hovers that it will be copied: on X the last promise is the answer, and who hears of a move
    takes away what was dragged."""
    if sheet.dragged is None and event.isAccepted() and event.possibleActions() & Qt.DropAction.CopyAction:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()


def drop(sheet: Sheet, event: QDropEvent) -> None:
    """Put what is dropped where it is dropped; a selection of this page is moved, with Ctrl copied."""
    QTextEdit.dragLeaveEvent(sheet, QDragLeaveEvent())
    if not sheet.canInsertFromMimeData(event.mimeData()):
        event.ignore()
        return
    place = sheet.cursorForPosition(event.position().toPoint())
    own, sheet.dragged = sheet.dragged, None
    if own is not None and event.dropAction() == Qt.DropAction.MoveAction:
        _move(sheet, *own, place)
        event.acceptProposedAction()
        return
    sheet.setTextCursor(_beside(sheet, place, event) if clipboard.picture_files(event.mimeData()) else place)
    if own is None:
        event.setDropAction(Qt.DropAction.CopyAction)
    sheet.incoming.emit(Incoming(event.mimeData()))
    event.accept()


def _beside(sheet: Sheet, place: QTextCursor, event: QDropEvent) -> QTextCursor:
    """The nearer end of the text on which pictures are dropped: they stand between texts and part no word."""
    block = place.block()
    if not whole.in_body(block) or whole.shape(block).kind not in formats.TEXTS:
        return place
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    bottom = sheet.cursorRect(place).bottom()
    above = QTextCursor(block)
    top = sheet.cursorRect(above).top()
    return above if event.position().y() < (top + bottom) / 2 else place


def _move(sheet: Sheet, start: int, end: int, place: QTextCursor) -> None:
    if start <= place.position() <= end:
        return
    with sheet.step() as cursor:
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        blocks = clipboard.selected_document(cursor)
        removing.remove(cursor)
        cursor.setPosition(place.position())
        inserting.insert(cursor, blocks)
