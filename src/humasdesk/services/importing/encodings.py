"""Tells UTF-8, UTF-16, UTF-32 and Windows-1252 apart, and says so when a text is none of them."""

from __future__ import annotations

import codecs
import re

from humasdesk.errors import BadInput
from humasdesk.i18n import mark

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-bom"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
"""Byte-order mark, codec, and the name a source carries; UTF-32 first, its mark begins like that of UTF-16."""

_SAMPLE = 1 << 16
_UTF16_SHARE = 0.4
"""Share of zero bytes in one half of the byte pairs from which on a text without a mark is taken for UTF-16."""

_HIGH = bytes(range(0x80, 0x100))
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_FOREIGN_SHARE = 0.25
"""Share of bytes above 127 from which on a text is not Windows-1252: its languages write mostly plain letters."""

_UNDEFINED = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding; raises :class:`BadInput` naming ``path``."""
    for bom, codec, name in _MARKS:
        if data.startswith(bom):
            return _strictly(data[len(bom):], codec, path, len(bom)), name
    unmarked = _utf16_without_mark(data)
    if unmarked:
        return _strictly(data, unmarked, path), unmarked
    if b"\0" in data:
        raise BadInput(mark("{path} is not text: it holds zero bytes. Open it in the program that made it and save "
                            "it as plain text."), path=path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as cause:
        return _windows_1252(data, path, cause), "windows-1252"


def _strictly(data: bytes, codec: str, path: str, skipped: int = 0) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as cause:
        raise _damaged(path, codec, cause.start + skipped) from cause


def _damaged(path: str, codec: str, offset: int) -> BadInput:
    return BadInput(mark("{path} is {encoding} text that is cut or damaged at byte {offset}; ask for the file again, "
                         "or save it anew as UTF-8."), path=path, encoding=codec.upper(), offset=offset)


def _utf16_without_mark(data: bytes) -> str:
    """The codec of a text in UTF-16 without a mark, by where its zero bytes stand; empty when it is none."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2 or b"\0" not in sample:
        return ""
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd >= _UTF16_SHARE and even == 0:
        return "utf-16-le"
    if even >= _UTF16_SHARE and odd == 0:
        return "utf-16-be"
    return ""


def _windows_1252(data: bytes, path: str, cause: UnicodeDecodeError) -> str:
    """Latin text of one byte a character. Its five bytes without a meaning become control characters, which the
    import then takes out and lists like any other."""
    high = len(data) - len(data.translate(None, _HIGH))
    valid = [len(found) for found in _SEQUENCE.findall(data)]
    if len(valid) >= 3 and sum(valid) > 3 * (high - sum(valid)):
        raise _damaged(path, "utf-8", cause.start) from cause
    if high > _FOREIGN_SHARE * len(data) and high > 4:
        raise BadInput(mark("{path} is in an encoding HumasDesk does not know; open it in the program that made it "
                            "and save it as UTF-8."), path=path) from cause
    return data.decode("latin-1").translate(_WINDOWS_1252)
