"""Clean paste: clipboards of Word, Google Docs, LibreOffice, browsers and WhatsApp, as they come, and what is made of
them. The clips were written by hand after what these programs put on the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from document.strategies import documents, hostile, often
from gui.editor.tiny import a, b, h2, h3, i, li, ol, p, q, rule, table
from humasdesk.document import normal
from humasdesk.document.nodes import Document, Figure
from humasdesk.gui.editor import exchange, paste, paste_style
from humasdesk.gui.editor.clipboard import Incoming
from humasdesk.gui.editor.paste_tree import DEEPEST

CLIPS = Path(__file__).parent / "clips"
LONG = ("kata panjang " * 60).strip()

CASES: dict[str, tuple[Document, set[str]]] = {
    "word-paragraphs": (
        (p(b("SAMARINDA"), " – Gubernur Kaltim ", i("Dr H Isran Noor"), " membuka rakor."),
         p("“Kita satukan komitmen,” kata Isran. Rapat berlangsung dua hari.")), {"styles"}),
    "word-bullets": (
        (li("Evaluasi capaian program"), li("Tingkat ", b("kabupaten"), level=1), li("Penyelarasan anggaran"),
         p("Demikian.")), {"styles"}),
    "word-numbers": (
        (p("Urutan acara:"), ol("Pembukaan", start=3), ol("Paparan"), ol("Bappeda", level=1),
         ol("Biro Humas", level=1)), {"styles"}),
    "word-headings": (
        (h2("Setelah Musrenbang, Rakor"), h2("Latar belakang"), p("Isi satu."), h3("Anggaran dan ", i("program")),
         p("Isi dua.")), {"styles"}),
    "word-comments-and-tracked": (
        (p("Rapat Rabu di Samarinda."), p("Selesai.")), {"comments", "deleted", "hidden", "styles"}),
    "word-table-and-picture": (
        (table(("Daerah", "Anggaran"), ("Kutai\nTimur", "980")),), {"pictures_left", "styles"}),
    "word-links-and-breaks": (
        (p("Narahubung:\nBudi, ", a("humas@kaltimprov.go.id", "mailto:humas@kaltimprov.go.id"), "\n",
           a("laman", "https://kaltimprov.go.id/berita?id=7"), ", isi, klik"), p("Halaman dua[1]")),
        {"links", "styles"}),
    "docs-paragraphs": (
        (p(b("SAMARINDA"), " – Gubernur membuka ", i("rakor"), "."),
         p("Lihat ", a("laman", "https://kaltimprov.go.id/a"), ".")), {"links", "styles"}),
    "docs-lists": (
        (h2("Agenda"), li("Satu"), li(b("Satu-satu"), level=1), li("Dua"), ol("Empat", start=4), ol("Lima")), set()),
    "docs-table": ((table(("Daerah", "Jumlah"), ("Berau", "12"), aligns=("", "right")),), set()),
    "sheets-cells": (
        (table(("Kabupaten", "", "2018"), ("Paser", "Tana Paser", "1.204"), aligns=("", "", "right")),), set()),
    "excel-cells": ((table(("Nama", "Nilai"), ("Bontang", "7"), aligns=("", "right")),), set()),
    "libreoffice-paragraphs": (
        (p(b("SAMARINDA"), " – Rapat ", i("koordinasi"), " dibuka."), q("“Kita satukan komitmen,” kata Isran."),
         p("Baris satu\nbaris dua")), {"styles"}),
    "libreoffice-lists": (
        (h2("Hasil"), ol("Pertama"), li("Rincian", level=1), ol("Kedua"), ol("lanjutan kedua")),
        {"pictures_left", "styles"}),
    "news-page": (
        (h2("Rakor Kepala Daerah"), p("Senin, 22 April 2019"), p("Suasana rapat (foto: Antara)"),
         p("Samarinda - ", b("Gubernur"), " membuka ", a("rakor", "https://kaltimprov.go.id/"), "."),
         p("Pemerintah daerah.")), {"pictures_left", "furniture", "hidden", "links", "styles"}),
    "browser-fragment": ((p("Kota ", b("Samarinda"), " adalah ibu kota."),), {"styles"}),
    "divs-and-breaks": (
        (p("Yth. rekan media,"), p("Rapat dimulai\npukul 09.00 WITA."), p("Mohon hadir."), p("Terima kasih")), set()),
    "mail-quoted": ((p("Baik, kami muat."), q("Mohon dimuat hari ini."), q("Salam")), set()),
    "layout-table": ((h3("Siaran pers"), p("Paragraf satu."), p("Paragraf dua.")), set()),
    "wide-cells": ((p(LONG), p("Kanan"), p("a"), p("b")), {"tables"}),
    "whatsapp-web": ((p("Rapat ", b("besok"), " jam 9 🙏"),), set()),
    "embedded-picture": (
        (p("Sebelum"), Figure("files/kept", "Titik", "Satu titik"), p("Sesudah")), {"pictures_left"}),
    "dangerous": ((p("Satu"), p("Dua berkas data")), {"pictures_left", "furniture", "styles"}),
    "unclosed": (
        (p("Satu ", b("tebal")), p("Dua"), li("a"), li("b"), li("c", level=1), table(("A", "B"), ("C", "D")),
         p(i("miring"))), set()),
    "bullets-as-text": ((li("Satu"), li(b("Dua"), " tiga"), li("Empat"), p("1. bukan daftar")), set()),
    "pre-and-code": (
        (p("Baris satu\nbaris dua"), p("Tekan Ctrl dan S, garis bawah, coret, H2O."), rule, p("Istilah"), p("Arti")),
        set()),
    "weights": ((p(b("Enam ratus"), " lima ratus biasa tegak ", i("miring")),), set()),
    "roles": ((h2("Pertama"), h3("Kedua"), h3("Ketiga"), p("isi teks")), set()),
    "selection-across": ((p("akhir paragraf."), ol("Dua belas", start=12), ol("Tiga belas"), p("awal")), set()),
}


def take(data: bytes, name: str) -> str | None:
    assert data.startswith(b"\x89PNG")
    assert name == "tempel.png"
    return "files/kept"


def test_every_clip_has_its_case() -> None:
    assert {clip.stem for clip in CLIPS.glob("*.html")} == set(CASES)
    assert len(CASES) >= 25


@pytest.mark.parametrize("name", CASES)
def test_a_clip_comes_out_clean(name: str) -> None:
    pasted = paste.from_html((CLIPS / f"{name}.html").read_text(encoding="utf-8"), take)
    wanted, changes = CASES[name]
    assert pasted.document == wanted
    assert {change for change, _ in pasted.changes} == changes
    assert bool(pasted.sentence) == bool(changes)
    assert normal.document(pasted.document) == pasted.document


def test_where_it_came_from_is_known() -> None:
    sources = {name: paste.from_html((CLIPS / f"{name}.html").read_text(encoding="utf-8")).source for name in CASES}
    assert {sources[name] for name in CASES if name.startswith("word-")} == {"word"}
    assert {sources[name] for name in CASES if name.startswith("docs-")} == {"docs"}
    assert {sources[name] for name in CASES if name.startswith("libreoffice-")} == {"office"}


TEXTS: dict[str, tuple[str, Document]] = {
    "chat": (
        "[10.31, 22/4/2019] Bu Ani: *Rapat besok* jam 9\n_Mohon_ hadir\n"
        "[10.32, 22/4/2019] +62 812-345: Siap, lihat https://kaltimprov.go.id/a_b_c.",
        (p(b("Rapat besok"), " jam 9\n", i("Mohon"), " hadir"),
         p("Siap, lihat ", a("https://kaltimprov.go.id/a_b_c", "https://kaltimprov.go.id/a_b_c"), "."))),
    "export": (
        "22/04/19, 10.31 - Bu Ani: Agenda:\n1. Pembukaan\n2. Paparan\n- bawa laptop",
        (p("Agenda:"), ol("Pembukaan"), ol("Paparan"), li("bawa laptop"))),
    "chat marks": (
        "[10.31, 22/4/2019] Ani: 2*3*4 dan nama_berkas_ini *a* _b_",
        (p("2*3*4 dan nama_berkas_ini ", b("a"), " ", i("b")),)),
    "lines": ("SAMARINDA - Setelah sukses\nMenurut Isran\r\nDia menambahkan", (
        p("SAMARINDA - Setelah sukses"), p("Menurut Isran"), p("Dia menambahkan"))),
    "paragraphs": ("Satu baris\ndua baris\n\nTiga   baris\n\n\n• Empat\n> lima", (
        p("Satu baris\ndua baris"), p("Tiga baris"), li("Empat"), q("lima"))),
    "marks of one message": ("Ini *PENTING* dan _segera_, 2 * 3 * 4, *) syarat*", (
        p("Ini ", b("PENTING"), " dan ", i("segera"), ", 2 * 3 * 4, *) syarat*"),)),
    "rows of a spreadsheet": ("Jumlah jiwa:\nKota\tJiwa\r\nBontang\t180.000\nPaser\t\nSumber: BPS", (
        p("Jumlah jiwa:"), table(("Kota", "Jiwa"), ("Bontang", "180.000"), ("Paser", "")), p("Sumber: BPS"))),
    "tabs in a list": ("1.\tsatu\n2.\tdua", (ol("satu"), ol("dua"))),
    "a tab in one line": ("Nama\tMaria\nlalu", (p("Nama Maria"), p("lalu"))),
    "no-break": ("Satu\u00a0\u00a0 dua Rp\u00a05", (p("Satu dua Rp\u00a05"),)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_plain_text(name: str) -> None:
    text, wanted = TEXTS[name]
    pasted = paste.from_text(text)
    assert pasted.document == wanted
    assert (pasted.source == "whatsapp") == bool(pasted.changes)


def test_as_plain_text_nothing_is_read_into_it() -> None:
    assert paste.from_plain("- satu\n\n*dua*  https://a.id") == (p("- satu"), p("*dua* https://a.id"))


def test_as_plain_text_html_alone_gives_its_words() -> None:
    mime = QMimeData()
    mime.setData("text/html", b"<p><b>Satu</b> dua</p><p>tiga</p>")
    found = [block for block in Incoming(mime).plain() if block != p("")]
    assert found == [p("Satu dua"), p("tiga")]


def test_a_report_in_words() -> None:
    pasted = paste.from_html('<p style="color:red">a<img src="http://x/a.png"><img src="http://x/b.png"></p>')
    assert pasted.sentence == ("Cleaned up: 2 pictures left out (save them and drag them in), fonts and colours taken "
                               "off.")
    assert paste.from_html("<p>a</p>").sentence == ""


def test_deep_and_long_clips_are_no_trouble() -> None:
    deep = paste.from_html("<div>" * 5_000 + "<b>isi" + "</div>" * 5_000)
    assert deep.document == (p(b("isi")),) or deep.document == (p("isi"),)
    many = paste.from_html("<ul><li>x" * (DEEPEST * 3))
    assert len(many.document) == DEEPEST * 3
    long = paste.from_text("kata " * 250_000)
    assert dict(long.changes) == {"shortened": 1}


@pytest.mark.parametrize(("written", "leads", "freed"), [
    ("https://a.id/x?utm_source=b&id=1#c", "https://a.id/x?id=1#c", True),
    ("https://www.google.com/url?q=https://a.id/&sa=D", "https://a.id/", True),
    ("https://a.id/?q=1", "https://a.id/?q=1", False),
    ("mailto:a@b.id", "mailto:a@b.id", False),
    ("javascript:alert(1)", None, False),
    ("file:///etc/passwd", None, False),
    ("https://[::1", "https://%5B::1", False),
    ("#atas", None, False),
])  # fmt: skip
def test_links(written: str, leads: str | None, freed: bool) -> None:
    assert paste_style.address(written) == (leads, freed)


@often
@given(st.one_of(hostile, st.lists(st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<img src=x>", "<br>",
    "<!--", "-->", "<!--StartFragment-->", "<![if !x]>", "<![CDATA[", "]]>", "<a href='", "'>", "</a>", "<h1>", "teks ",
    "&nbsp;", "&#0;", "&#xD800;", "<script>", "</script>", "<blockquote>", "<figure>", "<figcaption>", "<pre>", "<hr>",
    "<td colspan=99>", "<ol start=99999>", "<p style='mso-list:l0 level9'>", "<svg>", "<del>", "\x00",
]), max_size=30).map("".join)))
def test_no_clip_is_too_strange(html: str) -> None:
    for pasted in (paste.from_html(html), paste.from_text(html)):
        assert normal.document(pasted.document) == pasted.document
        assert isinstance(pasted.sentence, str)


@often
@given(documents)
def test_our_own_flavour_loses_nothing(body: Document) -> None:
    assert exchange.from_bytes(exchange.to_bytes(body)) == body


@pytest.mark.parametrize("data", [
    b"", b"[", b"{}", b"[1]", b'[{"is": "x"}]', b'[{"is": "paragraph"}]', b'[{"is": "paragraph", "spans": [[1]]}]',
    b'[{"is": "figure", "source": 1}]', b"[" * 100_000, b"\xff",
    b'[{"is": "paragraph", "spans": [[5, true, true, null]]}]', b'[{"is": "table", "rows": 3}]',
])  # fmt: skip
def test_a_forged_flavour_is_refused(data: bytes) -> None:
    assert not exchange.from_bytes(data)


def test_what_goes_out_to_others() -> None:
    body = (h2("J"), p("a ", b("b"), i("c"), a("d <e>")), q("k"), li("x"), li("y", level=1), ol("z", start=3), ol("w"),
            table(("A", "B"), ("C", "D")), rule)
    assert exchange.to_html(body) == (
        "<h2>J</h2><p>a <strong>b</strong><em>c</em><a href=\"https://a.id\">d &lt;e&gt;</a></p>"
        "<blockquote><p>k</p></blockquote><ul><li>x<ul><li>y</li></ul></li></ul>"
        "<ol start=\"3\"><li>z</li><li>w</li></ol>"
        "<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table><hr>")
    assert exchange.to_text(body) == "J\n\na bcd <e>\n\nk\n\n• x\n   • y\n3. z\n4. w\n\nA\tB\nC\tD\n\n—"
    assert paste.from_html(exchange.to_html(body)).document == body
