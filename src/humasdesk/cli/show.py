"""Looking: ``list``, ``show``, ``search``, ``history``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from datetime import date
from typing import Any

from humasdesk import clock, i18n
from humasdesk.cli import wording
from humasdesk.cli.command import Answer, Command, Context, release_argument, table
from humasdesk.domain.directory import Entity, Official
from humasdesk.domain.release import STATES, Content, Embargo, Summary
from humasdesk.domain.review import DONE, STATE_NAMES
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import cataloguing, drafting, pages, reviewing, searching
from humasdesk.services.asking import question
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def state_name(state: str) -> str:
    """A state as people call it."""
    return tr(STATE_NAMES[state])


def _configure_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=STATES, help=tr("Only releases in this state."))
    parser.add_argument("--region", help=tr("Only releases of this region (name or code)."))
    parser.add_argument("--official", help=tr("Only releases that name this official."))
    parser.add_argument("--event", help=tr("Only releases of this event."))
    parser.add_argument("--tag", help=tr("Only releases with this tag."))
    parser.add_argument("--limit", type=wording.whole_number, default=50, metavar="N", help=tr("At most so many."))


def _wanted(desk: Desk, arguments: argparse.Namespace) -> Wanted:
    def entity(kind: Any, name: str | None) -> str | None:
        return cataloguing.meant(desk, kind, name).id if name else None

    return Wanted(
        state=arguments.state, region=desk.regions.find(arguments.region).code if arguments.region else None,
        official=entity("official", arguments.official), event=entity("event", arguments.event),
        tag=entity("tag", arguments.tag))


def _list(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        wanted = _wanted(desk, arguments)
        found = searching.page(desk, wanted, limit=arguments.limit)
        total = searching.count(desk, wanted)
        return _releases(desk, found, trn("{count} release", "{count} releases", total))


def _configure_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=tr(
        'Words; "in quotes" exactly as written; operators such as region:samarinda state:published 2019; '
        '-word leaves out what holds it.'))
    _configure_filters(parser)
    parser.add_argument("--newest", action="store_true", help=tr("Newest first instead of best first."))


def _search(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        asked = question.strictly(desk, arguments.query)
        wanted = question.wanted(asked, _wanted(desk, arguments), desk)
        if asked.parts and not asked.words.strip():
            found = searching.page(desk, wanted, limit=arguments.limit)
        else:
            found = searching.search(desk, asked.words, wanted, limit=arguments.limit,
                                     order="newest" if arguments.newest else "relevance")
        return _releases(desk, found, trn("{count} release", "{count} releases", len(found)))


def _releases(desk: Desk, found: list[Summary], heading: str) -> Answer:
    lines = [heading]
    for one in found:
        lines += _card(desk, one)
    return Answer({"releases": [_summary(one) for one in found]}, tuple(lines))


def _card(desk: Desk, one: Summary) -> list[str]:
    marks = [state_name(one.state)]
    if one.public != "none" and one.state != one.public:
        marks.append(tr("edition {number} {state}", number=one.editions, state=state_name(one.public)))
    if one.conflict:
        marks.append(tr("two versions"))
    if one.unapproved:
        marks.append(tr("published without approval"))
    if one.embargo and one.embargo.until > desk.now():
        marks.append(tr("under embargo"))
    place = desk.regions.name(one.region) if one.region else one.dateline
    facts = [*marks, *([place] if place else []), *([one.number] if one.number else []),
             *([one.date.isoformat()] if one.date else [])]
    lines = [f"{one.id}  {one.headline or tr('(no headline)')}", "    " + " · ".join(facts)]
    if one.snippet:
        bold, plain = (_BOLD, _PLAIN) if sys.stdout.isatty() else ("«", "»")
        lines.append("    " + one.snippet.replace("\x02", bold).replace("\x03", plain))
    return lines


def _summary(one: Summary) -> dict[str, Any]:
    snippet = one.snippet.replace("\x02", "").replace("\x03", "")
    return {"id": one.id, "headline": one.headline, "state": one.state, "snippet": snippet, "working": one.working,
            "public": one.public, "kicker": one.kicker, "dateline": one.dateline, "region": one.region,
            "date": one.date.isoformat() if one.date else None, "number": one.number, "editions": one.editions,
            "conflict": one.conflict, "unapproved": one.unapproved, "embargo": _embargo_data(one.embargo),
            "updated": clock.to_text(one.updated) if one.updated else None, "hits": _hits(one.snippet)}


def _embargo_data(embargo: Embargo | None) -> dict[str, str] | None:
    return {"until": clock.to_text(embargo.until), "zone": embargo.zone} if embargo else None


def _hits(snippet: str) -> list[str]:
    return [part.split("\x03", 1)[0] for part in snippet.split("\x02")[1:]]


def _configure_show(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--changes", action="store_true", help=tr("What the import changed."))
    group.add_argument("--set-aside", action="store_true", help=tr("Unsaved texts of it that were put aside."))


def _show(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        if arguments.set_aside:
            return _set_aside(desk, arguments.id)
        release_id = searching.find(desk, arguments.id)
        summary = searching.one(desk, release_id)
        content = drafting.head_of(desk, release_id).content
        if arguments.changes:
            return _changes(content)
        data = _summary(summary) | content_data(desk, content)
        data["writers"] = [desk.person_name(one) for one in summary.writers]
        return Answer({"release": data}, _text(desk, summary, content))


def _set_aside(desk: Desk, name: str) -> Answer:
    found = drafting.shelf(desk, name)
    if not found:
        raise NotFound(mark("Nothing of this release was put aside."))
    lines: list[str] = []
    for one in found:
        text = one.text
        shown = (text.kicker, text.headline, text.dateline, text.body) if text else (one.content,)
        lines += [tr("Put aside {at}: {why}", at=one.at, why=tr(one.why)), "", *(part for part in shown if part), ""]
    return Answer({"set_aside": [{"release": one.release, "at": one.at, "why": tr(one.why), "content": one.content}
                                 for one in found]}, tuple(lines))


def _changes(content: Content) -> Answer:
    origin = content.origin
    if origin is None:
        raise NotFound(mark("This release was not imported."))
    data = [{**dict(change), "undone": change["id"] in origin.undone} for change in origin.changes]
    lines = [trn("{count} change at the import of {name}", "{count} changes at the import of {name}", len(data),
                 name=origin.name)]
    rows = [(str(one["id"]), *wording.change(str(one["kind"]), str(one["field"])), _visible(str(one["before"])) + " → "
             + _visible(str(one["after"])), tr("undone") if one["undone"] else "") for one in data]
    return Answer({"changes": data}, (*lines, *table(rows)))


def _visible(text: str) -> str:
    shown = text.replace("\u00a0", "⍽").replace(" ", "·") if not text.strip() or len(text) < 4 else text
    shown = shown.replace("\n", "⏎")
    return f"“{shown if len(shown) <= 60 else shown[:57] + '…'}”"


def content_data(desk: Desk, content: Content) -> dict[str, Any]:
    """What a revision says, for JSON."""
    data = asdict(content)
    data["date"] = content.date.isoformat() if content.date else None
    data["embargo"] = _embargo_data(content.embargo)
    origin = data.pop("origin")
    data["imported"] = ({"name": origin["name"], "sign_off": {"initials": list(origin["initials"]),
                                                              "unit": origin["unit"]},
                         "changes": len(origin["changes"])} if origin else None)
    for kind, ids in (("officials", content.officials), ("events", content.events), ("tags", content.tags)):
        data[kind] = [{"id": one.id, "name": one.label} for one in _entities(desk, ids)]
    return data


def _entities(desk: Desk, ids: tuple[str, ...]) -> list[Entity]:
    """What these ids mean today, each once: two that were merged are one."""
    return list({one.id: one for one in (cataloguing.get(desk, entity_id) for entity_id in ids)}.values())


def _text(desk: Desk, summary: Summary, content: Content) -> tuple[str, ...]:
    day = content.date or desk.today()
    lines = [*_card(desk, summary), ""]
    lines += [one for one in (content.kicker, content.headline) if one] + [""]
    lines.append(f"{content.dateline} {desk.setting('dateline.dash', day)} {content.body}" if content.dateline
                 else content.body)
    facts: list[tuple[str, str]] = []
    names = [desk.regions.name(code) or code for code in (*([content.region] if content.region else ()),
                                                           *content.regions)]
    facts += [(tr("Region"), ", ".join(names))] if names else []
    for label, ids in ((tr("Event"), content.events), (tr("Official"), content.officials), (tr("Tag"), content.tags)):
        if ids:
            facts.append((label, ", ".join(_named(one, day) for one in _entities(desk, ids))))
    embargo = pages.embargo_line(desk, content, i18n.current())
    return (*lines, *(f"{label}: {value}" for label, value in facts), *([embargo] if embargo else []))


def _named(entity: Entity, day: date) -> str:
    if isinstance(entity.value, Official):
        title = entity.value.title_on(day)
        return f"{entity.label} ({title})" if title else entity.label
    return entity.label


def _history(context: Context, arguments: argparse.Namespace) -> Answer:
    with context.desk() as desk:
        release_id = searching.find(desk, arguments.id)
        steps = reviewing.history(desk, release_id)
        data = [{"id": one.id, "kind": one.kind, "action": one.action, "person": one.person,
                 "at": clock.to_text(one.at), "revision": one.revision, "note": one.note, "reason": one.reason,
                 "counts": one.counts, "why_not": tr(one.why_not) if one.why_not else ""} for one in steps]
        zone = desk.zone
    from zoneinfo import ZoneInfo

    rows = [(one.at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H.%M ") + clock.zone_name(zone), one.person,
             tr(DONE.get(one.action, one.action)), one.revision[:8],
             " · ".join(part for part in (one.note, one.reason, tr(one.why_not) if one.why_not else "") if part))
            for one in steps]
    return Answer({"history": data}, table(rows))


COMMANDS = (
    Command("list", mark("List releases, newest first."), _list, _configure_filters),
    Command("show", mark("Show a release, or what its import changed."), _show, _configure_show),
    Command("search", mark("Search headlines, texts, officials, events and tags."), _search, _configure_search),
    Command("history", mark("Everything that was done to a release."), _history, release_argument),
)
