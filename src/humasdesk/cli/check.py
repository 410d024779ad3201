"""Checking: ``check``, of a release or of a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from humasdesk import clock
from humasdesk.cli.command import Answer, Command, Context
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import answering, drafting, searching
from humasdesk.settings.table import SETTINGS

if TYPE_CHECKING:  # the language desk loads when something is checked, not at every command
    from humasdesk.services.checking.files import FileFinding
    from humasdesk.services.checking.finding import Finding

_ANSWERED = {"ignore": mark("ignored"), "confirm": mark("confirmed")}
_SIGNS = {"error": "✗", "fact": "?", "style": "~", "hint": "·"}


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="FILE|ID",
                        help=tr("A file, or a release: its id, a piece of it, or its number."))


def _check(context: Context, arguments: argparse.Namespace) -> Answer:
    if _is_file(arguments.what):
        return _file(context, arguments.what)
    from humasdesk.services.checking import finding, questions

    with context.desk() as desk:
        release_id = searching.find(desk, arguments.what)
        content = drafting.head_of(desk, release_id).content
        examined = questions.examine(desk, content, answering.of_release(desk, release_id))
        found = finding.located(finding.text_of(content), finding.suggested(desk, examined.findings))
        answered = [{"name": questions.name_of(one), "rule": one.rule, "text": one.text, "answer": given.answer,
                     "person": desk.person_name(given.person), "at": clock.to_text(given.at), "note": given.note}
                    for one, given in examined.answered]
    data = [{"rule": one.rule, "blocking": examined.stops(one), "message": one.sentence} for one in examined.lacks]
    lines = [f"{'✗' if examined.stops(one) else '•'} {one.sentence}" for one in examined.lacks] or [
        tr("Nothing is missing.")]
    if found:
        lines += ["", trn("{count} finding in the text", "{count} findings in the text", len(found))]
        lines += [_line(one, f"{questions.name_of(one)}  {_field(one)} {line}:{column}", stops=examined.stops(one))
                  for one, line, column in found]
    if answered:
        lines += ["", trn("{count} answered", "{count} answered", len(answered))]
        lines += [f"{one['name']}  {one['rule']}  “{one['text']}”  {tr(_ANSWERED[one['answer']])} · {one['person']}"
                  for one in answered]
    told = [_data(*one) | {"name": questions.name_of(one[0]), "blocking": examined.stops(one[0])} for one in found]
    return Answer({"shortcomings": data, "findings": told, "answered": answered}, tuple(lines),
                  1 if examined.stopping else 0)


def _is_file(what: str) -> bool:
    """Whether a word names a file: it is there, or is written like one (an id has no slash and no dot)."""
    path = Path(what)
    try:
        return path.is_file() or path.suffix.lower() in (".txt", ".md", ".markdown") or ("/" in what and "." in what)
    except (OSError, ValueError):
        return False


def _file(context: Context, path: str) -> Answer:
    found = _found(context, path)
    data = [_data(one.finding, one.line, one.column) for one in found]
    lines = [_line(one.finding, f"{path}:{one.line}:{one.column}") for one in found]
    return Answer({"findings": data}, tuple(lines) or (tr("Nothing found."),))


def _found(context: Context, path: str) -> tuple[FileFinding, ...]:
    """With the desk's lists where there is a desk, else with those that ship with the program."""
    from humasdesk.services.checking import files

    try:
        with context.desk() as desk:
            return files.check_file(path, desk, desk.today())
    except NotFound:
        return files.check_file(path, None, clock.day_in(clock.system_clock(), str(SETTINGS["desk.zone"].default)))


def _field(one: Finding) -> str:
    return tr({"headline": mark("Headline"), "kicker": mark("Kicker"), "dateline": mark("Dateline"),
               "body": mark("Text")}[one.field])


def _line(one: Finding, place: str, *, stops: bool = False) -> str:
    fixes: Iterable[str] = (fix.label for fix in one.fixes[:3])
    offered = " / ".join(f"“{_seen(fix)}”" for fix in fixes)
    words = f"“{_seen(one.text)}”" if one.text else ""
    told = f"{place}  {'!' if stops else ''}{_SIGNS[one.severity]} {one.rule}  {words}  {one.sentence}"
    return f"{told}  → {offered}" if offered else told


def _seen(words: str) -> str:
    """``words`` with blanks that would not be seen."""
    shown = words.replace("\u00a0", "⍽").replace("\n", "⏎")
    return shown if shown.strip() else shown.replace(" ", "·")


def _data(one: Finding, line: int, column: int) -> dict[str, Any]:
    return {"rule": one.rule, "severity": one.severity, "field": one.field, "line": line, "column": column,
            "start": one.start, "end": one.end, "start16": one.start16, "end16": one.end16, "text": one.text,
            "message": one.sentence, "why": one.why, "fingerprint": one.fingerprint,
            "fixes": [{"label": fix.label, "replacement": fix.replacement, "field": fix.field, "start": fix.start,
                       "end": fix.end, "automatic": fix.automatic, "italic": fix.italic} for fix in one.fixes]}


COMMANDS = (
    Command("check", mark("What a release still lacks before it can be submitted, and what its words need; or what the "
                          "words of a file need."), _check, _configure),
)
