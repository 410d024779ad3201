"""*Daftar*: which release — a head, then cards that fetch themselves as they are scrolled to, and below them what can
be done with several."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from humasdesk.domain.release import Changes, Summary
from humasdesk.gui.releases.asking import Asking
from humasdesk.gui.releases.card import CardDelegate
from humasdesk.gui.releases.foot import SelectionBar
from humasdesk.gui.releases.head import ListHead
from humasdesk.gui.releases.model import Asked, ReleaseModel
from humasdesk.gui.releases.places import PLACES
from humasdesk.gui.releases.view import CardView
from humasdesk.gui.session import Session
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import searching
from humasdesk.services.asking import meant


class ListColumn(QFrame):
    """The second column. ``menu_wanted`` says that the marked cards' menu was asked for, at that place."""

    chosen = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, session: Session, asking: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asking = session, asking
        self._trouble = self._meant_words = self._open = ""
        self.setObjectName("list")
        self.setAccessibleName(tr("Releases"))
        self._initials: dict[str, str] = {}
        self.model = ReleaseModel(session)
        self.delegate = CardDelegate(theme, self._place, self._initials_of, session.desk.now, session.desk.zone, self)
        self.model.spoken = self.delegate.spoken
        self.head = ListHead(asking, theme, self)
        self.view = CardView(self.model, theme, self)
        self.view.setItemDelegate(self.delegate)
        self.model.in_sight = lambda: self.view.in_sight
        self.foot = SelectionBar(session, theme, self)
        self._bare = QWidget(self)
        self._nothing = QLabel(self._bare)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "empty")
        self._meant = QPushButton(self._bare)
        self._meant.setProperty("role", "link")
        self._meant.setAccessibleName(tr("What was probably meant"))
        self._meant.clicked.connect(lambda _=False: self._take_meant())
        self._meant.hide()
        self._elsewhere = QPushButton(self._bare)
        self._elsewhere.setAccessibleName(tr(PLACES[0].label))
        self._elsewhere.clicked.connect(lambda _=False: self._look_everywhere())
        self._elsewhere.hide()
        self._everything = QPushButton(self._bare)
        self._everything.setAccessibleName(tr("Show everything here"))
        self._everything.clicked.connect(asking.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._bare)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        words = QVBoxLayout(self._bare)
        words.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 3 * GRID)
        words.setSpacing(2 * GRID)
        words.addWidget(self._nothing)
        words.addWidget(self._elsewhere, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self._meant, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignHCenter)
        self._connect()
        self.ask()

    def _connect(self) -> None:
        self._asking.changed.connect(self.ask)
        self._session.changed.connect(self._changed)
        self.model.about_to_change.connect(self._fit_cards)
        self.model.changed.connect(self._mark_open)
        self.model.rowsInserted.connect(lambda *_: self._mark_open())
        self.model.total_changed.connect(self._show_total)
        self.model.trouble.connect(self._show_trouble)
        self.view.gone_to.connect(self.chosen)
        self.view.has_keyboard.connect(self._ring)
        self.view.marked.connect(lambda: self.foot.show_marked([one.id for one in self.view.chosen]))
        self.view.menu_wanted.connect(self.menu_wanted)
        self.foot.done_with.connect(lambda: self.view.setCurrentIndex(self.view.currentIndex()))

    def ask(self) -> None:
        """Show what is asked for now."""
        self.view.reviewing = self._asking.place.key == "submitted"
        asked = Asked(self._asking.wanted, self._asking.words, self._asking.in_order)
        same = (asked.wanted, asked.query, asked.order) == (self.model.asked.wanted, self.model.asked.query,
                                                            self.model.asked.order)
        if same and self.model.rowCount():
            self.model.refresh()
        else:
            self.view.scrollToTop()
            self.model.ask(asked)

    def _fit_cards(self) -> None:
        """Give the cards the line for their snippet with the answer, and not before."""
        if self.delegate.searching != self.model.asked.searches:
            self.delegate.searching = self.model.asked.searches
            self.view.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_offers()

    def _fit_offers(self) -> None:
        """Break the words of the buttons of an empty list where the column is too narrow for them."""
        for one in (self._elsewhere, self._everything):
            one.setText(_in_lines(one.accessibleName(), one.fontMetrics(), self.width() - 8 * GRID))

    def refresh(self) -> None:
        """Fetch what is shown anew, and keep the place."""
        self.model.refresh()

    def _changed(self, changes: Changes) -> None:
        if changes.people:
            self._initials = {}

    def show_typed(self, release_id: str, headline: str) -> None:
        """Let the card of the release that is written follow its headline."""
        self.model.show_typed(release_id, headline)

    def select(self, release_id: str) -> None:
        """Mark the release that is open, where it is loaded, and whenever it comes into the list; several that are
        marked stay so, and one that was just gone to is opened next."""
        self._open = release_id
        if len(self.view.chosen) < 2 and not self.view.is_choosing:
            self.view.mark([release_id], release_id)

    def mark_none(self) -> None:
        """Let go of the releases that are marked: another one is begun, and it is to be marked alone."""
        self.view.mark([])
        self.view.marked.emit()

    def _mark_open(self) -> None:
        """Other rows are shown: mark the open release among them, without scrolling to it. Among what is searched for
        the keyboard begins at the top all the same."""
        if self._open and not self.view.chosen:
            bar = self.view.verticalScrollBar()
            place = bar.value()
            self.view.mark([self._open], "" if self._asking.words.strip() else self._open)
            bar.setValue(place)

    def step(self, by: int) -> None:
        """Go to the release below (1) or above (-1)."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def take_focus(self) -> None:
        """Put the keyboard into the list, or on the button that fills one that is empty."""
        for offer in (self._elsewhere, self._meant, self._everything):
            if offer.isVisible():
                offer.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    @property
    def marked(self) -> list[Summary]:
        """The releases that are marked."""
        return self.view.chosen

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self.delegate.wear(theme)
        for part in (self.head, self.view, self.foot):
            part.wear(theme)

    def _show_total(self, total: int) -> None:
        self.head.show_total(total)
        self._say_nothing(total == 0)

    def _say_nothing(self, empty: bool) -> None:
        self._bare.setVisible(empty)
        self._nothing.style().polish(self._nothing)
        self._offer_elsewhere(empty and not self._trouble and not self._asking.is_plain)
        self._offer_meant(self._asking.words if empty and not self._trouble else "")
        self._everything.setVisible(empty and not self._asking.is_plain)
        if self._trouble:
            self._nothing.setText(self._trouble)
        elif self._asking.words.strip():
            self._nothing.setText(tr("Nothing was found. Fewer words, or the beginning of one, find more."))
        elif self._asking.question.parts:
            self._nothing.setText(tr("No release here fits all filters. Take one out."))
        else:
            self._nothing.setText(tr(self._asking.place.nothing))

    def _offer_elsewhere(self, narrow: bool) -> None:
        """Count beside the window what the same question finds on the whole desk, and offer to go there."""
        self._elsewhere.hide()
        desk, asked = self._session.desk, (self._asking.wanted_at(PLACES[0]), self._asking.words)

        def show(count: int) -> None:
            if count and self._bare.isVisible() and asked == (self._asking.wanted_at(PLACES[0]), self._asking.words):
                self._elsewhere.setAccessibleName(trn("{count} found in “{place}”", "{count} found in “{place}”",
                                                      count, place=tr(PLACES[0].label)))
                self._fit_offers()
                self._elsewhere.show()
                announce(self, self._elsewhere.accessibleName())

        if narrow and self._asking.place != PLACES[0]:
            self._session.lane.look(self, lambda: searching.count(desk, *asked), show, lambda _: None)

    def _ring(self, here: bool) -> None:
        """Ring the words that stand for the cards where the keyboard is in the list; they show only in an empty one."""
        self._nothing.setProperty("keyboard", here)
        if self._bare.isVisible():
            self._nothing.style().polish(self._nothing)

    def _look_everywhere(self) -> None:
        self.view.setFocus()  # the button goes, and its place is where the answer comes
        self._asking.go(PLACES[0])

    def _offer_meant(self, words: str) -> None:
        """Look beside the window for what was meant by words that found nothing, and offer it."""
        self._meant.hide()
        desk, wanted = self._session.desk, self._asking.wanted

        def show(found: str) -> None:
            if found and self._bare.isVisible() and (words, wanted) == (self._asking.words, self._asking.wanted):
                self._meant_words = found
                shown = tr("Did you mean “{words}”?", words=found.strip())
                room = max(120, self.width() - 6 * GRID)
                self._meant.setText(self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideMiddle, room))
                self._meant.setAccessibleName(shown)
                self._meant.show()
                announce(self, shown)

        if words.strip():
            self._session.lane.look(
                self, lambda: meant.meant(desk, words, wanted) if words == self._asking.words else "", show,
                lambda _: None)

    def _take_meant(self) -> None:
        self.view.setFocus()  # the button goes, and its place is where the answer comes
        self._asking.say_instead(self._meant_words)

    def _show_trouble(self, sentence: str) -> None:
        self._trouble = sentence
        if sentence:
            self._say_nothing(True)

    def _place(self, one: Summary) -> str:
        return (self._session.desk.regions.name(one.region) or "") if one.region else ""

    def _initials_of(self, person_id: str) -> str:
        if not self._initials:
            roster = self._session.desk.rosters().newest
            self._initials = {person.id: person.initials for person in roster.people} if roster else {"": ""}
        return self._initials.get(person_id, "?")


def _in_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """``words`` in as many lines as they need in so many pixels."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
