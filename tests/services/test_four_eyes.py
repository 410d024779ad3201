"""Nobody approves their own words: judged over the whole ancestry since the last edition, with the desk's policies."""

from __future__ import annotations

import pytest

from humasdesk.errors import Refused
from humasdesk.services import people, publishing
from services.office import Office


def submitted(office: Office) -> str:
    """A release that mar wrote and submitted."""
    release = office.new()
    office.move("submit", release, "mar")
    return release


def forced(office: Office) -> str:
    """A release that mar wrote and sul published by force."""
    release = office.new()
    office.publish(release, force=True, reason="Banjir")
    return release


def test_a_writer_who_supervises_cannot_approve_their_own(office: Office) -> None:
    release = office.new(by="sul")
    office.move("submit", release, "sul")
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve", release, "sul")
    office.move("approve", release, "rin")


def test_a_submitter_cannot_approve(office: Office) -> None:
    release = office.new()
    office.move("submit", release, "sul")
    with pytest.raises(Refused, match="You submitted this text"):
        office.move("approve", release, "sul")


def test_an_early_co_writer_cannot_approve(office: Office) -> None:
    release = office.new()
    office.edit(release, "sul", kicker="Kalimantan Timur")
    office.edit(release, "mar", kicker="Kaltim")  # sul's word is gone, sul's hand is not
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve", release, "sul")


def test_a_submission_that_was_recalled_still_bars_its_submitter(office: Office) -> None:
    release = office.new()
    office.move("submit", release, "sul")
    office.move("recall", release, "mar")
    office.edit(release, "mar", kicker="Kaltim")
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="You submitted this text"):
        office.move("approve", release, "sul")


def test_a_supervisor_who_edits_while_it_waits_becomes_a_co_writer(office: Office) -> None:
    release = submitted(office)
    office.edit(release, "sul", headline="Rakor se-Kaltim")
    assert office.state(release) == ("submitted", "submitted", "none")
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve", release, "sul")
    office.move("approve", release, "rin")


def test_an_accepted_edit_no_longer_bars_the_supervisor(office: Office) -> None:
    people.set_policy(office.desk, "accept-edits", on=True)
    release = submitted(office)
    office.edit(release, "sul", headline="Rakor se-Kaltim")
    for by, why in (("sul", "You made this edit"), ("bud", "Only somebody who wrote"), ("rin", "Only somebody who")):
        with pytest.raises(Refused, match=why):
            office.move("accept-edit", release, by)
    office.move("accept-edit", release, "mar")
    assert office.summary(release).state == "submitted"
    office.move("approve", release, "sul")
    assert office.summary(release).state == "approved"


def test_without_the_policy_an_old_acceptance_counts_no_more(office: Office) -> None:
    people.set_policy(office.desk, "accept-edits", on=True)
    release = submitted(office)
    office.edit(release, "sul", headline="Rakor se-Kaltim")
    office.move("accept-edit", release, "mar")
    people.set_policy(office.desk, "accept-edits", on=False)
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve", release, "sul")


def test_four_eyes_begin_anew_after_an_edition(office: Office) -> None:
    release = office.new(by="sul")
    office.move("submit", release, "sul")
    office.move("approve", release, "rin")
    office.publish(release, "rin")
    publishing.correct(office.desk, office.me("mar"), release, "Nama acara")
    office.move("submit", release, "mar")
    office.move("approve", release, "sul")  # wrote the edition before, not the correction
    office.publish(release, "sul")
    assert office.summary(release).editions == 2


def test_whoever_corrected_bears_no_blame_for_the_forced_edition(office: Office) -> None:
    release = forced(office)
    publishing.correct(office.desk, office.me("rin"), release, "Nama acara")
    office.move("approve-after", release, "rin")  # of the edition, which rin neither wrote nor forced
    assert not office.summary(release).unapproved


def test_who_wrote_the_forced_edition_cannot_approve_it_behind_a_correction(office: Office) -> None:
    release = office.new(by="rin")
    office.publish(release, force=True, reason="Banjir")
    publishing.correct(office.desk, office.me("mar"), release, "Nama acara")
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve-after", release, "rin")
    assert office.summary(release).unapproved
