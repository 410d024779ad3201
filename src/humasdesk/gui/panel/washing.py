"""The words that led to a suggestion, as marks on the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from humasdesk.gui.checking.placing import Base, bases
from humasdesk.gui.editor.findings import Passage
from humasdesk.gui.editor.formats import LINE_BREAK
from humasdesk.gui.editor.marks import Mark, Marks
from humasdesk.services.suggesting import Mention, Suggestion

_TOKEN = "selection"  # noqa: S105 (a colour's name)


def marks(suggestion: Suggestion, passages: Iterable[Passage], body: str) -> Marks:
    """Marks for the suggestion's words in the passages they were found in; ``body`` is the text that was looked at.
    A passage that was typed in since has none."""
    by_text: defaultdict[str, list[Mark]] = defaultdict(list)
    for base in bases(passages, body):
        by_text[base.text] += [Mark(one.start - base.start, one.end - base.start, _TOKEN)
                               for one in suggestion.mentions if _within(one, base)]
    return lambda text: by_text.get(text.replace(LINE_BREAK, "\n"), [])


def first(suggestion: Suggestion, passages: Iterable[Passage], body: str) -> tuple[int, int, int] | None:
    """Block and characters of the first of the suggestion's words that still stand on the page."""
    return next(((base.block, one.start - base.start, one.end - base.start) for base in bases(passages, body)
                 for one in suggestion.mentions if _within(one, base)), None)


def _within(one: Mention, base: Base) -> bool:
    return one.field == base.field and base.start <= one.start and one.end <= base.start + len(base.text)
