"""One speller for all tests of spelling: loading it takes a while."""

from __future__ import annotations

import pytest

from humasdesk.language.spelling import Speller


@pytest.fixture(scope="session")
def speller() -> Speller:
    return Speller.load()
