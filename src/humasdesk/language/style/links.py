"""House style: commas round words that link sentences, and doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import RUNNING, SENTENCES, Hit, Rule, hit
from humasdesk.language.sentences import start_of_words
from humasdesk.language.text import Block
from humasdesk.language.wording import joined, like

_BUT = re.compile(r"(?P<word>[\w)”\"%])[ \xa0]+(?P<but>tetapi|sedangkan|melainkan)\b")
_AKAN = re.compile(r"\b(?:akan|dan|atau|bahwa)$", re.IGNORECASE)
_START = re.compile(r"(?:Sehingga|Sedangkan|Dan)\b(?![ \xa0]*,)")
_DOUBLED = re.compile(
    r"(?<![\w-])(?P<many>para|banyak|beberapa|berbagai|sejumlah|seluruh|semua)(?P<gap>[ \xa0]+)"
    r"(?P<word>[a-z]{3,})-(?P=word)(?P<tail>nya|an)?(?![\w-])",
    re.IGNORECASE,
)
_WHOLE = frozenset({
    "undang", "laki", "cita", "kupu", "kisi", "oleh", "alun", "rata", "kura", "gara", "pura", "hati", "mata",
    "langit", "angan", "sama", "satu", "sia", "ubur", "tiba", "kira", "agar", "masing"
})


@lru_cache(maxsize=1)
def _links() -> re.Pattern[str]:
    return re.compile(
        rf"(?>{joined(shipped.words('links'))})"
        r"(?![\w,;:.-]|[ \xa0]+(?:,|semua[ \xa0]*,|pula\b|juga\b|pun\b|yang\b|lah\b|dan\b))",
        re.IGNORECASE,
    )


def after_link(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """No comma behind a word that links a sentence to the one before."""
    text = block.clean
    for one in block.sentences:
        start = start_of_words(text, one)
        found = _links().match(text, start)
        if found and re.match(r"[ \xa0]+\w", text[found.end() :]):
            yield hit(*found.span(), found.group() + ",")


def before_but(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """No comma before *tetapi*, *sedangkan*, *melainkan*."""
    text = block.clean
    for found in _BUT.finditer(text):
        if _AKAN.search(text[: found.end("word")]):
            continue
        yield hit(found.start("word") + 1, found.end("but"), f", {found['but']}", word=found["but"])


def at_start(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A sentence that begins with a conjunction of the middle; in quoted speech *Dan* is let pass."""
    text = block.clean
    for one in block.sentences:
        start = start_of_words(text, one)
        found = _START.match(text, start)
        if found and not (found.group() == "Dan" and block.quotes.inside(start)):
            yield hit(*found.span())


@lru_cache(maxsize=1)
def _pleonasms() -> re.Pattern[str]:
    words = [
        re.escape(one).replace(r"\ ", "[ \xa0]+") for one in sorted(shipped.pairs("pleonasms"), key=len, reverse=True)
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


def pleonasm(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Two words that say one thing; a plural said twice."""
    text = block.clean
    for found in _pleonasms().finditer(text):
        key = " ".join(found.group().casefold().split())
        yield hit(*found.span(), *(like(found.group()[0], one) for one in shipped.pairs("pleonasms")[key].split("/")))
    for found in _DOUBLED.finditer(text):
        if found["word"].casefold() in _WHOLE or found["tail"] == "an":
            continue
        yield hit(*found.span(), f"{found['many']} {found['word']}{found['tail'] or ''}")


RULES = (
    Rule(
        "COMMA-LINK",
        mark("No comma behind a link at the beginning of a sentence."),
        "style",
        "A",
        mark("A comma follows: “{fix}”."),
        "EYD V TB05",
        (
            ("Namun demikian pemerintah siap.", "Namun demikian, pemerintah siap."),
            ("Hujan. Oleh karena itu warga waspada.", "Hujan. Oleh karena itu, warga waspada."),
            ("“Selain itu kita siapkan dana,” katanya.", "“Selain itu, kita siapkan dana,” katanya."),
        ),
        (
            "Namun demikian, pemerintah siap.",
            "Karena itulah warga datang.",
            "Hal itu selain itu semua baik.",
            "Selain itu semua, dana siap.",
        ),
        after_link,
        kinds=SENTENCES,
    ),
    Rule(
        "COMMA-BUT",
        mark("No comma before tetapi, sedangkan, melainkan."),
        "style",
        "S",
        mark("A comma stands before {word}."),
        "EYD V TB02",
        (
            ("selesai tetapi belum dipakai", "selesai, tetapi belum dipakai"),
            ("Samarinda maju sedangkan Paser tumbuh", "Samarinda maju, sedangkan Paser tumbuh"),
            ("bukan hanya gedung melainkan jalan", "bukan hanya gedung, melainkan jalan"),
        ),
        ("selesai, tetapi belum dipakai", "Akan tetapi, belum", "Tetapi belum", "(tetapi belum)"),
        before_but,
        kinds=SENTENCES,
    ),
    Rule(
        "CONJ-START",
        mark("A sentence that begins with Sehingga, Sedangkan or Dan."),
        "style",
        "-",
        mark("“{text}” joins parts of one sentence; join it to the sentence before."),
        "EYD V TB02/TB04",
        (
            ("Warga hadir. Sehingga ditemukan jalan keluar.", ""),
            ("Sedangkan Paser tumbuh.", ""),
            ("Rapat usai. Dan warga pulang.", ""),
        ),
        (
            "Warga hadir, sehingga ditemukan jalan.",
            "“Dan kita harus siap,” kata Isran.",
            "Sehingga, begitu",
            "Danau itu luas.",
        ),
        at_start,
        kinds=SENTENCES,
    ),
    Rule(
        "PLEONASM",
        mark("Two words that say one thing, or a plural said twice."),
        "style",
        "S",
        mark("“{text}” says one thing twice."),
        "house",
        (
            ("agar supaya berhasil", "agar berhasil"),
            ("Adalah merupakan tugas", "Adalah tugas"),
            ("para kader-kader", "para kader"),
            ("disebabkan karena hujan", "disebabkan oleh hujan"),
            ("berbagai program-program", "berbagai program"),
        ),
        (
            "agar berhasil",
            "para kader",
            "program-program",
            "seluruh undang-undang",
            "masing-masing",
            "beberapa laki-laki",
        ),
        pleonasm,
        kinds=RUNNING,
    ),
)
