"""Small questions about words that many rules ask: capitals kept, how far two words lie apart, who is speaking."""

from __future__ import annotations

import re

LETTER = r"[^\W\d_]"
WORD = rf"{LETTER}(?:[^\W\d_'’]|['’](?={LETTER}))*"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""From Monday on, as :meth:`datetime.date.weekday` counts."""
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember")

ROOTS = ("kata", "ujar", "tutur", "ucap", "ungkap", "jelas", "papar", "tegas", "sebut", "tambah", "terang", "imbuh",
         "pesan", "harap", "lanjut", "cetus", "tukas", "pungkas", "jawab", "tanya", "ajak", "pinta", "imbau", "beber",
         "urai", "sambung", "kenang", "sahut", "puji", "tandas", "timpal", "seru", "kilah", "aku")
SURE = frozenset({"kata", "ujar", "tutur", "ucap", "ungkap", "papar", "imbuh", "cetus", "tukas", "pungkas", "beber",
                  "tandas", "timpal", "sahut", "kilah"})
"""Words that right behind a quotation can only name its speaker."""
ATTRIBUTION = re.compile(
    rf"(?:(?P<root>{'|'.join(ROOTS)})(?P<nya>nya)?|demikian|begitu)\b(?! (?:kerja|sandi|kunci)\b)")
ACTIVE = re.compile(
    r"\b(?:mengatakan|menyatakan|menegaskan|menjelaskan|menuturkan|mengungkapkan|memaparkan|menyebutkan|menyebut|"
    r"menambahkan|menerangkan|mengimbau|berharap|berpesan|mengajak|berkata|menyampaikan|meminta|melanjutkan|mengakui|"
    r"membeberkan|menguraikan|menilai|mengingatkan|berujar|bertutur|menjawab|berjanji|mengemukakan|mengharapkan|"
    r"mengucapkan|mencontohkan|menyatakan)\b")
SPEECH = re.compile(
    rf"\b(?:{'|'.join(sorted(SURE))}|(?:{'|'.join(ROOTS)})nya)\b|\b(?:jelas|tegas|sebut|tambah|terang|pesan|harap|"
    r"lanjut|jawab|tanya|ajak|pinta|imbau|urai|sambung|kenang|puji|seru) (?=[A-Z]|dia\b|beliau\b)|" + ACTIVE.pattern)
"""Anything that gives words to somebody."""
_SPEAKER = re.compile(r"\s+(?:[A-Z]|(?:dia|ia|beliau|gubernur|wakil|bupati|wali|kepala|ketua|mantan|pria|wanita|"
                      r"perempuan|lelaki|salah|seorang|warga|pak|bu|bapak|ibu)\b)")


def attribution(text: str, place: int) -> re.Match[str] | None:
    """The words at ``place`` that name who said what stands before: ``kata Isran``, ``ujarnya``."""
    found = ATTRIBUTION.match(text, place)
    if found is None or found["root"] is None or found["nya"] or found["root"] in SURE:
        return found if found is None or found["root"] else _certain(text, found)
    return found if _SPEAKER.match(text, found.end()) else None


def _certain(text: str, found: re.Match[str]) -> re.Match[str] | None:
    """*demikian* and *begitu* count before another word of saying alone: ``demikian kata Isran``."""
    more = re.compile(rf"\s+(?:{'|'.join(ROOTS)}|disampaikan|dikatakan)").match(text, found.end())
    return found if more else None


def like(sample: str, word: str) -> str:
    """``word`` with the capitals of ``sample``: none, the first, or all."""
    if len(sample) > 1 and sample.isupper():
        return word.upper()
    if sample[:1].isupper():
        return word[:1].upper() + word[1:]
    return word


def titled(words: str) -> str:
    """Every word of ``words`` with a capital."""
    return " ".join(word[:1].upper() + word[1:] for word in words.split(" "))


def distance(one: str, other: str, most: int = 2) -> int:
    """Edits (insert, delete, replace, swap neighbours) between two words; ``most + 1`` stands for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, char in enumerate(one, start=1):
        older, before, row = before, row, [index]
        for place, wanted in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (char != wanted))
            if (index > 1 and place > 1 and char == other[place - 2] and one[index - 2] == wanted):
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def joined(words: list[str] | tuple[str, ...]) -> str:
    """An alternation of words, the longest first, for a pattern."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def count_letters(text: str) -> int:
    """How many letters ``text`` has."""
    return sum(char.isalpha() for char in text)
