"""The foot of a printed release stays with its text: set closer where that saves a sheet, else moved together."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typst import Compiler

TIGHTER = ("1", "2", "3")
"""Steps of closer setting that ``lib.typ`` knows, tried in this order."""

SHORT = 3
"""Sheets up to which a release is set closer for the sake of a few lines alone."""
Inputs = dict[str, str]
Made = TypeVar("Made")


def fitted(compiler: Compiler, inputs: Inputs, compiled: Callable[[Inputs], Made]) -> Made:
    """What ``compiled`` makes of ``inputs``, with the foot (about, contact) never on a sheet without text above it.

    A foot that stands alone, or in a short release under two or three lines only, is first fetched back by setting the
    page closer; where that is not enough, a foot alone gets the end of the text for company. A page that needs neither
    is set once. Trying is cheap: Typst remembers how it set a page, and a tiny picture of it costs next to nothing.
    """
    made = compiled(inputs)
    ends = _ends(compiler)
    if ends is None or ends["foot"] == 1 or not (_alone(ends) or (ends["few"] and ends["foot"] <= SHORT)):
        return made
    if _fetched_back(compiler, inputs | {"tight": TIGHTER[-1]}, ends):
        steps = (inputs | {"tight": tight} for tight in TIGHTER)
        return compiled(next(one for one in steps if _fetched_back(compiler, one, ends)))
    if not _alone(ends):
        return made
    return compiled(inputs | ({"room": str(ends["room"])} if ends["room"] else {"together": "yes"}))


def _fetched_back(compiler: Compiler, inputs: Inputs, before: Mapping[str, float]) -> bool:
    """Whether a page set so has its foot on an earlier sheet, and not alone there."""
    compiler.compile(format="png", ppi=1, sys_inputs=inputs)
    ends = _ends(compiler)
    return ends is not None and ends["foot"] < before["foot"] and not _alone(ends)


def _alone(ends: Mapping[str, float]) -> bool:
    return ends["foot"] > ends["text"]


def _ends(compiler: Compiler) -> Mapping[str, float] | None:
    """Where text and foot stand, as ``lib.typ`` says it; None where a theme of an office has no text or no foot."""
    said: Mapping[str, float] | None = json.loads(compiler.query("<ends>", field="value", one=True))
    return said
