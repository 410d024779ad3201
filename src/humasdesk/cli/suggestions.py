"""``suggest``: metadata that a release's text names, taken or refused; ``related``: releases that share it, and why."""

from __future__ import annotations

import argparse
from typing import Any

from humasdesk.cli.command import Answer, Command, Context, release_argument, table
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr
from humasdesk.services import answering, drafting, searching, suggesting
from humasdesk.services.desk import Desk
from humasdesk.services.suggesting import Suggesting, Suggestion

KIND_NAMES = {"region": mark("Region"), "official": mark("Official"), "event": mark("Event"), "tag": mark("Tag")}


def _configure(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accept", nargs="+", metavar=tr("NAME"), help=tr("Take these into the metadata."))
    what.add_argument("--accept-all", action="store_true", help=tr("Take all of them into the metadata."))
    what.add_argument("--refuse", nargs="+", metavar=tr("NAME"),
                      help=tr("Do not suggest these for this release again."))


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    writes = bool(arguments.accept or arguments.accept_all or arguments.refuse)
    with context.desk(write=writes) as desk:
        release_id = searching.find(desk, arguments.id)
        found = _found(desk, release_id)
        me = desk.me(context.initials) if writes else None
        if me and arguments.refuse:
            for one in _named(found, arguments.refuse):
                suggesting.refuse(desk, me, release_id, one)
        elif me:
            wanted = found if arguments.accept_all else _named(found, arguments.accept)
            suggesting.accept(desk, me, release_id, wanted)
        if writes:
            found = _found(desk, release_id)
    rows = [(tr(KIND_NAMES[one.kind]), one.label, one.detail, ", ".join(f"“{words}”" for words in one.words))
            for one in found]
    return Answer({"suggestions": [_data(one) for one in found]}, table(rows) or (tr("Nothing more is suggested."),))


def _found(desk: Desk, release_id: str) -> tuple[Suggestion, ...]:
    return Suggesting(desk).of(drafting.head_of(desk, release_id).content, answering.of_release(desk, release_id))


def _named(found: tuple[Suggestion, ...], names: list[str]) -> tuple[Suggestion, ...]:
    chosen = []
    for name in names:
        fitting = [one for one in found if name.casefold() in (one.label.casefold(), one.key.casefold())]
        if not fitting:
            raise NotFound(mark("{name} is not suggested here. Look with: humasdesk suggest ID"), name=name)
        chosen += fitting
    return tuple(chosen)


def _data(one: Suggestion) -> dict[str, Any]:
    return {"kind": one.kind, "key": one.key, "label": one.label, "detail": one.detail, "weight": one.weight,
            "mentions": [{"field": mention.field, "start": mention.start, "end": mention.end, "words": mention.words}
                         for mention in one.mentions]}


def _related(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        release_id = searching.find(desk, arguments.id)
        found = suggesting.related_to(desk, drafting.head_of(desk, release_id).content, release_id,
                                      answers=answering.of_release(desk, release_id))
    data = [{"id": one.summary.id, "headline": one.summary.headline, "why": list(one.why), "weight": one.weight}
            for one in found]
    rows = [(one.summary.id[-8:], one.summary.headline, ", ".join(one.why) or tr("the same words")) for one in found]
    return Answer({"related": data}, table(rows) or (tr("Nothing is related."),))


COMMANDS = (
    Command("suggest", mark("Metadata that a release's text suggests: look, accept, refuse."), _run, _configure),
    Command("related", mark("Releases related to one, and why."), _related, release_argument),
)
