"""Releases as files to send: one release or many, in every format of the table, with the embargo guarded."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput, DeskError, ExportError, Refused
from humasdesk.export.formats import FORMATS, Format, formats
from humasdesk.export.names import file_name
from humasdesk.export.notice import Made, Notice
from humasdesk.export.page import Page
from humasdesk.export.pdf import PdfPress
from humasdesk.files import reason, replacing
from humasdesk.i18n import mark
from humasdesk.records.codec import MoveSaid
from humasdesk.services import drafting, pages
from humasdesk.services.desk import Desk, Me
from humasdesk.services.presses import Presses
from humasdesk.services.publishing import edition_named

__all__ = ["FORMATS", "Edition", "Exported", "Failure", "Format", "Order", "Outcome", "Plan", "editions", "export",
           "export_all", "file_names", "plan"]


_AT_ONCE = 2
"""Pages made beside one another."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what its reader should know."""

    format: str
    path: Path
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One release to write: the newest edition, or ``edition``; with ``head`` the text as it stands now, marked DRAF,
    on the letterhead ``theme`` where one is named."""

    release_id: str
    edition: int | None = None
    head: bool = False
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an order would write: the files' names, and the embargo in words (all zones) where it has not ended."""

    names: tuple[str, ...]
    embargo: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A release that was not written, with the sentence that says what to do."""

    order: Order
    headline: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an export: the files, what failed, and whether it was cancelled before the end. ``changes`` name the
    releases of which the journal now says that they left the house early."""

    files: tuple[Exported, ...]
    failed: tuple[Failure, ...] = ()
    cancelled: bool = False
    changes: Changes | None = None


Progress = Callable[[int, int, str], None]
"""Told before each release: how many are done, of how many, and the headline of the next."""


def export(desk: Desk, release_id: str, wanted: Iterable[str], folder: Path, *, edition: int | None = None,
           head: bool = False, me: Me | None = None, reason: str = "") -> tuple[Exported, ...]:
    """Write one release's files into ``folder`` (made where it is missing).

    The newest edition, or ``edition``; ``head`` exports the text as it stands now, marked DRAF. Under an embargo it
    is refused, unless a ``reason`` is given, which the journal keeps.
    """
    return _Export(desk, _chosen(wanted), folder, me, reason).one(Order(release_id, edition, head))


def export_all(desk: Desk, orders: Sequence[Order], wanted: Iterable[str], folder: Path, *, me: Me | None = None,
               reason: str = "", progress: Progress = lambda done, total, what: None,
               cancelled: Callable[[], bool] = lambda: False) -> Outcome:
    """Write many releases into ``folder``; one that fails is told in the outcome and stops none of the others.

    ``cancelled`` is asked between releases; every file is there whole or not at all, and those before stay.
    """
    return _Export(desk, _chosen(wanted), folder, me, reason).many(orders, progress, cancelled)


def plan(desk: Desk, order: Order, wanted: Iterable[str]) -> Plan:
    """What :func:`export_all` would write for this order."""
    page = _page(desk, order)
    early = page.embargo is not None and page.embargo.until > desk.now()
    return Plan(tuple(file_name(page, one.extension) for one in formats(tuple(wanted))),
                pages.embargo_words(page) if early else "")


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that can be exported: its number in the row, its day, its own number, and its letterhead."""

    sequence: int
    day: date
    number: str
    theme: str


def editions(desk: Desk, release_id: str) -> tuple[Edition, ...]:
    """A release's editions, newest first; none where it was never published."""
    with desk.store.reading() as connection:
        found = drafting.verdict_in(connection, release_id).editions
    return tuple(_edition(pages.edition_page(desk, release_id, one.sequence)) for one in reversed(found))


def _edition(page: Page) -> Edition:
    return Edition(page.edition, page.date or date.min, page.number, page.theme)


def file_names(desk: Desk, release_id: str, wanted: Iterable[str], *, head: bool = False) -> list[str]:
    """The names that :func:`export` would give its files."""
    return list(plan(desk, Order(release_id, head=head), wanted).names)


def _chosen(wanted: Iterable[str]) -> tuple[Format, ...]:
    chosen = formats(tuple(wanted))
    if not chosen:
        raise BadInput(mark("Say at least one format, such as pdf."))
    return chosen


def _page(desk: Desk, order: Order) -> Page:
    if order.head:
        return pages.head_page(desk, order.release_id)
    return pages.edition_page(desk, order.release_id, order.edition)


def _headline(desk: Desk, order: Order) -> str:
    try:
        return drafting.head_of(desk, order.release_id).content.headline
    except DeskError:
        return ""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A release on its way: its page, and its files once they are made."""

    order: Order
    headline: str
    page: Page | DeskError
    made: Future[list[tuple[Format, Made]]] | None = None


class _Export:
    """One export: pages are made beside one another, because Typst leaves Python's lock; files are written in order."""

    def __init__(self, desk: Desk, chosen: Sequence[Format], folder: Path, me: Me | None, reason: str) -> None:
        self._desk, self._chosen, self._folder, self._me, self._reason = desk, chosen, folder, me, reason
        self._early_ones: set[str] = set()

    def one(self, order: Order) -> tuple[Exported, ...]:
        with Presses(self._desk) as presses:
            page, press = presses.ready(order.release_id, order.edition, head=order.head, theme=order.theme)
            self._guard(page)
            return tuple(self._written(order, page, self._make(page, press)))

    def many(self, orders: Sequence[Order], progress: Progress, cancelled: Callable[[], bool]) -> Outcome:
        files: list[Exported] = []
        failed: list[Failure] = []
        waiting = deque(orders)
        coming: deque[_Ready] = deque()
        with Presses(self._desk) as presses, ThreadPoolExecutor(_AT_ONCE, "humasdesk-export") as pool:
            while (waiting or coming) and not cancelled():
                while waiting and len(coming) < _AT_ONCE:
                    coming.append(self._begun(presses, pool, waiting.popleft()))
                next_one = coming.popleft()
                progress(len(orders) - len(waiting) - len(coming) - 1, len(orders), next_one.headline)
                try:
                    self._finish(next_one, files)
                except DeskError as error:
                    failed.append(Failure(next_one.order, next_one.headline, error.sentence))
            for one in coming:
                if one.made is not None:
                    one.made.cancel()
        changes = Changes(frozenset(self._early_ones)) if self._early_ones else None
        return Outcome(tuple(files), tuple(failed), bool(waiting or coming), changes)

    def _begun(self, presses: Presses, pool: ThreadPoolExecutor, order: Order) -> _Ready:
        """The page fetched, and its files being made in the pool."""
        headline = _headline(self._desk, order)
        try:
            page, press = presses.ready(order.release_id, order.edition, head=order.head, theme=order.theme)
            self._guard(page)
        except DeskError as error:
            return _Ready(order, headline, error)
        return _Ready(order, headline, page, pool.submit(self._make, page, press))

    def _finish(self, one: _Ready, files: list[Exported]) -> None:
        if isinstance(one.page, DeskError) or one.made is None:
            raise one.page if isinstance(one.page, DeskError) else LookupError("nothing is being made")
        for file in self._written(one.order, one.page, one.made.result()):
            files.append(file)  # one by one: those before a failure are there

    def _guard(self, page: Page) -> None:
        if self._early(page):
            _guard_embargo(page, self._me, self._reason)

    def _early(self, page: Page) -> bool:
        return page.embargo is not None and page.embargo.until > self._desk.now()

    def _make(self, page: Page, press: PdfPress) -> list[tuple[Format, Made]]:
        return [(one, one.make(page, press)) for one in self._chosen]

    def _written(self, order: Order, page: Page, made: Sequence[tuple[Format, Made]]) -> Iterator[Exported]:
        """Write what was made, each file whole or not at all."""
        _make_folder(self._folder)
        if self._early(page) and self._me is not None:
            _note_early(self._desk, self._me, order.release_id, self._reason, None if order.head else page.edition)
            self._early_ones.add(order.release_id)
        for one, it in made:
            path = self._folder / file_name(page, one.extension)
            with replacing(path) as out:
                out.write(it.data)
            yield Exported(one.id, path, it.notices)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise ExportError(mark("The folder {folder} cannot be made ({reason}). Choose another."), folder=str(folder),
                          reason=reason(cause)) from cause


def _guard_embargo(page: Page, me: Me | None, reason: str) -> None:
    if not reason.strip():
        raise Refused(
            mark("This release is under embargo ({embargo}). Wait, or give a reason with --embargo-reason; "
                 "the file then carries the embargo line."), embargo=pages.embargo_words(page))
    if me is None:
        raise Refused(mark("Say who you are with --as INITIALS: sending before the end of an embargo is recorded."))


def _note_early(desk: Desk, me: Me, release_id: str, reason: str, sequence: int | None) -> None:
    """Record that edition ``sequence`` (``None``: the head) leaves the house before its embargo ends."""
    with desk.writing() as writer:
        verdict = drafting.verdict_of(writer, release_id)
        edition = edition_named(verdict, sequence) if sequence is not None else None
        drafting.say_lawfully(writer, me, MoveSaid(
            release_id, writer.rosters.newest_id, edition.revision if edition else drafting.single_head(verdict),
            "export-early", verdict.frontier, edition.id if edition else None, reason=reason.strip()))
