"""The window on a desk full of releases: opening, the list's first page, scrolling, filtering by key, memory."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from humasdesk.gui.app import make_app
from humasdesk.gui.benchmark import told
from humasdesk.gui.benchmark.sitter import Painted, cost, rest, sit_down, until
from humasdesk.gui.window import MainWindow
from humasdesk.services import searching

_ROUNDS, _FRAMES, _OPENED = 12, 300, 50
_STEP = 57
"""Pixels of one scroll frame: some three notches a second at sixty frames."""
_CALM = 2_500
"""Milliseconds in which what an opening begins beside the window comes to its end: its processor time is not the
list's."""
_COMING = 300
"""Milliseconds from the key that goes to the search to the first letter."""
_COUNTED = 250
"""Milliseconds in which the releases that were found have been counted too: that comes beside the list, after a pause,
and its processor time is not the next key's."""
_TYPED = ("pembangunan", "rapat koordinasi", "samarinda", "banjir")


def opening(window: MainWindow, short: str, long: str, times: int) -> dict[str, list[float]]:
    """From the wish to the paint, of 700 and of 5,000 words in turns, so many times each."""
    found: dict[str, list[float]] = {"700": [], "5000": []}
    painted = Painted(window.page.page.sheet.viewport())
    shown: list[int] = []
    window.writing.opened.connect(lambda: shown.append(painted.count))

    def opened(release: str) -> float:
        shown.clear()
        return cost(partial(window.writing.open, release), lambda: bool(shown) and painted.count > shown[-1])

    for turn in range(-1, times):
        for name, release in (("700", short), ("5000", long)):
            took = opened(release)
            if turn >= 0:
                found[name].append(took)
            rest(window, 20)
    return found


def listing(window: MainWindow, share: float) -> dict[str, list[float]]:
    """The first page anew, frames of scrolling, and every key of some searches, each to the paint; the ``share`` of all
    that, with as little of the pauses between."""
    releases, view = window.releases, window.releases.view
    painted = Painted(view.viewport())
    resets: list[None] = []
    releases.model.modelReset.connect(lambda: resets.append(None))

    def shown_anew(deed: Callable[[], object]) -> float:
        seen, drawn = len(resets), painted.count

        def asked() -> None:
            deed()
            view.viewport().update()

        took = cost(asked, lambda: len(resets) > seen and painted.count > drawn)
        rest(window, round(_COUNTED * share))
        return took

    until(lambda: window.examiner.reading is not None)
    rest(window, round(_CALM * share))
    window.focus_search()
    rest(window, _COMING)
    first = [shown_anew(releases.refresh) for _ in range(part(_ROUNDS, share))]
    scroll = _scrolling(window, painted, part(_FRAMES, share))
    keys = [words[:end] for words in _TYPED[:part(len(_TYPED), share)] for end in range(1, len(words) + 1)]
    filtering = [shown_anew(partial(window.asking.typed, words)) for words in keys]
    shown_anew(partial(window.asking.typed, ""))
    return {"first": first, "scroll": scroll, "filter": filtering}


def _scrolling(window: MainWindow, painted: Painted, frames: int) -> list[float]:
    bar = window.releases.view.verticalScrollBar()
    found: list[float] = []
    while len(found) < frames and bar.value() < bar.maximum():
        drawn = painted.count
        found.append(cost(partial(bar.setValue, bar.value() + _STEP), partial(_more, painted, drawn)))
    bar.setValue(0)
    return found


def _more(painted: Painted, than: int) -> bool:
    return painted.count > than


def memory(window: MainWindow, releases: int) -> float:
    """MiB that the process held at most after so many of the newest releases were opened one after the other."""
    for one in searching.page(window.session.desk, searching.Wanted(), limit=releases):
        window.writing.open(one.id)
        rest(window)
        QApplication.processEvents()
    return told.most_memory()


def part(whole: int, share: float) -> int:
    """The share of so many, at least one."""
    return max(1, round(whole * share))


def main(home: Path, initials: str, releases: tuple[str, str], share: float = 1.0) -> None:
    """Measure it all, on a release of 700 words and one of 5,000; ``share`` (above 0, at most 1) of it is enough to try
    the measurement out."""
    with ExitStack() as stack:
        window = sit_down(stack, home, initials)
        opened = opening(window, *releases, part(_ROUNDS, share))
        listed = listing(window, share)
        told.tell({"open": opened, "list": listed, "memory": memory(window, part(_OPENED, share))})


if __name__ == "__main__":
    make_app(["humasdesk"])
    main(Path(sys.argv[1]), sys.argv[2], (sys.argv[3], sys.argv[4]), float(sys.argv[5]))
