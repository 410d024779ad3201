"""The words of a release text by text, as the page shows them, and the same release with some of them replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from humasdesk.document import normal
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Block, Document, Figure, Rule, Span, Spans, Table
from humasdesk.document.quick import words_of
from humasdesk.domain.release import Changes, Content
from humasdesk.errors import Refused
from humasdesk.i18n import mark
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, Me

_HEADS = ("kicker", "headline", "dateline")
_MOVED_ON = mark("The text has changed since it was searched. Search again.")


@dataclass(frozen=True, slots=True)
class Swap:
    """In the text of that number, ``old`` from ``start`` (characters) becomes ``new``."""

    text: int
    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a release said before and after its words were replaced, so that it can be taken back."""

    release: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    changes: Changes


def texts_of(content: Content) -> tuple[str, ...]:
    """Every text of a release in the order of the page: heads, then blocks; of a figure caption, credit and alt text,
    of a table its cells."""
    found = [getattr(content, name) for name in _HEADS]

    def note(spans: Spans, one_line: bool) -> Spans:
        found.append("".join(span.text for span in spans))
        return spans

    _walk(from_markdown(content.body), note)
    return tuple(found)


def quick_texts(content: Content) -> tuple[str, ...]:
    """The same words without reading the structure, for passing over releases that cannot hold what is looked for."""
    return (*(getattr(content, name) for name in _HEADS), words_of(content.body))


def rewritten(content: Content, swaps: Iterable[Swap]) -> Content:
    """``content`` with these words replaced; new words take the format of the first letter that they replace. Raises
    :class:`Refused` where the old words do not stand there any more."""
    by_text: dict[int, list[Swap]] = {}
    for swap in swaps:
        by_text.setdefault(swap.text, []).append(swap)
    kicker, headline, dateline = (_in_line(getattr(content, name), by_text.get(number, ()))
                                  for number, name in enumerate(_HEADS))
    number = len(_HEADS) - 1

    def change(spans: Spans, one_line: bool) -> Spans:
        nonlocal number
        number += 1
        return _in_spans(spans, by_text.get(number, ()), one_line)

    body = _walk(from_markdown(content.body), change)
    return replace(content, kicker=kicker, headline=headline, dateline=dateline, body=to_markdown(
        normal.document(body)) if any(one >= len(_HEADS) for one in by_text) else content.body)


def rewrite(desk: Desk, me: Me, release_id: str, swaps: Sequence[Swap], note: str = "") -> Rewritten:
    """Replace words in a release: one new revision. Raises :class:`Refused` where it may not be edited, or has
    changed since."""
    seen: list[tuple[str, ...]] = []

    def change(before: Content) -> Content:
        after = rewritten(before, swaps)
        seen.extend((_words(before), _words(after)))
        return after

    changes = drafting.edit(desk, me, release_id, change, note=note)
    return Rewritten(release_id, seen[0], seen[1], changes)


def take_back(desk: Desk, me: Me, one: Rewritten, note: str = "") -> Changes:
    """Let a release say again what it said before, in one new revision; refused where it has been edited since."""

    def change(now: Content) -> Content:
        if _words(now) != one.after:
            raise Refused(mark("It was edited afterwards, so this is not taken back."))
        kicker, headline, dateline, body = one.before
        return replace(now, kicker=kicker, headline=headline, dateline=dateline, body=body)

    return drafting.edit(desk, me, one.release, change, note=note)


def _words(content: Content) -> tuple[str, ...]:
    return (*(getattr(content, name) for name in _HEADS), content.body)


def _walk(document: Document, visit: Callable[[Spans, bool], Spans]) -> list[Block]:
    return [_visited(block, visit) for block in document]


def _visited(block: Block, visit: Callable[[Spans, bool], Spans]) -> Block:
    def line(text: str) -> str:
        return "".join(span.text for span in visit((Span(text),) if text else (), True))

    match block:
        case Rule():
            return block
        case Figure():
            caption, credit, alt = line(block.caption), line(block.credit), line(block.alt)
            return replace(block, caption=caption, credit=credit, alt=alt)
        case Table():
            return replace(block, rows=tuple(tuple(visit(cell, False) for cell in row) for row in block.rows))
    return replace(block, spans=visit(block.spans, False))


def _in_line(text: str, swaps: Iterable[Swap]) -> str:
    return "".join(span.text for span in _in_spans((Span(text),) if text else (), swaps, True))


def _in_spans(spans: Spans, swaps: Iterable[Swap], one_line: bool) -> Spans:
    wanted = sorted(swaps, key=lambda swap: swap.start, reverse=True)
    if not wanted:
        return spans
    letters = [(letter, span) for span in spans for letter in span.text]
    for swap in wanted:
        end = swap.start + len(swap.old)
        if "".join(letter for letter, _ in letters[swap.start:end]) != swap.old:
            raise Refused(_MOVED_ON)
        new = normal.clean(swap.new).replace("\n", " " if one_line else "\n")
        letters[swap.start:end] = [(letter, letters[swap.start][1]) for letter in new]
    return tuple(replace(span, text="".join(letter for letter, _ in group))
                 for span, group in groupby(letters, key=lambda pair: pair[1]))


