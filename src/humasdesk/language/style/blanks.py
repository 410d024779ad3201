"""House style: blanks. Every character that cannot be seen and should not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import ALL_KINDS, Hit, Rule, hit
from humasdesk.language.text import Block

HARD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Blanks that are no plain space, for the inside of a character class."""
HIDDEN = "\u00ad\u200b\u2060\ufeff"
_B = f" {HARD}"
_UNSEEN = f"{_B}{HIDDEN}"

_ODD = re.compile(f"[{HARD}{HIDDEN}]")
_DOUBLE = re.compile(f"(?<![{_UNSEEN}\n\t])[{_UNSEEN}]*[{_B}][{HIDDEN}]*[{_B}][{_UNSEEN}]*(?![{_UNSEEN}\n\t])")
_SINGLE = re.compile(f"(?<![{_UNSEEN}\n\t])[{_UNSEEN}]+(?![{_UNSEEN}\n\t])")
_EDGE = re.compile(
    f"\\A[{_UNSEEN}\n]+|(?<![{_UNSEEN}\n])[{_UNSEEN}\n]+\\Z|(?<![{_UNSEEN}])[{_UNSEEN}]+(?=\n)|(?<=\n)[{_UNSEEN}]+"
)
_BEFORE = re.compile(rf"(?<=[^\s(\[{_UNSEEN}])[{_B}]+(?=(?:[,;!?]|:(?![)(DP])|\.(?![.\w]))(?![,;!?]))")
_PAREN = re.compile(rf"(?<=[(\[])[{_B}]+(?=\S)|(?<=[^\s(\[])[{_B}]+(?=[)\]])")
_TIGHT = re.compile(r"[,.!?;](?=\w)")
_AFTER = re.compile(
    r"(?<=[\w%)”\"])(?:,(?=[^\W\d_])|[!?;](?=[^\W\d_]))"
    r"|(?<=[^\W\d_]),(?=\d)"
    r"|(?<=[^\W\d_A-Z]{3})\.(?=[A-Z][a-z])"
    r"|(?<=\d{4})\.(?=[A-Z][a-z])"
    r"|(?<=\b(?:Dr|Ir|Hj))\.(?=[A-Z][a-z]{2})|(?<=\b(?:Drs|Dra))\.(?=[A-Z][a-z]{2})|(?<=\bH)\.(?=[A-Z][a-z]{2})"
)


def double(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Two or more blanks in a line."""
    for found in _DOUBLE.finditer(block.text):
        if found.start() > 0 and found.end() < len(block.text):
            yield hit(*found.span(), " ")


def hard(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A single no-break blank, or characters without width."""
    if not _ODD.search(block.text):
        return
    for found in _SINGLE.finditer(block.text):
        words = found.group()
        blanks = sum(char not in "\u00ad\u200b\u2060\ufeff" for char in words)
        if words != " " and blanks < 2 and found.start() > 0 and found.end() < len(block.text):
            yield hit(*found.span(), " " if blanks else "")


def edge(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Blanks where a paragraph or a line of it begins or ends; a paragraph of nothing else."""
    for found in _EDGE.finditer(block.text):
        yield hit(*found.span(), "")


def before_punctuation(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A blank before a stop; ``1 : 5.000`` is a scale."""
    text = block.clean
    for found in _BEFORE.finditer(text):
        if (
            text[found.end()] == ":"
            and text[found.start() - 1].isdigit()
            and text[found.end() + 1 :].lstrip()[:1].isdigit()
        ):
            continue
        yield hit(*found.span(), "")


def after_punctuation(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """No blank behind a comma or a stop."""
    for found in _TIGHT.finditer(block.clean):
        if _AFTER.match(block.clean, found.start()):
            yield hit(*found.span(), found.group() + " ")
    for one in block.quotes.marks:
        if one.opens and block.clean[one.place - 1:one.place] in (",", ":", ";"):
            yield hit(one.place - 1, one.place, f"{block.clean[one.place - 1]} ")


def brackets(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Blanks on the inner side of brackets."""
    for found in _PAREN.finditer(block.text):
        yield hit(*found.span(), "")


RULES = (
    Rule(
        "SPC-DOUBLE",
        mark("Two or more blanks in a line, ordinary and no-break ones in any mix."),
        "style",
        "A",
        mark("More than one blank."),
        "house",
        (("dilakukan\u00a0 dalam", "dilakukan dalam"), ("kota  dan", "kota dan"), ("a \u00a0 \u00a0b", "a b")),
        ("dilakukan dalam", "kota. Dan", "Rp87 miliar"),
        double,
        kinds=ALL_KINDS,
    ),
    Rule(
        "SPC-NBSP",
        mark("No-break blanks and characters without width, as pages of the web and Word leave them."),
        "style",
        "A",
        mark("A character that cannot be seen, left from the web or Word."),
        "house",
        (("lebih\u00a0sering", "lebih sering"), ("pem\u200bbangunan", "pembangunan"), ("pe\u00adlayanan", "pelayanan")),
        ("lebih sering", "Mas'ud", "👩‍👩‍👧 keluarga"),
        hard,
        kinds=ALL_KINDS,
    ),
    Rule(
        "SPC-EDGE",
        mark("Blanks where a paragraph begins or ends, and paragraphs of nothing but blanks."),
        "style",
        "A",
        mark("Blanks at the edge of the paragraph."),
        "house",
        (("kota.  ", "kota."), (" Kota", "Kota"), ("kota.\u00a0", "kota.")),
        ("kota.", "Kota itu", "a b"),
        edge,
        kinds=ALL_KINDS - {"table", "figure", "dateline"},
    ),
    Rule(
        "SPC-BEFORE-PUNCT",
        mark("A blank before a comma, full stop, colon, semicolon, ! or ?."),
        "style",
        "A",
        mark("No blank stands before this sign."),
        "EYD V TB",
        (
            ("banjir , dan", "banjir, dan"),
            ("selesai .", "selesai."),
            ("Siapa ?", "Siapa?"),
            ("Tema : Maju", "Tema: Maju"),
        ),
        ("banjir, dan", "skala 1 : 5.000", "alamat kaltimprov.go.id .id", "datang ... lalu"),
        before_punctuation,
        kinds=ALL_KINDS - {"dateline"},
    ),
    Rule(
        "SPC-AFTER-PUNCT",
        mark("No blank behind a comma or full stop (numbers and web addresses are left alone)."),
        "style",
        "A",
        mark("A blank is missing behind this sign."),
        "EYD V TB",
        (
            ("Sungai Panjang,Kamis", "Sungai Panjang, Kamis"),
            ("selesai.Setelah", "selesai. Setelah"),
            ("Kamis,12 Mei", "Kamis, 12 Mei"),
            ("Dr.Isran", "Dr. Isran"), ("Isran berkata,“Kita siap.”", "Isran berkata, “Kita siap.”"),
        ),
        ("5,6 persen dan 1.200 orang", "www.kaltimprov.go.id", "S.Pd., M.Si.", "pukul 08.00", "Rp5.000,00"),
        after_punctuation,
        kinds=ALL_KINDS,
    ),
    Rule(
        "SPC-PAREN",
        mark("Blanks inside brackets."),
        "style",
        "A",
        mark("No blank stands inside brackets."),
        "EYD V TKr",
        (("( FKUB)", "(FKUB)"), ("(FKUB )", "(FKUB)"), ("[ sic]", "[sic]")),
        ("(FKUB)", "umat (FKUB) di", "f(x)"),
        brackets,
        kinds=ALL_KINDS,
    ),
)
