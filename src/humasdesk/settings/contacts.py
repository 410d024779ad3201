"""Telephone numbers and e-mail addresses as an office writes them, and what is wrong with what can be none."""

from __future__ import annotations

import re

from humasdesk.errors import BadInput
from humasdesk.i18n import mark

_BETWEEN_ADDRESSES = re.compile(r"[,;/\s]+")
_BETWEEN_NUMBERS = re.compile(r"[,;/\n]|\s+(?:atau|or|dan|and)\s+", re.IGNORECASE)
_LABEL = re.compile(r"^(?:wa|whatsapp|telp|tel|telepon|phone|hp|ponsel|mobile|fax|faks|call center)\b[.:]*\s*",
                    re.IGNORECASE)
_NOTE = re.compile(r"\([^()\d]*\)")
"""Words in brackets, such as (WA) or (Maria); digits in brackets belong to the number."""
_EXTENSION = re.compile(r"[\s,]*\b(?:ext|ekst|ekstensi|extension|pes|pesawat|x)[.:]?\s*\d{1,6}$", re.IGNORECASE)
_NUMBER = re.compile(r"\(?\+?[\d\s().\u2010-\u2013-]+")
_LEAST, _MOST = 3, 15
"""Digits of a number: 112 is one, and E.164 of the ITU ends at fifteen."""
_ADDRESS = re.compile(r"[^@\s,;<>()\"]+@[^@\s.,;<>()\"]+(?:\.[^@\s.,;<>()\"]+)+")
_LONGEST = 254
"""Characters of an address that mail can still be sent to (RFC 5321)."""


def check_phones(text: str) -> None:
    """Raise :class:`BadInput` unless ``text`` is one number or several, with or without +62, extension and notes."""
    for one in _parts(_BETWEEN_NUMBERS, _EXTENSION.sub("", text.strip())):
        if not _is_phone(one):
            raise BadInput(mark("“{text}” is no telephone number. Write it as in 0541-733333, (0541) 733333 ext. 12 or "
                                "+62\u00a0812\u00a03456\u00a07890; separate several by commas."), text=one)


def check_addresses(text: str) -> None:
    """Raise :class:`BadInput` unless ``text`` is one e-mail address or several."""
    for one in _parts(_BETWEEN_ADDRESSES, text):
        if "@" not in one:
            raise BadInput(mark("“{text}” is no e-mail address: it has no @. Write it as in humas@contoh.go.id; "
                                "separate several by commas."), text=one)
        if not _is_address(one):
            raise BadInput(mark("“{text}” is no e-mail address. Write it as in humas@contoh.go.id; separate several by "
                                "commas."), text=one)


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in separator.split(text) if part.strip()]


def _is_phone(text: str) -> bool:
    bare = _EXTENSION.sub("", _NOTE.sub(" ", _LABEL.sub("", text)).strip()).strip()
    digits = sum(letter.isdecimal() for letter in bare)
    return bool(_NUMBER.fullmatch(bare)) and _LEAST <= digits <= _MOST and bare.count("(") == bare.count(")")


def _is_address(text: str) -> bool:
    name, _, _host = text.partition("@")
    return (bool(_ADDRESS.fullmatch(text)) and len(text) <= _LONGEST and ".." not in name
            and not name.startswith(".") and not name.endswith("."))
