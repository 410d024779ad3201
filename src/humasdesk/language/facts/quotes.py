"""Facts: who says what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, hit
from humasdesk.language.style.quotes import no_speaker, unpaired
from humasdesk.language.text import Text
from humasdesk.language.wording import attribution

_BLANKS = re.compile(r"[ \xa0]+")
_NAME = re.compile(
    r"[ \xa0]+(?P<name>[A-Z][a-z'’]+(?:[ \xa0][A-Z][a-z'’]+){0,2})(?P<after>[ \xa0]*,[ \xa0]*[a-zA-Z]+|[ \xa0]+"
    r"(?:selaku|sebagai|yang)\b|[ \xa0]*\()?"
)
_OFFICES = frozenset({
    "gubernur", "wakil", "bupati", "wali", "kepala", "ketua", "sekretaris", "sekda", "menteri", "presiden",
    "direktur", "camat", "lurah", "kapolda", "kapolres", "pangdam", "danrem", "asisten", "rektor", "pak",
    "bu", "bapak", "ibu", "dokter", "profesor", "haji", "ustaz", "kyai", "kiai", "koordinator", "kabid",
    "kabag", "kadis", "kasi", "juru", "plt", "pj", "dr", "drs", "ir", "hj"
})


def quoted(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A quotation nobody says, marks without partner, a speaker the release says nothing else of."""
    for one in unpaired(text, knowledge):
        yield one._replace(message=mark("Where do these quoted words begin and end?"))
    for one in no_speaker(text, knowledge):
        yield one._replace(message=mark("Who says this?"))
    if text.is_release:
        yield from _unknown(text, knowledge)


def _unknown(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    whole = "\n".join(block.clean for block in text.body)
    for start, block in zip(text.starts, text.body, strict=bool(text.body)):
        for pair in block.quotes.pairs:
            blanks = _BLANKS.match(block.clean, pair.closing.place + 1)
            said = attribution(block.clean, blanks.end()) if blanks else None
            found = _NAME.match(block.clean, said.end()) if said else None
            if found is None or found["after"] or found["name"].split()[0].casefold() in _OFFICES:
                continue
            if not _introduced(found["name"], whole, start + found.start("name"), knowledge):
                yield hit(
                    start + found.start("name"),
                    start + found.end("name"),
                    name=found["name"],
                    message=mark("Who is {name}? Neither the officials nor the text say."),
                )


def _introduced(name: str, whole: str, place: int, knowledge: Knowledge) -> bool:
    """Whether the directory knows the name, or the text has it elsewhere than behind a word of saying."""
    people = (*knowledge.officials, *knowledge.present)
    words = name.split()
    if any(set(words) <= set(one.name.split()) for one in people):
        return True
    for match in re.finditer(rf"(?<!\w){re.escape(words[0])}(?!\w)", whole):
        if match.start() == place:
            continue
        before = whole[max(0, match.start() - 14) : match.start()]
        if not re.search(
            r"(?:kata|ujar|tutur|ucap|ungkap|papar|jelas|tegas|imbuh|sebut|tambah|terang)[ \xa0]+$", before
        ):
            return True
    return False


_MORE = "\n\nRapat itu dihadiri semua kepala dinas. " + "Pembahasan berlangsung sampai sore. " * 10
RULES = (
    Rule(
        "FACT-QUOTE",
        mark("Quotations nobody says, a speaker the release says nothing of, marks without partner."),
        "fact",
        "-",
        mark("Who says this?"),
        "kutipan rilis",
        (
            ("“Kita semua harus bersinergi.”", ""),
            ("“Kita satukan komitmen.", "“Kita satukan komitmen.”"),
            ("“Kita mulai sekarang,” kata Wahidin." + _MORE, ""),
        ),
        (
            "“Kita mulai sekarang,” kata Isran Noor." + _MORE,
            "“Kita mulai,” kata Wahidin, warga Sangatta." + _MORE,
            "“Kita mulai,” kata Wahidin.",
            "Kepala Dinas Wahidin hadir.\n\n“Kita mulai,” kata Wahidin." + _MORE,
        ),
        text=quoted,
    ),
)
