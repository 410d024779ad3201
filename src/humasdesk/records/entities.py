"""Directory entities into the JSON that records carry, and back; one row of the table a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from humasdesk.domain.directory import (
    HOLDINGS,
    Acronym,
    Citation,
    EntityValue,
    Event,
    Official,
    Post,
    Region,
    Setting,
    SettingValue,
    Tag,
    Word,
)
from humasdesk.errors import BadRecord
from humasdesk.i18n import mark
from humasdesk.records.form import Form


def write(value: EntityValue) -> dict[str, Any]:
    """``value`` as JSON."""
    match value:
        case Official():
            return {"name": value.name, "prefix": value.prefix, "suffix": value.suffix, "source": value.source,
                    "posts": [_post_out(post) for post in value.posts]}
        case Event():
            return {"name": value.name, "short": value.short, "since": _day_out(value.since),
                    "until": _day_out(value.until), "place": value.place, "region": value.region,
                    "source": value.source}
        case Tag() | Word():
            return {"name": value.name}
        case Acronym():
            return {"name": value.name, "expansion": value.expansion, "known": value.known, "source": value.source}
        case Citation():
            return {"name": value.name, "form": value.form, "number": value.number, "year": value.year,
                    "subject": value.subject, "source": value.source}
        case Region():
            return {"code": value.code, "name": value.name, "level": value.level, "parent": value.parent}
        case Setting():
            return {"key": value.key,
                    "values": [{"value": one.value, "since": _day_out(one.since)} for one in value.values]}


def read(kind: str, value: Mapping[str, Any]) -> EntityValue | None:
    """The entity of ``value``; ``None`` for a kind this version does not know."""
    reader = _READERS.get(kind)
    return reader(Form(value)) if reader else None


def _day_out(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _post_out(post: Post) -> dict[str, Any]:
    return {"title": post.title, "region": post.region, "since": _day_out(post.since),
            "until": _day_out(post.until), "holding": post.holding}


def _post_in(form: Form) -> Post:
    holding = form.text("holding", 20)
    if holding not in HOLDINGS:
        raise BadRecord(mark("The record's field {name} is missing or wrong."), name="holding")
    return Post(form.text("title", 300), form.text_or_none("region", 40), form.day_or_none("since"),
                form.day_or_none("until"), holding)


def _official_in(form: Form) -> Official:
    return Official(form.text("name", 200), form.text("prefix", 100), form.text("suffix", 200),
                    tuple(_post_in(post) for post in form.children("posts", 200)), form.text("source", 2_000))


def _event_in(form: Form) -> Event:
    return Event(form.text("name", 300), form.text("short", 200), form.day_or_none("since"),
                 form.day_or_none("until"), form.text("place", 300), form.text_or_none("region", 40),
                 form.text("source", 2_000))


def _tag_in(form: Form) -> Tag:
    return Tag(form.text("name", 200))


def _acronym_in(form: Form) -> Acronym:
    return Acronym(form.text("name", 60), form.text("expansion", 300), form.flag("known"), form.text("source", 2_000))


def _citation_in(form: Form) -> Citation:
    return Citation(form.text("form", 100), form.text("number", 40), form.number("year"), form.text("subject", 600),
                    form.text("source", 2_000))


def _word_in(form: Form) -> Word:
    return Word(form.text("name", 100))


def _region_in(form: Form) -> Region:
    return Region(form.text("code", 40), form.text("name", 200), form.number("level"),
                  form.text_or_none("parent", 40))


def _setting_in(form: Form) -> Setting:
    values = tuple(SettingValue(one.scalar("value"), one.day_or_none("since")) for one in form.children("values", 500))
    return Setting(form.text("key", 80), values)


_READERS: Mapping[str, Callable[[Form], EntityValue]] = {
    "official": _official_in,
    "event": _event_in,
    "tag": _tag_in,
    "acronym": _acronym_in,
    "citation": _citation_in,
    "word": _word_in,
    "region": _region_in,
    "setting": _setting_in,
}
