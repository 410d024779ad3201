"""Where a quotation stands on the page that is open."""

from __future__ import annotations

from collections.abc import Iterable

from humasdesk.gui.editor.findings import Passage
from humasdesk.services.quoting import Quote


def place_of(quote: Quote, passages: Iterable[Passage]) -> tuple[int, int, int] | None:
    """Block and characters of the quotation's words; of several places the one whose turn it is in the release."""
    found, before = [], 0
    for one in passages:
        start = one.text.find(quote.words)
        while start >= 0:
            found.append((abs(before + start - quote.start), one.block, start))
            start = one.text.find(quote.words, start + 1)
        before += len(one.text) + 1 if one.block > 2 else 0
    if not found:
        return None
    _, block, start = min(found)
    return block, start, start + len(quote.words)
