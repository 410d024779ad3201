"""What may stand around a stem when a word is not in the list: prefix, suffix and what the stem must be.

Stricter than the frames of the search index (:mod:`humasdesk.language.affixes`), which also takes what is often
written wrongly. Not here, because they are mistakes: meN-...-an, di-...-an, peN-...-kan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Need = Literal["verb", "common", "counted", "agent", "attested"]
"""``verb``: a verb by its flags. ``common``: a verb or a common stem. ``counted``: a stem that was counted, however
rare, or a long one. ``attested``: the whole word was counted. ``agent``: a verb that is itself in use."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``sound``: ``plain``, ``r`` (ber- loses its r before r), ``nasal``. ``least``: letters of the stem."""

    prefix: str
    suffix: str
    need: Need
    least: int = 4
    sound: str = "plain"


FRAMES = (
    Frame("di", "", "verb", 3), Frame("di", "kan", "common", 3), Frame("di", "i", "verb", 3),
    Frame("di", "", "attested"), Frame("di", "i", "attested"),
    Frame("diper", "", "common", 4, "r"), Frame("diper", "kan", "common", 4, "r"),
    Frame("diper", "i", "common", 4, "r"),
    Frame("dipe", "kan", "verb"), Frame("mempe", "kan", "verb"),
    Frame("dike", "kan", "common"), Frame("dise", "kan", "common"), Frame("diber", "kan", "common"),
    Frame("me", "", "verb", 3, "nasal"), Frame("me", "kan", "common", 3, "nasal"), Frame("me", "i", "verb", 3, "nasal"),
    Frame("me", "", "attested", 4, "nasal"), Frame("me", "i", "attested", 4, "nasal"),
    Frame("memper", "", "common", 4, "r"), Frame("memper", "kan", "common", 4, "r"),
    Frame("memper", "i", "common", 4, "r"),
    Frame("menge", "kan", "common", 5), Frame("menye", "kan", "common", 5), Frame("member", "kan", "common", 5),
    Frame("ter", "", "common", 4, "r"), Frame("ter", "kan", "common", 4, "r"), Frame("ter", "i", "verb", 4, "r"),
    Frame("ber", "", "common", 4, "r"), Frame("ber", "", "counted", 5, "r"), Frame("ber", "an", "common", 4, "r"),
    Frame("ber", "kan", "common", 4, "r"),
    Frame("berke", "an", "common"), Frame("berpe", "an", "common", 4, "nasal"),
    Frame("ke", "an", "common"), Frame("keber", "an", "common"), Frame("keter", "an", "common"),
    Frame("ketidak", "an", "common"), Frame("kese", "an", "common"),
    Frame("pe", "an", "verb", 4, "nasal"), Frame("pe", "", "agent", 4, "nasal"),
    Frame("pe", "", "attested", 4, "nasal"), Frame("pe", "", "attested"),
    Frame("pe", "an", "attested", 4, "nasal"),
    Frame("per", "an", "common", 4, "r"), Frame("per", "kan", "verb", 4, "r"), Frame("per", "i", "verb", 4, "r"),
    Frame("per", "", "verb", 4, "r"), Frame("pember", "an", "common"), Frame("pemer", "an", "verb", 5),
    Frame("se", "", "common"), Frame("ke", "", "attested"),
    Frame("ku", "", "verb"), Frame("ku", "kan", "verb"), Frame("ku", "i", "verb"),
    Frame("kau", "", "verb"), Frame("kau", "kan", "verb"), Frame("kau", "i", "verb"),
    Frame("", "kan", "verb"), Frame("", "an", "verb"), Frame("", "i", "verb"),
    Frame("", "an", "attested"), Frame("", "wan", "attested"), Frame("", "wati", "attested"),
)

_NASAL = (
    # what stands after me-/pe-, what the stem gets back, how the stem begins, how it does not begin
    ("", "", ("l", "m", "n", "r", "w", "y"), ()),
    ("m", "", ("b", "f", "v", "pl", "pr", "per"), ()),
    ("m", "p", ("p",), ("pl", "pr")),
    ("n", "", ("c", "d", "j", "z", "tr", "sk", "sm", "sp", "st", "sw", "sy"), ()),
    ("n", "t", ("t",), ("tr",)),
    ("ny", "s", ("s",), ("sk", "sm", "sp", "st", "sw", "sy")),
    ("ng", "", ("a", "e", "i", "o", "u", "g", "h", "q", "kh", "kl", "kr"), ()),
    ("ng", "k", ("k",), ("kh", "kl", "kr")),
)
_UNASSIMILATED = (("m", "p"), ("n", "s"), ("n", "t"), ("ng", "k"))
_VOWELS = "aiueo"


@dataclass(frozen=True, slots=True)
class _Opening:
    written: str
    restored: str
    begins: tuple[str, ...]
    bars: tuple[str, ...]
    frame: Frame


def _openings(frame: Frame) -> list[_Opening]:
    if frame.sound == "nasal":
        made = [_Opening(frame.prefix + after, restored, begins, bars, frame)
                for after, restored, begins, bars in _NASAL]
        return [*made, _Opening(frame.prefix + "nge", "", (), (), frame)]
    if frame.sound == "r":
        return [_Opening(frame.prefix, "", (), ("r",), frame), _Opening(frame.prefix[:-1], "", ("r",), (), frame)]
    return [_Opening(frame.prefix, "", (), (), frame)]


def _by_start() -> dict[str, tuple[_Opening, ...]]:
    """All openings by how they are written."""
    found: dict[str, list[_Opening]] = {}
    for frame in FRAMES:
        for opening in _openings(frame):
            found.setdefault(opening.written, []).append(opening)
    return {start: tuple(openings) for start, openings in found.items()}


_OPENINGS = _by_start()
_LONGEST_OPENING = max(map(len, _OPENINGS))


class Parting(NamedTuple):
    """One way to take a word apart."""

    stem: str
    frame: Frame

    @property
    def parse(self) -> str:
        """``di- + konfirmasi + -kan``."""
        prefix = {"me": "meN", "pe": "peN"}.get(self.frame.prefix, self.frame.prefix) if self.frame.sound == "nasal" \
            else self.frame.prefix
        return " + ".join(filter(None, (prefix and f"{prefix}-", self.stem, self.frame.suffix
                                        and f"-{self.frame.suffix}")))


def partings(word: str) -> Iterator[Parting]:
    """Every way the frames allow, by sound and length alone."""
    for length in range(min(_LONGEST_OPENING, len(word)), -1, -1):
        for opening in _OPENINGS.get(word[:length], ()):
            frame = opening.frame
            if not word.endswith(frame.suffix):
                continue
            stem = opening.restored + word[length:len(word) - len(frame.suffix)]
            if len(stem) >= frame.least and _sounds(opening, stem):
                yield Parting(stem, frame)


def _sounds(opening: _Opening, stem: str) -> bool:
    """Whether this opening goes before this stem."""
    if opening.begins:
        return stem.startswith(opening.begins) and not (opening.bars and stem.startswith(opening.bars))
    if opening.bars:
        return not stem.startswith(opening.bars)
    return opening.frame.sound != "nasal" or _one_syllable(stem)


def _one_syllable(stem: str) -> bool:
    """Stems like *cat* and *bom* take menge-, penge-."""
    return len(stem) <= 4 and sum(letter in _VOWELS for letter in stem) == 1


def joined(frame: Frame, stem: str) -> str:
    """The word a frame makes of a stem by the sound rules; the inverse of :func:`partings`."""
    if frame.sound == "r" and stem.startswith("r"):
        return frame.prefix[:-1] + stem + frame.suffix
    if frame.sound != "nasal":
        return frame.prefix + stem + frame.suffix
    if _one_syllable(stem):
        return frame.prefix + "nge" + stem + frame.suffix
    for after, restored, begins, bars in _NASAL:
        if stem.startswith(begins) and not (bars and stem.startswith(bars)):
            return frame.prefix + after + stem[len(restored):] + frame.suffix
    return frame.prefix + stem + frame.suffix


def unassimilated(word: str) -> Iterator[Parting]:
    """Partings in which k, p, s or t wrongly stayed behind meN- or peN-: ``mentaati``, ``pengkaderan``."""
    for frame in FRAMES:
        if frame.sound != "nasal" or not word.startswith(frame.prefix) or not word.endswith(frame.suffix):
            continue
        for nasal, letter in _UNASSIMILATED:
            start = frame.prefix + nasal + letter
            if word.startswith(start) and word[len(start):len(start) + 1] in _VOWELS:
                stem = word[len(start) - 1:len(word) - len(frame.suffix)]
                if len(stem) >= max(frame.least, 4):
                    yield Parting(stem, frame)
