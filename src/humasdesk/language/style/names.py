"""House style: titles and degrees round a name, and names of officials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.domain.directory import Official
from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.people import capital_runs, near_official
from humasdesk.language.rule import WORDY, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import joined

_TITLES = {
    "Dr": "Dr.",
    "dr": "dr.",
    "drg": "drg.",
    "Drs": "Drs.",
    "Dra": "Dra.",
    "Ir": "Ir.",
    "Prof": "Prof.",
    "H": "H.",
    "Hj": "Hj.",
    "KH": "K.H.",
}
_CHAIN = re.compile(rf"(?<![\w.'’-])(?P<chain>(?:(?:{'|'.join(_TITLES)})(?:\.[ \xa0]*|[ \xa0]+))+)(?=[A-Z][a-z'’]+)")
_ONE = re.compile(rf"({'|'.join(sorted(_TITLES, key=len, reverse=True))})(\.?)([ \xa0]*)")
_THING = re.compile(
    r"\b(?:blok|gedung|lantai|kelas|grup|golongan|vitamin|seri|zona|rute|hepatitis|gate|terminal|tipe|tahun|\d+)"
    r"[ \xa0]+$",
    re.IGNORECASE,
)


def title_dot(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A title before a name without its dot: all of a chain are mended together."""
    text = block.clean
    for found in _CHAIN.finditer(text):
        chain = found["chain"]
        if _THING.search(text[max(0, found.start() - 16) : found.start()]):
            continue
        parts = _ONE.findall(chain)
        if all(dot for _, dot, _ in parts):
            continue
        right = " ".join(_TITLES[title] for title, _, _ in parts)
        yield hit(found.start(), found.start() + len(chain.rstrip(" \xa0")), right)


@lru_cache(maxsize=1)
def _degrees() -> re.Pattern[str]:
    known = shipped.pairs("degrees")
    bare = joined(tuple(known))
    dotted = joined(tuple(set(known.values())))
    name = r"[A-Z][a-z'’]+(?:[ \xa0][A-Z][a-z'’]+){0,5}"
    return re.compile(
        rf"(?P<name>{name})(?P<gap>[ \xa0]*,[ \xa0]*|[ \xa0]+)"
        rf"(?P<list>(?:{dotted}|{bare})(?![\w.]*\w)(?:\.(?=[ \xa0,]))?"
        rf"(?:[ \xa0]*[, \xa0][ \xa0]*(?:{dotted}|{bare})(?![\w.]*\w)(?:\.(?=[ \xa0,]))?)*)"
    )


_TITLED = re.compile(rf"\b(?:{'|'.join(_TITLES)})(?:\.?[ \xa0]+|\.)")
_INSTITUTION = re.compile(r"\b(?:Agung|Konstitusi|Tsanawiyah|Edaran|Tenaga|Surat|Aliyah|Negeri|Pemerintah)$")


def degree(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Degrees behind a name without comma or dots. Degrees without any dot count only behind a comma, in a row of
    several, behind a name with a title or a known first name, or where the officials' table has the name."""
    text = block.clean
    for found in _degrees().finditer(text):
        official = _official(found["name"], knowledge)
        comma = "," in found["gap"]
        words = found["list"]
        several = len(_split(words)) > 1
        sure = "." in words or several or official or _titled(text, found) or _named(found["name"])
        if _INSTITUTION.search(found["name"]) or not (comma or sure):
            continue
        if (
            comma
            and "." not in words
            and not official
            and (len(found["name"].split()) < 2 or not _closed(text, found.end()))
        ):
            continue
        yield from _mended(text, found, official)


def _split(degrees: str) -> list[str]:
    return [part for part in re.split(r"[ \xa0,]+", degrees) if part]


def _named(name: str) -> bool:
    """Whether two words or more begin with a known first name."""
    return not shipped.first_names().isdisjoint(name.split()[:-1])


def _titled(text: str, found: re.Match[str]) -> bool:
    """Whether the name has a title in front, with its dot or without."""
    return bool(_TITLED.search(text[max(0, found.start() - 8) : found.start()]) or _TITLED.match(found["name"]))


def _closed(text: str, end: int) -> bool:
    """Whether what follows a list of degrees can follow a name: a stop, a bracket, a verb in small letters, the end."""
    return bool(re.match(r"[,.;:)\"”]|[ \xa0]+[a-z(]|\s*\Z", text[end:]))


def _mended(text: str, found: re.Match[str], official: Official | None) -> Iterator[Hit]:
    known = shipped.pairs("degrees")
    parts = _split(found["list"])
    right = ", ".join(known.get(part, known.get(part.rstrip("."), part)) for part in parts)
    start, end = found.start("gap"), found.end("list")
    if text[end : end + 1] == "." and right.endswith("."):
        end += 1
    words = text[start:end]
    if f", {right}" != words:
        begin = found.start("list") if words.startswith(", ") else start
        yield hit(begin, end, right if begin > start else f", {right}", automatic=official is not None)


def _official(name: str, knowledge: Knowledge) -> Official | None:
    words = name.casefold().replace("\xa0", " ").split()
    for size in range(len(words), 1, -1):
        found = knowledge.names.get(" ".join(words[-size:]))
        if found:
            return found
    return None


def official_name(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A name nearly that of an official."""
    for start, words in capital_runs(block.clean):
        found = near_official(words, knowledge)
        if found:
            begin, end, official = found
            yield hit(start + begin, start + end, official.name, name=official.name)


RULES = (
    Rule(
        "TITLE-DOT",
        mark("Titles before a name without their dot."),
        "style",
        "A",
        mark("Titles have a dot: “{fix}”."),
        "EYD V KF01",
        (
            ("Gubernur Dr H Isran Noor", "Gubernur Dr. H. Isran Noor"),
            ("Hj Norbaiti", "Hj. Norbaiti"),
            ("Ir Joko Widodo", "Ir. Joko Widodo"),
            ("KH Abdul Rasyid", "K.H. Abdul Rasyid"),
        ),
        ("Dr. H. Isran Noor", "Blok H Nomor 2", "H-7 Lebaran", "Dra. Siti Aminah", "hepatitis H Baru"),
        title_dot,
        kinds=WORDY,
    ),
    Rule(
        "DEGREE-COMMA",
        mark("Degrees behind a name without comma or dots."),
        "style",
        "S",
        mark("Degrees are written “{fix}”."),
        "EYD V TB11/HF22",
        (
            ("Abdul Rasid, MH hadir", "Abdul Rasid, M.H. hadir"),
            ("Rita Damayanti S.T. hadir", "Rita Damayanti, S.T. hadir"),
            ("Budi Santoso, SE, MSi, hadir", "Budi Santoso, S.E., M.Si., hadir"),
            ("Ani Lestari, S.Pd hadir", "Ani Lestari, S.Pd. hadir"),
            ("Ir. Bambang Setiawan MT hadir", "Ir. Bambang Setiawan, M.T. hadir"),
            ("Budi Santoso SE, MSi hadir", "Budi Santoso, S.E., M.Si. hadir"),
            ("Siti Rahmah SE MSi hadir", "Siti Rahmah, S.E., M.Si. hadir"),
            ("dokter Indah Puspitasari Sp.A hadir", "dokter Indah Puspitasari, Sp.A. hadir"),
        ),
        ("Isran Noor, M.Si.", "Surat Edaran SE", "Mahkamah Agung, MA, memutuskan", "Rasid, M.H., hadir", "lulusan SMA"),
        degree,
        kinds=WORDY,
    ),
    Rule(
        "OFFICIAL-NAME",
        mark("A name nearly that of an official in the directory."),
        "style",
        "S",
        mark("The directory has {name}; “{text}” is written otherwise."),
        "house",
        (
            ("Gubernur Isran Nur hadir", "Gubernur Isran Noor hadir"),
            ("kata Isran Noer di sana", "kata Isran Noor di sana"),
            ("Hadi Mulyadhi membuka", "Hadi Mulyadi membuka"),
        ),
        ("Isran Noor hadir", "Rita Noor hadir", "Hadi Santoso hadir", "Isran hadir"),
        official_name,
        kinds=WORDY,
    ),
)
