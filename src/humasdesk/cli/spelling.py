"""``humasdesk spell``: whether words are right, why, and what was meant."""

from __future__ import annotations

import argparse
import sys

from humasdesk.cli.command import Answer, Command, Context
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr
from humasdesk.services import spelling
from humasdesk.services.spelling import Spelt

_GROUNDS = {
    "lexicon": mark("in the word list"), "recogniser": mark("rightly made: {detail}"),
    "official": mark("name of an official"), "region": mark("name of a region"), "event": mark("name of an event"),
    "acronym": mark("acronym"), "desk": mark("word of this desk"), "release": mark("word of this release"),
    "mine": mark("word of yours"), "name": mark("taken for a name"), "not-checked": mark("not checked"),
    "unknown": mark("not known"),
    "non-standard": mark("not standard: {detail}"), "joined": mark("two words: {detail}"),
    "confusable": mark("right, but never used; meant: {detail}?"), "foreign": mark("foreign: {detail}"),
    "capital": mark("a name, with a capital: {detail}"), "near-name": mark("a name, or a slip: {detail}"),
}


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORD", help=tr("Words to check; - reads one a line."))


def _spell(context: Context, arguments: argparse.Namespace) -> Answer:
    words: list[str] = arguments.words
    if words == ["-"]:
        words = [line.strip() for line in sys.stdin if line.strip()]
    try:
        with context.desk() as desk:
            speller = spelling.speller(desk)
    except NotFound:  # without a desk the shipped lists alone
        speller = spelling.speller()
    found = spelling.spelt(speller, words)
    return Answer({"words": [_data(one) for one in found]}, tuple(map(_line, found)))


def _data(one: Spelt) -> dict[str, object]:
    return {"word": one.word, "known": one.verdict.known, "severity": one.verdict.severity, "why": one.why,
            "suggestions": list(one.suggestions)}


def _line(one: Spelt) -> str:
    verdict = one.verdict
    ground = tr(_GROUNDS[verdict.why]).format(detail=verdict.detail or "?").removesuffix(": ?")
    line = f"{'✗' if not verdict.known else '✓' if verdict.severity is None else '·'} {one.word}: {ground}"
    return f"{line} → {', '.join(one.suggestions)}" if one.suggestions else line


COMMANDS = (
    Command("spell", mark("Tell whether words are spelt rightly, why, and what was meant."), _spell, _configure),
)
