"""Tidies texts and writes down every single change with the means to find its place again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from humasdesk.document.nodes import Document, Span, Spans
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.services.importing import leaves
from humasdesk.services.importing.blanks import Run, is_blank, skeleton, untidy
from humasdesk.services.importing.changes import CONTEXT, Change, Field, Kind
from humasdesk.services.importing.twins import Twins
from humasdesk.services.importing.veils import unveiled

MOST_CHANGES = 5_000
"""Changes one import may list; a text of 50,000 words damaged like the sample has about 5,000."""

_TWIN_WORK = 20_000_000
"""Runs times characters up to which places that look alike are counted; beyond, the nearest one is taken."""


class Ledger:
    """The changes of one import, numbered from 1 in the order in which they stand in the text."""

    __slots__ = ("changes",)

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def add(self, kind: Kind, field: Field, before: str, after: str = "", **rest: Any) -> None:
        """Write down one change; ``rest`` are the other parts of :class:`Change`."""
        if len(self.changes) >= MOST_CHANGES:
            raise BadInput(mark("This text has more than {limit} runs of blanks, line breaks or control characters to "
                                "tidy; tidy it in a text editor first, then import it."), limit=MOST_CHANGES)
        self.changes.append(Change(len(self.changes) + 1, kind, field, before, after, **rest))

    def tidied_line(self, field: Field, text: str) -> str:
        """``text`` tidied, as one line, for a field that is one."""
        line = text.replace("\n", " ")
        runs = list(untidy(line))
        self._note(field, [(skeleton(line), runs)])
        return leaves.text_of(leaves.edited((Span(line),), _edits(runs))) if runs else line

    def tidied_body(self, document: Document, keep_breaks: bool) -> Document:
        """``document`` with every leaf tidied; one in which nothing can be seen goes."""
        found: list[tuple[str, list[Run]]] = []

        def tidied(spans: Spans) -> Spans:
            text = leaves.text_of(spans)
            if is_blank(text):
                return ()
            runs = list(untidy(text, keep_breaks))
            found.append((skeleton(text), runs))
            return leaves.edited(spans, _edits(runs)) if runs else spans

        document = leaves.map_leaves(document, tidied)
        self._note("body", found)
        return document

    def _note(self, field: Field, found: Sequence[tuple[str, list[Run]]]) -> None:
        """Write down the runs of every leaf of a field, given with the leaf's skeleton."""
        whole = "\n".join(bones for bones, _ in found)
        count = sum(len(runs) for _, runs in found)
        twins = Twins(whole, bool(count) and count * len(whole) <= _TWIN_WORK)
        start = 0
        for bones, runs in found:
            for run in runs:
                left, right = bones[max(0, run.at - CONTEXT):run.at], bones[run.at:run.at + CONTEXT]
                twin, number = twins.of(left + right, start + run.at - len(left))
                found_as = run._replace(before=unveiled(run.before))
                self.add(found_as.kind, field, found_as.before, run.after, left=left, right=right,
                         at=start + run.at, twin=twin, twins=number)
            start += len(bones) + 1


def _edits(runs: list[Run]) -> list[leaves.Edit]:
    return [(run.start, run.end, run.after) for run in runs]
