"""Who had the right: four eyes, strangers, keys taken away, and what stands when people act unseen of each other."""

from __future__ import annotations

import pytest

from records.story import Story, person

WROTE = "You wrote or edited this text, so somebody else has to approve it."
SUBMITTED = "You submitted this text, so somebody else has to approve it."
STRANGER = "Its author is not, or was not then, on the roster."
INCOMPLETE = "An earlier version of this text is missing or by an unknown person, so nobody can approve it yet."
UNSEEN = "This text was returned or recalled in the meantime. Look at it again first."


def submitted(*policies: str, by: str = "mar") -> tuple[Story, str]:
    story = Story(*policies)
    text = story.text(by)
    story.act(by, "submit", text)
    return story, text


# -- the main line

def test_from_draft_to_published_and_withdrawn_and_back() -> None:
    story = Story()
    text = story.text("mar")
    seen = []
    for who, action in (("mar", "submit"), ("sul", "return"), ("mar", "submit"), ("mar", "recall"), ("mar", "submit"),
                        ("sul", "approve")):
        story.act(who, action, text)
        seen.append(story.state)
    assert seen == ["submitted", "returned", "submitted", "draft", "submitted", "approved"]
    edition = story.publish("sul", text, number=1)
    assert (story.public, story.verdict().editions[0].unapproved) == ("published", False)
    story.act("ben", "withdraw", text, edition=edition)
    assert story.public == "withdrawn"
    story.act("sul", "reinstate", text, edition=edition)
    assert story.public == "published"
    assert story.verdict().refused == {}


def test_discarded_and_restored() -> None:
    story = Story()
    text = story.text("mar")
    story.act("mar", "discard", text)
    assert story.state == "discarded"
    story.act("mar", "restore-release", text)
    assert story.state == "draft"


@pytest.mark.parametrize(("who", "action"), [
    ("mar", "approve"), ("mar", "return"), ("mar", "publish"), ("tia", "submit"), ("tia", "discard"),
    ("adi", "approve"), ("mar", "withdraw"), ("mar", "force-publish"), ("mar", "edit"), ("sul", "correct"),
    ("sul", "dance"), ("sul", "approve-after"), ("stranger", "submit"),
])
def test_an_act_without_the_right_changes_nothing(who: str, action: str) -> None:
    story, text = submitted()
    before = story.verdict()
    act = story.act(who, action, text, sequence=1)
    assert story.refusal(act)
    after = story.verdict()
    assert (after.working, after.public, after.heads) == (before.working, before.public, before.heads)


# -- four eyes

def test_who_wrote_or_submitted_cannot_approve() -> None:
    story, text = submitted(by="eka")
    assert story.refusal(story.act("eka", "approve", text)) == WROTE
    other, text = Story(), "r1"
    other.text("mar")
    other.act("sul", "submit", text)
    assert other.refusal(other.act("sul", "approve", text)) == SUBMITTED
    other.act("ben", "approve", text)
    assert other.state == "approved"


def test_four_eyes_look_at_the_whole_ancestry() -> None:
    story = Story()
    first = story.text("eka")
    second = story.text("mar", first)
    third = story.text("tia", second)
    story.act("tia", "submit", third)
    assert story.refusal(story.act("eka", "approve", third)) == WROTE
    assert story.refusal(story.act("sul", "approve", third)) == ""


def test_a_co_writer_on_either_side_of_a_merge_cannot_approve() -> None:
    story = Story()
    root = story.text("mar")
    left, right = story.text("mar", root), story.text("eka", root)
    both = story.text("tia", left, right)
    story.act("tia", "submit", both)
    assert story.refusal(story.act("eka", "approve", both)) == WROTE


def test_who_submitted_an_earlier_text_of_it_cannot_approve() -> None:
    story = Story()
    first = story.text("mar")
    story.act("sul", "submit", first)
    story.act("ben", "return", first)
    second = story.text("mar", first)
    story.act("mar", "submit", second)
    assert story.refusal(story.act("sul", "approve", second)) == SUBMITTED


def test_hiding_the_own_submission_does_not_help() -> None:
    story = Story()
    text = story.text("mar")
    theirs = story.act("mar", "submit", text, after=())
    story.act("sul", "submit", text, after=())
    assert story.refusal(story.act("sul", "approve", text, after=(theirs,))) == UNSEEN


def test_what_was_before_the_last_edition_does_not_bar() -> None:
    story, text = submitted(by="eka")
    story.act("sul", "approve", text)
    story.publish("sul", text)
    correction = story.text("mar", text, correction=True)
    story.act("mar", "submit", correction)
    assert story.refusal(story.act("eka", "approve", correction)) == ""


def test_a_missing_or_unknown_ancestor_bars_everybody() -> None:
    story = Story()
    text = story.text("mar", "nowhere")
    story.act("mar", "submit", text)
    assert story.refusal(story.act("sul", "approve", text)) == INCOMPLETE
    other = Story()
    strange = other.text("stranger")
    text = other.text("mar", strange)
    other.act("mar", "submit", text)
    assert other.refusal(other.act("sul", "approve", text)) == INCOMPLETE


def test_approval_binds_to_the_exact_text() -> None:
    story, text = submitted()
    story.act("sul", "approve", text)
    later = story.text("mar", text)
    verdict = story.verdict()
    assert (verdict.heads, verdict.working) == ((later,), "draft")
    assert "approve" in [act.action for act in story.acts if act.id not in verdict.refused]


# -- a supervisor who edits

def test_a_supervisor_s_edit_stays_submitted_and_makes_a_co_writer() -> None:
    story, text = submitted()
    edit = story.text("sul", text)
    assert story.state == "submitted"
    assert story.refusal(story.act("sul", "approve", edit)) == WROTE
    assert story.refusal(story.act("ben", "approve", edit)) == ""


def test_a_writer_s_edit_of_a_submitted_text_is_a_draft() -> None:
    story, text = submitted()
    story.text("mar", text)
    assert story.state == "draft"


def test_a_return_that_a_supervisor_s_edit_had_not_seen_holds_for_it_too() -> None:
    story, text = submitted()
    story.text("sul", text, after=("a1",))
    story.act("ben", "return", text, after=("a1",))
    assert story.state == "returned"


def test_an_accepted_edit_bars_no_more_where_the_policy_says_so() -> None:
    story, text = submitted("accept-edits")
    edit = story.text("sul", text)
    assert story.refusal(story.act("tia", "accept-edit", edit))  # wrote none of it
    assert story.refusal(story.act("sul", "accept-edit", edit))  # made it
    story.act("mar", "accept-edit", edit)
    assert story.refusal(story.act("sul", "approve", edit)) == ""
    assert story.state == "approved"


def test_without_the_policy_nothing_is_accepted() -> None:
    story, text = submitted()
    edit = story.text("sul", text)
    assert "no rule" in story.refusal(story.act("mar", "accept-edit", edit))
    assert story.refusal(story.act("sul", "approve", edit)) == WROTE


def test_accepting_one_edit_does_not_accept_another() -> None:
    story, text = submitted("accept-edits")
    first = story.text("sul", text)
    second = story.text("sul", first)
    story.act("mar", "accept-edit", second)
    assert story.refusal(story.act("sul", "approve", second)) == WROTE


def test_accepting_does_not_lift_what_a_supervisor_wrote_as_a_writer() -> None:
    story = Story("accept-edits")
    text = story.text("eka")
    both = story.text("mar", text)
    story.act("mar", "submit", both)
    story.act("mar", "accept-edit", both)
    assert story.refusal(story.act("eka", "approve", both)) == WROTE


# -- unseen of each other

def test_a_return_beside_an_approval_wins() -> None:
    for first in ("approve", "return"):
        story, text = submitted()
        story.act("sul" if first == "approve" else "ben", first, text, after=("a1",))
        story.act("ben" if first == "approve" else "sul", "return" if first == "approve" else "approve", text,
                  after=("a1",))
        assert story.state == "returned"
        assert UNSEEN in story.verdict().refused.values()


def test_a_recall_beside_an_approval_wins() -> None:
    story, text = submitted()
    story.act("sul", "approve", text, after=("a1",))
    story.act("mar", "recall", text, after=("a1",))
    assert story.state == "draft"


def test_a_return_of_an_earlier_text_stops_an_approval_that_had_not_seen_it() -> None:
    story, text = submitted()
    edit = story.text("sul", text, after=("a1",))
    story.act("ben", "return", text, after=("a1",))
    assert story.refusal(story.act("ben", "approve", edit, after=("a1",))) == UNSEEN


def test_approval_beats_a_second_submission_and_two_approvals_are_one() -> None:
    story, text = submitted()
    story.act("sul", "approve", text, after=("a1",))
    story.act("ben", "approve", text, after=("a1",))
    story.act("mar", "submit", text, after=())
    assert story.state == "approved"


def test_a_publication_that_happened_stays() -> None:
    story, text = submitted()
    yes = story.act("sul", "approve", text, after=("a1",))
    story.publish("sul", text, after=("a1", yes))
    story.act("ben", "return", text, after=("a1",))
    verdict = story.verdict()
    assert (verdict.public, len(verdict.editions)) == ("published", 1)


def test_withdrawing_beats_publishing_beside_it() -> None:
    story, text = submitted()
    story.act("sul", "approve", text)
    story.publish("sul", text)
    later = story.text("mar", text, correction=True)
    story.act("mar", "submit", later)
    story.act("ben", "approve", later)
    seen = tuple(act.id for act in story.acts)
    story.publish("sul", later, after=seen, correction=True, sequence=2)
    story.act("ben", "withdraw", text, edition="a3", after=seen)
    assert story.public == "withdrawn"


def test_two_heads_are_both_kept_and_the_least_advanced_gives_the_state() -> None:
    story = Story()
    root = story.text("mar")
    story.act("mar", "submit", root)
    story.act("sul", "approve", root)
    seen = ("a1",)
    left, right = story.text("mar", root, after=seen), story.text("sul", root, after=seen)
    verdict = story.verdict()
    assert verdict.heads == (left, right)
    assert (verdict.working, verdict.situation.heads) == ("draft", 2)
    story.text("tia", left, right)
    assert len(story.verdict().heads) == 1


# -- strangers, and people whose right ended

def test_a_stranger_s_text_neither_is_a_head_nor_hides_one() -> None:
    story, text = submitted()
    story.act("sul", "approve", text)
    strange = story.text("stranger", text)
    verdict = story.verdict()
    assert (verdict.heads, verdict.working) == ((text,), "approved")
    assert verdict.refused == {strange: STRANGER}


def test_an_admin_s_text_is_none() -> None:
    story = Story()
    text = story.text("adi")
    assert (story.verdict().head, story.refusal(text)) == (None, "Its author may not write.")


def test_a_key_is_taken_away_by_position_and_never_by_date() -> None:
    story, text = submitted()
    good = story.act("sul", "approve", text)
    thief = story.text("sul", text)
    bad = story.act("sul", "submit", thief)
    story.roster(person("sul", "supervisor", upto=(good,)))
    verdict = story.verdict()
    assert (verdict.heads, verdict.working) == ((text,), "approved")
    assert verdict.refused == {thief: STRANGER, bad: STRANGER}


def test_a_key_may_end_at_several_places_or_before_everything() -> None:
    story, text = submitted()
    act = story.act("sul", "approve", text)
    story.roster(person("sul", "supervisor", upto=(act, "elsewhere")))
    assert story.state == "approved"
    story.roster(person("sul", "supervisor", upto=()))
    assert story.state == "submitted"


def test_what_somebody_did_before_being_demoted_stands() -> None:
    story, text = submitted()
    act = story.act("sul", "approve", text)
    story.roster(person("sul", "writer", upto=(act,)))
    assert story.state == "approved"
    later = story.text("mar", text)
    story.act("mar", "submit", later)
    for roster in ("R1", "R2"):  # neither under the old roster nor under the new one
        assert story.refusal(story.act("sul", "approve", later, roster=roster)) == STRANGER


def test_what_somebody_did_before_retiring_stands() -> None:
    story, text = submitted()
    act = story.act("sul", "approve", text)
    story.roster(person("sul", "supervisor", upto=(act,), retired=True))
    assert story.state == "approved"
    assert story.refusal(story.text("sul", text)) == STRANGER


def test_an_act_under_an_unknown_roster_does_not_count() -> None:
    story, text = submitted()
    assert story.refusal(story.act("sul", "approve", text, roster="R9")) == STRANGER


def test_a_roster_that_nobody_should_believe_changes_nothing() -> None:
    story, text = submitted()
    story.roster(person("stranger", "supervisor"), by="sul")
    assert story.refusal(story.act("stranger", "approve", text)) == STRANGER
    assert story.refusal(story.act("sul", "approve", text, roster="R1")) == ""


# -- public moves

def test_a_forced_publication_is_marked_until_another_approves_it() -> None:
    story = Story()
    text = story.text("mar")
    edition = story.publish("sul", text, forced=True)
    assert story.verdict().editions[0].unapproved
    assert "somebody else" in story.refusal(story.act("sul", "approve-after", text, edition=edition))
    assert story.refusal(story.act("mar", "approve-after", text, edition=edition)) == "Only a supervisor can do this."
    story.act("ben", "approve-after", text, edition=edition)
    assert not story.verdict().editions[0].unapproved
    assert story.refusal(story.act("ben", "approve-after", text, edition=edition)) == (
        "This edition needs no approval afterwards.")


def test_who_wrote_a_forced_text_cannot_approve_it_afterwards_by_naming_another_text() -> None:
    story = Story()
    first = story.text("mar")
    second = story.text("eka", first)
    edition = story.publish("sul", second, forced=True)
    assert story.refusal(story.act("eka", "approve-after", second, edition=edition)) == WROTE
    assert story.refusal(story.act("eka", "approve-after", first, edition=edition))
    assert story.verdict().editions[0].unapproved


def test_force_needs_a_reason_and_a_withdrawal_too() -> None:
    story = Story()
    text = story.text("mar")
    assert story.refusal(story.publish("sul", text, forced=True, said=" "))
    edition = story.publish("sul", text, forced=True)
    assert story.refusal(story.act("sul", "withdraw", text, edition=edition, said=""))
    assert story.public == "published"


def test_a_return_needs_a_note() -> None:
    story, text = submitted()
    assert story.refusal(story.act("sul", "return", text, said=""))
    assert story.state == "submitted"


def test_only_an_approved_text_is_published() -> None:
    story, text = submitted()
    assert story.refusal(story.publish("sul", text))
    assert story.public == "none"


def test_a_correction_needs_a_public_note() -> None:
    story, text = submitted()
    story.act("sul", "approve", text)
    story.publish("sul", text)
    later = story.text("mar", text)
    story.act("mar", "submit", later)
    story.act("sul", "approve", later)
    assert "public note" in story.refusal(story.publish("sul", later, sequence=2))
    assert story.refusal(story.publish("sul", later, sequence=2, correction=True)) == ""
    assert [edition.sequence for edition in story.verdict().editions] == [1, 2]


def test_an_edition_has_a_number_from_one_on() -> None:
    story, text = submitted()
    story.act("sul", "approve", text)
    assert story.refusal(story.publish("sul", text, sequence=0)) == "It publishes, but holds no edition."


def test_writers_publish_where_the_policy_says_so() -> None:
    for policies, public in (((), "none"), (("writers-publish",), "published")):
        story, text = submitted(*policies)
        story.act("sul", "approve", text)
        story.publish("mar", text)
        assert story.public == public


def test_what_is_public_is_not_discarded() -> None:
    story = Story()
    text = story.text("mar")
    story.publish("sul", text, forced=True)
    later = story.text("mar", text)
    assert "public" in story.refusal(story.act("mar", "discard", later))


# -- numbers

def test_only_the_holder_numbers() -> None:
    story = Story()
    text = story.text("mar")
    edition = story.publish("ben", text, forced=True, number=9)  # ben's machine is not the root's
    assert story.verdict().editions[0].number is None
    assert "holds the number series" in story.refusal(story.number("ben", edition, 9))
    story.number("sul", edition, 3)
    given = story.verdict().editions[0].number
    assert given is not None
    assert given.seq == 3


def test_a_roster_may_name_another_holder() -> None:
    story = Story(holders={"rilis": "m2"})
    text = story.text("mar")
    story.publish("ben", text, forced=True, number=9)
    given = story.verdict().editions[0].number
    assert given is not None
    assert given.seq == 9


def test_a_stranger_gives_no_number() -> None:
    story = Story()
    edition = story.publish("ben", story.text("mar"), forced=True)
    assert story.refusal(story.number("stranger", edition, 1)) == STRANGER
