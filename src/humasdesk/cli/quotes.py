"""``quotes``: what somebody has said about a subject, and in which release."""

from __future__ import annotations

import argparse
from datetime import date

from humasdesk.cli.command import Answer, Command, Context
from humasdesk.i18n import mark, tr
from humasdesk.services import cataloguing, dates, quoting

_LIMIT = 50


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="*", metavar="QUERY", help=tr("What is spoken about; word roots count."))
    parser.add_argument("--official", metavar="OFFICIAL", help=tr("Only what this official is quoted with."))
    parser.add_argument("--speaker", metavar="NAME", help=tr("Only speakers with these words in their name or post."))
    parser.add_argument("--since", metavar="DAY", help=tr("Releases of this day and later."))
    parser.add_argument("--until", metavar="DAY", help=tr("Releases up to this day."))
    parser.add_argument("--limit", type=int, default=_LIMIT, metavar="N", help=tr("How many at most."))


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        official = cataloguing.meant(desk, "official", arguments.official).id if arguments.official else None
        found = quoting.search(desk, quoting.Asked(
            " ".join(arguments.query), official, arguments.speaker or "", _day(arguments.since), _day(arguments.until)),
            limit=max(1, arguments.limit))
    data = [{"release": one.release.id, "headline": one.release.headline, "day": one.day.isoformat(),
             "speaker": one.speaker, "official": one.official, "verb": one.verb, "words": one.words,
             "start": one.start, "end": one.end} for one in found]
    lines = [line for one in found for line in (
        f"“{one.words}”", f"  {one.speaker or tr('(nobody named)')} · {one.day.isoformat()} · {one.release.headline} "
                          f"({one.release.id[-8:]})")]
    return Answer({"quotes": data}, tuple(lines) or (tr("Nobody is quoted with that."),))


def _day(text: str | None) -> date | None:
    return dates.parse_day(text) if text else None


COMMANDS = (Command("quotes", mark("What somebody has said about a subject, and where."), _run, _configure),)
