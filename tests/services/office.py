"""A small office for tests: a desk in a temporary folder, people with their keys, a clock to turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from humasdesk.domain.release import Content, Summary
from humasdesk.services import answering, drafting, people, publishing, reviewing, searching
from humasdesk.services.checking import questions
from humasdesk.services.checking.finding import Finding
from humasdesk.services.desk import Desk, Me, open_desk
from humasdesk.services.publishing import Published

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
"""Monday, noon in Samarinda (WITA)."""

PEOPLE = (
    ("Maria Rosari", "mar", ("writer",)),  # the first one: admin too
    ("Budi Santoso", "bud", ("writer",)),
    ("Sulaiman Hadi", "sul", ("supervisor",)),
    ("Rina Wati", "rin", ("supervisor",)),
    ("Agus Salim", "adm", ("admin",)),
)


class FakeClock:
    """A clock that stands until it is turned."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Turn it on, by the arguments of ``timedelta``."""
        self.now += timedelta(**by)


@dataclass
class Office:
    """An open desk and short words for what people do at it."""

    desk: Desk
    clock: FakeClock

    def me(self, initials: str) -> Me:
        return self.desk.me(initials)

    def new(self, by: str = "mar", **said: object) -> str:
        """A new draft; its id."""
        content = Content(headline="Rakor Kepala Daerah", dateline="SAMARINDA", body="Gubernur membuka rakor.\n",
                          region="64")
        return drafting.create(self.desk, self.me(by), replace(content, **said))[0]  # type: ignore[arg-type]

    def edit(self, release: str, by: str = "mar", **said: object) -> None:
        drafting.edit(self.desk, self.me(by), release,
                      lambda content: replace(content, **said))  # type: ignore[arg-type]

    def answer_all(self, release: str, by: str = "mar") -> None:
        """Pass over everything that would stop the release."""
        answers = answering.of_release(self.desk, release)
        for one in questions.examine(self.desk, self.content(release), answers).stopping:
            assert isinstance(one, Finding)
            questions.answer(self.desk, self.me(by), release, one, "ignore")

    def move(self, action: str, release: str, by: str, *, note: str = "", reason: str = "") -> None:
        reviewing.move(self.desk, self.me(by), release, action, note=note, reason=reason)

    def approved(self, **said: object) -> str:
        """A release by mar that sul has approved."""
        release = self.new(**said)
        self.move("submit", release, "mar")
        self.move("approve", release, "sul")
        return release

    def publish(self, release: str, by: str = "sul", **more: object) -> Published:
        return publishing.publish(self.desk, self.me(by), release, **more)  # type: ignore[arg-type]

    def published(self, **said: object) -> str:
        release = self.approved(**said)
        self.publish(release)
        return release

    def corrected(self, release: str, note: str = "Nama acara", **said: object) -> None:
        """A correction by mar, published by sul."""
        publishing.correct(self.desk, self.me("mar"), release, note)
        self.edit(release, **said)
        self.move("submit", release, "mar")
        self.move("approve", release, "sul")
        self.publish(release)

    def summary(self, release: str) -> Summary:
        return searching.one(self.desk, release)

    def state(self, release: str) -> tuple[str, str, str]:
        """What people call its state, the head's working state and the public one."""
        one = self.summary(release)
        return one.state, one.working, one.public

    def content(self, release: str) -> Content:
        return drafting.head_of(self.desk, release).content

    def history(self, release: str) -> list[tuple[str, str, str]]:
        """(action, who, what was said) of everything that counts, oldest first."""
        return [(step.action, step.person.split()[0], step.note or step.reason)
                for step in reviewing.history(self.desk, release) if step.counts]


def found(home: Path) -> None:
    """Make a desk in ``home`` with everybody of :data:`PEOPLE`."""
    with open_desk(home, create=True, now=FakeClock()) as desk:
        for name, initials, roles in PEOPLE:
            people.add(desk, name, initials, roles)


@contextmanager
def opened(home: Path, clock: FakeClock | None = None) -> Iterator[Office]:
    """The desk in ``home``, open for writing."""
    turning = clock or FakeClock()
    with open_desk(home, now=turning) as desk:
        yield Office(desk, turning)
