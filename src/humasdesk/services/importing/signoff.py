"""Finds the sign-off at the end of the last paragraph: ``(mar/sul/ri/humsprov kaltim)``, ``(adv)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from humasdesk.services.importing import words
from humasdesk.services.importing.blanks import UNSEEN, tidy

LONGEST = 200
"""Code points within which a sign-off and the blanks around it must lie."""

_U = f"[{UNSEEN}]"
_MARK = r"(?:\(\*{1,3}\)|\*{3}|#{3})"
_CLOSING = re.compile(rf"(?:\((?P<code>[^()*]{{2,100}})\)\.?(?P<after>{_U}*{_MARK})?|(?P<mark>{_MARK})){_U}*\Z")
_INITIALS = re.compile(r"[a-z]{2,4}")
_OFFICE = re.compile(r"(?:biro |bagian |dinas |sub ?bag(?:ian)? )?(?:hums?|hms|humas\w*|humprov|kominfo|diskominfo\w*|"
                     r"adpim\w*|prokopim\w*|protokol\w*|adv|advertorial|advetorial|red|redaksi|hms\w*|hums\w*)\b"
                     r"[\w .&-]{0,40}", re.IGNORECASE)
_UNIT = re.compile(r"[^\W\d_][\w .&'-]{2,60}")
_ENDS = frozenset(".!?…\"'”’»)")


class SignOff(NamedTuple):
    """What a sign-off says, and where it begins; ``initials`` and ``unit`` are empty for a mere mark of the end."""

    start: int
    initials: tuple[str, ...]
    unit: str


def find(text: str) -> SignOff | None:
    """The sign-off that ``text`` ends with. It stands after a finished sentence or is all there is of the text."""
    window = max(0, len(text) - LONGEST)
    bracket = text.rfind("(", window)
    for start in _starts(text, window, bracket):
        closing = _CLOSING.match(text, start)
        if closing is None:
            continue
        said = _read(closing["code"]) if closing["code"] else ((), "")
        if said is not None and _stands_apart(text, start, window):
            return SignOff(start, *said)
    return None


def _starts(text: str, window: int, bracket: int) -> list[int]:
    """Where a sign-off may begin, the longest first: at one of the last two brackets, or at a bare mark."""
    earlier = text.rfind("(", window, bracket) if bracket > 0 else -1
    bare = max(text.find("***", max(window, len(text) - 20)), text.find("###", max(window, len(text) - 20)))
    return [start for start in (earlier, bracket, bare) if start >= 0]


def _stands_apart(text: str, start: int, window: int) -> bool:
    above = tidy(text[window:start])
    return above[-1] in _ENDS if above else window == 0


def _read(code: str) -> tuple[tuple[str, ...], str] | None:
    """Initials and unit of what stands in the brackets; ``None`` when it is an ordinary aside."""
    parts = [tidy(part) for part in code.split("/")]
    unit = ""
    if not _INITIALS.fullmatch(parts[-1]) or _OFFICE.fullmatch(parts[-1]):
        unit = parts.pop()
    if any(not _INITIALS.fullmatch(part) or part in words.of("not-initials") for part in parts):
        return None
    if unit and not (_OFFICE.fullmatch(unit) or (parts and _UNIT.fullmatch(unit))):
        return None
    return tuple(parts), unit
