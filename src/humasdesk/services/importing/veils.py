"""Carries characters that no document holds through the reading of Markdown, so that their places are known after it.

A reader of Markdown drops control characters unseen, or trips over them. Each goes in as one of the last 256 private
characters of Unicode, which no text uses, and is found again in the words it stood in.
"""

from __future__ import annotations

import re

from humasdesk.services.importing.blanks import UNHELD, VEILS

_HIDDEN = (*range(0xA0), *range(0xFDD0, 0xFDF0), 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF)
_FIRST = 0x10FF00
_PUT_ON = {code: _FIRST + number for number, code in enumerate(_HIDDEN)}
_TAKEN_OFF = {veil: code for code, veil in _PUT_ON.items()}

_UNHELD = re.compile(f"[{UNHELD}]")
_VEIL = re.compile(f"[{VEILS}]")
_IN_ADDRESS = re.compile("%F4%8F%B[C-F]%[89AB][0-9A-F]")
"""A veil as an address spells it, in UTF-8."""


def veiled(text: str) -> str:
    """``text`` with a veil for every character that no document holds."""
    return _UNHELD.sub(lambda found: chr(_PUT_ON[ord(found[0])]), text)


def unveiled(text: str) -> str:
    """``text`` with the characters themselves again."""
    return text.translate(_TAKEN_OFF) if _VEIL.search(text) else text


def without(text: str) -> str:
    """``text`` without any veil."""
    return _VEIL.sub("", text)


def without_in_address(address: str) -> str:
    """``address``, which is no text, without the veils that were spelled into it."""
    return _IN_ADDRESS.sub("", address)
