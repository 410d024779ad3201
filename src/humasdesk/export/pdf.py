"""A page as PDF, through Typst: tagged (PDF/UA-1), fit for the archive (PDF/A-2a), the same bytes every time.

See ``docs/decisions/0004-pdf-through-typst.md``. Typst may read only a private folder that holds the theme, the
shared library and this page: its pictures, and its text as JSON.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from humasdesk.errors import ExportError
from humasdesk.export import pictures, themes
from humasdesk.export.fitting import fitted
from humasdesk.export.labels import labels
from humasdesk.export.notice import Made, Notice
from humasdesk.export.page import Page
from humasdesk.export.pictures import Picture
from humasdesk.export.prepare import Prepared, prepare
from humasdesk.export.setter import Choices, Setter, set_up
from humasdesk.export.themes import Theme
from humasdesk.i18n import mark

if TYPE_CHECKING:
    from typst import PDFStandard, TypstError, TypstWarning

LADDER: tuple[tuple[PDFStandard, ...], ...] = (("ua-1", "a-2a"), ("ua-1",), ())
"""What is tried, in this order; the first is always reached unless an office's own theme stands in the way."""
KEPT_PICTURES = 16
"""Fit pictures a press remembers: the logo and what a batch of releases shares."""
_PRIVATE = re.compile(r"\(searched at .*?([^\\/]+)\)")
"""Where Typst looked for a file: the private folder says nothing to a person."""
_PLACE = re.compile(r"([^\\/\s]+\.typ):(\d+):\d+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a part of the page begins or ends on a sheet.

    ``part`` is ``kicker``, ``headline``, ``dateline`` or a block's place in the body, from 1. ``x`` and ``y``
    are points (1/72 inch) from the sheet's left and upper edge to the foot of a line of text of ``size`` points, or to
    a block's edge, where ``size`` is 0.
    """

    part: str | int
    ends: bool
    sheet: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page to look at: one PNG a sheet, a sheet's width and height in points, and where the page's parts stand, in
    the order of the text."""

    sheets: tuple[bytes, ...]
    width: float
    height: float
    spots: tuple[Spot, ...] = ()


def to_pdf(page: Page, templates: Sequence[Path] = ()) -> Made:
    """``page`` as one PDF file; ``templates`` are an office's own theme folders.

    Raises ``ExportError`` for a picture that cannot be used and for a theme that cannot be set.
    """
    with PdfPress(templates) as press:
        return press.make(page)


class PdfPress:
    """Makes many PDFs with one start: a context manager, usable from several threads (each gets its own compiler).

    ``templates`` are an office's own theme folders, which other formats look into too.
    """

    def __init__(self, templates: Sequence[Path] = ()) -> None:
        self.templates = tuple(templates)
        self._folder: Path | None = None
        self._mine = threading.local()
        self._fit: OrderedDict[bytes, Picture] = OrderedDict()
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the private folder; the press makes nothing more."""
        self._mine = threading.local()
        if self._folder is not None:
            self._clear()

    def make(self, page: Page) -> Made:
        """``page`` as PDF, on the highest rung of the ladder it reaches."""
        theme, notices = themes.chosen(page.theme, self.templates)
        with self._laid_out(page, theme) as (setter, prepared):
            made = fitted(setter.asked, {}, lambda choices: _climb_down(setter, choices, _moment(page), theme))
        return Made(made.data, (*notices, *prepared.notices, *made.notices), made.standards)

    def draw(self, page: Page, ppi: float) -> Drawing:
        """``page`` for looking at, ``ppi`` pixels an inch: the same template, which says where things stand too."""
        from typst import TypstError

        theme, _ = themes.chosen(page.theme, self.templates)
        with self._laid_out(page, theme) as (setter, _prepared):
            def drawn_with(choices: Choices) -> tuple[tuple[bytes, ...], str]:
                """The sheets, and where things stand on them."""
                return setter.sheets(choices, ppi), setter.asked("<spots>", choices)

            try:
                drawn, said = fitted(setter.asked, {"spots": "yes"}, drawn_with)
            except TypstError as exc:
                raise _broken(theme, exc) from exc
        width, height = (float(theme.style[f"paper_{side}"]) / 25.4 * 72 for side in ("width", "height"))
        return Drawing(drawn, width, height, tuple(Spot(**one) for one in json.loads(said)))

    @contextmanager
    def _laid_out(self, page: Page, theme: Theme) -> Iterator[tuple[Setter, Prepared]]:
        """This thread's compiler and the prepared page, whose pictures lie in the root meanwhile."""
        prepared = prepare(page, labels(page.language, self.templates), theme.style, self._picture)
        setter = self._setter(theme)
        shown = setter.lay_out(prepared)
        try:
            yield setter, prepared
        finally:
            for path in shown:
                path.unlink(missing_ok=True)

    def _setter(self, theme: Theme) -> Setter:
        """This thread's compiler for ``theme``, with its private root."""
        mine: dict[Path, Setter] = self._mine.__dict__.setdefault("setters", {})
        if theme.folder not in mine:
            mine[theme.folder] = set_up(theme, Path(tempfile.mkdtemp(dir=self._own_folder())))
        return mine[theme.folder]

    def _own_folder(self) -> Path:
        """The private folder, made when the first sheet is."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="humasdesk-"))
                self._clear = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            return self._folder

    def _picture(self, raw: bytes, name: str) -> Picture:
        """A fit picture, remembered for the next page that shows it."""
        key = hashlib.sha256(raw).digest()
        with self._lock:
            if key in self._fit:
                self._fit.move_to_end(key)
                return self._fit[key]
        fit = pictures.fit(raw, name)
        with self._lock:
            self._fit[key] = fit
            if len(self._fit) > KEPT_PICTURES:
                self._fit.popitem(last=False)
        return fit


def _climb_down(setter: Setter, choices: Choices, moment: datetime, theme: Theme) -> Made:
    """The first rung of the ladder that Typst accepts; a notice says what was not reached and why."""
    from typst import TypstError

    first: TypstError | None = None
    for standards in LADDER:
        try:
            data, warnings = setter.pdf(choices, standards, moment)
        except TypstError as exc:
            first = first or exc
            if standards == LADDER[-1]:
                raise _broken(theme, exc) from exc
            continue
        notices = _warned(theme, warnings)
        if first is not None:
            notices.append(_lowered(standards, first))
        return Made(data, tuple(notices), standards)
    raise LookupError("the ladder has no rung")


def _moment(page: Page) -> datetime:
    """The file's own time: publication, else the start of the release's day, else 1970; never the machine's clock."""
    if page.published is not None:
        return page.published.astimezone(UTC)
    if page.date is not None:
        start = datetime(page.date.year, page.date.month, page.date.day, tzinfo=ZoneInfo(page.zone))
        return start.astimezone(UTC)
    return datetime.fromtimestamp(0, UTC)


def _warned(theme: Theme, warnings: Sequence[TypstWarning]) -> list[Notice]:
    """One notice for each thing Typst warns of, however often it does."""
    first: dict[str, TypstWarning] = {}
    for warning in warnings:
        first.setdefault(warning.message, warning)
    return [Notice("theme", mark("The letterhead theme {theme} says: {warning} ({place})."),
                   {"theme": theme.name, "warning": message, "place": _place(warning.diagnostic)})
            for message, warning in first.items()]


def _lowered(standards: Sequence[str], refused: TypstError) -> Notice:
    reason = refused.message.partition("error: ")[2] or refused.message
    if standards:
        return Notice("standard", mark("The PDF is accessible (PDF/UA) but not fit for the archive (PDF/A): {reason}."),
                      {"reason": reason})
    return Notice("standard", mark("The PDF is neither accessible (PDF/UA) nor fit for the archive (PDF/A): {reason}."),
                  {"reason": reason})


def _broken(theme: Theme, refused: TypstError) -> ExportError:
    return ExportError(
        mark("The letterhead theme {theme} cannot be used: {reason} ({place}). Mend its file or choose another theme."),
        theme=theme.name, reason=_PRIVATE.sub(r"(\1)", refused.message.splitlines()[0]),
        place=_place(refused.diagnostic),
    )


def _place(diagnostic: str) -> str:
    """``page.typ:12``: the first place that an error, else anything, points to."""
    found = _PLACE.search(diagnostic, max(diagnostic.find("error:"), 0)) or _PLACE.search(diagnostic)
    return f"{found[1]}:{found[2]}" if found else "page.typ"
