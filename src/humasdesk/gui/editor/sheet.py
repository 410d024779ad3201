"""The text editor of one page: one QTextDocument with head lines and body, its column, its zoom and its own hooks.

Every change a person makes goes through our own commands; Qt's raw editing is reached by input methods alone.

It is long because Qt calls each hook on the editor itself; what a hook does is in the modules beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from humasdesk.gui.editor import autotype, clipboard, dragging, formats, hanging, inline, keys, mending, removing
from humasdesk.gui.editor.clipboard import Incoming
from humasdesk.gui.editor.laying import Laying
from humasdesk.gui.editor.marks import Marks
from humasdesk.gui.editor.objects import PictureObject
from humasdesk.gui.editor.painting import Overlay
from humasdesk.gui.editor.paper import Paper
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.editor.pictures import Pictures
from humasdesk.gui.editor.scrolling import Scrolling
from humasdesk.gui.editor.writing import load_parts, one_step
from humasdesk.gui.theme import Theme

MEASURE = 640
"""Widest column of text in pixels at 100 %: some 75 letters a line."""
CARET = 2
"""Pixels the caret is wide."""
MARGIN = 24
"""Around the text, in pixels at 100 %."""
_DPI = 96
_METRE = 0.0254


class Sheet(QTextEdit):
    """Edits one page.

    ``edited`` follows every real change; ``incoming`` is something pasted or dropped, ``asked`` the name of a deed that
    needs more than the keyboard, ``zoomed`` a turn of the wheel with Ctrl, ``menu_asked`` a place on the screen;
    ``left`` says that Escape was pressed.
    """

    edited = Signal()
    incoming = Signal(object)
    asked = Signal(str)
    zoomed = Signal(int)
    menu_asked = Signal(QPoint, int)
    left = Signal()

    def __init__(self, pictures: Pictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.pictures = pictures
        self.overlay = Overlay(self, theme)
        self.smart = True
        self.tip_at: Callable[[QPoint], str] = lambda _: ""
        self.dragged: tuple[int, int] | None = None
        self._press: QMouseEvent | None = None
        self._doubled = -10_000
        self._quiet = 0
        self.loads = 0
        """How many pages were put in: tells a page from another one in its place."""
        self._screen = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._object: PictureObject | None = None
        self._to_tell = False
        self.laying = Laying(self)
        self._lie_on(Paper(MARGIN, self))
        pictures.ready.connect(self._on_picture)
        self.scrolling = Scrolling(self, self.laying)
        self.setCursorWidth(CARET)
        self._ringed: frozenset[int] = frozenset()
        self.cursorPositionChanged.connect(self._follow_ring)
        self.selectionChanged.connect(self._follow_ring)
        self.load(Parts())

    # -- what it holds

    def load(self, parts: Parts) -> None:
        """Put a page in; nothing to undo, cursor at its beginning. Says nothing, for nobody has edited."""
        self.loads += 1
        with self.quiet(), self._bar_stays(), self.laying.anew():
            self.pictures.forget()
            with QSignalBlocker(self):  # all that comes in is selected for a moment, which is nobody's news
                self._stay_at_start(True)  # pushed to the end, it would have Qt lay out all of it at once
                load_parts(self.document(), parts)
            self._stay_at_start(False)
        self.overlay.forget()
        self.verticalScrollBar().setValue(0)  # the edge over the first line too, which the cursor does not ask for

    @contextmanager
    def _bar_stays(self) -> Iterator[None]:
        """Keep the scroll bar while there is nothing to scroll: where it goes and comes back, all is laid out twice."""
        if self.verticalScrollBar().isVisible():
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        try:
            yield
        finally:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _stay_at_start(self, stay: bool) -> None:
        cursor = QTextCursor(self.document())
        cursor.setKeepPositionOnInsert(stay)
        self.setTextCursor(cursor)

    def _lie_on(self, paper: QTextDocument) -> None:
        """Edit this document from now on."""
        paper.setParent(self)
        self.setDocument(paper)
        self._object = PictureObject(paper, self.pictures, lambda: self.overlay.zoom, self.palette)
        paper.documentLayout().registerHandler(formats.PICTURE, self._object)
        paper.contentsChange.connect(self._on_change)
        paper.blockCountChanged.connect(self._on_blocks)
        self.laying.follow(paper)
        paper.contentsChanged.connect(self._tell)

    def go_on_with(self, other: Sheet) -> None:
        """Take the document of another sheet, with all that can be undone in it, in place of one's own; the other one
        is left blank. Cursor and zoom stay each sheet's own."""
        paper, blank = other.document(), self.document()
        other.laying.leave(paper)
        paper.contentsChange.disconnect(other._on_change)
        paper.contentsChanged.disconnect(other._tell)
        paper.blockCountChanged.disconnect(other._on_blocks)
        drawing, other._object = other._object, None
        with other.quiet():
            other.setDocument(Paper(MARGIN, other))
        with self.quiet():
            self._lie_on(paper)
            self.set_zoom(self.overlay.zoom)  # its layout was measured for the other sheet's screen
        if drawing is not None:
            drawing.deleteLater()
        blank.deleteLater()
        self.overlay.forget()

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Changes inside are not a person's edits."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    @contextmanager
    def step(self) -> Iterator[QTextCursor]:
        """One undo step with the cursor that is given, which becomes the editor's own afterwards."""
        cursor = self.textCursor()
        self.boundary()
        with one_step(cursor):
            yield cursor
        self.boundary()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def boundary(self) -> None:
        """What is typed from here on is an undo step of its own: Qt merges only into a document that was modified."""
        self.document().setModified(False)

    def _on_change(self, _place: int, removed: int, added: int) -> None:
        self._to_tell = self._to_tell or (not self._quiet and bool(removed or added))

    def _tell(self) -> None:
        """Say that something was edited once everybody who follows the document knows of it: what is remembered of its
        blocks was still the old."""
        if self._to_tell:
            self._to_tell = False
            self.edited.emit()

    def _on_blocks(self) -> None:
        if not self._quiet and not mending.is_sound(self.document()):
            QTimer.singleShot(0, self, self._mend)

    def _mend(self) -> None:
        if not mending.is_sound(self.document()):
            mending.mend(self.document())

    def _on_picture(self) -> None:
        self.viewport().update()

    # -- how it looks

    def set_zoom(self, zoom: float) -> None:
        """Text, spaces and pictures ``zoom`` times as large: the layout is given a finer screen, the text is not
        touched."""
        dots = round(_DPI * zoom / _METRE)
        self._screen = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._screen.setDotsPerMeterX(dots)
        self._screen.setDotsPerMeterY(dots)
        self.overlay.zoom = zoom
        layout = self.document().documentLayout()
        layout.setPaintDevice(self._screen if zoom != 1.0 else self.viewport())
        with self.quiet(), self.laying.anew():
            self._fit_column()
        self.viewport().update()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.overlay.theme = theme
        self.overlay.forget()
        self.viewport().update()

    def show_marks(self, marks: Marks | None) -> None:
        """Wash the marks that are found in each block's text; ``None`` for none."""
        self.overlay.marks = marks
        self.show_strongly(None)

    def show_strongly(self, stretch: tuple[int, int] | None) -> None:
        """Set one mark off from the others, by its positions in the document."""
        self.overlay.strong = stretch
        self.viewport().update()

    def select(self, first: int, last: int) -> None:
        """Select what stands between two positions and bring it into sight, not at the very edge of it."""
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.scrolling.follow()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say under the mouse what an underline means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_column()
        super().resizeEvent(event)
        self.laying.begin()
        if not self._quiet:  # while a page is put in, the cursor stands at its end for a moment, far out of sight
            self.scrolling.fit()

    def _fit_column(self) -> None:
        """Centre a column no wider than people read with ease."""
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - 2 * self.frameWidth() - bar
        side = max(0, round((room - (MEASURE + 2 * MARGIN) * self.overlay.zoom) / 2))
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        hanging.unhang(self.document(), self.overlay.zoom)
        self.overlay.tint()
        self.overlay.paint_under()
        super().paintEvent(event)
        self.overlay.paint(event)

    def _follow_ring(self) -> None:
        """Qt paints again where the cursor was and is; the ring of a picture is wider."""
        ringed = self.overlay.ringed()
        if ringed != self._ringed:
            self._ringed = ringed
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._follow_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._follow_ring()

    # -- what comes in and goes out

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = (self.textCursor().position(), self.document().revision())
        if not keys.press(self, event):
            super().keyPressEvent(event)
        if before != (self.textCursor().position(), self.document().revision()):
            self.scrolling.follow()
        typed = keys.types(event) and event.text()[-1:].isalnum()
        self.overlay.being_typed = self.textCursor().position() if typed else None

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method composes: what it has not committed is no edit, and it may not take a head line away."""
        if self.isReadOnly():
            return
        commits = bool(event.commitString()) or event.replacementLength() > 0
        if commits or event.preeditString():
            if self.textCursor().hasSelection():
                with self.step() as cursor:
                    removing.remove(cursor)
            autotype.make_place(self)
            cursor = self.textCursor()
            if inline.leaves_link(cursor):
                cursor.setCharFormat(inline.without_link(cursor))
                self.setTextCursor(cursor)
        if commits:
            super().inputMethodEvent(event)
            return
        with self.quiet():
            super().inputMethodEvent(event)

    def cut(self) -> None:
        if self.textCursor().hasSelection() and not self.isReadOnly():
            self.copy()
            with self.step() as cursor:
                removing.remove(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.mime_of(self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not self.isReadOnly() and clipboard.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted: the page is told, which puts it in (see :mod:`humasdesk.gui.editor.page`)."""
        if self.canInsertFromMimeData(source):
            self.incoming.emit(Incoming(source))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on selected text may begin a drag of ours; Qt never hears of it, or it would begin one of its own."""
        self.overlay.being_typed = None
        third_click = event.timestamp() - self._doubled < QApplication.doubleClickInterval()
        self._press = None if third_click else dragging.pressed(self, event)
        if self._press is None:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._doubled = event.timestamp()
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseMoveEvent(event)
        elif dragging.begins(self._press, event):
            self._press = None
            dragging.drag(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseReleaseEvent(event)
            return
        self._press = None
        self.setTextCursor(self.cursorForPosition(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu would cut and delete without asking whether a head line stands in the selection.

        A click outside the selection moves the cursor there, so that the menu speaks of what was clicked.
        """
        self.overlay.being_typed = None
        cursor = self.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            place = self.cursorForPosition(event.pos())
            if not cursor.hasSelection() or not cursor.selectionStart() <= place.position() <= cursor.selectionEnd():
                self.setTextCursor(place)
            self.menu_asked.emit(event.globalPos(), place.position())
        else:
            self.ensureCursorVisible()
            self.menu_asked.emit(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()), cursor.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        dragging.promise(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        dragging.promise(self, event)

    def dropEvent(self, event: QDropEvent) -> None:
        dragging.drop(self, event)
