"""Metadata that a release's text suggests, and releases it is related to; nothing is set without a person's click."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.nodes import Document
from humasdesk.document.plain import plain_text
from humasdesk.domain.answers import Answers
from humasdesk.domain.directory import Acronym, EntityKind, Event, Official, Tag
from humasdesk.domain.release import Changes, Content, Summary
from humasdesk.language import shipped
from humasdesk.language.entities.places import Places
from humasdesk.language.entities.suggesting import Suggester
from humasdesk.language.entities.world import Field, Kind, Known, Mention, Suggestion, World
from humasdesk.language.letters import folded_words
from humasdesk.services import answering, cataloguing, drafting
from humasdesk.services.desk import Desk, Me
from humasdesk.store import directory, lists, related
from humasdesk.store.database import Connection

_DAYS = 4
_POOL = 200
_ALIKE = 4.0
"""What the likest text adds, beside an event in common."""
_HEADLINE_WORDS = 12
_NO_ANSWERS = Answers()


@dataclass(slots=True)
class Suggesting:
    """Suggests for one desk. It keeps what it read of the directories until :meth:`forget`, for the last few days that
    releases were of: somebody leafs through hundreds of days.

    One value belongs to one thread at a time.
    """

    desk: Desk
    _suggesters: OrderedDict[date, Suggester] = field(default_factory=OrderedDict)
    _places: Places | None = None

    def forget(self) -> None:
        """The directories changed: read them anew."""
        self._suggesters.clear()
        self._places = None

    def of(self, content: Content, answers: Answers = _NO_ANSWERS,
           body: Document | None = None) -> tuple[Suggestion, ...]:
        """What ``content`` names and its metadata lacks, without what was refused for this release. ``body`` stands for
        the text's own where it has been read already."""
        text: dict[Field, str] = {"kicker": content.kicker, "headline": content.headline,
                                  "dateline": content.dateline,
                                  "body": plain_text(from_markdown(content.body) if body is None else body)}
        known = _has(content)
        return tuple(one for one in self._suggester(content).suggest(text)
                     if (one.kind, one.key) not in known and answers.to("suggestion", mark_of(one)) is None)

    def _suggester(self, content: Content) -> Suggester:
        day = content.date or self.desk.today()
        found = self._suggesters.pop(day, None)
        if found is None:
            known = world(self.desk, content)
            self._places = self._places or Places(known)
            found = Suggester(known, self._places)
        self._suggesters[day] = found
        if len(self._suggesters) > _DAYS:
            self._suggesters.popitem(last=False)
        return found


def mark_of(suggestion: Suggestion) -> str:
    """What an answer to a suggestion is kept under."""
    return f"{suggestion.kind}:{suggestion.key}"


def refuse(desk: Desk, me: Me, release_id: str, suggestion: Suggestion) -> Changes:
    """Do not suggest this for this release again."""
    return answering.give(desk, me, release_id, "suggestion", mark_of(suggestion), "refuse", rule=suggestion.kind,
                          words=suggestion.label)


def let_come(desk: Desk, me: Me, release_id: str, key: str) -> Changes:
    """Take a refusal back: what is kept under ``key`` (:func:`mark_of`, :func:`related_mark`) may come again."""
    return answering.take_back(desk, me, release_id, "suggestion", key)


def accept(desk: Desk, me: Me, release_id: str, wanted: Iterable[Suggestion]) -> Changes:
    """Take suggestions into the metadata as one new revision; a new tag enters its directory first."""
    chosen, _ = entered(desk, me, wanted)
    return drafting.edit(desk, me, release_id, lambda content: taken(content, chosen))


def entered(desk: Desk, me: Me, wanted: Iterable[Suggestion]) -> tuple[tuple[tuple[Kind, str], ...], Changes]:
    """Kind and key of each for :func:`taken`; new tags are in their directory afterwards."""
    chosen, made = [], False
    for one in wanted:
        known = cataloguing.exactly(desk, "tag", one.label) if one.is_new else None
        if known or not one.is_new:
            chosen.append((one.kind, known.id if known else one.key))
        else:
            chosen.append((one.kind, cataloguing.add(desk, me, Tag(one.label))[0]))
            made = True
    return tuple(chosen), Changes(directory=made)


def taken(content: Content, chosen: Iterable[tuple[str, str]]) -> Content:
    """``content`` with these (kind, key) in its metadata; the first region of a release without one is its main."""
    for kind, key in chosen:
        if (kind, key) in _has(content):
            continue
        match kind:
            case "region" if content.region is None:
                content = replace(content, region=key)
            case "region":
                content = replace(content, regions=(*content.regions, key))
            case "official":
                content = replace(content, officials=(*content.officials, key))
            case "event":
                content = replace(content, events=(*content.events, key))
            case "tag":
                content = replace(content, tags=(*content.tags, key))
    return content


def without(content: Content, chosen: Iterable[tuple[str, str]]) -> Content:
    """``content`` with these (kind, key) out of its metadata: :func:`taken` undone."""
    gone = set(chosen)
    regions = [one for one in ([content.region] if content.region else []) + [*content.regions]
               if ("region", one) not in gone]
    return replace(content, region=regions[0] if regions else None, regions=tuple(regions[1:]),
                   officials=tuple(one for one in content.officials if ("official", one) not in gone),
                   events=tuple(one for one in content.events if ("event", one) not in gone),
                   tags=tuple(one for one in content.tags if ("tag", one) not in gone))


def world(desk: Desk, content: Content) -> World:
    """The directories on the day of the release."""
    with desk.store.reading() as connection:
        kinds: tuple[EntityKind, ...] = ("official", "event", "tag", "acronym")
        officials, events, tags, acronyms = (_known(connection, kind) for kind in kinds)
    return World(
        content.date or desk.today(), home(desk), desk.regions.all(),
        tuple(Known(key, value) for key, value in officials if isinstance(value, Official)),
        tuple(Known(key, value) for key, value in events if isinstance(value, Event)),
        tuple(Known(key, value.name) for key, value in tags if isinstance(value, Tag)),
        (*((value.name, value.expansion) for _, value in acronyms if isinstance(value, Acronym)),
         *((short, longs[0]) for short, longs in shipped.acronyms().items())))


def _known(connection: Connection, kind: EntityKind) -> list[tuple[str, object]]:
    return [(one.id, one.value) for one in directory.of_kind(connection, kind)
            if not one.retired and not one.merged_into]


def home(desk: Desk) -> str:
    """The code of the office's own province: where most of its officials hold their posts."""
    with desk.store.reading() as connection:
        values = [one.value for one in directory.of_kind(connection, "official")]
    found = Counter(post.region.partition(".")[0] for value in values if isinstance(value, Official)
                    for post in value.posts if post.region)
    return found.most_common(1)[0][0] if found else ""


def names(content: Content) -> frozenset[tuple[str, str]]:
    """Kind and key of everything in the metadata."""
    return frozenset(_has(content))


def _has(content: Content) -> set[tuple[str, str]]:
    regions = [*([content.region] if content.region else []), *content.regions]
    return {("region", one) for one in regions} | {("official", one) for one in content.officials} | {
        ("event", one) for one in content.events} | {("tag", one) for one in content.tags}


@dataclass(frozen=True, slots=True)
class Related:
    """A related release and why: the names of what both speak of."""

    summary: Summary
    why: tuple[str, ...]
    weight: float


def related_mark(release_id: str) -> str:
    """What a refusal of a related release is kept under."""
    return f"related:{release_id}"


def refuse_related(desk: Desk, me: Me, release_id: str, other: Summary) -> Changes:
    """Do not suggest ``other`` as related to this release again."""
    return answering.give(desk, me, release_id, "suggestion", related_mark(other.id), "refuse", rule="related",
                          words=other.headline)


def related_to(desk: Desk, content: Content, release_id: str | None = None, *, answers: Answers = _NO_ANSWERS,
               limit: int = 8) -> tuple[Related, ...]:
    """Releases that share officials, events, regions or tags with ``content``, or speak of the same, best first; those
    it names already, and those that were refused, are left out."""
    left_out = {release_id, *content.related, *(one.mark.removeprefix(related_mark("")) for one in answers.standing
                                                if one.about == "suggestion" and one.rule == "related")}
    named = sorted(_has(content))
    with desk.store.reading() as connection:
        found = {one: (weight, shared) for one, weight, shared in
                 related.sharing(connection, named, limit=_POOL)}
        alike = related.alike(connection, _match(desk, content.headline), limit=_POOL) if content.headline else {}
        weights = {one: found.get(one, (0.0, ()))[0] + _ALIKE * alike.get(one, 0.0)
                   for one in {*found, *(one for one, how in alike.items() if how > _LIKE)}}
        best = [one for one in sorted(weights, key=lambda one: (-weights[one], one))
                if one not in left_out][:limit]
        summaries = [lists.one(connection, one) for one in best]
    return tuple(Related(one, _why(desk, found.get(one.id, (0.0, ()))[1], alike.get(one.id, 0.0)), weights[one.id])
                 for one in summaries)


_LIKE = 0.6
"""How alike a text has to be, of the likest, to be related by its words alone."""


def _match(desk: Desk, headline: str) -> str:
    """An index expression for any of the headline's words in their affix form."""
    words = [word for word in dict.fromkeys(folded_words(headline)) if len(word) > 3][:_HEADLINE_WORDS]
    return " OR ".join(f'forms : "{desk.store.forms.word(word)}"' for word in words) or '""'


def _why(desk: Desk, shared: tuple[related.Shared, ...], alike: float) -> tuple[str, ...]:
    order = ("event", "official", "tag", "region")
    names = []
    for kind, entity in sorted(shared, key=lambda one: order.index(one[0]) if one[0] in order else 9):
        if kind == "region":
            names.append(desk.regions.name(entity) or entity)
        else:
            value = cataloguing.get(desk, entity).value
            names.append(value.short or value.name if isinstance(value, Event) else getattr(value, "name", entity))
    return tuple(names)


__all__ = ["Mention", "Related", "Suggesting", "Suggestion", "accept", "entered", "home", "let_come", "mark_of",
           "names", "refuse", "refuse_related", "related_mark", "related_to", "taken", "without", "world"]
