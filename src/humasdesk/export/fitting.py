"""How a printed release fills its sheets: the foot stays with its text, and no picture leaves a third of a sheet empty.

What is better is tried and looked at, not reckoned, and only for a page that needs it. Trying is cheap: the page is
asked where things stand and nothing is drawn, and Typst remembers every part that a choice leaves as it was. The same
page tries the same, so it gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, TypeVar

from humasdesk.export.setter import Choices

TIGHTER = ("1", "2", "3")
"""Steps of closer setting that ``lib.typ`` knows, tried in this order."""
SHORT = 3
"""Sheets up to which a release is set closer for the sake of one paragraph alone."""
_LEAST = 0.6
"""The least part of its width that a picture takes to stay on its sheet."""
_BETWEEN = (0.9, 0.8, 0.7)
_PICTURES = 8
"""So many pictures at most are looked after."""
_AHEAD = 3
"""So many paragraphs at most go behind a picture."""
_VOID = 0.2
"""So much of a sheet may stay empty before a picture that the text of its section goes on before."""

Asked = Callable[[str, Choices], str]
"""What a page says of itself under a label, as JSON, when it is set with these choices."""
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Figure:
    """Where a picture stands; ``first``: nothing is above it on its sheet, which is not the first. ``behind``
    paragraphs stand right above it; ``void`` is the part of the sheet before that its section leaves empty."""

    number: int
    sheet: int
    first: bool
    behind: int
    void: float


@dataclass(frozen=True, slots=True)
class _Look:
    """A page as it was set. ``ends`` is None where a theme of an office has no text or no foot."""

    ends: Mapping[str, Any] | None
    figures: tuple[_Figure, ...]

    def figure(self, number: int) -> _Figure:
        return next(one for one in self.figures if one.number == number)

    @property
    def alone(self) -> bool:
        """Whether the foot stands on a sheet without text."""
        return self.ends is not None and self.ends["foot"] > self.ends["text"]


class _Trials:
    """One page set with one choice after another, each once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._looks: dict[tuple[tuple[str, str], ...], _Look] = {}

    def look(self, choices: Choices) -> _Look:
        """Where things stand with these choices, as ``lib.typ`` says it."""
        key = tuple(sorted(choices.items()))
        if key not in self._looks:
            said = json.loads(self._asked("<look>", choices))
            self._looks[key] = _Look(said["ends"], tuple(_Figure(**one) for one in said["figures"]))
        return self._looks[key]


def fitted(asked: Asked, choices: Choices, made: Callable[[Choices], Made]) -> Made:
    """What ``made`` makes of the best choices: pictures shrink a little, or let the text go on before them, where they
    would leave the foot of a sheet empty, and the foot (about, contact) is never on a sheet without text above it.

    A page that needs neither is set once. One that cannot be set is left to ``made``, which says why.
    """
    trials = _Trials(asked)
    try:
        trials.look(choices)
    except RuntimeError:
        return made(choices)
    choices = _pictures(trials, choices)
    return made(_last_picture(trials, choices) or _foot(trials, choices))


def _pictures(trials: _Trials, choices: Choices) -> Choices:
    """Every picture that begins a sheet, but for one that ends the text, fetched back, let float there, or set before
    what stands above it."""
    for place in range(min(_PICTURES, len(trials.look(choices).figures))):
        look = trials.look(choices)
        one = look.figures[place]
        moved = str(one.number) in json.loads(choices.get("ahead", "{}"))
        last = look.ends is not None and one.number == look.ends["figure"] and not moved
        if one.first and not last:
            choices = (_fetched(trials, choices, one) or _floating(trials, choices, one)
                       or _ahead(trials, choices, one) or choices)
    return choices


def _fetched(trials: _Trials, choices: Choices, one: _Figure) -> Choices | None:
    """The picture as large as it can be to stand on the sheet before."""
    return _largest(choices, one.number, lambda tried: trials.look(tried).figure(one.number).sheet < one.sheet)


def _floating(trials: _Trials, choices: Choices, one: _Figure) -> Choices | None:
    """The text goes on before the picture, which heads the next sheet; not where nothing would stand below it, nor
    where its section has too little text to fill the sheet."""
    numbers = [*json.loads(choices.get("floating", "[]")), one.number]
    tried = choices | {"floating": json.dumps(numbers)}
    look = trials.look(tried)
    found = look.figure(one.number)
    below = look.ends is None or look.ends["foot"] >= one.sheet
    return tried if below and found.sheet == one.sheet and found.void <= _VOID else None


def _ahead(trials: _Trials, choices: Choices, one: _Figure) -> Choices | None:
    """The last paragraphs above the picture go behind it, so that it stands on the sheet before."""
    for tried in _before(choices, one):
        if trials.look(tried).figure(one.number).sheet < one.sheet:
            return tried
    return None


def _before(choices: Choices, one: _Figure) -> Iterator[Choices]:
    """The picture before one paragraph of those right above it, before two, and so on."""
    counts = json.loads(choices.get("ahead", "{}"))
    for count in range(1, min(_AHEAD, one.behind) + 1):
        yield choices | {"ahead": json.dumps(counts | {str(one.number): count})}


def _last_picture(trials: _Trials, choices: Choices) -> Choices | None:
    """A picture that ends the text and takes the foot to another sheet, or follows it there: all of it fetched back,
    else the last paragraphs set after it. None where there is no such picture, or neither helps."""
    look = trials.look(choices)
    if look.ends is None or look.ends["figure"] is None or look.ends["foot"] == 1:
        return None
    number, foot = int(look.ends["figure"]), look.ends["foot"]
    if not (look.alone or look.figure(number).first):
        return None

    def whole(tried: Choices) -> bool:
        after = trials.look(tried)
        return after.ends is not None and after.ends["foot"] < foot and not after.alone

    if found := _fits(choices, number, whole):
        return found
    for moved in _before(choices, look.figure(number)):
        tried = _pictures(trials, moved)
        if trials.look(tried).figure(number).sheet < foot:
            return _foot(trials, tried)
    return None


def _fits(choices: Choices, number: int, whole: Callable[[Choices], bool]) -> Choices | None:
    """Picture and foot on the sheet before: as little closer as it goes, and then the picture as large as it can be."""
    smallest = json.dumps(json.loads(choices.get("shrunk", "{}")) | {str(number): _LEAST})
    steps = ("0", *TIGHTER)
    if not any(whole(choices | {"tight": tight, "shrunk": smallest}) for tight in (steps[0], steps[-1])):
        return None
    return next(found for tight in steps
                if (found := _largest(choices | {"tight": tight}, number, whole, from_least=True)))


def _largest(choices: Choices, number: int, helps: Callable[[Choices], bool], *,
             from_least: bool = False) -> Choices | None:
    """The choices with the picture as large as ``helps`` allows; None where the smallest does not. ``from_least`` is
    quicker where it will be small."""
    def tried(share: float) -> Choices:
        shares = json.loads(choices.get("shrunk", "{}"))
        return choices | {"shrunk": json.dumps(shares | {str(number): share})}

    if not helps(tried(_LEAST)):
        return None
    if from_least:
        return tried([_LEAST, *takewhile(lambda share: helps(tried(share)), reversed(_BETWEEN))][-1])
    return next((tried(share) for share in _BETWEEN if helps(tried(share))), tried(_LEAST))


def _foot(trials: _Trials, choices: Choices) -> Choices:
    """A foot that stands alone, or in a short release under one paragraph only, fetched back by setting the page
    closer; where that is not enough, a foot alone gets the end of the text for company."""
    look = trials.look(choices)
    ends = look.ends
    if ends is None or ends["foot"] == 1 or not (look.alone or (ends["few"] and ends["foot"] <= SHORT)):
        return choices

    def fetched_back(tried: Choices) -> bool:
        after = trials.look(tried)
        return after.ends is not None and after.ends["foot"] < ends["foot"] and not after.alone

    steps = [choices | {"tight": tight} for tight in TIGHTER]
    if fetched_back(steps[-1]):
        return next(one for one in steps if fetched_back(one))
    if not look.alone:
        return choices
    return choices | ({"room": str(ends["room"])} if ends["room"] else {"together": "yes"})
