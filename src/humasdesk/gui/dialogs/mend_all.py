"""*Perbaiki semua*: everything that has one right answer, before and after, by rule; what is ticked is mended."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui.dialogs.form import fit, headline, label
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn
from humasdesk.services.checking.mending import Step
from humasdesk.services.checking.rules import Described

_STEP = Qt.ItemDataRole.UserRole
_HTML = Qt.ItemDataRole.UserRole + 1


class MendAllDialog(QDialog):
    """``chosen`` carries the marks of the steps that are to be left out."""

    chosen = Signal(object)

    def __init__(self, steps: tuple[Step, ...], rules: dict[str, Described], theme: Theme,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._rules, self._theme = steps, rules, theme
        self.setWindowTitle(tr("Mend all"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(tr("These have one right answer"), self, 1.15))
        column.addWidget(label(tr("Untick what is to stay. All of it is one step to undo."), "soft", self, wrap=True))
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Changes, before and after"))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(18)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setItemDelegate(_Words(self.tree))
        column.addWidget(self.tree, 1)
        column.addLayout(self._foot())
        self._fill()
        self.tree.itemChanged.connect(lambda *_: self._look())
        self._look()
        for before, after in pairwise((self.tree, self.all, self.none, self.no, self.yes)):
            QWidget.setTabOrder(before, after)
        self.tree.setFocus()
        fit(self, 640, 560, QSize(800, 760))

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.all = QPushButton(tr("Tick all"), self)
        self.none = QPushButton(tr("Tick none"), self)
        self.no = QPushButton(tr("Cancel"), self)
        self.yes = QPushButton(self)
        self.yes.setProperty("role", "primary")
        self.yes.setDefault(True)
        for button in (self.all, self.none, self.no):
            button.setAutoDefault(False)
        self.all.clicked.connect(lambda _=False: self._tick(True))
        self.none.clicked.connect(lambda _=False: self._tick(False))
        self.no.clicked.connect(lambda _=False: self.reject())
        self.yes.clicked.connect(lambda _=False: self.accept())
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        return row

    def _fill(self) -> None:
        groups: defaultdict[str, list[Step]] = defaultdict(list)
        for step in self._steps:
            groups[step.rule].append(step)
        ticked = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for rule_id, steps in groups.items():
            rule = self._rules.get(rule_id)
            name = rule.sentence if rule else rule_id
            head = QTreeWidgetItem(self.tree, [f"{name.rstrip('.')} ({len(steps)})"])
            head.setFlags(ticked | Qt.ItemFlag.ItemIsAutoTristate)
            head.setCheckState(0, Qt.CheckState.Checked)
            head.setToolTip(0, f"{name}\n{rule_id}")
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for step in steps:
                item = QTreeWidgetItem(head, [self._said(step)])
                item.setFlags(ticked)
                item.setCheckState(0, Qt.CheckState.Checked)
                item.setData(0, _STEP, step)
                item.setData(0, _HTML, self._html(step))
                item.setToolTip(0, step.sentence)
            head.setExpanded(True)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    @staticmethod
    def _said(step: Step) -> str:
        """A step for those who hear it."""
        before, after = _seen(step.before), _seen(step.after)
        if step.italic:
            return tr("{before} in italics", before=before)
        return tr("{before} becomes {after}", before=before or tr("nothing"), after=after or tr("nothing"))

    def _html(self, step: Step) -> str:
        tokens = self._theme.tokens
        lead, rest = _escaped(step.lead), _escaped(step.rest)
        before, after = _escaped(_seen(step.before)), _escaped(_seen(step.after))
        old = f'<span style="color:{tokens.danger}; text-decoration: line-through">{before}</span>' if before else ""
        if before and not step.before.strip():  # struck, a blank would look like a hyphen
            old = f'<span style="color:{tokens.danger}; background-color:{tokens.danger_soft}">{before}</span>'
        new = f'<b style="color:{tokens.accent_strong}">{after}</b>'
        if step.italic:
            old, new = "", f'<i style="color:{tokens.accent_strong}">{before}</i>'
        soft = f'style="color:{tokens.text_soft}"'
        lead, rest = (f"<span {soft}>{part}</span>" for part in (lead, rest))
        gap = " " if old and after else ""
        return f"{lead}{old}{gap}{new}{rest}"

    # -- ticking

    def _leaves(self) -> list[QTreeWidgetItem]:
        return [item for place in range(self.tree.topLevelItemCount()) if (head := self.tree.topLevelItem(place))
                for below in range(head.childCount()) if (item := head.child(below))]

    def _tick(self, on: bool) -> None:
        blocker = QSignalBlocker(self.tree)
        for item in self._leaves():
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        del blocker
        self.tree.viewport().update()
        self._look()

    def _look(self) -> None:
        count = sum(item.checkState(0) == Qt.CheckState.Checked for item in self._leaves())
        self.yes.setText(trn("Mend {count} place", "Mend {count} places", count))
        self.yes.setEnabled(count > 0)

    def accept(self) -> None:
        """Mend what is ticked."""
        left: list[str] = [item.data(0, _STEP).mark for item in self._leaves()
                           if item.checkState(0) != Qt.CheckState.Checked]
        super().accept()
        self.chosen.emit(left)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        for item in self._leaves():
            item.setData(0, _HTML, self._html(item.data(0, _STEP)))


class _Words(QStyledItemDelegate):
    """Draws a change with its old words struck and its new ones bold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        html = index.data(_HTML)
        if not html:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
        words = QTextDocument()
        words.setDocumentMargin(0)
        words.setDefaultFont(option.font)
        words.setHtml(str(html))
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.left() + 3, place.center().y() - words.size().height() / 2 + 1)
        words.drawContents(painter)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), option.fontMetrics.height() + 10)


def _seen(words: str) -> str:
    """Words with the blanks that cannot be seen made visible, where there is nothing else to see."""
    shown = words.replace("\xa0", "°").replace("\u200b", "¦").replace("\n", "¶")
    return shown.replace(" ", "·") if not words.strip() or "  " in words else shown


def _escaped(words: str) -> str:
    return escape(words).replace(" ", "&nbsp;")
