"""Writing from the command line: ``new``, ``edit``, ``meta``, ``undo-change`` and the working copy."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from humasdesk.cli.command import Answer, Command, Context, WrongUsage, release_argument
from humasdesk.cli.moves import after
from humasdesk.cli.wording import whole_number
from humasdesk.domain.directory import Tag
from humasdesk.domain.release import Content
from humasdesk.errors import BadInput
from humasdesk.i18n import mark, tr
from humasdesk.services import cataloguing, dates, drafting, intake, searching
from humasdesk.services.desk import Desk, Me


def _configure_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--headline", help=tr("The headline."))
    parser.add_argument("--kicker", help=tr("The line above the headline."))
    parser.add_argument("--dateline", help=tr("The place before the first words, such as SAMARINDA."))
    parser.add_argument("--date", help=tr("The day of the release, such as 2019-01-08; 'none' takes it away."))
    parser.add_argument("--body", metavar="FILE", help=tr("A Markdown file with the text; - reads standard input."))
    parser.add_argument("--embargo", help=tr("Not before this time, such as '2026-11-30 10:00 WITA'; "
                                             "'none' takes it away."))
    parser.add_argument("--sign-off", help=tr("The sign-off code; 'none' builds it from the people again."))
    parser.add_argument("--note", default="", help=tr("A note to colleagues."))


def _change(desk: Desk, arguments: argparse.Namespace) -> Callable[[Content], Content]:
    given: dict[str, object] = {name: " ".join(value.split()) for name in ("headline", "kicker", "dateline")
                                if (value := getattr(arguments, name)) is not None}
    if arguments.date is not None:
        given["date"] = None if arguments.date == "none" else dates.parse_day(arguments.date)
    if arguments.embargo is not None:
        given["embargo"] = None if arguments.embargo == "none" else dates.parse_embargo(arguments.embargo, desk.zone)
    if arguments.sign_off is not None:
        given["sign_off"] = None if arguments.sign_off == "none" else arguments.sign_off.strip("() ")
    if arguments.body is not None:
        text, folder = _body(arguments.body)
        given |= intake.body_fields(desk, text, folder)
    return lambda content: replace(content, **given)  # type: ignore[arg-type]  # names and types are paired above


def _body(name: str) -> tuple[str, Path]:
    if name == "-":
        return intake.text_of(sys.stdin.buffer.read(), tr("standard input")), Path.cwd()
    path = Path(name)
    return intake.read_markdown(path), path.parent


def _new(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        me = desk.me(context.initials)
        content = _change(desk, arguments)(Content())
        if not (content.headline or content.body):
            raise WrongUsage(mark("A new release needs at least a headline or a text (--headline, --body FILE)."))
        release_id, _ = drafting.create(desk, me, content, note=arguments.note)
        answer = after(desk, release_id, tr("New release"))
        return replace(answer, lines=(release_id, *answer.lines))


def _configure_edit(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    _configure_text(parser)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--resume", action="store_true", help=tr("Go on with the unsaved text of the last session."))
    group.add_argument("--set-aside", action="store_true", help=tr("Put the unsaved text of the last session aside."))


def _edit(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        me = desk.me(context.initials)
        if arguments.set_aside or arguments.resume:
            release_id = drafting.unsaved(desk, arguments.id).release
        else:
            release_id = searching.find(desk, arguments.id)
            drafting.refuse_unsaved(desk, release_id)
        if arguments.set_aside:
            drafting.put_aside(desk, release_id)
            return Answer({"id": release_id, "set_aside": True},
                          (tr("The unsaved text was put aside. humasdesk show {id} --set-aside shows it.",
                              id=release_id),))
        resumed = bool(arguments.resume and drafting.resume(desk, me, release_id).releases)
        changes = drafting.edit(desk, me, release_id, _change(desk, arguments), note=arguments.note)
        return after(desk, release_id, tr("Edited") if resumed or changes.releases else tr("Nothing was changed"))


def _configure_meta(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("deed", nargs="?", choices=("add", "remove"), default="add", help=tr("What to do."))
    parser.add_argument("--region", action="append", default=[], help=tr("A region, by name or code; the first one "
                                                                         "is the main region."))
    parser.add_argument("--main-region", metavar="REGION", help=tr("Make this the main region."))
    parser.add_argument("--event", action="append", default=[], help=tr("An event of the directory."))
    parser.add_argument("--official", action="append", default=[], help=tr("An official of the directory."))
    parser.add_argument("--tag", action="append", default=[], help=tr("A tag; a new one is added to the directory."))
    parser.add_argument("--related", action="append", default=[], metavar="ID", help=tr("A related release."))


def _meta(context: Context, arguments: argparse.Namespace) -> Answer:
    adding = arguments.deed == "add"
    if arguments.main_region and not adding:
        raise WrongUsage(mark("--main-region goes with add; take a region away with --region."))
    with context.desk(write=True) as desk:
        me = desk.me(context.initials)
        release_id = searching.find(desk, arguments.id)
        drafting.refuse_unsaved(desk, release_id)
        drafting.require(desk, me, release_id, "edit")
        regions = [desk.regions.find(name).code for name in arguments.region]
        if arguments.main_region:
            regions.insert(0, desk.regions.find(arguments.main_region).code)
        named = {
            "events": [cataloguing.meant(desk, "event", name).id for name in arguments.event],
            "officials": [cataloguing.meant(desk, "official", name).id for name in arguments.official],
            "tags": [_tag(desk, me, name, make=adding) for name in arguments.tag],
            "related": [_related(desk, release_id, name) for name in arguments.related],
        }

        def change(content: Content) -> Content:
            places = _with_regions(desk, content, regions, adding=adding, first=bool(arguments.main_region))
            lists = {name: _with(desk, getattr(content, name), ids, adding=adding) for name, ids in named.items()}
            return replace(places, **lists)  # type: ignore[arg-type]  # every named field is a tuple of ids

        changes = drafting.edit(desk, me, release_id, change)
        return after(desk, release_id, tr("Metadata") if changes.releases else tr("Nothing was changed"))


def _with(desk: Desk, before: tuple[str, ...], ids: list[str], *, adding: bool) -> tuple[str, ...]:
    """The ids with others added or taken away; one that was merged counts as what it became."""
    if adding:
        meant = {cataloguing.target(desk, one) for one in before}
        return (*before, *(one for one in dict.fromkeys(ids) if one not in meant))
    return tuple(one for one in before if cataloguing.target(desk, one) not in ids)


def _with_regions(desk: Desk, content: Content, codes: list[str], *, adding: bool, first: bool) -> Content:
    """The regions with others added (``first``: before all) or taken away; the first one is the main region."""
    before = [*([content.region] if content.region else []), *content.regions]
    if adding:
        wanted = [*codes[:1], *before, *codes[1:]] if first else [*before, *codes]
    else:
        gone = [desk.regions.get(code) for code in codes]
        wanted = [code for code in before if desk.regions.get(code) not in gone]
    wanted = list(dict.fromkeys(wanted))
    return replace(content, region=wanted[0] if wanted else None, regions=tuple(wanted[1:]))


def _tag(desk: Desk, me: Me, name: str, *, make: bool) -> str:
    """The id of the tag of exactly this name, made where there is none; to take one away a piece of it is enough."""
    if not make:
        return cataloguing.meant(desk, "tag", name).id
    found = cataloguing.exactly(desk, "tag", name)
    return found.id if found else cataloguing.add(desk, me, Tag(" ".join(name.split())))[0]


def _related(desk: Desk, release_id: str, name: str) -> str:
    other = searching.find(desk, name)
    if other == release_id:
        raise BadInput(mark("A release cannot be related to itself."))
    return other


def _configure_undo(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("change", nargs="+", type=whole_number, metavar="CHANGE",
                        help=tr("The change's number, as show --changes lists it."))


def _undo(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        release_id = searching.find(desk, arguments.id)
        drafting.refuse_unsaved(desk, release_id)
        intake.undo_changes(desk, desk.me(context.initials), release_id, arguments.change)
        return after(desk, release_id, tr("Taken back"))


COMMANDS = (
    Command("new", mark("Begin a release."), _new, _configure_text),
    Command("edit", mark("Change a release's text."), _edit, _configure_edit),
    Command("meta", mark("Add or remove regions, events, officials and tags of a release."), _meta, _configure_meta),
    Command("undo-change", mark("Take back single changes of an import."), _undo, _configure_undo),
)
