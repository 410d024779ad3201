"""What the window costs, on the screen there is: its start beside a bare Qt window, typing, opening, lists, stalls.

Qt stays in ``gui``: everything here is measured by programs of ``gui/benchmark`` in processes of their own, which
print JSON. Where no screen is named they draw without one (Qt's ``offscreen``); without Qt's own system libraries
nothing is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from humasdesk.services import drafting
from humasdesk.services.benchmark import stage
from humasdesk.services.benchmark.furnish import WRITER
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Sample, rounds
from humasdesk.services.desk import Desk

STARTS = 9
LENGTHS = (500, 5_000, 50_000)
LEAST_STALL = 20.0
"""Milliseconds; a turn of the event loop that is shorter is none."""
_LARGE = 1_000
"""A smaller desk is for trying the measurement out: only the shortest page is typed on, and the story hurries."""
_ROOM = "humasdesk.gui.benchmark."


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts of the writer: the ids of one to start with and to tell the story of, and of long ones to open."""

    start: str
    words_700: str
    words_5000: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures, where they were drawn (Qt's name of the screen), and the worst stall in words."""

    taken: dict[str, Taken]
    screen: str = ""
    stall: str = ""


def set_up(desk: Desk, prose: Prose) -> Drafts:
    """Write the drafts."""
    me = desk.me(WRITER)
    lengths = (300, 700, stage.LONG)
    return Drafts(*(drafting.create(desk, me, stage.content(desk, prose, words))[0] for words in lengths))


def measure(home: Path, drafts: Drafts, scratch: Path, releases: int) -> Measured:
    """Everything of the window; nothing where no window can be had."""
    try:
        first = _asked("bare")
    except subprocess.CalledProcessError:
        return Measured({})
    _remember(home, drafts.start)
    taken = _starts(home, scratch, rounds(STARTS, releases))
    pace = 1.0 if releases >= _LARGE else 0.1
    views = _asked("views", str(home), WRITER, drafts.words_700, drafts.words_5000, str(pace))
    taken |= {f"view.open.{name}": _all(values) for name, values in views["open"].items()}
    taken |= {f"view.list.{name}": _all(values) for name, values in views["list"].items() if values}
    if views["memory"]:
        taken["window.memory"] = Taken(Sample.of(views["memory"]), Sample.of(first["memory"]))
    for words in LENGTHS if releases >= _LARGE else LENGTHS[:1]:
        keys = _asked("page", str(words))
        taken[f"typing.{words}"] = Taken(Sample.of(*keys["marked"]), Sample.of(*keys["plain"]))
    keys = _asked("checked", str(home), WRITER, drafts.words_5000, str(pace))
    taken |= {"view.key": _all(keys["processor"]), "view.key.clock": _all(keys["clock"])}
    stalls = _asked("story", str(home), WRITER, drafts.start, str(LEAST_STALL), str(pace))["stalls"]
    worst = max(stalls, key=lambda one: float(one["processor"]), default=None)
    taken["view.stall"] = Taken(Sample.of(float(worst["processor"]) if worst else 0.0))
    if releases >= _LARGE:
        trouble = _asked("trouble", str(home), WRITER, drafts.start, str(LEAST_STALL))["stalls"]
        taken["view.trouble"] = Taken(Sample.of(max((float(one["processor"]) for one in trouble
                                                     if one["step"] != "open"), default=0.0)))
    return Measured(taken, str(first["screen"]), _told(worst) if worst else "")


def _told(stall: dict[str, Any]) -> str:
    return f"{stall['step']}: {' > '.join(stall['stack'][-3:])}"


def _all(values: Sequence[float]) -> Taken:
    return Taken(Sample.of(*values))


def _remember(home: Path, release: str) -> None:
    """Let the next start open that draft, as if it had been open at the last close."""
    (home / "window.ini").write_text(f"[General]\nrelease={release}\n", "utf-8")


def _starts(home: Path, scratch: Path, times: int) -> dict[str, Taken]:
    """The program's start beside a bare window's, in turns, after one that draws the picture of the close."""
    found: dict[str, list[float]] = {}
    for turn in range(-1, times):
        begin = time.monotonic()
        bare = _asked("bare")
        values = {"bare": bare["at"] - begin, "bare cpu": bare["cpu"]}
        begin = time.monotonic()
        ours = _started(home, scratch / "moments.json")
        values |= {name: ours[name]["at"] - begin for name in ("painted", "ready") if name in ours}
        if "key" in ours:
            values["key"] = ours["key"]["at"] - ours["painted"]["at"]
        values["cpu"] = ours["painted"]["cpu"]
        for name, seconds in values.items():
            if turn >= 0:
                found.setdefault(name, []).append(seconds * 1_000)
    samples = {name: Sample.of(*values) for name, values in found.items()}
    beside = {"window.start": "bare", "window.processor": "bare cpu"}
    ours_of = {"window.start": "painted", "window.processor": "cpu", "window.key": "key", "window.living": "ready"}
    return {name: Taken(samples[which], samples.get(beside.get(name, "")))
            for name, which in ours_of.items() if which in samples}


def _started(home: Path, path: Path) -> dict[str, Any]:
    """One start of the program itself, with a key pressed at the first paint, closed again; its moments."""
    subprocess.run([sys.executable, "-m", "humasdesk", "--home", str(home), "--as", WRITER], check=True,
                   capture_output=True, env={**_environment(), "HUMASDESK_MOMENTS": str(path)})
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    path.unlink()
    return found


def _asked(what: str, *words: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-m", _ROOM + what, *words], check=True, capture_output=True, text=True,
                          env=_environment())
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _environment() -> dict[str, str]:
    """The environment, with a screen in memory where Linux names none. A display is named even so, because without one
    the program opens no window. Modules are kept compiled, as they are wherever the program was started before."""
    here = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not sys.platform.startswith("linux") or any(here.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        return here
    return {**here, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": "none"}
