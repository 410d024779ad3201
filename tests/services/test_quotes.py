"""What has this official said about this subject: by roots of words, on the day of the post, back to the release."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.plain import plain_text
from humasdesk.domain.directory import Official, Post
from humasdesk.services import cataloguing, citing, drafting, quoting
from humasdesk.services.quoting import Asked, Quoting
from services.office import Office


@pytest.fixture
def spoken(office: Office) -> Office:
    governor = "Gubernur Kalimantan Timur"
    for name, since, until in (("Awang Faroek Ishak", date(2008, 12, 17), date(2018, 9, 20)),
                               ("Isran Noor", date(2018, 10, 1), date(2023, 10, 1))):
        cataloguing.add(office.desk, office.me("mar"), Official(name, posts=(Post(governor, "64", since, until),)))
    office.new(headline="Jalan", date=date(2019, 1, 14),
               body="“Pembangunan jalan itu mendesak,” kata Isran Noor.\n\n“Sekolah juga penting,” katanya.\n")
    office.new(headline="Lama", date=date(2010, 5, 4), body="“Jalan dibangun tahun ini,” kata Gubernur.\n")
    office.new(headline="Warga", date=date(2019, 2, 1), body="“Jalan kami rusak parah,” ujar Siti Aminah.\n")
    return office


def words(office: Office, **asked: object) -> list[str]:
    return [one.words for one in quoting.search(office.desk, Asked(**asked))]  # type: ignore[arg-type]  # as in Asked


def test_an_official_is_found_by_name_and_by_the_post_of_the_day(spoken: Office) -> None:
    for name, expected in (("Isran Noor", ["Pembangunan jalan itu mendesak", "Sekolah juga penting"]),
                           ("Awang", ["Jalan dibangun tahun ini"])):
        assert words(spoken, official=cataloguing.find(spoken.desk, "official", name).id) == expected


def test_a_subject_is_found_by_the_roots_of_its_words_in_the_quotation_itself(spoken: Office) -> None:
    assert set(words(spoken, about="bangun")) == {"Pembangunan jalan itu mendesak", "Jalan dibangun tahun ini"}
    assert words(spoken, about="jalan sekolah") == []


def test_speaker_and_days_narrow_it(spoken: Office) -> None:
    assert words(spoken, speaker="siti") == ["Jalan kami rusak parah"]
    assert words(spoken, about="jalan", since=date(2019, 1, 1), until=date(2019, 1, 31)) == [
        "Pembangunan jalan itu mendesak"]


def test_every_quotation_leads_back_to_its_place(spoken: Office) -> None:
    found = quoting.search(spoken.desk, Asked(about="sekolah"))[0]
    assert (found.release.headline, found.speaker, found.verb, found.day) == ("Jalan", "Isran Noor", "katanya",
                                                                            date(2019, 1, 14))
    assert found.start > 0


def test_a_picture_before_it_does_not_shift_its_place(office: Office) -> None:
    body = "![Foto “bersama” warga](aset/" + "0" * 64 + ".jpg) Keterangan\n\n“Sekolah juga penting,” kata Isran Noor.\n"
    office.new(headline="Sekolah", date=date(2019, 1, 14), body=body)
    found = quoting.search(office.desk, Asked(about="sekolah"))[0]
    plain = plain_text(from_markdown(body))
    assert plain[found.start:found.end].startswith("Sekolah juga penting")


def test_pages_tell_how_far_it_is_and_a_changed_text_is_read_anew(spoken: Office) -> None:
    look = Quoting(spoken.desk)
    *_, last = look.batches(Asked(speaker="siti"))
    assert (last.read, last.total) == (3, 3)
    mine = spoken.new(headline="Kabar", date=date(2019, 3, 1), body="“Airnya keruh sekali,” ujar Siti Aminah.\n")
    drafting.edit(spoken.desk, spoken.me("mar"), mine, lambda content: replace(
        content, body="“Airnya jernih sekali,” ujar Siti Aminah.\n"))
    assert "Airnya jernih sekali" in [one.words for batch in look.batches(Asked(speaker="siti"))
                                      for one in batch.quotes]


def test_found_words_are_known_by_their_roots(office: Office) -> None:
    words = "Pembangunan jalan itu mendesak"
    assert [words[start:end] for start, end in quoting.hits(office.desk, "bangun mendesak", words)] == [
        "Pembangunan", "mendesak"]


@pytest.mark.parametrize(("verb", "words", "cited"), [
    ("katanya", "Jalan itu rusak", "“Jalan itu rusak,” kata Isran Noor (Jalan, 14 Januari 2019)"),
    ("kata", "Jalan itu rusak.", "“Jalan itu rusak,” kata Isran Noor (Jalan, 14 Januari 2019)"),
    ("tanya", "Rusakkah jalan itu?", "“Rusakkah jalan itu?” tanya Isran Noor (Jalan, 14 Januari 2019)"),
    ("mengatakan", "Jalan itu rusak.", "Isran Noor mengatakan, “Jalan itu rusak.” (Jalan, 14 Januari 2019)"),
    ("menurut", "Jalan itu rusak.", "Menurut Isran Noor, “Jalan itu rusak.” (Jalan, 14 Januari 2019)"),
])
def test_a_quotation_is_cited_with_who_said_it_where_and_when(spoken: Office, verb: str, words: str,
                                                              cited: str) -> None:
    found = quoting.search(spoken.desk, Asked(about="sekolah"))[0]
    assert citing.attributed(replace(found, verb=verb, words=words)) == cited


def test_a_list_goes_into_a_file_as_text_or_as_a_table(spoken: Office, tmp_path: Path) -> None:
    found = quoting.search(spoken.desk, Asked(about="jalan"))
    citing.save(found, tmp_path / "kutipan.txt")
    assert (tmp_path / "kutipan.txt").read_text(encoding="utf-8").count("kata") == 2
    citing.save(found, tmp_path / "kutipan.csv")
    rows = list(csv.reader((tmp_path / "kutipan.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 1 + len(found)
    assert rows[1][0] == found[0].words
