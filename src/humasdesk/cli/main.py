"""The entry of ``humasdesk``: reads the command line, runs one command, turns errors into sentences and exit codes.

Exit codes: 0 done, 1 refused or not found (the sentence on standard error), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from humasdesk import __version__, i18n, paths
from humasdesk.errors import DeskError
from humasdesk.i18n import tr

REFUSED, USAGE = 1, 2


class Parser(argparse.ArgumentParser):
    """argparse that answers wrong usage in the language in use."""

    def error(self, message: str) -> NoReturn:
        print(tr("The command line cannot be read: {reason}", reason=message), file=sys.stderr)
        print(tr("See {program} --help.", program=self.prog), file=sys.stderr)
        raise SystemExit(USAGE)


def parser() -> Parser:
    """The whole command line, made from the tables of the families."""
    from humasdesk.cli import families
    from humasdesk.cli.command import add_help

    made = Parser(prog="humasdesk", add_help=False, allow_abbrev=False,
                  description=tr("The desk of a press bureau: write, review and send press releases, offline."))
    add_help(made)
    made.add_argument("--version", action="version", version=f"humasdesk {__version__}")
    made.add_argument("--home", metavar="DIR", help=tr("The desk's folder (default: HUMASDESK_HOME, else your data "
                                                       "folder)."))
    made.add_argument("--as", dest="acting", metavar="INITIALS", help=tr("Who you are."))
    commands = made.add_subparsers(dest="command", metavar="COMMAND", title=tr("commands"), parser_class=Parser)
    for command in families.COMMANDS:
        command.add_to(commands)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    line = parser()
    try:
        arguments = line.parse_args(argv)
    except SystemExit as end:
        return int(end.code or 0)
    if arguments.command is None:
        line.print_help()
        return 0
    return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    from humasdesk.cli.command import Context

    context = Context(paths.desk_home(arguments.home), arguments.acting, arguments.json)
    try:
        answer = arguments.run(context, arguments)
        answer.show(as_json=arguments.json)
        sys.stdout.flush()
    except DeskError as error:
        print(error.sentence, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(tr("Stopped. What was done before is kept."), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    return int(answer.code)


def run() -> NoReturn:
    """The console script."""
    language = os.environ.get("HUMASDESK_LANG")
    if language:
        i18n.use(language)
    raise SystemExit(main())
