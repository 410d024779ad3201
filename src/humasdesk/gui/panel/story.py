"""The history of a release, newest first: who did what, when, and what they said with it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from humasdesk import clock
from humasdesk.domain.review import MOVES
from humasdesk.gui.session import Session
from humasdesk.i18n import tr
from humasdesk.services import reviewing

_SHOWN = 40


class Story(QLabel):
    """Lines of plain text, selectable."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "soft")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                     | Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def show_release(self, release_id: str) -> None:
        """Show what was done to this release."""
        zone = ZoneInfo(self._session.desk.zone)
        lines = []
        for step in reversed(reviewing.history(self._session.desk, release_id)[-_SHOWN:]):
            moment = step.at.astimezone(zone)
            label = tr(MOVES[step.action].label) if step.action in MOVES else step.action
            lines.append(f"{moment:%d/%m/%Y %H.%M} {clock.zone_name(zone.key)}\n{step.person} · {label}")
            lines += [f"“{words}”" for words in (step.note, step.reason) if words]
            if step.why_not:
                lines.append(tr(step.why_not))
        self.setText("\n".join(lines))
