"""What the list is asked for: the place, the parts and words of the search, the order. One value that field, chips,
first column and list all show."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from humasdesk.errors import BadInput
from humasdesk.gui.releases.places import PLACES, Place
from humasdesk.gui.session import Session
from humasdesk.services.asking import question
from humasdesk.services.asking.operators import Operator
from humasdesk.services.asking.question import Question, Trouble
from humasdesk.services.asking.values import Part
from humasdesk.services.searching import ListOrder, Order, Wanted


class Asking(QObject):
    """``changed`` says that the list has to be asked anew, ``explained`` that a misspelling came or went."""

    changed = Signal()
    explained = Signal()
    taken_up = Signal()
    """A question came from elsewhere than the field: the field has to show its words."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.place: Place = PLACES[0]
        self.question = Question()
        self.troubles: tuple[Trouble, ...] = ()
        self.open: tuple[Operator, str] | None = None
        self.order: ListOrder = "newest"
        self._by_hand: tuple[Part, ...] = ()
        """The parts that were typed, not chosen in the first column."""
        self.best_first = True
        """Whether a search with words ranks by them, as long as nobody chose another order for it."""

    @property
    def wanted(self) -> Wanted:
        """The filter of place and parts."""
        return self._wanted(self.place, self.question)

    def wanted_at(self, place: Place) -> Wanted:
        """The filter as it would be after going to another place."""
        return self._wanted(place, self._at_a_place)

    def _wanted(self, place: Place, asked: Question) -> Wanted:
        base = place.wanted(self._session.person, self._session.desk.now())
        return question.wanted(asked, base, self._session.desk)

    @property
    def _at_a_place(self) -> Question:
        return replace(self.question, parts=tuple(part for part in self.question.parts if part.kind != "state"))

    @property
    def words(self) -> str:
        """The free words, as they are typed."""
        return self.question.words

    @property
    def in_order(self) -> Order:
        """The order in which the list stands now."""
        return "relevance" if self.words.strip() and self.best_first else self.order

    @property
    def is_plain(self) -> bool:
        """Whether nothing narrows the place."""
        return not self.question.parts and not self.words.strip()

    def go(self, place: Place) -> None:
        """Look at another place; states that were asked for give way to it."""
        self.place = place
        self.question = self._at_a_place
        self.changed.emit()

    def sort(self, order: Order) -> None:
        """Put the list in another order."""
        if self.words.strip():
            self.best_first = order == "relevance"
        if order != "relevance":
            self.order = order
        self.changed.emit()

    def add(self, *parts: Part) -> None:
        """Narrow the list by more parts."""
        for part in parts:
            self.question = self.question.having(part)
        self.changed.emit()

    def remove(self, part: Part) -> None:
        """Take a part out."""
        self.question = self.question.without(part)
        self.changed.emit()

    def remove_last(self) -> None:
        """Take the last part out."""
        if self.question.parts:
            self.remove(self.question.parts[-1])

    def forget_typed(self) -> None:
        """The text was taken out or written over as a whole: the parts that were typed with it go too."""
        kept = tuple(part for part in self.question.parts if part not in self._by_hand)
        self._by_hand = ()
        if kept != self.question.parts:
            self.question = replace(self.question, parts=kept)
            self.changed.emit()

    def say_instead(self, words: str) -> None:
        """Look for these words in place of those that were typed."""
        by_hand = self._by_hand
        self.take_up(replace(self.question, words=words))
        self._by_hand = by_hand

    def add_typed(self, part: Part) -> None:
        """Narrow the list by a part that was chosen while it was typed."""
        self._by_hand += (part,)
        self.add(part)

    def show_drafts(self) -> bool:
        """Go where a release that was just begun is seen, unless it is seen here; answers whether it went."""
        if self.is_plain and (self.place in PLACES[:1] or self.place.mine):
            return False
        self.place = next(place for place in PLACES if place.mine)
        self.clear()
        return True

    def clear(self) -> None:
        """Ask for nothing but the place."""
        self.take_up(Question())

    def take_up(self, asked: Question) -> None:
        """Ask this, whatever was asked before."""
        self.question, self.troubles, self.open = asked, (), None
        self._by_hand = asked.parts if asked.words.strip() else ()
        self.taken_up.emit()
        self.explained.emit()
        self.changed.emit()

    def typed(self, text: str, *, ended: bool = False, cursor: int | None = None) -> str:
        """Take in what is typed; what is understood becomes parts, and the rest stays in the field. ``ended`` is what
        Enter says: the word at the ``cursor`` (by default the last) is judged too."""
        reading = question.read(self._session.desk, text, typing=not ended, cursor=cursor)
        before = self.question
        for part in reading.question.parts:
            self.question = self.question.having(part)
        self._by_hand += reading.question.parts
        self.question = replace(self.question, words=reading.question.words)
        self.open = reading.open
        self.best_first |= not self.words.strip()
        if reading.troubles != self.troubles:
            self.troubles = reading.troubles
            self.explained.emit()
        if self.question != before:
            self.changed.emit()
        return reading.rest if reading.question.parts else text

    def mend(self, trouble: Trouble, number: int, text: str) -> str:
        """Put what was meant (``number`` of the trouble's fixes) in the place of what was misspelt in ``text``; what
        the field keeps."""
        fix = trouble.fixes[number]
        self.troubles = tuple(one for one in self.troubles if one != trouble)
        self.explained.emit()
        if fix.part is not None:
            self.add_typed(fix.part)
            return " ".join(text.replace(trouble.token, "", 1).split())
        return self.typed(text.replace(trouble.token, f"{fix.text} ", 1).replace("  ", " "))

    @property
    def sentences(self) -> tuple[BadInput, ...]:
        """Why what is misspelt cannot be understood."""
        return tuple(one.error for one in self.troubles)
