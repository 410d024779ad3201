"""A desk whose check list lets every release pass: these tests look at what is exported, not at findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from humasdesk.services import people
from humasdesk.services.desk import Desk, open_desk
from leniency import let_findings_pass


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk", create=True) as made:
        people.add(made, "Maria Rosari", "mar", ["writer"])
        people.add(made, "Sulaiman Hadi", "sul", ["supervisor"])
        let_findings_pass(made)
        yield made
