"""The entry of ``humasdesk``: reads the command line, runs one command, turns errors into sentences and exit codes.

Exit codes: 0 done, 1 refused or not found (the sentence on standard error), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from humasdesk import __version__, paths
from humasdesk.cli.wording import placeholder, speak_as_argparse
from humasdesk.errors import DeskError
from humasdesk.i18n import tr

REFUSED, USAGE = 1, 2


class Parser(argparse.ArgumentParser):
    """argparse that speaks the language in use: placeholders, and the answer to wrong usage."""

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        action = super().add_argument(*names, **options)
        action.metavar = placeholder(action) or action.metavar
        return action

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
    made.add_argument("--version", action="version", version=f"humasdesk {__version__}",
                      help=tr("Show the version of this program."))
    made.add_argument("--home", metavar="DIR", help=tr("The desk's folder (default: HUMASDESK_HOME, else your data "
                                                       "folder)."))
    made.add_argument("--as", dest="acting", metavar="INITIALS", help=tr("Who you are."))
    commands = made.add_subparsers(dest="command", metavar=tr("COMMAND"), title=tr("commands"), parser_class=Parser)
    for command in families.COMMANDS:
        command.add_to(commands)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; answers the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    alone = _only_where_and_who(sys.argv[1:] if argv is None else argv)
    if alone is not None and has_screen():
        return _open_window(alone)
    speak_as_argparse()
    line = parser()
    try:
        arguments = line.parse_args(argv)
    except SystemExit as end:
        return int(end.code or 0)
    if arguments.command is None:
        line.print_help()
        return 0
    return _run(arguments)


def has_screen() -> bool:
    """Whether a window can be shown: on Linux a display is named, elsewhere there always is one."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _only_where_and_who(argv: Sequence[str]) -> argparse.Namespace | None:
    """The desk's folder and the person where nothing else was said: that opens the window, before all the commands
    are read in."""
    line = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    line.add_argument("--home")
    line.add_argument("--as", dest="acting")
    try:
        found, rest = line.parse_known_args(argv)
    except argparse.ArgumentError:
        return None
    return None if rest else found


def _open_window(arguments: argparse.Namespace) -> int:
    from humasdesk.gui.app import run as run_window

    return run_window(paths.desk_home(arguments.home), arguments.acting)


def _run(arguments: argparse.Namespace) -> int:
    from humasdesk.cli.command import Context, WrongUsage

    context = Context(paths.desk_home(arguments.home), arguments.acting, arguments.json)
    try:
        answer = arguments.run(context, arguments)
        answer.show(as_json=arguments.json)
        sys.stdout.flush()
    except DeskError as error:
        print(error.sentence, file=sys.stderr)
        return USAGE if isinstance(error, WrongUsage) else REFUSED
    except KeyboardInterrupt:
        print(tr("Stopped. What was done before is kept."), file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as bug:
        if os.environ.get("HUMASDESK_DEBUG"):
            raise
        print(_report(context.home, bug), file=sys.stderr)
        return REFUSED
    return int(answer.code)


def _report(home: Path, bug: Exception) -> str:
    """Write down an error nobody foresaw (versions and where in the program, never a release's text)."""
    import platform
    import traceback

    frames = traceback.extract_tb(bug.__traceback__)
    where = "".join(f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames)
    versions = f"HumasDesk {__version__}, Python {platform.python_version()}, {platform.platform()}"
    text = f"{versions}\n{where}{type(bug).__name__}\n"
    path = home / "log" / "report.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return tr("Something went wrong that nobody foresaw ({kind}). What was saved before is safe.",
                  kind=type(bug).__name__)
    return tr("Something went wrong that nobody foresaw ({kind}). What was saved before is safe. A report without any "
              "text of yours lies in {path}; send it to whoever looks after HumasDesk.",
              kind=type(bug).__name__, path=str(path))


def run() -> NoReturn:
    """The console script."""
    raise SystemExit(main())
