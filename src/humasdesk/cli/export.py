"""``humasdesk export``: a release as files to send."""

from __future__ import annotations

import argparse
from pathlib import Path

from humasdesk.cli.command import Answer, Command, Context, release_argument
from humasdesk.cli.wording import whole_number
from humasdesk.i18n import mark, tr
from humasdesk.services import exporting, searching


def _configure(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("--format", default="pdf,html", help=tr("Formats, separated by commas: pdf, html."))
    parser.add_argument("--out", required=True, metavar="DIR", help=tr("The folder to write into."))
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--edition", type=whole_number, metavar="N", help=tr("Another edition than the newest."))
    group.add_argument("--head", action="store_true", help=tr("The text as it stands now, marked DRAF."))
    parser.add_argument("--embargo-reason", default="", metavar="TEXT",
                        help=tr("Why the file may be written before the embargo ends."))


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    early = bool(arguments.embargo_reason.strip())
    with context.desk(write=early) as desk:
        release_id = searching.find(desk, arguments.id)
        me = desk.me(context.initials) if early else None
        done = exporting.export(
            desk, release_id, [name.strip() for name in arguments.format.split(",") if name.strip()],
            Path(arguments.out), edition=arguments.edition, head=arguments.head, me=me,
            reason=arguments.embargo_reason)
    data = {"files": [{"format": one.format, "path": str(one.path),
                       "notices": [notice.sentence for notice in one.notices]} for one in done]}
    lines = [line for one in done for line in (str(one.path), *(f"  {notice.sentence}" for notice in one.notices))]
    return Answer(data, tuple(lines))


COMMANDS = (Command("export", mark("Write a release as PDF and HTML."), _run, _configure),)
