"""Recognises files that are not text by how they begin, and says what they are and what to do instead."""

from __future__ import annotations

import re

from humasdesk.errors import BadInput
from humasdesk.i18n import mark

_TEXT_PROGRAM = mark("{path} is {kind}, not plain text; open it in its program and save it as plain text.")
_PICTURE = mark("{path} is {kind}, not text; add it to a release as a photo instead.")
_ARCHIVE = mark("{path} is {kind}, not text; unpack it and import the texts in it.")
_OTHER = mark("{path} is {kind}, not text; there is nothing in it to import.")
_PAGE = mark("{path} is a web page, not plain text; open it in a browser, copy the text and save it as a text file.")

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", _PICTURE, mark("a PNG picture")),
    (b"\xff\xd8\xff", _PICTURE, mark("a JPEG picture")),
    (b"GIF87a", _PICTURE, mark("a GIF picture")),
    (b"GIF89a", _PICTURE, mark("a GIF picture")),
    (b"II*\0", _PICTURE, mark("a TIFF picture")),
    (b"MM\0*", _PICTURE, mark("a TIFF picture")),
    (b"%PDF-", _TEXT_PROGRAM, mark("a PDF file")),
    (b"{\\rtf", _TEXT_PROGRAM, mark("an RTF document")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _TEXT_PROGRAM, mark("an old Office document")),
    (b"Rar!\x1a\x07", _ARCHIVE, mark("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE, mark("a 7-Zip archive")),
    (b"\x1f\x8b", _ARCHIVE, mark("a gzip archive")),
    (b"SQLite format 3\0", _OTHER, mark("a database")),
    (b"\x7fELF", _OTHER, mark("a program")),
    (b"MZ\x90\0", _OTHER, mark("a program")),
    (b"ID3\x03", _OTHER, mark("a sound file")),
    (b"ID3\x04", _OTHER, mark("a sound file")),
    (b"OggS\0", _OTHER, mark("a sound or video file")),
    (b"\x1aE\xdf\xa3", _OTHER, mark("a sound or video file")),
)
"""How a file begins, the sentence for it, and its kind."""

_ZIP = b"PK\x03\x04"
_IN_ZIP = (
    (b"word/", mark("a Word document (DOCX)")),
    (b"xl/", mark("an Excel workbook (XLSX)")),
    (b"ppt/", mark("a PowerPoint presentation (PPTX)")),
    (b"mimetypeapplication/vnd.oasis.opendocument", mark("an OpenDocument file")),
)
_WEB = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<!--.{0,2000}?-->\s{0,200})?<(?:!doctype\s+html|html|\?xml)\b",
                  re.IGNORECASE | re.DOTALL)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
FEW_CONTROLS = 8
"""So many control characters may stand in any text; beyond it, one in fifty."""


def refuse_binary(data: bytes, path: str) -> None:
    """Raise :class:`BadInput` when ``data`` begins like a known kind of file that is no text."""
    for beginning, sentence, kind in _BEGINNINGS:
        if data.startswith(beginning):
            raise _is(sentence, path, kind)
    if data.startswith(_ZIP):
        raise _zip(data, path)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise _is(_PICTURE, path, mark("a WebP picture"))
    if data[4:8] == b"ftyp":
        heic = data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        raise _is(*((_PICTURE, path, mark("a HEIC picture")) if heic else (_OTHER, path, mark("a video file"))))
    if _WEB.match(data):
        raise BadInput(_PAGE, path=path)


def refuse_controls(text: str, path: str) -> None:
    """Raise :class:`BadInput` when ``text`` holds so many control characters that it can hardly be a text."""
    count = len(_CONTROL.findall(text))
    if count > max(FEW_CONTROLS, len(text) // 50):
        raise BadInput(mark("{path} does not look like text: {count} of its {size} characters are control "
                            "characters. Save it as plain text in the program that made it."),
                       path=path, count=count, size=len(text))


def _zip(data: bytes, path: str) -> BadInput:
    for inside, kind in _IN_ZIP:
        if inside in data:
            return _is(_TEXT_PROGRAM, path, kind)
    return _is(_ARCHIVE, path, mark("a ZIP archive"))


def _is(sentence: str, path: str, kind: str) -> BadInput:
    """The error; the kind is itself an error's sentence, so that it is translated when it is shown."""
    return BadInput(sentence, path=path, kind=BadInput(kind))
