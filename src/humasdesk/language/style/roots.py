"""House style: sounds that melt behind *me-*, and the two k of *menunjukkan*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import lexicon, shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import WORDY, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import joined, like

_HARD = re.compile(r"(?<![\w'’-])(?:men[ts](?=[aiueo])|memp(?=[aiueo])|mengk(?=[aiueo]))[a-z]{3,}", re.IGNORECASE)
_SOUND = {"k": "ng", "p": "m", "s": "ny", "t": "n"}
_STANDING = re.compile(
    r"mengkaji|mempunyai|memper(?!caya|tahan$)|mempel(?:ajar|ai)|mempeker|mempeng(?!aruh)|mengkudu|mengkal|"
    r"mentah|mental|mentari|menteri|mentega|mentor|mentimun|mempelai|mensa\b"
)
_LOAN = frozenset({
    "mensukseskan", "mensosialisasikan", "mensejahterakan", "mensinergikan", "mensinkronkan",
    "mensinkronisasikan", "menstimulasi", "mensurvei", "mensuplai", "mensubsidi", "mensertifikasi",
    "mensimulasikan", "mensiasati", "mengkoordinasikan", "mengkoordinir", "mengkampanyekan",
    "mengkomunikasikan", "mengkonsumsi", "mengkonfirmasi", "mengkategorikan", "mengkalkulasi",
    "mengkolaborasikan", "mengkombinasikan", "mengkonsolidasikan", "mengkondisikan", "mengkonversi",
    "mengkonsultasikan", "mempopulerkan", "mempublikasikan", "memposisikan", "mempersonalisasi",
    "mempatenkan", "mempolitisasi", "mempidanakan", "mentargetkan", "mentaati", "menterjemahkan",
    "mentoleransi", "mentertibkan", "mentuntaskan", "mempengaruhi", "mempesona", "mempercayai",
    "mempercayakan", "mempelopori", "mempedulikan", "mempedomani", "mempaparkan", "mensaksikan", "mensahkan",
    "mensyaratkan", "mensejajarkan", "mensetujui", "mensikapi", "menselaraskan", "mensasar", "mensuarakan",
    "mensalurkan", "mengkritisi", "mengkeluhkan", "mengkerjakan", "mengkirim",
    "mengkoleksi", "mengkoreksi", "mengkontrol", "mentransparankan"
}) - {"mensyaratkan", "mengkritisi", "mentransparankan", "menstimulasi", "mensahkan"}


def melted(word: str) -> str:
    """``word`` with its first root letter melted: ``mentaati`` → ``menaati``."""
    return word[:2] + _SOUND[word[3 if word[2:4] != "ng" else 4]] + word[4 if word[2:4] != "ng" else 5 :]


@lru_cache(maxsize=2_048)
def _is_hard(word: str) -> bool:
    """Whether ``word`` keeps a k, p, s or t that melts: the root takes *me-* by the word list, the whole is no word."""
    for tail in ("nya", "lah", "kah"):
        if word.endswith(tail) and _is_hard(word[:-3]):
            return True
    if word in _LOAN:
        return True
    if _STANDING.match(word):
        return False
    known = lexicon.load().flags
    root = word[4:] if word.startswith("meng") else word[3:]
    if word in known or len(root) < 4:
        return False
    ways = [(root, "M0")]
    ways += [(root[:-3], "Mk")] if root.endswith("kan") else []
    ways += [(root[:-1], "Mi")] if root.endswith("i") else []
    return any(
        flag in known.get(stem, ()) and not {"MM", "MP", "Mm", "Mo"} & set(known.get(stem, ()))
        for stem, flag in ways
        if len(stem) > 3
    )


def hard(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A first letter that should have melted."""
    for found in _HARD.finditer(block.clean):
        word = found.group()
        if _is_hard(word.casefold()):
            yield hit(*found.span(), like(word, melted(word.casefold())))


@lru_cache(maxsize=1)
def _with_one_k() -> tuple[str, ...]:
    """The verbs of the roots in k with *-an* behind them."""
    ways = []
    for root in shipped.words("k-roots"):
        nasal = {"k": "ng", "p": "m", "s": "ny", "t": "n"}.get(root[0])
        active = (
            f"me{nasal}{root[1:]}"
            if nasal
            else (
                f"mem{root}"
                if root[0] in "bf"
                else f"men{root}"
                if root[0] in "cdj"
                else f"meng{root}"
                if root[0] in "aiueogh"
                else f"me{root}"
            )
        )
        ways += [active, f"di{root}", f"memper{root}", f"diper{root}", f"ter{root}"]
    return tuple(f"{way}an" for way in ways)


@lru_cache(maxsize=1)
def _one_k() -> re.Pattern[str]:
    ways = tuple(way[:-2] for way in _with_one_k())
    return re.compile(rf"(?<![\w'’-])({joined(ways)})an(nya|lah)?(?![\w'’-])", re.IGNORECASE)


def one_k(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """*-kan* behind a root in k, with one k."""
    if block.vocabulary.isdisjoint(_with_one_k()):
        return
    for found in _one_k().finditer(block.clean):
        yield hit(*found.span(), f"{found[1]}kan{found[2] or ''}")


RULES = (
    Rule(
        "LULUH",
        mark("k, p, s, t kept behind me- where they melt."),
        "style",
        "A",
        mark("Behind me- the first letter melts: “{fix}”."),
        "EYD V KB01a",
        (
            ("mentaati aturan", "menaati aturan"),
            ("Mensukseskan acara", "Menyukseskan acara"),
            ("mengkonsumsi ikan", "mengonsumsi ikan"),
            ("mempengaruhi harga", "memengaruhi harga"),
            ("mensosialisasikan program", "menyosialisasikan program"),
        ),
        (
            "mempunyai hak",
            "mengkaji ulang",
            "memperhatikan",
            "mempelajari",
            "mentransfer dana",
            "memproduksi",
            "mensyukuri",
            "menteri",
            "mempersilakan",
            "mengkhawatirkan",
            "mengkritik",
            "mempekerjakan",
        ),
        hard,
        kinds=WORDY,
    ),
    Rule(
        "KAN-K",
        mark("-kan behind a root in k, with one k."),
        "style",
        "A",
        mark("Two k: “{fix}”."),
        "EYD V KB01a",
        (
            ("menunjukan hasil", "menunjukkan hasil"),
            ("Memasukan data", "Memasukkan data"),
            ("ditunjukannya", "ditunjukkannya"),
            ("menaikan harga", "menaikkan harga"),
            ("digerakan warga", "digerakkan warga"),
        ),
        ("ditunjukkannya", "memaksakan", "masukan warga", "mengajukan", "melakukan", "membukakan", "kenaikan"),
        one_k,
        kinds=WORDY,
    ),
)
