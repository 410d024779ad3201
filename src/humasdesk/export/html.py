"""A page as one HTML file: pictures inside, no script that runs, no request outside, every word escaped."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import assert_never

from humasdesk import assets
from humasdesk.document import sides
from humasdesk.document.nodes import Figure, Heading, Paragraph, Rule, Spans, Table
from humasdesk.errors import ExportError
from humasdesk.export import jsonld, links, pictures
from humasdesk.export.blocks import ListTree, Placed, QuoteRun, story
from humasdesk.export.columns import shares, used
from humasdesk.export.furniture import BODY, alt_text, picture_bytes
from humasdesk.export.labels import Labels, labels
from humasdesk.export.notice import Made, Notice
from humasdesk.export.page import Page
from humasdesk.export.pictures import Picture
from humasdesk.export.prepare import flow
from humasdesk.export.themes import Theme, chosen
from humasdesk.export.wording import Line, Stamp, Wording, wording
from humasdesk.i18n import mark

MAX_SIDE = 1600
"""Longest side of a picture in pixels: sharp at the article's width on a dense screen."""
LOGO_SIDE = 400
DESCRIPTION = 200
"""Characters of the first paragraph that name the page in lists of links."""

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def to_html(page: Page, templates: Sequence[Path] = ()) -> Made:
    """``page`` as one HTML file; ``templates`` are an office's own theme folders.

    Raises ``ExportError`` for a picture that cannot be used and for a theme that cannot be read.
    """
    theme, notices = chosen(page.theme, templates)
    table = labels(page.language, templates)
    writer = _Writer(page, wording(page, table), table)
    lines = [*writer.head(_style(theme, page)), f'<body class="theme-{_text(theme.name)}">', "<article>",
             *writer.letterhead(), *writer.title(), '<div class="story">', *writer.story(), "</div>", *writer.foot(),
             "</article>", "</body>", "</html>", ""]
    return Made("\n".join(lines).encode("utf-8"), (*notices, *writer.refused))


def _style(theme: Theme, page: Page) -> str:
    """The theme's settings as CSS variables, the shared rules, the widths of this page's columns, the theme's own."""
    own = theme.text("page.css")
    if "</style" in own.lower():
        raise ExportError(mark("The page.css of the letterhead theme {theme} must not hold </style."), theme=theme.name)
    tables = [block for block in page.body if isinstance(block, Table)]
    widths = [f".w{share} {{ width: {share}%; }}" for share in used(tables)]
    return "\n".join((_variables(theme.style), assets.text("templates", "base.css").strip(), *widths, own.strip()))


def _variables(style: Mapping[str, object]) -> str:
    """Colours and fonts were checked against narrow patterns when the theme was read."""
    named = "; ".join(f"--{name}: {style[name]}" for name in ("accent", "second", "muted"))
    fonts = "; ".join(f"--{name.replace('_', '-')}: \"{style[name]}\"" for name in ("body_font", "heading_font"))
    return f":root {{ {named}; {fonts} }}"


def _text(words: str) -> str:
    """Words as HTML: escaped, signs that HTML forbids left out."""
    return escape(_CONTROLS.sub("", words))


def _lines(words: str) -> str:
    return "<br>".join(_text(line) for line in words.split("\n"))


def _run(words: str) -> str:
    """Running text, in which a reduplication or a range (``2018–2023``) stays on one line, as on paper."""
    return "".join(_lines(piece) if isinstance(piece, str)
                   else f'<span class="whole">{_text(str(piece["whole"]))}</span>' if "whole" in piece
                   else _text(str(piece["endless"])) for piece in flow(words))


def _image(picture: Picture, alt: str) -> str:
    data = base64.b64encode(picture.data).decode("ascii")
    return (f'<img src="data:image/{picture.kind};base64,{data}" alt="{_text(alt)}" width="{picture.width}" '
            f'height="{picture.height}">')


def _line(line: Line) -> str:
    return f'<a href="{_text(line.link)}" rel="noopener">{_text(line.text)}</a>' if line.link else _text(line.text)


def _paragraphs(lines: Sequence[str], name: str) -> str:
    return "".join(f'<p class="{name}">{_text(line)}</p>' for line in lines if line)


class _Writer:
    """One page being written; ``refused`` gathers the links that stay words."""

    def __init__(self, page: Page, words: Wording, table: Labels) -> None:
        self._page, self._words, self._labels = page, words, table
        self.refused: list[Notice] = []

    def head(self, style: str) -> Iterator[str]:
        page, words = self._page, self._words
        title = " – ".join(part for part in (words.headline or words.kind, words.author) if part)
        yield from ("<!doctype html>", f'<html lang="{"en" if page.language == "en" else "id"}">', "<head>",
                    '<meta charset="utf-8">', f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
                    '<meta name="viewport" content="width=device-width, initial-scale=1">',
                    '<meta name="color-scheme" content="light dark">')
        if page.draft or page.embargo or page.withdrawn:
            yield '<meta name="robots" content="noindex">'
        yield f"<title>{_text(title)}</title>"
        for name, content in (("description", self._description()), ("author", words.author),
                              ("keywords", ", ".join(words.keywords))):
            if content:
                yield f'<meta name="{name}" content="{_text(content)}">'
        yield f"<style>\n{style}\n</style>"
        yield f'<script type="application/ld+json">{_CONTROLS.sub("", jsonld.news_article(page, words))}</script>'
        yield "</head>"

    def _description(self) -> str:
        first = next((block for block in self._page.body if isinstance(block, Paragraph)), None)
        said = " ".join("".join(span.text for span in first.spans).split()) if first else ""
        return said if len(said) <= DESCRIPTION else said[:DESCRIPTION].rsplit(" ", 1)[0] + " …"

    def letterhead(self) -> Iterator[str]:
        words, logo = self._words, self._page.agency.logo
        if not (logo or words.agency or words.parents):
            return
        yield '<header class="letterhead">'
        if logo is not None:
            yield f'<div class="logo">{_image(pictures.fit(logo, "logo", LOGO_SIDE), words.logo)}</div>'
        yield f'<div class="agency">{_paragraphs(words.parents, "parent")}{_paragraphs((words.agency,), "name")}'
        yield f'{_paragraphs(words.address, "address")}{self._reach()}</div>'
        yield "</header>"

    def _reach(self) -> str:
        """One address beside the other; the dot between two is the ground of a blank, which goes where a line ends."""
        reach = "<i> </i>".join(f"<span>{_line(line)}</span>" for line in self._words.reach)
        return f'<p class="reach">{reach}</p>' if reach else ""

    def title(self) -> Iterator[str]:
        words = self._words
        day = self._page.date
        row = [f'<span class="kind">{_text(words.kind)}</span>']
        if words.number:
            row.append(f'<span class="number">{_text(words.number)}</span>')
        if day:
            row.append(f'<time datetime="{day.isoformat()}">{_text(words.date)}</time>')
        if words.immediate:
            row.append(f'<strong class="immediate">{_text(words.immediate)}</strong>')
        yield f'<div class="facts">{" ".join(row)}</div>'
        for stamp in words.stamps:
            yield self._stamp(stamp)
        if words.kicker:
            yield f'<p class="kicker">{_text(words.kicker)}</p>'
        yield f"<h1>{_run(words.headline or words.kind)}</h1>"

    def _stamp(self, stamp: Stamp) -> str:
        title = _text(stamp.title)
        if stamp.kind == "embargo" and self._page.embargo:
            until = self._page.embargo.until.isoformat(timespec="minutes")
            title = f'<time datetime="{until}">{title}</time>'
        note = f"<p>{_lines(stamp.note)}</p>" if stamp.note else ""
        return f'<div class="stamp {stamp.kind}" role="note"><p><strong>{title}</strong></p>{note}</div>'

    # ---- the body

    def story(self) -> Iterator[str]:
        """The blocks, with the dateline run into the first paragraph and the sign-off into the last."""
        words = self._words
        for each in story(self._page.body, bool(words.place), bool(words.sign_off)):
            if isinstance(each.part, Paragraph):
                yield self._paragraph(each, each.part)
            else:
                yield self._part(each.number, each.part)

    def _paragraph(self, each: Placed, paragraph: Paragraph) -> str:
        words = self._words
        said = []
        if each.opens:
            said.append(f'<strong class="place">{_text(words.place)}</strong> {_text(words.dash)}')
        if paragraph.spans:
            said.append(self._spans(paragraph.spans, each.number))
        if each.closes:
            said.append(f'<em class="sign-off">{_text(words.sign_off)}</em>')
        signed = ' class="signed"' if each.closes and not paragraph.spans else ""
        return f"<p{signed}>{' '.join(said)}</p>"

    def _part(self, number: int, part: Heading | QuoteRun | ListTree | Figure | Table | Rule) -> str:
        match part:
            case Heading():
                return f"<h{part.level}>{self._spans(part.spans, number)}</h{part.level}>"
            case QuoteRun():
                inside = "".join(f"<p>{self._spans(spans, number + offset)}</p>"
                                 for offset, spans in enumerate(part.paragraphs))
                return f"<blockquote>{inside}</blockquote>"
            case ListTree():
                return self._list(part)
            case Figure():
                return self._figure(part)
            case Table():
                return self._table(part, number)
            case Rule():
                return "<hr>"
            case _:
                assert_never(part)

    def _spans(self, spans: Spans, number: int) -> str:
        made: list[str] = []
        for span in spans:
            words = _run(span.text)
            if span.italic:
                words = f"<em>{words}</em>"
            if span.bold:
                words = f"<strong>{words}</strong>"
            address = links.safe(span.link)
            if address:
                words = f'<a href="{_text(address)}" rel="noopener">{words}</a>'
            elif span.link:
                self.refused.append(links.refusal(Notice("place", BODY, {"number": number}), span.link))
            made.append(words)
        return "".join(made)

    def _list(self, tree: ListTree) -> str:
        items = "".join(f"<li>{self._spans(entry.spans, entry.number)}{''.join(map(self._list, entry.lists))}</li>"
                        for entry in tree.entries)
        if not tree.ordered:
            return f"<ul>{items}</ul>"
        start = f' start="{tree.start}"' if tree.start != 1 else ""
        return f"<ol{start}>{items}</ol>"

    def _figure(self, figure: Figure) -> str:
        picture = pictures.fit(picture_bytes(self._page, figure), figure.source, MAX_SIDE)
        credit = self._labels.credit(figure.credit)
        told = self._labels.caption(figure.caption, credit)
        said = [_text(told)] if told else []
        if credit:
            said.append(f'<span class="credit">{_text(credit)}</span>')
        caption = f"<figcaption>{' '.join(said)}</figcaption>" if said else ""
        return f"<figure>{_image(picture, alt_text(figure, self._page))}{caption}</figure>"

    def _table(self, table: Table, number: int) -> str:
        wide = shares(table)
        names = [" ".join(filter(None, ("" if share else "short", align if align in ("center", "right") else "")))
                 for share, align in zip(wide, sides.of(table), strict=True)]
        kinds = [f' class="{name}"' if name else "" for name in names]

        def row(cells: Sequence[Spans], tag: str) -> str:
            scope = ' scope="col"' if tag == "th" else ""
            return "<tr>" + "".join(f"<{tag}{scope}{kind}>{self._spans(cell, number)}</{tag}>"
                                    for cell, kind in zip(cells, kinds, strict=True)) + "</tr>"

        columns = "".join(f'<col class="w{share}">' if share else "<col>" for share in wide)
        body = "".join(row(cells, "td") for cells in table.rows[1:])
        head = row(table.rows[0], "th")
        return (f'<div class="table"><table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody>'
                "</table></div>")

    # ---- the foot

    def foot(self) -> Iterator[str]:
        words = self._words
        if not (words.related or words.about or words.contact):
            return
        yield "<footer>"
        if words.related:
            items = "".join(f"<li>{_text(headline)}{f' ({_text(beside)})' if beside else ''}</li>"
                            for headline, beside in words.related)
            yield f'<section class="related"><h2>{_text(words.related_title)}</h2><ul>{items}</ul></section>'
        if words.about:
            said = "".join(f"<p>{_text(line)}</p>" for line in words.about)
            yield f'<section class="about"><h2>{_text(words.about_title)}</h2>{said}</section>'
        if words.contact:
            said = "<br>".join(_line(line) for line in words.contact)
            yield f'<section class="contact"><h2>{_text(words.contact_title)}</h2><address>{said}</address></section>'
        yield "</footer>"
