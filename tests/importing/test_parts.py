"""Taking texts apart: the sample to the letter, many shapes of text, and the promise that no word is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from humasdesk.errors import BadInput
from humasdesk.services.importing.blanks import skeleton
from humasdesk.services.importing.changes import from_json
from humasdesk.services.importing.parts import parse
from humasdesk.services.importing.reading import read_source
from humasdesk.services.importing.values import Imported, SignOff

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "rakor-kepala-daerah.txt"
PLACES = frozenset({"Samarinda", "Kota Balikpapan", "Penajam Paser Utara", "Kabupaten Paser", "Kalimantan Timur",
                    "Jakarta"})


@pytest.fixture(scope="module")
def sample() -> Imported:
    return parse(read_source(SAMPLE).text)


def paragraphs(imported: Imported) -> list[str]:
    return imported.body.strip("\n").split("\n\n")


# --- the sample

def test_the_parts_of_the_sample(sample: Imported) -> None:
    assert sample.kicker == "Kalimantan Timur"
    assert sample.headline == "Setelah Musrenbang, Rakor Kepala Daerah"
    assert sample.dateline == "SAMARINDA"
    assert sample.date is None
    assert sample.sign_off == SignOff(("mar", "sul", "ri"), "humsprov kaltim")
    assert str(sample.sign_off) == "mar/sul/ri/humsprov kaltim"


def test_the_body_of_the_sample(sample: Imported) -> None:
    body = paragraphs(sample)
    assert len(body) == 9
    assert [text[:40] for text in body] == [
        "Setelah sukses menyelenggarakan Rapat Ko",
        "Menurut Isran Noor, koordinasi dan konso",
        '"Setelah koordinasi dan berkonsolidasi d',
        "Dia menambahkan, tugas gubernur dan waki",
        '"Oleh karena itu, dengan rakor bersama p',
        "Isran berjanji akan lebih sering ke lapa",
        '"Kita harapkan pemerintah kabupaten dan ',
        "Selain rakor dengan para bupati dan wali",
        '"Pemprov juga harus berperan dalam menja',
    ]
    assert body[2].endswith("Insyaallah dalam waktu dekat ini,” kata Isran Noor, pekan lalu.")
    assert ("wakil pemerintah pusat di daerah, bukan hanya melaksanakan urusan pemerintah provinsi, tatapi ada "
            "kewajiban") in body[3]
    assert body[8].endswith('maupun forum-forum lainnya," kata Isran Noor.')
    assert "\u00a0" not in sample.body
    assert "  " not in sample.body
    assert "Berita Terkait" not in sample.body
    assert "Government" not in sample.body


def test_the_words_of_the_sample_stay_in_order(sample: Imported) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert text.split() == [
        *sample.kicker.split(), *sample.headline.split(), *sample.dateline.split(), "-", *sample.body.split(),
        f"({sample.sign_off})".split()[0], "kaltim)", "Berita", "Terkait", "Government", "Public", "Relation"]


def test_the_changes_of_the_sample(sample: Imported) -> None:
    kinds = [change.kind for change in sample.changes]
    assert [change.id for change in sample.changes] == list(range(1, len(kinds) + 1))
    assert kinds[:3] == ["kicker", "headline", "dateline"]
    assert kinds[-3:] == ["sign-off", "furniture", "furniture"]
    assert set(kinds[3:-3]) == {"blank"}
    blanks = [change for change in sample.changes if change.kind == "blank"]
    text = SAMPLE.read_text(encoding="utf-8")
    assert sum(change.before.count("\u00a0") for change in blanks) == text.count("\u00a0") == 33
    assert {change.after for change in blanks} == {" ", ""}
    assert [(change.before, change.after) for change in sample.changes[-3:]] == [
        (" (mar/sul/ri/humsprov kaltim)", "mar/sul/ri/humsprov kaltim"), ("Berita Terkait", ""),
        ("Government Public Relation", "")]
    assert (sample.changes[2].before, sample.changes[2].after) == ("SAMARINDA - ", "SAMARINDA")


def test_changes_are_json_and_back(sample: Imported) -> None:
    assert [from_json(change.to_json()) for change in sample.changes] == list(sample.changes)
    assert sample.changes[0].to_json() == {"id": 1, "kind": "kicker", "field": "kicker", "before": "Kalimantan Timur",
                                           "after": "Kalimantan Timur", "place": "top"}


@pytest.mark.parametrize("value", [
    {}, {"id": 1}, {"id": "1", "kind": "blank", "field": "body", "before": "", "after": ""},
    {"id": 1, "kind": "magic", "field": "body", "before": "", "after": ""},
    {"id": 1, "kind": "blank", "field": "tail", "before": "", "after": ""},
    {"id": True, "kind": "blank", "field": "body", "before": "", "after": ""},
    {"id": 1, "kind": "blank", "field": "body", "before": "", "after": "", "more": 1},
    {"id": 1, "kind": "blank", "field": "body", "before": None, "after": ""},
])
def test_what_is_no_change_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        from_json(value)


# --- shapes of text: (text, kicker, headline, dateline, first words of the body, sign-off)

LONG = ("Gubernur Kalimantan Timur membuka rapat koordinasi kepala daerah se-Kalimantan Timur di Samarinda pada hari "
        "Senin dan meminta semua bupati dan wali kota hadir.")

SHAPES = {
    "headline alone": (f"Rakor Dibuka\n\nSAMARINDA - {LONG}", "", "Rakor Dibuka", "SAMARINDA", LONG, ""),
    "no head": (f"SAMARINDA - {LONG}", "", "", "SAMARINDA", LONG, ""),
    "body alone": (LONG, "", "", "", LONG, ""),
    "one short line alone": ("Rakor Dibuka", "", "", "", "Rakor Dibuka", ""),
    "short lines alone": ("Susunan acara\nPembukaan\nSambutan\nDoa", "", "", "", "Susunan acara", ""),
    "long first sentence is no headline": (f"{LONG}\n\n{LONG}", "", "", "", LONG, ""),
    "sentence with a period is no headline": (f"Rapat dibuka.\n\n{LONG}", "", "", "", "Rapat dibuka.", ""),
    "headline without blank line": (f"Rakor Dibuka\nSAMARINDA - {LONG}", "", "Rakor Dibuka", "SAMARINDA", LONG, ""),
    "headline with question mark": (f"Siapa Hadir?\n\n{LONG}", "", "Siapa Hadir?", "", LONG, ""),
    "kicker and headline apart": (f"Kaltim\n\nRakor Kepala Daerah Dibuka\n\nSAMARINDA - {LONG}", "Kaltim",
                                  "Rakor Kepala Daerah Dibuka", "SAMARINDA", LONG, ""),
    "headline and deck apart": (f"Gubernur Membuka Rakor Kepala Daerah\n\nDihadiri Bupati\n\n{LONG}", "",
                                "Gubernur Membuka Rakor Kepala Daerah", "", "Dihadiri Bupati", ""),
    "three lines": (f"Kaltim\nRakor Dibuka\nDihadiri Sepuluh Bupati\n\nSAMARINDA - {LONG}", "Kaltim", "Rakor Dibuka",
                    "", "Dihadiri Sepuluh Bupati", ""),
    "four lines are no head": (f"Satu\nDua\nTiga\nEmpat\n\n{LONG}", "", "", "", "Satu", ""),
    "headline broken in two": (f"Setelah Musrenbang Provinsi,\nRakor Kepala Daerah\n\n{LONG}", "",
                               "Setelah Musrenbang Provinsi, Rakor Kepala Daerah", "", LONG, ""),
    "headline going on in lower case": (f"Gubernur Membuka Rakor\ndan Musrenbang\n\n{LONG}", "",
                                        "Gubernur Membuka Rakor dan Musrenbang", "", LONG, ""),
    "en dash": (f"SAMARINDA – {LONG}", "", "", "SAMARINDA", LONG, ""),
    "em dash": (f"SAMARINDA — {LONG}", "", "", "SAMARINDA", LONG, ""),
    "tight em dash": (f"Penajam Paser Utara—{LONG}", "", "", "Penajam Paser Utara", LONG, ""),
    "two hyphens": (f"SAMARINDA -- {LONG}", "", "", "SAMARINDA", LONG, ""),
    "hyphen close to the place": (f"SAMARINDA- {LONG}", "", "", "SAMARINDA", LONG, ""),
    "capitals only at the beginning": (f"Samarinda – {LONG}", "", "", "Samarinda", LONG, ""),
    "agency": (f"SAMARINDA, HUMAS — {LONG}", "", "", "SAMARINDA, HUMAS", LONG, ""),
    "agency in small letters": (f"SAMARINDA, Humas Kaltim - {LONG}", "", "", "SAMARINDA, Humas Kaltim", LONG, ""),
    "colon": (f"SAMARINDA: {LONG}", "", "", "SAMARINDA", LONG, ""),
    "day in brackets": (f"SAMARINDA (5/1) - {LONG}", "", "", "SAMARINDA (5/1)", LONG, ""),
    "full day in brackets": (f"SAMARINDA, (05/01/2019) – {LONG}", "", "", "SAMARINDA, (05/01/2019)", LONG, ""),
    "two places": (f"JAKARTA/SAMARINDA - {LONG}", "", "", "JAKARTA/SAMARINDA", LONG, ""),
    "several words": (f"TANJUNG REDEB - {LONG}", "", "", "TANJUNG REDEB", LONG, ""),
    "no-break spaces around the dash": (f"SAMARINDA\u00a0-\u00a0 {LONG}", "", "", "SAMARINDA", LONG, ""),
    "quote after the dash": (f'SAMARINDA - "{LONG}"', "", "", "SAMARINDA", '"' + LONG, ""),
    "bold quote after the dash": (f"SAMARINDA - “{LONG}”", "", "", "SAMARINDA", "“" + LONG, ""),
    "office before a dash": (f"DPRD – {LONG}", "", "", "", "DPRD – Gubernur", ""),
    "office and region before a dash": ("DPRD Kaltim – yang hadir lengkap – setuju. " + LONG, "", "", "",
                                        "DPRD Kaltim – yang", ""),
    "aside between dashes": ("Isran Noor - Gubernur Kaltim - hadir. " + LONG, "", "", "", "Isran Noor - Gubernur", ""),
    "range with tight dash": (f"SAMARINDA–BALIKPAPAN terhubung. {LONG}", "", "", "", "SAMARINDA–BALIKPAPAN", ""),
    "compound with hyphen": (f"Sama-sama kita hadir. {LONG}", "", "", "", "Sama-sama", ""),
    "time with colon": (f"Pukul 10:00 WITA. {LONG}", "", "", "", "Pukul 10:00", ""),
    "sign-off": (f"{LONG} (mar/sul/ri/humsprov kaltim)", "", "", "", LONG, "mar/sul/ri/humsprov kaltim"),
    "sign-off of two": (f"{LONG} (mar/humasprov)", "", "", "", LONG, "mar/humasprov"),
    "sign-off of initials": (f"{LONG}(mar/sul)", "", "", "", LONG, "mar/sul"),
    "sign-off adv": (f"{LONG} (adv)", "", "", "", LONG, "adv"),
    "sign-off of its own": (f"{LONG}\n\n(mar/sul/humas)", "", "", "", LONG, "mar/sul/humas"),
    "sign-off in the next line": (f"{LONG}\n(mar/sul/humas)\n", "", "", "", LONG, "mar/sul/humas"),
    "sign-off with mark of the end": (f"{LONG} (mar/humas)***", "", "", "", LONG, "mar/humas"),
    "mark of the end": (f"{LONG} (*)", "", "", "", LONG, ""),
    "sign-off with blanks": (f"{LONG} (mar / sul / humsprov kaltim)\u00a0", "", "", "", LONG,
                             "mar/sul/humsprov kaltim"),
    "aside is no sign-off": (f"{LONG[:-1]} (bupati/walikota)", "", "", "", LONG[:-1] + " (bupati/walikota)", ""),
    "and/or is no sign-off": (f"{LONG} (dan/atau)", "", "", "", LONG + " (dan/atau)", ""),
    "abbreviation is no sign-off": (f"{LONG[:-1]} (fkub).", "", "", "", LONG[:-1] + " (fkub).", ""),
    "sign-off in the middle stays": (f"{LONG} (mar/humas) {LONG}", "", "", "", f"{LONG} (mar/humas)", ""),
    "furniture around": (f"Beranda\nBerita\nRakor Dibuka\nBagikan\n\nSAMARINDA - {LONG} (mar/humas)\n\nCetak\n"
                         "Facebook\nWhatsApp\nBerita Terkait\nGovernment Public Relation", "", "Rakor Dibuka",
                         "SAMARINDA", LONG, "mar/humas"),
    "titles below the furniture": (f"{LONG} (mar/humas)\n\nBerita Terkait\nGubernur Lantik Pejabat\nPanen Raya di "
                                   "Paser\n\nGovernment Public Relation\n", "", "", "", LONG, "mar/humas"),
    "furniture in the middle stays": (f"{LONG}\n\nBerita Terkait\n\n{LONG}", "", "", "", LONG, ""),
    "furniture alone": ("Berita Terkait", "", "", "", "Berita Terkait", ""),
    "day above": (f"Sabtu, 5 Januari 2019\nRakor Dibuka\n\nSAMARINDA - {LONG}", "", "Rakor Dibuka", "SAMARINDA", LONG,
                  ""),
    "no line ends in the file": (f"  SAMARINDA  -  {LONG}  ", "", "", "SAMARINDA", LONG, ""),
    "other line ends": (f"Kaltim\x0bRakor Dibuka\u2029\u2029SAMARINDA - {LONG}", "Kaltim", "Rakor Dibuka",
                        "SAMARINDA", LONG, ""),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    text, kicker, headline, dateline, begins, sign_off = SHAPES[shape]
    imported = parse(text)
    assert (imported.kicker, imported.headline, imported.dateline) == (kicker, headline, dateline)
    assert imported.body.replace("\\", "").startswith(begins)
    assert str(imported.sign_off) == sign_off


@pytest.mark.parametrize(("text", "dateline"), [
    (f"Samarinda - {LONG}", "Samarinda"),
    (f"Balikpapan: {LONG}", "Balikpapan"),
    (f"PASER - {LONG}", "PASER"),
    (f"Penajam Paser Utara—{LONG}", "Penajam Paser Utara"),
    (f"Samarinda/Balikpapan – {LONG}", "Samarinda/Balikpapan"),
    (f"Samarinda, Kalimantan Timur – {LONG}", "Samarinda, Kalimantan Timur"),
    (f"SANGATTA - {LONG}", "SANGATTA"),
    (f"SANGATTA: {LONG}", "SANGATTA"),
    (f"Jakarta – {LONG}", "Jakarta"),
    (f"LEMPAKE - {LONG}", "LEMPAKE"),
    (f"LEMPAKE: {LONG}", ""),
    (f"Kota – {LONG}", ""),
    (f"Isran Noor – {LONG}", ""),
    (f"DPRD Kaltim – {LONG}", ""),
    (f"Samarinda – yang elok – {LONG}", ""),
])
def test_known_places(text: str, dateline: str) -> None:
    assert parse(text, places=PLACES).dateline == dateline


def test_a_kicker_that_is_a_place_may_stand_apart() -> None:
    text = f"Kalimantan Timur\n\nRakor\n\n{LONG}"
    assert parse(text, places=PLACES).kicker == "Kalimantan Timur"
    assert parse(text).kicker == ""


def test_a_day_above_the_text() -> None:
    imported = parse(f"Rakor Dibuka\nSenin, 07/01/2019 10:20 WITA\n\n{LONG}")
    assert imported.date == date(2019, 1, 7)
    assert (imported.changes[1].kind, imported.changes[1].after) == ("date", "2019-01-07")


@pytest.mark.parametrize("line", ["31 Februari 2019", "5 Januari", "2019-13-01"])
def test_what_is_no_day_stays(line: str) -> None:
    imported = parse(f"{line}\n\n{LONG}")
    assert imported.date is None
    assert line in (imported.headline, imported.body.split("\n")[0])


# --- what is literally there stays literally there

@pytest.mark.parametrize("line", [
    "# bukan judul.", "1. satu", "- butir", "*bintang*", "> kutip", "<b>tebal</b>", "[tautan](http://x.id)", "`kode`",
    "a_b_c", r"garis \ miring", "&copy; &amp;", "+ tambah", "===", "---", "| a | b |", "~~coret~~", "![x](y)",
    "http://kaltimprov.go.id/a_b?c=d&e", "e\u0301 👩‍👩‍👧 ß", "    menjorok",
])
def test_plain_text_is_literal(line: str) -> None:
    from humasdesk.document.markdown_in import from_markdown

    imported = parse(f"{LONG}\n\n{line}\n\n{LONG}")
    document = from_markdown(imported.body)
    assert "".join(span.text for span in document[1].spans) == line.strip()


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs() -> None:
    assert len(paragraphs(parse(f"{LONG}\n{LONG}\n{LONG}"))) == 3


WRAPPED = """Gubernur Kalimantan Timur membuka rapat koordinasi kepala daerah
se-Kalimantan Timur di Samarinda pada hari Senin dan meminta semua
bupati dan wali kota hadir. Rapat itu diikuti oleh sepuluh kepala
daerah. Semua sepakat.

Menurut dia, koordinasi dan konsolidasi dengan para kepala daerah
harus terus dilakukan dalam upaya bersama-sama melaksanakan program
pembangunan. Hadir:
- Bupati Paser
- Bupati Berau"""


def test_wrapped_lines_are_joined() -> None:
    imported = parse(WRAPPED)
    body = paragraphs(imported)
    assert len(body) == 4
    assert body[0].endswith("diikuti oleh sepuluh kepala daerah. Semua sepakat.")
    assert body[1].endswith("melaksanakan program pembangunan. Hadir:")
    assert {change.kind for change in imported.changes} == {"line-join"}
    assert imported.body.replace("\\", "").split() == WRAPPED.split()


# --- Markdown

MARKDOWN = """Kalimantan Timur

# Rakor **Kepala** Daerah

**SAMARINDA** – Gubernur membuka *rakor*  di  sini.

## Peserta

- Bupati
- Wali kota

> Mari bersatu.

| a | b |
|---|---|
| 1 | 2 |

![Rakor](foto.jpg "Suasana rakor")

Selesai sudah. *(mar/sul/humas)*

## Berita Terkait
"""


def test_markdown_keeps_its_structure() -> None:
    from humasdesk.document.markdown_in import from_markdown

    imported = parse(MARKDOWN, "markdown")
    assert (imported.kicker, imported.headline) == ("Kalimantan Timur", "Rakor Kepala Daerah")
    assert imported.dateline == "SAMARINDA"
    assert str(imported.sign_off) == "mar/sul/humas"
    kinds = [type(block).__name__ for block in from_markdown(imported.body)]
    assert kinds == ["Paragraph", "Heading", "Item", "Item", "Quote", "Table", "Figure", "Paragraph"]
    assert imported.body.startswith("Gubernur membuka *rakor* di sini.\n\n## Peserta\n\n- Bupati\n- Wali kota\n\n")
    assert imported.body.endswith("Selesai sudah.\n")
    assert [change.kind for change in imported.changes] == ["kicker", "headline", "dateline", "blank", "blank",
                                                            "sign-off", "furniture"]


@pytest.mark.parametrize(("text", "headline"), [
    ("# Judul\n\nIsi.", "Judul"), ("# Judul #\nIsi.", "Judul"), ("Judul\n=====\n\nIsi.", "Judul"),
    ("Judul yang panjang\n\nSAMARINDA - Isi rilis.", "Judul yang panjang"), ("## Anak judul\n\nIsi.", ""),
    ("Isi dahulu, kalimat yang selesai.\n\n# Judul\n\nIsi.", ""), ("#tagar\n\nIsi.", ""),
    ("# 1. *Satu* \\# dua\n\nIsi.", "1. Satu # dua"),
])
def test_markdown_headlines(text: str, headline: str) -> None:
    assert parse(text, "markdown").headline == headline


def test_front_matter() -> None:
    imported = parse('---\ntitle: "Rakor Dibuka"\nkicker: Kaltim\ntempat: SAMARINDA\ndate: 2019-01-05\n'
                     "author: Maria\ntags:\n  - rakor\n---\n\nSAMARINDA - Isi rilis.\n", "markdown")
    assert (imported.kicker, imported.headline, imported.dateline) == ("Kaltim", "Rakor Dibuka", "SAMARINDA")
    assert imported.date == date(2019, 1, 5)
    assert imported.body == "SAMARINDA - Isi rilis.\n"
    assert [change.before for change in imported.changes if not change.after] == ["author: Maria", "tags:",
                                                                                 "  - rakor"]


@pytest.mark.parametrize("text", ["---\n\nIsi.\n\n---\n\nLagi.", "---\n{rusak\n---\n\nIsi.", "---\njudul: x\n\nIsi."])
def test_what_is_no_front_matter_comes_in_whole(text: str) -> None:
    imported = parse(text, "markdown")
    assert not imported.headline
    assert "Isi." in imported.body


@pytest.mark.parametrize("deep", [">" * 500 + " dalam", "    " * 200 + "- dalam", "> - " * 300 + "dalam",
                                  "\n".join("  " * level + "- dalam" for level in range(99)), "[" * 3_000 + "dalam",
                                  "*" * 1_000 + "dalam" + "*" * 1_000])
def test_deep_nesting_comes_in_whole(deep: str) -> None:
    imported = parse(f"Isi.\n\n{deep}\n", "markdown")
    assert imported.body.count("dalam") == deep.count("dalam")


def test_controls_in_markdown_are_listed() -> None:
    imported = parse("# Ju\x07dul\n\nSa\x02tu \x03 dua\x7f.\n\n[tau\x1btan](http://x.id/\x01a)", "markdown")
    assert imported.headline == "Judul"
    assert imported.body == "Satu dua.\n\n[tautan](http://x.id/a)\n"
    assert [(change.before, change.after) for change in imported.changes if change.kind == "control"] == [
        ("\x07", ""), ("\x02", ""), (" \x03 ", " "), ("\x7f", ""), ("\x1b", "")]


# --- limits

def test_a_text_too_long_for_a_release() -> None:
    with pytest.raises(BadInput, match="too long for one release"):
        parse(LONG * 10_000)


def test_a_text_with_more_changes_than_can_be_listed() -> None:
    with pytest.raises(BadInput, match="more than 5000 runs"):
        parse("kata  " * 6_000)


def test_a_paragraph_of_ten_thousand_words() -> None:
    imported = parse("SAMARINDA - " + "Kata demi kata. " * 3_334)
    assert imported.dateline == "SAMARINDA"
    assert len(imported.body.split()) == 10_002


def test_a_text_too_large_with_its_changes() -> None:
    with pytest.raises(BadInput, match="too long for one release with the list of its changes"):
        parse("Kata demi kata yang panjang sekali.  " * 4_990 + "x" * 500_000)
    with pytest.raises(BadInput, match="too long for one release with the list of its changes"):
        parse("日本語。" * 100_000)


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize("piece", [
    "(", " ", "\u00a0", "-", "- ", "a ", "(a/", "(mar) ", "(*) ", "*", "`", "[", "A.", "A-", "\u200b", "\n", "---\n",
    "a: b\n", "Hits: 1 ", "© ", "SAMARINDA -", "\t", "# "])
def test_hostile_repetition_neither_hangs_nor_breaks(piece: str, kind: Literal["text", "markdown"]) -> None:
    """Anything quadratic would take minutes here."""
    size = 200_000 if kind == "text" else 20_000
    imported = parse(f"x{piece * (size // len(piece))}x", kind)
    visible = skeleton(piece)[:1]
    assert not visible or imported.body.count(visible) >= size // len(piece) // 2


@pytest.mark.parametrize("char", ["\x00", "\x1f", "\x7f", "\x9f", "\ufdd0", "\ufdef", "\ufeff", "\ufffc", "\uffff"])
def test_no_character_goes_unlisted_in_markdown(char: str) -> None:
    for kind in ("text", "markdown"):
        imported = parse(f"Satu{char}dua tiga, *em{char}pat*.", "markdown" if kind == "markdown" else "text")
        assert [change.before for change in imported.changes] == [char, char]
        assert skeleton(imported.body) == "Satuduatiga,*empat*.".replace("*", "*" if kind == "markdown" else "\\*")


def test_the_day_that_the_text_tells_of_is_proposed() -> None:
    lead = "SAMARINDA - Gubernur membuka rakor, Senin (14/1/2019), dan menutupnya Selasa, 15 Januari 2019. "
    imported = parse(f"Rakor Dibuka\n\n{lead}{LONG}")
    assert imported.date == date(2019, 1, 14)
    assert [(one.before, one.after) for one in imported.changes if one.kind == "date"] == [
        ("Senin (14/1/2019)", "2019-01-14")]


@pytest.mark.parametrize("words", ["Selasa (14/1/2019)", "Senin (14/1)", "(14/1/2019)", "14 Januari 2019"])
def test_a_day_that_is_not_sure_is_not_proposed(words: str) -> None:
    assert parse(f"Rakor Dibuka\n\nSAMARINDA - Gubernur membuka rakor, {words}. {LONG}").date is None
