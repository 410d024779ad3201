"""What a page is, for machines: schema.org NewsArticle as JSON-LD, safe inside an HTML page."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

from humasdesk.export import links
from humasdesk.export.page import Page
from humasdesk.export.wording import Wording

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def news_article(page: Page, words: Wording) -> str:
    """The JSON text for ``<script type="application/ld+json">``; no ``<`` is left in it, so nothing can close it."""
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": words.headline,
        "inLanguage": "en" if page.language == "en" else "id-ID",
        "datePublished": "" if page.draft else published(page),
        "dateline": words.place,
        "articleSection": words.kicker,
        "identifier": page.number,
        "keywords": list(page.tags),
        "about": [{"@type": "Event", "name": name} for name in page.events],
        "contentLocation": [{"@type": "Place", "name": name} for name in page.regions],
        "mentions": [{"@type": "Person", "name": name} for name in page.officials],
        "publisher": _organisation(page, words),
        "creativeWorkStatus": status(page),
        "correction": page.correction.note if page.correction else "",
    }
    said = {name: value for name, value in article.items() if value}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def published(page: Page) -> str:
    """When it came out (ISO 8601, in the desk's zone); the release's day where no moment is known; else empty."""
    if page.published is not None:
        return page.published.astimezone(ZoneInfo(page.zone)).isoformat(timespec="seconds")
    return page.date.isoformat() if page.date else ""


def status(page: Page) -> str:
    """``Draft``, ``Withdrawn`` or ``Published``."""
    if page.draft:
        return "Draft"
    return "Withdrawn" if page.withdrawn else "Published"


def _organisation(page: Page, words: Wording) -> dict[str, str]:
    known = {"@type": "GovernmentOrganization", "name": words.author, "url": links.site(page.agency.website) or "",
             "telephone": page.agency.phone, "email": page.agency.email}
    return {name: value for name, value in known.items() if value} if words.author else {}
