"""Pictures that cannot be put in, by choice and by drag: a clear sentence each, and the page stays as it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog

from humasdesk.document.nodes import Figure
from humasdesk.gui.editor.clipboard import Incoming
from humasdesk.gui.window import MainWindow

Show = Callable[[MainWindow, str], str]


def _jpeg(mode: str = "RGB", size: tuple[int, int] = (300, 200)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(out, "JPEG")
    return out.getvalue()


BAD: dict[str, tuple[bytes | None, str]] = {
    "rusak.jpg": (_jpeg()[:150] + bytes(range(256)) * 20, "is damaged or of a kind that cannot be read"),
    "terpotong.jpg": (_jpeg()[:4000], "is damaged or of a kind that cannot be read"),
    "kosong.jpg": (b"", "is empty"),
    "naskah.docx": (b"PK\3\4" + bytes(900), "is a document. Open it, copy its text"),
    "telepon.heic": (b"\0\0\0\x18ftypheic" + bytes(900), "is not a picture that can be put in"),
    "folder.jpg": (None, "is a folder"),
    "Foto kegiatan": (None, "is a folder"),
}


@pytest.fixture(params=["chosen", "dragged"])
def bring(request: pytest.FixtureRequest, window: MainWindow, show: Show,
          monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> Callable[[Path], None]:
    """Brings a file onto the open page as a person does."""
    show(window, "Kabar 1")
    pasting = window.page.page.pasting

    def settled() -> None:
        qtbot.waitUntil(lambda: not window.session.lane.busy)

    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
        pasting.choose_pictures()
        settled()

    def drag(path: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        mime.setText(str(path))
        pasting.bring(Incoming(mime))
        settled()

    return choose if request.param == "chosen" else drag


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_put_in_is_said_and_nothing_is_lost(name: str, bring: Callable[[Path], None],
                                                           window: MainWindow, tmp_path: Path) -> None:
    data, words = BAD[name]
    path = tmp_path / name
    path.mkdir() if data is None else path.write_bytes(data)
    before = window.page.page.content()
    bring(path)
    (sentence,) = window.messages.sentences
    assert words in sentence
    assert name in sentence
    assert "object at" not in sentence
    assert window.page.page.content() == before
    assert not window.writing.dirty


def test_a_printers_picture_is_put_in(bring: Callable[[Path], None], window: MainWindow, tmp_path: Path,
                                      qtbot: Any) -> None:
    path = tmp_path / "cmyk.jpg"
    path.write_bytes(_jpeg("CMYK"))
    bring(path)
    assert any(isinstance(block, Figure) for block in window.page.page.content().body)
    window.writing.dirty = False
