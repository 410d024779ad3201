"""Who said what: every quotation of a text with its speaker and the verb, as news reports attribute speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from humasdesk.language import quotation
from humasdesk.language.quotation import Pair

_SPOKEN = (
    "kata", "ujar", "ucap", "tutur", "jelas", "tegas", "ungkap", "papar", "sebut", "tambah", "imbuh", "terang",
    "tandas", "lanjut", "pungkas", "cetus", "beber", "urai", "harap", "imbau", "pesan", "kisah", "cerita",
    "seru", "sambung", "jawab", "tukas", "timpal", "kilah", "nilai", "saran", "pinta", "ajak", "puji",
    "sanggah", "tanya", "sapa",
)
_REPORTED = (
    "mengatakan", "menuturkan", "menjelaskan", "menegaskan", "mengungkapkan", "memaparkan", "menyebut",
    "menyebutkan", "menambahkan", "menyampaikan", "berharap", "menyatakan", "berpesan", "mengimbau", "meminta",
    "mengakui", "menilai", "menerangkan", "menandaskan", "melanjutkan", "mengajak", "mengingatkan", "berujar",
    "berkata", "bercerita", "menceritakan", "menyarankan", "menjawab", "memastikan", "mengucapkan",
    "mengapresiasi", "menguraikan", "membeberkan",
)
VERBS_BEHIND = frozenset(_SPOKEN)
"""Verbs that stand behind a quotation, the speaker after them: *kata*, *ujar*."""
VERBS = frozenset((*_SPOKEN, *_REPORTED))
"""Verbs of speech: after a quotation (*kata*, *ujarnya*) and before it (*mengatakan*)."""

_NAME_WORD = r"(?:[A-Z][\w.'’/-]*)"
_LINK = r"(?:dan|bin|binti|van|de|bidang|urusan|untuk|se-Kaltim)"
_NAME = rf"{_NAME_WORD}(?:,? (?:{_NAME_WORD}|{_LINK}(?= {_NAME_WORD})))*"
_AFTER = re.compile(
    rf"[\s,]*(?P<verb>{'|'.join(sorted(VERBS, key=len, reverse=True))})(?P<nya>nya)?\b"
    rf"(?:\s+(?P<pronoun>dia|ia|beliau|mereka)\b|\s+(?P<name>{_NAME}))?")
_BEFORE = re.compile(
    rf"(?P<name>{_NAME})?(?P<pronoun>\b(?:[Dd]ia|[Ii]a|[Bb]eliau))?[^.“”\"!?]*?"
    rf"\b(?P<verb>{'|'.join(_REPORTED)})\b[^.“”\"!?]*[,:]?\s*$")
_ACCORDING = re.compile(rf"\b[Mm]enurut(?P<nya>nya)?(?:\s+(?P<pronoun>dia|ia|beliau)\b|\s+(?P<name>{_NAME}))?"
                        r"[^.“”\"!?]*[,:]\s*$")
_DATELINE = re.compile(r"^[A-Z][A-Z .,]+(?:\([^)]*\)\s*)?\s*[—–-]\s+")
_OPENERS = frozenset((
    "menurut", "dalam", "pada", "saat", "usai", "sementara", "selain", "namun", "ini", "itu", "hal", "setelah",
    "sebelum", "untuk", "karena", "bahkan", "kemudian", "di", "ke", "dari", "kata", "lebih", "ketika",
    "selanjutnya", "senada", "sebab", "oleh", "kepada", "bersama", "melalui", "terkait", "adapun", "dengan",
    "jika", "bila", "bagi", "sebelumnya", "hari", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu",
    "minggu",
))
"""Words that open sentences with a capital and belong to no name."""
_PRONOUNS = frozenset(("dia", "ia", "beliau", "mereka", "kami", "kita", "saya"))
_SHORTEST = 2
"""Words of a quotation below which it is a name in quotes, not speech."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation: its words without the marks, where they stand in the text (code points), the verb as printed, and
    the speaker in the fullest form the text has; empty where the text does not say who."""

    start: int
    end: int
    words: str
    verb: str
    speaker: str


def said(blocks: Iterable[str]) -> tuple[Said, ...]:
    """The quotations of a text's blocks (divided by one line end), in their order.

    *Dia*, *ujarnya* and a part of a name mean who was named last, or the fuller name of before.
    """
    return tuple(_Reader().read(blocks))


class _Reader:
    """Reads from above; knows who was named so far."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._last = ""

    def read(self, blocks: Iterable[str]) -> Iterator[Said]:
        base = 0
        for block in blocks:
            pairs = [pair for pair in quotation.read(block).pairs if _is_speech(block, pair)]
            speaker, verb = "", ""
            for place, pair in enumerate(pairs):
                until = pairs[place + 1].opening.place if place + 1 < len(pairs) else len(block)
                since = pairs[place - 1].closing.place + 1 if place else 0
                own, own_verb = self._attributed(block, pair, since, until)
                speaker, verb = (own or speaker, own_verb) if own_verb else (speaker, verb)
                start, end = pair.opening.place + 1, pair.closing.place
                yield Said(base + start, base + end, block[start:end].strip(" ,"), own_verb or verb, speaker)
            self._meet(block)
            base += len(block) + 1

    def _attributed(self, block: str, pair: Pair, since: int, until: int) -> tuple[str, str]:
        """The speaker and the verb, from behind the quotation or from before it."""
        after = _AFTER.match(block, pair.closing.place + 1, until)
        if after:
            return self._who(after), after["verb"] + (after["nya"] or "")
        before = _DATELINE.sub("", block[since:pair.opening.place])
        sentence = before[max(before.rfind(". "), before.rfind("! "), before.rfind("? ")) + 1:]
        said_so = _ACCORDING.search(sentence)
        if said_so:
            return self._who(said_so), "menurut"
        reported = _BEFORE.search(sentence.lstrip())
        if reported:
            return self._who(reported), reported["verb"]
        return "", ""

    def _who(self, found: re.Match[str]) -> str:
        name = _bare(_tidy(found["name"] or ""))
        if not name:
            return self._last
        full = self._fuller(name)
        self._last = full
        if full not in self._names:
            self._names.append(full)
        return full

    def _fuller(self, name: str) -> str:
        """The latest fuller name of which ``name`` is a part: *Isran* is *Isran Noor*."""
        parts = set(name.casefold().split())
        for known in reversed(self._names):
            words = known.casefold().split()
            if parts < set(words) and len(parts) <= 2:
                return known
        return name

    def _meet(self, block: str) -> None:
        """Names of two words and more in a block, so that a part of one can be understood later."""
        for found in re.finditer(r"(?:[A-Z][a-z'’]+ ){1,3}[A-Z][a-z'’]+", block):
            name = _bare(found.group())
            if " " in name and name not in self._names:
                self._names.insert(0, name)


def _is_speech(block: str, pair: Pair) -> bool:
    words = block[pair.opening.place + 1:pair.closing.place].split()
    return len(words) > _SHORTEST or (bool(words) and words[-1][-1] in ".!?,")


def _bare(name: str) -> str:
    """A name without the words that only open its sentence; empty for a pronoun."""
    words = name.split()
    while words and words[0].casefold() in _OPENERS:
        words = words[1:]
    return "" if len(words) == 1 and words[0].casefold() in _PRONOUNS else " ".join(words)


def _tidy(name: str) -> str:
    """A name without what follows its comma, unless that is a degree."""
    parts = re.split(r",\s*", name)
    kept = parts[:1]
    for part in parts[1:]:
        if not re.match(r"(?:[A-Z][A-Za-z]{0,3}\.)+", part):
            break
        kept.append(part)
    return ", ".join(kept).strip(" ,.") if len(kept) == 1 else ", ".join(kept).strip(" ,")
