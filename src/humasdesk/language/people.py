"""Names of people in a text, held against the directory of officials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.domain.directory import Official
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.wording import distance

_RUN = re.compile(r"(?<![\w'’-])[A-Z][a-z'’]+(?:[A-Z][a-z]+)?(?:[ \xa0][A-Z][a-z'’]+)+")
_WORD = re.compile(r"[^ \xa0]+")


def capital_runs(text: str) -> Iterator[tuple[int, str]]:
    """Where two words or more in a row begin with a capital, and the words."""
    for found in _RUN.finditer(text):
        yield found.start(), found.group()


def near_official(words: str, knowledge: Knowledge) -> tuple[int, int, Official] | None:
    """The official whose name a part of ``words`` nearly is, and where that part stands: one word of the name is right,
    another one or two letters off. A name that is some official's, or that the place names have, is no mistake."""
    parts = [(found.start(), found.end(), found.group()) for found in _WORD.finditer(words)]
    folded = [part[2].casefold().replace("’", "'") for part in parts]
    for name, official in knowledge.names.items():
        wanted = name.replace("’", "'").split()
        size = len(wanted)
        if not 2 <= size <= len(folded):
            continue
        for place in range(len(folded) - size + 1):
            own = folded[place:place + size]
            if _nearly(own, wanted) and " ".join(own) not in knowledge.names:
                return parts[place][0], parts[place + size - 1][1], official
    return None


def _nearly(own: list[str], wanted: list[str]) -> bool:
    wrong = [(one, other) for one, other in zip(own, wanted, strict=True) if one != other]
    if len(wrong) != 1:
        return False
    one, other = wrong[0]
    most = 2 if min(len(one), len(other)) >= 3 and one[0] == other[0] else 1
    return len(other) > 2 and distance(one, other, most) <= most


def mentions(text: str, knowledge: Knowledge) -> Iterator[tuple[int, int, Official]]:
    """Every full name of an official in ``text``, degrees left aside."""
    folded = text.casefold().replace("’", "'")
    if len(folded) != len(text):
        return
    for name, official in knowledge.names.items():
        wanted = name.replace("’", "'")
        place = folded.find(wanted)
        while place >= 0:
            end = place + len(wanted)
            if not (folded[place - 1:place].isalnum() or folded[end:end + 1].isalnum()):
                yield place, end, official
            place = folded.find(wanted, end)
