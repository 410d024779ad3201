"""The word lists of the speller, read from ``resources/language``."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from humasdesk import assets
from humasdesk.language import lexicon


@dataclass(frozen=True, slots=True)
class Graph:
    """The words as places that letters lead to, numbered; a word begins at the last. There are some forty thousand, and
    as objects of their own they would take ten times the memory of these four rows.

    ``final``: whether a word may end here, a byte for each place. ``letters``: the letters that lead on from it.
    ``first`` and ``leads``: where those lead to, in ``leads`` from ``first[place]`` to ``first[place + 1]``.
    """

    final: bytes
    letters: tuple[str, ...]
    first: array[int]
    leads: array[int]

    @property
    def root(self) -> int:
        """Where words begin."""
        return len(self.final) - 1

    def onward(self, place: int) -> Iterable[tuple[str, int]]:
        """Every letter that leads on from a place, and where to."""
        return zip(self.letters[place], self.leads[self.first[place]:self.first[place + 1]], strict=True)


UNSEEN = lexicon.UNSEEN
"""The level of a word that was never counted."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """Everything read, in lower case.

    ``levels``: word to negative centibels (300 is once in a thousand words; smaller is more frequent). ``stems``: stem
    to its flags. ``extra``: our own additions, of which ``verbs`` take affixes as verbs do. ``names``: what is written
    with a capital. ``baku``: non-standard to standard forms. ``foreign``: foreign words to Indonesian ones, if any.
    ``compounds``: compounds in one word, as affixes at both ends write them (*tindaklanjut*). ``acronyms``: those
    of the shipped table, with how each is spelt. ``rare``: right words that look like a slip of a common one.
    """

    graph: Graph
    levels: dict[str, int]
    stems: dict[str, frozenset[str]]
    extra: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]
    baku: dict[str, tuple[str, ...]]
    compounds: frozenset[str]
    acronyms: dict[str, str]
    rare: frozenset[str]
    foreign: dict[str, str]
    english: frozenset[str]
    bound: frozenset[str]
    places: frozenset[str]
    function: frozenset[str]
    pun: frozenset[str]
    kinds: frozenset[str]
    namers: frozenset[str]


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a list, cut at tabs; those that begin with ``#`` are remarks."""
    for line in assets.lines("language", name):
        if line and line[0] != "#":
            yield line.split("\t")


def _once(words: Iterable[str], held: dict[str, str]) -> Iterator[str]:
    """``words``, each as the same string as in ``held``: most stand in several lists, and are kept in memory once."""
    for word in words:
        yield held.setdefault(word, word)


def load() -> WordLists:
    """All lists; a third of a second of work, so call it where nobody waits."""
    words = lexicon.load()
    held = {word: word for word in words.flags}
    extra = list(rows("stems-extra.txt"))
    rule = {kind: frozenset(named.split()) for kind, named in rows("rule-words.tsv")}
    return WordLists(
        graph=_graph(),
        levels={word: centibels for centibels, found in _levels() for word in _once(found, held)},
        stems=words.flags,
        extra=frozenset(row[0] for row in extra),
        verbs=frozenset(row[0] for row in extra if "kerja" in row[1:2]),
        names=frozenset(stem for stem, flags in words.flags.items() if "=" in flags),
        baku={row[0]: tuple(row[1].split(" / ")) for row in rows("baku.tsv")},
        compounds=frozenset(words.parts),
        acronyms={row[0].lower(): row[0] for row in rows("acronyms.tsv")},
        rare=frozenset(word for row in rows("rare-words.txt") for word in row[0].split()),
        foreign={row[0]: row[1] if len(row) > 1 else "" for row in rows("foreign.tsv")},
        english=frozenset(word for row in rows("english.txt") for word in row[0].split()),
        bound=rule["bound"], places=rule["place"], function=rule["function"], pun=rule["pun"],
        kinds=rule["kind"], namers=rule["namer"],
    )


def _levels() -> Iterator[tuple[int, list[str]]]:
    """The levels, each with its words."""
    return ((int(level), found.split()) for level, found in rows("frequency-id.txt"))


def _graph() -> Graph:
    """The word graph; a line's edges lead to lines above it."""
    final, letters = bytearray(), list[str]()
    first, leads = array("I", [0]), array("I")
    met: dict[str, str] = {}
    for line in assets.lines("language", "words-id.txt"):
        if line[:1] != "#":
            ends = line[:1] == "."
            edges = line[ends:].split()
            onward = "".join(edge[0] for edge in edges)
            final.append(ends)
            letters.append(met.setdefault(onward, onward))
            leads.extend(int(edge[1:]) for edge in edges)
            first.append(len(leads))
    return Graph(bytes(final), tuple(letters), first, leads)


def spelt(graph: Graph) -> Iterator[str]:
    """All words of a graph, sorted."""
    def following(before: str, place: int) -> Iterator[str]:
        if graph.final[place]:
            yield before
        for letter, onward in graph.onward(place):
            yield from following(before + letter, onward)

    return following("", graph.root)
