"""Reading files from outside: encodings told apart, and every bad input answered with its sentence."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import socket
import sys
import threading
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humasdesk import i18n
from humasdesk.errors import BadInput
from humasdesk.services.importing.reading import MAX_BYTES, read_source

TEXT = "SAMARINDA – Gubernur membuka “rakor” di Kutai Kartanegara.\nSelesai."
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and links of this kind are POSIX")


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    def write(data: bytes | str, name: str = "naskah.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return write


def sentence(path: str | os.PathLike[str]) -> str:
    """The English sentence that refuses ``path``; it reads well in the other language too."""
    with pytest.raises(BadInput) as caught:
        read_source(path)
    now = i18n.current()
    try:
        i18n.use("id")
        assert "{" not in caught.value.sentence
        i18n.use("en")
        return caught.value.sentence
    finally:
        i18n.use(now)


# --- what is read

@pytest.mark.parametrize(("data", "encoding"), [
    (TEXT.encode(), "utf-8"),
    (b"Hanya ASCII.", "utf-8"),
    (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-bom"),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
    (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),
    (TEXT.encode("utf-16-be"), "utf-16-be"),
    (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
    (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32"),
    (TEXT.encode("cp1252"), "windows-1252"),
    ("“Kutip”".encode("cp1252"), "windows-1252"),
    ("Café di Samarinda, 5°, naïve".encode("latin-1"), "windows-1252"),
])
def test_encodings_are_told_apart(put: Callable[..., Path], data: bytes, encoding: str) -> None:
    source = read_source(put(data))
    assert source.encoding == encoding
    assert source.text == (data.decode("cp1252") if encoding == "windows-1252" else
                           "Hanya ASCII." if data.startswith(b"Hanya") else TEXT)
    assert source.data == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.name == "naskah.txt"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(put: Callable[..., Path], end: str) -> None:
    assert read_source(put(f"satu{end}dua{end}{end}tiga")).text == "satu\ndua\n\ntiga"


@pytest.mark.parametrize("name", ["dengan spasi.txt", "naïve “kutip” – é.txt", "日本語.txt", "😀.txt", "-n.txt",
                                  "%s{x}.txt"])
def test_names_with_blanks_and_other_letters(put: Callable[..., Path], name: str) -> None:
    assert read_source(put(TEXT, name)).name == name


@posix
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/naskah-\xff.txt"
    Path(os.fsdecode(path)).write_text(TEXT)
    assert read_source(os.fsdecode(path)).name == "naskah-�.txt"


@posix
def test_a_link_is_followed(put: Callable[..., Path], tmp_path: Path) -> None:
    link = tmp_path / "tautan.txt"
    link.symlink_to(put(TEXT))
    assert read_source(link).text == TEXT


def test_a_few_control_characters_may_stand(put: Callable[..., Path]) -> None:
    assert read_source(put("satu\x07 dua\x1b tiga")).text == "satu\x07 dua\x1b tiga"


def test_undefined_bytes_of_windows_1252_become_controls(put: Callable[..., Path]) -> None:
    assert read_source(put(b"satu \x81 dua \x93kutip\x94 tiga")).text == "satu \x81 dua “kutip” tiga"


def test_the_largest_file_is_read(put: Callable[..., Path]) -> None:
    path = put(b"a" * MAX_BYTES)
    assert len(read_source(path).text) == MAX_BYTES


@settings(max_examples=60)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
       codec=st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_marked_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str, codec: str) -> None:
    path = tmp_path_factory.mktemp("utf") / "x.txt"
    path.write_bytes(f"a{text}".encode(codec))
    assert read_source(path).text == f"a{text}"


# --- what is refused

def docx(inside: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(inside, "<x/>")
    return held.getvalue()


def opendocument() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return held.getvalue()


PLAIN = "not plain text; open it in its program and save it as plain text."
PHOTO = "not text; add it to a release as a photo instead."
PACKED = "not text; unpack it and import the texts in it."
NOTHING = "not text; there is nothing in it to import."
UNKNOWN = ("is in an encoding HumasDesk does not know; open it in the program that made it and save it as UTF-8.")


@pytest.mark.parametrize(("data", "said"), [
    (b"", "is empty; there is nothing to import."),
    (b" \t\r\n \n", "holds only blanks; there is nothing to import."),
    ("\u00a0\u200b\n\u3000".encode(), "holds only blanks; there is nothing to import."),
    (codecs.BOM_UTF8, "holds only blanks; there is nothing to import."),
    (codecs.BOM_UTF16_LE, "holds only blanks; there is nothing to import."),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"is a PNG picture, {PHOTO}"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", f"is a JPEG picture, {PHOTO}"),
    (b"GIF89a\x01\0", f"is a GIF picture, {PHOTO}"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", f"is a WebP picture, {PHOTO}"),
    (b"\0\0\0\x18ftypheic\0\0", f"is a HEIC picture, {PHOTO}"),
    (b"\0\0\0\x18ftypisom\0\0", f"is a video file, {NOTHING}"),
    (b"%PDF-1.7\n%\xe2\xe3", f"is a PDF file, {PLAIN}"),
    (b"{\\rtf1\\ansi Halo}", f"is an RTF document, {PLAIN}"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", f"is an old Office document, {PLAIN}"),
    (docx("word/document.xml"), f"is a Word document (DOCX), {PLAIN}"),
    (docx("xl/workbook.xml"), f"is an Excel workbook (XLSX), {PLAIN}"),
    (docx("ppt/presentation.xml"), f"is a PowerPoint presentation (PPTX), {PLAIN}"),
    (opendocument(), f"is an OpenDocument file, {PLAIN}"),
    (docx("naskah.txt"), f"is a ZIP archive, {PACKED}"),
    (b"Rar!\x1a\x07\x01\0", f"is a RAR archive, {PACKED}"),
    (b"\x1f\x8b\x08\0abc", f"is a gzip archive, {PACKED}"),
    (b"SQLite format 3\0\x10", f"is a database, {NOTHING}"),
    (b"\x7fELF\x02\x01\x01\0", f"is a program, {NOTHING}"),
    (b"<!DOCTYPE html>\n<html><body>Halo</body></html>",
     "is a web page, not plain text; open it in a browser, copy the text and save it as a text file."),
    (b"  <HTML><p>Halo", "is a web page, not plain text; open it in a browser, copy the text and save it as a text "
                         "file."),
    (b"teks\0dengan nol\0\0\0", "is not text: it holds zero bytes. Open it in the program that made it and save it as "
                                "plain text."),
    (bytes(range(1, 256)) * 3, UNKNOWN),
    ("Губернатор открыл совещание".encode("cp1251"), UNKNOWN),
    ("知事は会議を開いた".encode("shift-jis"), UNKNOWN),
    ("محافظ شرق كاليمانتان".encode("cp1256"), UNKNOWN),
    (("Gubernur “membuka” rapat – hari ini. " * 3).encode()[:-20] + b"\xff selesai",
     "is UTF-8 text that is cut or damaged at byte 109; ask for the file again, or save it anew as UTF-8."),
    (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"a",
     "is UTF-16-LE text that is cut or damaged at byte 136; ask for the file again, or save it anew as UTF-8."),
    (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a",
     "is UTF-16-BE text that is cut or damaged at byte 2; ask for the file again, or save it anew as UTF-8."),
    (codecs.BOM_UTF8 + b"satu \xff dua",
     "is UTF-8 text that is cut or damaged at byte 8; ask for the file again, or save it anew as UTF-8."),
    (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f isi",
     "does not look like text: 10 of its 14 characters are control characters. Save it as plain text in the program "
     "that made it."),
])
def test_bad_content_is_named(put: Callable[..., Path], data: bytes, said: str) -> None:
    path = put(data)
    assert sentence(path) == f"{path} {said}"


def test_a_file_too_large_is_not_read(put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(b"")
    with path.open("r+b") as stream:
        stream.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(os, "fdopen", _counting(os.fdopen, read := []))
    assert sentence(path) == (f"{path} is larger than 5.0 MB, the most an import reads; split it or take only the "
                              "text out of it.")
    assert sum(read) == 0


def test_a_file_that_grows_while_it_is_read(put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(b"a" * 3000)
    real = os.fstat

    def small(handle: int) -> os.stat_result:
        found = list(real(handle))
        found[6] = 10
        return os.stat_result(found)

    monkeypatch.setattr(os, "fstat", small)
    with pytest.raises(BadInput, match="is larger than"):
        read_source(path, limit=2000)


def _counting(real: Callable[..., io.BufferedReader], read: list[int]) -> Callable[..., object]:
    class Counting:
        def __init__(self, stream: io.BufferedReader) -> None:
            self.stream = stream

        def __enter__(self) -> Counting:
            return self

        def __exit__(self, *_: object) -> None:
            self.stream.close()

        def fileno(self) -> int:
            return self.stream.fileno()

        def read(self, size: int) -> bytes:
            data = self.stream.read(size)
            read.append(len(data))
            return data

    return lambda *given: Counting(real(*given))


def test_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "rilis.txt"
    folder.mkdir()
    assert sentence(folder) == f"{folder} is a folder, not a file; import the folder itself or a file in it."


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "hilang.txt"
    assert sentence(path) == f"{path} is not there; check the name, or whether it was moved."


def test_a_file_that_vanishes_between_look_and_open(put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(TEXT)
    real = os.open

    def gone(name: str, *rest: int) -> int:
        path.unlink()
        return real(name, *rest)

    monkeypatch.setattr(os, "open", gone)
    assert sentence(path) == f"{path} is not there; check the name, or whether it was moved."


@posix
def test_a_broken_link(tmp_path: Path) -> None:
    link = tmp_path / "putus.txt"
    link.symlink_to(tmp_path / "tak-ada.txt")
    assert sentence(link) == f"{link} is a link to a file that is gone; import the file itself."


@posix
def test_a_loop_of_links(tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.symlink_to(two)
    two.symlink_to(one)
    assert sentence(one) == f"{one} is a link that leads back to itself; import the file itself."


DEVICE = "is a device or a pipe, not a file; save the text as a file first."


@posix
def test_a_pipe_does_not_hold_us_up(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.txt"
    os.mkfifo(pipe)
    said: list[str] = []
    asking = threading.Thread(target=lambda: said.append(sentence(pipe)), daemon=True)
    asking.start()
    asking.join(timeout=10)
    assert said == [f"{pipe} {DEVICE}"]


@posix
def test_a_pipe_put_in_the_place_of_the_file(put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(TEXT)
    real = os.open

    def swapped(name: str, *rest: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, *rest)

    monkeypatch.setattr(os, "open", swapped)
    assert sentence(path) == f"{path} {DEVICE}"


@posix
def test_a_device() -> None:
    assert sentence("/dev/zero") == f"/dev/zero {DEVICE}"


@posix
def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind("soket.txt")
        assert sentence("soket.txt") == f"soket.txt {DEVICE}"


@posix
def test_a_file_that_may_not_be_read(put: Callable[..., Path],
                                     nobody: Callable[[], AbstractContextManager[None]]) -> None:
    path = put(TEXT)
    path.chmod(0)
    with nobody():
        assert sentence(path) == f"{path} may not be read by you; ask its owner for the right to read it."


@posix
def test_a_path_through_a_file(put: Callable[..., Path]) -> None:
    path = put(TEXT) / "dalam.txt"
    assert sentence(path) == f"{path} leads through something that is not a folder; check how it is written."


@posix
def test_a_name_too_long(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 300)
    assert sentence(path) == f"{'n' * 60}… is a name too long for a file; check how it is written."


def test_a_name_no_file_can_have() -> None:
    assert sentence("naskah\0.txt") == "naskah\0.txt is not a name a file can have; check how it is written."


@posix
def test_any_other_trouble_is_told_with_its_reason(put: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(TEXT)

    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", broken)
    assert sentence(path) == f"{path} cannot be read: Input/output error."


def test_the_cause_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        read_source(tmp_path / "hilang.txt")
    assert isinstance(caught.value.__cause__, FileNotFoundError)
