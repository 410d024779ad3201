"""House style: what is written joined, apart, or with a hyphen.

It is long because each rule stands with the forms and words it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from humasdesk.i18n import mark
from humasdesk.language import shipped
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import WORDY, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import joined, like, titled

_B = "[ \xa0]+"
_BOUND = re.compile(
    rf"(?<![\w'’-])(?P<part>antar|pasca|non|sub|pra|multi|anti)(?:(?P<gap>{_B}|-|{_B}-{_B})(?P<word>[^\W_][\w-]*)"
    r"|(?P<tight>(?-i:[A-Z])[\w-]*))",
    re.IGNORECASE,
)
_CARRIED = frozenset({
    "jemput", "saja", "ke", "kepada", "barang", "makanan", "pesanan", "surat", "pulang", "paket", "kami",
    "kita", "saya", "dia", "mereka", "dan", "atau", "di", "dari", "dengan", "oleh", "untuk", "yang", "anak",
    "undangan", "jamaah", "tamu", "peserta", "sampai"
})
"""Behind *antar* as a verb: ``antar jemput``."""
_SE = re.compile(
    rf"(?<![\w'’-])(?P<se>[Ss]e)(?P<gap>{_B}-?[ \xa0]*|-[ \xa0]*|)(?P<word>[A-Z][\w]*|(?:kabupaten|kota|kecamatan|"
    r"provinsi|desa|kelurahan|pulau|dunia|daerah|wilayah|nusantara|lingkungan|tingkat|indonesia|kaltim|kalimantan|kukar|kutim|kubar)\b)"
)
_NAMES = frozenset({"indonesia", "kaltim", "kalimantan", "kukar", "kutim", "kubar"})
_KE = re.compile(
    rf"(?<![\w'’-])(?P<ke>[Kk]e)(?P<gap>{_B}-?[ \xa0]*|-{_B}|)(?P<number>\d+)(?![\d.,]*\d)(?P<after>\S?\s*\S*)"
)
_AN = re.compile(rf"(?<![\w.,])(?P<number>\d+)(?:{_B}|)an(?![\w'’.-])")
_ORDINAL = re.compile(
    r"\b(?:HUT|ulang tahun|hari jadi|tahun|kali|hari|abad|edisi|urutan|peringkat|putaran|angkatan|sidang|periode|bulan|"
    r"natalis|MTQ|PON|Porprov|pekan|minggu|gelombang|tahap|batch|anak|gubernur|presiden|bupati|kota|generasi|seri|ronde|"
    r"Muktamar|Kongres|Rakernas|Munas|Musda|Peringatan|Kemerdekaan|RI|Kaltim|Provinsi)\b\W*$",
    re.IGNORECASE,
)

_GOES_ON = re.compile(
    r"\s*(?:[.,;:)”]|\Z)|[ \xa0]+(?:[A-Z]|(?:yang|ini|itu|tersebut|di|pada|dari|tahun|akan|telah|sudah|dan|dengan|"
    r"untuk|resmi|kembali|kali|antar\w*|se-?\w+|(?:di|me|ber|ter)[a-z]{4,})\b)"
)
"""What follows the number of a row, and not that of things (``ke 10 kabupaten``)."""
_WAY = re.compile(
    r"\b(?:hingga|sampai|naik|turun|menjadi|geser|lantai|nomor|halaman|pindah|masuk|balik|kembali|mundur|maju|lolos|tiba|"
    r"lari|jalan|pergi|datang|kirim|rute|jalur|me[a-z]+|ber[a-z]+|di[a-z]{4,})\W*$",
    re.IGNORECASE,
)
"""A word of going: *ke* leads somewhere."""


def bound(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A bound form apart from its word, or joined to a capital without a hyphen."""
    for found in _BOUND.finditer(block.clean):
        right = _bound(found)
        if right and right != found.group():
            yield hit(*found.span(), right)


def _bound(found: re.Match[str]) -> str:
    """How it should be written; ``""`` where that is not certain."""
    part = found["part"]
    if found["tight"]:
        return f"{part}-{found['tight']}" if part.islower() else ""
    word = found["word"]
    if part.isupper() or (part.casefold() == "antar" and word.casefold() in _CARRIED):
        return ""
    if word[0].isdigit() or (word[0].isupper() and (part.islower() or (word.isupper() and len(word) > 1))):
        return f"{part}-{word}"
    if word[0].isupper():
        small = word.casefold() in ("bagian", "bidang", "sektor", "koordinator", "direktorat", "unit", "seksi")
        return part + word.casefold() if small and part == "Sub" else ""
    if len(word) < 3 or word in ("dan", "atau", "yang", "dari"):
        return ""
    return part + word


@lru_cache(maxsize=1)
def _compounds() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])({joined(tuple(shipped.compounds()))})(nya|lah|kah)?(?![\w'’])", re.IGNORECASE
    )


def compound(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A compound of two words written as one."""
    text = block.clean
    if block.vocabulary.isdisjoint(shipped.compounds()):
        return
    for found in _compounds().finditer(text):
        word = found[1]
        right = shipped.compounds()[word.casefold()]
        if word.isupper():
            right = right.upper()
        elif word[0].isupper():
            title = re.match(rf"{_B}[A-Z]", text[found.end() :]) or not _begins(text, found.start())
            right = titled(right) if title or block.kind == "headline" else like(word, right)
        yield hit(*found.span(), right + (found[2] or ""))


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins at ``place``."""
    before = text[:place].rstrip("\"“‘'( \xa0")
    return not before or before[-1] in ".!?:\n—–"


_SOUNDS = (("k", "ng"), ("p", "m"), ("s", "ny"), ("t", "n"))


def _nasal(root: str) -> str:
    """``root`` behind *me-*, with its sound."""
    for letter, sound in _SOUNDS:
        if root.startswith(letter):
            return sound + root[1:]
    if root[0] in "bfv":
        return "m" + root
    if root[0] in "cdjz":
        return "n" + root
    if root[0] in "aiueogh":
        return "ng" + root
    return root


@lru_cache(maxsize=1)
def _circumfix() -> re.Pattern[str]:
    """Prefix on the first word, suffix on the second, and a blank (or two) between."""
    ways = []
    for line in shipped.words("joined"):
        first, second = line.split()
        nasal = _nasal(first)
        verbs = "|".join({f"me{nasal}", f"di{_B}{first}", f"di{first}", f"memper{first}", f"diper{first}"})
        nouns = "|".join({f"pe{nasal}", f"ke{first}", f"per{first}", f"ke{_B}{first}"})
        end = "i" if second.endswith("kan") else "(?:kan|i)"
        ways.append(rf"(?:{verbs})(?:{_B})?{second}{end}|(?:{nouns}){_B}{second}an")
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(ways)})(?:nya)?(?![\w'’-])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _seconds() -> frozenset[str]:
    """The second words with their suffixes, and whole: a text without any is passed over at once."""
    pairs = [line.split() for line in shipped.words("joined")]
    return frozenset(word + end for first, second in pairs for word in (second, first + second)
                     for end in ("kan", "i", "an"))


def circumfix(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Prefix and suffix round two words that should be one."""
    if block.vocabulary.isdisjoint(_seconds()):
        return
    for found in _circumfix().finditer(block.clean):
        words = found.group()
        if " " in words or "\xa0" in words:
            yield hit(*found.span(), re.sub(_B, "", words))


def se(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """*se* with a capital takes a hyphen, with a small letter none."""
    for found in _SE.finditer(block.clean):
        word, prefix = found["word"], found["se"]
        if word in _NAMES:
            yield hit(*found.span(), f"{prefix}-{word.capitalize()}")
            continue
        if not found["gap"]:
            if word[0].isupper() and prefix == "se":
                yield hit(*found.span(), f"{prefix}-{word}")
            continue
        right = f"{prefix}-{word}" if word[0].isupper() else f"{prefix}{word}"
        if block.kind == "headline" and found["gap"] == "-":
            continue
        if right != found.group():
            yield hit(*found.span(), right)


@lru_cache(maxsize=1)
def _twins() -> re.Pattern[str]:
    pairs = [one.replace("-", _B) for one in shipped.words("twins")]
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(pairs)})(?![\w'’-])", re.IGNORECASE)


def twin(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A doubled word whose sound changes, without its hyphen."""
    for found in _twins().finditer(block.clean):
        yield hit(*found.span(), "-".join(found.group().split()))


def number(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """*ke-* and *-an* with digits. ``ke 10 kabupaten`` is a way, not a place in a row."""
    text = block.clean
    for found in _KE.finditer(text):
        end = found.end("number")
        if found["gap"] and not _is_ordinal(text, found):
            continue
        yield hit(found.start(), end, f"{found['ke']}-{found['number']}")
    for found in _AN.finditer(text):
        yield hit(*found.span(), f"{found['number']}-an")


def _is_ordinal(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 30) : found.start()]
    if re.search(r"\bdari\b[^.;]*\d[^.;]*$", text[max(0, found.start() - 60) : found.start()]):
        return False
    if "-" in found["gap"] or _ORDINAL.search(before):
        return True
    return (
        found["ke"] == "ke"
        and before.rstrip()[-1:].isalpha()
        and bool(_GOES_ON.match(text, found.end("number")))
        and not _WAY.search(before)
    )


RULES = (
    Rule(
        "BOUND-JOIN",
        mark("antar, pasca, non, sub, pra, multi, anti apart from their word; a hyphen before a capital."),
        "style",
        "A",
        mark("This is joined to its word: “{fix}”."),
        "EYD V KB01b/c",
        (
            ("kerja antar kabupaten", "kerja antarkabupaten"),
            ("pegawai non PNS", "pegawai non-PNS"),
            ("pasca bencana", "pascabencana"),
            ("rapat pra Musrenbang", "rapat pra-Musrenbang"),
            ("sub bagian humas", "subbagian humas"),
            ("anti korupsi", "antikorupsi"),
        ),
        (
            "antarkabupaten",
            "layanan antar jemput",
            "non-PNS",
            "PT Multi Harapan Utama",
            "prakarsa",
            "antara lain",
            "subur",
        ),
        bound,
        kinds=WORDY,
    ),
    Rule(
        "COMPOUND-SPLIT",
        mark("Compounds of two words written as one."),
        "style",
        "A",
        mark("This is written “{fix}”."),
        "EYD V KB03a",
        (
            ("kerjasama erat", "kerja sama erat"),
            ("para walikota", "para wali kota"),
            ("Walikota Samarinda", "Wali Kota Samarinda"),
            ("tanggungjawab kita", "tanggung jawab kita"),
            ("kerjasamanya baik", "kerja samanya baik"),
        ),
        ("kerja sama", "olahraga", "narasumber", "matahari", "bertanggung jawab", "menindaklanjuti", "kacamata"),
        compound,
        kinds=WORDY,
    ),
    Rule(
        "COMPOUND-CIRCUMFIX",
        mark("A compound between prefix and suffix written in two."),
        "style",
        "S",
        mark("Between prefix and suffix this is one word: “{fix}”."),
        "EYD V KB03c/d",
        (
            ("perlu di tindak lanjuti", "perlu ditindaklanjuti"),
            ("laporan pertanggung jawaban", "laporan pertanggungjawaban"),
            ("menanda tangani nota", "menandatangani nota"),
            ("penyebar luasan berita", "penyebarluasan berita"),
            ("mempertanggung jawabkan", "mempertanggungjawabkan"),
            ("ketidak adilan", "ketidakadilan"),
        ),
        ("menindaklanjuti", "bertanggung jawab", "bekerja sama", "memberi tahu", "di tindak pidana", "ikut serta"),
        circumfix,
        kinds=WORDY,
    ),
    Rule(
        "SE-HYPHEN",
        mark("se- with a capital (hyphen) or a small letter (none)."),
        "style",
        "A",
        mark("This is written “{fix}”."),
        "EYD V KB01c",
        (
            ("bupati se Kaltim", "bupati se-Kaltim"),
            ("rapat se-kabupaten", "rapat sekabupaten"),
            ("warga seKaltim", "warga se-Kaltim"),
            ("Camat se - Kutim", "Camat se-Kutim"),
        ),
        ("se-Kaltim", "sekabupaten", "SE Mendagri", "Selasa", "setiap kota", "se-Indonesia"),
        se,
        kinds=WORDY,
    ),
    Rule(
        "TWIN-HYPHEN",
        mark("A doubled word with a change of sound, without its hyphen."),
        "style",
        "A",
        mark("Doubled words take a hyphen: “{fix}”."),
        "EYD V KB02",
        (
            ("warga bahu membahu", "warga bahu-membahu"),
            ("Tolong menolong itu baik", "Tolong-menolong itu baik"),
            ("tradisi turun temurun", "tradisi turun-temurun"),
        ),
        ("bahu-membahu", "turun ke sawah", "saling menolong"),
        twin,
    ),
    Rule(
        "KE-NUM",
        mark("ke- and -an with digits take a hyphen."),
        "style",
        "A",
        mark("This is written “{fix}”."),
        "EYD V TE05/KG10",
        (
            ("peringkat ke 114", "peringkat ke-114"),
            ("tahun 90 an", "tahun 90-an"),
            ("HUT ke 62 Kaltim", "HUT ke-62 Kaltim"),
            ("hari ke3", "hari ke-3"),
            ("Turnamen ke 9 digelar", "Turnamen ke-9 digelar"),
            ("Peserta ke 12 dipanggil.", "Peserta ke-12 dipanggil."),
            ("era 1990an", "era 1990-an"),
        ),
        ("ke-114", "90-an", "berkunjung ke 10 kabupaten", "naik dari 5 ke 7", "pindah ke lantai 3",
         "mengirim bantuan ke 5 desa", "melaju ke 8 besar", "masuk ke 4 besar"),
        number,
        kinds=WORDY,
    ),
)
