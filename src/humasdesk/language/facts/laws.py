"""Facts: regulations cited by number and year, against the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import RUNNING, Hit, Rule, hit, moved
from humasdesk.language.shipped import Law
from humasdesk.language.text import Block, Text

_KINDS = {
    "undang-undang": "UU",
    "uu": "UU",
    "peraturan pemerintah": "PP",
    "pp": "PP",
    "peraturan presiden": "Perpres",
    "perpres": "Perpres",
    "peraturan menteri dalam negeri": "Permendagri",
    "permendagri": "Permendagri",
    "peraturan daerah": "Perda",
    "perda": "Perda",
    "peraturan gubernur": "Pergub",
    "pergub": "Pergub",
    "instruksi presiden": "Inpres",
    "inpres": "Inpres",
    "keputusan presiden": "Keppres",
    "keppres": "Keppres",
}
_CITED = re.compile(
    rf"(?<![\w-])(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
    r"(?:[ \xa0]+\((?:UU|PP|Perpres|Perda|Pergub)\))?"
    r"(?:[ \xa0]+(?:RI|Republik Indonesia|Kaltim|Provinsi[ \xa0]+[A-Z]\w+(?:[ \xa0][A-Z]\w+)?))?"
    r"[ \xa0]+(?:(?:Nomor|No)\.?[ \xa0]*)?(?P<number>\d{1,3})(?:[ \xa0]+Tahun[ \xa0]+|/)(?P<year>\d{4})"
    r"(?P<about>[ \xa0]+tentang[ \xa0]+(?P<subject>[^.;()\"“”]{4,120}))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:Tahun[ \xa0]+|/)\d{4}", re.IGNORECASE)
_LITTLE = frozenset({
    "tentang", "dan", "atas", "yang", "untuk", "dalam", "pada", "dari", "antara", "serta", "dengan", "bagi",
    "nomor", "tahun", "undang", "peraturan", "pemerintah", "daerah", "negara", "republik", "indonesia",
    "provinsi"
})


def law(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A citation the register does not have, or one with another subject. Where no near one fits the sentence there is
    nothing to mend but to ask, and that once for each regulation of a text."""
    asked: set[str] = set()
    for field, start, _, block in text.pieces():
        if block.kind not in RUNNING or not _YEAR.search(block.clean):
            continue
        for one in _in_block(block, knowledge):
            if not one.edits:
                name = " ".join(str(one.fields["law"]).casefold().split())
                if name in asked:
                    continue
                asked.add(name)
            yield moved(one, start, field)


def _in_block(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    text = block.clean
    for found in _CITED.finditer(text):
        kind = _KINDS[" ".join(found["kind"].casefold().split())]
        number, year = found["number"].lstrip("0"), int(found["year"])
        known = next((one for one in knowledge.laws if (one.kind, one.number, one.year) == (kind, number, year)), None)
        sentence = next(
            (text[one.start : one.end] for one in block.sentences if one.start <= found.start() < one.end), text
        )
        if known is None:
            near = _near(kind, number, year, sentence, knowledge.laws)
            if near:
                yield _offered(found, near)
            elif any(one.kind == kind for one in knowledge.laws):  # a register without any Perda knows of none
                yield hit(
                    found.start(), found.end("year"), law=f"{kind} {number} {year}",
                    message=mark("The register does not have “{text}”. Check number and year; if they are right, "
                                 "confirm here or add it to the register."))
        elif found["subject"] and not _same(found["subject"], known.subject):
            yield _mismatched(found, known, knowledge.laws)


def _stems(words: str) -> frozenset[str]:
    """The content words of a subject, affixes roughly off."""
    plain = re.findall(r"[a-z]{4,}", words.casefold())
    return frozenset(
        re.sub(r"^(?:pem|pen|peng|per|pe|ber|me|di)(?=\w{4})|(?:kan|an|nya)$", "", word)
        for word in plain
        if word not in _LITTLE
    )


def _same(subject: str, known: str) -> bool:
    return bool(_stems(subject) & _stems(known)) or not _stems(subject)


def _near(kind: str, number: str, year: int, sentence: str, laws: tuple[Law, ...]) -> list[Law]:
    """Regulations of the kind that the sentence seems to speak of, the same number or year first."""
    words = _stems(sentence)
    rated = []
    for one in laws:
        shared = len(words & _stems(one.subject))
        same = (one.number == number) + (one.year == year)
        if one.kind == kind and shared and (shared >= 2 or same) and shared + same >= 2:
            rated.append((-shared - 2 * same - 2 * (one.number == number), one.year, one))
    return [one for _, _, one in sorted(rated, key=lambda each: each[:2])][:3]


def _offered(found: re.Match[str], near: list[Law]) -> Hit:
    first, last = found.start("number"), found.end("year")
    between = found.group()[found.end("number") - found.start() : found.start("year") - found.start()]
    start, end = found.start(), last
    head = found.group()[: first - found.start()]
    return hit(
        start,
        end,
        *(f"{head}{one.number}{between}{one.year}" for one in near),
        near=f"{near[0].name} tentang {near[0].subject}" if near else "",
    )


def _mismatched(found: re.Match[str], known: Law, laws: tuple[Law, ...]) -> Hit:
    """Number and year belong to another subject: the regulation of that subject is offered."""
    wanted = _stems(found["subject"])
    near = [one for one in laws if one.kind == known.kind and len(wanted & _stems(one.subject)) * 2 >= len(wanted)]
    made = _offered(found, near[:2])
    return made._replace(
        fields={"law": known.name, "subject": known.subject}, message=mark("{law} is about {subject}.")
    )


RULES = (
    Rule(
        "FACT-LAW",
        mark("Number, year and subject of UU, PP, Perpres, Permendagri, Perda and Pergub."),
        "fact",
        "S",
        mark("The register does not have “{text}”. Is this meant: {near}?"),
        "register peraturan",
        (
            (
                "PP Nomor 12 Tahun 2008 untuk melakukan pembinaan dan pengawasan.",
                "PP Nomor 12 Tahun 2017 untuk melakukan pembinaan dan pengawasan.",
            ),
            (
                "UU Nomor 23 Tahun 2013 tentang Pemerintahan Daerah",
                "UU Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
            ),
            ("UU Nomor 40 Tahun 1999 tentang Kehutanan", "UU Nomor 41 Tahun 1999 tentang Kehutanan"),
            ("sesuai PP No. 999/2019", ""),
        ),
        (
            "PP Nomor 12 Tahun 2017 tentang Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah",
            "UU Nomor 23 Tahun 2014",
            "UU No. 40/1999 tentang Pers",
            "Perda Nomor 5 Tahun 2018 tentang Zonasi",
        ),
        text=law,
    ),
)
