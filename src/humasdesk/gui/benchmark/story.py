"""A story through the window under the watchdog: open, type, save, search, states, preview, submit, export."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from humasdesk.gui.app import make_app
from humasdesk.gui.benchmark import told
from humasdesk.gui.benchmark.sitter import press_default, rest, sit_down, type_on
from humasdesk.gui.releases.places import PLACES
from humasdesk.gui.stalls import Stall, Watchdog
from humasdesk.gui.window import MainWindow

Step = tuple[str, Callable[[], object], int]
"""What is done, and how many milliseconds go by before the next."""
_WORDS = "Rapat koordinasi di Samarinda "


def nothing() -> None:
    """Only let time go by."""


def steps(window: MainWindow, release: str, folder: str) -> Iterator[Step]:
    """The story, ``release`` being a draft of who sits there."""
    for by in (1, 1, 1, -1):
        yield "open the next", partial(window.releases.step, by), 300
    yield "open a draft", partial(window.writing.open, release), 300
    yield "go to the page", window.focus_page, 50
    for letter in _WORDS:
        yield "type", partial(type_on, window, letter), 40
    yield "pause", nothing, 1_200
    yield "save", window.save_now, 400
    for end in range(1, 8):
        yield "search", partial(window.search.setText, "pembang"[:end]), 230
    yield "search nothing", window.search.clear, 400
    for place in PLACES:
        yield f"place {place.key}", partial(window.sidebar.go, place.key), 250
    yield "place all", partial(window.sidebar.go, "all"), 250
    yield "preview", window.toggle_preview, 1_500
    for letter in "di Samarinda":
        yield "type beside the preview", partial(type_on, window, letter), 60
    yield "preview drawn", nothing, 1_500
    yield "preview away", window.toggle_preview, 300
    yield "submit", partial(window.make_move, "submit"), 800
    window.memory.setValue("export/folders", [folder])
    yield "export", window.export_release, 600
    yield "write files", partial(press_default, window), 2_500
    yield "new release", window.new_release, 600
    yield "dark", window.toggle_dark, 400
    yield "light", window.toggle_dark, 400


def tell_story(window: MainWindow, release: str, least_ms: float, pace: float = 1.0) -> list[tuple[str, Stall]]:
    """Every stall of at least ``least_ms``, with the step it fell into; ``pace`` times the pauses go by."""
    found: list[tuple[str, Stall]] = []
    now = ""
    dog = Watchdog(least_ms, lambda stall: found.append((now, stall)), window)
    dog.begin()
    with tempfile.TemporaryDirectory() as folder:
        for now, deed, pause in steps(window, release, folder):  # noqa: B007 (read by the watchdog)
            deed()
            rest(window, round(pause * pace))
    dog.finish()
    return found


def as_data(found: list[tuple[str, Stall]]) -> list[dict[str, object]]:
    """Every stall as plain values, with the step it fell into."""
    return [{"step": step, "milliseconds": one.milliseconds, "processor": one.processor, "stack": list(one.stack)}
            for step, one in found]


def main(home: Path, initials: str, release: str, least_ms: float, pace: float) -> None:
    with ExitStack() as stack:
        window = sit_down(stack, home, initials)
        found = tell_story(window, release, least_ms, pace)
        told.tell({"stalls": as_data(found)})


if __name__ == "__main__":
    make_app(["humasdesk"])
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4]), float(sys.argv[5]))
