"""Whatever a person does on the page, in whatever order: it stays sound, and undo brings back what was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from document.strategies import documents, hostile, often
from gui.editor.tiny import CTRL, KEEP, NONE, SHIFT, Key, Typist
from humasdesk.document.nodes import Figure
from humasdesk.gui.editor import exchange, mending
from humasdesk.gui.editor.clipboard import FLAVOUR
from humasdesk.gui.editor.deeds import DEEDS
from humasdesk.gui.editor.parts import Parts
from humasdesk.gui.editor.reading import Reader

Step = tuple[Any, ...]
places = st.floats(0, 1)
KEYS = (
    (Key.Key_Return, NONE), (Key.Key_Return, SHIFT), (Key.Key_Backspace, NONE), (Key.Key_Delete, NONE),
    (Key.Key_Backspace, CTRL), (Key.Key_Delete, CTRL), (Key.Key_Tab, NONE), (Key.Key_Backtab, SHIFT),
    (Key.Key_Z, CTRL), (Key.Key_Z, CTRL | SHIFT), (Key.Key_X, CTRL), (Key.Key_V, CTRL), (Key.Key_Left, NONE),
    (Key.Key_Right, SHIFT), (Key.Key_Down, SHIFT), (Key.Key_Up, NONE), (Key.Key_K, CTRL), (Key.Key_U, CTRL),
)  # fmt: skip
TYPED = ("a", "satu dua ", '"', "'", "--", "# ", "- ", "1. ", "> ", "---", "**b**", "*i*", "é", "😀")
steps = st.one_of(
    st.tuples(st.just("go"), places, st.one_of(st.just(None), places)),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("type"), st.sampled_from(TYPED)),
    st.tuples(st.just("do"), st.sampled_from(sorted(DEEDS))),
    st.tuples(st.just("paste"), documents),
    st.tuples(st.just("text"), hostile),
    st.tuples(st.just("change"), documents),
)


def go(typist: Typist, step: Step) -> None:
    sheet = typist.page.sheet
    last = sheet.document().characterCount() - 1
    cursor = sheet.textCursor()
    cursor.setPosition(int(step[1] * last))
    if step[2] is not None:
        cursor.setPosition(int(step[2] * last), KEEP)
    sheet.setTextCursor(cursor)


def paste(typist: Typist, step: Step) -> None:
    mime = QMimeData()
    mime.setData(FLAVOUR, exchange.to_bytes(step[1]))
    typist.copy_paste(mime)


def change(typist: Typist, step: Step) -> None:
    now = typist.page.content()
    typist.page.change_to(Parts(now.kicker, now.dateline, now.headline, step[1]))


DO: dict[str, Callable[[Typist, Step], object]] = {
    "go": go,
    "key": lambda typist, step: typist.press(*step[1]),
    "type": lambda typist, step: typist.type(step[1]),
    "do": lambda typist, step: typist.page.do(step[1]),
    "paste": paste,
    "text": lambda typist, step: typist.paste(step[1]),
    "change": change,
}


@settings(often, suppress_health_check=list(HealthCheck), max_examples=min(often.max_examples, 10_000) // 2)
@given(body=documents, todo=st.lists(steps, max_size=14))
def test_the_page_stays_sound(typist_of_module: Typist, body: tuple[Any, ...], todo: list[Step]) -> None:
    person = typist_of_module
    page, document = person.page, person.page.sheet.document()
    first = Parts("Kicker", "Judul", "TEMPAT", body)
    page.set_content(first.kicker, first.headline, first.dateline, first.body)
    for step in todo:
        DO[step[0]](person, step)
        assert mending.is_sound(document), step
    now, depth = page.content(), document.availableUndoSteps()
    assert now == now.tidy()
    while document.isUndoAvailable():
        document.undo()
    assert page.content() == first
    while document.availableUndoSteps() < depth:
        document.redo()
    assert page.content() == now
    page.set_content(now.kicker, now.headline, now.dateline, now.body)
    assert page.content() == now


@settings(often, suppress_health_check=list(HealthCheck), max_examples=min(often.max_examples, 10_000) // 3)
@given(body=documents, todo=st.lists(steps.filter(lambda step: step[0] in ("go", "type") or step in [
    ("key", KEYS[n]) for n in (0, 2, 3, 4, 5, 10, 16, 17)]), max_size=14))
def test_no_key_takes_half_a_figure(typist_of_module: Typist, body: tuple[Any, ...], todo: list[Step]) -> None:
    """A picture is there with three lines of its own, or not at all."""
    body = (*body, Figure("files/ab/" + "ab" * 32, "alt", "teks", "kredit"))
    person = typist_of_module
    person.page.set_content("", "", "", body)
    for step in todo:
        DO[step[0]](person, step)
    for unit in Reader(person.page.sheet.document()).body():
        if any(isinstance(block, Figure) for block in unit.blocks) and unit.table is None:
            assert len(unit.blocks) == 1
            assert unit.last.blockNumber() - unit.first.blockNumber() == 3
