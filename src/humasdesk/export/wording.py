"""Every printed word of a page outside its body, composed once so that paper and screen say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from humasdesk.export import links
from humasdesk.export.labels import Labels
from humasdesk.export.page import Agency, Page, Related

MarkKind = Literal["draft", "withdrawn", "unapproved", "embargo", "correction"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line, perhaps pointing somewhere (``mailto:``, ``tel:``, ``https:``)."""

    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A mark nobody may overlook: a title in a box, with a note. ``running`` ones stand on every page of paper."""

    kind: MarkKind
    title: str
    note: str = ""
    running: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """The page's furniture in its own language. Empty strings and tuples are left out of the page."""

    parents: tuple[str, ...]
    agency: str
    address: tuple[str, ...]
    reach: tuple[Line, ...]
    logo: str
    kind: str
    number: str
    date: str
    immediate: str
    stamps: tuple[Stamp, ...]
    kicker: str
    headline: str
    place: str
    dash: str
    sign_off: str
    related_title: str
    related: tuple[tuple[str, str], ...]
    about_title: str
    about: tuple[str, ...]
    contact_title: str
    contact: tuple[Line, ...]
    page: str
    subject: str
    author: str
    keywords: tuple[str, ...]


def wording(page: Page, labels: Labels) -> Wording:
    """The furniture of ``page`` in the words of ``labels``."""
    agency, number = page.agency, _number(page, labels)
    contact = tuple(_contact(page, labels))
    related = tuple((each.headline, _beside(each, labels)) for each in page.related)
    return Wording(
        parents=_said(agency.government, agency.parent),
        agency=agency.name.strip(),
        address=_lines(agency.address),
        reach=tuple(_reach(agency, labels)),
        logo=labels.say("logo", agency=agency.name or agency.government).strip(),
        kind=labels.say("press_release"),
        number=number,
        date=labels.day(page.date) if page.date else "",
        immediate=labels.say("immediate") if _goes_at_once(page) else "",
        stamps=tuple(_stamps(page, labels)),
        kicker=page.kicker.strip(),
        headline=page.headline.strip(),
        place=page.dateline.strip(),
        dash=page.dash,
        sign_off=_bracketed(page.sign_off),
        related_title=labels.say("related") if related else "",
        related=related,
        about_title=labels.say("about", agency=agency.name) if agency.about.strip() else "",
        about=_lines(agency.about),
        contact_title=labels.say("contact") if contact else "",
        contact=contact,
        page=labels.words["page"],
        subject=" · ".join(_said(labels.say("press_release"), number, page.kicker)),
        author=agency.name.strip() or agency.government.strip(),
        keywords=_once(*page.tags, *page.events, *page.regions, *page.officials),
    )


def _number(page: Page, labels: Labels) -> str:
    line = labels.say("number_pending") if page.number_pending else ""
    if page.number:
        line = labels.say("number", number=page.number)
    if page.correction and line:
        line = f"{line} ({labels.say('correction', sequence=page.correction.sequence)})"
    return line


def _goes_at_once(page: Page) -> bool:
    return not (page.embargo or page.draft or page.withdrawn)


def _stamps(page: Page, labels: Labels) -> Iterator[Stamp]:
    if page.draft:
        yield Stamp("draft", labels.say("draft"), labels.say("draft_note"))
    if page.withdrawn:
        yield Stamp("withdrawn", labels.say("withdrawn"), page.withdrawn)
    if page.unapproved:
        yield Stamp("unapproved", labels.say("unapproved"), labels.say("unapproved_note"))
    if page.embargo:
        yield Stamp("embargo", labels.until(page.embargo))
    if page.correction:
        title = labels.say("correction", sequence=page.correction.sequence)
        yield Stamp("correction", title.upper(), page.correction.note, running=False)


def _reach(agency: Agency, labels: Labels) -> Iterator[Line]:
    if agency.phone.strip():
        yield Line(labels.say("phone", phone=agency.phone.strip()), links.phone(agency.phone))
    if agency.email.strip():
        yield Line(labels.say("email", email=agency.email.strip()), links.mail(agency.email))
    if agency.website.strip():
        yield Line(labels.say("website", website=agency.website.strip()), links.site(agency.website))


def _contact(page: Page, labels: Labels) -> Iterator[Line]:
    contact = page.contact
    if contact.name.strip():
        yield Line(contact.name.strip())
    if contact.phone.strip():
        yield Line(labels.say("phone", phone=contact.phone.strip()), links.phone(contact.phone))
    if contact.email.strip():
        yield Line(labels.say("email", email=contact.email.strip()), links.mail(contact.email))


def _beside(related: Related, labels: Labels) -> str:
    """What stands behind a related headline: ``Nomor: 004/HUMAS/I/2019, 8 Januari 2019``."""
    number = labels.say("number", number=related.number) if related.number else ""
    day = labels.day(related.date, "short_date") if related.date else ""
    return ", ".join(_said(number, day))


def _bracketed(sign_off: str) -> str:
    sign_off = sign_off.strip()
    if not sign_off or (sign_off.startswith("(") and sign_off.endswith(")")):
        return sign_off
    return f"({sign_off})"


def _said(*words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words if word.strip())


def _lines(text: str) -> tuple[str, ...]:
    return _said(*text.splitlines())


def _once(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_said(*words)))
