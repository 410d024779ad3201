"""Suggested metadata on a desk: what the sample names, what was refused, and which releases are related and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from humasdesk import assets
from humasdesk.domain.directory import Acronym
from humasdesk.domain.release import Content
from humasdesk.services import answering, cataloguing, drafting, intake, starter, suggesting
from humasdesk.services.suggesting import Suggesting
from services.office import Office


@pytest.fixture
def sample(office: Office) -> str:
    desk, me = office.desk, office.me("mar")
    starter.load(desk, me)
    for short, long in (("FKUB", "Forum Kerukunan Umat Beragama"), ("Forkopimda", "Forum Koordinasi Pimpinan Daerah")):
        cataloguing.add(desk, me, Acronym(short, long))
    taken = intake.take_in(desk, me, [str(assets.path("samples", "rakor-kepala-daerah.txt"))])
    drafting.edit(desk, me, taken.imported[0].id, lambda content: replace(content, date=date(2019, 1, 14)))
    return taken.imported[0].id


def test_the_sample_suggests_what_it_speaks_of(office: Office, sample: str) -> None:
    content = drafting.head_of(office.desk, sample).content
    found = Suggesting(office.desk).of(content)
    by_kind = {kind: [one.label for one in found if one.kind == kind]
               for kind in ("region", "official", "event", "tag")}
    assert by_kind["region"] == ["Kalimantan Timur", "Kota Samarinda"]
    assert by_kind["official"] == ["Isran Noor"]
    assert {"Rapat Koordinasi Kepala Daerah", "Musyawarah Perencanaan Pembangunan RPJMD"} <= set(by_kind["event"])
    assert {"FKUB", "Forkopimda"} <= set(by_kind["tag"])
    isran = next(one for one in found if one.label == "Isran Noor")
    assert isran.detail == "Gubernur Kalimantan Timur"


def test_what_the_metadata_has_and_what_was_refused_is_suggested_no_more(office: Office, sample: str) -> None:
    desk, me = office.desk, office.me("mar")
    suggester = Suggesting(desk)
    content = drafting.head_of(desk, sample).content
    first = suggester.of(content)
    region = next(one for one in first if one.kind == "region")
    suggesting.refuse(desk, me, sample, next(one for one in first if one.label == "FKUB"))
    after = suggester.of(replace(content, region=region.key), answering.of_release(desk, sample))
    assert {one.label for one in first} - {one.label for one in after} == {region.label, "FKUB"}


def test_accepting_all_is_one_revision_and_makes_new_tags(office: Office, sample: str) -> None:
    desk = office.desk
    found = Suggesting(desk).of(drafting.head_of(desk, sample).content)
    before = len(office.history(sample))
    suggesting.accept(desk, office.me("mar"), sample, found)
    content = drafting.head_of(desk, sample).content
    assert (content.region, content.regions) == ("64", ("64.72",))
    assert len(content.officials) == 1
    assert cataloguing.find(desk, "tag", "FKUB").id in content.tags
    assert len(office.history(sample)) == before + 1
    assert Suggesting(desk).of(content) == ()


def test_a_new_official_is_suggested_after_the_directory_is_read_anew(office: Office) -> None:
    from humasdesk.domain.directory import Official

    suggester = Suggesting(office.desk)
    content = drafting.head_of(office.desk, office.new(body="Menurut Siti Aminah, panen naik.\n")).content
    assert not [one for one in suggester.of(content) if one.kind == "official"]
    cataloguing.add(office.desk, office.me("mar"), Official("Siti Aminah"))
    suggester.forget()
    assert [one.label for one in suggester.of(content) if one.kind == "official"] == ["Siti Aminah"]


def test_related_releases_say_what_they_share_and_the_rarest_comes_first(office: Office, sample: str) -> None:
    desk = office.desk
    isran = cataloguing.find(desk, "official", "Isran Noor").id
    rakor = cataloguing.find(desk, "event", "Rakor Kepala Daerah").id
    near = office.new(headline="Rakor Ditutup", region="64", officials=(isran,), events=(rakor,))
    for number in range(5):
        office.new(headline=f"Panen {number}", region="64")
    far = office.new(headline="Lomba Perahu", region="35")
    discarded = office.new(headline="Rakor Ditutup Lagi", officials=(isran,), events=(rakor,))
    office.move("discard", discarded, "mar")
    content = replace(drafting.head_of(desk, sample).content, region="64", officials=(isran,), events=(rakor,))
    found = suggesting.related_to(desk, content, sample)
    assert found[0].summary.id == near
    assert found[0].why[:2] == ("Rakor Kepala Daerah", "Isran Noor")
    assert not {far, discarded, sample} & {one.summary.id for one in found}
    assert suggesting.related_to(desk, replace(content, related=(near,)), sample)[0].summary.id != near
    suggesting.refuse_related(desk, office.me("mar"), sample, found[0].summary)
    answers = answering.of_release(desk, sample)
    assert near not in {one.summary.id for one in suggesting.related_to(desk, content, sample, answers=answers)}
    suggesting.let_come(desk, office.me("mar"), sample, suggesting.related_mark(near))
    answers = answering.of_release(desk, sample)
    assert suggesting.related_to(desk, content, sample, answers=answers)[0].summary.id == near


def test_a_text_of_the_same_words_is_related_without_any_metadata(office: Office) -> None:
    twin = office.new(headline="Jembatan Mahakam Ditutup Sementara", region=None)
    office.new(headline="Panen Raya", region=None)
    mine = office.new(headline="Penutupan Jembatan Mahakam", region=None)
    content = drafting.head_of(office.desk, mine).content
    assert [one.summary.id for one in suggesting.related_to(office.desk, content, mine)] == [twin]


def test_only_the_last_few_days_are_kept_and_all_share_the_places(office: Office) -> None:
    suggester = Suggesting(office.desk)
    for day in range(1, 20):
        suggester.of(Content(headline="Gubernur tinjau banjir di Samarinda", date=date(2025, 3, day)))
    kept = list(suggester._suggesters.values())
    assert 1 < len(kept) <= 4
    assert len({id(one._places) for one in kept}) == 1
