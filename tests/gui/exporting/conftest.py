"""A desk whose check list lets every release pass: these tests look at what is exported, not at findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from founding import Lay
from humasdesk.services import people
from humasdesk.services.desk import Desk, open_desk
from leniency import let_findings_pass


def lenient(desk: Desk) -> None:
    people.add(desk, "Maria Rosari", "mar", ["writer"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    let_findings_pass(desk)


@pytest.fixture
def desk(lay: Lay, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(lay(tmp_path / "desk", lenient), daily_backup=False) as made:
        yield made
