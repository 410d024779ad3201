"""Applies fixes to a text's fields. They change the document's spans, so bold, links and all other places survive."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from humasdesk.document import normal
from humasdesk.document.nodes import Block, Document, Figure, Rule, Span, Spans, Table
from humasdesk.document.plain import TextMap, plain
from humasdesk.language.finding import Finding, Fix
from humasdesk.language.text import Text, of_document

ROUNDS = 8
"""A fix may lay bare another place to mend; after so many rounds the rest is left to people."""


@dataclass(frozen=True, slots=True)
class Written:
    """The fields of a release as they can be edited."""

    headline: str = ""
    kicker: str = ""
    dateline: str = ""
    body: Document = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the preview of many fixes: the finding, and what becomes of its words."""

    finding: Finding
    fix: Fix


def as_text(written: Written, sign_off: str | None = None) -> Text:
    """``written`` as the checks see it."""
    return Text(written.headline, written.kicker, written.dateline, of_document(written.body), sign_off)


def apply(written: Written, fixes: Iterable[Fix]) -> Written:
    """``written`` with ``fixes`` made, all of which speak of it as it is now; of two that overlap the first counts.

    Raises ``ValueError`` for a fix that reaches from one block into another.
    """
    chosen = _apart(fixes)
    lines = {name: _line(getattr(written, name), [fix for fix in chosen if fix.field == name])
             for name in ("headline", "kicker", "dateline")}
    body = _body(written.body, [fix for fix in chosen if fix.field == "body"])
    return Written(lines["headline"], lines["kicker"], lines["dateline"], body)


def automatic(findings: Iterable[Finding], rules: Collection[str] | None = None) -> tuple[Change, ...]:
    """The automatic fixes of the chosen ``rules`` (``None``: of all) that can be made together: the preview."""
    changes = [Change(one, one.automatic) for finding in findings for one in finding.each()
               if one.automatic and (rules is None or one.rule in rules)]
    kept = _apart(change.fix for change in changes)
    places = {id(fix) for fix in kept}
    return tuple(change for change in changes if id(change.fix) in places)


def fix_all(written: Written, check: Callable[[Written], Sequence[Finding]],
            rules: Collection[str] | None = None) -> tuple[Written, tuple[Change, ...]]:
    """``written`` with every automatic fix of ``rules`` made, also those that only show after another, and the list of
    what was done. Doing it twice changes nothing more."""
    done: list[Change] = []
    for _ in range(ROUNDS):
        changes = automatic(check(written), rules)
        after = apply(written, [change.fix for change in changes])
        if after == written:
            break
        done += changes
        written = after
    return written, tuple(done)


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Those of ``fixes`` that do not touch an earlier one, in the order of the text."""
    kept: list[Fix] = []
    for fix in fixes:
        if all(fix.field != other.field or fix.end < other.start or other.end < fix.start
               or (fix.end == other.start and fix.start < fix.end and other.start < other.end)
               or (other.end == fix.start and fix.start < fix.end and other.start < other.end)
               for other in kept):
            kept.append(fix)
    return sorted(kept, key=lambda fix: (fix.start, fix.end))


def _line(text: str, fixes: Sequence[Fix]) -> str:
    for fix in reversed(fixes):
        text = text[:fix.start] + fix.replacement + text[fix.end:]
    return text


def _body(document: Document, fixes: Sequence[Fix]) -> Document:
    if not fixes:
        return document
    places = TextMap.of(document)
    by_block: dict[int, list[Fix]] = {}
    for fix in fixes:
        index, start = places.place(fix.start)
        end = start + fix.end - fix.start
        if end > len(plain(document[index])):
            raise ValueError("a fix reaches into another block")
        by_block.setdefault(index, []).append(replace(fix, start=start, end=end))
    blocks = list(document)
    for index, own in by_block.items():
        blocks[index] = _block(blocks[index], own)
    return normal.document(blocks)


def _block(block: Block, fixes: Sequence[Fix]) -> Block:
    if isinstance(block, Rule):
        return block
    if isinstance(block, Table):
        return _table(block, fixes)
    if isinstance(block, Figure):
        return _figure(block, fixes)
    return replace(block, spans=_spans(block.spans, fixes))


def _table(table: Table, fixes: Sequence[Fix]) -> Table:
    start = 0
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            size = sum(len(span.text) for span in cell)
            cells.append(_spans(cell, _within(fixes, start, size)))
            start += size + 1
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows))


def _figure(figure: Figure, fixes: Sequence[Fix]) -> Figure:
    size = len(figure.caption)
    begin = size + 1 if figure.caption else 0
    return replace(figure, caption=_line(figure.caption, _within(fixes, 0, size)),
                   credit=_line(figure.credit, _within(fixes, begin, len(figure.credit))))


def _within(fixes: Sequence[Fix], start: int, size: int) -> list[Fix]:
    """The fixes that lie in ``size`` code points from ``start`` on, counted from there."""
    return [replace(fix, start=fix.start - start, end=fix.end - start) for fix in fixes
            if start <= fix.start and fix.end <= start + size]


def _spans(spans: Spans, fixes: Sequence[Fix]) -> Spans:
    """``spans`` with ``fixes`` made; only what differs is touched, and takes its neighbours' format."""
    chars = [replace(span, text=char) for span in spans for char in span.text]
    for fix in sorted(fixes, key=lambda one: (one.start, one.end), reverse=True):
        if fix.italic:
            chars[fix.start:fix.end] = [replace(char, italic=True) for char in chars[fix.start:fix.end]]
            continue
        before = "".join(char.text for char in chars[fix.start:fix.end])
        for start, end, words in reversed(list(least(before, fix.replacement))):
            first, last = fix.start + start, fix.start + end
            chars[first:last] = [replace(_model(chars, first, last), text=char) for char in words]
    return normal.spans(chars)


def _model(chars: Sequence[Span], first: int, last: int) -> Span:
    """Whose format new characters take: what they replace, else what stands before, else what follows."""
    if first < last or first == 0:
        return chars[first] if first < len(chars) else Span("")
    return chars[first - 1]


def least(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The smallest edits that make ``after`` of ``before``."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield start, end, after[first:last]
