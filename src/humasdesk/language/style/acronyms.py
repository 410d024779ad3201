"""House style: an acronym is explained where it first stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, hit
from humasdesk.language.style.signoff import read
from humasdesk.language.style.site import is_remnant
from humasdesk.language.text import Text

_ACRONYM = re.compile(r"(?<![\w.'’/-])[A-Z]{2,8}(?![\w'’]|\.[A-Za-z])")
_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NAME = re.compile(r"[ \xa0]+[A-Z][a-z'’]+")
"""Behind up to three capitals nobody knows: initials of a name (``HM Syafranuddin``, ``APT Pranoto``)."""
_LAW = re.compile(r"[ \xa0]+(?:RI[ \xa0]+)?(?:Nomor|No\.?)\b")
_FIRM = re.compile(r"\b(?:PT|CV|UD|Perum|RSUD|RS|merek|kode|tipe|seri|kapal|KM|KMP|Blok|Hotel)\.?[ \xa0]+$")
_DEGREED = re.compile(r"[A-Z][a-z'’]+(?:[ \xa0]+[A-Z][a-z'’]+|,)(?:,?[ \xa0]+[A-Z][A-Za-z.]*)*,?[ \xa0]+$")
"""A name of two words, or one with a comma, and degrees before this one."""
_CAPITALS_BESIDE = re.compile(r"[A-Z]{2,}[ \xa0]+$")


def never_expanded(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """The first place of an acronym that the text never explains and that is not in the list of known ones."""
    whole = text.plain
    explained = explained_in(whole)
    degrees = shipped.pairs("degrees")
    seen: set[str] = set()
    code = read(text)
    until = code.initials[0].start if code and code.initials else len(whole)
    for start, block in zip(text.starts, text.body, strict=bool(text.body)):
        if not block.prose or is_remnant(block.text) or block.text.isupper():
            continue
        for found in _ACRONYM.finditer(block.clean):
            word = found.group()
            if word in seen or word in explained or word in knowledge.allowed or start + found.start() >= until:
                continue
            if word not in knowledge.acronyms and len(word) < 4 and _NAME.match(block.clean, found.end()):
                continue
            if _is_other(block.clean, found, degrees, text, start):
                continue
            seen.add(word)
            yield hit(
                start + found.start(),
                start + found.end(),
                *(f"{expansion} ({word})" for expansion in knowledge.acronyms.get(word, ())[:3]),
            )


def explained_in(text: str) -> frozenset[str]:
    """Acronyms that stand in brackets behind words or before them: ``… (FKUB)``, ``FKUB (Forum …)``, ``atau FKUB``."""
    inside = re.findall(r"[a-z][\"”]?[ \xa0]*\(([A-Z][\w/ -]{1,20})\)", text)
    before = re.findall(r"\b([A-Z]{2,8})[ \xa0]*\((?=[A-Z][a-z])", text)
    also = re.findall(r"\b(?:atau|disingkat|disebut)[ \xa0]+([A-Z]{2,8})\b", text)
    return (
        frozenset(before)
        | frozenset(also)
        | frozenset(part for one in inside for part in re.split(r"[ /]", one))
        | frozenset(inside)
    )


def _is_other(text: str, found: re.Match[str], degrees: object, whole: Text, start: int) -> bool:
    """Whether capitals are no acronym to explain: a Roman number, a degree, a citation, a firm, words in capitals,
    or the dateline."""
    word = found.group()
    if text[found.end() : found.end() + 1] == "$":
        return True
    before, after = text[: found.start()], text[found.end() :]
    if _ROMAN.fullmatch(word) or _LAW.match(after) or _FIRM.search(before) or _CAPITALS_BESIDE.search(before):
        return True
    if (re.match(r"[ \xa0]+[A-Z]{3,}\b", after) and len(word) > 4) or (
        re.match(r"[ \xa0,]{0,3}[^.]{0,40}[—–]", after) and not before.strip()
    ):
        return True
    return isinstance(degrees, dict) and word in degrees and bool(_DEGREED.search(before))


RULES = (
    Rule(
        "ABBR-FIRST",
        mark("An acronym the text never explains (a list of known ones is left alone)."),
        "style",
        "S",
        mark("{text} is not explained. At first mention write it out."),
        "EYD V TL01",
        (
            (
                "Musyawarah RPJMD Kaltim dibuka.",
                "Musyawarah Rencana Pembangunan Jangka Menengah Daerah (RPJMD) Kaltim dibuka.",
            ),
            ("Rapat dengan FKUB berlangsung.", "Rapat dengan Forum Kerukunan Umat Beragama (FKUB) berlangsung."),
            ("Program XYZQ dimulai.", ""),
        ),
        (
            "Forum Kerukunan Umat Beragama (FKUB) hadir. FKUB siap.",
            "APBD naik.",
            "PP Nomor 12 Tahun 2017",
            "abad XX",
            "PT ABCD hadir",
            "SAMARINDA — Rapat.",
        ),
        text=never_expanded,
    ),
)
