"""Pages to export: the sample release as it would look after import, and what a test wants to change of it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from PIL import Image

from humasdesk import assets
from humasdesk.document.nodes import (
    Block,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
)
from humasdesk.export.page import Agency, Contact, Embargo, Page, Related

EMBARGO = Embargo(datetime(2026, 11, 30, 2, 0, tzinfo=UTC), ("Asia/Makassar", "Asia/Jakarta"))
RELATED = (
    Related("Musrenbang RPJMD Kaltim 2018–2023 Dibuka Gubernur", "008/HUMAS/I/2019", date(2019, 1, 4)),
    Related("Rapat Koordinasi Perangkat Daerah Digelar di Samarinda"),
)


def words(text: str) -> Spans:
    return (Span(text),)


def p(text: str) -> Paragraph:
    return Paragraph(words(text))


@lru_cache(maxsize=1)
def paragraphs() -> tuple[str, ...]:
    """The sample's nine paragraphs, blanks tidied, without dateline and sign-off."""
    text = re.sub(r"[\u00a0 ]+", " ", assets.text("samples", "rakor-kepala-daerah.txt"))
    text = text.split("SAMARINDA - ", 1)[1].split(" (mar/", 1)[0]
    return tuple(part.strip() for part in text.split("\n\n"))


@lru_cache(maxsize=1)
def logo() -> bytes:
    return assets.path("samples", "logo-contoh.png").read_bytes()


def picture(width: int = 900, height: int = 600, mode: str = "RGB", kind: str = "JPEG", **save: object) -> bytes:
    """A picture with something in it, so that no two sizes give the same bytes."""
    ramp = Image.linear_gradient("L").resize((width, height))
    out = io.BytesIO()
    Image.merge("RGB", (ramp, ramp.rotate(180), Image.new("L", (width, height), 120))).convert(mode).save(
        out, kind, **save)
    return out.getvalue()


def agency() -> Agency:
    return Agency(
        government="PEMERINTAH PROVINSI KALIMANTAN TIMUR", parent="SEKRETARIAT DAERAH", name="BIRO HUMAS",
        address="Jalan Gajah Mada Nomor 2, Samarinda 75121", phone="0541 733333", email="humas@contoh.go.id",
        website="humas.contoh.go.id", about="Biro Humas melayani pemberitaan Pemerintah Provinsi Kalimantan Timur.",
        logo=logo())


def page(*blocks: Block, **changed: object) -> Page:
    """The sample release as a published page; ``blocks`` take the place of its body."""
    whole = Page(
        release_id="01936f5a-7c11-7000-8000-3f2a1b4c5d6e",
        headline="Setelah Musrenbang, Rakor Kepala Daerah",
        body=blocks or tuple(map(p, paragraphs())),
        kicker="Kalimantan Timur", dateline="SAMARINDA", number="012/HUMAS/I/2019", date=date(2019, 1, 8),
        published=datetime(2019, 1, 8, 3, 15, tzinfo=UTC), edition=1, sign_off="mar/sul/ri/humsprov kaltim",
        agency=agency(), contact=Contact("Maria Rosari", "0812 5555 0101", "humas@contoh.go.id"),
        regions=("Kalimantan Timur",), officials=("Dr. H. Isran Noor, M.Si.",), events=("Rakor Kepala Daerah",),
        tags=("pembangunan", "RPJMD"))
    return replace(whole, **changed)


def every_block() -> Document:
    """One of each kind of block, in a release that makes sense."""
    first, second, *rest = map(p, paragraphs())
    return (
        first,
        Figure("foto.jpg", "Para bupati di meja rapat", "Rakor di Samarinda, Selasa (8/1/2019)", "Humas Kaltim/Sul"),
        second,
        Heading(2, words("Agenda rapat")),
        Item(words("Pembinaan kabupaten/kota")),
        Item((Span("Sinkronisasi "), Span("program-program", bold=True), Span(" prioritas"))),
        Item(words("jalan"), level=1),
        Item(words("air bersih"), level=1),
        Heading(3, words("Urutan acara")),
        Item(words("Pembukaan"), ordered=True, start=3),
        Item(words("Paparan"), ordered=True),
        Quote(words("Kita harapkan pemerintah kabupaten dan kota selalu bersinergi.")),
        Quote(words("Isran Noor, Gubernur")),
        Table(((words("Kota"), words("Anggaran")), (words("Samarinda"), words("1.250,5"))), ("left", "right")),
        Rule(),
        Paragraph((Span("Ada di "), Span("laman", link="https://contoh.go.id/a?b=1&c=2"), Span(", "),
                   Span("miring", italic=True), Span(" dan "), Span("keduanya", bold=True, italic=True),
                   Span(".\nBaris baru."))),
        *rest,
    )
