"""Weighs how likely one word was meant where another was written: how the slip came about, and how common the word is.

The weights are for people at a keyboard: neighbour keys, one vowel for another, a doubled or swallowed letter and
letters that sound alike (f, v, p) cost less than an arbitrary letter; another first letter costs more.
"""

from __future__ import annotations

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aiueo")
_ALIKE = frozenset(frozenset(pair) for pair in (
    "vf", "fp", "vp", "kc", "zj", "zs", "td", "bp", "gk", "qk", "mn", "yi", "wu", "sc", "kh", "xs"))


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of keys that touch on a keyboard."""
    places = {key: (row, column + row * 0.4) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    return frozenset((one, other) for one, (row, column) in places.items() for other, (row2, column2) in places.items()
                     if one != other and abs(row - row2) <= 1 and abs(column - column2) <= 1)


_NEAR = _neighbours()
_ARBITRARY, _ALIKE_COST, _NEAR_COST = 1.15, 0.95, 0.9
_SWAPPED = 0.6
_EXTRA, _EXTRA_DOUBLE = 1.05, 0.75
_MISSING, _MISSING_DOUBLE = 0.8, 0.7
_FIRST = 0.2
"""Weights of slips, in slips; tuned on natural slips and on machine-made ones together."""


def _other_letter() -> dict[str, float]:
    """What it costs to have typed the first letter of the key for the second."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    costs = {}
    for one in letters:
        for other in letters:
            cost = _ARBITRARY
            if (one in _VOWELS and other in _VOWELS) or frozenset((one, other)) in _ALIKE:
                cost = _ALIKE_COST
            if (one, other) in _NEAR:
                cost = min(cost, _NEAR_COST)
            costs[one + other] = cost
    return costs


_OTHER_LETTER = _other_letter()


def slip_cost(written: str, meant: str) -> float:
    """The weighted number of slips that turn ``meant`` into ``written``."""
    rows = [[_MISSING * at for at in range(len(meant) + 1)]]
    for i, x in enumerate(written, start=1):
        row = [rows[-1][0] + _EXTRA]
        doubled = i > 1 and written[i - 2] == x
        extra = _EXTRA_DOUBLE if doubled else _EXTRA
        for j, y in enumerate(meant, start=1):
            cost = rows[-1][j - 1] + (0.0 if x == y else _OTHER_LETTER.get(x + y, _ARBITRARY))
            twin = (j > 1 and meant[j - 2] == y) or (j < len(meant) and meant[j] == y)
            cost = min(cost, rows[-1][j] + extra, row[j - 1] + (_MISSING_DOUBLE if twin else _MISSING))
            if i > 1 and j > 1 and x == meant[j - 2] and written[i - 2] == y and x != y:
                cost = min(cost, rows[-2][j - 2] + _SWAPPED)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] + (_FIRST if written[:1] != meant[:1] else 0.0)


_SLIP, _SECOND_SLIP, _RARE = 2.5, 0.2, 1.05
_FLOOR = 660
"""The level from which on all words are equally rare."""


def penalty(written: str, meant: str, level: int, slips: int) -> float:
    """Smaller is likelier; ``level`` is how common ``meant`` is."""
    return slip_cost(written, meant) * _SLIP + (slips - 1) * _SECOND_SLIP + rarity(level)


def rarity(level: int) -> float:
    """What a word's rarity weighs."""
    return min(level, _FLOOR) / 100 * _RARE
