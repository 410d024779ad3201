"""What the process itself costs: its start, its first PDF, its memory; measured in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from humasdesk.services.benchmark.stage import Stage
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Deed, Sample, in_turns, rounds

ROUNDS = 7
_CHILD = "humasdesk.services.benchmark.child"


def starts(home: Path, releases: int) -> dict[str, Taken]:
    """From nothing to the printed help and to the printed list, beside an empty Python."""
    samples = in_turns(rounds(ROUNDS, releases), {
        "bare": _process("-c", "pass"),
        "process.help": _process("-m", "humasdesk", "--help"),
        "process.list": _process("-m", "humasdesk", "--home", str(home), "list"),
    })
    bare = samples.pop("bare")
    return {name: Taken(sample, bare) for name, sample in samples.items()}


def first_pdf(home: Path, on: Stage, out: Path, releases: int) -> Taken:
    """The first PDF that a process makes, its desk being open; the program's own start is not in it."""
    times = rounds(ROUNDS, releases)
    return Taken(Sample.of(*(_asked("first-pdf", home, on.page, out)["milliseconds"] for _ in range(times))))


def memory(home: Path, on: Stage, out: Path) -> dict[str, Taken]:
    """The most memory a process held that listed, searched, opened 50 releases and made a PDF."""
    told = _asked("memory", home, on.page, out)
    if not told["most"]:
        return {}
    return {"process.memory": Taken(Sample.of(told["most"]), Sample.of(told["bare"]))}


def _process(*words: str) -> Deed:
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def _asked(task: str, home: Path, release_id: str, out: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, "-m", _CHILD, task, str(home), release_id, str(out)], check=True,
                          capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told
