"""The right column: where the release stands and what comes next, its metadata, what it lacks, its history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Content, Summary
from humasdesk.domain.review import MOVES, STATE_NAMES
from humasdesk.gui.panel import metadata
from humasdesk.gui.panel.story import Story
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.chips import Chip, ChipField
from humasdesk.gui.widgets.section import Section
from humasdesk.i18n import tr
from humasdesk.services import checking
from humasdesk.services.reviewing import Offer

_NOT_BUTTONS = frozenset({"edit", "export-early"})


class Panel(QFrame):
    """Asks for moves and for changes of metadata; the window carries them out."""

    move_wanted = Signal(str)
    change_wanted = Signal(object)
    unknown_name = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setObjectName("panel")
        self.setAccessibleName(tr("Panel"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        self._column.setSpacing(4)
        area.setWidget(inside)
        outer.addWidget(area)
        self._sections: dict[str, Section] = {}
        self._build_head()
        self._fields = {row.key: self._build_field(row) for row in metadata.ROWS}
        self._lacks = QLabel(self)
        self._lacks.setWordWrap(True)
        self._lacks.setMinimumWidth(1)
        self._lacks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard
                                            | Qt.TextInteractionFlag.TextSelectableByMouse)
        self._section("check", tr("Check"), self._lacks)
        self._story = Story(session, self)
        self._section("history", tr("History"), self._story)
        self._column.addStretch(1)
        self._order_tabs()

    def _build_head(self) -> None:
        head = QWidget(self)
        column = QVBoxLayout(head)
        column.setContentsMargins(GRID, 0, GRID, GRID)
        self._state = QLabel(head)
        self._state.setTextFormat(Qt.TextFormat.RichText)
        self._state.setWordWrap(True)
        column.addWidget(self._state)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._next = QPushButton(head)
        self._next.setProperty("role", "primary")
        self._next.setMinimumWidth(1)
        self._next.clicked.connect(lambda: self.move_wanted.emit(self._next.property("action")))
        self._more = QToolButton(head)
        self._more.setIcon(self._theme.icon("ellipsis-vertical"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAccessibleName(tr("Further steps"))
        self._more.setToolTip(tr("Further steps"))
        self._menu = QMenu(self._more)
        self._menu.setToolTipsVisible(True)
        self._more.setMenu(self._menu)
        row.addWidget(self._next, 1)
        row.addWidget(self._more)
        column.addLayout(row)
        self._why = QLabel(head)
        self._why.setWordWrap(True)
        self._why.setProperty("role", "faint")
        self._why.setMinimumWidth(1)
        self._state.setMinimumWidth(1)
        column.addWidget(self._why)
        self._column.addWidget(head)

    def _build_field(self, row: metadata.Row) -> ChipField:
        def complete(text: str) -> list[Chip]:
            return row.complete(self._session.desk, text)

        field = ChipField(tr(row.placeholder), complete, self._theme, free=row.free, parent=self)
        field.added.connect(lambda key: self.change_wanted.emit((row, key, True)))
        field.unknown.connect(self.unknown_name)
        field.removed.connect(lambda key: self.change_wanted.emit((row, key, False)))
        self._section(row.key, tr(row.label), field)
        return field

    def _section(self, key: str, title: str, content: QWidget) -> None:
        section = Section(title, content, self._theme, self)
        self._sections[key] = section
        self._column.addWidget(section)

    def show_release(self, summary: Summary, content: Content, offers: tuple[Offer, ...], *, editable: bool) -> None:
        """Show a release: state, lawful steps, metadata, check list and history."""
        desk = self._session.desk
        self._show_state(summary)
        self._show_steps(offers)
        for row in metadata.ROWS:
            self._fields[row.key].show_chips(row.chips(desk, content), readonly=not editable)
        self.show_lacks(checking.check(desk, content))
        self._story.show_release(summary.id)

    def show_lacks(self, found: tuple[checking.Shortcoming, ...]) -> None:
        """The check list, blocking things marked."""
        lines = [f"{'✕' if one.blocking else '•'} {one.sentence}" for one in found]
        self._lacks.setText("\n".join(lines) or tr("Nothing is missing."))
        self._sections["check"].note(str(len(found)) if found else "")

    def _show_state(self, summary: Summary) -> None:
        color = self._theme.color(f"state_{summary.state}").name()
        words = [f'<span style="color:{color}">●</span> <b>{tr(STATE_NAMES[summary.state])}</b>']
        if summary.number:
            words.append(tr("Number {number}", number=summary.number))
        if summary.public != "none" and summary.state != summary.public:
            words.append(tr("edition {number} {state}", number=summary.editions,
                            state=tr(STATE_NAMES[summary.public])))
        if summary.conflict:
            words.append(tr("two versions"))
        if summary.unapproved:
            words.append(tr("published without approval"))
        self._state.setText("<br>".join(words))

    def _show_steps(self, offers: tuple[Offer, ...]) -> None:
        shown = [offer for offer in offers if offer.action not in _NOT_BUTTONS]
        lawful = [offer for offer in shown if offer.why_not is None]
        self._menu.clear()
        first = lawful[0] if lawful else None
        self._next.setVisible(bool(shown))
        self._more.setVisible(bool(shown))
        self._next.setEnabled(first is not None)
        if first:
            self._next.setText(tr(MOVES[first.action].label))
            self._next.setProperty("action", first.action)
        else:
            self._next.setText(tr("No step for you now"))
        why = shown[0].why_not if shown and not first else None
        self._why.setText(tr(why) if why else "")
        self._why.setVisible(bool(self._why.text()))
        for offer in shown:
            if offer is first:
                continue
            action = self._menu.addAction(tr(MOVES[offer.action].label))
            action.setEnabled(offer.why_not is None)
            if offer.why_not:
                action.setToolTip(tr(offer.why_not))
            action.triggered.connect(self._asking(offer.action))

    def _asking(self, action: str) -> Callable[[], None]:
        return lambda: self.move_wanted.emit(action)

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self._more.setIcon(theme.icon("ellipsis-vertical"))
        for section in self._sections.values():
            section.wear(theme)
        for field in self._fields.values():
            field.wear(theme)

    def take_focus(self) -> None:
        """Put the keyboard on the next step, else on what comes first."""
        first = self._next if self._next.isVisible() and self._next.isEnabled() else next(
            section.head for section in self._sections.values())
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _order_tabs(self) -> None:
        """The keyboard goes from each heading to what is under it."""
        before: QWidget = self._more
        for key, section in self._sections.items():
            QWidget.setTabOrder(before, section.head)
            before = section.head
            if key in self._fields:
                QWidget.setTabOrder(before, self._fields[key].field)
                before = self._fields[key].field

    def focus_field(self, key: str) -> None:
        """Put the cursor into a section's field."""
        self._sections[key].fold(False)
        self._fields[key].focus_field()
