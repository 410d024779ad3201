"""The head of the panel, which does not scroll away: where the release stands, and the next lawful step."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from humasdesk.domain.release import Summary
from humasdesk.domain.review import MOVES, STATE_NAMES
from humasdesk.gui.editions import correction_said, edition_said
from humasdesk.gui.panel.steps import SUBMIT_NOTED, Steps
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.widgets.step_button import StepButton
from humasdesk.i18n import mark, tr
from humasdesk.services.reviewing import Offer

_WRITERS_TURN = mark("It is its writer's turn.")
_NOT_BUTTONS = frozenset({"edit", "export-early"})


class Head(QFrame):
    """``move_wanted`` carries the action that was chosen."""

    move_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offers: tuple[Offer, ...] = ()
        self._summary: Summary | None = None
        self._came = ("", "", "", "")
        self.setObjectName("panel-head")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 12)
        column.setSpacing(6)
        self.state = QLabel(self)
        self.state.setTextFormat(Qt.TextFormat.RichText)
        self.state.setWordWrap(True)
        self.state.setMinimumWidth(1)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.next = StepButton(self)
        self.next.setMinimumWidth(1)
        self.next.clicked.connect(self._make_next)
        self.more = QToolButton(self)
        self.more.setIcon(theme.icon("ellipsis-vertical"))
        self.more.setAccessibleName(tr("Further steps"))
        self.more.setToolTip(tr("Further steps, and why others cannot be made now"))
        self.more.clicked.connect(self.open_steps)
        row.addWidget(self.next, 1)
        row.addWidget(self.more)
        column.addLayout(row)
        label = MOVES["return"].label
        self.back = QPushButton(tr(label), self)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda _=False: self.move_wanted.emit("return"))
        self.back.hide()
        column.addWidget(self.back)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setProperty("role", "faint")
        self.why.setMinimumWidth(1)
        column.addWidget(self.why)

    def show_state(self, summary: Summary) -> None:
        """Say where the release stands: state, number, edition, and what is unusual."""
        self._summary = summary
        beside = _beside(summary)
        if self._came[:2] == (summary.id, summary.state):
            beside[:0] = filter(None, self._came[2:])
        color = self._theme.color(f"state_{summary.state}").name()
        words = [f'<span style="color:{color}">●</span> <b>{escape(tr(STATE_NAMES[summary.state]))}</b>']
        words += [f'<span style="color:{self._theme.tokens.text_soft}">{escape(line)}</span>'
                  for line in beside]
        self.state.setText("<br>".join(words))
        self.state.setAccessibleName(", ".join([tr(STATE_NAMES[summary.state]), *beside]))

    def show_came(self, release_id: str, state: str, sentence: str, wish: str = "") -> None:
        """Say under the state who brought this release there, and what was said with it; ``wish`` is what a return
        before it asked for."""
        self._came = (release_id, state, sentence, wish)
        if self._summary is not None and self._summary.id == release_id:
            self.show_state(self._summary)

    @property
    def wish(self) -> str:
        """What a return of the release that is shown asked for, in a sentence, while the text waits again."""
        shown = self._summary
        return self._came[3] if shown is not None and self._came[:2] == (shown.id, shown.state) else ""

    def show_steps(self, offers: tuple[Offer, ...]) -> None:
        """Show the likeliest lawful step as the button; where there is none, why the likeliest is not, and where the
        text may not be typed in, why that is."""
        self._offers = tuple(offer for offer in offers if offer.action not in _NOT_BUTTONS)
        first = self._first
        self.next.setVisible(bool(self._offers))
        self.more.setVisible(len({offer.why_not for offer in self._offers}) > 1)  # else all of it is said below
        self.next.setEnabled(first is not None)
        self.next.show_step(first.action if first else "",
                            tr(MOVES[first.action].label) if first else tr("No step for you now"))
        self.back.setVisible(self._back is not None)
        why = None if first or not self._offers else self._offers[0].why_not or _WRITERS_TURN
        self.next.setToolTip(tr(why) if why else "")
        locked = next((offer.why_not for offer in offers if offer.action == "edit"), None)
        said = [tr(one) for one in dict.fromkeys((why, locked)) if one]
        self.why.setText(" ".join(said))
        self.why.setVisible(bool(said))

    @property
    def _first(self) -> Offer | None:
        return next((offer for offer in self._offers if offer.is_next), None)

    @property
    def _back(self) -> Offer | None:
        """The return, where a reviewer decides between it and the approval."""
        decides = self._first is not None and self._first.action == "approve"
        return next((offer for offer in self._offers if decides and offer.action == "return" and offer.why_not is None),
                    None)

    @property
    def further(self) -> tuple[Offer, ...]:
        """Every step that has no button, lawful ones first, and the one that submits with a note."""
        noted = [Offer(SUBMIT_NOTED, None) for offer in self._offers if offer.action == "submit" and not offer.why_not]
        others = (offer for offer in self._offers if offer not in (self._first, self._back))
        return (*noted, *others)

    def _make_next(self) -> None:
        if self._first:
            self.move_wanted.emit(self._first.action)

    def open_steps(self) -> Steps:
        """Show all other steps under the button."""
        popup = Steps(self.further, self._theme, self)
        popup.chosen.connect(self.move_wanted)
        popup.open_under(self.more)
        return popup

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.more.setIcon(theme.icon("ellipsis-vertical"))


def _beside(summary: Summary) -> list[str]:
    """What is said beside the state."""
    found = []
    if summary.number:
        found.append(tr("Number {number}", number=summary.number))
    elif summary.editions:
        found.append(tr("The number follows from the desk that numbers."))
    found += filter(None, [correction_said(summary) or edition_said(summary)])
    if summary.conflict:
        found.append(tr("two versions"))
    if summary.unapproved:
        found.append(tr("published without approval"))
    return found
