"""``humasdesk import``: files and folders become releases."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from humasdesk.cli.command import Answer, Command, Context
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import intake
from humasdesk.services.intake import Outcome, TakenIn


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="FILE|FOLDER", help=tr("Text (.txt) or Markdown (.md)."))


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk, _stoppable() as go_on:
        outcome = intake.take_in(desk, desk.me(context.initials), arguments.paths, _progress(context, go_on))
        if sys.stderr.isatty() and not context.json:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    data = {"imported": [_data(one) for one in outcome.imported],
            "known": [{"path": path, "id": release_id} for path, release_id in outcome.known],
            "failed": [{"path": path, "reason": reason} for path, reason in outcome.failed],
            "skipped": outcome.skipped, "stopped": outcome.stopped}
    errors = tuple(_errors(outcome))
    nothing = not outcome.imported and not outcome.known
    if nothing and not errors:
        errors = (tr("No text (.txt) or Markdown (.md) was found there."),)
    return Answer(data, tuple(_lines(outcome)), 1 if nothing or outcome.stopped else 0, errors)


def _data(one: TakenIn) -> dict[str, Any]:
    imported = one.imported
    return {"id": one.id, "path": one.path, "headline": imported.headline, "kicker": imported.kicker,
            "dateline": imported.dateline, "body": imported.body,
            "date": imported.date.isoformat() if imported.date else None,
            "sign_off": {"initials": list(imported.sign_off.initials), "unit": imported.sign_off.unit},
            "changes": [change.to_json() for change in imported.changes]}


def _lines(outcome: Outcome) -> Iterator[str]:
    for one in outcome.imported:
        changes = trn("{count} change", "{count} changes", len(one.imported.changes))
        yield f"{one.id}  {one.imported.headline or tr('(no headline)')}  ({changes})"
    for path, release_id in outcome.known:
        yield tr("{path}: brought in before, as {id}", path=path, id=release_id)
    yield tr("{imported} brought in, {known} known, {failed} not read, {skipped} of other kinds passed over.",
             imported=len(outcome.imported), known=len(outcome.known), failed=len(outcome.failed),
             skipped=outcome.skipped)


def _errors(outcome: Outcome) -> Iterator[str]:
    for path, reason in outcome.failed:
        yield f"✗ {reason}" if path in reason else f"✗ {path}: {reason}"
    if outcome.stopped:
        yield tr("Stopped. What had been brought in stays.")


def _progress(context: Context, go_on: Callable[[], bool]) -> intake.Progress:
    def show(done: int, name: str) -> bool:
        if sys.stderr.isatty() and not context.json:
            print(f"\r\x1b[K{done}  {name[-60:]}", end="", file=sys.stderr, flush=True)
        elif not context.json and done % 100 == 0:
            print(trn("{count} file read", "{count} files read", done), file=sys.stderr)
        return go_on()

    return show


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl+C ends the import after the file at hand, and what was brought in is kept."""
    asked = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield lambda: not asked
    finally:
        signal.signal(signal.SIGINT, before)


COMMANDS = (Command("import", mark("Bring in texts from files and folders."), _run, _configure),)
