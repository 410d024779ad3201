"""The desk's own pictures on the page: sized by their head, decoded beside the GUI thread, drawn sharp.

Pictures come from one place, the function that is handed in, and only for sources of the desk's own form. No name is
ever opened as a file or an address, whatever a pasted or opened text says.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRunnable, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

Fetch = Callable[[str], bytes | None]
"""The bytes of one of the desk's pictures; ``None`` where the desk has none of that source."""

KINDS = frozenset((b"jpeg", b"png", b"gif", b"webp", b"bmp", b"tiff"))
"""Formats that are decoded. SVG is not among them: it may name other files."""
MOST_PIXELS = 120_000_000
KEPT_BYTES = 16_000_000
"""Decoded pictures that are kept, least lately drawn first to go."""
_OWN = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}\Z")


def is_own(source: str) -> bool:
    """Whether ``source`` has the form of the desk's own files."""
    return _OWN.match(source) is not None


def _reader(data: bytes) -> tuple[QImageReader, QBuffer] | None:
    """A reader for picture bytes of a known kind and a sensible size, with the buffer it reads from."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in KINDS or size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        return None
    return reader, buffer


def _turned(reader: QImageReader, size: QSize) -> QSize:
    """``size`` as it is once the picture stands upright, or the other way round (EXIF orientation)."""
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    return size.transposed() if turned else size


def natural_size(data: bytes) -> QSize:
    """Width and height in pixels of an upright picture, read from its head; empty where it cannot be shown."""
    found = _reader(data)
    return _turned(found[0], found[0].size()) if found else QSize()


def decoded(data: bytes, width: int) -> QImage:
    """The upright picture ``width`` pixels wide, smoothly scaled, never enlarged; null where it cannot be shown."""
    found = _reader(data)
    if found is None:
        return QImage()
    reader, _buffer = found
    upright = _turned(reader, reader.size())
    if width < upright.width():
        height = max(1, round(upright.height() * width / upright.width()))
        reader.setScaledSize(_turned(reader, QSize(width, height)))
    return reader.read()


class _Bell(QObject):
    rung = Signal(str, int, QImage)


class _Decoding(QRunnable):
    def __init__(self, source: str, data: bytes, width: int, bell: _Bell) -> None:
        super().__init__()
        self._source, self._data, self._width, self._bell = source, data, width, bell

    def run(self) -> None:
        self._bell.rung.emit(self._source, self._width, decoded(self._data, self._width))


class Pictures(QObject):
    """The pictures of one page. ``ready`` is emitted when one has been decoded and can be drawn."""

    ready = Signal(str)

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._sizes: dict[str, QSize] = {}
        self._kept: OrderedDict[str, tuple[int, QImage]] = OrderedDict()
        self._pending: set[str] = set()
        self._bell = _Bell(self)
        self._bell.rung.connect(self._on_decoded)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def size(self, source: str) -> QSize:
        """Natural width and height; empty for a picture that the desk does not have or that cannot be shown."""
        if source not in self._sizes:
            data = self._bytes(source)
            self._sizes[source] = natural_size(data) if data else QSize()
        return self._sizes[source]

    def image(self, source: str, width: int) -> QImage | None:
        """The picture for a place ``width`` device pixels wide: the one at hand, while a fitting one is being made."""
        size = self.size(source)
        if size.isEmpty():
            return None
        wanted = min(width, size.width())
        kept = self._kept.get(source)
        if kept is not None:
            self._kept.move_to_end(source)
        if (kept is None or kept[0] != wanted) and source not in self._pending and (data := self._bytes(source)):
            self._pending.add(source)
            self._pool.start(_Decoding(source, data, wanted, self._bell))
        return kept[1] if kept else None

    def forget(self) -> None:
        """Drop what is kept: another release comes onto the page."""
        self._sizes.clear()
        self._kept.clear()

    def finish(self) -> None:
        """Wait until nothing is being decoded."""
        self._pool.waitForDone()

    def _bytes(self, source: str) -> bytes | None:
        return self._fetch(source) if is_own(source) else None

    def _on_decoded(self, source: str, width: int, image: QImage) -> None:
        self._pending.discard(source)
        if image.isNull():
            self._sizes[source] = QSize()
        elif source in self._sizes:
            self._kept[source] = (width, image)
        while len(self._kept) > 1 and sum(kept.sizeInBytes() for _, kept in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)
        self.ready.emit(source)
