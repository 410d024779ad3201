"""The affix frames of Indonesian as a table: what may stand around a stem, and how the stem's first letter changes.

A frame is permitted for a stem by the stem's own flag (hunspell-id's two-letter codes). Frames with a ``loose``
length are also taken without the flag, around well-known stems of at least that many letters: news writes
``berkolaborasi`` and ``dikonfirmasi`` long before a word list does. The sound rules of *meN-* and *peN-* are those of
the standard grammar (Tata Bahasa Baku Bahasa Indonesia): m before b f v and for p, n before c d j z and for t,
ny for s, ng before vowels, g, h and for k.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SUFFIXES = ("", "an", "kan", "i", "nya")
CLITICS = ("nyalah", "nyakah", "nya", "lah", "kah", "ku", "mu", "pun")


@dataclass(frozen=True, slots=True)
class Frame:
    """A prefix with its suffixes: ``flags`` gives the flag that permits each, ``loose`` the stem length that may do
    without. ``sound`` says how prefix and stem meet: ``plain``, ``r`` (ber- loses its r before r) or ``nasal``."""

    prefix: str
    flags: Mapping[str, str]
    loose: Mapping[str, int] = field(default_factory=dict)
    sound: str = "plain"


FRAMES = (
    Frame("", {"an": "a0", "i": "i0", "kan": "k0"}, {"an": 5, "i": 5, "kan": 4}),
    Frame("be", {"": "BE", "an": "Bf", "kan": "Bg"}),
    Frame("ber", {"": "B0", "an": "Ba", "kan": "Bk"}, {"": 4, "an": 5, "kan": 5}, "r"),
    Frame("berke", {"": "BK", "an": "Bl"}, {"an": 5}),
    Frame("berpe", {"": "BP", "an": "Bq"}, {"an": 5}, "nasal"),
    Frame("berse", {"": "BS", "an": "Bt"}),
    Frame("bersi", {"": "BI"}),
    Frame("di", {"": "D0", "i": "Di", "kan": "Dk"}, {"": 4, "i": 4, "kan": 4}),
    Frame("dike", {"i": "Dm", "kan": "Dn"}),
    Frame("diper", {"": "DR", "i": "Dt", "kan": "Du"}, {"": 4, "i": 4, "kan": 4}, "r"),
    Frame("dise", {"kan": "Dv"}),
    Frame("kau", {"": "O0", "i": "Oi", "kan": "Ok"}, {"": 5, "i": 4, "kan": 4}),
    Frame("ke", {"": "K0", "an": "Ka", "i": "Ki"}, {"an": 4}),
    Frame("keber", {"an": "Kc"}, {"an": 4}, "r"),
    Frame("keme", {"an": "Ko"}, {}, "nasal"),
    Frame("kepe", {"an": "Kq"}, {"an": 5}, "nasal"),
    Frame("kese", {"an": "Kt"}, {"an": 5}),
    Frame("keter", {"an": "Ku"}, {"an": 4}, "r"),
    Frame("ketidak", {}, {"an": 4}),
    Frame("ku", {"": "O0", "i": "Oi", "kan": "Ok"}, {"": 5, "i": 4, "kan": 4}),
    Frame("me", {"": "M0", "i": "Mi", "kan": "Mk"}, {"": 4, "i": 4, "kan": 4}, "nasal"),
    Frame("mem", {"": "MM", "i": "Mm", "kan": "Mo"}),
    Frame("member", {"kan": "Me"}, {"kan": 4}, "r"),
    Frame("memper", {"": "MR", "i": "Mt", "kan": "Mu"}, {"": 4, "i": 4, "kan": 4}, "r"),
    Frame("mempe", {"": "MP", "an": "Mn", "i": "Mp", "kan": "Mq"}),
    Frame("menge", {"": "MG", "i": "Mg", "kan": "Mh"}),
    Frame("menye", {"": "MS", "i": "Mw", "kan": "Mx"}),
    Frame("pe", {"": "PE", "an": "Pf"}, {"": 5}),
    Frame("pe", {"": "P0", "an": "Pa"}, {"": 5, "an": 4}, "nasal"),
    Frame("pember", {"an": "Pc"}, {"an": 4}, "r"),
    Frame("peme", {"": "PM", "an": "Pn"}, {}, "nasal"),
    Frame("pemer", {"": "PR", "an": "Ps"}, {"an": 4}, "r"),
    Frame("pen", {"": "PG", "an": "Pg"}),
    Frame("peng", {"": "PK", "an": "Pl"}),
    Frame("penge", {"": "PN", "an": "Po"}),
    Frame("penye", {"": "PS", "an": "Pv"}),
    Frame("per", {"": "R0", "an": "Ra", "i": "Ri", "kan": "Rk"}, {"": 5, "an": 4, "kan": 4}, "r"),
    Frame("perpe", {"an": "Rq"}, {}, "nasal"),
    Frame("perse", {"": "RS", "an": "Rt"}, {"an": 5}),
    Frame("re", {"": "RE", "an": "Rf"}),
    Frame("se", {"": "S0", "an": "Sa", "nya": "Sn"}, {"": 5, "an": 4, "nya": 4}),
    Frame("seber", {"": "SB", "nya": "Sb"}, {}, "r"),
    Frame("seke", {"": "SK", "an": "Sl"}),
    Frame("sepe", {"": "SP", "an": "Sq"}, {}, "nasal"),
    Frame("seper", {"": "SR", "an": "Ss"}, {}, "r"),
    Frame("seperse", {"": "SQ"}),
    Frame("sese", {"": "SS"}),
    Frame("seter", {"": "ST"}, {"": 4}, "r"),
    Frame("si", {"": "SI"}),
    Frame("te", {"": "TE", "an": "Tf", "i": "Tg", "kan": "Th"}),
    Frame("teper", {"": "TR"}, {}, "r"),
    Frame("ter", {"": "T0", "an": "Ta", "i": "Ti", "kan": "Tk", "nya": "Tn"}, {"": 4, "i": 4, "kan": 4}, "r"),
    Frame("terbe", {"": "TB"}),
    Frame("terke", {"": "TK"}),
    Frame("we", {"": "WE", "an": "We"}),
)

ANY = ("",)
NONE: tuple[str, ...] = ()

NASAL_MEETINGS = (
    # what stands after me-/pe-, what the stem gets back, how the stem begins, how it does not begin
    ("", "", ("l", "m", "n", "r", "w", "y"), NONE),
    ("m", "", ("b", "f", "v", "pl", "pr"), NONE),
    ("m", "p", ("p",), ("pl", "pr")),
    ("n", "", ("c", "d", "j", "z", "tr", "sk", "sm", "sp", "st", "sw", "sy"), NONE),
    ("n", "t", ("t",), ("tr",)),
    ("ny", "s", ("s",), ("sk", "sm", "sp", "st", "sw", "sy")),
    ("ng", "", ("a", "e", "i", "o", "u", "g", "h", "q", "kh", "kl", "kr"), NONE),
    ("ng", "k", ("k",), ("kh", "kl", "kr")),
)
UNASSIMILATED = (("m", "", ("p",), NONE), ("n", "", ("s", "t"), NONE), ("ng", "", ("k",), NONE))
"""``mengkonfirmasi``, ``mensukseskan``: not standard, common in what offices receive; taken only loosely."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One written beginning of a frame: ``written`` is cut off, ``restored`` put before what is left."""

    written: str
    restored: str
    begins: tuple[str, ...]
    not_begins: tuple[str, ...]
    flags: Mapping[str, str]
    loose: Mapping[str, int]


def _openings(frame: Frame) -> list[Opening]:
    flags, loose = frame.flags, frame.loose
    if frame.sound == "nasal":
        found = [Opening(frame.prefix + after, restored, begins, bars, flags, loose)
                 for after, restored, begins, bars in NASAL_MEETINGS]
        return found + [Opening(frame.prefix + after, restored, begins, bars, {}, loose)
                        for after, restored, begins, bars in UNASSIMILATED]
    if frame.sound == "r":
        return [Opening(frame.prefix, "", ANY, ("r",), flags, loose),
                Opening(frame.prefix[:-1], "", ("r",), NONE, flags, loose)]
    return [Opening(frame.prefix, "", ANY, NONE, flags, loose)]


def openings_by_start() -> dict[str, tuple[Opening, ...]]:
    """All openings under the first two letters they begin with; those of the bare frame under ``""``."""
    found: dict[str, list[Opening]] = {}
    for frame in FRAMES:
        for opening in _openings(frame):
            found.setdefault(opening.written[:2], []).append(opening)
    return {start: tuple(openings) for start, openings in found.items()}
