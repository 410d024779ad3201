"""What saving costs: the working copy, a revision, a new release, and the moves that publish it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from humasdesk.domain.release import Content
from humasdesk.services import drafting, publishing, reviewing, searching
from humasdesk.services.benchmark import stage
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.stage import Stage
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Deed, in_turns, rounds
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted
from humasdesk.store.yardstick import RawRows

ROUNDS = 200


class Round:
    """The deeds of one round, on a new release and on the next of the desk's drafts."""

    def __init__(self, desk: Desk, on: Stage, prose: Prose) -> None:
        drafts = searching.page(desk, Wanted(state="draft"), limit=ROUNDS)
        self._drafts = cycle([one.id for one in drafts] or [drafting.create(desk, on.writer, Content("Baru"))[0]])
        self._desk = desk
        self._on = on
        self._prose = prose
        self._text = stage.content(desk, prose, 330)
        self._typed = drafting.create(desk, on.writer, self._text)[0]
        self._newest = self._typed

    def deeds(self) -> dict[str, Deed]:
        """Each deed by the id of its measure, in the order in which a release lives."""
        return {"write.autosave": self._autosave, "write.revision": self._revision, "write.new": self._new,
                "write.submit": self._submit, "write.approve": self._approve, "write.publish": self._publish}

    def _autosave(self) -> None:
        drafting.keep(self._desk, self._on.writer, self._typed, (), self._text)

    def _revision(self) -> None:
        drafting.edit(self._desk, self._on.writer, next(self._drafts),
                      lambda content: replace(content, body=content.body + "\n" + self._prose.sentence() + "\n"))

    def _new(self) -> None:
        text = replace(self._text, headline=f"{self._text.headline} {self._newest}")
        self._newest = drafting.create(self._desk, self._on.writer, text)[0]

    def _submit(self) -> None:
        reviewing.move(self._desk, self._on.writer, self._newest, "submit")

    def _approve(self) -> None:
        reviewing.move(self._desk, self._on.supervisor, self._newest, "approve")

    def _publish(self) -> None:
        publishing.publish(self._desk, self._on.supervisor, self._newest)


def measure(desk: Desk, on: Stage, prose: Prose, folder: Path, releases: int) -> dict[str, Taken]:
    """Every deed beside a raw row on the same disk."""
    with closing(RawRows(folder / "raw-rows.sqlite")) as raw:
        samples = in_turns(rounds(ROUNDS, releases), {"raw": raw.add, **Round(desk, on, prose).deeds()}, warm=5)
    beside = samples.pop("raw")
    return {name: Taken(sample, beside) for name, sample in samples.items()}
