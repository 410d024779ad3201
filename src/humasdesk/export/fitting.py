"""The foot of a printed release stays with its text: set closer where that saves a sheet, else moved together."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typst import Compiler

TIGHTER = ("1", "2", "3")
"""Steps of closer setting that ``lib.typ`` knows, tried in this order."""

Inputs = dict[str, str]
Made = TypeVar("Made")


def fitted(compiler: Compiler, inputs: Inputs, compiled: Callable[[Inputs], Made]) -> Made:
    """What ``compiled`` makes of ``inputs``, with the foot (about, contact) never on a sheet without text above it.

    A foot that stands alone, or under two or three lines only, is first fetched back by setting the page closer; where
    that is not enough, a foot alone gets the end of the text for company. A page that needs neither is set once.
    """
    made = compiled(inputs)
    ends = _ends(compiler)
    if ends is None or ends["foot"] == 1 or not (_alone(ends) or ends["few"]):
        return made
    for tight in TIGHTER:
        closer = compiled(inputs | {"tight": tight})
        after = _ends(compiler)
        if after is not None and after["foot"] < ends["foot"] and not _alone(after):
            return closer
    if not _alone(ends):
        return compiled(inputs)  # once more, because what is asked of the compiler next is about its last page
    return compiled(inputs | ({"room": str(ends["room"])} if ends["room"] else {"together": "yes"}))


def _alone(ends: Mapping[str, float]) -> bool:
    return ends["foot"] > ends["text"]


def _ends(compiler: Compiler) -> Mapping[str, float] | None:
    """Where text and foot stand, as ``lib.typ`` says it; None where a theme of an office has no text or no foot."""
    said: Mapping[str, float] | None = json.loads(compiler.query("<ends>", field="value", one=True))
    return said
