"""Draws what the next start will show: the window is begun once more where nobody sees it."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from humasdesk import i18n
from humasdesk.gui.opening.picture import Drawn, as_image
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.gui.window import MainWindow

_AT_MOST_SECONDS = 2.0
_CALM_SECONDS = 0.06
"""So long nothing may be asked for: what is opened is shown in several turns, and a later one asks again."""
_LOOK_AGAIN_SECONDS = 0.002
_NOBODY_TYPES = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
"""The desk is left: what somebody presses now has no page to go to."""


def draw(closed: MainWindow, memory: QSettings, size: QSize) -> tuple[QImage, Drawn] | None:
    """The picture of the window that was just closed as it will open again, and what it is drawn for. Nothing where
    nobody sits there, or where the window does not come to rest in time."""
    desk, person = closed.session.desk, closed.session.person
    if person is None:
        return None
    lane = Lane()
    window = MainWindow(Session(desk, desk.me(person.initials), lane), closed.appearance, memory)
    try:
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.show()
        window.resize(size)
        if not _rests(lane):
            return None
        drawn = Drawn(person.initials, window.appearance, window.theme.dark, i18n.current(), window.devicePixelRatio())
        return as_image(window.grab()), drawn
    finally:
        window.page.finish()
        window.hide()
        lane.finish()
        window.deleteLater()


def _rests(lane: Lane) -> bool:
    """Whether everything the window asked for has come."""
    began = calm = time.monotonic()
    while calm - began < _AT_MOST_SECONDS:
        QApplication.processEvents(_NOBODY_TYPES, 20)
        now = time.monotonic()
        if lane.busy or lane.looking:
            calm = now
        elif now - calm > _CALM_SECONDS:
            return True
        time.sleep(_LOOK_AGAIN_SECONDS)
    return False
