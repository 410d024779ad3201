"""The PDF as a reader of it finds it: its words, its marks, its standards, and that nothing in a text can steer it."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from export.samples import EMBARGO, RELATED, agency, every_block, p, page, paragraphs, picture, words
from humasdesk.document.nodes import Block, Figure, Heading, Item, Paragraph, Quote, Rule, Span, Table
from humasdesk.errors import ExportError
from humasdesk.export import pdf
from humasdesk.export.page import Correction, Embargo, Page
from humasdesk.export.pdf import LADDER, PdfPress, to_pdf

THEMES = ("resmi", "ringkas")
FOOT = re.compile(r"^(?:.* )?Halaman \d+ dari \d+$", re.MULTILINE)


@pytest.fixture(scope="module")
def press() -> PdfPress:
    with PdfPress() as press:
        yield press


def texts(data: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages]


def text(data: bytes) -> str:
    """All words in order, blanks evened, the line at the foot of every sheet taken out."""
    return " ".join(" ".join(FOOT.sub("", sheet) for sheet in texts(data)).split())


# ---- what stands on it


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_can_be_copied_out_in_order(press: PdfPress, theme: str) -> None:
    made = press.make(page(theme=theme))
    story = " ".join(f"SAMARINDA — {' '.join(paragraphs())} (mar/sul/ri/humsprov kaltim)".split())
    assert text(made.data).split("Rakor Kepala Daerah ", 1)[1].startswith(story)


def test_a_whole_page_reads_from_letterhead_to_contact(press: PdfPress) -> None:
    made = press.make(page(p("Satu alinea."), related=RELATED))
    assert text(made.data) == (
        "PEMERINTAH PROVINSI KALIMANTAN TIMUR SEKRETARIAT DAERAH BIRO HUMAS Jalan Gajah Mada Nomor 2, Samarinda 75121 "
        "Telepon 0541 733333 · Surel humas@contoh.go.id · Laman humas.contoh.go.id SIARAN PERS "
        "Nomor: 012/HUMAS/I/2019 Selasa, 8 Januari 2019 SEGERA Kalimantan Timur "
        "Setelah Musrenbang, Rakor Kepala Daerah SAMARINDA — Satu alinea. (mar/sul/ri/humsprov kaltim) "
        "Siaran pers terkait • Musrenbang RPJMD Kaltim 2018–2023 Dibuka Gubernur (Nomor: 008/HUMAS/I/2019, "
        "4 Januari 2019) • Rapat Koordinasi Perangkat Daerah Digelar di Samarinda "
        "Tentang BIRO HUMAS Biro Humas melayani pemberitaan Pemerintah Provinsi Kalimantan Timur. "
        "Narahubung Maria Rosari Telepon 0812 5555 0101 Surel humas@contoh.go.id"
    )


@pytest.mark.parametrize("theme", THEMES)
def test_every_kind_of_block_is_printed(press: PdfPress, theme: str) -> None:
    body = every_block()
    made = press.make(page(*body, theme=theme, pictures={"foto.jpg": picture()}))
    said = text(made.data)
    for expected in ("Rakor di Samarinda, Selasa (8/1/2019). Foto: Humas Kaltim/Sul", "Agenda rapat",
                     "Sinkronisasi program-program prioritas", "3. Pembukaan 4. Paparan", "Isran Noor, Gubernur",
                     "Kota Anggaran Samarinda 1.250,5", "Ada di laman, miring dan keduanya. Baris baru."):
        assert expected in said
    assert made.standards == ("ua-1", "a-2a")
    assert made.notices == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"embargo": EMBARGO}, "EMBARGO sampai Senin, 30 November 2026 pukul 10.00 WITA (09.00 WIB)"),
        ({"number": "", "number_pending": True}, "Nomor menyusul"),
        ({"draft": True}, "DRAF Belum terbit, bukan untuk disiarkan."),
        ({"unapproved": True}, "BELUM DISETUJUI Diterbitkan darurat, persetujuan menyusul."),
        ({"withdrawn": "Acara batal."}, "DICABUT Acara batal."),
        ({"correction": Correction(2, "Tahun semula 2008.")}, "RALAT 2 Tahun semula 2008."),
        ({"correction": Correction(2, "x")}, "Nomor: 012/HUMAS/I/2019 (Ralat 2)"),
        ({"language": "en"}, "PRESS RELEASE Number: 012/HUMAS/I/2019 Tuesday, 8 January 2019 FOR IMMEDIATE RELEASE"),
    ],
)
def test_marks_and_facts_stand_above_the_headline(press: PdfPress, changed: dict[str, object], expected: str) -> None:
    said = text(press.make(page(**changed)).data)
    assert said.index(expected) < said.index("Setelah Musrenbang")


@pytest.mark.parametrize("changed", [{"embargo": EMBARGO}, {"draft": True}, {"withdrawn": "Batal."}])
def test_what_may_not_go_out_at_once_does_not_say_segera(press: PdfPress, changed: dict[str, object]) -> None:
    assert "SEGERA" not in text(press.make(page(**changed)).data)


def test_embargo_and_draft_stand_on_every_sheet(press: PdfPress) -> None:
    sheets = texts(press.make(page(*[p(each) for each in paragraphs() * 3], draft=True, embargo=EMBARGO)).data)
    assert len(sheets) > 1
    for sheet in sheets:
        assert "EMBARGO sampai Senin, 30 November 2026 pukul 10.00 WITA (09.00 WIB)" in " ".join(sheet.split())
        assert "DRAF" in sheet


def test_sheets_are_counted(press: PdfPress) -> None:
    sheets = texts(press.make(page(*[p(each) for each in paragraphs() * 6])).data)
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, 1):
        assert f"Halaman {number} dari {len(sheets)}" in sheet


def test_the_sample_fits_one_sheet_in_both_themes(press: PdfPress) -> None:
    assert [len(texts(press.make(page(theme=theme)).data)) for theme in THEMES] == [1, 1]


@pytest.mark.parametrize("theme", THEMES)
def test_a_correction_of_one_sheet_stays_on_one_sheet(press: PdfPress, theme: str) -> None:
    """Its box takes the room of the foot: the page is set closer, and the contact is not sent to a sheet of its own."""
    note = "Tahun semula tertulis 2008, seharusnya 2018. Kalimat kedua dari catatan ini membuat kotaknya dua baris."
    assert len(texts(press.make(page(theme=theme, correction=Correction(1, note))).data)) == 1


def test_a_paragraph_alone_comes_back_from_the_second_sheet(press: PdfPress) -> None:
    """A longer one, which no closer setting brings back, stays there."""
    said = ("Gubernur menyampaikan bahwa pembangunan jalan dan jembatan di wilayah utara akan dipercepat agar hasil "
            "panen petani sampai ke pasar dengan biaya murah. ")
    made = [texts(press.make(page(*[p(said * 3)] * 6, p(said * last))).data) for last in (2, 4)]
    assert [len(sheets) for sheets in made] == [1, 2]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("last", ["paragraph", "long paragraph", "list", "table", "figure", "related"])
def test_the_foot_never_stands_alone(press: PdfPress, theme: str, last: str) -> None:
    ends: dict[str, list[Block]] = {
        "paragraph": [p("Akhir. " * 30)], "long paragraph": [p("Akhir. " * 200)],
        "list": [Item(words("Akhir satu.")), Item(words("Akhir dua."))],
        "table": [Table(((words("Akhir"), words("satu")), (words("a"), words("b"))))],
        "figure": [Figure("f", "alt", "Akhir.")], "related": [p("Akhir. " * 3)]}
    alone = []
    for lines in range(22, 38, 2) if last != "long paragraph" else range(12, 26, 2):
        body = [*[p("Baris.")] * lines, *ends[last]]
        made = press.make(page(*body, theme=theme, pictures={"f": picture(200, 100)},
                               related=RELATED if last == "related" else ()))
        sheet = texts(made.data)[-1]
        assert "Narahubung" in sheet
        # a picture may be set before the last lines
        alone += [lines] if not any(one in sheet for one in ("Akhir", "Baris")[:1 + (last == "figure")]) else []
    assert alone == []


def test_what_needs_no_fitting_is_set_once(press: PdfPress, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("humasdesk.export.pdf._climb_down",
                        lambda *inside, kept=pdf._climb_down: seen.append(inside[1]) or kept(*inside))
    press.make(page())
    press.make(page(*[p(each) for each in paragraphs() * 2]))
    assert seen == [{}, {}]


@pytest.mark.parametrize("theme", THEMES)
def test_no_dot_stands_where_a_line_ends_or_begins(press: PdfPress, theme: str) -> None:
    wide = replace(agency(), phone="0541 733333, 0541 733334", website="humas.contoh.go.id/berita-dan-siaran-pers",
                   email="humas.pemerintah.provinsi@contoh.go.id", parent="SEKRETARIAT DAERAH " * 5, name="BIRO " * 20)
    whole = page(theme=theme, agency=wide, number="012/HUMAS-SETDA/" + "PEMPROV/" * 7 + "2019")
    lines = "\n".join(texts(press.make(whole).data))
    assert [line for line in lines.splitlines() if line.strip().startswith("·") or line.strip().endswith("·")] == []
    assert "·" in lines


# ---- what a reader of the file finds in it


def test_metadata_outline_and_language_are_set(press: PdfPress) -> None:
    made = press.make(page(p("x"), Heading(2, words("Bagian")), p("y"), Heading(3, words("Rincian"))))
    reader = PdfReader(io.BytesIO(made.data))
    about = reader.metadata
    assert about is not None
    assert about.title == "Setelah Musrenbang, Rakor Kepala Daerah"
    assert about.author == "BIRO HUMAS"
    assert about.subject == "Siaran Pers · Nomor: 012/HUMAS/I/2019 · Kalimantan Timur"
    assert about.keywords == "pembangunan, RPJMD, Rakor Kepala Daerah, Kalimantan Timur, Dr. H. Isran Noor, M.Si."
    assert about.creation_date == datetime(2019, 1, 8, 3, 15, tzinfo=UTC)
    assert reader.root_object["/Lang"] == "id-ID"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    titles = re.findall(r"'/Title': '([^']+)'", str(reader.outline))
    assert titles[:3] == ["Setelah Musrenbang, Rakor Kepala Daerah", "Bagian", "Rincian"]


def test_an_english_page_says_so() -> None:
    made = to_pdf(page(language="en"))
    assert PdfReader(io.BytesIO(made.data)).root_object["/Lang"] == "en"


def test_all_fonts_are_embedded_as_subsets(press: PdfPress) -> None:
    made = press.make(page(p("Kata بسم الله ✓ ≤ ꦲꦤ")))
    names = set()
    for sheet in PdfReader(io.BytesIO(made.data)).pages:
        for font in sheet["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(inner["/BaseFont"])
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
    assert len(names) >= 6
    assert all(re.fullmatch(r"/[A-Z]{6}\+Noto.+", name) for name in names)


@pytest.mark.parametrize("theme", THEMES)
def test_the_same_page_gives_the_same_bytes(theme: str) -> None:
    whole = page(*every_block(), theme=theme, pictures={"foto.jpg": picture()})
    assert to_pdf(whole).data == to_pdf(whole).data


@pytest.mark.parametrize(
    ("published", "day", "expected"),
    [
        (None, date(2019, 1, 8), datetime(2019, 1, 7, 16, tzinfo=UTC)),
        (None, None, datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_files_time_is_the_pages_never_the_clocks(press: PdfPress, published: datetime | None, day: date | None,
                                                       expected: datetime) -> None:
    about = PdfReader(io.BytesIO(press.make(page(published=published, date=day)).data)).metadata
    assert about is not None
    assert about.creation_date == expected


# ---- nothing in a text steers it

HOSTILE = ('#read("/etc/passwd") $x^2$ @ref <script> </script> *b* _i_ `c` \\ // /* */ = h ~ -- --- "q" \'q\' '
           "#panic() ]] {{x}} %d &amp; #{1+1}")


@pytest.mark.parametrize("theme", THEMES)
def test_markup_in_any_field_comes_out_literally(press: PdfPress, theme: str) -> None:
    made = press.make(page(p(HOSTILE), Item(words(HOSTILE)), Quote(words(HOSTILE)), Heading(2, words(HOSTILE)),
                           Table(((words(HOSTILE),), (words(HOSTILE),))),
                           theme=theme, headline=HOSTILE, kicker=HOSTILE, dateline=HOSTILE, sign_off=HOSTILE,
                           number=HOSTILE, correction=Correction(1, HOSTILE), tags=(HOSTILE,)))
    said = text(made.data)
    assert said.count("#panic()") >= 11
    assert said.replace(" ", "").count(HOSTILE.replace(" ", "")) >= 11
    about = PdfReader(io.BytesIO(made.data)).metadata
    assert about is not None
    assert about.title == HOSTILE


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=3), st.text(max_size=40))
def test_any_text_at_all_reaches_both_standards(press: PdfPress, lines: list[str], headline: str) -> None:
    blocks: list[Block] = [p(line) for line in lines]
    blocks += [Heading(2, words(lines[0])), Item(words(lines[-1])), Table(((words(lines[0]),), (words(lines[-1]),)))]
    made = press.make(page(*blocks, headline=headline, kicker=headline, dateline=headline))
    assert made.standards == LADDER[0]


@pytest.mark.parametrize(
    "body",
    [
        (),
        (Rule(), Rule()),
        (Heading(3, words("Turun dua tingkat")), Heading(2, words("Naik"))),
        (Heading(2, words("\u00ad")), Paragraph(()), Paragraph((Span("\n\nx\n"),))),
        (Item(words("dalam"), level=3), Item(words("kurang"), level=1), Item(words("luar"), ordered=True)),
        (p("kata kerja-kerja " * 5000),),
        (Table(((words("judul " * 900), words("b")), (words("isi " * 900), words("c")))),),
        (Table(tuple(tuple(words(f"{r}.{c}") for c in range(25)) for r in range(30))),),
        (p("Titik" * 200),),
        (Paragraph((Span("a" * 500, link="https://contoh.go.id/" + "a" * 500),)),),
    ],
    ids=["empty", "rules", "headings", "blank", "lists", "long", "tall row", "wide table", "endless", "long link"],
)
def test_awkward_bodies_reach_both_standards(press: PdfPress, body: tuple[Block, ...]) -> None:
    made = press.make(page(body=body))
    assert (made.standards, made.notices) == (LADDER[0], ())


# ---- how it is set


def test_reduplications_and_ranges_are_not_broken(press: PdfPress) -> None:
    sentence = "Bupati masing-masing daerah bersama-sama membahas program-program 2018–2023 di forum-forum lainnya. "
    for shift in range(0, 40, 3):
        sheets = texts(press.make(page(p("i" * shift + " " + sentence * 6))).data)
        broken = [line for sheet in sheets for line in sheet.splitlines() if re.search(r"\w[-–]\s*$", line)]
        assert broken == []


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(press: PdfPress) -> None:
    for lines in range(20, 36):
        body = [p("Baris.")] * lines + [Heading(2, words("Subjudul")), p("Isi bagian ini. " * 30)]
        for sheet in texts(press.make(page(*body)).data):
            above_foot = FOOT.sub("", sheet).strip().splitlines()
            assert above_foot[-1].strip() != "Subjudul"


def test_a_figure_is_never_cut_and_keeps_its_caption(press: PdfPress) -> None:
    for lines in range(22):
        body = [p("Baris. " * 20)] * lines + [Figure("f", "alt", "Keterangan foto ini.")]
        reader = PdfReader(io.BytesIO(press.make(page(*body, pictures={"f": picture(600, 900)})).data))
        shown = [number for number, sheet in enumerate(reader.pages)
                 if any(image.image is not None and image.image.size == (600, 900) for image in sheet.images)]
        assert len(shown) == 1
        assert "Keterangan foto ini." in " ".join(reader.pages[shown[0]].extract_text().split())


def test_a_tables_header_is_repeated(press: PdfPress) -> None:
    rows = [(words("Nama kolom"), words("Nilai"))] + [(words(f"baris {n}"), words(str(n))) for n in range(120)]
    sheets = texts(press.make(page(Table(tuple(rows)))).data)
    assert len(sheets) > 2
    assert all("Nama kolom" in sheet for sheet in sheets[:3])


# ---- many of them


def test_one_press_serves_several_threads(press: PdfPress) -> None:
    pages = [page(p(f"Alinea nomor {number}.")) for number in range(12)]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(press.make, pages))
    assert [one.data for one in made] == [to_pdf(each).data for each in pages]


def test_a_press_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with PdfPress() as press:
        press.make(page(Figure("f"), pictures={"f": picture()}))
        (private,) = tmp_path.iterdir()
        assert private.stat().st_mode & 0o077 == 0
        assert list(private.glob("*/pictures/*")) == []
    assert list(tmp_path.iterdir()) == []


def test_a_missing_picture_is_named(press: PdfPress) -> None:
    with pytest.raises(ExportError) as caught:
        press.make(page(Figure("hilang.jpg")))
    assert "hilang.jpg is not kept with this release" in caught.value.sentence


def test_a_link_that_leads_elsewhere_stays_words(press: PdfPress) -> None:
    made = press.make(page(p("x"), Paragraph((Span("klik", link="javascript:alert(1)"), Span(" dan "),
                                              Span("sah", link="https://contoh.go.id/é b")))))
    assert [notice.kind for notice in made.notices] == ["link"]
    assert made.notices[0].sentence == ("Body, block 2: javascript:alert(1) is not a web, mail or telephone address; "
                                        "its words stand without the link.")
    assert b"javascript" not in made.data
    sheet = PdfReader(io.BytesIO(made.data)).pages[0]
    targets = [note.get_object()["/A"]["/URI"] for note in sheet["/Annots"] if "/A" in note.get_object()]
    assert "https://contoh.go.id/%C3%A9%20b" in targets


def test_zones_on_another_day_name_it(press: PdfPress) -> None:
    until = Embargo(datetime(2026, 11, 29, 16, 30, tzinfo=UTC), ("Asia/Makassar", "Asia/Jakarta", "Asia/Pontianak"))
    said = text(press.make(replace(page(), embargo=until)).data)
    assert ("EMBARGO sampai Senin, 30 November 2026 pukul 00.30 WITA "
            "(Minggu, 29 November 2026 pukul 23.30 WIB)") in said


def test_a_bare_page_is_printed(press: PdfPress) -> None:
    made = press.make(Page("r", "Hanya judul", ()))
    assert "Hanya judul" in text(made.data)
    assert made.standards == LADDER[0]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("place", [3, 5, 6])
@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600)])
def test_a_picture_leaves_no_third_of_a_sheet_empty(press: PdfPress, theme: str, place: int,
                                                    size: tuple[int, int]) -> None:
    """Whatever its place, the first sheet is filled to its last fifth, and the foot is not alone."""
    words_of = " ".join(paragraphs()).split()
    body: list[Block] = [p(" ".join(words_of[start:start + 45])) for start in range(0, 250, 45)]
    body.insert(place, Figure("f", "alt", "Penyerahan bantuan.", "Humas"))
    drawn = press.draw(page(*body, theme=theme, pictures={"f": picture(*size)}), 20)
    last = max((spot.y for spot in drawn.spots if spot.sheet == 1), default=0)
    assert len(drawn.sheets) == 1 or last > drawn.height * 0.78
    assert any(spot.sheet == len(drawn.sheets) for spot in drawn.spots)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("bound", [Heading(2, words("Bagian dua")), Rule(), Figure("g", "alt", "Yang kedua.")])
def test_a_picture_stays_in_its_own_section(press: PdfPress, theme: str, after: int, bound: Block) -> None:
    """Neither past what follows it nor before what heads it, wherever the sheet ends."""
    words_of = " ".join(paragraphs()).split()
    rows = [p(" ".join(words_of[start:start + 45])) for start in range(0, 270, 45)]
    shown = {"f": picture(800, 600), "g": picture(300, 200)}
    for before in (5, 6):
        body = [p("Awal."), Heading(2, words("Bagian satu")), *rows[:before], Figure("f", "alt", "Yang pertama.")]
        number = len(body)
        body += [*rows[:after], bound, *rows]
        drawn = press.draw(page(*body, theme=theme, pictures=shown), 10)
        stands = {spot.part: (spot.sheet, spot.y) for spot in drawn.spots if not spot.ends}
        assert stands[2] < stands[number] < stands[number + after + 1], before
