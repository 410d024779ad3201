"""The body as a page sees it: runs joined, lists as trees, dateline and sign-off in their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.samples import p, words
from humasdesk.document.nodes import Block, Document, Figure, Heading, Item, Paragraph, Quote, Rule, Table
from humasdesk.export.blocks import Entry, ListTree, QuoteRun, parts, story


def item(text: str, level: int = 0, ordered: bool = False, start: int = 1) -> Item:
    return Item(words(text), ordered, level, start)


def shape(tree: ListTree) -> object:
    """A list as plain data: kind, start, and each entry's text with its lists."""
    kind = f"ol{tree.start}" if tree.ordered else "ul"
    return [kind, *([entry.spans[0].text, *map(shape, entry.lists)] for entry in tree.entries)]


def lists(*items: Item) -> list[object]:
    return [shape(part) for _, part in parts(items) if isinstance(part, ListTree)]


def test_neighbouring_quotes_are_one_and_places_are_kept() -> None:
    body = (p("a"), Quote(words("b")), Quote(words("c")), p("d"), Quote(words("e")))
    assert [(number, type(part)) for number, part in parts(body)] == [
        (1, Paragraph), (2, QuoteRun), (4, Paragraph), (5, QuoteRun)]


def test_levels_become_lists_inside_items() -> None:
    assert lists(item("a"), item("b", 1), item("c", 2), item("d", 1), item("e")) == [
        ["ul", ["a", ["ul", ["b", ["ul", ["c"]]], ["d"]]], ["e"]]]


def test_another_kind_begins_another_list() -> None:
    assert lists(item("a"), item("b", ordered=True, start=4), item("c", ordered=True, start=9), item("d")) == [
        ["ul", ["a"]], ["ol4", ["b"], ["c"]], ["ul", ["d"]]]


def test_a_skipped_level_is_one_step() -> None:
    assert lists(item("a", 3), item("b", 3), item("c", 1)) == [["ul", ["a", ["ul", ["b"], ["c"]]]]]


def test_only_the_outermost_list_has_a_start() -> None:
    assert lists(item("a"), item("b", 1, ordered=True, start=5)) == [["ul", ["a", ["ol1", ["b"]]]]]


def test_headings_have_no_gaps() -> None:
    body = (Heading(3, words("a")), Heading(3, words("b")), Heading(2, words("c")), Heading(3, words("d")))
    assert [part.level for _, part in parts(body) if isinstance(part, Heading)] == [2, 3, 2, 3]


def flags(body: Document, dateline: bool = True, sign_off: bool = True) -> list[tuple[str, bool, bool]]:
    return [(type(each.part).__name__, each.opens, each.closes) for each in story(body, dateline, sign_off)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((p("a"), p("b")), [("Paragraph", True, False), ("Paragraph", False, True)]),
        ((p("a"),), [("Paragraph", True, True)]),
        ((Figure("f"), p("a"), Figure("g")),
         [("Figure", False, False), ("Paragraph", True, True), ("Figure", False, False)]),
        ((item("a"),), [("Paragraph", True, False), ("ListTree", False, False), ("Paragraph", False, True)]),
        ((), [("Paragraph", True, False), ("Paragraph", False, True)]),
        ((Rule(),), [("Rule", False, False), ("Paragraph", True, False), ("Paragraph", False, True)]),
        ((Heading(2, words("h")), p("a")),
         [("Paragraph", True, False), ("Heading", False, False), ("Paragraph", False, True)]),
    ],
)
def test_where_dateline_and_sign_off_go(body: Document, expected: list[tuple[str, bool, bool]]) -> None:
    assert flags(body) == expected


def test_a_page_without_them_gets_nothing_added() -> None:
    assert flags((item("a"), p("b")), dateline=False, sign_off=False) == [
        ("ListTree", False, False), ("Paragraph", False, False)]


def texts(part: object) -> list[str]:
    match part:
        case Paragraph() | Heading():
            return [span.text for span in part.spans]
        case QuoteRun():
            return [span.text for spans in part.paragraphs for span in spans]
        case ListTree():
            return [text for entry in part.entries for text in texts(entry)]
        case Entry():
            return [*(span.text for span in part.spans), *(text for tree in part.lists for text in texts(tree))]
        case Table():
            return [span.text for row in part.rows for cell in row for span in cell]
        case _:
            return []


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(p, st.text()),
    st.builds(lambda text: Quote(words(text)), st.text()),
    st.builds(lambda text, level: Heading(level, words(text)), st.text(), st.sampled_from([2, 3])),
    st.builds(item, st.text(), st.integers(0, 3), st.booleans(), st.integers(1, 99)),
    st.just(Rule()),
)


@given(st.lists(BLOCKS), st.booleans(), st.booleans())
def test_no_word_is_lost_or_moved(body: list[Block], dateline: bool, sign_off: bool) -> None:
    written = [block.spans[0].text for block in body if not isinstance(block, Rule | Figure | Table)]
    placed = story(tuple(body), dateline, sign_off)
    assert [text for each in placed for text in texts(each.part)] == written
    assert sum(each.opens for each in placed) == dateline
    assert sum(each.closes for each in placed) == sign_off
