"""``humasdesk demo`` and ``humasdesk bench``: the whole story on the sample, and what it all costs."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from humasdesk.cli.command import Answer, Command, Context
from humasdesk.cli.wording import whole_number
from humasdesk.i18n import mark, tr


def _configure_demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", default="hasil-demo", metavar="DIR", help=tr("The folder to write into."))


def _demo(context: Context, arguments: argparse.Namespace) -> Answer:
    from humasdesk.services import demo

    steps: list[str] = []

    def tell(line: str) -> None:
        steps.append(line)
        if not context.json:
            print(line, flush=True)

    told = demo.run(Path(arguments.out), tell)
    picture = _picture_of_window(told.home)
    if picture:
        tell(tr("A picture of the window: {path}", path=str(picture)))
    return Answer({"steps": steps, "files": [{"format": one.format, "path": str(one.path)} for one in told.files],
                   "home": str(told.home), "window": str(picture) if picture else None})


def _picture_of_window(home: Path) -> Path | None:
    """The window on the demonstration's desk, drawn without a screen by a program of its own: where Qt's system
    libraries are missing, only the picture is."""
    path = home.parent / "jendela.png"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-m", "humasdesk.gui.screenshot", str(home), "mar", str(path)], check=False,
                   env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return path if path.exists() else None


def _configure_bench(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=("language",),
                        help=tr("Measure this alone: language is the spelling."))
    parser.add_argument("--text", metavar="FILE",
                        help=tr("With language: a text without mistakes to look for false alarms in."))
    parser.add_argument("--releases", type=whole_number, default=10_000, metavar="N",
                        help=tr("How many releases the desk of the measurement holds."))
    parser.add_argument("--keep", metavar="DIR", help=tr("Keep that desk here, or use the one that is."))
    parser.add_argument("--only", action="append", metavar=tr("PART"),
                        choices=("list", "search", "open", "export", "write", "import", "process", "keep", "window"),
                        help=tr("Measure this part alone: list, search, open, export, write, import, process, keep, "
                                "window. May be given again."))


def _bench(context: Context, arguments: argparse.Namespace) -> Answer:
    from humasdesk.services import bench

    if arguments.what == "language":
        return _bench_language(context, arguments.text)
    figures = bench.run(arguments.releases, Path(arguments.keep) if arguments.keep else None,
                        lambda line: context.tell([line]), arguments.only or bench.PARTS)
    return Answer(bench.data(figures), tuple(bench.lines(figures)))


def _bench_language(context: Context, text: str | None) -> Answer:
    from humasdesk.services.benchmark import language

    report = language.run(Path(text) if text else None, lambda line: context.tell([line]))
    return Answer(language.data(report), tuple(language.lines(report)))


COMMANDS = (
    Command("demo", mark("Take the sample release from raw text to PDF and HTML, by two people."), _demo,
            _configure_demo),
    Command("bench", mark("Measure this program on this computer."), _bench, _configure_bench),
)
