"""Finds the words at most two slips from a string, by walking the word graph beside the string.

A slip is a letter more, less or other, or two neighbours exchanged. The walk keeps, for each beginning of a word, the
distances to the five beginnings of the string that are about as long; all others are more than two slips away. Few
such rows occur, so each is computed once a string and then looked up: a step of the walk is one look into a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from humasdesk.language.spelling.wordlists import Graph

FAR = 2
_TOO_FAR = FAR + 1
_BAND = 2 * FAR + 1
_OTHER = ""

Row = tuple[int, ...]
State = tuple[int, Row, Row, str]
"""Letters walked, the distances now and one letter ago, and the last letter. Place ``k`` of a row belongs to the
string's beginning of ``letters walked - 2 + k`` letters."""


class _Steps:
    """The rows met for one string, numbered: ``after[number]`` leads by letter to the next number (-1: too far), and
    ``distance[number]`` is that of the whole string."""

    def __init__(self, string: str) -> None:
        self.string = string
        first: State = (0, tuple(max(at - FAR, 0) if at >= FAR else _TOO_FAR for at in range(_BAND)),
                        (_TOO_FAR,) * _BAND, _OTHER)
        self.after: list[dict[str, int]] = []
        self.distance: list[int] = []
        self._states: list[State] = []
        self._numbers: dict[State, int] = {}
        self._number(first)

    def step(self, number: int, letter: str) -> int:
        """Compute where ``letter`` leads and remember it."""
        depth = self._states[number][0] + 1
        seen = self.string[max(depth - FAR - 1, 0):depth + FAR]
        kind = letter if letter in seen else _OTHER
        following = self.after[number].get(kind)
        if following is None:
            row = self._row(self._states[number], kind)
            following = -1 if min(row) > FAR else self._number((depth, row, self._states[number][1], kind))
        self.after[number][kind] = self.after[number][letter] = following
        return following

    def _number(self, state: State) -> int:
        found = self._numbers.get(state)
        if found is None:
            found = self._numbers[state] = len(self._states)
            self._states.append(state)
            self.after.append({})
            place = len(self.string) - state[0] + FAR
            self.distance.append(state[1][place] if 0 <= place < _BAND else _TOO_FAR)
        return found

    def _row(self, state: State, letter: str) -> Row:
        """The distances one letter further on."""
        depth, before, earlier, last = state
        string = self.string
        row: list[int] = []
        left = _TOO_FAR
        for place in range(_BAND):
            at = depth - 1 + place  # letters of the string
            if at < 0 or at > len(string):
                left = _TOO_FAR
            elif at == 0:
                left = min(depth + 1, _TOO_FAR)
            else:
                own = string[at - 1]
                cost = before[place] if own == letter else before[place] + 1
                above = before[place + 1] + 1 if place + 1 < _BAND else _TOO_FAR
                left = min(cost, above, left + 1, _TOO_FAR)
                if at > 1 and own == last and letter and string[at - 2] == letter:
                    left = min(left, earlier[place] + 1)
            row.append(left)
        return tuple(row)


def within_two(string: str, graph: Graph, limit: int) -> Iterator[tuple[str, int]]:
    """``(word, slips)`` for the words at most two slips away, unsorted. Stops after ``limit`` places of the graph."""
    steps = _Steps(string)
    after, distance, step = steps.after, steps.distance, steps.step
    stack: list[tuple[str, int, int]] = [("", graph.root, 0)]
    left = limit
    while stack and left > 0:
        before, place, state = stack.pop()
        left -= 1
        if graph.final[place] and distance[state] <= FAR:
            yield before, distance[state]
        known = after[state]
        for letter, onward in graph.onward(place):
            following = known.get(letter)
            if following is None:
                following = step(state, letter)
            if following >= 0:
                stack.append((before + letter, onward, following))
