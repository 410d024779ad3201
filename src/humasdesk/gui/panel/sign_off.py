"""*Kode penulis*: the sign-off as it will be printed, built from the people, or set by hand and put back again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from humasdesk.gui.panel.view import View, words
from humasdesk.gui.session import Session
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr
from humasdesk.services import pages


class SignOffField(QWidget):
    """``changed`` carries the code set by hand, ``None`` for the one that is built."""

    changed = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._by_hand: str | None = None
        self._built = ""
        self._readonly = self._printed = self._imported = self._approved = False
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(tr("Sign-off"))
        self.line.setMinimumWidth(1)
        self.line.editingFinished.connect(self._settle)
        self.back = QToolButton(self)
        self.back.setProperty("role", "beside")
        self.back.setIcon(theme.icon("rotate-ccw", size=16))
        self.back.setAccessibleName(tr("Build the sign-off from the people again"))
        self.back.setToolTip(tr("Build the sign-off from the people again"))
        self.back.clicked.connect(lambda: self._tell(None))
        row.addWidget(self.line, 1)
        row.addWidget(self.back)
        column.addLayout(row)
        self.about = words("", "faint", self)
        column.addWidget(self.about)

    def show_view(self, view: View) -> None:
        """Show the code of a release; the built one is asked for away from the window's thread."""
        self._asked += 1
        asked, desk, release, content = self._asked, self._session.desk, view.summary.id, view.content
        self._printed = view.summary.is_frozen
        self._approved = view.summary.state == "approved"
        origin = content.origin
        self._imported = origin is not None and not origin.edited and bool(origin.sign_off)
        self._by_hand, self._readonly = None if self._printed else content.sign_off, not view.editable
        self._draw()

        def done(built: str) -> None:
            if asked == self._asked:
                self._built = built
                self._draw()

        build = partial(pages.printed_sign_off, desk, release) if self._printed else partial(
            pages.built_sign_off, desk, release, content)
        self._session.lane.run(self, build, done)

    def _draw(self) -> None:
        by_hand = self._by_hand is not None
        shown = self._by_hand if self._by_hand is not None else self._built
        if not self.line.isModified() or not self.line.hasFocus():
            self.line.setText(shown)
            self.line.setCursorPosition(0)
        self.line.setToolTip(f"({shown})" if shown else "")
        self.line.setReadOnly(self._readonly)
        self.back.setVisible(by_hand and not self._readonly)
        self.about.setText(tr("set by hand; built it would be ({code})", code=self._built) if by_hand
                           else self._where_from())

    def _where_from(self) -> str:
        """Where a code comes from that nobody set by hand."""
        if self._printed:
            return tr("as it was printed")
        if self._imported:
            return tr("as it stood in the imported text")
        return tr("built from who wrote and who approved") if self._approved else tr(
            "built from who wrote; who approves is added")

    def _settle(self) -> None:
        """An empty code goes back to the built one."""
        text = " ".join(self.line.text().split()).strip("()").strip()
        now = self._built if self._by_hand is None else self._by_hand
        self.line.setModified(False)
        if self._readonly or text == now:
            self.line.setText(now)
        else:
            self._tell(text if text and text != self._built else None)

    def _tell(self, code: str | None) -> None:
        self._by_hand = code
        self._draw()
        self.changed.emit(code)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.back.setIcon(theme.icon("rotate-ccw", size=16))
