"""The desk's own pictures on the page: sized by their head, decoded beside the GUI thread, drawn sharp.

Pictures come from one place, the function that is handed in, and only for sources of the desk's own form. No name is
ever opened as a file or an address, whatever a pasted or opened text says.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRunnable, QSize, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

Fetch = Callable[[str], bytes | None]
"""The bytes of one of the desk's pictures; ``None`` where the desk has none of that source. Asked in any thread."""

_KINDS = {
    b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n": "png", b"GIF8": "gif", b"RIFF": "webp", b"BM": "bmp", b"II*\0": "tiff",
    b"MM\0*": "tiff",
}  # fmt: skip
"""Formats that are decoded, by their first bytes. Qt may not guess: it would try SVG, which opens other files."""
MOST_PIXELS = 120_000_000
KEPT_BYTES = 8_000_000
"""Decoded pictures that are kept, least lately drawn first to go."""
_OWN = re.compile(r"files/[0-9a-f]{2}/[0-9a-f]{64}\Z")


def is_own(source: str) -> bool:
    """Whether ``source`` has the form of the desk's own files."""
    return _OWN.match(source) is not None


@contextmanager
def _opened(data: bytes) -> Iterator[QImageReader | None]:
    """A reader for picture bytes of a known kind and a sensible size; nothing for others."""
    kind = next((name for head, name in _KINDS.items() if data.startswith(head)), None)
    if kind is None:
        yield None
        return
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    try:
        yield None if size.isEmpty() or size.width() * size.height() > MOST_PIXELS else reader
    finally:
        reader.setFileName("")  # lets go of the buffer, at which the TIFF reader looks once more when it ends


def _turned(reader: QImageReader, size: QSize) -> QSize:
    """``size`` as it is once the picture stands upright, or the other way round (EXIF orientation)."""
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    return size.transposed() if turned else size


def natural_size(data: bytes) -> QSize:
    """Width and height in pixels of an upright picture, read from its head; empty where it cannot be shown."""
    with _opened(data) as reader:
        return _turned(reader, reader.size()) if reader else QSize()


def decoded(data: bytes, width: int) -> QImage:
    """The upright picture ``width`` pixels wide, smoothly scaled, never enlarged; null where it cannot be shown."""
    with _opened(data) as reader:
        if reader is None:
            return QImage()
        upright = _turned(reader, reader.size())
        if width < upright.width():
            height = max(1, round(upright.height() * width / upright.width()))
            reader.setScaledSize(_turned(reader, QSize(width, height)))
        return reader.read()


class _Bell(QObject):
    rung = Signal(str, int, QImage)


class _Decoding(QRunnable):
    def __init__(self, source: str, fetch: Fetch, width: int, bell: _Bell) -> None:
        super().__init__()
        self._source, self._fetch, self._width, self._bell = source, fetch, width, bell

    def run(self) -> None:
        """Reading a photo and proving its hash takes some 40 ms: that is done here too."""
        data = self._fetch(self._source)
        self._bell.rung.emit(self._source, self._width, decoded(data, self._width) if data else QImage())


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
        if (kept is None or kept[0] != wanted) and source not in self._pending:
            self._pending.add(source)
            self._pool.start(_Decoding(source, self._fetch, wanted, self._bell))
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
