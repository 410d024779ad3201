"""Which addresses a released page may point to: the web, mail and telephone, nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from humasdesk.export.notice import Notice
from humasdesk.i18n import mark

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
MAX_LENGTH = 2000
"""Longer addresses are no links: Typst refuses 8,000 characters, mail programs cut far earlier."""

_BLANKS_AND_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f]")
_PHONE = re.compile(r"\+?\d[\d ().-]{4,24}\d")
_MAIL = re.compile(r"[^\s@<>\"'(),;:\\]+@[^\s@<>\"'(),;:\\]+\.[^\s@<>\"'(),;:\\.]+")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?:/\S*)?")


def safe(address: str | None) -> str | None:
    """``address`` as plain ASCII where its scheme is allowed, else None (the words are printed without a link)."""
    if not address:
        return None
    address = address.strip()
    if _BLANKS_AND_CONTROLS.search(address.replace(" ", "")):
        return None
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return None
    if scheme not in SCHEMES:
        return None
    ascii_form = quote(address, safe="%/:=&?~#+!$,;'@()*[]-._")
    return ascii_form if len(ascii_form) <= MAX_LENGTH else None


def phone(words: str) -> str | None:
    """A ``tel:`` address where ``words`` are one telephone number."""
    return "tel:" + re.sub(r"[^\d+]", "", words) if _PHONE.fullmatch(words.strip()) else None


def mail(words: str) -> str | None:
    """A ``mailto:`` address where ``words`` are one mail address."""
    return safe("mailto:" + words.strip()) if _MAIL.fullmatch(words.strip()) else None


def site(words: str) -> str | None:
    """A web address where ``words`` are one, its ``https://`` written or not."""
    words = words.strip()
    return safe(words) if "://" in words else safe("https://" + words) if _HOST.fullmatch(words) else None


def refusal(place: Notice, address: str) -> Notice:
    """The notice for an address that stays words."""
    shown = address if len(address) <= 60 else address[:59] + "…"
    return Notice("link", mark("{place}: {address} is not a web, mail or telephone address; its words stand without "
                               "the link."), {"place": place, "address": shown})
