"""What each text block of a page said when it was read last, and how much; forgotten where the page has changed since.

Reading or counting 5,000 words means asking Qt for every piece of every block, while a key changes one.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument

from humasdesk.document.nodes import Block, Document, Figure, Table
from humasdesk.gui.editor import formats
from humasdesk.gui.editor.count import Count, count_text
from humasdesk.gui.editor.formats import FIGURE_LINES, HEAD_LINES, OBJECT


class Known(QObject):
    """Follows ``document`` and belongs to it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._said: list[tuple[Block, ...] | None] = [None] * document.blockCount()
        self._counts: list[tuple[int, int, int] | None] = [None] * document.blockCount()
        document.documentLayout()  # without one Qt does not say what has changed
        document.contentsChange.connect(self._changed)

    def of(self, block: QTextBlock) -> tuple[Block, ...] | None:
        """What a block said; nothing where that is not known any more."""
        return self._said[block.blockNumber()]

    def learn(self, block: QTextBlock, said: Iterable[Block]) -> tuple[Block, ...]:
        """Remember what a block says."""
        found = self._said[block.blockNumber()] = tuple(said)
        return found

    def learn_page(self, body: Document) -> None:
        """Remember a body in normal form that was just put under the head lines, as far as every block of it is one of
        the page: down to the first table. The first reading of a long page takes as long as putting it in."""
        number = len(HEAD_LINES)
        for block in body:
            if isinstance(block, Table):
                return
            if isinstance(block, Figure):
                number += 1 + len(FIGURE_LINES)
            else:
                self._said[number] = (block,)
                number += 1

    def count(self) -> Count:
        """The count of what readers see of all blocks."""
        counts = [self._count_of(number) if found is None else found for number, found in enumerate(self._counts)]
        self._counts[:] = counts
        return Count(*map(sum, zip(*counts, strict=True)))

    def _count_of(self, number: int) -> tuple[int, int, int]:
        block = self._document.findBlockByNumber(number)
        if formats.shape(block.blockFormat()).kind == "alt":
            return 0, 0, 0
        return count_text(block.text().replace(OBJECT, ""))

    def _changed(self, place: int, removed: int, added: int) -> None:
        """Blocks from the one at ``place`` to the one at the end of what was added are new; what stood between the
        blocks above and below them is gone. Where several blocks were replaced, as by an undo, Qt may name a shorter
        stretch than it has changed: then all is forgotten."""
        count = self._document.blockCount()
        first, end = self._document.findBlock(place), self._document.findBlock(place + added)
        last = end.blockNumber() if end.isValid() else count - 1
        gone = last - (count - len(self._said))
        replaced = removed and added and (count != len(self._said) or last != first.blockNumber())
        if replaced or not first.isValid() or gone < first.blockNumber() - 1:
            self._said, self._counts = [None] * count, [None] * count
            return
        old, new = slice(first.blockNumber(), gone + 1), last - first.blockNumber() + 1
        self._said[old] = [None] * new
        self._counts[old] = [None] * new
