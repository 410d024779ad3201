"""House style: capitals of days, months and offices; times and their zone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import WORDY, Edit, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import DAYS, MONTHS, titled

_DAY = re.compile(
    r"(?<![\w'’-])(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu(?=,? ?\(?\d{1,2}[/ -])|(?<=hari )minggu|"
    r"januari|februari|april|juni|juli|agustus|september|oktober|november|desember|"
    r"(?<=\d )(?:maret|mei)|(?:maret|mei)(?= \d{4}\b))(?![\w'’-])"
)
_OFFICE = re.compile(
    r"(?<![\w'’/-])(?P<office>(?:penjabat |plt\.? |wakil )?"
    r"(?:gubernur|bupati|wali kota|walikota|presiden|menteri|ketua dprd)|"
    r"camat|lurah|sekda|sekretaris daerah|kapolda|kapolres|pangdam|danrem|asisten)[ \xa0]+"
    r"(?P<name>[A-Z][\w'’]+(?:[ \xa0][A-Z][\w'’]+)?)"
)
_ADDRESS = re.compile(
    r"(?<![\w'’/-])(?P<office>pak|bu|bapak|ibu)[ \xa0]+(?P<name>[A-Z][a-z'’]+(?:[ \xa0][A-Z][\w'’]+)?)"
)
_GENERAL = re.compile(
    r"\b(?:calon|para|seorang|setiap|semua|pemilihan|bakal|antar|sejumlah|banyak|beberapa|kedua|sebagai|"
    r"menjadi|tiap|kantor|rumah|jabatan|kursi|surat|dua|tiga|tugas|istri|suami|seluruh|pilihan)[ \xa0]+$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    word.casefold()
    for word in (
        *DAYS,
        *MONTHS,
        "Kota",
        "Kabupaten",
        "Provinsi",
        "PKK",
        "Negara",
        "Rumah",
        "Bhayangkari",
        "Dharma",
        "Insya",
        "Insyaallah",
        "Allah",
        "Tuhan",
        "Se",
        "Ketua",
        "Pertiwi",
        "Bangsa",
        "Indonesia",
        "Ini",
        "Itu",
        "Dan",
    )
)
_WATERS = ("sungai", "pulau", "gunung", "danau", "teluk", "selat")
_PLACE = re.compile(
    rf"(?<![\w'’/-])(?<!ibu )(?<!wali )(?P<kind>kabupaten|kota|provinsi|kecamatan|{'|'.join(_WATERS)})[ \xa0]+"
    r"(?P<name>[A-Z][\w'’]+(?:[ \xa0][A-Z][\w'’]+){0,2})"
)
_TIME = re.compile(
    r"(?<![\w:.,/])(?P<lead>(?:[Pp]ukul|[Jj]am)[ \xa0]+)?(?P<hour>[01]?\d|2[0-4])(?P<sign>[:.])(?P<minute>[0-5]\d)"
    r"(?![\d:]|[.,]\d)(?:(?P<gap>[ \xa0]*)(?P<zone>[Ww][Ii][Bb]|[Ww][Ii][Tt][Aa]?)(?!\w))?"
)
_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


def day_month(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A day or a month with a small letter."""
    for found in _DAY.finditer(block.clean):
        yield hit(*found.span(), found.group().capitalize())


def office(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """An office or address with a small letter before a name; a class of offices (``calon gubernur``) stays small."""
    text = block.clean
    for found in _OFFICE.finditer(text):
        first = found["name"].split()[0]
        if first.casefold() in _NO_NAME or _GENERAL.search(text[max(0, found.start() - 20) : found.start()]):
            continue
        yield hit(*found.span("office"), titled(found["office"]))
    for found in _ADDRESS.finditer(text):
        words = found["name"].split()
        if words[0].casefold() in _NO_NAME or _GENERAL.search(text[max(0, found.start() - 20) : found.start()]):
            continue
        yield hit(*found.span("office"), found["office"].capitalize())


def place(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """What kind of place it is, with a small letter before the name of that place."""
    text = block.clean
    for found in _PLACE.finditer(text):
        name = found["name"].casefold()
        if _GENERAL.search(text[max(0, found.start() - 20) : found.start()]) or name.split()[0] in _NO_NAME:
            continue
        kind = found["kind"]
        known = _of_kind(kind, name, knowledge)
        if known:
            yield hit(*found.span("kind"), kind.capitalize())


def _of_kind(kind: str, name: str, knowledge: Knowledge) -> bool:
    """Whether the table has a place of that kind whose name begins the words; rivers and mountains it does not have."""
    places = knowledge.places
    if kind in _WATERS:
        return True
    words = name.split()
    tables = {"kecamatan": places.districts, "provinsi": places.cities}
    table = tables.get(kind, places.regencies)
    return any(" ".join(words[:size]) in table for size in range(1, len(words) + 1))


def time_zone(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A colon in a time, a zone in small letters, another zone than the office's own."""
    text = block.clean
    for found in _TIME.finditer(text):
        if not (found["lead"] or found["zone"]):
            continue
        if found["lead"] and found["lead"][:3].casefold() == "jam":
            lead = found["lead"].rstrip()
            yield hit(found.start(), found.start() + len(lead), "Pukul" if lead[0] == "J" else "pukul", automatic=False,
                      message=mark("A time by the clock takes “{fix}”; jam counts hours."))
        if found["sign"] == ":":
            yield hit(found.start("hour"), found.end("minute"), f"{found['hour']}.{found['minute']}")
        if found["zone"]:
            yield from _zone(block, found, knowledge)


def _zone(block: Block, found: re.Match[str], knowledge: Knowledge) -> Iterator[Hit]:
    zone = found["zone"].upper()
    start, end = found.span("zone")
    foreign = zone != knowledge.zone and knowledge.zone in _HOURS and not _elsewhere(block, found, knowledge)
    if foreign:
        edits = (Edit(start, end, knowledge.zone), *([Edit(start, end, zone)] if zone != found["zone"] else []))
        yield Hit(
            start,
            end,
            edits,
            {"zone": knowledge.zone},
            False,
            message=mark("The office is in {zone}. Is another zone meant?"),
        )
    elif zone != found["zone"]:
        yield hit(start, end, zone, message=mark("The zone is written in capitals: “{fix}”."))
    elif not found["gap"]:
        yield hit(start, end, f" {zone}", message=mark("The zone is written in capitals: “{fix}”."))


def _elsewhere(block: Block, found: re.Match[str], knowledge: Knowledge) -> bool:
    """Whether the sentence gives the office's zone too, or speaks of a place in the other zone."""
    sentence = next((one for one in block.sentences if one.start <= found.start() < one.end), None)
    words = block.clean[sentence.start : sentence.end] if sentence else block.clean
    return bool(
        re.search(rf"\b{knowledge.zone}\b", words)
        or re.search(
            r"\b(?:Jakarta|Surabaya|Bandung|Medan|Yogyakarta|Semarang|Bogor|Jawa|Sumatra|Papua|Jayapura|Ambon|Maluku|Istana)\b",
            block.clean,
        )
    )


RULES = (
    Rule(
        "CAP-DAY-MONTH",
        mark("Days and months with a small letter (minggu, maret, mei only beside a number)."),
        "style",
        "A",
        mark("Days and months begin with a capital."),
        "EYD V HF13",
        (
            ("pada selasa lalu", "pada Selasa lalu"),
            ("12 mei 2019", "12 Mei 2019"),
            ("hari minggu pagi", "hari Minggu pagi"),
            ("bulan agustus", "bulan Agustus"),
        ),
        ("dua minggu lalu", "Minggu (3/12)", "maret", "mei", "pada Selasa", "agustusan"),
        day_month,
        kinds=WORDY,
    ),
    Rule(
        "CAP-OFFICE",
        mark("An office or address with a small letter before a name."),
        "style",
        "A",
        mark("Before a name this begins with a capital: “{fix}”."),
        "EYD V HF10/HF23",
        (
            ("kata gubernur Isran Noor", "kata Gubernur Isran Noor"),
            ("oleh pak Isran", "oleh Pak Isran"),
            ("dan wakil gubernur Hadi Mulyadi", "dan Wakil Gubernur Hadi Mulyadi"),
            ("ibu Norbaiti hadir", "Ibu Norbaiti hadir"),
        ),
        (
            "calon gubernur Kaltim",
            "kata gubernur Senin (3/12)",
            "para bupati Kaltim",
            "seorang ibu Rumah",
            "ibu kota",
            "bupati/walikota",
            "Gubernur Isran Noor",
            "kata gubernur.",
        ),
        office,
        kinds=WORDY,
    ),
    Rule(
        "CAP-PLACE",
        mark("Kabupaten, kota, provinsi, kecamatan, sungai, pulau with a small letter before their name."),
        "style",
        "A",
        mark("Before its name the kind of place begins with a capital: “{fix}”."),
        "EYD V HF17",
        (
            ("di kabupaten Kutai Timur", "di Kabupaten Kutai Timur"),
            ("warga kota Samarinda", "warga Kota Samarinda"),
            ("tepi sungai Mahakam", "tepi Sungai Mahakam"),
        ),
        (
            "ibu kota Kalimantan Timur", "wali kota Samarinda", "kabupaten/kota di Kaltim", "dua kota Kutai",
            "pembangunan kota Cerdas", "kota se-Kaltim",
        ),
        place,
        kinds=WORDY,
    ),
    Rule(
        "TIME-ZONE",
        mark("A time with a colon, a zone in small letters, another zone than the office's."),
        "style",
        "A",
        mark("Hours and minutes are divided by a dot: “{fix}”."),
        "EYD V TA07",
        (
            ("pukul 08:00 WITA", "pukul 08.00 WITA"),
            ("pukul 08.00 wita", "pukul 08.00 WITA"),
            ("jam 19:30", "pukul 19.30"),
            ("pukul 08.00 WIB", "pukul 08.00 WITA"),
        ),
        ("pukul 08.00 WITA", "skor 10:20", "pukul 08.00 WITA (07.00 WIB)", "di Jakarta pukul 10.00 WIB", "Rp10.50"),
        time_zone,
        kinds=WORDY,
    ),
)
