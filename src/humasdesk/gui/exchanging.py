"""A new window in the place of an old one, made in many short turns of the event loop.

The old one stands, is painted and hears keys until the new one is whole; then what it shows goes over. Keys pressed in
that last moment wait, and are pressed in the new one. Where the new one cannot be made, the old one never learns of it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from humasdesk.errors import DeskError
from humasdesk.gui.opening.strokes import Stroke, Strokes, stroke_of
from humasdesk.gui.tasks import UNFORESEEN, Reported
from humasdesk.gui.window import MainWindow

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod})
_CLICKS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
                     QEvent.Type.Wheel})
_AGAIN_MS = 20
_MOST_WAITS = 50
"""So often the lane is looked at again before the old window goes though it is busy: its disk may never answer."""
_DRESSED_AT_ONCE = 60
"""Widgets whose look is worked out in one turn."""

Steps = Generator[int | None, None, None]
"""What is done turn by turn; what is yielded are the milliseconds to wait before the next."""


class Held(QObject):
    """Keys that come while one window gives its place to another wait here, in order; clicks go nowhere.

    It hears the window's own handle and whatever has the keyboard, not the whole program: a filter on that is asked
    for every event of every part that is made meanwhile.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._strokes: Strokes = deque()
        self._heard: list[QObject] = []
        self._hear(window.window().windowHandle())
        self._hear(window.window().focusWidget())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._hear(now)

    def _hear(self, one: QObject | None) -> None:
        if one is not None:
            one.installEventFilter(self)
            self._heard.append(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS:
            event.accept()  # of a ShortcutOverride: no command may overtake
            stroke = stroke_of(event)
            if stroke is not None:
                self._strokes.append(stroke)
            return True
        return event.type() in _CLICKS and watched.isWindowType()

    def let_go(self, window: MainWindow | None) -> None:
        """Hear no more, and press what was kept in ``window``."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._follow)
        for one in self._heard:
            try:
                one.removeEventFilter(self)
            except RuntimeError:  # it has gone with the old window
                continue
        self._heard.clear()
        while window is not None and self._strokes:
            _press(window, self._strokes.popleft())


def _press(window: MainWindow, stroke: Stroke) -> None:
    target = window.window().focusWidget() or window
    keys, places = stroke.sequence, [window, *([window.page] if window.page.isAncestorOf(target) else [])]
    command = next((action for place in places for action in place.actions()
                    if keys is not None and action.isEnabled() and keys in action.shortcuts()), None)
    if command is not None:
        command.trigger()
    else:
        stroke.press(target)


class Exchange(QObject):
    """``made`` begins the new window, ``place`` puts it where the old one stood; then ``done`` hears of it, or
    ``failed`` why there is none."""

    def __init__(self, old: MainWindow, made: Callable[[], MainWindow], place: Callable[[MainWindow], None],
                 done: Callable[[MainWindow], None], failed: Callable[[DeskError], None], *, carries: bool = True,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._old, self._made, self._place, self._done, self._failed = old, made, place, done, failed
        self._carries = carries
        self._new: MainWindow | None = None
        self._held: Held | None = None
        self._steps = self._all()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def stop(self) -> None:
        """The program ends before the new window was whole: the old one is still the one."""
        self._timer.stop()
        self._drop()

    def _drop(self) -> None:
        self._steps.close()
        if self._held is not None:
            self._held.let_go(None)
        if self._new is not None:
            self._new.deleteLater()
            self._new = None

    def _go_on(self) -> None:
        try:
            self._timer.start(next(self._steps) or 0)
        except StopIteration:
            pass
        except DeskError as error:
            self._drop()
            self._failed(error)
        except Exception:
            self._drop()
            self._failed(Reported(UNFORESEEN))
            raise

    def _all(self) -> Steps:
        old = self._old
        old.remember()
        new = self._new = self._made()
        yield None
        yield from new.building()
        yield from _dressing(new)
        while QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            yield _AGAIN_MS  # somebody is asked something by the old window
        for _ in range(_MOST_WAITS):
            if not old.session.lane.busy:
                break
            yield _AGAIN_MS
        self._held = Held(old)
        yield from self._hand_over(old, new)
        held, self._held = self._held, None
        held.let_go(new)
        self.deleteLater()
        self._done(new)

    def _hand_over(self, old: MainWindow, new: MainWindow) -> Steps:
        """What the old window shows goes over, and the place on the screen with it."""
        carried = old.carry() if self._carries else None
        old.closing.end()
        yield None
        if carried is not None:
            yield from new.going_on(carried)
        self._new = None
        self._place(new)
        if carried is not None:
            yield None
            if carried.on_page:
                new.focus_page()
            new.page.page.sheet.document().documentLayout().documentSize()
            new.page.page.sheet.verticalScrollBar().setValue(carried.scroll)


def _dressing(window: MainWindow) -> Steps:
    """Work out the look of every part before it is shown."""
    parts = window.findChildren(QWidget)
    for first in range(0, len(parts), _DRESSED_AT_ONCE):
        for part in parts[first:first + _DRESSED_AT_ONCE]:
            part.ensurePolished()
        yield None
