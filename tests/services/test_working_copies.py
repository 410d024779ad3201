"""The working copy: kept apart, brought back, resumed by its own writer, and never dropped in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.errors import NotFound, Refused
from humasdesk.services import drafting, publishing
from services import office as offices
from services.office import NOON, Office

TYPED = Content(headline="Rakor Kepala Daerah se-Kaltim", body="Ketikan terakhir.\n")


def keep(office: Office, release: str, by: str = "mar", content: Content = TYPED,
         base: tuple[str, ...] | None = None) -> None:
    on = (drafting.head_of(office.desk, release).id,) if base is None else base
    drafting.keep(office.desk, office.me(by), release, on, content)


def why_aside(office: Office) -> list[str]:
    return [one.why for one in drafting.shelf(office.desk)]


def test_it_outlives_the_desk_and_becomes_a_revision(home: Path) -> None:
    with offices.opened(home) as office:
        release = office.new()
        keep(office, release, content=replace(TYPED, body="Setengah.\n"))
        keep(office, release)  # the last one counts
    with offices.opened(home) as office:
        found = drafting.recover(office.desk)
        assert [(copy.release, copy.content) for copy in found.copies] == [(release, TYPED)]
        assert found.aside == ()
        assert office.content(release).body == "Gubernur membuka rakor.\n"
        drafting.resume(office.desk, office.me("mar"), release)
        assert office.content(release) == TYPED
        assert drafting.recover(office.desk).copies == ()
        assert why_aside(office) == []


def test_a_release_that_was_never_saved_comes_back_too(office: Office) -> None:
    release = new_id(NOON)
    keep(office, release, base=())
    assert drafting.recover(office.desk).copies[0].release == release
    assert drafting.unsaved(office.desk, release[-12:]).release == release
    drafting.resume(office.desk, office.me("mar"), release)
    assert office.content(release) == TYPED
    assert drafting.working_copies(office.desk) == ()


def test_a_copy_like_the_head_goes_without_a_revision(office: Office) -> None:
    release = office.new()
    keep(office, release, content=office.content(release))
    drafting.resume(office.desk, office.me("mar"), release)
    assert len(office.history(release)) == 1
    assert drafting.working_copies(office.desk) == ()


def test_only_its_writer_goes_on_with_it(office: Office) -> None:
    release = office.new()
    keep(office, release, by="sul")
    with pytest.raises(Refused, match="Sulaiman Hadi was writing this text and has to go on with it"):
        drafting.resume(office.desk, office.me("mar"), release)
    drafting.resume(office.desk, office.me("sul"), release)
    office.edit(release, dateline="SAMARINDA")
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve", release, "sul")


def test_it_is_refused_like_any_edit(office: Office) -> None:
    release = office.new()
    keep(office, release)
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="This release waits for review"):
        drafting.resume(office.desk, office.me("mar"), release)
    assert drafting.working_copies(office.desk)[0].content == TYPED  # and stays


def test_saving_what_is_typed_ends_it(office: Office) -> None:
    release = office.new()
    keep(office, release)
    office.edit(release, "mar", headline="Yang terakhir diketik")
    assert drafting.working_copies(office.desk) == ()
    assert why_aside(office) == []


def test_somebody_elses_edit_puts_it_aside(office: Office) -> None:
    release = office.new()
    keep(office, release, by="mar")
    office.edit(release, "bud", kicker="Kaltim")
    assert drafting.working_copies(office.desk) == ()
    assert why_aside(office) == ["The release went on without it."]
    assert drafting.shelf(office.desk, release)[0].text == TYPED


def test_a_copy_on_an_old_text_is_put_aside_at_the_start(home: Path) -> None:
    with offices.opened(home) as office:
        release = office.new()
        old = drafting.head_of(office.desk, release).id
        office.edit(release, "bud", kicker="Kaltim")
        keep(office, release, base=(old,))
    with offices.opened(home) as office:
        found = drafting.recover(office.desk)
        assert (found.copies, found.aside) == ((), ((release, "The release went on without it."),))
        assert drafting.recover(office.desk) == drafting.Recovered((), ())
        assert [one.text for one in drafting.shelf(office.desk)] == [TYPED]


def test_a_damaged_copy_is_put_aside_as_it_is(office: Office) -> None:
    release = office.new()
    keep(office, release)
    with office.desk.store.writing() as writer:
        writer.connection.execute(sa.text("UPDATE working_copy SET content = substr(content, 1, 20)"))
    found = drafting.recover(office.desk)
    assert (found.copies, [one for one, _ in found.aside]) == ((), [release])
    shelf = drafting.shelf(office.desk)
    assert (len(shelf[0].content), shelf[0].text) == (20, None)


def test_put_aside_by_hand(office: Office) -> None:
    release = office.new()
    keep(office, release)
    with pytest.raises(Refused, match="This release has unsaved text"):
        drafting.refuse_unsaved(office.desk, release)
    drafting.put_aside(office.desk, release)
    drafting.refuse_unsaved(office.desk, release)
    assert why_aside(office) == ["It was put aside by hand."]
    assert drafting.shelf(office.desk, "0000") == ()


def test_where_there_is_none(office: Office) -> None:
    release = office.new()
    with pytest.raises(NotFound, match="This release has no unsaved text"):
        drafting.unsaved(office.desk, release)
    with pytest.raises(NotFound, match="This release has no unsaved text"):
        drafting.resume(office.desk, office.me("mar"), release)
    with pytest.raises(NotFound, match="There is no release nirgends"):
        drafting.unsaved(office.desk, "nirgends")


def test_a_correction_begun_does_not_lose_it(office: Office) -> None:
    release = office.published()
    keep(office, release, by="bud")
    publishing.correct(office.desk, office.me("mar"), release, "Nama")
    assert why_aside(office) == ["The release went on without it."]


def test_it_is_no_part_of_lists_search_and_journal(office: Office) -> None:
    release = office.new()
    keep(office, release)
    before = office.desk.store.rebuild()
    keep(office, release, content=replace(TYPED, headline="Lain"))
    assert office.desk.store.rebuild() == before
    assert office.summary(release).headline == "Rakor Kepala Daerah"
