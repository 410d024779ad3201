"""What we write shows the same words, formats, links and pictures in other readers of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given

from document.strategies import documents, often
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Document, Figure, Rule, Span, Table

Shown = tuple[str, ...] | tuple[str, bool, bool, str | None]
_KNOWN = {"p", "ul", "ol", "li", "blockquote", "h2", "h3", "table", "thead", "tbody", "tr", "td", "th", "hr"}


class _Page(HTMLParser):
    """The letters a browser would show, each with bold, italic and link; breaks, pictures and strange tags between."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown: list[Shown] = []
        self.open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("strong", "em", "a"):
            self.open.append((tag, values.get("href")))
        elif tag not in _KNOWN:
            self.shown.append((tag, values.get("src") or "", values.get("alt") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "em", "a"):
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        link = next((address for tag, address in self.open if tag == "a"), None)
        self.shown += [(char, "strong" in tags, "em" in tags, link) for char in data if not char.isspace()]


def _shown(page: str) -> list[Shown]:
    reader = _Page()
    reader.feed(page)
    reader.close()
    return reader.shown


def _told(document: Document) -> Iterator[Shown]:
    for block in document:
        if isinstance(block, Figure):
            yield "img", block.source, block.alt
            yield from _letters(Span(block.caption), Span(block.credit, italic=True))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _letters(*cell)
        elif not isinstance(block, Rule):
            yield from _letters(*block.spans)


def _letters(*spans: Span) -> Iterator[Shown]:
    for span in spans:
        for char in span.text:
            if char == "\n":
                yield "br", "", ""
            elif not char.isspace():
                yield char, span.bold, span.italic, span.link


def _commonmark() -> Callable[[str], str]:
    library = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed; it comes with import-linter")
    reader = library.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    reader.normalizeLink = str
    render: Callable[[str], str] = reader.render
    return render


@often
@given(documents)
def test_python_markdown_as_it_comes(document: Document) -> None:
    page = markdown.markdown(to_markdown(document), extensions=["tables", "sane_lists"])
    assert _shown(page) == list(_told(document))


@often
@given(documents)
def test_commonmark_with_tables(document: Document) -> None:
    assert _shown(_commonmark()(to_markdown(document))) == list(_told(document))
