"""A day to type or to choose from a calendar; empty is allowed and says what that means."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from humasdesk import i18n
from humasdesk.errors import BadInput
from humasdesk.gui.days import day_said
from humasdesk.gui.theme import Theme
from humasdesk.i18n import tr
from humasdesk.services import dates


class DayField(QWidget):
    """``chosen`` carries the day (or ``None``) once it is settled and differs from the one shown; ``wrong`` the
    sentence about a text that is no day, empty when it is mended."""

    chosen = Signal(object)
    wrong = Signal(str)

    def __init__(self, name: str, hint: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: date | None = None
        self._readonly = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(1)
        self.line.setToolTip(tr("A day, such as 14/1/2019; Down opens the calendar"))
        self.line.editingFinished.connect(self._settle)
        self.line.textEdited.connect(lambda _: self.wrong.emit(""))
        self.line.installEventFilter(self)
        self.button = QToolButton(self)
        self.button.setProperty("role", "beside")
        self.button.setIcon(theme.icon("calendar", size=16))
        self.button.setAccessibleName(tr("Calendar: {name}", name=name))
        self.button.setToolTip(tr("Calendar"))
        self.button.clicked.connect(self.open_calendar)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    @property
    def day(self) -> date | None:
        """The day that is shown."""
        return self._day

    def show_day(self, day: date | None, *, readonly: bool = False) -> None:
        """Show a day; what is being typed is left alone where the day is the same."""
        changed = day != self._day or not self.line.hasFocus()
        self._day, self._readonly = day, readonly
        if changed:
            self.line.setText(typed(day))
        self.line.setReadOnly(readonly)
        self.button.setVisible(not readonly)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.button.setIcon(theme.icon("calendar", size=16))

    def _settle(self) -> None:
        if self._readonly:
            return
        text = self.line.text().strip()
        try:
            day = dates.parse_day(text) if text else None
        except BadInput as error:
            self.wrong.emit(error.sentence)
            return
        self.wrong.emit("")
        self.line.setText(typed(day))
        if day != self._day:
            self._day = day
            self.chosen.emit(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Down and not self._readonly):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> Calendar:
        """Show the calendar under the field."""
        made = Calendar(self._day or date.today(), self._theme, self)  # noqa: DTZ011 (only where the month opens)
        made.taken.connect(self._take)
        made.open_under(self)
        return made

    def _take(self, day: date) -> None:
        self.line.setText(typed(day))
        self._settle()
        self.line.setFocus()


def typed(day: date | None) -> str:
    """A day as the field shows it: as every other day is shown."""
    return day_said(day) if day else ""


class Calendar(QFrame):
    """A month in a popup: arrows walk, Enter takes, Escape leaves."""

    taken = Signal(object)

    def __init__(self, day: date, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.month = QCalendarWidget(self)
        self.month.setLocale(QLocale(i18n.current()))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.month.setMinimumWidth(8 * self.fontMetrics().horizontalAdvance("Minn"))  # days of the week in full
        self.month.setAccessibleName(tr("Calendar"))
        self._dress(theme)
        self.month.activated.connect(self._take)
        self.month.clicked.connect(self._take)
        column.addWidget(self.month)

    def _dress(self, theme: Theme) -> None:
        head, end = QTextCharFormat(), QTextCharFormat()
        head.setForeground(theme.color("text_faint"))
        end.setForeground(theme.color("danger"))
        self.month.setHeaderTextFormat(head)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, end)
        for name, picture in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(theme.icon(picture, size=16))

    def _take(self, day: QDate) -> None:
        self.close()
        self.taken.emit(date(day.year(), day.month(), day.day()))

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget, inside the screen."""
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 2))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left() + 4, place.x()))
        place.setY(min(place.y(), screen.bottom() - self.height() - 4))
        self.move(place)
        self.show()
        self.month.setFocus()
