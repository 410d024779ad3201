"""The page's furniture: dates, embargo lines, marks, and an office's own words for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from export.samples import p, page
from humasdesk import assets
from humasdesk.errors import ExportError
from humasdesk.export import links
from humasdesk.export.labels import labels
from humasdesk.export.page import Contact, Correction, Embargo, Page
from humasdesk.export.wording import Wording, wording


def said(whole: Page) -> Wording:
    return wording(whole, labels(whole.language))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 1, 8), "Selasa, 8 Januari 2019"),
        (date(2026, 8, 17), "Senin, 17 Agustus 2026"),
        (date(2024, 2, 29), "Kamis, 29 Februari 2024"),
        (date(2026, 12, 6), "Minggu, 6 Desember 2026"),
    ],
)
def test_days_are_written_in_indonesian(day: date, expected: str) -> None:
    assert labels("id").day(day) == expected


def test_english_pages_have_english_furniture() -> None:
    words = said(page(language="en", embargo=Embargo(datetime(2026, 11, 30, 2, tzinfo=UTC), ("Asia/Makassar",))))
    assert words.date == "Tuesday, 8 January 2019"
    assert words.stamps[0].title == "EMBARGOED until Monday, 30 November 2026 at 10:00 WITA"
    assert words.contact_title == "Contact"


def test_every_language_says_everything() -> None:
    indonesian, english = labels("id"), labels("en")
    assert set(indonesian.words) == set(english.words)
    assert len(indonesian.days) == len(english.days) == 7
    assert len(indonesian.months) == len(english.months) == 12
    assert labels("jv") == indonesian


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        (("Asia/Makassar",), "pukul 10.00 WITA"),
        (("Asia/Makassar", "Asia/Jakarta"), "pukul 10.00 WITA (09.00 WIB)"),
        (("Asia/Makassar", "Asia/Jakarta", "Asia/Pontianak", "Asia/Jayapura"),
         "pukul 10.00 WITA (09.00 WIB, 11.00 WIT)"),
        (("Asia/Makassar", "Asia/Makassar"), "pukul 10.00 WITA"),
        ((), "pukul 02.00 UTC"),
    ],
)
def test_an_embargo_names_every_zone_once(zones: tuple[str, ...], expected: str) -> None:
    until = Embargo(datetime(2026, 11, 30, 2, 0, tzinfo=UTC), zones)
    assert labels("id").until(until) == f"EMBARGO sampai Senin, 30 November 2026 {expected}"


def test_marks_come_in_the_order_of_their_weight() -> None:
    until = Embargo(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=1), ("Asia/Makassar",))
    words = said(page(draft=True, withdrawn="x", unapproved=True, embargo=until, correction=Correction(3, "y")))
    assert [stamp.kind for stamp in words.stamps] == ["draft", "withdrawn", "unapproved", "embargo", "correction"]
    assert [stamp.running for stamp in words.stamps] == [True, True, True, True, False]
    assert words.immediate == ""


@pytest.mark.parametrize(("given", "shown"), [("mar/sul", "(mar/sul)"), ("(mar/sul)", "(mar/sul)"), (" ", "")])
def test_the_sign_off_stands_in_brackets_once(given: str, shown: str) -> None:
    assert said(page(sign_off=given)).sign_off == shown


def test_what_is_empty_is_left_out() -> None:
    words = said(Page("r", "Judul", ()))
    assert (words.parents, words.reach, words.stamps, words.related, words.about, words.contact) == ((),) * 6
    assert (words.number, words.date, words.about_title, words.contact_title, words.author) == ("",) * 5


def test_a_contact_can_be_called_and_written_to() -> None:
    words = said(page(contact=Contact("Maria", "+62 812-5555-0101", "maria@contoh.go.id")))
    assert [line.link for line in words.contact] == [None, "tel:+6281255550101", "mailto:maria@contoh.go.id"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://contoh.go.id/a?b=1#c", "https://contoh.go.id/a?b=1#c"),
        (" HTTP://contoh.go.id ", "HTTP://contoh.go.id"),
        ("https://contoh.go.id/é%20b", "https://contoh.go.id/%C3%A9%20b"),
        ("javascript:alert(1)", None), ("data:text/html,x", None), ("file:///etc/passwd", None), ("//contoh.id", None),
        ("www.contoh.id", None), ("java\tscript:alert(1)", None), ("https://a\nb", None), ("", None), (None, None),
        ("https://[::1", None), ("https://contoh.id/" + "a" * 2000, None),
    ],
)
def test_which_addresses_are_links(address: str | None, expected: str | None) -> None:
    assert links.safe(address) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0541 733333", "tel:0541733333"), ("(0541) 733-333", None), ("0812 1 / 0813 2", None), ("hubungi Maria", None)],
)
def test_which_words_are_a_telephone_number(number: str, expected: str | None) -> None:
    assert links.phone(number) == expected


# ---- an office's own labels


def own(tmp_path: Path, text: str) -> Path:
    (tmp_path / "labels.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_office_changes_only_the_lines_it_names(tmp_path: Path) -> None:
    folder = own(tmp_path, '[id]\ncontact = "Kontak Media"\n')
    table = labels("id", (folder,))
    assert table.say("contact") == "Kontak Media"
    assert table.say("press_release") == "Siaran Pers"
    assert labels("en", (folder,)).say("contact") == "Contact"


@pytest.mark.parametrize("text", ['[id]\nkontak = "x"\n', "[id]\ncontact = 5\n", '[id]\ndays = ["Senin"]\n'])
def test_a_line_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExportError) as caught:
        labels("id", (own(tmp_path, text),))
    assert "labels.toml the line" in caught.value.sentence


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        labels("id", (own(tmp_path, "[id\ncontact = x"),))
    assert str(tmp_path / "labels.toml") in caught.value.sentence


def test_braces_that_cannot_be_filled_are_named(tmp_path: Path) -> None:
    table = labels("id", (own(tmp_path, '[id]\nnumber = "Nomor {nomor}"\n'),))
    with pytest.raises(ExportError) as caught:
        wording(page(p("x")), table)
    assert "In labels.toml the line number cannot be filled: Nomor {nomor}." in caught.value.sentence


def test_the_shipped_labels_are_complete_and_plain() -> None:
    text = assets.text("templates", "labels.toml")
    for name in labels("id").words:
        assert text.count(f"\n{name} = ") == 2


def test_a_credits_own_label_is_not_printed_twice() -> None:
    words = labels("id")
    assert words.credit("Biro Humas") == words.credit("Foto: Biro Humas") == words.credit(" foto :Biro Humas ")
    assert words.credit("Foto: ") == ""


@pytest.mark.parametrize("caption", ["Rakor.", "Rakor?", "Rakor!", "Rakor …", "“Rakor.”", ""])
def test_a_caption_ends_as_a_sentence_before_a_credit(caption: str) -> None:
    words = labels("id")
    assert words.caption(" Rakor (8/1) ", "Foto: Humas") == "Rakor (8/1)."
    assert words.caption("Rakor", "") == "Rakor"
    assert words.caption(caption, "Foto: Humas") == caption
