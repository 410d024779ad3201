"""The directories: list, show, add, edit, merge, retire, restore; and the starter directory.

It is long because each kind has its own options; a command is a few lines over a service.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from humasdesk.cli.command import Answer, Command, Context, WrongUsage, table
from humasdesk.domain.directory import (
    HOLDINGS,
    Acronym,
    Citation,
    Entity,
    EntityKind,
    EntityValue,
    Event,
    Official,
    Post,
    Region,
    Tag,
    Word,
)
from humasdesk.errors import BadInput, NotFound
from humasdesk.i18n import mark, tr, trn
from humasdesk.records import entities as forms
from humasdesk.services import cataloguing, dates, starter
from humasdesk.services.desk import Desk

_CITED = re.compile(r"(?P<form>\D+?)\s+(?:(?:Nomor|No\.?)\s+)?(?P<number>[\w./-]*?\w)\s*"
                    r"(?:/|\s+Tahun\s+)\s*(?P<year>\d{4})", re.IGNORECASE)
_DEEDS = ("list", "show", "add", "edit", "merge", "retire", "restore")
_PLURALS: dict[str, EntityKind] = {"officials": "official", "events": "event", "tags": "tag", "regions": "region",
                                  "acronyms": "acronym", "citations": "citation", "words": "word"}


def _configure(kind: EntityKind) -> Callable[[argparse.ArgumentParser], None]:
    def configure(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("deed", nargs="?", choices=_DEEDS, default="list", help=tr("What to do."))
        parser.add_argument("name", nargs="?", metavar="NAME", help=tr("The entry: its name or id."))
        parser.add_argument("--into", metavar="NAME", help=tr("The entry that stays, for merge."))
        parser.add_argument("--all", action="store_true", help=tr("Retired and merged entries too."))
        parser.add_argument("--name", dest="new_name", metavar="NAME", help=tr("A new name."))
        _MORE[kind](parser)

    return configure


def _official_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prefix", help=tr("Degrees before the name, such as 'Dr. H.'."))
    parser.add_argument("--suffix", help=tr("Degrees after the name, such as M.Si."))
    parser.add_argument("--post", metavar="TITLE", help=tr("A post, such as 'Gubernur Kalimantan Timur'."))
    parser.add_argument("--since", metavar="DAY", help=tr("The post's (or event's) first day."))
    parser.add_argument("--until", metavar="DAY", help=tr("The post's (or event's) last day."))
    parser.add_argument("--holding", choices=HOLDINGS, help=tr("How the post is held."))
    parser.add_argument("--region", help=tr("The region, by name or code."))
    parser.add_argument("--remove-post", metavar="TITLE",
                        help=tr("Take a post away; with --since the one that began then."))
    parser.add_argument("--on", metavar="DAY", help=tr("Which post was held on this day."))
    parser.add_argument("--source", help=tr("Where the fact comes from."))


def _event_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--short", help=tr("The short name, such as Rakor."))
    parser.add_argument("--since", metavar="DAY", help=tr("The post's (or event's) first day."))
    parser.add_argument("--until", metavar="DAY", help=tr("The post's (or event's) last day."))
    parser.add_argument("--place", help=tr("Where it takes place."))
    parser.add_argument("--region", help=tr("The region, by name or code."))
    parser.add_argument("--source", help=tr("Where the fact comes from."))


def _region_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--code", help=tr("The Kemendagri code, such as 64.72."))
    parser.add_argument("--parent", help=tr("The region it lies in."))


def _acronym_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--expansion", help=tr("What it stands for."))
    known = parser.add_mutually_exclusive_group()
    known.add_argument("--known", dest="known", action="store_const", const=True,
                       help=tr("Readers know it: it needs no expansion in a release."))
    known.add_argument("--not-known", dest="known", action="store_const", const=False,
                       help=tr("It needs its expansion in every release."))
    parser.add_argument("--source", help=tr("Where the fact comes from."))


def _citation_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--form", help=tr("How it is cited: UU, PP, Perpres, Permendagri, Perda …"))
    parser.add_argument("--number", help=tr("Its number."))
    parser.add_argument("--year", type=int, metavar="YEAR", help=tr("Its year."))
    parser.add_argument("--subject", help=tr("What it is about."))
    parser.add_argument("--source", help=tr("Where the fact comes from."))


_MORE: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "official": _official_arguments, "event": _event_arguments, "region": _region_arguments,
    "tag": lambda parser: None, "acronym": _acronym_arguments, "citation": _citation_arguments,
    "word": lambda parser: None,
}


def _run(context: Context, arguments: argparse.Namespace) -> Answer:
    kind = _PLURALS[arguments.command]
    if arguments.deed == "list":
        return _list(context, kind, arguments)
    if not arguments.name:
        raise WrongUsage(mark("Say which entry: humasdesk {command} {deed} NAME."), command=arguments.command,
                         deed=arguments.deed)
    if arguments.deed == "merge" and not arguments.into:
        raise WrongUsage(mark("Say into which entry: --into NAME."))
    if arguments.deed == "add" and kind == "region" and not arguments.code:
        raise WrongUsage(mark("A region needs its code (--code)."))
    if arguments.deed == "show":
        with context.desk() as desk:
            return _shown(desk, _find(desk, kind, arguments.name), arguments)
    with context.desk(write=True) as desk:
        return _deed(context, desk, kind, arguments)


def _deed(context: Context, desk: Desk, kind: EntityKind, arguments: argparse.Namespace) -> Answer:
    me = desk.me(context.initials)
    if arguments.deed == "add":
        entity_id, _ = cataloguing.add(desk, me, _new(desk, kind, arguments))
        return _shown(desk, cataloguing.get(desk, entity_id), arguments)
    entity = _find(desk, kind, arguments.name, retired=arguments.deed == "restore")
    if arguments.deed == "edit":
        cataloguing.edit(desk, me, entity.id, lambda value: _edited(desk, value, arguments))
    elif arguments.deed == "merge":
        cataloguing.merge(desk, me, entity.id, _find(desk, kind, arguments.into).id)
    else:
        cataloguing.retire(desk, me, entity.id, back=arguments.deed == "restore")
    return _shown(desk, cataloguing.get(desk, entity.id), arguments)


def _find(desk: Desk, kind: EntityKind, name: str, *, retired: bool = False) -> Entity:
    if kind == "region":
        return cataloguing.get(desk, desk.regions.find(name, retired=retired).code)
    return cataloguing.find(desk, kind, name)


def _new(desk: Desk, kind: EntityKind, arguments: argparse.Namespace) -> EntityValue:
    name = " ".join(arguments.name.split())
    empty: EntityValue
    if kind == "official":
        empty = Official(name)
    elif kind == "event":
        empty = Event(name)
    elif kind == "tag":
        empty = Tag(name)
    elif kind == "acronym":
        empty = Acronym(name, "")
    elif kind == "citation":
        empty = _citation(name)
    elif kind == "word":
        empty = Word(name)
    else:
        return _new_region(desk, name, arguments)
    return _edited(desk, empty, arguments)


def _new_region(desk: Desk, name: str, arguments: argparse.Namespace) -> Region:
    parent = desk.regions.find(arguments.parent) if arguments.parent else None
    return Region(arguments.code, name, parent.level + 1 if parent else 1, parent.code if parent else None)


def _edited(desk: Desk, value: EntityValue, arguments: argparse.Namespace) -> EntityValue:
    if isinstance(value, Official):
        return _edited_official(desk, value, arguments)
    if isinstance(value, Event):
        given: dict[str, Any] = {
            "name": None if arguments.new_name is None else " ".join(arguments.new_name.split()),
            "short": arguments.short, "since": _day(arguments.since),
            "until": _day(arguments.until), "place": arguments.place, "source": arguments.source,
            "region": desk.regions.find(arguments.region).code if arguments.region else None}
        return replace(value, **{name: one for name, one in given.items() if one is not None})
    if isinstance(value, Acronym):
        return _with_given(value, arguments, "expansion", "known", "source", name="new_name")
    if isinstance(value, Citation):
        return _with_given(value, arguments, "form", "number", "year", "subject", "source")
    if isinstance(value, Tag | Region | Word) and arguments.new_name:
        return replace(value, name=" ".join(arguments.new_name.split()))
    return value


_Value = TypeVar("_Value", Acronym, Citation)


def _with_given(value: _Value, arguments: argparse.Namespace, *names: str, **others: str) -> _Value:
    """``value`` with those fields that the line gives; ``others`` stand under another name there."""
    wanted = {name: name for name in names} | others
    given = {field: getattr(arguments, name) for field, name in wanted.items()}
    return replace(value, **{field: one for field, one in given.items() if one is not None})


def _citation(name: str) -> Citation:
    """A citation from how it is written: ``PP 12/2017``, ``PP Nomor 12 Tahun 2017``."""
    found = _CITED.fullmatch(name)
    if found is None:
        raise BadInput(mark("{name} is no citation. Write it as PP 12/2017 or PP Nomor 12 Tahun 2017."), name=name)
    return Citation(found["form"], found["number"], int(found["year"]), "")


def _edited_official(desk: Desk, value: Official, arguments: argparse.Namespace) -> Official:
    given = {"name": arguments.new_name, "prefix": arguments.prefix, "suffix": arguments.suffix,
             "source": arguments.source}
    value = replace(value, **{name: one for name, one in given.items() if one is not None})
    posts = list(value.posts)
    if arguments.remove_post:
        posts.remove(_post(posts, arguments.remove_post, arguments.since, official=value.name))
    if arguments.post:
        posts = _with_post(desk, posts, value.name, arguments)
    posts.sort(key=lambda post: post.since or date.min)
    return replace(value, posts=tuple(posts))


def _with_post(desk: Desk, posts: list[Post], official: str, arguments: argparse.Namespace) -> list[Post]:
    """The posts with the one that was given: a known one changed, where title and first day (or, without a day, the
    title alone) name it, else a new one."""
    since = _day(arguments.since)
    known = [post for post in posts if post.title == arguments.post and since in (None, post.since)]
    old = Post(arguments.post, since=since)
    if known:
        old = _post(known, arguments.post, arguments.since, official=official)
    region = desk.regions.find(arguments.region).code if arguments.region else old.region
    new = replace(old, region=region, until=_day(arguments.until) or old.until,
                  holding=arguments.holding or old.holding)
    return [*(post for post in posts if post != old), new]


def _post(posts: list[Post], title: str, since: str | None, *, official: str) -> Post:
    """The one post of that title, and first day where one is given."""
    found = [post for post in posts if post.title == title and _day(since) in (None, post.since)]
    if not found:
        raise NotFound(mark("{name} has no post {title}."), name=official, title=title)
    if len(found) > 1:
        raise BadInput(mark("{name} has held the post {title} more than once. Say its first day (--since)."),
                       name=official, title=title)
    return found[0]


def _day(text: str | None) -> date | None:
    return dates.parse_day(text) if text else None


def _list(context: Context, kind: EntityKind, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        if kind == "region":
            return _regions(desk, arguments.name, all_of_them=arguments.all)
        wanted = (arguments.name or "").casefold()
        found = [one for one in cataloguing.listed(desk, kind, all_of_them=arguments.all)
                 if wanted in one.entity.label.casefold()]
        day = desk.today()
    data = [_data(one.entity) | {"used": one.used} for one in found]
    rows = [(one.entity.id, one.entity.label, _about(one.entity, day),
             trn("{count} release", "{count} releases", one.used)) for one in found]
    return Answer({arguments.command: data}, table(rows) or (tr("Nothing is here yet."),))


def _regions(desk: Desk, inside: str | None, *, all_of_them: bool) -> Answer:
    found = desk.regions.children(desk.regions.find(inside).code if inside else None, retired=all_of_them)
    rows = [(one.code, one.name, "" if desk.regions.is_offered(one.code) else tr("not offered")) for one in found]
    return Answer({"regions": [forms.write(one) | {"offered": desk.regions.is_offered(one.code)} for one in found]},
                  table(rows) or (tr("Nothing is here yet."),))


def _about(entity: Entity, day: date) -> str:
    marks = [tr("retired")] if entity.retired else []
    marks += [tr("merged")] if entity.merged_into else []
    marks += [tr("two versions")] if entity.heads > 1 else []
    value = entity.value
    if isinstance(value, Official):
        marks.append(value.title_on(day))
    if isinstance(value, Event):
        marks += [part for part in (value.short, value.place, value.since.isoformat() if value.since else "") if part]
    if isinstance(value, Acronym):
        marks += [value.expansion, tr("known") if value.known else ""]
    if isinstance(value, Citation):
        marks.append(value.subject)
    return " · ".join(part for part in marks if part)


def _data(entity: Entity) -> dict[str, Any]:
    return {"id": entity.id, "label": entity.label, "retired": entity.retired, "merged_into": entity.merged_into,
            "conflict": entity.heads > 1, **forms.write(entity.value)}


def _shown(desk: Desk, entity: Entity, arguments: argparse.Namespace) -> Answer:
    data = _data(entity)
    value = entity.value
    day = _day(getattr(arguments, "on", None)) or desk.today()
    lines = [" · ".join(part for part in (entity.label, _about(entity, day)) if part)]
    if isinstance(value, Region):
        lines = [f"{value.code}  " + ", ".join(one.name for one in reversed(desk.regions.path(value.code)))]
        lines += [] if desk.regions.is_offered(value.code) else [tr("not offered")]
    if isinstance(value, Official):
        data["title"] = value.title_on(day)
        lines.append(tr("On {day}: {title}", day=day.isoformat(), title=value.title_on(day) or tr("no post")))
        lines += [f"  {post.printed}  {post.since or '…'} – {post.until or '…'}" for post in value.posts]
    if isinstance(value, Official | Event | Acronym | Citation) and value.source:
        lines.append(tr("Source: {source}", source=value.source))
    return Answer({arguments.command.removesuffix("s"): data}, tuple(lines))


def _configure_starter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("starter", nargs="?", default="kaltim", metavar="NAME", help=tr("Which one (kaltim)."))


def _starter(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk(write=True) as desk:
        count = starter.load(desk, desk.me(context.initials), arguments.starter)
    return Answer({"added": count}, (trn("{count} entry added.", "{count} entries added.", count),))


COMMANDS = (
    Command("officials", mark("Officials: list, show, add, edit, merge, retire, restore."), _run,
            _configure("official")),
    Command("events", mark("Events: list, show, add, edit, merge, retire, restore."), _run, _configure("event")),
    Command("regions", mark("Regions: list, show, add, edit, merge, retire, restore."), _run, _configure("region")),
    Command("tags", mark("Tags: list, show, add, edit, merge, retire, restore."), _run, _configure("tag")),
    Command("acronyms", mark("Acronyms: list, show, add, edit, merge, retire, restore."), _run, _configure("acronym")),
    Command("citations", mark("Citations of laws: list, show, add, edit, merge, retire, restore."), _run,
            _configure("citation")),
    Command("words", mark("The desk's own words: list, show, add, edit, merge, retire, restore."), _run,
            _configure("word")),
    Command("starter", mark("Bring in a starter directory of officials, events and tags."), _starter,
            _configure_starter),
)
