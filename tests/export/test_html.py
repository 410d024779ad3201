"""The HTML file: one golden copy, and that no text, theme or picture can make it more than a page to read.

The golden files are written anew with ``HUMASDESK_GOLDEN=write pytest tests/export/test_html.py``; read the change
before keeping it.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from export.samples import EMBARGO, RELATED, every_block, p, page, picture, words
from humasdesk.document.nodes import Figure, Heading, Item, Paragraph, Quote, Span, Table
from humasdesk.export.html import POLICY, to_html
from humasdesk.export.page import Correction, Page

GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "img", "br", "hr", "col"}


class Reader(HTMLParser):
    """Reads a page as a browser would, and fails on what a browser only forgives."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.scripts: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script":
            self.scripts.append(data)
        elif "head" not in self._open:
            self.said.append(data)

    def text(self) -> str:
        return " ".join("".join(self.said).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(whole: Page) -> Reader:
    return Reader(to_html(whole).data)


def full(theme: str) -> Page:
    return page(*every_block(), theme=theme, related=RELATED, pictures={"foto.jpg": picture(30, 20)})


@pytest.mark.parametrize("theme", ["resmi", "ringkas"])
def test_the_page_is_the_golden_one(theme: str) -> None:
    """The pictures' bytes are left out: they are Pillow's affair, by version."""
    made = re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", to_html(full(theme)).data.decode("utf-8"))
    golden = GOLDEN / f"release-{theme}.html"
    if os.environ.get("HUMASDESK_GOLDEN") == "write":
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_the_same_page_gives_the_same_bytes() -> None:
    assert to_html(full("resmi")) == to_html(full("resmi"))


def test_it_asks_for_nothing_outside_and_runs_nothing() -> None:
    reader = read(full("resmi"))
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"link", "iframe", "object", "embed", "form", "input", "base", "video", "audio", "source", "svg"}
    assert [each["src"] for each in reader.all("img") if not (each["src"] or "").startswith("data:image/")] == []
    assert [each.get("type") for each in reader.all("script")] == ["application/ld+json"]
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in reader.all("meta")
    names = {name for _, attributes in reader.tags for name in attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    style = to_html(full("resmi")).data.decode().split("<style>")[1].split("</style>")[0]
    assert not re.search(r"url\(|@import|http", style)


def test_it_is_semantic_and_says_its_language() -> None:
    reader = read(full("resmi"))
    assert reader.all("html") == [{"lang": "id"}]
    for tag in ("article", "header", "footer", "address", "figure", "figcaption", "blockquote", "h1", "ul", "ol", "th"):
        assert reader.all(tag), tag
    assert reader.all("time") == [{"datetime": "2019-01-08"}]
    assert reader.all("ol") == [{"start": "3"}]
    assert all(each["alt"] for each in reader.all("img"))
    assert read(page(language="en")).all("html") == [{"lang": "en"}]


def test_words_come_in_the_order_of_the_page() -> None:
    said = read(page(p("Satu."), related=RELATED)).text()
    assert said == (
        "PEMERINTAH PROVINSI KALIMANTAN TIMURSEKRETARIAT DAERAHBIRO HUMAS Jalan Gajah Mada Nomor 2, Samarinda 75121"
        "Telepon 0541 733333 Surel humas@contoh.go.id Laman humas.contoh.go.id Siaran Pers "
        "Nomor: 012/HUMAS/I/2019 Selasa, 8 Januari 2019 SEGERA Kalimantan Timur "
        "Setelah Musrenbang, Rakor Kepala Daerah SAMARINDA — Satu. (mar/sul/ri/humsprov kaltim) Siaran pers terkait"
        "Musrenbang RPJMD Kaltim 2018–2023 Dibuka Gubernur (Nomor: 008/HUMAS/I/2019, 4 Januari 2019)"
        "Rapat Koordinasi Perangkat Daerah Digelar di Samarinda Tentang BIRO HUMAS"
        "Biro Humas melayani pemberitaan Pemerintah Provinsi Kalimantan Timur. Narahubung"
        "Maria RosariTelepon 0812 5555 0101Surel humas@contoh.go.id"
    )


def test_the_embargo_is_loud_and_for_machines_too() -> None:
    reader = read(page(embargo=EMBARGO))
    assert {"datetime": "2026-11-30T02:00+00:00"} in reader.all("time")
    assert "EMBARGO sampai Senin, 30 November 2026 pukul 10.00 WITA (09.00 WIB)" in reader.text()
    assert {"name": "robots", "content": "noindex"} in reader.all("meta")
    assert "SEGERA" not in reader.text()


def test_machines_read_a_news_article() -> None:
    (script,) = read(page(correction=Correction(1, "Tahun diperbaiki."))).scripts
    article = json.loads(script)
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "Setelah Musrenbang, Rakor Kepala Daerah"
    assert article["datePublished"] == "2019-01-08T11:15:00+08:00"
    assert article["dateline"] == "SAMARINDA"
    assert article["inLanguage"] == "id-ID"
    assert article["publisher"]["name"] == "BIRO HUMAS"
    assert article["correction"] == "Tahun diperbaiki."
    assert article["mentions"] == [{"@type": "Person", "name": "Dr. H. Isran Noor, M.Si."}]


def test_a_draft_claims_no_publication() -> None:
    (script,) = read(page(draft=True)).scripts
    article = json.loads(script)
    assert article["creativeWorkStatus"] == "Draft"
    assert "datePublished" not in article


HOSTILE = '</script><script>alert(1)</script> <img src=x onerror="a()"> </style> --> &amp; &lt; \' " <!-- ]]>'


def test_markup_in_any_field_comes_out_literally() -> None:
    whole = page(p(HOSTILE), Item(words(HOSTILE)), Quote(words(HOSTILE)), Heading(2, words(HOSTILE)),
                 Table(((words(HOSTILE),), (words(HOSTILE),))),
                 Figure("f", HOSTILE, HOSTILE, HOSTILE), headline=HOSTILE, kicker=HOSTILE, dateline=HOSTILE,
                 sign_off=HOSTILE, number=HOSTILE, correction=Correction(1, HOSTILE), tags=(HOSTILE,),
                 events=(HOSTILE,), withdrawn=HOSTILE, pictures={"f": picture(8, 8)})
    reader = read(whole)
    assert reader.text().count(HOSTILE) == 15
    assert len(reader.all("script")) == 1
    assert [each["alt"] for each in reader.all("img")][1:] == [HOSTILE]
    article = json.loads(reader.scripts[0])
    assert article["headline"] == article["keywords"][0] == HOSTILE


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    reader = read(page(p(text), dateline="", sign_off=""))
    assert " ".join(text.split()) in reader.text()


def test_only_web_mail_and_telephone_links_are_made() -> None:
    made = to_html(page(Paragraph((Span("a", link="JavaScript:alert(1)"), Span("b", link="data:text/html,x"),
                                   Span("c", link="https://contoh.go.id/?a=1&b=\"2\""), Span("d", link="//contoh.id"),
                                   Span("e", link="java\nscript:x"), Span("f", link="mailto:a@b.id")))))
    links = Reader(made.data).all("a")
    assert [each["href"] for each in links if each["href"] in
            ("https://contoh.go.id/?a=1&b=%222%22", "mailto:a@b.id")] == ["https://contoh.go.id/?a=1&b=%222%22",
                                                                          "mailto:a@b.id"]
    assert all(each["rel"] == "noopener" for each in links)
    assert [notice.kind for notice in made.notices] == ["link"] * 4


def test_pictures_are_inside_and_no_larger_than_a_screen() -> None:
    reader = read(page(Figure("f"), pictures={"f": picture(3000, 1500)}))
    source = reader.all("img")[1]["src"] or ""
    kind, _, data = source.partition(";base64,")
    assert kind == "data:image/jpeg"
    assert Image.open(io.BytesIO(base64.b64decode(data))).size == (1600, 800)
    assert (reader.all("img")[1]["width"], reader.all("img")[1]["height"]) == ("1600", "800")


def test_a_bare_page_is_written() -> None:
    reader = read(Page("r", "Hanya judul", ()))
    assert "Hanya judul" in reader.text()
    assert not reader.all("header")
    assert not reader.all("footer")


def test_every_sign_a_browser_knows_stays_itself() -> None:
    assert "Pesta 🎉 東京" in read(page(headline="Pesta 🎉 東京")).text()
