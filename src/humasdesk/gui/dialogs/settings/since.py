"""From which day changed shared settings hold: what holds now is mended, or something else holds from a day on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from humasdesk.gui.dialogs.form import label
from humasdesk.gui.theme import GRID
from humasdesk.gui.widgets.wheel import scrolled_past
from humasdesk.i18n import tr


class Since(QWidget):
    """The choice at the foot of the dialog. ``day`` is nothing where what holds now is changed."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self.how = scrolled_past(QComboBox(self))
        self.how.setAccessibleName(tr("Changes to shared settings hold:"))
        self.how.addItem(tr("now"))
        self.how.addItem(tr("from a day on"))
        self.date = scrolled_past(QDateEdit(QDate(today.year, today.month, today.day), self))
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMM yyyy")
        self.date.setAccessibleName(tr("The day from which it holds"))
        self.how.currentIndexChanged.connect(lambda place: self.date.setVisible(place == 1))
        self.date.hide()
        name = label(tr("Changes to shared settings hold:"), "soft", self, wrap=True)
        longest = max(name.fontMetrics().horizontalAdvance(word) for word in name.text().split())
        name.setMinimumWidth(max(15 * GRID, longest + 4))  # a word is not broken, and was cut in larger text
        row.addWidget(name, 1)
        row.addWidget(self.how)
        meant = tr("Shared settings hold for everybody at this desk. Now: the new value takes the place of the one "
                   "that holds today. From a day on: until then all stays as it is, and releases of earlier days keep "
                   "what held then.")
        for part in (name, self.how):
            part.setToolTip(meant)
        self.how.setAccessibleDescription(meant)
        row.addWidget(self.date)

    @property
    def day(self) -> date | None:
        """The day from which changes hold; nothing where what holds now is changed."""
        if self.how.currentIndex() == 0:
            return None
        chosen = self.date.date()
        return date(chosen.year(), chosen.month(), chosen.day())
