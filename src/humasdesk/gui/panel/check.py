"""*Pemeriksaan*: what the release still lacks, each line a way to the place where it is mended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from humasdesk.document.nodes import Document
from humasdesk.domain.release import Content
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.row_button import RowButton
from humasdesk.i18n import tr
from humasdesk.services import checking
from humasdesk.services.checking import Shortcoming

_PLACES = {
    "HEADLINE-MISSING": "headline", "BODY-MISSING": "body", "DATELINE-MISSING": "dateline",
    "REGION-MISSING": "region", "POST-MISSING": "official", "EMBARGO-OVER": "embargo", "AGENCY-MISSING": "settings",
}
_OF_A_PICTURE = frozenset({"ALT-MISSING", "CAPTION-MISSING", "PICTURE-MISSING"})


def place_of(one: Shortcoming) -> str:
    """Where a shortcoming is mended: a part of the page, a field of the panel, ``figure:N`` (from 0), or nothing."""
    if one.rule in _OF_A_PICTURE:
        return f"figure:{int(one.fields['place']) - 1}"
    return _PLACES.get(one.rule, "")


class Check(QWidget):
    """``counted`` carries how many things are lacking, ``go`` the place of the one that was chosen."""

    counted = Signal(int)
    go = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._asked = 0
        self._found: tuple[Shortcoming, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.lines: list[_Line] = []
        self._nothing = QLabel(tr("Nothing is missing."), self)
        self._nothing.setProperty("role", "faint")
        self._nothing.setWordWrap(True)
        self._column.addWidget(self._nothing)

    def check(self, content: Content, body: Document | None = None) -> None:
        """Look through a text away from the window's thread; an answer that a newer text overtook is dropped. ``body``
        is the text's own, where it has been read already."""
        self._asked += 1
        asked, desk = self._asked, self._session.desk

        def done(found: tuple[Shortcoming, ...]) -> None:
            if asked == self._asked:
                self.show_found(found)

        self._session.lane.run(self, lambda: checking.check(desk, content, body), done)

    def show_found(self, found: tuple[Shortcoming, ...]) -> None:
        """Show these, what stops the release first."""
        if found == self._found and self.lines:
            return
        self._found = found
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_Line(one, self._theme, self) for one in found]
        for line in self.lines:
            line.chosen.connect(self.go)
            self._column.addWidget(line)
        self._nothing.setVisible(not found)
        self.counted.emit(len(found))

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for line in self.lines:
            line.wear(theme)


class _Line(RowButton):
    """One shortcoming: a sign and a wrapped sentence in a button."""

    chosen = Signal(str)

    def __init__(self, one: Shortcoming, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._one = one
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(6)
        self._sign = QLabel(self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QLabel(one.sentence, self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setMinimumWidth(1)
        row.addWidget(self._words, 1)
        stops = tr("stops the release") if one.blocking else tr("should be mended")
        self.setAccessibleName(f"{one.sentence} ({stops})")
        self.setToolTip(tr("Go there"))
        place = place_of(one)
        self.setEnabled(bool(place))
        self.clicked.connect(lambda: self.chosen.emit(place))
        self.wear(theme)

    @property
    def sentence(self) -> str:
        return self._one.sentence

    def wear(self, theme: Theme) -> None:
        sign, tint = ("circle-x", "danger") if self._one.blocking else ("circle-alert", "attention")
        self._sign.setPixmap(theme.pixmap(sign, tint, 15))
