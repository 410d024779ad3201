"""How well and how fast the speller works: false alarms, natural and made slips, suggestions, speed, load, memory.

The fixtures are open: sentences of our own and slips that people made (``resources/language/evaluation``), or any
text that is handed in, taken to be free of mistakes. Made slips come from a fixed seed: two runs are comparable.
"""

from __future__ import annotations

import random
import string
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from humasdesk import assets
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr
from humasdesk.language.spelling import Speller, running
from humasdesk.services import spelling

_SEED = 20190304
_MADE = 400
_OFFERED = 5
_SHORTEST = 4
_SPEED_WORDS = 300_000

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Slips:
    """How many of a set of slips were caught, and how often the right word stood first, or among five; in per cent.
    ``p95`` and ``worst`` are CPU milliseconds a suggestion took."""

    name: str
    count: int
    caught: float
    first: float
    in_five: float
    p95: float
    worst: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything measured. ``alarms`` are the words rejected in right text, with how often."""

    words: int
    alarm_rate: float
    alarms: tuple[tuple[str, int], ...]
    slips: tuple[Slips, ...]
    words_per_second: float
    load_seconds: float
    memory_mib: float
    missed: tuple[Pair, ...] = field(default=())


def run(text: Path | None, tell: Callable[[str], None]) -> Report:
    """Measure on the shipped fixtures, or for false alarms and made slips on ``text``.

    Raises ``NotFound`` where there is no such file.
    """
    tell(tr("Loading the word lists"))
    load, memory = _loading()
    speller = spelling.speller()
    prose = _prose(text)
    tell(tr("False alarms"))
    lower = [word for _, _, word in running.words(prose) if word.islower()]
    alarms = Counter(word for word in lower if not speller.judge(word).known)
    natural = [(row[0], row[1]) for row in _rows("slips.tsv")]
    known = [word for word in lower if len(word) >= _SHORTEST and word.isalpha() and speller.judge(word).known]
    tell(tr("Slips and suggestions"))
    slips = (_score(speller, mark("natural slips"), natural), *_made(speller, known))
    tell(tr("Speed"))
    return Report(len(lower), 100 * sum(alarms.values()) / max(len(lower), 1), tuple(alarms.most_common()), slips,
                  _speed(speller, prose), load, memory,
                  tuple((slip, meant) for slip, meant in natural if speller.judge(slip).known))


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in assets.text("language", "evaluation", name).splitlines()
            if line and line[0] != "#")


def _prose(text: Path | None) -> str:
    if text is None:
        return "\n".join(row[0] for row in _rows("sentences.txt"))
    try:
        return text.read_text(encoding="utf-8")
    except OSError as error:
        raise NotFound(mark("{path} cannot be read."), path=str(text)) from error


def _made(speller: Speller, known: Sequence[str]) -> Iterator[Slips]:
    """Slips made by a machine, one and two to a word; only those that make no right word."""
    chance = random.Random(_SEED)  # noqa: S311  # repeatable on purpose
    for name, slips in ((mark("one slip"), 1), (mark("two slips"), 2)):
        pairs: list[Pair] = []
        while known and len(pairs) < _MADE:
            meant = slip = chance.choice(known)
            for _ in range(slips):
                slip = made_slip(slip, chance)
            if len(slip) > 1 and slip != meant and not speller.judge(slip).known:
                pairs.append((slip, meant))
        yield _score(speller, name, pairs)


def made_slip(word: str, chance: random.Random) -> str:
    """``word`` with one random slip: a letter left out, put in, changed, or exchanged with the next."""
    at = chance.randrange(len(word))
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1:] or word
        case 1 if at < len(word) - 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2:]
        case 2:
            return word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1:]
        case _:
            return word[:at] + chance.choice(string.ascii_lowercase) + word[at:]


def _score(speller: Speller, name: str, pairs: Sequence[Pair]) -> Slips:
    caught = first = in_five = 0
    took: list[float] = [0.0]
    for slip, meant in pairs:
        if speller.judge(slip).known:
            continue
        caught += 1
        begin = time.thread_time()
        offered = speller.suggest(slip, _OFFERED)
        took.append((time.thread_time() - begin) * 1000)
        first += offered[:1] == [meant]
        in_five += meant in offered
    took.sort()
    return Slips(name, len(pairs), _percent(caught, len(pairs)), _percent(first, caught), _percent(in_five, caught),
                 took[int(0.95 * (len(took) - 1))], took[-1])


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _speed(speller: Speller, prose: str) -> float:
    """Words of running text a second of CPU."""
    count = sum(1 for _ in running.words(prose))
    begin = time.thread_time()
    for _ in range(max(1, _SPEED_WORDS // max(count, 1))):
        for _mark in speller.marks(prose):
            pass
    return count * max(1, _SPEED_WORDS // max(count, 1)) / max(time.thread_time() - begin, 1e-6)


_LOAD = """
import time
from humasdesk.services.benchmark.child import most_held
before, begin = most_held(), time.process_time()
from humasdesk.language.spelling import Speller
Speller.load()
print(time.process_time() - begin, most_held() - before)
"""


def _loading() -> tuple[float, float]:
    """CPU seconds and MiB that loading the speller takes, in a program of its own; zeros where they cannot be told."""
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=False, timeout=120)
    try:
        seconds, memory = (float(figure) for figure in done.stdout.split())
    except ValueError:
        return 0.0, 0.0
    return seconds, memory


def data(report: Report) -> dict[str, object]:
    """The report as JSON."""
    return {"words": report.words, "false_alarms_percent": report.alarm_rate, "rejected": dict(report.alarms),
            "missed": [list(pair) for pair in report.missed],
            "slips": [{"name": one.name, "count": one.count, "caught": one.caught, "first": one.first,
                       "in_five": one.in_five, "p95_ms": one.p95, "worst_ms": one.worst} for one in report.slips],
            "words_per_second": report.words_per_second, "load_seconds": report.load_seconds,
            "memory_mib": report.memory_mib}


_TOLD = 40


def lines(report: Report) -> Iterator[str]:
    """The report for people, each figure with what it must reach."""
    yield tr("False alarms: {rate:.2f} % of {count} words (reach 0.15 %)", rate=report.alarm_rate, count=report.words)
    if report.alarms:
        yield "  " + ", ".join(word if times == 1 else f"{word} {times}" for word, times in report.alarms[:_TOLD])
    for one in report.slips:
        yield tr("{name}: {count}, caught {caught:.1f} %, right word first {first:.1f} %, in five {in_five:.1f} %, "
                 "CPU p95 {p95:.0f} ms, worst {worst:.0f} ms", name=tr(one.name), count=one.count, caught=one.caught,
                 first=one.first, in_five=one.in_five, p95=one.p95, worst=one.worst)
    yield tr("To reach: natural caught 99 %, 81 / 89 %; one slip 90 / 99.3 %; two slips 68 / 84 %; CPU 50 / 120 ms")
    yield tr("Checking: {rate:,.0f} words a second of CPU (reach 150,000)", rate=report.words_per_second)
    yield tr("Loading: {seconds:.2f} s CPU (reach 1.0), {memory:.0f} MiB (reach 60)", seconds=report.load_seconds,
             memory=report.memory_mib)
