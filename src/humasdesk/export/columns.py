"""How wide the columns of a table are: reckoned once from their words, so that paper and screen agree."""

from __future__ import annotations

from collections.abc import Sequence

from humasdesk.document.nodes import Spans, Table

WIDE_CELL = 24
"""Characters from which a column shares the free width instead of taking just what it needs."""
NARROW_TOTAL = 56
"""Characters that columns of their own width may take together; beyond, every column gets its share."""
LONGEST_SHARE = 80
"""Characters of a cell that count: a still longer one gets lines, not width."""
AIR = 3
"""Characters that the blank beside the words is worth: a column of one digit needs it as much as one of words."""


def shares(table: Table) -> tuple[int, ...]:
    """For every column the share of free width it takes, all together about 100; 0 for just what it needs.

    Beside wide columns, short ones (a time, a sum) keep to themselves while they are few; without a wide one, or
    with many short ones, all share the width by their longest words and cells.
    """
    longest = [max(map(_length, column), default=0) for column in zip(*table.rows, strict=True)]
    short = [length for length in longest if length <= WIDE_CELL]
    alone = len(short) < len(longest) and sum(short) <= NARROW_TOTAL
    weights = [0 if alone and length <= WIDE_CELL else min(length, LONGEST_SHARE) + AIR for length in longest]
    return tuple(weight and max(1, round(100 * weight / sum(weights))) for weight in weights)


def _length(spans: Spans) -> int:
    return sum(len(span.text) for span in spans)


def used(tables: Sequence[Table]) -> tuple[int, ...]:
    """The shares that occur in ``tables``, once each, in order."""
    return tuple(sorted({share for table in tables for share in shares(table)} - {0}))
