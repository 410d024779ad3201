"""One picture in the panel: a small view with its caption, and the form that opens under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.document.nodes import Figure
from humasdesk.gui.panel.view import words
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.chips import elided
from humasdesk.gui.widgets.row_button import RowButton
from humasdesk.i18n import mark, tr

THUMB = QSize(64, 48)
_PAUSE_MS = 1_500
_LINES = (("caption", mark("Caption"), mark("Who and what is seen, where and when"), 2),
          ("credit", mark("Photo credit"), mark("Who took it"), 1),
          ("alt", mark("Alternative text"), mark("What is seen, for people who cannot see it"), 3))
"""The lines of a picture: name of the field, label, hint, and how many lines high it is."""
DEEDS = (("go", mark("Go to the picture in the text"), "external-link"),
         ("replace", mark("Another picture"), "replace"),
         ("up", mark("One place up"), "chevron-up"), ("down", mark("One place down"), "chevron-down"),
         ("remove", mark("Take the picture out"), "trash-2"))
"""What can be done to a picture: the deed, what it is called, its icon."""


class FigureCard(QFrame):
    """``written`` carries caption, credit and alternative text once they are settled, ``wanted`` a deed (``go``,
    ``replace``, ``up``, ``down``, ``remove``), ``opened`` tells that the form was opened."""

    written = Signal(str, str, str)
    wanted = Signal(str)
    opened = Signal()

    def __init__(self, number: int, theme: Theme, *, editable: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._figure = Figure("")
        self._editable = editable
        self._theme = theme
        self.setProperty("role", "card")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self._build_head())
        self._form = QWidget(self)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(4, 0, 4, 4)
        form.setSpacing(2)
        self.fields = {name: self._field(form, label, hint, high) for name, label, hint, high in _LINES}
        form.addLayout(self._deeds())
        column.addWidget(self._form)
        self._form.hide()
        self.wear(theme)

    def _build_head(self) -> RowButton:
        self.head = RowButton(self)
        self.head.clicked.connect(lambda: self.unfold(not self.is_open))
        row = QHBoxLayout(self.head)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(GRID)
        self.thumb = QLabel(self.head)
        self.thumb.setFixedSize(THUMB)
        self.thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.thumb)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        self._title = elided("", "chip-name", self.head)
        self._missing = words("", "warn", self.head)
        beside.addStretch(1)
        beside.addWidget(self._title)
        beside.addWidget(self._missing)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        self._fold = QLabel(self.head)
        row.addWidget(self._fold)
        return self.head

    def _field(self, form: QVBoxLayout, label: str, hint: str, high: int) -> QPlainTextEdit:
        name = words(tr(label), "soft", self._form)
        field = QPlainTextEdit(self._form)
        field.setAccessibleName(tr("{line} of picture {number}", line=tr(label), number=self._number + 1))
        field.setPlaceholderText(tr(hint))
        field.setTabChangesFocus(True)
        field.setReadOnly(not self._editable)
        field.setFixedHeight(high * field.fontMetrics().lineSpacing() + 20)
        field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if high == 1:
            field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.installEventFilter(self)
        field.textChanged.connect(self._pause.start)
        name.setBuddy(field)
        form.addWidget(name)
        form.addWidget(field)
        return field

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(2)
        self.deeds: dict[str, QToolButton] = {}
        for deed, label, picture in DEEDS:
            button = QToolButton(self._form)
            button.setProperty("role", "beside")
            button.setProperty("picture", picture)
            button.setAccessibleName(tr(label))
            button.setToolTip(tr(label))
            button.clicked.connect(lambda _=False, one=deed: self._want(one))
            button.setVisible(self._editable or deed == "go")
            self.deeds[deed] = button
            if deed == "remove":
                row.addStretch(1)
            row.addWidget(button)
        return row

    # -- showing

    def show_figure(self, figure: Figure) -> None:
        """Show a picture's lines; a line that is being typed is left alone."""
        self._figure = figure
        for name, field in self.fields.items():
            if not field.hasFocus() and field.toPlainText() != getattr(figure, name):
                field.setPlainText(getattr(figure, name))
        self._pause.stop()
        title = figure.caption.strip() or tr("Picture {number}", number=self._number + 1)
        lacks = [tr(text) for line, text in ((figure.alt, mark("no alternative text")),
                                             (figure.caption, mark("no caption"))) if not line.strip()]
        self._title.setText(title)
        self._missing.setText(", ".join(lacks))
        self._missing.setVisible(bool(lacks))
        self.head.setToolTip("\n".join([title, *lacks]))
        self._name_head()

    def _name_head(self) -> None:
        state = tr("open") if self.is_open else tr("folded")
        parts = [tr("Picture {number}", number=self._number + 1), self._figure.caption.strip(), self._missing.text(),
                 state]
        self.head.setAccessibleName(", ".join(part for part in parts if part))

    def show_thumb(self, image: QImage | None) -> None:
        """Show the small picture; a sign while it is made, and another where there is none."""
        if image is None or image.isNull():
            self.thumb.setPixmap(self._theme.pixmap("image" if image is None else "circle-x", "text_faint", 22))
            self.thumb.setToolTip("" if image is None else tr("This picture is not on the desk."))
            return
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(image.scaled(
            THUMB * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        pixmap.setDevicePixelRatio(ratio)
        self.thumb.setPixmap(pixmap)

    @property
    def is_open(self) -> bool:
        return not self._form.isHidden()

    def unfold(self, show: bool) -> None:
        """Open or close the form; what was typed in it is settled first."""
        if show == self.is_open:
            return
        if not show:
            self.settle()
        self._form.setVisible(show)
        self._fold.setPixmap(self._theme.pixmap("chevron-down" if show else "chevron-right", "text_faint", 14))
        self._name_head()
        if show:
            self.opened.emit()

    def focus_missing(self) -> None:
        """Put the cursor into the first line that is empty, the alternative text before the others."""
        order = ("alt", "caption", "credit")
        name = next((one for one in order if not getattr(self._figure, one).strip()), "alt")
        self.fields[name].setFocus()

    def focus_deed(self, deed: str) -> None:
        """Put the keyboard onto a button of the form."""
        self.deeds[deed].setFocus()

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for button in self.deeds.values():
            button.setIcon(theme.icon(str(button.property("picture")), size=16))
        self._fold.setPixmap(theme.pixmap("chevron-down" if self.is_open else "chevron-right", "text_faint", 14))

    # -- typing

    def _want(self, deed: str) -> None:
        self.settle()
        self.wanted.emit(deed)

    def settle(self) -> None:
        """Tell what is typed, where it differs from what the page says."""
        self._pause.stop()
        typed = {name: " ".join(field.toPlainText().split()) for name, field in self.fields.items()}
        if self._editable and any(typed[name] != getattr(self._figure, name) for name in typed):
            self.written.emit(typed["caption"], typed["credit"], typed["alt"])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in self.fields.values():
            self.settle()
        return super().eventFilter(watched, event)
