"""Facts: parts that should add up to their total, and shares of more than a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import SENTENCES, Hit, Rule, hit
from humasdesk.language.text import Block

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_TOTAL = re.compile(
    rf"(?<![\w.,/])(?P<total>{_NUMBER})(?![\w/%]|[.,]\d)(?P<thing>(?:[ \xa0]+[a-z][\w/-]*){{1,5}}?)"
    r",?[ \xa0]+(?:yang[ \xa0]+)?"
    r"(?:terdiri[ \xa0]+(?:atas|dari)|(?:dengan[ \xa0]+)?rincian(?:nya)?|meliputi|terbagi[ \xa0]+atas)[ \xa0:,]+"
    r"(?P<rest>[^.;()]*(?:\.\d{3}[^.;()]*)*)"
)
_PART = re.compile(rf"(?<![\w.,/-])(?P<number>{_NUMBER})(?![/%]|[.,]\d|\w|-)[ \xa0]+(?P<word>[^\W\d_][\w/-]*)")
_NO_COUNT = frozenset({
    "persen", "hari", "jam", "tahun", "bulan", "menit", "meter", "kilometer", "km", "hektare", "ton",
    "kilogram", "kg", "liter", "derajat", "januari", "februari", "maret", "april", "mei", "juni", "juli",
    "agustus", "september", "oktober", "november", "desember", "juta", "miliar", "triliun", "ribu", "ratus",
    "kali", "di", "hingga", "sampai", "besar", "tempat"
})
_SHARE = re.compile(
    r"(?<![\w.,])(?P<number>\d{3,}(?:,\d+)?|\d{1,3}\.\d{3})[ \xa0]*(?:persen|%)[ \xa0]+"
    r"(?:dari[ \xa0]+(?:total|seluruh|jumlah|keseluruhan|"
    r"semua|sebanyak)|(?:warga|penduduk|peserta|siswa|pemilih|responden|masyarakat|anggota|pegawai|desa)\b)"
)


def number(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Parts that do not make their total, and a share of more than a hundred percent."""
    text = block.clean
    for found in _TOTAL.finditer(text):
        sentence = next((one for one in block.sentences if one.start <= found.start() < one.end), None)
        rest = found["rest"][: max(0, sentence.end - found.start("rest"))] if sentence else found["rest"]
        parts = [(_value(part["number"]), part["word"].casefold()) for part in _PART.finditer(rest)]
        if len(parts) < 2 or len(parts) != len(re.findall(r"\d+(?:\.\d{3})*", rest)):
            continue
        if any(word in _NO_COUNT for _, word in parts) or re.search(
            r"\bmasing-masing\b|\bdi antaranya\b|\bantara lain\b", rest
        ):
            continue
        total, together = _value(found["total"]), sum(value for value, _ in parts)
        if total != together and not re.search(r"\b(?:lebih|sekitar|hampir|ratusan)[ \xa0]+$", text[: found.start()]):
            yield hit(*found.span("total"), _written(together), total=found["total"], together=_written(together))
    for found in _SHARE.finditer(text):
        value = float(found["number"].replace(".", "").replace(",", "."))
        if value > 100:
            yield hit(*found.span("number"), message=mark("{text} percent of a whole is more than all of it."))


def _value(number: str) -> int:
    return int(number.replace(".", ""))


def _written(value: int) -> str:
    return f"{value:,}".replace(",", ".")


RULES = (
    Rule(
        "FACT-NUMBER",
        mark("Parts that do not add up to the total of their sentence; more than 100 percent of a whole."),
        "fact",
        "S",
        mark("The parts make {together}, the total says {total}."),
        "isi rilis",
        (
            (
                "Hadir 100 orang, terdiri atas 60 pria dan 30 wanita.",
                "Hadir 90 orang, terdiri atas 60 pria dan 30 wanita.",
            ),
            (
                "Ada 1.200 peserta yang terdiri dari 700 guru, 400 siswa, dan 200 pegawai.",
                "Ada 1.300 peserta yang terdiri dari 700 guru, 400 siswa, dan 200 pegawai.",
            ),
            ("Sebanyak 120 persen dari total warga hadir.", ""),
        ),
        (
            "Hadir 90 orang, terdiri atas 60 pria dan 30 wanita.",
            "naik 150 persen",
            "10 desa terdiri atas 3 dusun",
            "5 hari terdiri atas 3 jam dan 2 menit",
            "10 kabupaten/kota terdiri atas 7 kabupaten dan 3 kota",
        ),
        number,
        kinds=SENTENCES,
    ),
)
