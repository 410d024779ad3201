"""One row a command: its name, its arguments, and what it does; the parser and the help are made from the rows."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from humasdesk import i18n
from humasdesk.errors import DeskError, StoreStale
from humasdesk.i18n import LANGUAGE_VARIABLE, tr
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, open_desk


class WrongUsage(DeskError):
    """The command line lacks something, or says two things at once; exit code 2."""


@dataclass(slots=True)
class Context:
    """Where the command runs and for whom."""

    home: Path
    initials: str | None
    json: bool = False

    @contextmanager
    def desk(self, *, write: bool = False, create: bool = False) -> Iterator[Desk]:
        """The desk, open; notes of its start (recovered work, a failed backup) go to standard error."""
        with ExitStack() as opened:
            try:
                desk = opened.enter_context(open_desk(self.home, readonly=not write, create=create))
            except StoreStale:  # as after an update of the program: whoever writes brings it up to date
                with open_desk(self.home):
                    pass
                desk = opened.enter_context(open_desk(self.home, readonly=True))
            if LANGUAGE_VARIABLE not in os.environ:
                i18n.use(str(desk.setting("interface.language")))
            if write:
                self.tell([*desk.notes, *_recovered(desk)])
            yield desk

    def tell(self, lines: list[str]) -> None:
        """Say something beside the answer."""
        for line in lines:
            print(line, file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command prints: ``data`` with ``--json``, else ``lines``; ``errors`` go to standard error in any case.
    ``code`` is the exit code."""

    data: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    code: int = 0
    errors: tuple[str, ...] = ()

    def show(self, *, as_json: bool) -> None:
        for line in self.errors:
            print(line, file=sys.stderr)
        if as_json:
            print(json.dumps(self.data, ensure_ascii=False, indent=2, default=str))
            return
        for line in self.lines:
            print(line)


def _recovered(desk: Desk) -> list[str]:
    """What a start found of unsaved work, in words."""
    found = drafting.recover(desk)
    lines = [tr("Unsaved text of {name} was brought back. Go on with: humasdesk edit {id} --resume",
                name=copy.content.headline or copy.release, id=copy.release) for copy in found.copies]
    return lines + [tr("Unsaved text of release {id} was put aside: {why}", id=release, why=tr(why))
                    for release, why in found.aside]


Run = Callable[[Context, argparse.Namespace], Answer]
Configure = Callable[[argparse.ArgumentParser], None]


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the line. ``help`` is a message id."""

    name: str
    help: str
    run: Run
    configure: Configure = lambda parser: None

    def add_to(self, commands: Any) -> None:
        """Make the command's parser."""
        parser = commands.add_parser(self.name, help=tr(self.help), description=tr(self.help), add_help=False,
                                     allow_abbrev=False)
        add_help(parser)
        self.configure(parser)
        parser.add_argument("--json", action="store_true", help=tr("Print the answer as JSON."))
        parser.set_defaults(run=self.run)


def add_help(parser: argparse.ArgumentParser) -> None:
    """``--help`` in the language in use."""
    parser.add_argument("-h", "--help", action="help", help=tr("Show this help."))


def release_argument(parser: argparse.ArgumentParser) -> None:
    """The release a command speaks of."""
    parser.add_argument("id", metavar="ID", help=tr("The release: its id, a piece of it, or its number."))


def table(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Rows as aligned columns, two blanks apart; the last column runs free."""
    if not rows:
        return ()
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return tuple("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
                 for row in rows)
