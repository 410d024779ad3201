"""House style: money, thousands, percentages, dates and numbers at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.calendar import IMPOSSIBLE, written_dates
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import WORDY, Hit, Rule, hit
from humasdesk.language.sentences import start_of_words
from humasdesk.language.text import Block, Kind

_B = "[ \xa0]*"
_MONEY = re.compile(
    rf"(?<![\w])(?P<sign>[Rr][Pp])(?P<gap>\.?{_B})(?P<sum>\d[\d.]*\d|\d)(?P<cents>,\d+)?(?P<dash>,-+|,–)?(?:{_B}"
    r"(?P<word>milyar|milyard|trilyun|trilliun|miliar|triliun|juta|ribu)\b)?"
)
_LARGE = re.compile(r"(?<=\d)(?P<gap>[ \xa0]+)(?P<word>milyard?|trilyun|trilliun)\b")
_WORDS = {"milyar": "miliar", "milyard": "miliar", "trilyun": "triliun", "trilliun": "triliun"}
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<number>\d[\d.,]*)(?:[ \xa0]+%|{_B}prosen\b)|(?<=[a-z])[ \xa0]+(?P<alone>prosen)\b"
)
_BARE = re.compile(r"(?<![\w.,/:+()\-–])\d{4,}(?![\w/:\-–]|[.,]\d)")
_NAMED = re.compile(
    r"(?:\b(?:nomor|no|nip|nik|nrp|npwp|rekening|telp|telepon|hp|wa|whatsapp|faks?|pos|kodim|batalyon|yonif|sk|"
    r"jalan|jl|ruang|kamar|kode|tahun|thn|th|sejak|era|periode|pelat|km|iso|pin|seri|call center|angkatan)"
    r"\b\.?:?[ \xa0]*|[A-Za-z]-)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[ \xa0]+(?!(?:dan|di|ke|dari|yang|untuk|dengan|pada|hingga|sampai|lalu|ini|itu|atau|tentang|silam|akan|"
    r"telah|sudah|adalah|nanti|mendatang|masih|oleh|juga|sebagai|serta|M|H|Masehi|tersebut|bersama)\b)[a-z]+"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_UNITS = re.compile(
    r"[ \xa0]+(?:orang|jiwa|kepala keluarga|keluarga|unit|buah|ekor|ton|kilogram|kilometer|meter|hektare|hektar|"
    r"paket|peserta|siswa|pelajar|warga|rumah|petugas|personel|pegawai|guru|kasus|lembar|bibit|batang|desa|"
    r"liter|kantong|kursi|penumpang|kendaraan|sertifikat|pelaku|dosis)\b"
)
_ENGLISH = re.compile(
    r"(?<![\w.,])(?:Rp\.?[ \xa0]*)?"
    r"(?P<number>\d{1,3}(?:,\d{3}){2,}|(?:(?<=Rp)|(?<=Rp ))\d{1,3},\d{3})(?![\w.,]*\d)"
)
_PART = re.compile(
    r"(?<![\w.,])(?P<number>\d+\.\d{1,2})(?=[ \xa0]+(?:persen|hektare|hektar|kilometer|km|meter|ton|kilogram|kg|"
    r"liter|juta|miliar|triliun|derajat|magnitudo)\b|%)"
)
_CLOCK = re.compile(r"\b(?:pukul|jam|magnitudo)[ \xa0]+$", re.IGNORECASE)
_TORN = re.compile(
    r"(?<![\w.,])Rp\.?[ \xa0]*(?P<number>\d+,[ \xa0]+\d{1,2})(?=[ \xa0]+(?:ribu|juta|miliar|triliun)\b)"
)
_START = re.compile(r"\d[\d.,/-]*")


def money(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A dot or blank behind *Rp*, ``,-`` behind a sum, *milyar*."""
    for found in _MONEY.finditer(block.clean):
        word = found["word"]
        right = f"Rp{found['sum']}{found['cents'] or ''}"
        end = found.end("dash") if found["dash"] else found.end("cents") if found["cents"] else found.end("sum")
        if word:
            right += " " + _WORDS.get(word, word)
            end = found.end("word")
        if right != block.clean[found.start() : end]:
            yield hit(found.start(), end, right)
    for found in _LARGE.finditer(block.clean):
        if not re.search(r"[Rr]p\.?[ \xa0]*[\d.,]+$", block.clean[: found.start()]):
            yield hit(*found.span("word"), _WORDS[found["word"]])


def thousands(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Four digits or more without dots, where something is counted: no year, telephone or number of a decree."""
    text = block.clean
    for found in _BARE.finditer(text):
        digits = found.group()
        if digits[0] == "0" or _NAMED.search(text[max(0, found.start() - 16) : found.start()]):
            continue
        rest = text[found.end() :]
        year = len(digits) == 4 and _YEAR.fullmatch(digits)
        if _UNITS.match(rest) if year else _COUNTED.match(rest):
            yield hit(*found.span(), f"{int(digits):,}".replace(",", "."))
    for found in re.finditer(r"(?<!\w)Rp\.?[ \xa0]*(\d{4,})(?![\d.])", text):
        yield hit(*found.span(1), f"{int(found[1]):,}".replace(",", "."))
    yield from _signs(text)


def _signs(text: str) -> Iterator[Hit]:
    """Signs inside a number that English has: a comma between thousands, a dot before a part; a blank behind a
    comma before a part."""
    for found in _ENGLISH.finditer(text):
        yield hit(*found.span("number"), found["number"].replace(",", "."))
    for found in _PART.finditer(text):
        if not _CLOCK.search(text[max(0, found.start() - 12) : found.start()]):
            yield hit(*found.span("number"), found["number"].replace(".", ","),
                      message=mark("A part of a number stands behind a comma: “{fix}”."))
    for found in _TORN.finditer(text):
        yield hit(*found.span("number"), "".join(found["number"].split()),
                  message=mark("A part of a number stands behind a comma: “{fix}”."))


def percent(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A blank before the sign, or *prosen*."""
    for found in _PERCENT.finditer(block.clean):
        if found["alone"]:
            yield hit(*found.span("alone"), "persen")
        else:
            yield hit(*found.span(), f"{found['number']} persen")


def impossible(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A date no calendar has."""
    for one in written_dates(block.clean):
        if one.state == IMPOSSIBLE:
            yield hit(one.start, one.end)


def at_start(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A sentence that begins with digits."""
    text = block.clean
    for one in block.sentences:
        place = start_of_words(text, one)
        found = _START.match(text, place)
        if found and len(text[place : one.end].split()) > 3:
            yield hit(*found.span())


_PROSE: frozenset[Kind] = frozenset({"paragraph", "quote"})
RULES = (
    Rule(
        "RP-FORMAT",
        mark("How money is written: Rp87 miliar, and not Rp. 87 milyar or Rp87.000,-."),
        "style",
        "A",
        mark("Money is written “{fix}”."),
        "EYD V KF05",
        (
            ("Rp. 87 milyar", "Rp87 miliar"),
            ("Rp 5.000", "Rp5.000"),
            ("Rp87.000,-", "Rp87.000"),
            ("rp 1,5 juta", "Rp1,5 juta"),
            ("sekitar 2 milyar", "sekitar 2 miliar"),
        ),
        ("Rp87 miliar", "Rp5.000,00", "Rp1,5 triliun", "harga dalam rupiah"),
        money,
        kinds=WORDY,
    ),
    Rule(
        "NUM-THOUSAND",
        mark("Four digits or more without dots (not years, telephones, numbers of decrees)."),
        "style",
        "S",
        mark("Thousands are divided by dots: “{fix}”."),
        "EYD V TA08",
        (
            ("5641 orang hadir", "5.641 orang hadir"),
            ("sebanyak 12500 bibit", "sebanyak 12.500 bibit"),
            ("Rp25000000", "Rp25.000.000"),
            ("2000 peserta", "2.000 peserta"),
            ("senilai Rp60,000,000,000", "senilai Rp60.000.000.000"),
            ("Rp500,000 per orang", "Rp500.000 per orang"),
            ("luas 3.5 hektare", "luas 3,5 hektare"),
            ("Rp18, 4 triliun", "Rp18,4 triliun"),
        ),
        (
            "tahun 2019",
            "Nomor 5641",
            "telepon 0541733333",
            "2018-2023",
            "5.641 orang",
            "SK 821.2/1234/2019",
            "pada 2019 pemerintah",
        ),
        thousands,
        kinds=WORDY,
    ),
    Rule(
        "PERCENT",
        mark("A blank before %, or prosen."),
        "style",
        "A",
        mark("This is written “{fix}”."),
        "house",
        (("naik 80 %", "naik 80 persen"), ("5,2 prosen", "5,2 persen"), ("beberapa prosen", "beberapa persen")),
        ("80 persen", "80%", "persentase"),
        percent,
        kinds=WORDY,
    ),
    Rule(
        "DATE-VALID",
        mark("A date no calendar has."),
        "error",
        "-",
        mark("“{text}” is no day of any calendar."),
        "kalender",
        (("Senin (20/20/2025)", ""), ("31 Februari 2019", ""), ("Rabu (31/4)", "")),
        ("Senin (3/12/2018)", "29 Februari 2020", "skala (20/20)", "12 Mei 2019"),
        impossible,
        kinds=WORDY,
    ),
    Rule(
        "NUM-START",
        mark("A sentence that begins with digits."),
        "style",
        "-",
        mark("A sentence should not begin with digits: “Sebanyak {text} …”."),
        "EYD V KG04",
        (
            ("87 miliar rupiah disiapkan tahun ini.", ""),
            ("Rapat usai. 50 orang hadir sampai sore.", ""),
            ("“12 desa sudah terang,” kata Isran.", ""),
        ),
        ("Sebanyak 87 orang hadir.", "Tahun 2019 dimulai.", "Rp87 miliar disiapkan."),
        at_start,
        kinds=_PROSE,
    ),
)
