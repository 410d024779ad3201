"""The bridge gives back what was put in: at once, after any edits, and after a programmatic change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from document.strategies import documents, hostile, often, raw_documents
from humasdesk.document import normal
from humasdesk.document.nodes import Document, Figure, Item, Span
from humasdesk.gui.editor import bridge, formats
from humasdesk.gui.editor.formats import Shape
from humasdesk.gui.editor.known import Known

pytestmark = pytest.mark.usefixtures("qapp")

Step = tuple[Any, ...]
KEEP = QTextCursor.MoveMode.KeepAnchor
places = st.floats(0, 1)
edits = st.one_of(
    st.tuples(st.just("type"), places, hostile),
    st.tuples(st.just("delete"), places, places),
    st.tuples(st.just("enter"), places),
    st.tuples(st.just("backspace"), places),
    st.tuples(st.just("bold"), places, places),
    st.tuples(st.just("italic"), places, places),
    st.tuples(st.just("link"), places, places),
    st.tuples(st.just("shape"), places, st.sampled_from([
        Shape(), Shape("heading", 2), Shape("heading", 3), Shape("quote"), Shape("item", 2, True, 7), Shape("item", 0),
        Shape("rule"), Shape("caption"), Shape("alt"), Shape("figure"), Shape("headline"),
    ])),
    st.tuples(st.just("move"), places, places, places),
    st.tuples(st.just("list"), places, places),
    st.tuples(st.just("table"), places),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)  # fmt: skip


def letters(**wanted: object) -> QTextCharFormat:
    form = QTextCharFormat()
    for name, value in wanted.items():
        getattr(form, name)(value)
    return form


def move(cursor: QTextCursor, step: Step) -> None:
    fragment = cursor.selection()
    cursor.removeSelectedText()
    cursor.setPosition(int(step[3] * (cursor.document().characterCount() - 1)))
    cursor.insertFragment(fragment)


EDITS: dict[str, Callable[[QTextCursor, Step], object]] = {
    "type": lambda cursor, step: cursor.insertText(step[2]),
    "delete": lambda cursor, _: cursor.removeSelectedText(),
    "enter": lambda cursor, _: cursor.insertBlock(),
    "backspace": lambda cursor, _: cursor.deletePreviousChar(),
    "bold": lambda cursor, _: cursor.mergeCharFormat(letters(setFontWeight=QFont.Weight.Bold)),
    "italic": lambda cursor, _: cursor.mergeCharFormat(letters(setFontItalic=True)),
    "link": lambda cursor, _: cursor.mergeCharFormat(letters(setAnchor=True, setAnchorHref="https://a.id")),
    "shape": lambda cursor, step: cursor.setBlockFormat(formats.block_format(step[2])),
    "move": move,
    "list": lambda cursor, _: cursor.createList(QTextListFormat.Style.ListDisc),
    "table": lambda cursor, _: cursor.insertTable(2, 2),
    "undo": lambda cursor, _: cursor.document().undo(),
    "redo": lambda cursor, _: cursor.document().redo(),
}


def edit(document: QTextDocument, step: Step) -> None:
    """One raw edit, as no key of ours would do it."""
    cursor = QTextCursor(document)
    last = document.characterCount() - 1
    spots = [int(spot * last) for spot in step[1:] if isinstance(spot, float)]
    if spots:
        cursor.setPosition(spots[0])
    if len(spots) > 1:
        cursor.setPosition(spots[1], KEEP)
    EDITS[str(step[0])](cursor, step)


def loaded(body: Document) -> QTextDocument:
    document = QTextDocument()
    bridge.load(document, body)
    return document


@often
@given(documents)
def test_what_was_put_in_is_read(body: Document) -> None:
    document = loaded(body)
    assert bridge.read(document) == body
    assert not document.isUndoAvailable()
    assert not document.isModified()


@often
@given(documents, st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_a_whole_page_is_read_as_it_was_put_in(body: Document, kicker: str, headline: str, dateline: str) -> None:
    document = QTextDocument()
    parts = bridge.Parts(kicker, headline, dateline, body)
    bridge.load_parts(document, parts)
    assert bridge.read_parts(document) == parts.tidy()


@often
@given(documents, st.lists(edits, max_size=12))
@example(tuple(Item((Span(word),)) for word in ("Samarinda", "Samarinda", "Samarinda", "0")),
         [("list", 0.0, 0.5), ("delete", 0.96875, 0.25)])  # undone, Qt names too short a stretch
def test_after_any_edits_the_document_is_sound(body: Document, steps: list[Step]) -> None:
    document = loaded(body)
    known = Known(document)
    for step in steps:
        edit(document, step)
        assert bridge.read_parts(document, known) == bridge.read_parts(document)
    now, depth = bridge.read(document), document.availableUndoSteps()
    assert normal.document(now) == now
    assert bridge.read(loaded(now)) == now
    while document.isUndoAvailable():
        document.undo()
    assert bridge.read(document) == bridge.read(document, known) == body
    while document.availableUndoSteps() < depth:
        document.redo()
    assert bridge.read(document) == bridge.read(document, known) == now


@often
@given(documents, documents, st.lists(st.integers(0, 6), max_size=4), st.lists(edits, max_size=4), st.booleans())
@example((Figure("a.jpg"), Figure("a.jpg")), (Figure("a.jpg", credit="Adi"),), [], [], False)
def test_a_programmatic_change_is_one_step(
    before: Document, after: Document, kept: list[int], steps: list[Step], page: bool
) -> None:
    mixed = list(after)
    for place in kept:
        mixed[place:place] = before[place:place + 1]
    after = normal.document(mixed)
    document = QTextDocument()
    if page:
        bridge.load_parts(document, bridge.Parts("Kicker", "Judul", "SAMARINDA", before))
    else:
        bridge.load(document, before)
    for step in steps:
        edit(document, step)
    now = bridge.read_parts(document)
    depth = document.availableUndoSteps()
    bridge.apply(document, after)
    assert bridge.read_parts(document) == bridge.Parts(now.kicker, now.headline, now.dateline, after)
    if now.body == after:
        return
    assert document.availableUndoSteps() > depth
    document.undo()
    assert document.availableUndoSteps() == depth
    assert bridge.read_parts(document) == now
    document.redo()
    assert bridge.read(document) == after


@often
@given(raw_documents)
def test_nothing_is_touched_where_nothing_differs(raw: Document) -> None:
    body = normal.document(raw)
    document = loaded(body)
    bridge.apply(document, body)
    assert not document.isUndoAvailable()
    assert document.revision() == loaded(body).revision()
