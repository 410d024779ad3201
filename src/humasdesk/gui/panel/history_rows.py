"""How a step of the history is drawn and said: who, what, when with its zone, what changed, and the words given."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from humasdesk.domain.answers import LABELS, REOPEN
from humasdesk.domain.review import DONE
from humasdesk.gui.days import moment_said
from humasdesk.gui.dialogs.form import round_picture
from humasdesk.gui.theme import GRID, RADIUS, Theme, in_bold
from humasdesk.i18n import mark, tr
from humasdesk.services.versions import Told

_LINES = Qt.ItemDataRole.UserRole + 1
_INITIALS = Qt.ItemDataRole.UserRole + 2
_SIGN = Qt.ItemDataRole.UserRole + 3
_PICTURE = 26
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
FIELD_NAMES = {
    "headline": mark("headline"), "kicker": mark("kicker"), "dateline": mark("dateline"), "body": mark("text"),
    "date": mark("day"), "embargo": mark("embargo"), "region": mark("region"), "regions": mark("region"),
    "events": mark("event"), "officials": mark("official"), "tags": mark("tag"), "related": mark("related"),
    "sign_off": mark("sign-off"), "correction": mark("correction note"),
}
"""What the fields of a text are called in a sentence of what changed."""
_SIGNS = {"edit": "pen-line", "submit": "send", "recall": "undo-2", "return": "corner-up-left",
          "approve": "check-check", "approve-after": "check-check", "publish": "megaphone",
          "force-publish": "megaphone", "correct": "pen-line",
          "withdraw": "circle-x", "reinstate": "rotate-ccw", "discard": "trash-2", "drop-correction": "trash-2",
          "restore-release": "rotate-ccw",
          "number": "hash", "export-early": "lock-open", "accept-edit": "check"}
_ANSWER_SIGNS = {**dict.fromkeys((LABELS["finding", "ignore"], LABELS["suggestion", "refuse"]), "minus"),
                 LABELS["finding", "confirm"]: "circle-check", LABELS["word", "know"]: "book-open",
                 **{words: "rotate-ccw" for (_, said), words in LABELS.items() if said == REOPEN}}
"""What is drawn beside an answer to the check; a rule that was weighed has the sign of settings."""


def fill(item: QListWidgetItem, told: Told, zone: str, *, is_now: bool) -> None:
    """Fill a row, and say all of it to a screen reader."""
    lines = _lines(told, zone, is_now=is_now)
    item.setText(lines[0][1])
    item.setData(_LINES, lines)
    item.setData(_INITIALS, told.initials)
    answers = told.step.kind == "answer"
    item.setData(_SIGN, _ANSWER_SIGNS.get(told.step.action, "settings") if answers
                 else _SIGNS.get(told.step.action, "clock"))
    said = ", ".join(words for _, words in lines)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    look = () if answers else ("", tr("Click to look at this version"))
    item.setToolTip("\n".join((*(words for _, words in lines), *look)))


def _lines(told: Told, zone: str, *, is_now: bool) -> list[tuple[str, str]]:
    """The lines of a step with the colour of each (a token's name)."""
    step = told.step
    if step.kind == "answer":
        label = tr(step.action)
    else:
        label = tr(DONE[step.action]) if step.action in DONE else tr("Number given")
    found = [("text", label)]
    if told.edition:
        number = told.edition.number or tr("number to follow")
        found.append(("text_soft", tr("edition {number}", number=told.edition.sequence) + f" · {number}"))
    if told.changed:
        found.append(("text_soft", ", ".join(dict.fromkeys(tr(FIELD_NAMES[one]) for one in told.changed))))
    if is_now:
        found.append(("accent", tr("as it stands now")))
    if step.kind == "answer":
        found.append(("text_soft", step.reason))
        found += [("text_soft", f"“{step.note}”")] if step.note else []
    else:
        found += [("text_soft", f"“{words}”") for words in (step.note, step.reason) if words]
    if step.why_not:
        found.append(("attention", tr("Does not count: {why}", why=tr(step.why_not))))
    found.append(("text_faint", f"{step.person}, {moment_said(step.at, zone)}"))
    return found


class HistoryRows(QStyledItemDelegate):
    """Draws the rows: a round picture of who, the step's sign, and wrapped lines."""

    def __init__(self, theme: Theme, zone: str, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._zone, self._list = theme, zone, parent

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme

    def _room(self) -> int:
        return max(60, self._list.viewport().width() - _PICTURE - GRID - 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = sum(rect.height() for rect in self._places(option.font, index))
        return QSize(100, max(height, _PICTURE) + 12)

    def _places(self, font: QFont, index: QModelIndex | QPersistentModelIndex) -> list[QRect]:
        room, top, found = self._room(), 0, []
        for place, (_, words) in enumerate(index.data(_LINES) or []):
            metrics = QFontMetrics(in_bold(font) if place == 0 else font)
            taken = 20 if place == 0 else 0
            rect = metrics.boundingRect(QRect(0, 0, room - taken, 10_000), _WRAP, words)
            found.append(QRect(0, top, room - taken, rect.height()))
            top += rect.height()
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if option.state & QStyle.StateFlag.State_MouseOver or focused:
            painter.setPen(self._theme.color("accent") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        left, top = option.rect.left() + 2, option.rect.top() + 6
        round_picture(str(index.data(_INITIALS)), self._theme, _PICTURE).paint(
            painter, QRect(left, top, _PICTURE, _PICTURE))
        sign = self._theme.pixmap(str(index.data(_SIGN)), "text_faint", 14)
        painter.drawPixmap(option.rect.right() - 18, top + 2, sign)
        lines = index.data(_LINES) or []
        for place, (rect, (tint, words)) in enumerate(zip(self._places(option.font, index), lines, strict=True)):
            painter.setFont(in_bold(option.font) if place == 0 else option.font)
            painter.setPen(self._theme.color(tint))
            painter.drawText(rect.translated(left + _PICTURE + GRID, top), _WRAP, words)
        painter.restore()
