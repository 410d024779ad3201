"""Writing: new releases, revisions of them, and the working copy of what is being typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Changes, Content, Revision
from humasdesk.domain.review import Actor, obstacle
from humasdesk.errors import NotFound, Refused
from humasdesk.i18n import mark
from humasdesk.records import authority
from humasdesk.records.authority import Verdict
from humasdesk.records.codec import EditionSaid, MoveSaid, RevisionSaid
from humasdesk.records.rosters import Rosters
from humasdesk.services.desk import Desk, Me, changes_of
from humasdesk.store import drafts, journal, lists, settle
from humasdesk.store.database import Connection, Writer
from humasdesk.store.drafts import SetAside, WorkingCopy
from humasdesk.store.rows import read_said

_TEXT = ("headline", "kicker", "dateline", "body")
_WENT_ON = mark("The release went on without it.")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a start found of unsaved work: copies brought back, and those set aside with the reason."""

    copies: tuple[WorkingCopy, ...]
    aside: tuple[tuple[str, str], ...]


def create(desk: Desk, me: Me, content: Content, *, note: str = "") -> tuple[str, Changes]:
    """A new release with its first revision; its id and what changed."""
    with desk.writing() as writer:
        release_id = begin(desk, writer, me, content, note=note)
    return release_id, changes_of(writer)


def begin(desk: Desk, writer: Writer, me: Me, content: Content, *, note: str = "",
          release_id: str | None = None) -> str:
    """Say the first revision of a new release inside a transaction; its id."""
    if not me.person.may("writer", "supervisor"):
        raise Refused(mark("Only writers and supervisors can do this."))
    release_id = release_id or new_id(desk.now())
    writer.say(me.key, RevisionSaid(release_id, writer.rosters.newest_id, (), (), content, note))
    return release_id


def edit(desk: Desk, me: Me, release_id: str, change: Callable[[Content], Content], *, note: str = "") -> Changes:
    """A new revision on top of the head, with ``change`` applied to what it says; nothing where nothing changed.

    Raises :class:`Refused` with the reason where the workflow does not allow it now. A working copy of ``me`` on this
    head counts as saved with it; anybody else's is put aside.
    """
    with desk.writing() as writer:
        verdict = verdict_of(writer, release_id)
        check_move(verdict, me, "edit")
        revise(desk, writer, me, release_id, verdict, change, note=note)
    return changes_of(writer)


def revise(desk: Desk, writer: Writer, me: Me, release_id: str, verdict: Verdict,
           change: Callable[[Content], Content], *, note: str = "", anew: bool = False) -> str:
    """Say a revision on top of the single head, inside a transaction; its id.

    Where nothing changed the head's own, unless a revision is wanted ``anew`` in any case.
    """
    head = single_head(verdict)
    before = content_at(writer, head)
    after = _mark_edited(before, change(before))
    if after == before and not anew:
        _forget_same(writer, me, release_id, before)
        return head
    record = writer.say(me.key, RevisionSaid(release_id, writer.rosters.newest_id, (head,), verdict.frontier,
                                             after, note))
    copy = drafts.get(writer.connection, release_id)
    if copy and copy.person == me.person.id and head in copy.base:
        drafts.drop(writer.connection, release_id)
    else:
        drafts.put_aside(writer.connection, release_id, _WENT_ON, desk.now())
    writer.settle()
    return record.hex


def _forget_same(writer: Writer, me: Me, release_id: str, content: Content) -> None:
    """A working copy of ``me`` that says what the release says is nothing to bring back."""
    copy = drafts.get(writer.connection, release_id)
    if copy and copy.person == me.person.id and replace(copy.content, origin=content.origin) == content:
        drafts.drop(writer.connection, release_id)


def _mark_edited(before: Content, after: Content) -> Content:
    """An imported text's own sign-off is shown until its words are edited here."""
    origin = after.origin
    if origin is None or origin.edited or origin != before.origin:
        return after
    if all(getattr(before, name) == getattr(after, name) for name in _TEXT):
        return after
    return replace(after, origin=replace(origin, edited=True))


def head_of(desk: Desk, release_id: str) -> Revision:
    """The release's head (of several, the one that stands for them)."""
    with desk.store.reading() as connection:
        head = lists.head_record(connection, release_id)
        record = journal.get(connection, head) if head else None
    said = read_said(record) if record else None
    if record is None or not isinstance(said, RevisionSaid):
        raise NotFound(mark("There is no release {name} on this desk."), name=release_id)
    return Revision(record.hex, release_id, said.parents, said.content, record.key, record.at, said.note)


def content_at(writer: Writer, revision: str) -> Content:
    """What a revision says."""
    return content_in(writer.connection, revision)


def content_in(connection: Connection, revision: str) -> Content:
    """The same for a reader."""
    record = journal.get(connection, revision)
    said = read_said(record) if record else None
    if not isinstance(said, RevisionSaid):
        raise NotFound(mark("That version of the text is not on this desk."))
    return said.content


def verdict_of(writer: Writer, release_id: str) -> Verdict:
    """What the release's records amount to now; raises :class:`NotFound` for no such release."""
    return _verdict(writer.connection, release_id, writer.rosters)


def verdict_in(connection: Connection, release_id: str) -> Verdict:
    """The same for a reader."""
    return _verdict(connection, release_id, settle.rosters(connection))


def _verdict(connection: Connection, release_id: str, rosters: Rosters) -> Verdict:
    for _, history in settle.histories(connection, [release_id]):
        if history.revisions:
            return authority.judge(history, rosters)
    raise NotFound(mark("There is no release {name} on this desk."), name=release_id)


def check_move(verdict: Verdict, me: Me, action: str, said: str = "") -> None:
    """Raise :class:`Refused` with the reason where the move is not lawful for ``me`` now."""
    why = obstacle(action, verdict.situation, Actor(me.person.id, me.person.roles), said=said)
    if why:
        raise Refused(why)


def require(desk: Desk, me: Me, release_id: str, action: str) -> None:
    """Raise :class:`Refused` where the move is not lawful for ``me`` now, for whoever prepares something for it."""
    with desk.store.reading() as connection:
        verdict = verdict_in(connection, release_id)
    check_move(verdict, me, action)


def say_lawfully(writer: Writer, me: Me, said: MoveSaid | EditionSaid) -> None:
    """Say a move or an edition and judge it as every reader will; one that would not count is not said at all, and
    :class:`Refused` tells why."""
    made = writer.say(me.key, said)
    writer.settle()
    why = writer.verdicts[said.release].refused.get(made.hex)
    if why:
        raise Refused(why)


def single_head(verdict: Verdict) -> str:
    """The one head; two are a conflict that a person settles first."""
    if len(verdict.heads) != 1:
        raise Refused(mark("This release has two versions side by side. Combine them first."))
    return verdict.heads[0]


# -- the working copy

def keep(desk: Desk, me: Me, release_id: str, base: tuple[str, ...], content: Content) -> None:
    """Keep what is being typed; on disk when this returns, apart from the journal."""
    with desk.store.writing() as writer:
        drafts.keep(writer.connection, WorkingCopy(release_id, me.person.id, base, content, desk.now()))


def working_copies(desk: Desk) -> tuple[WorkingCopy, ...]:
    """Every working copy that can be trusted, oldest first."""
    with desk.store.reading() as connection:
        return tuple(drafts.all_copies(connection)[0])


def recover(desk: Desk) -> Recovered:
    """At a start: what was being typed when the program last ended. Copies that cannot be trusted, or whose text has
    gone on without them, are set aside with the reason."""
    with desk.store.reading() as connection:
        good, doubtful = drafts.all_copies(connection)
        heads = lists.heads(connection) if good else {}
    stale = [copy for copy in good if copy.base and heads.get(copy.release) not in copy.base]
    aside = [*doubtful, *((copy.release, _WENT_ON) for copy in stale)]
    if aside:
        with desk.store.writing() as writer:
            for release_id, why in aside:
                drafts.put_aside(writer.connection, release_id, why, desk.now())
    return Recovered(tuple(copy for copy in good if copy not in stale), tuple(aside))


def unsaved(desk: Desk, name: str) -> WorkingCopy:
    """The working copy of the release that ``name`` means: its id or a piece of it, of one never saved too."""
    copies = working_copies(desk)
    wanted = name.strip().lower()
    found = [copy for copy in copies if len(wanted) >= 4 and (
        copy.release.startswith(wanted) or copy.release.endswith(wanted))]
    if len(found) != 1:
        with desk.store.reading() as connection:
            release_id = lists.find(connection, name)
        found = [copy for copy in copies if copy.release == release_id]
    if not found:
        raise NotFound(mark("This release has no unsaved text."))
    return found[0]


def refuse_unsaved(desk: Desk, release_id: str) -> None:
    """Raise :class:`Refused` where unsaved text waits, for those who would go on without having seen it."""
    if any(copy.release == release_id for copy in working_copies(desk)):
        raise Refused(mark("This release has unsaved text from the last session. Go on with it (edit --resume) or put "
                           "it aside (edit --set-aside) first."))


def resume(desk: Desk, me: Me, release_id: str) -> Changes:
    """Make the working copy a revision, the first one of a release that was never saved. Only who wrote it can:
    nobody's words go under another's name."""
    with desk.writing() as writer:
        copy = drafts.get(writer.connection, release_id)
        if copy is None:
            raise NotFound(mark("This release has no unsaved text."))
        if copy.person != me.person.id:
            raise Refused(mark("{name} was writing this text and has to go on with it. Others can put it aside."),
                          name=desk.person_name(copy.person))
        if lists.head_record(writer.connection, release_id) is None:
            begin(desk, writer, me, copy.content, release_id=release_id)
        else:
            verdict = verdict_of(writer, release_id)
            check_move(verdict, me, "edit")
            revise(desk, writer, me, release_id, verdict, lambda _: copy.content)
        drafts.drop(writer.connection, release_id)
    return changes_of(writer)


def put_aside(desk: Desk, release_id: str) -> None:
    """Do not go on with a working copy; it is kept on the shelf."""
    with desk.store.writing() as writer:
        drafts.put_aside(writer.connection, release_id, mark("It was put aside by hand."), desk.now())


def shelf(desk: Desk, name: str = "") -> tuple[SetAside, ...]:
    """Everything that was set aside, or only what was of the release with this id (or piece of it)."""
    with desk.store.reading() as connection:
        found = drafts.shelf(connection)
    wanted = name.strip().lower()
    return tuple(one for one in found if one.release.startswith(wanted) or one.release.endswith(wanted))
