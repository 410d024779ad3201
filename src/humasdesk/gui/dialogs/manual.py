"""The manual in a window of its own, beside the work: contents at the left, a chapter at the right, search over all.

It is read from the shipped files; nothing is fetched and no address outside is opened.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk import i18n
from humasdesk.gui.dialogs.form import fit, label
from humasdesk.gui.session import Session
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr, trn
from humasdesk.services import handbook
from humasdesk.services.handbook import Chapter

_CHAPTER = Qt.ItemDataRole.UserRole
_SHORTEST = 2
"""Letters from which words are looked for."""
_STYLE = """
body {{ color: {text}; }} a {{ color: {accent}; }}
h1 {{ font-size: 20pt; margin: 0 0 12px 0; }} h2 {{ font-size: 16pt; margin: 0 0 12px 0; }}
h3 {{ font-size: 12pt; margin: 18px 0 6px 0; }}
p, li {{ line-height: 135%; }} p {{ margin: 0 0 10px 0; }} li {{ margin: 0 0 4px 0; }}
pre {{ white-space: pre-wrap; background: {ground}; color: {text}; font-size: 9pt; margin: 4px 0 12px 0; }}
code {{ background: {ground}; font-family: monospace; }}
th {{ background: {ground}; text-align: left; padding: 5px 8px; }} td {{ padding: 5px 8px; }}
table {{ border-collapse: collapse; border: 1px solid {line}; margin: 6px 0 12px 0; }}
th, td {{ border: 1px solid {line}; }}
"""


class _Leaf(QTextBrowser):
    """Shows what it is given and loads nothing."""

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:
        return None


class ManualDialog(QDialog):
    """Does not stand in the way: the page can be typed on meanwhile."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Chapter | None = None
        self._chapters: tuple[Chapter, ...] = ()
        self._rows: list[QTreeWidgetItem] = []
        self.setWindowTitle(tr("Manual"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        if i18n.current() != handbook.LANGUAGE:
            column.addWidget(label(tr("The manual is in Indonesian, the language of the newsrooms it was written for."),
                                   "soft", self, wrap=True))
        column.addLayout(self._search_row())
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("Contents"))
        self.tree.setMinimumWidth(200)
        self.leaf = _Leaf(self)
        self.leaf.setOpenLinks(False)
        self.leaf.setAccessibleName(tr("Chapter"))
        self.leaf.document().setDocumentMargin(2 * GRID)
        parts = QSplitter(self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.tree)
        parts.addWidget(self.leaf)
        parts.setStretchFactor(1, 1)
        parts.setSizes([270, 690])
        column.addWidget(parts, 1)
        self.tree.currentItemChanged.connect(lambda item, _: self._chosen(item))
        self.leaf.anchorClicked.connect(lambda url: self.go(url.toString()))
        self.field.textChanged.connect(lambda _: self._look_for())
        fit(self, 960, 680)
        session.lane.look(self, handbook.chapters, self._fill)

    def _search_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Search the manual"))
        self.field.setAccessibleName(tr("Search the manual"))
        self.field.setClearButtonEnabled(True)
        self.said: QLabel = label("", "soft", self)
        row.addWidget(self.field, 1)
        row.addWidget(self.said)
        for name, words, back in (("chevron-up", tr("Place before"), True), ("chevron-down", tr("Next place"), False)):
            button = QToolButton(self)
            button.setProperty("role", "flat")
            picture(button, self._theme, name)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, back=back: self.step(back=back))
            row.addWidget(button)
        return row

    def _fill(self, chapters: tuple[Chapter, ...]) -> None:
        self._chapters = chapters
        for page, title in handbook.PAGES.items():
            above = QTreeWidgetItem(self.tree, [tr(title)])
            mine = [one for one in chapters if one.page == page]
            rows = [above, *(QTreeWidgetItem(above, [one.title]) for one in mine[1:])]
            for row, one in zip(rows, mine, strict=True):
                row.setData(0, _CHAPTER, one)
            self._rows += rows
            above.setExpanded(page == next(iter(handbook.PAGES)))
        self.tree.setCurrentItem(self._rows[0])
        self._look_for()
        self.field.setFocus()

    # -- what is read

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _CHAPTER) != self._shown:
            self._show(item.data(0, _CHAPTER))

    def _show(self, chapter: Chapter) -> None:
        self._shown = chapter
        tokens = self._theme.tokens
        self.leaf.document().setDefaultStyleSheet(_STYLE.format(
            text=tokens.text, accent=tokens.accent, ground=tokens.ground, line=tokens.line))
        self.leaf.setHtml(chapter.html)
        self._mark()

    def go(self, where: str) -> None:
        """Show the chapter that ``page#anchor`` leads to; nothing where it leads nowhere."""
        chapter = handbook.find(where)
        if chapter is not None:
            self._go(chapter)
            self.leaf.scrollToAnchor(where.partition("#")[2])

    def _go(self, chapter: Chapter) -> None:
        item = next(one for one in self._rows if one.data(0, _CHAPTER) == chapter)
        self.tree.setCurrentItem(item)
        self.tree.scrollToItem(item)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on, where one was reading."""
        self._theme = theme
        if self._shown is not None:
            place = self.leaf.verticalScrollBar().value()
            self._show(self._shown)
            self.leaf.verticalScrollBar().setValue(place)

    # -- what is looked for

    @property
    def wanted(self) -> str:
        """What is looked for; empty while it is too short."""
        typed = self.field.text().strip()
        return typed if len(typed) >= _SHORTEST else ""

    def _look_for(self) -> None:
        """Count in the contents, leave out chapters without a place, and go to the first place from here on."""
        wanted, total = self.wanted, 0
        for item in self._rows:
            chapter: Chapter = item.data(0, _CHAPTER)
            found = chapter.count(wanted)
            total += found
            above = item.parent()
            title = chapter.title if above is not None else tr(handbook.PAGES[chapter.page])
            item.setText(0, tr("{title} ({count})", title=title, count=found) if found else title)
            if above is not None:
                item.setHidden(bool(wanted) and not found)
                if wanted and found:
                    above.setExpanded(True)
        self.said.setText(trn("{count} place", "{count} places", total) if total else
                          tr("Nothing found") if wanted else "")
        if wanted:
            announce(self.field, self.said.text())
        self._mark()
        if total:
            self.leaf.moveCursor(QTextCursor.MoveOperation.Start)
            self.step()

    def step(self, *, back: bool = False) -> None:
        """Go to the next place, in this chapter or the next one that has any; behind the last comes the first."""
        wanted = self.wanted
        if not wanted or self._shown is None:
            return
        flag = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if self.leaf.find(wanted, flag):
            return
        order = self._chapters[::-1] if back else self._chapters
        here = order.index(self._shown)
        chapter = next((one for one in (*order[here + 1:], *order[:here + 1]) if one.count(wanted)), None)
        if chapter is not None:
            self._go(chapter)
            end = QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
            self.leaf.moveCursor(end)
            self.leaf.find(wanted, flag)

    def _mark(self) -> None:
        """Wash every place in the chapter that is shown."""
        marks, wash = [], QTextCharFormat()
        wash.setBackground(self._theme.color("attention_soft"))
        wash.setForeground(self._theme.color("text"))
        found = self.leaf.document().find(self.wanted) if self.wanted else QTextCursor()
        while not found.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = found, wash
            marks.append(mark)
            found = self.leaf.document().find(self.wanted, found)
        self.leaf.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self.step(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.field.setFocus()
            self.field.selectAll()
        else:
            super().keyPressEvent(event)
