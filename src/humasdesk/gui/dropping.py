"""Texts that are dropped beside the paper are brought in, as those chosen from the menu."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from humasdesk.gui.editor.clipboard import PICTURES

_HOVERS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


class Dropping(QObject):
    """Hears what is dropped on ``window``, where none of its parts takes it, and gives files to ``bring_in``."""

    def __init__(self, window: QWidget, bring_in: Callable[[list[str]], None]) -> None:
        super().__init__(window)
        self._bring_in = bring_in
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        files = _files(event.mimeData())
        if not files or not event.possibleActions() & Qt.DropAction.CopyAction:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() not in _HOVERS:
            self._bring_in(files)
        return True


def _files(mime: QMimeData) -> list[str]:
    """The files of this computer in it; none where they are pictures, whose place is the paper. One of a kind that is
    not read is among them, so that its reason is said."""
    files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
    return [] if all(Path(file).suffix.lower() in PICTURES for file in files) else files
