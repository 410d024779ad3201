"""A desk of two with a few releases, and a session at it, as the window is given them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from humasdesk import assets
from humasdesk.domain.release import Content
from humasdesk.services import drafting, intake, people, starter
from humasdesk.services.desk import Desk, open_desk
from leniency import let_findings_pass


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Maria writes, Sul reviews; the sample and two drafts lie on the desk."""
    with open_desk(tmp_path / "desk", create=True) as opened:
        people.add(opened, "Maria Rosari", "mar", ["writer"])
        people.add(opened, "Sulaiman Hadi", "sul", ["supervisor"])
        let_findings_pass(opened)
        me = opened.me("mar")
        starter.load(opened, me)
        intake.take_in(opened, me, [str(assets.path("samples", "rakor-kepala-daerah.txt"))])
        for number in (1, 2):
            drafting.create(opened, me, Content(headline=f"Kabar {number}", body="Isi rilis ini."))
        yield opened
