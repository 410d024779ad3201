"""Searches as people type them: operators in both languages, values of the directories, and what is misspelt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from humasdesk import i18n
from humasdesk.domain.directory import Event, Official, Post, Tag
from humasdesk.domain.release import Content
from humasdesk.errors import BadInput
from humasdesk.services import cataloguing, drafting, searching
from humasdesk.services.asking import completing, meant, question
from humasdesk.services.asking.operators import OPERATORS, STATE_WORDS, called, nearest
from humasdesk.services.asking.question import Question
from humasdesk.services.searching import Wanted
from services.office import NOON, Office


@pytest.fixture
def rich(office: Office) -> Office:
    me = office.me("mar")
    cataloguing.add(office.desk, me, Official("Isran Noor", posts=(Post("Gubernur", "64", date(2018, 10, 1)),)))
    cataloguing.add(office.desk, me, Official("Hadi Mulyadi"))
    cataloguing.add(office.desk, me, Official("Hadi Santoso"))
    cataloguing.add(office.desk, me, Event("Rapat Koordinasi Kepala Daerah", "Rakor", date(2019, 1, 8)))
    cataloguing.add(office.desk, me, Tag("infrastruktur"))
    return office


def _parts(office: Office, text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.label) for one in question.strictly(office.desk, text).parts]


def test_every_name_of_the_table_is_one_operator_s_alone_within_its_language() -> None:
    for names in ([name for one in OPERATORS for name in one.indonesian],
                  [name for one in OPERATORS for name in one.english if name not in ("status", "label")]):
        assert len(names) == len(set(names))
    for one in OPERATORS:
        assert called(one.indonesian[0].upper()) is one
        assert all(name.isalpha() for name in one.names)


@pytest.mark.parametrize(("typed", "parts", "words"), [
    ("wilayah:samarinda pejabat:isran rakor", [("region", "Kota Samarinda"), ("official", "Isran Noor")], "rakor"),
    ('region:"kutai barat" state:published', [("region", "Kabupaten Kutai Barat"), ("state", "Published")], ""),
    ("banjir 2019 besar", [("year", "2019")], "banjir besar"),
    ('"2019" banjir', [], '"2019" banjir'),
    ("acara:rakor tag:infra status:terbit", [("event", "Rapat Koordinasi Kepala Daerah"), ("tag", "infrastruktur"),
                                             ("state", "Published")], ""),
    ("wilayah: samarinda jalan", [("region", "Kota Samarinda")], "jalan"),
    ("penulis:mar nomor:012/HUMAS", [("writer", "mar"), ("number", "012/HUMAS")], ""),
    ("sebelum:2019-03 sesudah:8/1/2019", [("before", "2019-03"), ("after", "8/1/2019")], ""),
    ("tahun:2018 2019", [("year", "2018"), ("year", "2019")], ""),
    ('rakor -banjir -"rapat kerja"', [], 'rakor -banjir -"rapat kerja"'),
    ("rakor -2019 2018", [("year", "2018")], "rakor -2019"),
    ("pukul 10:30 di http://contoh.id", [], "pukul 10:30 di http://contoh.id"),
])
def test_what_is_typed_is_understood(rich: Office, typed: str, parts: list[tuple[str, str]], words: str) -> None:
    assert _parts(rich, typed) == parts
    assert question.strictly(rich.desk, typed).words == words


@pytest.mark.parametrize(("typed", "sentence", "fix"), [
    ("wilyah:samarinda", "There is no operator wilyah:.", "wilayah:samarinda"),
    ("pejabt:isran", "There is no operator pejabt:.", "pejabat:isran"),
    ("wilayah:samarindaa", "There is no region samarindaa.", "Kota Samarinda"),
    ("pejabat:isrn", "The directory has no isrn.", "Isran Noor"),
    ("status:tebit", "There is no state tebit.", "Published"),
    ("pejabat:hadi", "hadi fits several entries.", "Hadi Mulyadi"),
    ("penulis:", "Write after penulis: what is looked for.", ""),
    ("sebelum:kemarin", "kemarin is not a day. Write it as 2019-01-08 or 8/1/2019, or a month as 2019-01, or a year.",
     ""),
    ("tahun:19", "19 is not a year. Write it as 2019.", ""),
    ("-tag:banjir", "Only words can be left out with a minus, not tag:.", ""),
    ("penulis:zzz", "Nobody at this desk is called zzz.", ""),
])
def test_what_is_misspelt_is_explained_with_what_was_meant(rich: Office, typed: str, sentence: str, fix: str) -> None:
    reading = question.read(rich.desk, f"jalan {typed}")
    trouble = reading.troubles[0]
    assert trouble.error.sentence == sentence
    assert trouble.token == typed
    assert [one.label for one in trouble.fixes][:1] == ([fix] if fix else [])
    assert reading.question.words == "jalan "
    with pytest.raises(BadInput) as refused:
        question.strictly(rich.desk, typed)
    assert refused.value.sentence.startswith(sentence)
    for one in trouble.fixes:
        if one.part is None:
            assert not question.read(rich.desk, one.text).troubles


def test_the_nearest_operator_and_nothing_near() -> None:
    assert [nearest(word) for word in ("http", "catatan", "x")] == [None, None, None]
    assert nearest("wilaya") == "wilayah"


def test_while_it_is_typed_the_end_is_not_judged(rich: Office) -> None:
    reading = question.read(rich.desk, "rakor wilyah:sam", typing=True)
    assert (reading.question.words, reading.troubles) == ("rakor wilyah:sam", ())
    reading = question.read(rich.desk, "rakor wilayah:sam", typing=True)
    assert reading.question == Question(words="rakor ")
    assert reading.open
    assert (reading.open[0].kind, reading.open[1]) == ("region", "sam")
    reading = question.read(rich.desk, "rakor wilayah:samarinda ", typing=True)
    assert [one.label for one in reading.question.parts] == ["Kota Samarinda"]
    assert reading.rest == "rakor "
    assert question.read(rich.desk, "rakor 2019", typing=True).question == Question(words="rakor 2019")
    assert question.read(rich.desk, 'wilayah:"kutai ba', typing=True).open
    assert question.read(rich.desk, "pejabat: ", typing=True).open


def test_the_filter_that_a_question_makes(rich: Office) -> None:
    base = Wanted(state="draft")
    asked = question.strictly(rich.desk, "wilayah:samarinda wilayah:bontang 2019 sebelum:2019-03 sesudah:2019-01")
    found = question.wanted(asked, base, rich.desk)
    assert (found.state, found.region, found.years) == ("draft", ("64.72", "64.74"), (2019,))
    assert (found.before, found.after) == (date(2019, 3, 1), date(2019, 1, 31))
    embargo = question.wanted(question.strictly(rich.desk, "status:embargo"), base, rich.desk)
    assert (embargo.state, embargo.embargo_at) == (None, NOON)
    both = question.wanted(question.strictly(rich.desk, "status:draf status:terbit"), base, rich.desk)
    assert both.state == ("draft", "published")
    december = question.strictly(rich.desk, "sesudah:2018-12")
    assert question.wanted(december, base, rich.desk).after == date(2018, 12, 31)


def test_a_question_finds_its_releases(rich: Office) -> None:
    official = cataloguing.find(rich.desk, "official", "isran").id
    there = rich.new(region="64.72", officials=(official,), date=date(2019, 2, 1), headline="Jalan Dibuka")
    rich.new(region="64.71", date=date(2020, 2, 1))

    def found(text: str) -> list[str]:
        asked = question.strictly(rich.desk, text)
        wanted = question.wanted(asked, Wanted(), rich.desk)
        if asked.words.strip():
            return [one.id for one in searching.search(rich.desk, asked.words, wanted)]
        return [one.id for one in searching.page(rich.desk, wanted)]

    assert found("wilayah:samarinda") == found("2019") == found("pejabat:isran penulis:mar") == [there]
    assert found("jalan tahun:2019") == [there]
    assert found("jalan tahun:2020") == []


def test_parts_are_added_once_and_taken_out() -> None:
    part, other = (completing.Part("before", day, day) for day in ("2019-01-01", "2020-01-01"))
    asked = Question().having(part).having(part)
    assert asked.parts == (part,)
    assert asked.having(other).parts == (other,)
    assert asked.without(part) == Question()


def test_completions(rich: Office) -> None:
    assert [one.label for one in completing.operators("rakor wil")] == ["region:"]
    assert completing.operators("w") == []
    assert [one.label for one in completing.operators("rakor -")] == ["-word"]
    assert completing.operators("rakor-") == []
    region, official, state, writer = (called(name) for name in ("wilayah", "pejabat", "status", "penulis"))
    assert region
    assert official
    assert state
    assert writer
    assert completing.values(rich.desk, region, "sama")[0].label == "Kota Samarinda"
    assert [one.label for one in completing.values(rich.desk, official, "had")] == ["Hadi Mulyadi", "Hadi Santoso"]
    assert completing.values(rich.desk, official, '"isr')[0].detail == "Gubernur"
    assert [one.label for one in completing.values(rich.desk, state, "ter")] == ["Published"]
    assert [one.detail for one in completing.values(rich.desk, writer, "mar")] == ["Maria Rosari"]
    assert completing.values(rich.desk, region, "") == []
    assert completing.values(rich.desk, region, "sam")[0].label != "Kota Samarinda"
    rich.new(region="64.72")
    assert completing.values(rich.desk, region, "sam")[0].label == "Kota Samarinda", "of which somebody wrote"
    rich.new(region="64.72")
    assert completing.values(rich.desk, region, "")[0].label in ("Kalimantan Timur", "Kota Samarinda")


def test_operators_are_shown_in_the_language_in_use() -> None:
    i18n.use("id")
    try:
        assert [one.name for one in OPERATORS] == ["wilayah", "pejabat", "acara", "tag", "status", "nomor", "tahun",
                                                   "penulis", "sebelum", "sesudah"]
    finally:
        i18n.use("en")
    assert set(STATE_WORDS) >= {"draft", "embargo"}


_PIECE = st.sampled_from(("wilayah:", "samarinda", "2019", '"', "status:terbit", "pejabat:", " ", "  ", ":", "x:y",
                          "http://a", "wilyah:b", "rakor", "é", "-"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(pieces=st.lists(_PIECE, max_size=8), typing=st.booleans())
def test_whatever_is_typed_is_read_and_no_word_is_lost(rich: Office, pieces: list[str], typing: bool) -> None:
    text = "".join(pieces)
    reading = question.read(rich.desk, text, typing=typing)
    for trouble in reading.troubles:
        assert trouble.error.sentence
    again = question.read(rich.desk, reading.rest, typing=typing)
    assert again.question.parts == ()
    assert again.rest == reading.rest


def test_what_the_cursor_stands_in_is_still_being_typed(office: Office) -> None:
    text = "tahun:2019 kabar"
    inside = question.read(office.desk, text, typing=True, cursor=len("tahun:20"))
    assert not inside.question.parts
    assert inside.open is not None
    assert inside.open[1] == "2019"
    assert inside.question.words == "kabar "
    left = question.read(office.desk, text, typing=True, cursor=len(text))
    assert [part.value for part in left.question.parts] == ["2019"]


@pytest.mark.parametrize(("text", "cursor", "piece"), [
    ("kabar wilayah:sam baru", 17, "wilayah:sam"), ("wilayah: sam", 12, "wilayah: sam"),
    ("wilayah:  ", 10, "wilayah:  "),
    ("kabar  baru", 6, ""), ('wilayah:"kutai ba', 17, 'wilayah:"kutai ba'), ("kabar", 0, "")])
def test_the_piece_at_the_cursor(text: str, cursor: int, piece: str) -> None:
    start, end = question.piece_at(text, cursor)
    assert text[start:end] == piece


def test_what_a_search_meant_that_found_nothing(office: Office) -> None:
    desk, me = office.desk, office.me("mar")
    drafting.create(desk, me, Content(headline="Rakor Kepala Daerah", body="Gubernur membuka musrenbang di Samarinda."))
    drafting.create(desk, me, Content(headline="Banjir", body="Warga mengungsi dari Tenggarong."))
    for typed, said in (("rakorr", "rakor"), ("gubenrur ", "gubernur "), ("Smarinda rakor", "samarinda rakor"),
                        ("Smarinda banjir", ""), ("rkor kepala dearah", "rakor kepala daerah"), ("musren", ""),
                        ("rakor banjir", ""), ("tengarong", "tenggarong"), ('"gubenrur"', ""), ("gub", ""),
                        ("zzyzx", ""), ("2091", ""), ("rakorr -gubenrur", "rakor -gubenrur"), ("rakorr -gubernur", "")):
        assert meant.meant(desk, typed, Wanted()) == said, typed
    assert meant.meant(desk, "rakorr", Wanted(state="published")) == "", "it has to find something here"


@pytest.mark.parametrize(("one", "other", "count"), [
    ("rakor", "rakor", 0), ("rakorr", "rakor", 1), ("rkaor", "rakor", 1), ("raker", "rakor", 1), ("rkr", "rakor", 2),
    ("", "ab", 2)])
def test_slips_are_counted_with_neighbours_that_are_swapped_as_one(one: str, other: str, count: int) -> None:
    assert (meant.slips(one, other), meant.slips(other, one)) == (count, count)
