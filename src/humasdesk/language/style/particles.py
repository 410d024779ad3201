"""House style: *di* and *ke* before places, *di-* before verbs, *pun*, *-nya*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import lexicon, shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import WORDY, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import joined

_CONJUNCTIONS = (
    "ada",
    "andai",
    "atau",
    "bagaimana",
    "biar",
    "kalau",
    "kendati",
    "mau",
    "meski",
    "sungguh",
    "walau",
    "sekali",
)
_PUN_JOIN = re.compile(rf"(?<![\w-])({'|'.join(_CONJUNCTIONS)})([ \xa0]+)pun\b(?!-)", re.IGNORECASE)
_DI = re.compile(r"(?<![\w'’.-])(?P<di>[Dd]i)[ \xa0]+(?P<verb>[a-z]{4,})(?P<nya>nya)?(?![\w-])")
_ME = re.compile(r"(?<![\w'’.-])(?P<me>[Mm]e)[ \xa0]+(?P<verb>[a-z]{4,}?)(?P<nya>nya)?(?![\w-])")
_CLITIC = re.compile(r"(?<![\w-])(?P<word>[^\W\d_][\w-]*[^\W\d_])[ \xa0]+(?P<clitic>nya|lah|kah)(?![\w'’-])")
_FALSE_VERBS = frozenset({
    "pekan", "rekan", "pasukan", "ikan", "makan", "bukan", "akan", "hadapan", "depan", "balikpapan",
    "kawasan", "lapisan"
})


@lru_cache(maxsize=1)
def _joined_places() -> re.Pattern[str]:
    di, ke = [], []
    for place, where in shipped.pairs_of("places"):
        di += [place] if "di" in where.split() else []
        ke += [place] if "ke" in where.split() else []
    return re.compile(
        rf"(?<![\w'’.-])(?:(?P<di>di)(?P<place>{joined(di)})|(?P<ke>ke)(?P<goal>{joined(ke)}))"
        r"(?P<nya>nya)?(?![\w'’])",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _all_joined() -> frozenset[str]:
    return frozenset(f"{way}{re.split('-', place)[0]}" for place, where in shipped.pairs_of("places")
                     for way in where.split())


def split(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """*di* or *ke* joined to a place."""
    if block.vocabulary.isdisjoint(_all_joined()):
        return
    for found in _joined_places().finditer(block.clean):
        if found.group().isupper():
            continue
        preposition = found["di"] or found["ke"]
        place = found["place"] or found["goal"]
        yield hit(*found.span(), f"{preposition} {place}{found['nya'] or ''}")


@lru_cache(maxsize=2_048)
def _is_verb(word: str) -> bool:
    """Whether *di* and ``word`` are one verb: a listed one, or *-kan* behind a root that takes it."""
    if word in _passives():
        return True
    if not word.endswith("kan") or word in _FALSE_VERBS or len(word) < 6:
        return False
    known = lexicon.load().flags
    return "Dk" in known.get(word[:-3], ()) and word not in known and word[:-2] not in known


@lru_cache(maxsize=1)
def _passives() -> frozenset[str]:
    return frozenset(word for line in shipped.words("passives") for word in line.split())


def join(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """The prefix *di-* split off its verb; also off one that is written wrong, and there *me-* too: ``me rubah``."""
    wrong = shipped.pairs("split-verbs")
    for found in _ME.finditer(block.clean):
        if found["verb"] in wrong:
            yield hit(*found.span(), f"{found['me']}ng{wrong[found['verb']]}{found['nya'] or ''}")
    for found in _DI.finditer(block.clean):
        verb = found["verb"]
        word, tail = verb, found["nya"] or ""
        if not tail and verb.endswith("nya") and (verb[:-3] in wrong or _is_verb(verb[:-3])):
            word, tail = verb[:-3], "nya"
        if word in wrong:
            yield hit(*found.span(), f"{found['di']}{wrong[word]}{tail}")
        elif _is_verb(word):
            yield hit(*found.span(), f"{found['di']}{word}{tail}")


@lru_cache(maxsize=1)
def _pun() -> re.Pattern[str]:
    words = [word for line in shipped.words("pun") for word in line.split()]
    return re.compile(rf"(?<![\w-])({joined(words)})pun(?![\w-])", re.IGNORECASE)


def pun_split(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """*pun* joined to a word that is none of the twelve conjunctions."""
    if not any(word.endswith("pun") for word in block.vocabulary):
        return
    for found in _pun().finditer(block.clean):
        word = found[1]
        base = word[:2] + " " + word[2:] if word.casefold() == "dimana" else word
        base = word[:2] + " " + word[2:] if word.casefold() == "kemana" else base
        yield hit(*found.span(), f"{base} pun")


def pun_join(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """One of the twelve conjunctions written in two. *ada pun* and *sekali pun* may be meant as they stand."""
    text = block.clean
    for found in _PUN_JOIN.finditer(text):
        word = found[1]
        before = text[max(0, found.start() - 12) : found.start()].casefold()
        if word == "ada" or (word.casefold() == "sekali" and re.search(r"(?:tidak|belum|tak|pernah|satu)\s+$", before)):
            continue
        yield hit(*found.span(), f"{word}pun")


def clitic(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """*-nya*, *-lah*, *-kah* apart from their word; an acronym takes a hyphen."""
    for found in _CLITIC.finditer(block.clean):
        word = found["word"]
        tie = "-" if word.isupper() or word[-1].isupper() else ""
        yield hit(*found.span(), f"{word}{tie}{found['clitic']}")


RULES = (
    Rule(
        "DI-KE-SPLIT",
        mark("The prepositions di and ke joined to a place (a closed list)."),
        "style",
        "A",
        mark("Before a place, di and ke are words of their own: “{fix}”."),
        "EYD V KD01",
        (
            ("dimana rapat itu", "di mana rapat itu"),
            ("Diatas meja", "Di atas meja"),
            ("kedepan lebih baik", "ke depan lebih baik"),
            ("diantaranya kopi", "di antaranya kopi"),
            ("dimana-mana ramai", "di mana-mana ramai"),
            ("pergi kekantor", "pergi ke kantor"),
        ),
        (
            "keluar rumah",
            "kepada warga",
            "dikenal luas",
            "keseluruhan kelurahan",
            "di atas meja",
            "dibawahi gubernur",
            "kedalaman laut",
            "ketengahkan",
            "dirumahkan",
            "kemasyarakatan",
        ),
        split,
        kinds=WORDY,
    ),
    Rule(
        "DI-JOIN",
        mark("The passive prefix di- split off its verb, or me- off a verb that is written wrong."),
        "style",
        "S",
        mark("Prefix and verb are one word: “{fix}”."),
        "EYD V KB01a",
        (
            ("rapat di ikuti bupati", "rapat diikuti bupati"),
            ("jembatan di bangun warga", "jembatan dibangun warga"),
            ("program di laksanakan", "program dilaksanakan"),
            ("hal itu di sampaikannya", "hal itu disampaikannya"),
            ("jadwal itu di rubah", "jadwal itu diubah"),
            ("akan di robahnya", "akan diubahnya"),
            ("warga di himbau", "warga diimbau"),
            ("mau me rubah aturan", "mau mengubah aturan"),
        ),
        (
            "seekor rubah di hutan",
            "berdiri di lantai dua",
            "di rantai pasok",
            "di operasi pasar",
            "di pekan ini",
            "di tumpukan",
            "di kawasan itu",
            "di hadapan warga",
            "di hari itu",
        ),
        join,
        kinds=WORDY,
    ),
    Rule(
        "PUN-SPLIT",
        mark("The particle pun joined to its word (12 conjunctions are joined)."),
        "style",
        "A",
        mark("Here pun is a word of its own: “{fix}”."),
        "EYD V KE02",
        (
            ("siapapun boleh", "siapa pun boleh"),
            ("Apapun hasilnya", "Apa pun hasilnya"),
            ("dimanapun berada", "di mana pun berada"),
            ("mereka. Iapun pulang", "mereka. Ia pun pulang"),
        ),
        (
            "menghimpun dana",
            "rumpun bambu",
            "meskipun hujan",
            "ampun",
            "adapun hal itu",
            "himpun",
            "serumpun",
            "walaupun",
        ),
        pun_split,
        kinds=WORDY,
    ),
    Rule(
        "PUN-JOIN",
        mark("A conjunction with pun written in two."),
        "style",
        "A",
        mark("This conjunction is one word: “{fix}”."),
        "EYD V KE03",
        (
            ("meski pun hujan", "meskipun hujan"),
            ("Walau pun begitu", "Walaupun begitu"),
            ("baik kopi mau pun teh", "baik kopi maupun teh"),
        ),
        ("siapa pun boleh", "tidak sekali pun ia datang", "yang ada pun habis", "dia pun pulang"),
        pun_join,
        kinds=WORDY,
    ),
    Rule(
        "CLITIC-JOIN",
        mark("-nya, -lah or -kah apart from its word."),
        "style",
        "A",
        mark("This is joined: “{fix}”."),
        "EYD V KE01/KH01",
        (
            ("perbaikan nya selesai", "perbaikannya selesai"),
            ("mari lah kita", "marilah kita"),
            ("APBD nya naik", "APBD-nya naik"),
            ("siapa kah dia", "siapakah dia"),
        ),
        ("perbaikannya selesai", "nyata sekali", "kahyangan", "Nyai"),
        clitic,
        kinds=WORDY,
    ),
)
