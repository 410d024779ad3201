"""Officials in a text: by name, by part of it, and by the post they held on the day of the release."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from humasdesk.domain.directory import Official, Post
from humasdesk.language.entities.phrases import Phrases, Token, spellings, tokens
from humasdesk.language.entities.places import Places
from humasdesk.language.entities.world import Known, World

SHORT_POSTS = {
    "gubernur": ("Gubernur",), "wakil gubernur": ("Wakil Gubernur", "Wagub"), "bupati": ("Bupati",),
    "wakil bupati": ("Wakil Bupati", "Wabup"), "wali kota": ("Wali Kota", "Walikota", "Wako"),
    "wakil wali kota": ("Wakil Wali Kota", "Wakil Walikota", "Wawali", "Wawako"),
    "sekretaris daerah": ("Sekretaris Daerah", "Sekda"),
}
"""How the heads of a region and their deputies are called, by what their posts begin with."""
_COMMON = frozenset((
    "muhammad", "mohammad", "muhamad", "mohamad", "ahmad", "achmad", "abdul", "abdullah", "haji", "siti", "nur",
    "noor", "sri", "dewi", "agus", "budi", "andi", "muh", "moh", "mohd", "syarif", "rahmat", "hadi", "rudi",
))
"""Parts of names that stand in too many names to mean one person by themselves."""
_LEAST = 4
_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z’']+")


@dataclass(frozen=True, slots=True)
class _ByName:
    official: Known
    whole: bool


@dataclass(frozen=True, slots=True)
class _ByPost:
    official: Known


class People:
    """The officials of a world, ready to be looked for."""

    def __init__(self, world: World, places: Places) -> None:
        self._world = world
        self._places = places

    def find(self, text: str, words: tuple[Token, ...] | None = None,
             met: frozenset[str] = frozenset()) -> Iterator[tuple[int, int, str, Known, bool]]:
        """Start, end, words, official, and whether it is by name; ``met`` are the ids of those named in full elsewhere
        in the release, so that a part of their name means them."""
        found = tokens(text) if words is None else words
        for hit in self._phrases.find(text, found):
            by_name = [one for one in hit.meanings if isinstance(one, _ByName)]
            whole = [one for one in by_name if one.whole]
            named = whole or [one for one in by_name if one.official.id in met] or by_name
            people = {one.official.id: one.official for one in named}
            if len(people) == 1 and (whole or not self._goes_on(text, hit.start, hit.end)):
                yield hit.start, hit.end, hit.text, next(iter(people.values())), True
            posts = {one.official.id: one.official for one in hit.meanings if isinstance(one, _ByPost)}
            if not by_name and len(posts) == 1 and not self._other_name(text, hit.end):
                yield hit.start, hit.end, hit.text, next(iter(posts.values())), False

    @cached_property
    def _phrases(self) -> Phrases:
        made = Phrases()
        parts = Counter(part for one in self._world.officials for part in self._parts(one))
        for one in self._world.officials:
            official = one.value
            if not isinstance(official, Official):
                continue
            made.add(official.name, _ByName(one, whole=True))
            for part in self._parts(one):
                if parts[part] == 1 and len(part) >= _LEAST and part not in _COMMON:
                    made.add(part, _ByName(one, whole=False))
            for title in self._titles(official):
                made.add(title, _ByPost(one))
        return made

    @staticmethod
    def _parts(one: Known) -> frozenset[str]:
        if not isinstance(one.value, Official):
            return frozenset()
        words = [token.folded for token in tokens(one.value.name)]
        return frozenset(words) if len(words) > 1 else frozenset()

    def _titles(self, official: Official) -> tuple[str, ...]:
        """How the posts of the day are printed: in full, with short names of the place, and at home bare."""
        return spellings(title for post in official.posts_on(self._world.day) for title in self._of_post(post))

    def _of_post(self, post: Post) -> Iterable[str]:
        yield post.title
        region = self._places.regions.get(post.region or "")
        if region is None:
            return
        base = _base(post.title, self._places.names(region))
        if base is None:
            return
        for form in SHORT_POSTS.get(base.casefold(), (base,)):
            for name in self._places.names(region):
                yield f"{form} {name}"
            if region.code == self._world.home:
                yield form

    @staticmethod
    def _goes_on(text: str, start: int, end: int) -> bool:
        """Whether another name stands right behind or before: *Isran* of *Isran Hidayat* is somebody else."""
        before = text[:start].rstrip().rpartition(" ")[2]
        strange = before[:1].isupper() and before.isalpha() and len(before) > 2 and before.casefold() not in _ADDRESS
        return bool(_NAME_GOES_ON.match(text, end)) or (strange and not _begins_sentence(text, start, before))

    @staticmethod
    def _other_name(text: str, end: int) -> bool:
        """Whether a name follows a post: then the name says who it is, or nobody of the directory."""
        return bool(re.match(r"\s+(?:(?:Dr|Drs|Dra|Ir|H|Hj|Prof|KH)\.?\s+)*[A-Z][a-z]", text[end:end + 60]))


_ADDRESS = frozenset((
    "pak", "bapak", "bu", "ibu", "gubernur", "bupati", "wagub", "sekda", "walikota", "kota", "wakil", "kepala",
    "menurut", "dr", "drs", "dra", "ir", "prof", "kata", "ujar", "jelas", "tutur", "ucap", "tegas", "ungkap",
    "tambah", "papar", "sebut", "pj", "plt", "plh", "bersama", "oleh", "dan",
))


def _begins_sentence(text: str, start: int, before: str) -> bool:
    """Whether the word before opens a sentence, where a capital says nothing."""
    head = text[:start].rstrip()[:-len(before)].rstrip()
    return not head or head[-1] in ".!?“\"\n:"


def _base(title: str, names: Iterable[str]) -> str | None:
    """A post without the place it ends in, *Gubernur* of *Gubernur Kaltim*; ``None`` where it ends otherwise."""
    folded = title.casefold()
    for name in names:
        if folded.endswith(f" {name.casefold()}"):
            return title[:-len(name)].strip()
    return None
