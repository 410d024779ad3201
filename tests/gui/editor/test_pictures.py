"""Pictures: kept by the desk, turned upright, sharp, cheap; and nothing else is ever loaded."""

from __future__ import annotations

import base64
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QDropEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLine,
)
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.editor.tiny import CTRL, SOURCE, Desk, Key, Typist, figure, p, table
from humasdesk import i18n
from humasdesk.document.nodes import Figure, Span, Table
from humasdesk.errors import BadInput
from humasdesk.gui.editor import exchange, formats, pictures
from humasdesk.gui.editor.clipboard import FLAVOUR, Incoming
from humasdesk.gui.editor.formats import FIGURE_LINES, Shape
from humasdesk.gui.editor.page import Page
from humasdesk.gui.editor.painting import LABELS, Overlay
from humasdesk.gui.editor.pictures import Pictures
from humasdesk.i18n import mark


def jpeg(width: int, height: int, orientation: int = 1) -> bytes:
    """Red above, blue below, as the camera held it."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (0, height // 2, width, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def png(width: int = 4, height: int = 2) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


def test_a_picture_stands_upright() -> None:
    data = jpeg(400, 200, orientation=6)
    assert pictures.natural_size(data).toTuple() == (200, 400)
    image = pictures.decoded(data, 100)
    assert image.size().toTuple() == (100, 200)
    left, right = image.pixelColor(10, 100), image.pixelColor(90, 100)
    assert left.blue() > 200 > left.red()
    assert right.red() > 200 > right.blue()


@pytest.mark.qt_log_ignore("JPEG")
def test_pictures_are_never_enlarged_and_trash_is_none() -> None:
    assert pictures.decoded(png(4, 2), 400).width() == 4
    for data in (b"", b"x", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
                 jpeg(100, 100)[:2] + b"\0" * 50):
        assert pictures.natural_size(data).isEmpty()
        assert pictures.decoded(data, 100).isNull()


def test_scaling_is_smooth() -> None:
    """A fine checkerboard becomes grey; nearest-neighbour scaling would leave black and white."""
    board = Image.effect_noise((64, 64), 0).convert("RGB").resize((64, 64))
    board.putdata([(255, 255, 255) if (x + y) % 2 else (0, 0, 0) for y in range(64) for x in range(64)])
    out = io.BytesIO()
    board.save(out, "PNG")
    small = pictures.decoded(out.getvalue(), 16)
    assert all(100 < small.pixelColor(x, 8).red() < 156 for x in range(2, 14))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_every_common_kind_is_shown(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "green").save(out, kind)
    assert pictures.natural_size(out.getvalue()).toTuple() == (30, 20)
    assert pictures.decoded(out.getvalue(), 15).size().toTuple() == (15, 10)


@pytest.mark.parametrize("source", [
    "file:///etc/passwd", "/etc/passwd", "http://x.id/a.png", "qrc:/a.png", ":/a.png", "files/../../etc/passwd", "",
    "data:image/png;base64,AAAA", "files/ab/" + "g" * 64, SOURCE + "/x", " " + SOURCE, SOURCE + "\n",
])  # fmt: skip
def test_only_the_desks_own_sources_are_asked_for(qtbot: QtBot, source: str) -> None:
    desk = Desk()
    kept = Pictures(desk.fetch)
    assert kept.size(source).isEmpty()
    assert kept.image(source, 100) is None
    assert desk.asked == []
    assert kept.size(SOURCE).isEmpty()
    assert desk.asked == [SOURCE]


def test_the_page_opens_no_file_and_no_address(
    typist: Typist, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever names a picture: a document, a paste, a drop of HTML, or Qt's own image format put in by force."""
    secret = tmp_path / "rahasia.png"
    secret.write_bytes(png())
    opened: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and watching and "rahasia" in str(arguments[0]):
            opened.append(str(arguments[0]))

    watching = True
    sys.addaudithook(watch)
    names = (str(secret), secret.as_uri(), "http://127.0.0.1:9/x.png")
    typist.show(*[Figure(name) for name in names], p("isi"))
    for name in names:
        typist.paste(html=f'<p>a<img src="{name}"></p>')
        typist.paste(text=f"![]({name})", html=f'<img src="{name}">')
    document = typist.page.sheet.document()
    for name in names:
        form = QTextImageFormat()
        form.setName(name)
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertImage(form)
        resource = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert isinstance(resource, QImage)
        assert resource.size().toTuple() == (1, 1)
    grabbed = typist.page.grab().toImage()
    QApplication.processEvents()
    watching = False
    green = sum(grabbed.pixelColor(x, y).getRgb()[:3] == (0, 128, 0)
                for x in range(0, grabbed.width(), 2) for y in range(grabbed.height()))
    assert green == 0
    assert opened == []
    assert desk.asked == []
    assert {block.source for block in typist.body if isinstance(block, Figure)} == set(names)


def drop(page: Page, mime: QMimeData, at: QPoint) -> QDropEvent:
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, mime,
                       Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    page.sheet.dropEvent(event)
    return event


def point_of(typist: Typist, text: str) -> QPoint:
    cursor = typist.page.sheet.document().find(text)
    return typist.page.sheet.cursorRect(cursor).center()


def test_a_dropped_file_becomes_a_figure_where_it_was_dropped(typist: Typist, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "foto rapat.jpg"
    path.write_bytes(jpeg(40, 20))
    typist.show(p("satu"), p("dua"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(tmp_path / "tak ada.jpg"))])
    mime.setText(path.as_uri())
    assert drop(typist.page, mime, point_of(typist, "satu") + QPoint(0, 4)).isAccepted()
    assert desk.names == ["foto rapat.jpg"]
    (source,) = desk.kept
    assert typist.body == (p("satu"), Figure(source), p("dua"))
    assert typist.page.messages.sentences == (
        "The picture tak ada.jpg cannot be read (No such file or directory).",)
    typist.undo()
    assert typist.body == (p("satu"), p("dua"))


def test_a_pasted_picture_is_kept(typist: Typist, desk: Desk) -> None:
    mime = QMimeData()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    mime.setImageData(image)
    mime.setHtml('<img src="http://x.id/foto.png">')
    typist.copy_paste(mime)
    (source,) = desk.kept
    assert typist.body == (Figure(source),)
    assert pictures.natural_size(desk.kept[source]).toTuple() == (30, 20)


def test_a_picture_for_a_cell_or_a_caption_stands_behind_it(typist: Typist, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(jpeg(40, 20))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    cells = table(("A", "B"), ("C", "D"))
    typist.show(cells, p("akhir"))
    drop(typist.page, mime, point_of(typist, "D"))
    (source,) = desk.kept
    assert typist.body == (cells, Figure(source), p("akhir"))
    typist.show(Figure(source, caption="Rapat"), p("akhir"))
    drop(typist.page, mime, point_of(typist, "Rapat"))
    assert typist.body == (Figure(source, caption="Rapat"), Figure(source), p("akhir"))
    typist.show(cells)
    typist.go("D")
    typist.paste(html=f'<p>a</p><img src="data:image/png;base64,{base64.b64encode(png()).decode()}"><p>b</p>')
    assert isinstance(typist.body[0], Table)
    assert typist.body[0].rows[1][1] == (Span("a\nbD"),)
    assert isinstance(typist.body[1], Figure)


def test_a_picture_embedded_in_html_is_kept(typist: Typist, desk: Desk) -> None:
    typist.to_body()
    typist.paste(html=f'<p>a</p><img alt="b" src="data:image/png;base64,{base64.b64encode(png()).decode()}">')
    (source,) = desk.kept
    assert typist.body == (p("a"), Figure(source, "b"))


Choose = Callable[[bytes], None]


@pytest.fixture
def choose(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Chooses a file of these bytes in the dialog of files."""

    def chosen(data: bytes) -> None:
        (tmp_path / "a.png").write_bytes(data)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "a.png")], ""))
        typist.page.pasting.choose_pictures()

    return chosen


def test_what_is_typed_while_a_picture_is_read_stays_where_it_is(typist: Typist, choose: Choose,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr(typist.page.pasting, "_beside",
                        lambda owner, work, done: waiting.append(lambda: done(work())))
    typist.show(p("satu"), p("dua"))
    typist.go("satu")
    choose(png())
    typist.go("dua")
    typist.type("tiga ")
    waiting.pop()()
    typist.type("empat ")
    kinds = [type(block).__name__ for block in typist.body]
    assert kinds == ["Figure", "Paragraph", "Paragraph"]
    assert typist.body[2] == p("tiga empat dua")
    choose(png())
    typist.show(p("rilis lain"))
    waiting.pop()()
    assert typist.body == (p("rilis lain"),), "another page takes no picture that was meant for this one"
    assert typist.page.messages.sentences == ("The page has changed meanwhile. Add the picture again.",)


@pytest.mark.parametrize("how", ["chosen", "pasted"])
@pytest.mark.parametrize(("at", "order"), [(0, ["Figure", "Paragraph", "Paragraph"]),
                                           (4, ["Paragraph", "Figure", "Paragraph"])])
def test_a_picture_parts_no_sentence(typist: Typist, choose: Choose, how: str, at: int, order: list[str]) -> None:
    """End goes to the end of a line on the screen, which is inside the sentence."""
    typist.show(p("satu dua"), p("tiga"))
    typist.go("satu dua")
    cursor = typist.page.sheet.textCursor()
    cursor.setPosition(cursor.block().position() + at)
    typist.page.sheet.setTextCursor(cursor)
    if how == "chosen":
        choose(png())
    else:
        mime = QMimeData()
        mime.setImageData(QImage.fromData(png()))
        typist.copy_paste(mime)
    assert [type(block).__name__ for block in typist.body] == order
    assert p("satu dua") in typist.body
    typist.undo()
    assert typist.body == (p("satu dua"), p("tiga"))


@pytest.mark.parametrize("place", ["B", "K", "teks"])
def test_a_picture_goes_to_the_body_from_wherever_the_cursor_is(typist: Typist, desk: Desk, place: str,
                                                                choose: Choose) -> None:
    typist.show(table(("A", "B"), ("C", "D")), figure("teks"), kicker="K")
    typist.go(place)
    choose(png())
    typist.type("baru")
    sources = [block.source for block in typist.body if isinstance(block, Figure)]
    assert len(sources) == 2
    assert any(block == Figure(source, "", "baru") for block in typist.body for source in desk.kept)
    assert typist.page.content().kicker == "K"


def test_a_picture_that_cannot_be_kept_is_said(typist: Typist, choose: Choose,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes, name: str) -> str:
        raise BadInput(mark("The picture {name} is damaged."), name=name)

    monkeypatch.setattr(typist.page.pasting, "_keep", refuse)
    choose(b"x")
    assert typist.page.messages.sentences == ("The picture a.png is damaged.",)
    assert typist.body == ()


def test_it_is_drawn_sharp_and_as_wide_as_the_column(typist: Typist, desk: Desk, qtbot: QtBot) -> None:
    source = desk.take(jpeg(4000, 1000), "a.jpg") or ""
    typist.show(figure(source=source))
    sheet = typist.page.sheet
    with qtbot.waitSignal(sheet.pictures.ready):
        typist.page.grab()
    column = sheet.viewport().width() - 2 * sheet.document().documentMargin() - 1
    (width, image), = sheet.pictures._kept.values()
    assert abs(image.width() - column) <= 1
    assert width == image.width()
    typist.page.set_zoom(0.8)
    with qtbot.waitSignal(sheet.pictures.ready):
        typist.page.grab()


def test_five_large_photos_are_cheap(qtbot: QtBot) -> None:
    """Twelve megapixels each, on a screen of two pixels a point: what is kept stays under 20 MB."""
    desk = Desk()
    kept = Pictures(desk.fetch)
    for number in range(5):
        source = desk.take(jpeg(4000, 3000 + number), "a.jpg") or ""
        with qtbot.waitSignal(kept.ready):
            assert kept.image(source, 1280) is None
        assert kept.image(source, 1280) is not None
    assert sum(image.sizeInBytes() for _, image in kept._kept.values()) < 20_000_000


def test_lines_of_a_figure_by_form(typist: Typist, qtbot: QtBot) -> None:
    typist.show(figure("satu"), p("isi"), figure("dua", "k", "a"))
    assert [one.caption for one in typist.page.figures()] == ["satu", "dua"]
    typist.go("dua")
    assert typist.page.figure_at_cursor() == 1
    typist.go("isi")
    assert typist.page.figure_at_cursor() is None
    with qtbot.waitSignal(typist.page.edited):
        typist.page.set_figure(1, "baru", "", "alt baru")
    assert typist.body == (figure("satu"), p("isi"), figure("baru", "", "alt baru"))
    typist.undo()
    assert typist.body == (figure("satu"), p("isi"), figure("dua", "k", "a"))


def test_our_own_flavour_brings_no_foreign_picture(typist: Typist) -> None:
    typist.to_body()
    mime = QMimeData()
    mime.setData(FLAVOUR, exchange.to_bytes((p("a"), Figure("file:///etc/passwd"), figure("b"))))
    typist.page.sheet.incoming.emit(Incoming(mime))
    assert typist.body == (p("a"), figure("b"))


def test_copy_and_paste_inside_the_desk_loses_nothing(typist: Typist) -> None:
    before = (p("satu"), figure("teks", "k", "a"), table(("A", "B"), ("C", "D"), aligns=("", "right")), p("dua"))
    typist.show(*before)
    typist.select_from("satu", "dua")
    typist.press(Key.Key_C, CTRL)
    typist.show()
    typist.to_body()
    typist.press(Key.Key_V, CTRL)
    assert typist.body == before
    assert typist.page.messages.sentences == ()


def test_the_ring_goes_with_the_cursor(typist: Typist, desk: Desk, qtbot: QtBot,
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    source = desk.take(png(80, 60), "a.png")
    assert source is not None
    typist.show(p("satu"), Figure(source), p("dua"))
    sheet = typist.page.sheet
    qtbot.waitUntil(sheet.hasFocus)
    typist.go("satu")
    picture = QTextCursor(sheet.document().findBlockByNumber(4))
    painted: list[QRect] = []
    paint = Overlay.paint
    monkeypatch.setattr(Overlay, "paint", lambda self, event: (painted.append(event.rect()), paint(self, event))[1])
    for move, ringed in ((lambda: sheet.setTextCursor(picture), 1), (lambda: typist.go("satu"), 0),
                         (sheet.selectAll, 1), (sheet.clearFocus, 0)):
        QApplication.processEvents()
        painted.clear()
        move()
        assert len(sheet.overlay.ringed()) == ringed
        qtbot.waitUntil(lambda: any(one == sheet.viewport().rect() for one in painted))


def test_the_picture_at_the_cursor_has_a_ring_and_its_lines_a_card(typist: Typist) -> None:
    """What is drawn under and over the text must not touch it, in either appearance and any zoom."""
    typist.show(p("satu"), figure("teks", "Budi", "alt"), p("dua"))
    sheet = typist.page.sheet
    before = typist.page.content()
    for zoom in (0.6, 1.0, 2.0):
        typist.page.set_zoom(zoom)
        sheet.overlay.tint()
        cards = list(sheet.overlay._cards())
        assert len(cards) == 1
        lines = [box for block, box in sheet.overlay.visible() if sheet.overlay.shape(block).kind in FIGURE_LINES]
        assert cards[0][0] < lines[0].top()
        assert cards[0][1] > lines[-1].bottom()
    assert typist.page.content() == before
    assert not sheet.document().isUndoAvailable()


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_label_reaches_the_words_of_its_line(typist: Typist, language: str,
                                                request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: i18n.use("en"))
    i18n.use(language)
    metrics = QFontMetricsF(formats.plain(Shape("alt")).font(), typist.page.sheet)
    for label in LABELS.values():
        assert metrics.horizontalAdvance(i18n.tr(label)) <= formats.LABEL - formats.PADDING - 8, label


def test_what_belongs_in_an_empty_line_ends_at_the_edge_of_the_page(typist: Typist,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[float, str]] = []

    def note(_: Overlay, painter: object, line: QTextLine, spot: QPointF, words: str, token: str, font: QFont) -> None:
        drawn.append((line.width() - QFontMetricsF(font).horizontalAdvance(words), words))

    typist.page.resize(360, 700)
    typist.show(p("satu"), Figure("f", ""))
    monkeypatch.setattr(Overlay, "_text", note)
    typist.page.sheet.viewport().repaint()
    hints = [(room, words) for room, words in drawn if words not in map(i18n.tr, LABELS.values())]
    assert any(words.endswith("…") for _, words in hints)
    assert all(room >= 0 for room, _ in hints), hints
