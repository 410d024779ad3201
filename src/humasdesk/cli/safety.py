"""``backup``, ``restore``, ``verify``, ``rebuild``: keeping what was written, and proving it."""

from __future__ import annotations

import argparse
import sys

from humasdesk.cli.command import Answer, Command, Context
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import safekeeping


def _progress(context: Context, doing: str) -> safekeeping.Progress:
    def show(done: int, total: int) -> None:
        if sys.stderr.isatty() and not context.json:
            print(f"\r{doing} {done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)

    return show


def _backup(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        made = safekeeping.make_backup(desk)
    return Answer({"backup": {"name": made.path.name, "path": str(made.path), "records": made.records}},
                  (tr("Backup made and verified: {path}", path=str(made.path)),))


def _configure_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", nargs="?", metavar="BACKUP", help=tr("Which backup (default: list them)."))
    parser.add_argument("--yes", action="store_true", help=tr("Do it. Without this only what would be done is shown."))


def _restore(context: Context, arguments: argparse.Namespace) -> Answer:
    if arguments.backup is None:
        found = safekeeping.backups(context.home)
        return Answer({"backups": [{"name": one.path.name, "path": str(one.path), "records": one.records}
                                   for one in found]},
                      tuple(f"{one.path.name}  " + trn("{count} record", "{count} records", one.records)
                            for one in found) or (tr("There is no backup yet."),))
    plan = safekeeping.preview(context.home, arguments.backup)
    if not arguments.yes:
        return Answer({"plan": plan.data()}, (*plan.lines(), tr("Nothing was changed. Add --yes to restore.")))
    done = safekeeping.restore(context.home, arguments.backup)
    return Answer({"restored": done.data()}, done.lines())


def _configure_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quick", action="store_true", help=tr("Leave out the comparison with a rebuild."))


def _verify(context: Context, arguments: argparse.Namespace) -> Answer:
    report = safekeeping.verify_home(context.home, compare=not arguments.quick,
                                     progress=_progress(context, tr("Verifying")))
    data = {"ok": report.ok, "records": report.records, "problems": list(report.problems),
            "notes": list(report.notes)}
    if report.ok:
        lines = (trn("{count} record, all whole.", "{count} records, all whole.", report.records), *report.notes)
    else:
        lines = (trn("{count} problem:", "{count} problems:", len(report.problems)), *report.problems, *report.notes,
                 tr("humasdesk restore brings back a backup."))
    return Answer(data, lines, 0 if report.ok else 1)


def _rebuild(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        count = safekeeping.rebuild(desk, _progress(context, tr("Rebuilding")))
    return Answer({"records": count}, (trn("Lists and search made anew from {count} record.",
                                           "Lists and search made anew from {count} records.", count),))


COMMANDS = (
    Command("backup", mark("Make a backup now."), _backup),
    Command("restore", mark("Show backups, and bring one back."), _restore, _configure_restore),
    Command("verify", mark("Check every record, file and list."), _verify, _configure_verify),
    Command("rebuild", mark("Make lists and search anew from the journal."), _rebuild),
)
