"""One deed done to several releases, each for itself: what could be done, and what could not with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from humasdesk.domain.release import Changes
from humasdesk.domain.review import MOVES, Actor
from humasdesk.errors import DeskError
from humasdesk.records import authority
from humasdesk.services import drafting, publishing, reviewing, searching
from humasdesk.services.desk import Desk, Me
from humasdesk.services.reviewing import Offer
from humasdesk.store import settle

Progress = Callable[[int, int], None]
"""``progress(done, total)``; may raise to stop, which leaves done what is done."""


@dataclass(frozen=True, slots=True)
class NotDone:
    """A release with which it could not be done, and why."""

    release: str
    headline: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done with several releases."""

    done: tuple[str, ...]
    not_done: tuple[NotDone, ...]
    changes: Changes


def offers(desk: Desk, me: Me, release_ids: Iterable[str]) -> dict[str, tuple[Offer, ...]]:
    """Every move for every one of these releases, as this person may make it now."""
    actor = Actor(me.person.id, me.person.roles)
    found = {}
    with desk.store.reading() as connection:
        rosters = settle.rosters(connection)
        for release_id, history in settle.histories(connection, list(release_ids)):
            situation = authority.judge(history, rosters).situation
            found[release_id] = tuple(Offer(action, reviewing.why_not(desk, action, situation, actor))
                                      for action in MOVES)
    return found


def each(desk: Desk, release_ids: Iterable[str], deed: Callable[[str], object],
         progress: Progress = lambda done, total: None) -> Outcome:
    """Do a deed to each release; what refuses is told, and the others go on."""
    ids = list(release_ids)
    done: list[str] = []
    not_done: list[NotDone] = []
    changes = Changes()
    for place, release_id in enumerate(ids):
        progress(place, len(ids))
        try:
            result = deed(release_id)
        except DeskError as error:
            not_done.append(NotDone(release_id, _headline(desk, release_id), error.sentence))
            continue
        done.append(release_id)
        made = result if isinstance(result, Changes) else getattr(result, "changes", None)
        changes = _sum(changes, made if isinstance(made, Changes) else Changes())
    progress(len(ids), len(ids))
    return Outcome(tuple(done), tuple(not_done), changes)


def move(desk: Desk, me: Me, release_ids: Iterable[str], action: str, words: str = "") -> Outcome:
    """Make the same move with each, with the same note or reason."""
    return each(desk, release_ids, lambda one: _move(desk, me, one, action, words))


def _move(desk: Desk, me: Me, release_id: str, action: str, words: str) -> object:
    if action == "publish":
        return publishing.publish(desk, me, release_id)
    public = MOVES[action].needs == "reason"
    return reviewing.move(desk, me, release_id, action, note="" if public else words, reason=words if public else "")


def add_tag(desk: Desk, me: Me, release_ids: Iterable[str], tag: str) -> Outcome:
    """Give each the tag of this id; one that has it stays as it is."""
    return each(desk, release_ids, lambda one: drafting.edit(desk, me, one, lambda content: content if (
        tag in content.tags) else replace(content, tags=(*content.tags, tag))))


def _headline(desk: Desk, release_id: str) -> str:
    try:
        return searching.one(desk, release_id).headline
    except DeskError:
        return release_id


def _sum(one: Changes, other: Changes) -> Changes:
    return Changes(one.releases | other.releases, one.counts or other.counts, one.directory or other.directory,
                   one.people or other.people, one.settings or other.settings)
