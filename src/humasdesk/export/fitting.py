"""How a printed release fills its sheets: the foot stays with its text, and no picture leaves a third of a sheet empty.

What is better is tried and looked at, not reckoned, and only for a page that needs it. Trying is cheap: Typst
remembers how it set a page, and a tiny picture of it costs next to nothing. The same input tries the same, so it gives
the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from typst import Compiler

TIGHTER = ("1", "2", "3")
"""Steps of closer setting that ``lib.typ`` knows, tried in this order."""
SHORT = 3
"""Sheets up to which a release is set closer for the sake of a few lines alone."""
_LEAST = 0.6
"""The least part of its width that a picture takes to stay on its sheet."""
_BETWEEN = (0.9, 0.8, 0.7)
_PICTURES = 8
"""So many pictures at most are looked after."""
_AHEAD = 3
"""So many paragraphs at most go behind a picture that ends the text."""

Inputs = dict[str, str]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Figure:
    """Where a picture stands; ``first``: nothing is above it on its sheet, which is not the first."""

    number: int
    sheet: int
    first: bool


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


class _Trials(Generic[Made]):
    """One page set with one input after another, each once; only the first and the one that is taken are made."""

    def __init__(self, compiler: Compiler, compiled: Callable[[Inputs], Made], inputs: Inputs) -> None:
        self._compiler, self._compiled, self._inputs = compiler, compiled, inputs
        self._made = compiled(inputs)
        self._looks = {_key(inputs): self._seen()}

    def look(self, inputs: Inputs) -> _Look:
        """Where things stand with these inputs."""
        if _key(inputs) not in self._looks:
            self._compiler.compile(format="png", ppi=1, sys_inputs=inputs)
            self._looks[_key(inputs)] = self._seen()
        return self._looks[_key(inputs)]

    def take(self, inputs: Inputs) -> Made:
        """What is made of these inputs."""
        return self._made if inputs == self._inputs else self._compiled(inputs)

    def _seen(self) -> _Look:
        """Of the page that was set last, as ``lib.typ`` says it."""
        ends, figures = (json.loads(self._compiler.query(name, field="value", one=True))
                         for name in ("<ends>", "<figures>"))
        return _Look(ends, tuple(_Figure(**one) for one in figures))


def _key(inputs: Inputs) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(inputs.items()))


def fitted(compiler: Compiler, inputs: Inputs, compiled: Callable[[Inputs], Made]) -> Made:
    """What ``compiled`` makes of ``inputs``: pictures shrink a little, or let the text go on before them, where they
    would leave the foot of a sheet empty, and the foot (about, contact) is never on a sheet without text above it.

    A page that needs neither is set once.
    """
    trials = _Trials(compiler, compiled, inputs)
    inputs = _pictures(trials, inputs)
    return trials.take(_last_picture(trials, inputs) or _foot(trials, inputs))


def _pictures(trials: _Trials[Made], inputs: Inputs) -> Inputs:
    """Every picture that begins a sheet, but for one that ends the text, fetched back or let float there."""
    for place in range(min(_PICTURES, len(trials.look(inputs).figures))):
        look = trials.look(inputs)
        one = look.figures[place]
        if not one.first or (look.ends is not None and one.number == look.ends["figure"] and "ahead" not in inputs):
            continue
        inputs = _fetched(trials, inputs, one) or _floating(trials, inputs, one) or inputs
    return inputs


def _fetched(trials: _Trials[Made], inputs: Inputs, one: _Figure) -> Inputs | None:
    """The picture as large as it can be to stand on the sheet before."""
    return _largest(inputs, one.number, lambda tried: trials.look(tried).figure(one.number).sheet < one.sheet)


def _floating(trials: _Trials[Made], inputs: Inputs, one: _Figure) -> Inputs | None:
    """The text goes on before the picture, which heads the next sheet; not where nothing would stand below it."""
    numbers = [*json.loads(inputs.get("floating", "[]")), one.number]
    tried = inputs | {"floating": json.dumps(numbers)}
    look = trials.look(tried)
    below = look.ends is None or look.ends["foot"] >= one.sheet
    return tried if below and look.figure(one.number).sheet == one.sheet else None


def _last_picture(trials: _Trials[Made], inputs: Inputs) -> Inputs | None:
    """A picture that ends the text and takes the foot to another sheet, or follows it there: all of it fetched back,
    else the last paragraphs set after it. None where there is no such picture, or neither helps."""
    look = trials.look(inputs)
    if look.ends is None or look.ends["figure"] is None or look.ends["foot"] == 1:
        return None
    number, foot = int(look.ends["figure"]), look.ends["foot"]
    if not (look.alone or look.figure(number).first):
        return None

    def whole(tried: Inputs) -> bool:
        after = trials.look(tried)
        return after.ends is not None and after.ends["foot"] < foot and not after.alone

    if found := _fits(inputs, number, whole):
        return found
    others = look.ends["before"] if look.ends["paragraphs"] is None else look.ends["paragraphs"]
    for count in range(1, min(_AHEAD, others) + 1):
        tried = _pictures(trials, inputs | {"ahead": str(count)})
        if trials.look(tried).figure(number).sheet < foot:
            return _foot(trials, tried)
    return None


def _fits(inputs: Inputs, number: int, whole: Callable[[Inputs], bool]) -> Inputs | None:
    """Picture and foot on the sheet before: as little closer as it goes, and then the picture as large as it can be."""
    smallest = json.dumps(json.loads(inputs.get("shrunk", "{}")) | {str(number): _LEAST})
    if not whole(inputs | {"tight": TIGHTER[-1], "shrunk": smallest}):
        return None
    steps = ("0", *TIGHTER)
    return next(found for tight in steps if (found := _largest(inputs | {"tight": tight}, number, whole)))


def _largest(inputs: Inputs, number: int, helps: Callable[[Inputs], bool]) -> Inputs | None:
    """The inputs with the picture as large as ``helps`` allows; None where the smallest does not."""
    def tried(share: float) -> Inputs:
        shares = json.loads(inputs.get("shrunk", "{}"))
        return inputs | {"shrunk": json.dumps(shares | {str(number): share})}

    if not helps(tried(_LEAST)):
        return None
    return next((tried(share) for share in _BETWEEN if helps(tried(share))), tried(_LEAST))


def _foot(trials: _Trials[Made], inputs: Inputs) -> Inputs:
    """A foot that stands alone, or in a short release under two or three lines only, fetched back by setting the page
    closer; where that is not enough, a foot alone gets the end of the text for company."""
    look = trials.look(inputs)
    ends = look.ends
    if ends is None or ends["foot"] == 1 or not (look.alone or (ends["few"] and ends["foot"] <= SHORT)):
        return inputs

    def fetched_back(tried: Inputs) -> bool:
        after = trials.look(tried)
        return after.ends is not None and after.ends["foot"] < ends["foot"] and not after.alone

    steps = [inputs | {"tight": tight} for tight in TIGHTER]
    if fetched_back(steps[-1]):
        return next(one for one in steps if fetched_back(one))
    if not look.alone:
        return inputs
    return inputs | ({"room": str(ends["room"])} if ends["room"] else {"together": "yes"})
