"""A page as data for Typst: plain JSON, every word printable, every picture fit, nothing that PDF/UA would refuse.

No markup is ever made here: text goes in as JSON strings and the template walks the tree, so ``#read("x")`` or
``$x$`` in a release comes out as exactly that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from humasdesk.document import sides
from humasdesk.document.nodes import Figure, Heading, Paragraph, Rule, Spans, Table
from humasdesk.export import links
from humasdesk.export.blocks import Entry, ListTree, Part, QuoteRun, story
from humasdesk.export.columns import shares
from humasdesk.export.furniture import BODY, alt_text, picture_bytes
from humasdesk.export.glyphs import Ink
from humasdesk.export.labels import Labels
from humasdesk.export.notice import Notice
from humasdesk.export.page import Page
from humasdesk.export.pictures import Picture
from humasdesk.export.themes import Value
from humasdesk.export.wording import Line, Wording, wording
from humasdesk.i18n import mark

Json = dict[str, object]
Fit = Callable[[bytes, str], Picture]

LETTERHEAD = mark("Letterhead")
FOOT = mark("Foot of the page")

_TIED = re.compile(r"[^\W_]{1,30}(?:[-‑–][^\W_]{1,30}){1,3}(?![-‑–]?[^\W_])|[^\s\u00a0]{34,}")
"""A reduplication or a range (``masing-masing``, ``2018–2023``), or a row of signs longer than any word."""

LONGEST_WHOLE = 33
"""Characters that may be kept on one line; a longer piece would not fit a narrow column."""
LONG_ROW = 600
"""Characters from which a row may break over two pages, and a header is not repeated."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one compilation needs: the JSON, the pictures it names, what a person should know."""

    json: str
    pictures: Mapping[str, bytes]
    notices: tuple[Notice, ...]


def prepare(page: Page, labels: Labels, style: Mapping[str, Value], fit: Fit) -> Prepared:
    """``page`` as a template reads it; ``fit`` makes a picture fit. Raises ``ExportError`` for a bad picture."""
    return _Preparation(page, wording(page, labels), labels, fit).done(style)


class _Preparation:
    """One page under preparation: the ink remembers lost signs, the pictures gather by name."""

    def __init__(self, page: Page, words: Wording, labels: Labels, fit: Fit) -> None:
        self._page, self._words, self._labels, self._fit = page, words, labels, fit
        self._ink = Ink()
        self._pictures: dict[str, bytes] = {}
        self._links: list[Notice] = []

    def done(self, style: Mapping[str, Value]) -> Prepared:
        data: Json = {"style": dict(style), "language": "en" if self._page.language == "en" else "id"}
        data |= self._head() | {"body": list(self._body())} | self._foot() | {"about_file": self._about_file()}
        return Prepared(json.dumps(data, ensure_ascii=False), self._pictures,
                        (*self._ink.notices(), *self._links))

    def _about_file(self) -> Json:
        """The file's own title, author, subject and keywords."""
        ink, words = Ink(), self._words  # nothing here is printed; the page's own words carry the notices
        return {
            "title": ink.words(words.headline, "").strip() or ink.words(words.kind, ""),
            "author": ink.words(words.author, ""),
            "subject": ink.words(words.subject, ""),
            "keywords": [ink.words(word, "") for word in words.keywords],
        }

    def _head(self) -> Json:
        words, say = self._words, self._ink.words
        headline = say(words.headline, mark("Headline")).strip() or say(words.kind, LETTERHEAD)
        return {
            "parents": [say(line, LETTERHEAD) for line in words.parents],
            "agency": say(words.agency, LETTERHEAD),
            "address": [say(line, LETTERHEAD) for line in words.address],
            "reach": [self._line(line, LETTERHEAD) for line in words.reach],
            "logo": self._logo(),
            "kind": say(words.kind, LETTERHEAD),
            "number": say(words.number, mark("Number")),
            "date": say(words.date, mark("Date")),
            "immediate": say(words.immediate, LETTERHEAD),
            "stamps": [
                {"kind": stamp.kind, "title": say(stamp.title, mark("Mark")), "running": stamp.running,
                 "note": self._flow(stamp.note, mark("Mark"))}
                for stamp in words.stamps
            ],
            "kicker": say(words.kicker, mark("Kicker")),
            "headline": flow(headline),
            "headline_length": len(headline),
        }

    def _foot(self) -> Json:
        words, say, related = self._words, self._ink.words, mark("Related releases")
        return {
            "related": {"title": say(words.related_title, FOOT), "lines": [
                {"headline": self._flow(headline, related), "beside": self._flow(beside, related)}
                for headline, beside in words.related]},
            "about": {"title": say(words.about_title, FOOT), "lines": [self._flow(line, FOOT) for line in words.about],
                      "length": sum(map(len, words.about))},
            "contact": {"title": say(words.contact_title, FOOT),
                        "lines": [self._line(line, mark("Contact")) for line in words.contact]},
            "page": say(words.page, FOOT),
        }

    def _flow(self, text: str, place: str, number: int = 0) -> list[Json | str]:
        return flow(self._ink.words(text, place, number))

    def _line(self, line: Line, place: str) -> Json:
        return {"text": self._flow(line.text, place), "link": line.link}

    def _logo(self) -> Json | None:
        raw = self._page.agency.logo
        if raw is None:
            return None
        picture = self._fit(raw, "logo")
        return self._kept(picture) | {"alt": self._ink.words(self._words.logo or self._words.kind, LETTERHEAD)}

    def _kept(self, picture: Picture) -> Json:
        self._pictures[picture.name] = picture.data
        return {"file": picture.name, "width": picture.width, "height": picture.height}

    # ---- the body

    def _body(self) -> Iterator[Json]:
        """The blocks, with the dateline run into the first paragraph and the sign-off into the last."""
        words = self._words
        place, sign_off = self._dateline(), self._ink.words(words.sign_off, mark("Sign-off"))
        for each in story(self._page.body, bool(place), bool(sign_off)):
            block = {"number": each.number} | self._part(each.number, each.part)
            if each.opens:
                block["dateline"] = place
            if each.closes:
                block["sign_off"] = sign_off
            yield block

    def _dateline(self) -> Json | None:
        words, say = self._words, self._ink.words
        if not words.place:
            return None
        return {"place": say(words.place, mark("Dateline")), "dash": say(words.dash, mark("Dateline"))}

    def _part(self, number: int, part: Part) -> Json:
        match part:
            case Paragraph():
                return {"kind": "paragraph", "spans": self._spans(part.spans, number)}
            case Heading():
                spans = self._spans(part.spans, number)
                printed = "".join(Ink().words(span.text, "") for span in part.spans)
                kind = "heading" if printed.strip() else "paragraph"  # PDF/UA refuses a heading without words
                return {"kind": kind, "level": part.level, "spans": spans}
            case QuoteRun():
                return {"kind": "quote", "paragraphs": [
                    {"number": number + offset, "spans": self._spans(spans, number + offset)}
                    for offset, spans in enumerate(part.paragraphs)]}
            case ListTree():
                return self._list(part)
            case Figure():
                return self._figure(part, number)
            case Table():
                return self._table(part, number)
            case Rule():
                return {"kind": "rule"}
            case _:
                assert_never(part)

    def _spans(self, spans: Spans, number: int) -> list[Json]:
        return [
            {"text": self._flow(span.text, BODY, number), "signs": len(span.text), "bold": span.bold,
             "italic": span.italic, "link": self._link(span.link, number)}
            for span in spans
        ]

    def _link(self, address: str | None, number: int) -> str | None:
        kept = links.safe(address)
        if address and kept is None:
            self._links.append(links.refusal(Notice("place", BODY, {"number": number}), address))
        return kept

    def _list(self, tree: ListTree) -> Json:
        return {"kind": "list", "ordered": tree.ordered, "start": tree.start,
                "entries": [self._entry(entry) for entry in tree.entries]}

    def _entry(self, entry: Entry) -> Json:
        return {"number": entry.number, "spans": self._spans(entry.spans, entry.number),
                "lists": [self._list(tree) for tree in entry.lists]}

    def _figure(self, figure: Figure, number: int) -> Json:
        picture = self._fit(picture_bytes(self._page, figure), figure.source)
        say = self._ink.words
        credit = self._labels.credit(figure.credit)
        return {"kind": "figure", **self._kept(picture), "alt": say(alt_text(figure, self._page), BODY, number),
                "caption": self._flow(self._labels.caption(figure.caption, credit), BODY, number),
                "credit": self._flow(credit, BODY, number)}

    def _table(self, table: Table, number: int) -> Json:
        rows = [[self._spans(cell, number) for cell in row] for row in table.rows]
        longest = max((sum(_length(cell) for cell in row) for row in table.rows), default=0)
        stands = [side or "left" for side in sides.of(table)]
        return {"kind": "table", "rows": rows, "columns": shares(table), "aligns": stands,
                "whole_rows": longest < LONG_ROW}


def flow(text: str) -> list[Json | str]:
    """``text`` in pieces: strings, ``{"whole": …}`` that must stay on one line, ``{"endless": …}`` that may break.

    Typst could find them itself by a show rule, but gives up at a few thousand in one paragraph.
    """
    pieces: list[Json | str] = []
    place = 0
    for found in _TIED.finditer(text):
        if found.start() > place:
            pieces.append(text[place:found.start()])
        pieces.append({"endless" if len(found[0]) > LONGEST_WHOLE else "whole": found[0]})
        place = found.end()
    if place < len(text):
        pieces.append(text[place:])
    return pieces


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)
