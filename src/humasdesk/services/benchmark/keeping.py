"""What keeping costs: making everything derived anew, verifying, backing up, and room on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from humasdesk.domain.ids import new_id
from humasdesk.domain.release import Content
from humasdesk.services import safekeeping
from humasdesk.services.benchmark import furnish, stage
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Sample, timed
from humasdesk.services.desk import open_desk
from humasdesk.store import yardstick

_RECORDS = 100_000
"""The number of records that the budgets of rebuilding and verifying speak of."""
_REVISIONS = 3
_WORDS = 400
"""About 3 kB."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Figures, and what the verification found on the desk."""

    taken: dict[str, Taken]
    records: int
    problems: tuple[str, ...]


def measure(home: Path) -> Kept:
    """Rebuild, back up and verify the desk in ``home``; it must be closed."""
    with open_desk(home) as desk:
        rebuilt: list[int] = []
        took = timed(lambda: rebuilt.append(safekeeping.rebuild(desk)))
        records = rebuilt[0]
        taken = {"keep.rebuild": _scaled(took, records),
                 "keep.backup": Taken(Sample.of(timed(lambda: safekeeping.make_backup(desk)) / 1_000))}
    found: list[str] = []

    def verified(*, compare: bool) -> float:
        return timed(lambda: found.extend(safekeeping.verify_home(home, compare=compare).problems))

    taken["keep.verify"] = _scaled(verified(compare=False), records)
    taken["keep.compare"] = _scaled(verified(compare=True), records)
    return Kept(taken, records, tuple(dict.fromkeys(found)))


def _scaled(milliseconds: float, records: int) -> Taken:
    return Taken(Sample.of(milliseconds / 1_000 * _RECORDS / records))


def sizes(folder: Path, releases: int) -> dict[str, Taken]:
    """The store as times the raw text, on a desk of releases with three texts each."""
    home = folder / "three-texts"
    furnish.furnish(home, 0, _quiet)
    prose = Prose(3)
    with open_desk(home) as desk:
        me = desk.me(furnish.WRITER)
        with desk.writing() as writer:
            batch = furnish.Batch(desk, writer, me, me)
            for _ in range(releases):
                one = furnish.Made(new_id(desk.now()), Content())
                for _ in range(_REVISIONS):
                    batch.write(one, stage.content(desk, prose, _WORDS))
        found = yardstick.sizes(desk.store.path, folder / "weighed.sqlite")
        with desk.store.reading() as connection:
            raw = yardstick.raw_text(connection)
    return {name: Taken(Sample.of(size / raw)) for name, size in (
        ("size.journal", found.journal), ("size.bare", found.without_search), ("size.whole", found.whole))}


def _quiet(line: str) -> None:
    """No progress to tell of a small desk."""
