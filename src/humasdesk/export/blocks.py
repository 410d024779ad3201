"""The body as a page sees it: neighbouring quotes as one quote, list items as trees, headings without gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, assert_never

from humasdesk.document.nodes import Document, Figure, Heading, Item, Paragraph, Quote, Rule, Spans, Table


@dataclass(frozen=True, slots=True)
class QuoteRun:
    """One block quote of one or more paragraphs."""

    paragraphs: tuple[Spans, ...]


@dataclass(slots=True)
class ListTree:
    """One list of one kind; ``start`` is the first number of an ordered one."""

    ordered: bool
    start: int = 1
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One list item with the lists inside it; ``number`` is its place in the body, from 1."""

    number: int
    spans: Spans
    lists: list[ListTree] = field(default_factory=list)


Part = Paragraph | Heading | QuoteRun | ListTree | Figure | Table | Rule
Numbered = tuple[int, Part]
Run = TypeVar("Run", Quote, Item)


def parts(body: Document) -> Iterator[Numbered]:
    """Every part with the place (from 1) of its first block, so that a notice can say where."""
    place, deepest = 0, 1
    while place < len(body):
        block = body[place]
        number = place + 1
        match block:
            case Quote():
                quotes = _run(body, place, Quote)
                yield number, QuoteRun(tuple(quote.spans for quote in quotes))
                place += len(quotes)
                continue
            case Item():
                items = _run(body, place, Item)
                for tree in _lists(items, number):
                    yield tree.entries[0].number, tree
                place += len(items)
                continue
            case Heading():
                deepest = min(block.level, deepest + 1, 3)
                yield number, Heading(deepest, block.spans)
            case Paragraph() | Figure() | Table() | Rule():
                yield number, block
            case _:
                assert_never(block)
        place += 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A part in its place. ``opens``: the dateline runs into this paragraph; ``closes``: the sign-off follows it.

    Where no paragraph can take the dateline or the sign-off, one without words of its own is put in.
    """

    number: int
    part: Part
    opens: bool = False
    closes: bool = False


def story(body: Document, dateline: bool, sign_off: bool) -> list[Placed]:
    """The whole body with the places of its dateline and sign-off, each only where the page has one.

    The dateline opens the first block that is neither picture nor rule, the sign-off closes the last such one.
    """
    placed = [Placed(number, part) for number, part in parts(body)]
    words = [place for place, each in enumerate(placed) if not isinstance(each.part, Figure | Rule)]
    first = words[0] if words else len(placed)
    if sign_off:
        last = words[-1] if words else None
        if last is not None and isinstance(placed[last].part, Paragraph):
            placed[last] = replace(placed[last], closes=True)
        else:
            placed.append(Placed(len(body), Paragraph(()), closes=True))
    if dateline:
        if words and isinstance(placed[first].part, Paragraph):
            placed[first] = replace(placed[first], opens=True)
        else:
            placed.insert(first, Placed(first + 1, Paragraph(()), opens=True))
    return placed


def _run(body: Document, place: int, kind: type[Run]) -> list[Run]:
    run: list[Run] = []
    for block in body[place:]:
        if not isinstance(block, kind):
            break
        run.append(block)
    return run


def _lists(items: Sequence[Item], number: int) -> list[ListTree]:
    """Items of a flat row as trees; a level that is skipped counts as one step deeper."""
    roots: list[ListTree] = []
    open_lists: list[ListTree] = []
    for offset, item in enumerate(items):
        depth = min(item.level, len(open_lists))
        del open_lists[depth + 1:]
        siblings = roots if depth == 0 else open_lists[depth - 1].entries[-1].lists
        if depth == len(open_lists) or open_lists[depth].ordered != item.ordered:
            del open_lists[depth:]
            open_lists.append(ListTree(item.ordered, item.start if depth == 0 else 1))
            siblings.append(open_lists[depth])
        open_lists[depth].entries.append(Entry(number + offset, item.spans))
    return roots
