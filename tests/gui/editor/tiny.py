"""A tiny language for the editor's tests: documents in few words, and a page that is typed on with real keys."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from humasdesk.document.nodes import Align, Document, Figure, Heading, Item, Paragraph, Quote, Rule, Span, Spans, Table
from humasdesk.gui.editor.clipboard import Incoming
from humasdesk.gui.editor.page import Page

KEEP = QTextCursor.MoveMode.KeepAnchor
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Piece = str | Span


def b(text: str) -> Span:
    return Span(text, bold=True)


def i(text: str) -> Span:
    return Span(text, italic=True)


def a(text: str, link: str = "https://a.id") -> Span:
    return Span(text, link=link)


def spans(pieces: Sequence[Piece]) -> Spans:
    return tuple(piece if isinstance(piece, Span) else Span(piece) for piece in pieces)


def p(*pieces: Piece) -> Paragraph:
    return Paragraph(spans(pieces))


def h2(*pieces: Piece) -> Heading:
    return Heading(2, spans(pieces))


def h3(*pieces: Piece) -> Heading:
    return Heading(3, spans(pieces))


def q(*pieces: Piece) -> Quote:
    return Quote(spans(pieces))


def li(*pieces: Piece, level: int = 0) -> Item:
    return Item(spans(pieces), False, level)


def ol(*pieces: Piece, level: int = 0, start: int = 1) -> Item:
    return Item(spans(pieces), True, level, start)


def table(*rows: Sequence[str], aligns: tuple[Align, ...] = ()) -> Table:
    unsaid: Align = ""
    cells = tuple(tuple((Span(cell),) if cell else () for cell in row) for row in rows)
    return Table(cells, aligns or (unsaid,) * len(rows[0]))


rule = Rule()
SOURCE = "files/ab/" + "ab" * 32


def figure(caption: str = "", credit: str = "", alt: str = "", source: str = SOURCE) -> Figure:
    return Figure(source, alt, caption, credit)


@dataclass
class Desk:
    """A desk that keeps pictures, and remembers what it was asked for."""

    kept: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def take(self, data: bytes, name: str) -> str | None:
        digest = hashlib.sha256(data).hexdigest()
        self.names.append(name)
        self.kept[f"files/{digest[:2]}/{digest}"] = data
        return f"files/{digest[:2]}/{digest}"

    def fetch(self, source: str) -> bytes | None:
        self.asked.append(source)
        return self.kept.get(source)


@dataclass
class Typist:
    """Somebody at the page."""

    page: Page

    @property
    def body(self) -> Document:
        return self.page.content().body

    def show(self, *blocks: object, kicker: str = "", headline: str = "", dateline: str = "") -> None:
        self.page.set_content(kicker, headline, dateline, tuple(blocks))  # type: ignore[arg-type]

    def go(self, text: str, offset: int = 0, select: int = 0) -> None:
        """Put the cursor ``offset`` characters into the first place where ``text`` stands; select some more."""
        document = self.page.sheet.document()
        cursor = document.find(text)
        assert not cursor.isNull(), text
        start = cursor.selectionStart() + offset
        cursor.setPosition(start)
        cursor.setPosition(start + select, KEEP)
        self.page.sheet.setTextCursor(cursor)

    def after(self, text: str) -> None:
        self.go(text, len(text))

    def select(self, text: str) -> None:
        self.go(text, 0, len(text))

    def select_from(self, first: str, last: str) -> None:
        """Select from the start of one text to the end of another."""
        document = self.page.sheet.document()
        cursor = QTextCursor(document)
        cursor.setPosition(document.find(first).selectionStart())
        cursor.setPosition(document.find(last).selectionEnd(), KEEP)
        self.page.sheet.setTextCursor(cursor)

    def to_body(self) -> None:
        self.page.sheet.setTextCursor(QTextCursor(self.page.sheet.document().findBlockByNumber(3)))

    def to_end(self) -> None:
        self.page.sheet.moveCursor(QTextCursor.MoveOperation.End)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClick(self.page.sheet, letter)
            else:  # QTest knows no such key
                QApplication.sendEvent(self.page.sheet, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.page.sheet, key, held)

    def undo(self, times: int = 1) -> None:
        self.press(Key.Key_Z, CTRL, times)

    def redo(self, times: int = 1) -> None:
        self.press(Key.Key_Z, CTRL | SHIFT, times)

    def paste(self, text: str = "", html: str = "") -> None:
        mime = QMimeData()
        if text:
            mime.setText(text)
        if html:
            mime.setHtml(html)
        self.page.sheet.incoming.emit(Incoming(mime))

    def copy_paste(self, mime: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(mime)
        self.press(Key.Key_V, CTRL)
