"""The one window on the screen: first the picture of the last close, then the living window inside it.

It is light: it loads nothing of the desk. Keys pressed while the desk is opened are kept in order and pressed again in
the living window before anybody sees it; a command among them is waited for. What has no place there is shown, so that
it can be copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from humasdesk.gui.opening.curtain import Curtain
from humasdesk.gui.opening.inside import LEAST, put_back
from humasdesk.gui.opening.picture import Picture
from humasdesk.gui.opening.small_screen import SmallScreen, is_small
from humasdesk.gui.opening.strokes import Stroke, Strokes, stroke_of
from humasdesk.gui.theme import Theme

if TYPE_CHECKING:
    from humasdesk.gui.window import MainWindow

_LOOK_AGAIN_MS = 10
_GONE_MS = 100
_TITLE_BAR = 32
"""What a window manager takes above a window, in logical pixels."""
_EDGE = 2
"""What it takes at either side of one."""
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride,
                   QEvent.Type.InputMethod})


class Frame(QMainWindow):
    """``painted`` follows its first paint, ``ready`` the moment from which the living window has everything,
    ``closed`` its end (Qt ends the program only with a window that is seen, and this one may be hidden by then);
    ``homeless`` carries letters that had no place in it."""

    painted = Signal()
    ready = Signal()
    closed = Signal()
    homeless = Signal(str)

    def __init__(self, picture: Picture | None, geometry: QByteArray | None, theme: Theme,
                 points: float = 10.0) -> None:
        super().__init__()
        self.setWindowTitle("HumasDesk")
        self._small = is_small(self._room().size())
        if not self._small:
            self.setMinimumSize(LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.living: MainWindow | None = None
        self._strokes = Strokes()
        self._unplaced = ""
        self._pressing = False
        self._close_wanted = False
        self._curtain: Curtain | None = Curtain(None if self._small else picture, theme, self, points)
        self._curtain.painted.connect(self.painted)
        self._curtain.pressed.connect(self._keep)
        if geometry is None or not put_back(self, geometry):
            self.resize(1366, 728)
        self._keep_on_screen()
        self._curtain.setFocus()

    def _keep_on_screen(self) -> None:
        """A window that was closed on a larger screen, or at another scale, begins no larger than this one."""
        room = self._room()
        if not room.contains(self.geometry()) and room.size().expandedTo(self.minimumSize()) == room.size():
            self.resize(self.size().boundedTo(room.size()))
            self.move(self.screen().availableGeometry().topLeft())

    def _room(self) -> QRect:
        """Where the screen has room for what stands in a window."""
        return self.screen().availableGeometry().adjusted(_EDGE, _TITLE_BAR, -_EDGE, 0)

    # -- while the desk is opened

    @property
    def typed(self) -> str:
        """The letters that wait for the desk."""
        return self._unplaced + "".join(stroke.writes for stroke in self._strokes)

    @property
    def close_wanted(self) -> bool:
        """Whether the person has closed the window before the desk was there."""
        return self._close_wanted

    def _keep(self, event: QEvent) -> None:
        stroke = stroke_of(event)
        if stroke is not None:
            self._strokes.append(stroke)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._curtain is not None:
            self._curtain.setGeometry(self.rect())

    def say_progress(self, done: int, total: int) -> None:
        """The desk of an older version is being brought up to date: show how far."""
        if self._curtain is not None:
            self._curtain.say_progress(done, total)

    # -- the living window

    def hold(self, living: MainWindow) -> None:
        """Let the living window take the picture's place, or that of a living one before it."""
        if self.living is not None:
            self.living.windowTitleChanged.disconnect(self.setWindowTitle)
            self._let_go(self.centralWidget())
        self.living = living
        self.setCentralWidget(SmallScreen(living, self._room().size(), self) if self._small else living)
        self.setWindowTitle(living.windowTitle())
        living.windowTitleChanged.connect(self.setWindowTitle)
        living.show()
        if self._curtain is None:
            return
        self._curtain.raise_()
        living.take_keyboard()
        self._hear_everything(True)
        QTimer.singleShot(0, self, self._go_on)

    def _let_go(self, before: QWidget | None) -> None:
        """Put the living window of before away, and let it go when the new one is painted: both are much work. It
        stays a child here until then, because taken out it would be dressed anew."""
        layout = self.layout()
        if before is None or layout is None:
            return
        layout.removeWidget(before)
        before.hide()
        QTimer.singleShot(_GONE_MS, before, before.deleteLater)

    def _go_on(self) -> None:
        """Press what was kept, in order. A command's deed is waited for, because what follows was meant for after."""
        while self.living is not None:
            if self.living.session.lane.busy:
                QTimer.singleShot(_LOOK_AGAIN_MS, self, self._go_on)
                return
            if not self._strokes:
                break
            stroke = self._strokes.popleft()
            command = self._command(stroke)
            self._pressing = True
            try:
                command.trigger() if command else self._press(stroke)
            except BaseException:  # it is reported; the curtain rises all the same, and no later key is lost
                QTimer.singleShot(0, self, self._go_on)
                raise
            finally:
                self._pressing = False
            if command:
                QTimer.singleShot(0, self, self._go_on)
                return
        self._open()

    def _command(self, stroke: Stroke) -> QAction | None:
        keys = stroke.sequence
        if keys is None or self.living is None or self._called() is not None:
            return None
        return next((action for action in self.living.actions() if action.isEnabled() and keys in action.shortcuts()),
                    None)

    def _called(self) -> QWidget | None:
        """What a command among the kept strokes has opened, and those behind it are meant for; also where it is not
        active yet."""
        others = self.living.findChildren(QDialog) if self.living is not None else []
        return (QApplication.activePopupWidget() or QApplication.activeModalWidget()
                or next((one for one in reversed(others) if one.isVisible()), None))

    def _press(self, stroke: Stroke) -> None:
        dialog = self._called()
        target = (dialog.focusWidget() or dialog) if dialog else self.focusWidget()
        lost = target is None or target is self._curtain  # which would hand the stroke back, again and again
        takes = not lost and target.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        if lost or (stroke.writes and not takes):
            self._unplaced += stroke.writes
        else:
            stroke.press(target)

    def _open(self) -> None:
        """The curtain rises."""
        self._hear_everything(False)
        if self._curtain is not None:
            self._curtain.hide()
            self._curtain.deleteLater()
            self._curtain = None
        if self._unplaced.strip():
            self.homeless.emit(self._unplaced)
        self._unplaced = ""
        self.ready.emit()
        if self._close_wanted:
            self.close()

    def _hear_everything(self, everything: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self) if everything else app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys pressed while the kept ones are pressed again queue up behind them."""
        if event.type() not in _KEYS or self._pressing or QApplication.activeModalWidget() is not None:
            return False
        event.accept()  # of a ShortcutOverride: no command may overtake
        self._keep(event)
        return True

    # -- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        """The living window decides. One that was typed in before the desk is there is hidden, takes what was typed,
        and closes then."""
        if self._curtain is not None and (self._strokes or self.living is not None):
            self._close_wanted = True
            self.hide()
            event.ignore()
        elif self.living is not None and not QMainWindow.close(self.living):
            event.ignore()
        else:
            super().closeEvent(event)
            self.closed.emit()

    def finish(self) -> None:
        """The program ends: hear no more keys, and go from the screen."""
        self._hear_everything(False)
        self._curtain = None
        self.hide()
