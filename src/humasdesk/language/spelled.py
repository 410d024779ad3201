"""Brings the speller's marks among the findings: its rows of the table, and what the house says better."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.rule import RUNNING, Edit, Hit, Rule
from humasdesk.language.spelling.verdict import Mark, Verdict
from humasdesk.language.style.signoff import code_start
from humasdesk.language.text import Block
from humasdesk.language.wording import like

SPELLED = frozenset({"paragraph", "quote", "item", "heading", "table", "figure", "headline"})
"""Kinds of blocks whose words are spelt; kicker and dateline are names."""
_FOREIGN = "FOREIGN-ITALIC"
_SHORTEST = 4
"""Letters of a foreign word nobody listed: shorter ones are short forms as often (``dr``, ``ing``)."""


class Spelling(Protocol):
    """What the checks need of a speller."""

    def marks(self, text: str) -> Iterable[Mark]:
        """The words of ``text`` that are not known."""

    def judge(self, word: str) -> Verdict:
        """What is to be said of one word."""

    def suggest(self, word: str, limit: int = 5) -> list[str]:
        """What was probably meant."""


def spelled(block: Block, speller: Spelling, taken: Sequence[tuple[Rule, Hit]],
            names: Container[str] = ()) -> Iterator[tuple[str, Hit]]:
    """The speller's marks in a block as hits, with the id of their row; ``taken`` are the hits of the house's rules, of
    which one that covers a word says more than the speller; ``names`` are single words of names the office knows."""
    if block.kind not in SPELLED:
        return
    covered = [(one.start, one.end) for rule, one in taken
               if one.edits and any(char.isalpha() for char in block.text[one.start:one.end])
               and not rule.id.startswith("HEAD-")]
    end = code_start(block.text)
    for one in speller.marks(block.clean[:end]):
        rule = one.verdict.rule
        if rule is None or any(start < one.end and one.start < stop for start, stop in covered):
            continue
        named = one.word[:1].isupper() and one.word.casefold() in names
        if named or _is_name(block.clean, one, speller):
            continue
        found = _hit(block, one)
        if found:
            yield rule, found


def _is_name(text: str, one: Mark, speller: Spelling) -> bool:
    """Whether a capital inside a sentence or behind a hyphen makes a name of what the speller took for a word, or
    brackets the short form of the words before them: ``(Pinwas)``."""
    if text[one.start - 1:one.start] == "(" and text[one.end:one.end + 1] == ")":
        return True
    if one.verdict.rule == "SPELL" and _is_bound(one.word.lower(), speller):
        return True
    head, _, tail = one.word.partition("-")
    if tail[:1].isupper() and head.islower():
        verdict = speller.judge(tail)
        return verdict.known or verdict.severity == "hint" or tail.isupper()
    if one.verdict.rule == "NAME-NEAR" and (_follows_name(text, one.start, speller) or _leads(text, one.end, speller)):
        return True
    if one.verdict.severity == "style" and one.word[:1].isupper() and _is_spelt_so(text, one):
        return True
    if one.verdict.rule == _FOREIGN and len(one.word) < _SHORTEST and not one.verdict.detail:
        return True
    if one.verdict.rule == _FOREIGN and one.word[:1].isupper():
        before = text[:one.start].rstrip("\"“‘'( \xa0")
        return bool(before) and before[-1] not in ".!?:\n"
    return False


_HEADS = re.compile(
    r"\b(?:PT|CV|UD|RS|RSU|RSUD|RSIA|TK|SD|SMP|SMA|SMK|KM|KMP|Masjid|Musala|Pondok|Pesantren|Yayasan|Hotel|Bank"
    r"|Universitas|Klinik|Apotek|Kapal|Perumahan|Plaza|Toko|Koperasi|Klub|Grup|Jalan|Gang)"
    r"[ \xa0](?:[A-Z][\w.’'-]*[ \xa0]|Al-|An-|Ar-|As-|At-|Ath-|Az-)*\Z")
"""What a name of its own follows, up to a word of that name."""
_TITLE = re.compile(r"\bTahun[ \xa0]\d{4}[ \xa0]tentang[ \xa0][^.;“”]*\Z")
"""The title of a regulation, up to a word of it."""
_FAR = 90


def _is_spelt_so(text: str, one: Mark) -> bool:
    """Whether a capitalised word that is not standard belongs to a name or to the title of a regulation, which keep
    their spelling: ``RS Bhakti Husada``, ``Anugrah Pratama``."""
    before = text[max(0, one.start - _FAR):one.start]
    if _HEADS.search(before) or _TITLE.search(before):
        return True
    beside = re.match(r"[ \xa0][A-Z]", text[one.end:one.end + 2]) or re.search(r"\b[A-Z][\w.’'-]*[ \xa0]\Z", before)
    return bool(beside) and one.word in _name_spellings()


@lru_cache(maxsize=1)
def _name_spellings() -> frozenset[str]:
    return frozenset(word for line in shipped.words("name-spellings") for word in line.split())


_BEFORE = re.compile(r"(?:\b([A-Z][a-z'’]+)|\b(?:Dr|Ir|H|Hj|Drs|Dra|Prof|K\.H)\.)[ \xa0]$")


def _follows_name(text: str, place: int, speller: Spelling) -> bool:
    """Whether a capitalised stranger, a first name or a title stands right in front: ``Siti Aminah``."""
    found = _BEFORE.search(text[max(0, place - 30):place])
    if found is None:
        return False
    return found[1] is None or found[1] in shipped.first_names() or not speller.judge(found[1].lower()).known


def _leads(text: str, place: int, speller: Spelling) -> bool:
    """Whether a capitalised stranger stands right behind: ``Salman Lumoindong``."""
    found = re.compile(r"[ \xa0]([A-Z][a-z'’]+)").match(text, place)
    return found is not None and speller.judge(found[1]).why in ("name", "near-name") \
        and not speller.judge(found[1].lower()).known


def _is_bound(word: str, speller: Spelling) -> bool:
    """Whether a bound form stands joined to a word the speller knows: ``antarumat``."""
    return any(word.startswith(part) and len(word) > len(part) + 3 and speller.judge(word[len(part):]).known
               for part in ("antar", "pasca", "pra", "multi", "anti", "non", "sub"))


def _hit(block: Block, one: Mark) -> Hit | None:
    """The hit of a mark; ``None`` where italics already say that the word is foreign."""
    start, end, verdict = one.start, one.end, one.verdict
    forms = [like(one.word, form) for form in re.split(r" / |; ", verdict.detail) if form]
    edits = [Edit(start, end, form) for form in forms]
    italic = block.is_italic(start, end)
    if italic and verdict.rule in (_FOREIGN, "SPELL", "CONFUSABLE", "NAME-NEAR"):
        return None
    if verdict.rule == _FOREIGN:
        if block.kind not in ("headline", "figure"):
            edits.insert(0, Edit(start, end, one.word, italic=True))
        return Hit(start, end, tuple(edits), {"own": ", ".join(forms)},
                   automatic=block.kind not in ("headline", "figure"),
                   message="" if forms else mark("“{text}” is a foreign word: set it in italics."))
    automatic = verdict.severity == "style" and len(forms) == 1
    if verdict.why == "capital":
        return Hit(start, end, tuple(edits), {}, True, message=mark("A name begins with a capital: “{fix}”."))
    return Hit(start, end, tuple(edits), {}, automatic)


RULES = (
    Rule("SPELL", mark("Words the dictionary does not know."), "error", "S",
         mark("“{text}” is not in the dictionary."), "KBBI",
         (("pemerinath daerah", ""), ("masyarakt luas", ""), ("pembangunna jalan", "")),
         ("pemerintah daerah", "berkonsolidasi", "sinergitas", "digelar", "paparnya", "Isran"), kinds=RUNNING),
    Rule("BAKU", mark("Words that are not standard, from a list of our own."), "style", "A",
         mark("The standard form is “{fix}”."), "KBBI",
         (("ada resiko besar", "ada risiko besar"), ("minta ijin dulu", "minta izin dulu"),
          ("praktek kerja", "praktik kerja")),
         ("ada risiko", "izin usaha", "aparatur daerah", "di RS Bhakti Husada", "bersama Anugrah Pratama",
          "UU Nomor 4 Tahun 2009 tentang Pertambangan Mineral dan Batubara"), kinds=RUNNING),
    Rule("CONFUSABLE", mark("A right word that is never used, one letter from a very common one."), "hint", "S",
         mark("Is “{fix}” meant?"), "daftar frekuensi",
         (("siap tatapi belum", "siap tetapi belum"), ("tatapi juga", "tetapi juga"),
          ("bukan itu, tatapi ini", "bukan itu, tetapi ini")),
         ("siap, tetapi belum", "menatap langit", "tatap muka", "pekerjaan dikebut"), kinds=RUNNING),
    Rule("NAME-NEAR", mark("A capitalised word nobody knows, one letter from a common one."), "hint", "S",
         mark("A name, or is “{fix}” meant?"), "daftar frekuensi",
         (("Umat Baragama hadir", "Umat Beragama hadir"), ("para Gurbernur hadir", "para Gubernur hadir"),
          ("rapat Krgiatan itu", "rapat Kegiatan itu")),
         ("Umat Beragama", "Forkopimda", "Musrenbang", "Kaltim"), kinds=RUNNING),
)
"""The speller's rows; what it says of other rules (``dimana``) comes under their ids."""
