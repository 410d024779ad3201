"""Files that are dropped on the window: texts become releases, on the paper when that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from humasdesk.gui import theme as themes
from humasdesk.gui.session import Session
from humasdesk.gui.window import MainWindow
from humasdesk.services import searching

COPY_OR_MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


@pytest.fixture
def window(session: Session, qtbot: Any, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    themes.load_fonts()
    made = MainWindow(session, "light", QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    made.releases.view.setCurrentIndex(made.releases.model.index(0))
    qtbot.waitUntil(lambda: made.writing.release_id is not None)
    yield made
    made.writing.finish()
    made.page.finish()


def drop(on: QWidget, *files: Path) -> QDropEvent | None:
    """Drop files; the drop as it was answered, or nothing where they may not be dropped there."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    over = QDragEnterEvent(QPoint(5, 5), COPY_OR_MOVE, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(on, over)
    if not over.isAccepted():
        return None
    event = QDropEvent(QPointF(5, 5), COPY_OR_MOVE, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(on, event)
    return event


def said(window: MainWindow, words: str, qtbot: Any) -> None:
    """Wait for a message with these words; before it the text is brought in and read by the check."""
    qtbot.waitUntil(lambda: any(words in one for one in window.messages.sentences), timeout=20_000)


def test_files_dropped_on_the_window_are_brought_in(window: MainWindow, tmp_path: Path, qtbot: Any) -> None:
    files = [tmp_path / name for name in ("satu.txt", "dua.md", "rusak.docx", "foto.jpg")]
    for number, path in enumerate(files[:3]):
        path.write_text(f"Kabar dari berkas {number}\n\nSAMARINDA - Isi rilis.\n", encoding="utf-8")
    files[3].write_bytes(b"no picture")
    assert drop(window, files[3]) is None, "a picture's place is the paper"
    dropped = drop(window, *files[:3])
    assert dropped is not None
    assert dropped.dropAction() == Qt.DropAction.CopyAction
    said(window, "satu.txt and 1 more text", qtbot)
    assert any(one.count("rusak.docx") == 1 for one in window.messages.sentences)
    headlines = {one.headline for one in searching.page(window.session.desk, searching.Wanted())}
    assert {"Kabar dari berkas 0", "Kabar dari berkas 1"} <= headlines

    third = tmp_path / "tiga.txt"
    third.write_text("Kabar ketiga\n\nSAMARINDA - Isi rilis.\n", encoding="utf-8")
    drop(window, files[0], third)
    said(window, "1 text had been brought in before", qtbot)


def test_a_text_on_the_paper_is_no_picture_and_can_be_brought_in(window: MainWindow, tmp_path: Path,
                                                                qtbot: Any) -> None:
    path = tmp_path / "kabar.txt"
    path.write_text("Kabar di kertas\n\nSAMARINDA - Isi rilis.\n", encoding="utf-8")
    assert drop(window.page.page.sheet.viewport(), path) is not None
    sentence = "kabar.txt is a text. It can become a release of its own."
    assert sentence in window.messages.sentences
    (button,) = [one for one in window.messages.findChildren(QPushButton) if one.text() == "Import texts"]
    button.click()
    said(window, "kabar.txt was brought in", qtbot)
    assert sentence not in window.messages.sentences
