"""One speller for all tests of spelling: loading it takes a while."""

from __future__ import annotations

import pytest

from humasdesk.language.spelling import Speller
from humasdesk.services.checking import knowing


@pytest.fixture(scope="session")
def speller() -> Speller:
    return knowing.speller().taught({})
