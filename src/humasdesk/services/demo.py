"""The sample release from raw text to approved files, by two people, on a desk of its own."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from humasdesk import assets
from humasdesk.domain.release import Content
from humasdesk.errors import BadInput, Refused
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import (
    answering,
    cataloguing,
    configuring,
    drafting,
    exporting,
    intake,
    people,
    publishing,
    reviewing,
    searching,
    starter,
)
from humasdesk.services.checking import finding as findings
from humasdesk.services.checking import questions
from humasdesk.services.checking.finding import Finding
from humasdesk.services.dates import parse_day
from humasdesk.services.desk import Desk, Me, open_desk
from humasdesk.services.exporting import Exported

Tell = Callable[[str], None]

_SAMPLE = "rakor-kepala-daerah.txt"
_DAY = "2019-01-14"
"""A day in the term of the officials named; the sample itself names none."""
_MARK = ".humasdesk-demo"
_TAKES_OFFER = frozenset({"FACT-ACRONYM", "CONFUSABLE", "ABBR-FIRST"})


@dataclass(frozen=True, slots=True)
class Told:
    """Where the results lie."""

    home: Path
    files: tuple[Exported, ...]


def run(out: Path, tell: Tell) -> Told:
    """The whole story; every step is told in a line. ``out`` is made, or made anew where it is an earlier demo's."""
    folder = _fresh(out)
    home = folder / "meja"
    with open_desk(home, create=True) as desk:
        writer, supervisor = _people(desk, tell)
        release_id = _written(desk, writer, tell)
        _reviewed(desk, writer, supervisor, release_id, tell)
        files = exporting.export(desk, release_id, ("pdf", "html"), folder)
    tell(tr("The results lie here:"))
    for one in files:
        tell(f"  {one.format.upper():5} {one.path}")
        for notice in one.notices:
            tell(f"        {notice.sentence}")
    tell(tr("The desk of this demonstration: {folder}", folder=str(home)))
    return Told(home, files)


def _fresh(out: Path) -> Path:
    """An empty folder; only an earlier demonstration is cleared away."""
    folder = out.expanduser().absolute()
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise BadInput(mark("The folder {folder} holds other things. Choose another for the demonstration."),
                           folder=str(folder))
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).write_text("", encoding="utf-8")
    return folder


def _people(desk: Desk, tell: Tell) -> tuple[Me, Me]:
    people.add(desk, "Maria Rosari", "mar", ["writer", "supervisor"])
    people.add(desk, "Sulaiman Hadi", "sul", ["supervisor"])
    writer, supervisor = desk.me("mar"), desk.me("sul")
    said = tomllib.loads(assets.text("starter", "contoh.toml"))["settings"]
    logo = assets.path("samples", "logo-contoh.png")
    configuring.set_shared(desk, writer, {**{key: str(value) for key, value in said.items()},
                                          "agency.logo": str(logo)})
    count = starter.load(desk, writer)
    tell(tr("1. A desk for two: {writer} writes, {supervisor} reviews. {entries} from the starter directory.",
            writer=writer.person.name, supervisor=supervisor.person.name,
            entries=trn("{count} entry", "{count} entries", count)))
    return writer, supervisor


def _written(desk: Desk, me: Me, tell: Tell) -> str:
    outcome = intake.take_in(desk, me, [str(assets.path("samples", _SAMPLE))])
    taken = outcome.imported[0]
    tell(tr("2. Imported {name}: “{headline}”, {changes} listed, each can be taken back.", name=_SAMPLE,
            headline=taken.imported.headline, changes=trn("{count} change", "{count} changes",
                                                          len(taken.imported.changes))))
    region = desk.regions.find("Kalimantan Timur").code
    place = desk.regions.find("64.72").code
    official = cataloguing.find(desk, "official", "Isran Noor").id
    events = tuple(cataloguing.find(desk, "event", name).id for name in ("Musrenbang RPJMD", "Rakor Kepala Daerah"))

    def described(content: Content) -> Content:
        return replace(content, region=region, regions=(place,), officials=(official,), events=events,
                       date=parse_day(_DAY))

    drafting.edit(desk, me, taken.id, described)
    tell(tr("3. Metadata: Kalimantan Timur, Samarinda, {official}, two events.",
            official=cataloguing.get(desk, official).label))
    _checked(desk, me, taken.id, tell)
    return taken.id


def _checked(desk: Desk, me: Me, release_id: str, tell: Tell) -> None:
    """The writer mends what has one right answer, takes the first offer for a fact that has one, and confirms the
    rest, as somebody would who has asked."""
    content = drafting.head_of(desk, release_id).content
    first = _examined(desk, release_id)
    after, changes = findings.mended(desk, content)
    drafting.edit(desk, me, release_id, lambda _: after)
    tell(tr("4. Checked: {count} findings; mended at once: {mended}.",
            count=sum(1 for group in first.findings for _ in group.each()), mended=len(changes)))
    offered = [one for group in _examined(desk, release_id).findings for one in group.each()
               if one.rule in _TAKES_OFFER and one.fixes]
    drafting.edit(desk, me, release_id, partial(findings.fixed, fixes=[one.fixes[0] for one in offered]))
    for one in offered:
        tell("     " + tr("{sentence} Mended.", sentence=one.sentence))
    for question in _examined(desk, release_id).stopping:
        if isinstance(question, Finding):
            questions.answer(desk, me, release_id, question, "confirm", note=tr("Asked, and so it was said."))
            tell("     " + tr("{sentence} Confirmed by {name}.", sentence=question.sentence, name=me.person.name))


def _examined(desk: Desk, release_id: str) -> questions.Examined:
    content = drafting.head_of(desk, release_id).content
    return questions.examine(desk, content, answering.of_release(desk, release_id))


def _reviewed(desk: Desk, writer: Me, supervisor: Me, release_id: str, tell: Tell) -> None:
    reviewing.move(desk, writer, release_id, "submit")
    tell(tr("5. {name} submitted it.", name=writer.person.name))
    try:
        reviewing.move(desk, writer, release_id, "approve")
    except Refused as refusal:
        tell(tr("6. {name} may not approve it: {why}", name=writer.person.name, why=refusal.sentence))
    reviewing.move(desk, supervisor, release_id, "approve", note=tr("Ready to send."))
    published = publishing.publish(desk, supervisor, release_id)
    tell(tr("7. {name} approved exactly this text and published it as number {number}.",
            name=supervisor.person.name, number=published.number))
    found = searching.search(desk, "rakor kep")
    tell(tr("8. Search for “rakor kep”: {count} found.", count=len(found)))
