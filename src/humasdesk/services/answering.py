"""Answers to the checker, each a signed record about one release: passed over, confirmed, refused, let through."""

from __future__ import annotations

from humasdesk.domain.answers import ANSWERS, REOPEN, About, Answer, Answers, standing
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.i18n import mark
from humasdesk.records.codec import AnswerSaid
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import answers as rows
from humasdesk.store import lists, settle
from humasdesk.store.database import Writer

_WORDS = 300
"""Code points of what stood there that an answer keeps."""


def of_release(desk: Desk, release_id: str) -> Answers:
    """The answers that hold now."""
    with desk.store.reading() as connection:
        return standing(one for _, one in rows.of_release(connection, release_id, settle.rosters(connection)))


def give(desk: Desk, me: Me, release_id: str, about: About, key: str, answer: str, *, rule: str = "",
         words: str = "", note: str = "") -> Changes:
    """Answer about a release; an earlier answer to the same is taken back by it. The same answer again says nothing.

    Raises ``Refused`` to whoever may not write, ``BadInput`` on an answer there is not.
    """
    if answer not in ANSWERS[about]:
        raise BadInput(mark("{answer} is no answer here. Known ones: {known}."), answer=answer,
                       known=", ".join(ANSWERS[about]))
    with desk.writing() as writer:
        earlier = _earlier(writer, me, release_id, about, key)
        if not (len(earlier) == 1 and earlier[0].answer == answer and earlier[0].note == note.strip()):
            _say(writer, me, release_id, about, key, answer, rule, words, note, earlier)
    return changes_of(writer)


def take_back(desk: Desk, me: Me, release_id: str, about: About, key: str, *, note: str = "") -> Changes:
    """Let the question be open again. Raises ``NotFound`` where nobody has answered it."""
    with desk.writing() as writer:
        earlier = _earlier(writer, me, release_id, about, key)
        if not earlier:
            raise NotFound(mark("Nobody has answered this in this release."))
        first = earlier[0]
        _say(writer, me, release_id, about, key, REOPEN, first.rule, first.words, note, earlier)
    return changes_of(writer)


def _earlier(writer: Writer, me: Me, release_id: str, about: About, key: str) -> list[Answer]:
    if not me.person.may("writer", "supervisor"):
        raise Refused(mark("Only writers and supervisors can do this."))
    known = standing(one for _, one in rows.of_release(writer.connection, release_id, writer.rosters))
    return [one for one in known.standing if one.about == about and one.mark == key]


def _say(writer: Writer, me: Me, release_id: str, about: About, key: str, answer: str, rule: str, words: str,
         note: str, earlier: list[Answer]) -> None:
    head = lists.head_record(writer.connection, release_id)
    if head is None:
        raise NotFound(mark("There is no release {name} on this desk."), name=release_id)
    writer.say(me.key, AnswerSaid(release_id, writer.rosters.newest_id, head, about, rule, key, answer, words[:_WORDS],
                                  note.strip(), tuple(one.id for one in earlier)))
    writer.touched.add(release_id)
