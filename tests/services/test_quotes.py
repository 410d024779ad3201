"""What has this official said about this subject: by roots of words, on the day of the post, back to the release."""

from __future__ import annotations

from datetime import date

import pytest

from humasdesk.domain.directory import Official, Post
from humasdesk.services import cataloguing, quoting
from humasdesk.services.quoting import Asked
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
