"""A row of chips and, after them, a field in which a name completes while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QWidget

from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.chips import Chip, ChipDeed, ChipFrame, elided
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.gui.widgets.offers import Complete, Offers
from humasdesk.i18n import tr

_FIELD = 4_000
"""The field asks for more than any panel has, so that it always gets a whole row."""
NEW = "+"
"""A key that begins so is a name that is in no directory yet."""


class ChipField(QWidget):
    """``added`` and ``removed`` carry a key, ``unknown`` a name that somebody wants to add, ``reordered`` all keys in
    their new order, ``opened`` the key of a chip that was clicked, ``browsing`` the wish to choose from everything.

    ``new_row`` says what the last row offers for a name that is not known (empty: nothing); with ``free`` Enter takes
    such a name as it is. ``ordered`` chips can be dragged and moved; ``deeds`` are further rows of a chip's menu.
    """

    added = Signal(str)
    removed = Signal(str)
    unknown = Signal(str)
    reordered = Signal(list)
    opened = Signal(str)
    browsing = Signal()

    def __init__(self, placeholder: str, complete: Complete, theme: Theme, *, empty: str = "", free: bool = False,
                 ordered: bool = False, new_row: Callable[[str], Chip | None] = lambda _: None,
                 deeds: Callable[[Chip], list[ChipDeed]] = lambda _: [], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complete, self._theme, self._free, self._ordered = complete, theme, free, ordered
        self._new_row, self._deeds = new_row, deeds
        self._frames: list[ChipFrame] = []
        self._following: list[ChipFrame] = []
        self._readonly = False
        self._waiting_enter = False
        self._asked = 0
        self._flow = FlowLayout(self)
        self.field = _Field(self)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder.removesuffix(" …"))
        self.field.textEdited.connect(self._ask)
        self.field.textChanged.connect(lambda text: None if text else self._ask(""))  # Escape edits nothing, for Qt
        self.field.returnPressed.connect(self._entered)
        self.field.downward.connect(self._look_at_all)
        self.field.backward.connect(self._go_back)
        self.offers = Offers(self.field, theme)
        self.offers.taken.connect(self._taken)
        self.offers.entered.connect(self._entered)
        self._nothing: QLabel = elided(empty, "faint", self)
        self._nothing.hide()
        self._flow.addWidget(self._nothing)
        self._flow.addWidget(self.field)

    # -- showing

    def show_chips(self, chips: Sequence[Chip], *, readonly: bool) -> None:
        """Show these chips; ``readonly`` takes their ways out and the field away. The keyboard stays where it was."""
        if readonly != self._readonly or list(chips) != [frame.chip for frame in self._frames]:
            self._show(chips, readonly)

    def _show(self, chips: Sequence[Chip], readonly: bool) -> None:
        here = self.window().focusWidget()
        place = next((n for n, frame in enumerate(self._frames) if frame is here), None)
        self._readonly = readonly
        for frame in self._frames:
            self._flow.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._frames = [self._frame(chip) for chip in chips]
        self._put_in_order()
        self._rove(self._frames[0] if self._frames else None)
        self._nothing.setVisible(readonly and not self._frames and bool(self._nothing.text()))
        self.field.setVisible(not readonly)
        if place is not None:
            self._focus_chip(min(place, len(self._frames) - 1))
        self.updateGeometry()

    def _put_in_order(self) -> None:
        for other in (*self._following, self._nothing, self.field):
            self._flow.removeWidget(other)
        for widget in (*(frame for frame in self._frames if self._flow.indexOf(frame) < 0), *self._following,
                       self._nothing, self.field):
            self._flow.addWidget(widget)
        for frame in (*self._frames, *self._following):
            frame.show()
        self.updateGeometry()

    def show_following(self, frames: Sequence[ChipFrame]) -> None:
        """Let these chips stand after the field's own; they look after themselves, arrows walk from one to the next."""
        if self._following != list(frames):
            self._following = list(frames)
            self._put_in_order()

    def walk(self, frame: ChipFrame, by: int) -> None:
        """Put the keyboard on a neighbour of a chip, its own or one that follows; past the last into the field."""
        row = [*self._frames, *self._following]
        place = row.index(frame) + by
        if 0 <= place < len(row):
            row[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= len(row):
            self.focus_field()

    def _frame(self, chip: Chip) -> ChipFrame:
        frame = ChipFrame(chip, self._theme, removable=not self._readonly, parent=self)
        frame.removing.connect(lambda: self.removed.emit(chip.key))
        frame.menu_wanted.connect(lambda place: self._menu(chip, place))
        frame.stepping.connect(lambda by: self.walk(frame, by))
        frame.pressed.connect(lambda: self.opened.emit(chip.key))
        frame.focused.connect(lambda: self._rove(frame))
        if self._ordered and not self._readonly:
            frame.dragged.connect(lambda place: self._drag(frame, place))
            frame.dropped.connect(self._drop)
        return frame

    @property
    def keys(self) -> list[str]:
        """The keys of the chips, in order."""
        return [frame.chip.key for frame in self._frames]

    @property
    def first(self) -> QWidget:
        """Where the keyboard comes in."""
        return self._frames[0] if self._frames else self.field

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.offers.wear(theme)
        self._show([frame.chip for frame in self._frames], self._readonly)

    def focus_field(self) -> None:
        """Put the cursor into the field, or onto the first chip where there is none."""
        (self.first if self._readonly else self.field).setFocus()

    def _rove(self, here: ChipFrame | None) -> None:
        """One chip alone stands in the order of the keyboard; arrows go to the others."""
        for frame in self._frames:
            frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus if frame is here else Qt.FocusPolicy.ClickFocus)

    def _go_back(self) -> None:
        """From the field to the last chip before it."""
        row = [*self._frames, *self._following]
        if row:
            row[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_chip(self, place: int) -> None:
        if 0 <= place < len(self._frames):
            self._frames[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place >= len(self._frames) or not self._frames:
            self.focus_field()

    # -- a chip's menu and place

    def _menu(self, chip: Chip, place: QPoint) -> None:
        menu = self.menu_of(chip)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.actions():
            menu.popup(place)

    def menu_of(self, chip: Chip) -> QMenu:
        """What can be done with a chip."""
        menu = QMenu(self)
        rows = [*self._deeds(chip), *(self._moves(chip) if self._ordered and not self._readonly else [])]
        for deed in rows:
            menu.addAction(deed.label, deed.run)
        if not self._readonly:
            menu.addSeparator()
            menu.addAction(tr("Remove"), lambda: self.removed.emit(chip.key))
        return menu

    def _moves(self, chip: Chip) -> list[ChipDeed]:
        place, last = self.keys.index(chip.key), len(self._frames) - 1
        found = []
        if place > 0:
            found.append(ChipDeed(tr("Make it the main one"), lambda: self._place(chip.key, 0)))
        if place > 1:
            found.append(ChipDeed(tr("Earlier"), lambda: self._place(chip.key, place - 1)))
        if place < last:
            found.append(ChipDeed(tr("Later"), lambda: self._place(chip.key, place + 1)))
        return found

    def _place(self, key: str, place: int) -> None:
        keys = [one for one in self.keys if one != key]
        keys.insert(place, key)
        self.reordered.emit(keys)

    def _drag(self, frame: ChipFrame, place: QPoint) -> None:
        over = next((n for n, one in enumerate(self._frames) if one is not frame and one.geometry().contains(place)),
                    None)
        if over is not None:
            self._frames.remove(frame)
            self._frames.insert(over, frame)
            self._flow.move(frame, over)

    def _drop(self) -> None:
        self.reordered.emit(self.keys)

    # -- typing

    def _ask(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        if not text.strip():
            self.offers.hide()
            return

        def answer(found: Sequence[Chip]) -> None:
            if asked == self._asked:
                self._answered(text, found)

        self._complete(text, answer)

    def _answered(self, text: str, found: Sequence[Chip]) -> None:
        new = None if any(chip.label.casefold() == text.strip().casefold() for chip in found) else self._new_row(text)
        known = [chip for chip in found if chip.key not in self.keys]
        self.offers.show([*known, *([new] if new else [])])
        if self._waiting_enter:
            self._waiting_enter = False
            if self.offers.shown:
                self._entered()

    def _look_at_all(self) -> None:
        """Down in an empty field: everything that could be taken."""
        self._asked += 1
        self.browsing.emit()

    def offer(self, chips: Sequence[Chip]) -> None:
        """Offer these without anything typed."""
        self.offers.show([chip for chip in chips if chip.key not in self.keys])

    def _entered(self) -> None:
        text = " ".join(self.field.text().split())
        if not text or (self.offers.visible and self.offers.gone_to):
            return
        rows = self.offers.shown
        if not rows:
            self._waiting_enter = True
            self._ask(text)
            return
        same = next((chip for chip in rows if chip.label.casefold() == text.casefold() and chip.key), None)
        if same is None and self._free:
            self._taken(f"{NEW}{text}")
            return
        chosen = same or next((chip for chip in rows if chip.key), None)
        if chosen:
            self._taken(chosen.key)

    def _taken(self, key: str) -> None:
        typed = key.removeprefix(NEW)
        self.offers.hide()
        if key.startswith(NEW) and not self._free:
            QTimer.singleShot(0, self.field, lambda: self.field.setText(typed))
            self.unknown.emit(typed)
            return
        QTimer.singleShot(0, self.field, self.field.clear)
        self.added.emit(key)


class _Field(QLineEdit):
    """The line at the end of the chips. Escape empties it, Down in an empty one looks at everything, Left goes back
    to the chips."""

    downward = Signal()
    backward = Signal()

    def sizeHint(self) -> QSize:
        return QSize(_FIELD, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key == Qt.Key.Key_Down and not self.text():
            self.downward.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and not self.text():
            self.backward.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)
