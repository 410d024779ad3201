"""The third column's page: the sheet of paper on the desk, with the preview beside it and the search over it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Document
from humasdesk.domain.release import Content
from humasdesk.errors import DeskError
from humasdesk.gui.editor.page import Page
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.editor.reading import wordless
from humasdesk.gui.messages import MessageBar
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import trn
from humasdesk.services import figures

if TYPE_CHECKING:
    from humasdesk.gui.preview import Preview

_SHEET = 920
"""Width of the paper where it stands alone, in pixels."""
_WIDEST = 16_777_215
"""Qt's own limit: as wide as may be."""
_FOLLOW_MS = 60
"""The sheets show where the cursor stands as soon as it rests that long."""


class DeskPage(QWidget):
    """Wraps the editor's page for the window."""

    edited = Signal()
    said = Signal(str, str)
    finished = Signal()
    """What runs beside the page is to end."""

    def __init__(self, session: Session, theme: Theme, messages: MessageBar | None = None,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._release_id: str | None = None
        self._content = Content()
        self._published = False
        self._written: tuple[Parts | None, str] = (None, "")
        """What stood on the paper when it was last read or filled, and its body as it is saved."""
        self._ahead: tuple[str, Document] | None = None
        """A body that was read before it is shown."""
        self._theme = theme
        self._preview: Preview | None = None
        self.page = Page(self._take_picture, self._picture_bytes, self, theme, messages, session.lane.run)
        self.page.edited.connect(self._on_edited)
        sheet = QFrame(self)
        sheet.setObjectName("sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(3 * GRID, GRID, GRID, 0)
        inside.addWidget(self.page)
        self._split = QSplitter(self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(sheet)
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW_MS)
        self._follow.timeout.connect(self._show_cursor)
        self.page.selection_changed.connect(self._on_moved)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.addStretch(1)
        row.addWidget(self._split, 1_000)
        row.addStretch(1)

    def show_content(self, content: Content, *, editable: bool, release_id: str | None = None,
                     published: bool = False) -> None:
        """Put a release's text on the paper; ``published`` says that it is an edition's own text. Where the paper reads
        so already, as after a submit, it stays as it is, with the cursor, but nothing can be undone any more; the
        cursor of the same release stays in any case."""
        same = release_id is not None and release_id == self._release_id
        stays = same and self._reads_as(content) and (editable or not self.left_out)
        self._content, self._release_id, self._published = content, release_id, published
        if stays:
            self.page.put_aside()
            self.page.sheet.document().clearUndoRedoStacks()  # nobody undoes past a submit without seeing it
        else:
            place, shift = self.place, self.page.sheet.verticalScrollBar().value()
            self.page.set_content(content.kicker, content.headline, content.dateline, self._body(content.body))
            self._written = self.page.content(), content.body
            if same:  # it may read a little otherwise now, as without an empty row: people go on where they were
                self.put_cursor(place)
                self.page.sheet.scrolling.go_back(shift)
        self.set_editable(editable)
        self._draw()

    def read_ahead(self, body: str) -> None:
        """Read what :meth:`show_content` will show: of a long text this takes nearly as long as showing it."""
        self._ahead = body, from_markdown(body)

    def _body(self, body: str) -> Document:
        ahead, self._ahead = self._ahead, None
        return ahead[1] if ahead is not None and ahead[0] == body else from_markdown(body)

    def leave(self) -> None:
        """Whatever is shown next is put on the paper anew, also this release: somebody else may sit here then."""
        self._release_id = None

    def _reads_as(self, content: Content) -> bool:
        """Whether the paper is known to read as ``content`` does; it is not read for it."""
        parts, body = self._written
        return parts is not None and self.page.is_read and self.page.content() is parts and body == content.body and (
            parts.kicker.strip(), parts.headline.strip(), parts.dateline.strip()) == (
            content.kicker, content.headline, content.dateline)

    def follow(self, content: Content) -> None:
        """Show what was changed beside the words, in the sheets too."""
        self._content = content
        self._draw()

    def set_editable(self, editable: bool) -> None:
        """Whether the paper may be typed on."""
        self.page.set_read_only(not editable)

    def typed(self, before: Content) -> Content:
        """``before`` with what stands on the paper now."""
        parts = self.page.content()
        if parts is not self._written[0]:
            self._written = parts, to_markdown(parts.body)
        return replace(before, kicker=parts.kicker.strip(), headline=parts.headline.strip(),
                       dateline=parts.dateline.strip(), body=self._written[1], files=figures.files_of(parts.body))

    @property
    def left_out(self) -> str:
        """What stands on the paper and in no version of the text, in a sentence; empty where that is nothing."""
        tables, rows = wordless(self.page.sheet.document())
        return " ".join(filter(None, (
            trn("An empty table is not kept; write something in it.",
                "{count} empty tables are not kept; write something in them.", tables) if tables else "",
            trn("An empty row of a table is not kept.", "{count} empty rows of tables are not kept.", rows)
            if rows else "")))

    def toggle_preview(self, release_id: str | None) -> None:
        """Show or hide the PDF's sheets beside the text."""
        from humasdesk.gui.preview import Preview

        if self._preview is None:
            self._preview = Preview(self._session, self._wish, self._theme, self)
            self._preview.clicked.connect(self.go_to)
            self._split.addWidget(self._preview)
            self._split.setSizes([self.width() * 55 // 100, self.width() * 45 // 100])
        else:
            self._preview.setVisible(not self._preview.isVisible())
        self._release_id = release_id
        self._draw()
        self._on_moved()

    @property
    def preview_shown(self) -> bool:
        """Whether the PDF's sheets stand beside the text."""
        return self._preview is not None and not self._preview.isHidden()

    def focus_preview(self) -> None:
        """Put the keyboard into the sheets, where they are shown."""
        if self._preview is not None and self.preview_shown:
            self._preview.setFocus()

    def go_to(self, part: str | int) -> None:
        """Put the cursor where a part of the page begins, with some of the text around it in sight."""
        from humasdesk.gui.preview.places import position_of

        sheet = self.page.sheet
        place = position_of(sheet.document(), part)
        if place is None:
            return
        cursor = QTextCursor(sheet.document())
        cursor.setPosition(place)
        sheet.setTextCursor(cursor)
        bar, top = sheet.verticalScrollBar(), sheet.cursorRect().top()
        if not 0 < top < sheet.viewport().height() * 3 // 4:
            bar.setValue(bar.value() + top - sheet.viewport().height() // 3)
        sheet.setFocus()

    def _on_edited(self) -> None:
        self.edited.emit()
        self._draw()

    def _on_moved(self) -> None:
        if self.preview_shown:
            self._follow.start()

    def _show_cursor(self) -> None:
        from humasdesk.gui.preview.places import part_at

        if self._preview is not None:
            sheet = self.page.sheet
            part = part_at(sheet.document(), sheet.textCursor().position()) if self._release_id else None
            self._preview.show_part(part, reveal=sheet.hasFocus())

    def _draw(self) -> None:
        if self._preview is not None and self._preview.isVisible():
            self._preview.changed()

    def _wish(self) -> tuple[str, Content | None] | None:
        """What the sheets show: an edition as it was published, else what stands on the paper."""
        if self._release_id is None:
            return None
        return self._release_id, None if self._published else self.typed(self._content)

    def show_alone(self, alone: bool) -> None:
        """The paper alone on the screen: no wider than a sheet, and the line that is written in the middle of it."""
        self._split.setMaximumWidth(_SHEET if alone and not self.preview_shown else _WIDEST)
        self.page.sheet.scrolling.centre(alone)

    def take_focus(self) -> None:
        self.page.setFocus()

    @property
    def place(self) -> int:
        """Where the cursor stands, in the sheet's own places."""
        return self.page.sheet.textCursor().position()

    def put_cursor(self, place: int) -> None:
        """Put the cursor at a place of the sheet, or at its end where it is shorter."""
        cursor = self.page.sheet.textCursor()
        cursor.setPosition(max(0, min(place, self.page.sheet.document().characterCount() - 1)))
        self.page.sheet.setTextCursor(cursor)
        self.page.sheet.ensureCursorVisible()

    def focus_headline(self) -> None:
        """Put the cursor in the headline."""
        self.page.focus_headline()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.page.wear(theme)
        if self._preview is not None:
            self._preview.wear(theme)

    def finish(self) -> None:
        """Before the window goes: end what runs."""
        self.finished.emit()
        if self._preview is not None:
            self._preview.finish()

    def _take_picture(self, data: bytes, name: str) -> str | None:
        """Keep a picture, in the lane."""
        try:
            return figures.source_of(figures.keep_bytes(self._session.desk, data, name))
        except DeskError as error:
            self.said.emit(error.sentence, "danger")
            return None

    def _picture_bytes(self, source: str) -> bytes | None:
        name = figures.file_of(source)
        try:
            return self._session.desk.files.read(name) if name else None
        except DeskError:
            return None
