"""A release as a person would write it in Markdown comes out of the writer to the letter."""

from __future__ import annotations

from pathlib import Path

from document.tiny import a, b, fig, h2, h3, hr, i, li, no, p, q, table
from humasdesk.document import normal
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown

RELEASE = (Path(__file__).parent / "rilis.md").read_text(encoding="utf-8")


def test_nothing_is_escaped_that_need_not_be() -> None:
    document = from_markdown(RELEASE)
    assert to_markdown(document) == RELEASE
    assert document[2] == fig(
        "files/9f/9f2c41.jpg", "Gubernur Isran Noor menyalami para bupati",
        "Isran Noor (kanan) menyalami para bupati di Pendopo Odah Etam, Samarinda.", "Foto: Adi/Humasprov Kaltim")
    assert document[3:9] == normal.document((
        h2("Agenda rakor"), p("Rakor membahas ", b("tiga hal pokok"), ":"),
        no("Pembinaan dan pengawasan (PP Nomor 12 Tahun 2017), anggaran Rp 1,5 miliar & dana bagi hasil"),
        no("Kerukunan umat beragama"), li("Forum Kerukunan Umat Beragama (FKUB)", level=1),
        li("Penyuluh agama di 10 kabupaten/kota", level=1)))
    assert document[10] == q("Komunikasi yang harmonis mampu menghasilkan solusi.")
    assert document[12:14] == (h3("Jadwal"), table(
        ("Hari", "Acara", "Peserta"), ("Senin", "Pembukaan\nPleno I", "120"), ("Selasa", b("Penutupan"), "95"),
        aligns=("left", "center", "right")))
    assert document[14].spans[1] == a(
        "https://kaltimprov.go.id/berita?id=42&hal=1", "laman resmi Pemprov Kaltim")[0]
    assert document[1].spans[1] == i("Insyaallah")[0]
    assert document[15] == hr
