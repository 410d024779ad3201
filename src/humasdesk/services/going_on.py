"""A text that went on in two places: what was typed in one is joined with what became of it in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Block, Document
from humasdesk.document.normal import document
from humasdesk.domain.release import Content
from humasdesk.services.figures import files_of

_Words = tuple[str, str, str, str]


def words_of(content: Content) -> _Words:
    """Kicker, headline, dateline and body."""
    return content.kicker, content.headline, content.dateline, content.body


def united(read: Content, typed: Content, now: Content) -> Content:
    """``typed``, which was ``read`` before, with what ``now`` changed of that since. Where both changed one line of the
    head or one paragraph, it stands as it was typed: the person at the page sees it."""
    if words_of(now) == words_of(read):
        return typed
    if words_of(typed) == words_of(read):
        kicker, headline, dateline, body = words_of(now)
        files = now.files
    else:
        kicker, headline, dateline = (new if own == old else own for old, own, new in zip(
            words_of(read)[:3], words_of(typed)[:3], words_of(now)[:3], strict=True))
        found = joined(from_markdown(read.body), from_markdown(typed.body), from_markdown(now.body))
        body, files = to_markdown(found), files_of(found)
    return replace(typed, kicker=kicker, headline=headline, dateline=dateline, body=body, files=files)


def joined(read: Sequence[Block], typed: Sequence[Block], now: Sequence[Block]) -> Document:
    """``read`` with the changes of ``typed``, and with those of ``now`` that touch none of them."""
    own = list(_changes(read, typed))
    free = [one for one in _changes(read, now) if not any(_touch(one, other) for other in own)]
    made = list(read)
    for start, end, blocks in sorted([*own, *free], key=lambda one: one[:2], reverse=True):
        made[start:end] = blocks
    return document(made)


_Change = tuple[int, int, Sequence[Block]]
"""Which blocks of the old text, from and to, became which."""


def _changes(before: Sequence[Block], after: Sequence[Block]) -> Iterator[_Change]:
    """What ``after`` changed, block by block where as many stand there as stood there."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, left, right in matcher.get_opcodes():
        if tag == "replace" and end - start == right - left:
            yield from ((start + place, start + place + 1, after[left + place:left + place + 1])
                        for place in range(end - start))
        elif tag != "equal":
            yield start, end, after[left:right]


def _touch(one: _Change, other: _Change) -> bool:
    """Whether two changes concern one block, or put something into the same place."""
    if one[0] == one[1] and other[0] == other[1]:
        return one[0] == other[0]
    return max(one[0], other[0]) < min(one[1], other[1]) or any(
        inner[0] == inner[1] and outer[0] < inner[0] < outer[1] for inner, outer in ((one, other), (other, one)))
