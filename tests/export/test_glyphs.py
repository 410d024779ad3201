"""Which signs print, which give way, and that a person is told which and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from export.samples import p, page, words
from humasdesk.document.nodes import Figure, Heading
from humasdesk.export.glyphs import _SURE, SUBSTITUTE, Ink, clusters, coverage
from humasdesk.export.pdf import LADDER, PdfPress, to_pdf


@pytest.fixture(scope="module")
def press() -> Iterator[PdfPress]:
    with PdfPress() as press:
        yield press


def printed(text: str) -> str:
    return Ink().words(text, "Headline")


def test_every_text_face_has_the_signs_that_are_never_looked_up() -> None:
    sure = {number for number in range(0x20, 0x3000) if _SURE.fullmatch(chr(number))}
    faces = [signs for name, signs in coverage().items() if name.startswith(("NotoSerif-", "NotoSans-"))]
    assert len(faces) == 8
    for signs in faces:
        assert sure <= signs


def test_every_sign_of_every_shipped_font_really_prints(press: PdfPress) -> None:
    everything = sorted(chr(number) for number in frozenset().union(*coverage().values()))
    assert len(everything) > 9000
    for start in range(0, len(everything), 1200):
        made = press.make(page(*[p(f"a{sign}b") for sign in everything[start:start + 1200]], headline="Aksara"))
        assert made.standards == LADDER[0]
        assert [notice for notice in made.notices if notice.kind != "glyph"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gubernur “Kaltim” – 5½ °C ≤ ✓ ☎ №", "Gubernur “Kaltim” – 5½ °C ≤ ✓ ☎ №"),
        ("بِسْمِ ٱللَّهِ dan ꦲꦤꦕꦫꦏ", "بِسْمِ ٱللَّهِ dan ꦲꦤꦕꦫꦏ"),
        ("selamat 😀 pagi", "selamat □ pagi"),
        ("👍🏽 👨‍👩‍👧 🇮🇩", "□ □ □"),
        ("東京", "□□"),
        ("e\u0301 dan é", "e\u0301 dan é"),
        ("a\u0338\U000102e0", "□"),
        ("kata\u00adkata", "katakata"),
        ("a\tb\u2028c\x0bd", "a b c d"),
        ("a\x00b\x1bc\ufeffd\x85e", "abcd e"),
        ("tetap\u00a0satu\nbaris\u200bbaru", "tetap\u00a0satu\nbaris\u200bbaru"),
        ("\ue000\uffff\ud800", "□□□"),
    ],
)
def test_what_is_printed_for_what_is_written(text: str, expected: str) -> None:
    assert printed(text) == expected


def test_clusters_are_the_text_again() -> None:
    text = "a\u0301😀👍🏽 👨‍👩‍👧🇮🇩🇲🇾x\u20e3 ☎️"
    assert "".join(clusters(text)) == text
    assert list(clusters(text)) == ["a\u0301", "😀", "👍🏽", " ", "👨‍👩‍👧", "🇮🇩", "🇲🇾", "x\u20e3", " ", "☎️"]


def test_lost_signs_are_named_with_their_places() -> None:
    made = to_pdf(page(p("biasa"), p("ada 東 dan 東 dan 😀"), Heading(2, words("京")),
                       Figure("f", caption="🎉"), headline="Pesta 🎉", pictures={"f": page().agency.logo or b""}))
    assert made.standards == LADDER[0]
    assert [notice.sentence for notice in made.notices] == [
        "Headline: no shipped font can print 🎉 (U+1F389); □ stands in their place.",
        "Body, block 2: no shipped font can print 東 (U+6771), 😀 (U+1F600); □ stands in their place.",
        "Body, block 3: no shipped font can print 京 (U+4EAC); □ stands in their place.",
        "Body, block 4: no shipped font can print 🎉 (U+1F389); □ stands in their place.",
    ]


def test_a_whole_text_in_another_script_makes_one_short_notice() -> None:
    ink = Ink()
    ink.words("".join(chr(number) for number in range(0x4E00, 0x4E80)), "Headline")
    (notice,) = ink.notices()
    assert notice.fields["more"] == 120
    assert len(notice.sentence) < 250


def test_the_substitute_itself_prints_everywhere() -> None:
    assert unicodedata.name(SUBSTITUTE) == "WHITE SQUARE"
    assert printed(SUBSTITUTE) == SUBSTITUTE
