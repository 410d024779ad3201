"""The bar after an export: every file with what can be done with it, and every failure with what to do about it.

It is long because the rows, their words and the bar's own room and going depend on one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from humasdesk.gui.dialogs.form import label
from humasdesk.gui.exporting.handing import Handle
from humasdesk.gui.outside import Says, copy_paths, open_path, show_in_folder
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import Theme, grown
from humasdesk.i18n import tr, trn

if TYPE_CHECKING:
    from humasdesk.services.exporting import Exported, Outcome

_ROWS = 12
"""Files that get a row of their own; the folder has the rest."""
_WORDED = 66
"""Characters of width from which the buttons have words."""
_TALLEST = 176
"""Pixels the rows may take before they scroll."""


class ResultBar(QFrame):
    """Shown after an export until it is closed, the work goes on (another release, a step, a word typed) or the next
    one comes. Escape closes it; ``left`` says so. What became of a file's buttons goes to ``say``. ``shown`` says that
    it wants the room."""

    left = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, say: Says, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._says = theme, say
        self._saying = False
        self._outcome: Outcome | None = None
        self._over: str | None = None
        self.setProperty("role", "banner")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 6, 6)
        self._column.setSpacing(2)
        self._inside: QWidget | None = None
        self._first: QToolButton | None = None
        self._worded: list[QToolButton] = []
        self.hide()

    # -- what it shows

    def look(self, release_id: str | None) -> None:
        """Go away where another release is opened; the bar would stand over a stranger."""
        if release_id != self._over:
            self._over = release_id
            self.hide()
            self._outcome = None

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of an export."""
        self._outcome = outcome
        self.shown.emit()
        self._fill()
        self.show()
        if self._first is not None:
            self._first.setFocus()
        announce(self, self.sentence)

    @property
    def sentence(self) -> str:
        """What came of it, in a line."""
        found = self._outcome
        if found is None:
            return ""
        said = []
        if found.files:
            said.append(trn("{count} file was written to {folder}.", "{count} files were written to {folder}.",
                            len(found.files), folder=str(found.files[0].path.parent)))
        if found.failed:
            said.append(trn("{count} release could not be written.", "{count} releases could not be written.",
                            len(found.failed)))
        if found.cancelled:
            said.append(tr("The export was cancelled; what was written stays."))
        return " ".join(said)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        if self._outcome is not None and not self.isHidden():
            self._fill()

    def put_away(self) -> None:
        """The work goes on elsewhere: the bar goes, and gives back the keyboard where it has it."""
        focused = self.window().focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self._outcome = None
        if had_keyboard:
            self.left.emit()

    def give_way(self) -> None:
        """Something else is said: only what still asks something stays. What comes of its own buttons is no reason."""
        if self._outcome is not None and self.property("tone") == "good" and not self._saying:
            self.put_away()

    def _say(self, *said: Any, **more: Any) -> None:
        self._saying = True
        try:
            self._says(*said, **more)
        finally:
            self._saying = False

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self._outcome = None
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    # -- building

    def _fill(self) -> None:
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        outcome = self._outcome
        if outcome is None:
            return
        tone = "danger" if not outcome.files else "attention" if outcome.failed or outcome.cancelled else "good"
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(self.sentence)
        self._inside = QWidget(self)
        self._first = None
        self._worded = []
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._head(tone, [one.path for one in outcome.files]))
        rows = self._rows(outcome)
        if rows is not None:
            column.addWidget(rows)
        self._column.addWidget(self._inside)
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Words beside the signs, where they leave a file's name enough room."""
        wide = self.width() >= _WORDED * self.fontMetrics().averageCharWidth()
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._worded:
            button.setToolButtonStyle(style)

    def _head(self, tone: str, paths: Sequence[Path]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        icon, tint = {"good": ("circle-check", "accent"), "attention": ("triangle-alert", "attention"),
                      "danger": ("circle-alert", "danger")}[tone]
        sign = QLabel(self)
        sign.setPixmap(self._theme.pixmap(icon, tint, grown(18)))
        sign.setContentsMargins(0, 7, 0, 0)  # level with the first line beside it
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(4)
        row.addWidget(label(self.sentence, "title", self, wrap=True), 1)
        if len(paths) > 1:
            handle = Handle(paths, self._theme, self._say, self)
            handle.setAccessibleName(tr("All files, to drag out"))
            row.addWidget(handle, 0, Qt.AlignmentFlag.AlignTop)
            self._button(row, "folder-open", tr("Show the folder"),
                         partial(open_path, paths[0].parent, self._say), tr("Folder"))
            self._button(row, "copy", tr("Copy all paths"), partial(copy_paths, paths, self._say), tr("Copy all"))
        self._button(row, "x", tr("Close this message"), self.close_bar)
        return row

    def _rows(self, outcome: Outcome) -> QWidget | None:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for failure in outcome.failed:
            words = tr("{name}: {trouble}", name=failure.headline or tr("(no headline)"), trouble=failure.sentence)
            column.addWidget(self._note("circle-alert", "danger", words))
        for one in outcome.files[:_ROWS]:
            column.addWidget(self._file(one))
            for notice in one.notices:
                column.addWidget(self._note("triangle-alert", "attention", notice.sentence))
        if len(outcome.files) > _ROWS:
            more = len(outcome.files) - _ROWS
            column.addWidget(label(trn("and {count} more in the folder", "and {count} more in the folder", more),
                                   "soft", holder))
        return _Low(holder, self)

    def _note(self, icon: str, tint: str, words: str) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(26, 0, 0, 0)
        row.setSpacing(6)
        sign = QLabel(holder)
        sign.setPixmap(self._theme.pixmap(icon, tint, grown(14)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "soft", holder, wrap=True), 1)
        return holder

    def _file(self, one: Exported) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        handle = Handle((one.path,), self._theme, self._say, holder)
        handle.setAccessibleName(tr("{name}, to drag out", name=one.path.name))
        row.addWidget(handle)
        row.addWidget(_Name(one.path.name, holder), 1)
        row.addWidget(label(_size(one.path), "faint", holder))
        for icon, short, words, deed in (
            ("external-link", tr("Open"), tr("Open {name}", name=one.path.name), open_path),
            ("folder-open", tr("Folder"), tr("Show {name} in its folder", name=one.path.name), show_in_folder),
            ("copy", tr("Copy path"), tr("Copy the path of {name}", name=one.path.name), _copy),
        ):
            made = self._button(row, icon, words, partial(deed, one.path, self._say), short)
            self._first = self._first or made
        return holder

    def _button(self, row: QHBoxLayout, icon: str, words: str, deed: Callable[[], None],
                short: str = "") -> QToolButton:
        """``short`` stands beside the sign where there is room; ``words`` say all of it."""
        button = QToolButton(self)
        if short:
            button.setText(short)
            self._worded.append(button)
        button.setProperty("role", "flat")
        button.setIcon(self._theme.icon(icon, "text_soft", 16))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _=False: deed())
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button


class _Low(QScrollArea):
    """Rows as tall as they are, up to a few; beyond that they scroll."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._inside = inside
        self.setWidget(inside)
        self._fit(600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        inside = self._inside
        tall = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        self.setFixedHeight(min(_TALLEST, tall))


class _Name(QLabel):
    """A file's name, its headline shortened where there is no room: the rest tells files apart."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(80)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(short_name(self._words, self.fontMetrics(), self.width()))


def short_name(name: str, metrics: QFontMetrics, width: int) -> str:
    """``2019-01-08_012-humas-i-2019_ralat-1_setelah-mus….pdf`` in ``width`` pixels: the headline, which stands behind
    the last underscore, gives way first; then what stands first, down to the edition and the format."""
    if metrics.horizontalAdvance(name) <= width:
        return name
    stem, dot, format_ = name.rpartition(".")
    facts, line, headline = stem.rpartition("_")
    head, ending = f"{facts}{line}", f"{dot}{format_}"
    room = width - metrics.horizontalAdvance(f"{head}{ending}")
    cut = metrics.elidedText(headline, Qt.TextElideMode.ElideRight, room) if room > 0 else ""
    if cut:
        return f"{head}{cut}{ending}"
    return metrics.elidedText(f"{head}…{ending}", Qt.TextElideMode.ElideLeft, width)


def _copy(path: Path, say: Says) -> None:
    copy_paths((path,), say)


def _size(path: Path) -> str:
    """A file's size in words; nothing where it is gone already."""
    try:
        return tr("{size} kB", size=f"{max(1, round(path.stat().st_size / 1_000)):,}".replace(",", "."))
    except OSError:
        return ""
