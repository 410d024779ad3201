"""Looking through releases for words, a handful at a time, by the rules of one release; and replacing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from humasdesk.domain.release import STATES, Summary
from humasdesk.gui.editor import find
from humasdesk.gui.editor.find import Hit, Query
from humasdesk.i18n import mark, tr
from humasdesk.services import drafting, rewriting, searching, together
from humasdesk.services.desk import Desk, Me
from humasdesk.services.rewriting import Rewritten, Swap
from humasdesk.services.searching import Wanted
from humasdesk.services.together import Outcome

CHUNK = 40
"""Releases looked through in one go: some tenths of a second."""
MOST = 5_000
"""So many places are listed at most."""
_UNSAVED = mark("Unsaved words wait here.")
_READ_ONLY = mark("This desk is open read-only here.")


@dataclass(frozen=True, slots=True)
class InRelease:
    """All places in one release, and why nothing may be replaced in it (empty where it may)."""

    summary: Summary
    hits: tuple[Hit, ...]
    why_not: str = ""

    @property
    def loses_approval(self) -> bool:
        """Whether a replacement takes back an approval: the changed text is a draft again."""
        return not self.why_not and self.summary.working == "approved"


def scope(desk: Desk, wanted: Wanted | None, words: str, outdated: Callable[[], bool]) -> list[Summary]:
    """Every release to look through: those of the list as it is, or (``None``) all, discarded ones too. Gives up
    once nobody waits for the answer any more."""
    found: list[Summary] = []
    asked = wanted if wanted is not None else Wanted(state=STATES)
    size = 500
    while True:
        after = found[-1] if found else None
        page = (searching.search(desk, words, asked, order="newest", after=after, limit=size) if words.strip()
                else searching.page(desk, asked, after=after, limit=size))
        found += page
        if len(page) < size or outdated():
            return found


def look(desk: Desk, me: Me | None, some: Sequence[Summary], query: Query, template: str) -> list[InRelease]:
    """The places in these releases."""
    matches = find.matcher(query)
    found: list[tuple[Summary, tuple[Hit, ...]]] = []
    for one in some:
        content = drafting.head_of(desk, one.id).content
        if not query.expression and not any(next(matches(text), None) for text in rewriting.quick_texts(content)):
            continue
        hits = tuple(find.hits(rewriting.texts_of(content), query, template, MOST))
        if hits:
            found.append((one, hits))
    whys = _why_not(desk, me, [one.id for one, _ in found])
    return [InRelease(one, hits, whys[one.id]) for one, hits in found]


def _why_not(desk: Desk, me: Me | None, ids: list[str]) -> dict[str, str]:
    if me is None:
        return dict.fromkeys(ids, tr(_READ_ONLY))
    unsaved = {copy.release for copy in drafting.working_copies(desk)}
    found = {}
    for release_id, offers in together.offers(desk, me, ids).items():
        edit = next(offer for offer in offers if offer.action == "edit")
        found[release_id] = tr(edit.why_not) if edit.why_not else tr(_UNSAVED) if release_id in unsaved else ""
    return {one: found.get(one, "") for one in ids}


def replace(desk: Desk, me: Me, some: Sequence[tuple[str, Sequence[Hit]]],
            made: list[Rewritten]) -> Outcome:
    """Replace these places, each release in one revision; what was done is added to ``made``."""
    swaps = {release: [Swap(hit.text, hit.found.start, hit.words, hit.replacement or "") for hit in hits]
             for release, hits in some}

    def deed(release: str) -> Rewritten:
        done = rewriting.rewrite(desk, me, release, swaps[release])
        made.append(done)
        return done

    return together.each(desk, swaps, deed)


def take_back(desk: Desk, me: Me, made: Sequence[Rewritten]) -> Outcome:
    """Let every release say again what it said before."""
    by_id = {one.release: one for one in made}
    return together.each(desk, by_id, lambda release: rewriting.take_back(desk, me, by_id[release]))
