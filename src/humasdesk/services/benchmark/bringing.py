"""What importing costs: a folder of text files, written here, taken in as an office would."""

from __future__ import annotations

from pathlib import Path

from humasdesk.services import intake
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.stage import Stage
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Sample, timed
from humasdesk.services.desk import Desk

FILES = 1_000
_STEADY = 500
"""From this file on, an import needs no more memory than it has."""


def measure(desk: Desk, on: Stage, prose: Prose, folder: Path, count: int) -> dict[str, Taken]:
    """Take in ``count`` new files."""
    raw = folder / "import"
    _write(raw, prose, count)
    memory: dict[int, float] = {}

    def watch(done: int, name: str) -> bool:
        if done in (_STEADY, count):
            memory[done] = resident()
        return True

    took = timed(lambda: intake.take_in(desk, on.writer, [str(raw)], watch))
    found = {"import.file": Taken(Sample.of(took / count), fields={"count": count})}
    if count > _STEADY and memory[_STEADY]:
        found["import.growth"] = Taken(Sample.of(max(0.0, memory[count] - memory[_STEADY])))
    return found


def _write(folder: Path, prose: Prose, count: int) -> None:
    folder.mkdir(parents=True)
    for number in range(count):
        text = prose.release()
        begin, rest = text.body.split("\n\n", 1)
        (folder / f"rilis {number:04}.txt").write_text(
            f"{text.kicker}\n\n{text.headline}\n\n{text.dateline} - {begin}\n\n{rest}\n(mar/sul/humas)\n", "utf-8")


def resident() -> float:
    """MiB of memory this process holds now; 0 where the system does not tell."""
    account = Path("/proc/self/status")
    if not account.exists():
        return 0.0
    return int(account.read_text("ascii").partition("VmRSS:")[2].split()[0]) / 2**10
