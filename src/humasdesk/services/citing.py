"""Quotations as texts that go elsewhere: cited with who said it, in which release and when; a list as text or CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from humasdesk.files import write_whole
from humasdesk.i18n import tr
from humasdesk.language.said import VERBS_BEHIND
from humasdesk.language.wording import MONTHS
from humasdesk.services.quoting import Quote


def attributed(quote: Quote) -> str:
    """A quotation as a text cites it: ``“…,” kata Isran Noor (Judul, 14 Januari 2019)``; in Indonesian, as releases
    are written."""
    day = f"{quote.day.day} {MONTHS[quote.day.month - 1]} {quote.day.year}"
    source = f"({quote.release.headline}, {day})" if quote.release.headline else f"({day})"
    words, verb = quote.words.rstrip(), quote.verb.removesuffix("nya") if quote.verb in _JOINED else quote.verb
    if not quote.name:
        return f"“{words}” {source}"
    if verb == "menurut":
        return f"Menurut {quote.name}, “{words}” {source}"
    if verb and verb not in VERBS_BEHIND:
        return f"{quote.name} {verb}, “{words}” {source}"
    words = words.removesuffix(".") if not words.endswith("..") else words
    comma = "" if words[-1:] in "?!…," else ","
    return f"“{words}{comma}” {verb or 'kata'} {quote.name} {source}"


_JOINED = frozenset(f"{verb}nya" for verb in VERBS_BEHIND)


def as_text(quotes: Iterable[Quote]) -> str:
    """Each cited, with an empty line between."""
    return "\n\n".join(attributed(one) for one in quotes)


def as_csv(quotes: Iterable[Quote]) -> str:
    """A table with a heading, in the language in use."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow((tr("Quotation"), tr("Speaker"), tr("Post"), tr("Verb"), tr("Day"), tr("Headline"), tr("Number"),
                    tr("Release")))
    table.writerows((one.words, one.name or one.speaker, one.post, one.verb, one.day.isoformat(), one.release.headline,
                     one.release.number, one.release.id) for one in quotes)
    return out.getvalue()


def save(quotes: Iterable[Quote], path: Path) -> None:
    """Write them to a file, as CSV where its name ends so (with a mark by which spreadsheets know its letters).

    Raises ``ExportError`` where it cannot be written.
    """
    if path.suffix.lower() == ".csv":
        write_whole(path, as_csv(quotes).encode("utf-8-sig"))
    else:
        write_whole(path, f"{as_text(quotes)}\n".encode())
