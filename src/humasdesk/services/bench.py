"""What it all costs on this computer: a desk of invented releases is built, measured, and told in a table.

Everything is compared in one run, in turns; a figure over its budget is said, never an error.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from humasdesk.errors import BadInput
from humasdesk.i18n import mark, tr
from humasdesk.services.benchmark import bringing, finding, furnish, keeping, opening, stage, starting, window, writing
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.stage import Stage
from humasdesk.services.benchmark.table import Figures, Taken, data, lines
from humasdesk.services.desk import Desk, open_desk

Tell = Callable[[str], None]

_MARK = ".humasdesk-bench"
_MOST = 2_000_000
_WEIGHED = 1_000
"""Releases of the small desk whose size is taken."""


PARTS = ("list", "search", "open", "export", "write", "import", "process", "keep", "window")
"""What can be measured by itself, in the order in which it is: the ids of the table's groups; ``window`` stands for
everything that is measured in the window."""


def run(releases: int, keep: Path | None, tell: Tell, only: Collection[str] = PARTS) -> Figures:
    """Build a desk of ``releases`` (or use the one that ``keep`` holds) and measure the parts ``only`` on it.

    Raises ``BadInput`` where the number makes no sense or ``keep`` holds other things.
    """
    if not 1 <= releases <= _MOST:
        raise BadInput(mark("A measurement takes 1 to {most} releases."), most=_MOST)
    with _folder(keep) as folder, tempfile.TemporaryDirectory(dir=folder) as scratch, _keys_in_files():
        home = folder / "desk"
        begin = time.perf_counter()
        furnish.furnish(home, releases, tell)
        built = time.perf_counter() - begin
        return _measured(home, releases, built, Path(scratch), tell, only)


def _measured(home: Path, releases: int, built: float, scratch: Path, tell: Tell, only: Collection[str]) -> Figures:
    load = _load()
    prose = Prose(time.time_ns())
    with open_desk(home) as desk:
        on = stage.set_up(desk, prose)
        drafts = window.set_up(desk, prose)
        taken = _on_open_desk(desk, on, prose, scratch, releases, tell, only)
    if "process" in only:
        tell(tr("Starts of the program"))
        taken |= starting.starts(home, releases) | starting.memory(home, on, scratch)
    if "export" in only:
        taken["pdf.first"] = starting.first_pdf(home, on, scratch, releases)
    seen = window.Measured({})
    if "window" in only:
        tell(tr("The window"))
        seen = window.measure(home, drafts, scratch, releases)
    kept = keeping.Kept({}, 0, ())
    if "keep" in only:
        tell(tr("Rebuild, backup, verification"))
        taken |= keeping.sizes(scratch, min(_WEIGHED, releases))
        kept = keeping.measure(home)
    return Figures(releases, kept.records, built, taken | seen.taken | kept.taken, kept.problems, (*load, *_load()),
                   seen.screen, seen.stall)


def _on_open_desk(desk: Desk, on: Stage, prose: Prose, scratch: Path, releases: int, tell: Tell,
                  only: Collection[str]) -> dict[str, Taken]:
    taken: dict[str, Taken] = {}
    parts: tuple[tuple[str, str, Callable[[], dict[str, Taken]]], ...] = (
        ("list", tr("Lists"), lambda: finding.lists(desk, releases)),
        ("search", tr("Searches"), lambda: finding.searches(desk, prose, scratch, releases)),
        ("open", tr("Opening a release"), lambda: opening.openings(desk, on, releases)),
        ("export", tr("Export"), lambda: opening.exports(desk, on, scratch, releases)),
        ("write", tr("Writing"), lambda: writing.measure(desk, on, prose, scratch, releases)),
        ("import", tr("Import"),
         lambda: bringing.measure(desk, on, prose, scratch, min(bringing.FILES, releases))),
    )
    for part, title, measure in parts:
        if part in only:
            tell(title)
            taken |= measure()
    return taken


def _load() -> tuple[float, ...]:
    """How many processes want the processor just now, where the system tells."""
    return (os.getloadavg()[0],) if hasattr(os, "getloadavg") else ()


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Where the measurement lies: an earlier one's folder, an empty one, or one that goes away afterwards."""
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="humasdesk-bench-") as made:
            yield Path(made)
        return
    folder = keep.expanduser().absolute()
    if folder.exists() and not (folder / _MARK).exists() and any(folder.iterdir()):
        raise BadInput(mark("The folder {folder} holds other things. Choose another for the measurement."),
                       folder=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    yield folder


@contextmanager
def _keys_in_files() -> Iterator[None]:
    """The keys of people who do not exist stay out of the system's keyring."""
    before = os.environ.get("HUMASDESK_KEYS")
    os.environ["HUMASDESK_KEYS"] = "file"
    try:
        yield
    finally:
        if before is None:
            del os.environ["HUMASDESK_KEYS"]
        else:
            os.environ["HUMASDESK_KEYS"] = before


__all__ = ["PARTS", "Figures", "data", "lines", "run"]
