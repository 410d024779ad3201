"""Small pictures of the desk's files, read and decoded beside the window's thread, at the size they are drawn."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QImage

from humasdesk.errors import DeskError
from humasdesk.gui.editor.pictures import decoded
from humasdesk.services import figures
from humasdesk.services.desk import Desk

_KEPT = 48


class _Bell(QObject):
    rung = Signal(str, QImage)


class _Making(QRunnable):
    def __init__(self, source: str, read: Callable[[], bytes], width: int, bell: _Bell) -> None:
        super().__init__()
        self._source, self._read, self._width, self._bell = source, read, width, bell

    def run(self) -> None:
        try:
            image = decoded(self._read(), self._width)
        except DeskError:
            image = QImage()  # missing or damaged: the form says so
        self._bell.rung.emit(self._source, image)


class Thumbnails(QObject):
    """``ready`` carries the source whose picture has been made, or found to be impossible."""

    ready = Signal(str)

    def __init__(self, desk: Desk, width: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._width = desk, width
        self._made: OrderedDict[str, QImage] = OrderedDict()
        self._pending: set[str] = set()
        self._bell = _Bell(self)
        self._bell.rung.connect(self._keep)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def image(self, source: str) -> QImage | None:
        """The picture, null where there can be none; ``None`` while it is being made."""
        if source in self._made:
            self._made.move_to_end(source)
            return self._made[source]
        file = figures.file_of(source)
        if file is None:
            return QImage()
        if source not in self._pending:
            self._pending.add(source)
            self._pool.start(_Making(source, lambda: self._desk.files.read(file), self._width, self._bell))
        return None

    def finish(self) -> None:
        """Wait until nothing is being made."""
        self._pool.clear()
        self._pool.waitForDone()

    def _keep(self, source: str, image: QImage) -> None:
        self._pending.discard(source)
        self._made[source] = image
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        self.ready.emit(source)
