"""What it all costs on this computer: a desk of invented releases is built, measured, and told in a table.

Everything is compared in one run, in turns; a figure over its budget is said, never an error.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from humasdesk.errors import BadInput
from humasdesk.i18n import mark, tr
from humasdesk.services.benchmark import bringing, finding, furnish, keeping, opening, stage, starting, writing
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.table import Figures, Taken, data, lines
from humasdesk.services.desk import open_desk

Tell = Callable[[str], None]

_MARK = ".humasdesk-bench"
_MOST = 2_000_000
_WEIGHED = 1_000
"""Releases of the small desk whose size is taken."""


def run(releases: int, keep: Path | None, tell: Tell) -> Figures:
    """Build a desk of ``releases`` (or use the one that ``keep`` holds) and measure everything on it.

    Raises ``BadInput`` where the number makes no sense or ``keep`` holds other things.
    """
    if not 1 <= releases <= _MOST:
        raise BadInput(mark("A measurement takes 1 to {most} releases."), most=_MOST)
    with _folder(keep) as folder, tempfile.TemporaryDirectory(dir=folder) as scratch, _keys_in_files():
        home = folder / "desk"
        begin = time.perf_counter()
        furnish.furnish(home, releases, tell)
        built = time.perf_counter() - begin
        return _measured(home, releases, built, Path(scratch), tell)


def _measured(home: Path, releases: int, built: float, scratch: Path, tell: Tell) -> Figures:
    load = _load()
    prose = Prose(time.time_ns())
    taken: dict[str, Taken] = {}
    with open_desk(home) as desk:
        on = stage.set_up(desk, prose)
        tell(tr("Lists and searches"))
        taken |= finding.lists(desk, releases) | finding.searches(desk, prose, scratch, releases)
        tell(tr("Opening and export"))
        taken |= opening.openings(desk, on, releases) | opening.exports(desk, on, scratch, releases)
        tell(tr("Writing"))
        taken |= writing.measure(desk, on, prose, scratch, releases)
        tell(tr("Import"))
        taken |= bringing.measure(desk, on, prose, scratch, min(bringing.FILES, releases))
    tell(tr("Starts of the program"))
    taken |= starting.starts(home, releases) | starting.memory(home, on, scratch)
    taken["pdf.first"] = starting.first_pdf(home, on, scratch, releases)
    tell(tr("Rebuild, backup, verification"))
    taken |= keeping.sizes(scratch, min(_WEIGHED, releases))
    kept = keeping.measure(home)
    return Figures(releases, kept.records, built, taken | kept.taken, kept.problems, (*load, *_load()))


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


__all__ = ["Figures", "data", "lines", "run"]
