"""House style: the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import lexicon, shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import HEADLINE, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import LETTER

LONGEST = 12
_STOP = re.compile(r"(?<![.!])[.!]+[ \xa0]*\Z|!+[ \xa0]*\Z")
_SHORT = re.compile(r"\b(?:dkk|dll|dsb|dst|Tbk|[A-Z](?:\.[A-Z])*|M\.Si|S\.Sos)\.\Z")
_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_][\w'’-]*")
_DI = re.compile(r"(?<![\w-])[Dd]i[a-z]{3,}(?![\w-])")
LITTLE = frozenset({"di", "ke", "dari", "dan", "yang", "untuk"})
"""Words the house writes small inside a headline."""
EITHER = frozenset({
    "pada", "dengan", "dalam", "oleh", "atau", "serta", "bagi", "sebagai", "agar", "tentang", "terhadap",
    "hingga", "sampai", "sejak", "antara", "karena", "demi", "guna", "para", "sang", "si", "per", "via", "vs",
    "ala", "bin", "binti", "tetapi", "namun", "saat", "usai", "jelang", "lewat", "kepada", "tanpa", "bukan",
    "tidak", "akan", "pun", "d'arc", "maupun", "seraya", "sambil", "supaya", "bahwa", "jika", "bila"
})
"""Words of which the house leaves both ways."""


def long(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """More than twelve words: those too many are marked."""
    words = list(re.finditer(r"\S*\w\S*", block.text))
    if len(words) > LONGEST:
        yield hit(words[LONGEST].start(), words[-1].end(), count=len(words), most=LONGEST)


def stop(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A full stop or exclamation mark at the end."""
    found = _STOP.search(block.text)
    if found and not _SHORT.search(block.text.rstrip()) and not block.text.rstrip().endswith("..."):
        yield hit(*found.span(), "")


def passive(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A passive verb. Only words whose root the word list knows as a verb count."""
    for found in _DI.finditer(block.clean):
        if is_passive(found.group().casefold()):
            yield hit(*found.span())


@lru_cache(maxsize=1_024)
def is_passive(word: str) -> bool:
    """Whether ``word`` is *di-* with a verb: ``dikerjakan``, ``dibuka``; not ``digital``, ``dinas``."""
    known = lexicon.load().flags
    if word in known or word in shipped.words("no-passive"):
        return False
    stem = word[2:]
    ways = [(stem, "D0")]
    if stem.endswith("kan"):
        ways.append((stem[:-3], "Dk"))
    if stem.endswith("i"):
        ways.append((stem[:-1], "Di"))
    if stem.startswith("per"):
        ways += [(stem[3:], "DR"), (stem[3:-1], "Dt"), (stem[3:-3], "Du")]
    return any(flag in known.get(root, ()) for root, flag in ways if len(root) > 2)


def case(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Capitals against the house's way: every word begins with one, the six little words do not."""
    wrong = [
        (found, right)
        for place, found in enumerate(_WORD.finditer(block.clean))
        if (right := _right(block.clean, found, place == 0)) != found.group()
    ]
    if len(wrong) > 2:
        start, end = wrong[0][0].start(), wrong[-1][0].end()
        words = block.text
        for found, right in reversed(wrong):
            words = words[: found.start()] + right + words[found.end() :]
        yield hit(start, end, words[start:end])
        return
    for found, right in wrong:
        yield hit(*found.span(), right)


def _right(text: str, found: re.Match[str], first: bool) -> str:
    word = found.group()
    if word.casefold() in LITTLE:
        if first or re.search(r"[:?!—–“\"‘'(][ \xa0]*\Z", text[: found.start()]):
            return word if not first else word[0].upper() + word[1:]
        return word if word.isupper() and len(word) > 1 and text.isupper() else word.casefold()
    if word[0].isupper() or not re.match(LETTER, word) or (word.casefold() in EITHER and not first):
        return word
    if any(char.isupper() for char in word) or re.match(r"e-|x-|di-", word):
        return word
    return word[0].upper() + word[1:]


RULES = (
    Rule(
        "HEAD-LONG",
        mark("A headline of more than 12 words."),
        "style",
        "-",
        mark("The headline has {count} words; at most {most} read well."),
        "house",
        (
            (
                "Gubernur Kaltim Buka Rapat Koordinasi Kepala Daerah Se-Kaltim Tahun Ini Bersama Para Bupati",
                "",
            ),
            (" ".join(["Kata"] * 13), ""),
            (" ".join(["Kata"] * 20), ""),
        ),
        ("Setelah Musrenbang, Rakor Kepala Daerah", " ".join(["Kata"] * 12), "Isran: Kaltim Siap"),
        long,
        kinds=HEADLINE,
        field="headline",
    ),
    Rule(
        "HEAD-STOP",
        mark("A headline that ends in a full stop or an exclamation mark."),
        "style",
        "A",
        mark("No full stop or exclamation mark ends a headline."),
        "EYD V TA10",
        (
            ("Setelah Musrenbang, Rakor.", "Setelah Musrenbang, Rakor"),
            ("Kaltim Juara!", "Kaltim Juara"),
            ("Gubernur Lantik Bupati. ", "Gubernur Lantik Bupati"),
        ),
        ("Setelah Musrenbang, Rakor", "Siapa Pemenangnya?", "Isran Noor dkk.", "Dan Pemenangnya..."),
        stop,
        kinds=HEADLINE,
        field="headline",
    ),
    Rule(
        "HEAD-PASSIVE",
        mark("A passive verb in the headline (advice only)."),
        "hint",
        "-",
        mark("“{text}” is passive; who does it could stand first."),
        "house",
        (("Jembatan Dikerjakan April", ""), ("Bupati Dilantik Gubernur", ""), ("Warga Diminta Waspada", "")),
        ("Pemprov Kerjakan Jembatan April", "Dinas Pendidikan Buka Layanan Digital", "Diskusi Disiplin di Dinas"),
        passive,
        kinds=HEADLINE,
        field="headline",
    ),
    Rule(
        "HEAD-CASE",
        mark("Capitals in the headline: every word but di, ke, dari, dan, yang, untuk."),
        "style",
        "A",
        mark("In a headline this is written “{fix}”."),
        "EYD V HF21",
        (
            ("Rapat Di Samarinda", "Rapat di Samarinda"),
            ("Gubernur Dan Bupati Hadir", "Gubernur dan Bupati Hadir"),
            ("Gubernur buka rapat koordinasi", "Gubernur Buka Rapat Koordinasi"),
            ("Bantuan Untuk warga", "Bantuan untuk Warga"),
        ),
        (
            "Rapat di Samarinda",
            "Setelah Musrenbang, Rakor Kepala Daerah",
            "Bupati Hadir dengan Warga se-Kaltim",
            "Di Samarinda, Gubernur Buka Rapat",
            "Isran: Di Kaltim Aman",
        ),
        case,
        kinds=HEADLINE,
        field="headline",
    ),
)
