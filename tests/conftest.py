"""What holds for every test: no screen, no keyring, no desk of the person who runs it, and nothing left running."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HUMASDESK_KEYS"] = "file"
os.environ["HUMASDESK_LANG"] = "en"
os.environ["LC_ALL"] = "C.UTF-8"  # the system's own reasons ("No such file or directory") in one language everywhere
os.environ.pop("LANGUAGE", None)
os.environ.pop("HUMASDESK_HOME", None)

settings.register_profile(
    "house",
    deadline=None,  # machines are shared: a slow example is no failure
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("HUMASDESK_EXAMPLES", "100")),
    derandomize="CI" in os.environ,
)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """All the tests and what they import stay to the end: Python need not look through them for garbage again."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _no_desk_of_the_person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A test that names no home gets one in the temporary folder, never the real desk."""
    home = tmp_path_factory.mktemp("nobody") / "home"
    os.environ["HUMASDESK_HOME"] = str(home)
    yield home
    del os.environ["HUMASDESK_HOME"]


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A thread that outlives its test by more than a second fails it."""
    before = set(threading.enumerate())
    yield
    new = (thread for thread in threading.enumerate() if thread not in before)
    left = [thread for thread in new if not thread.name.startswith("Dummy-")]  # Qt's own threads, seen from Python
    for thread in left:
        thread.join(timeout=1)
    assert not [thread.name for thread in left if thread.is_alive()], "left running by this test"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """What a test makes the program speak is not spoken in the next one."""
    from humasdesk import i18n

    yield
    i18n.use("en")
    os.environ.pop("LANGUAGE", None)  # what a command says to the system beside it
