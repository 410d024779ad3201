"""Python-Markdown, set up to give an element tree in which no word of the source is missing.

Block structure is the library's own (with its ``sane_lists`` and ``tables`` extensions). Replaced, each through its
registry, are the parts that drop words, take raw HTML out of the tree, or need quadratic time on hostile text. One
parser is made for every text (0.2 ms), so nothing is shared between threads or left over from the text before.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import InlineProcessor as InlineWalk
from markdown.util import INLINE_PLACEHOLDER_RE, Registry

from humasdesk.document.markdown_inline import URL, label, patterns

_PORTION = 500
"""Lines the library gets at once."""

_USE = re.compile(r"\[([^\[\]]{1,500})\](?!:)")
_DEFINITION = re.compile(
    r""" {0,3}\[([^\[\]^][^\[\]]{0,500})\]: *+<?([^\s<>]++)>? *+("[^"]*+"|'[^']*+'|\([^()]*+\))? *+$"""
)
_SEPARATOR = re.compile(r"[^\n]*\n[|:\- ]+(?:\n|$)")
_PIPE = re.compile(r"\\.|\|")
_PLAIN = re.compile(r"""["'“‘(]?[^\W\d_][^`\\\[\]<&*_|\x02\x03]*""")
"""A line that is a paragraph of words wherever it stands alone: no pattern of the parser sees anything in it."""
PLAIN = "plain"
"""What says of a paragraph's element that its text is all there is to read."""


def tree(lines: list[str]) -> Element:
    """The element tree of prepared ``lines``; texts and attributes may hold protected characters.

    Inline elements are ``a``, ``br``, ``code``, ``img`` and ``mark``; emphasis is left in the text.
    """
    parser = _parser(lines)
    root = Element("div")
    for line, rest in _apart(lines):
        if any(rest):  # blank lines after a paragraph of words say nothing
            for portion in _portions(rest):
                parser.parser.parseChunk(root, portion)
        if line:
            SubElement(root, "p", {PLAIN: PLAIN}).text = line
    walk = InlineWalk(parser)
    parser.treeprocessors.register(walk, "inline", 20)
    for block in root:
        if PLAIN in block.attrib:
            continue
        holder = Element("div")
        holder.append(block)
        walk.run(holder)
        for element in block.iter():
            _resolve(element, walk.stashed_nodes)
    return root


def _parser(lines: list[str]) -> markdown.Markdown:
    parser = markdown.Markdown(extensions=[SaneListExtension()])
    parser.ESCAPED_CHARS = list(string.punctuation)
    blocks = parser.parser.blockprocessors
    blocks.register(_Table(parser.parser, {}), "table", 75)
    blocks.register(_Heading(parser.parser), "hashheader", 70)
    blocks.register(_Definitions(parser.parser, lines), "reference", 15)
    parser.inlinePatterns = Registry()
    for priority, (name, pattern) in enumerate(reversed(patterns(parser))):
        parser.inlinePatterns.register(pattern, name, priority)
    return parser


def _apart(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Every paragraph of plain words with the lines before it. Most of a release is such paragraphs, and the library
    takes ten times as long to find that there is nothing to find in them."""
    start = 0
    last = len(lines) - 1
    for place, line in enumerate(lines):
        alone = (place == 0 or not lines[place - 1]) and (place == last or not lines[place + 1])
        if line and alone and _PLAIN.fullmatch(line):
            yield line, lines[start:place]
            start = place + 1
    yield "", lines[start:]


def _portions(lines: list[str]) -> Iterator[str]:
    """The source in pieces that end with a blank line: the library shifts its whole queue for every block."""
    start = 0
    for end, line in enumerate(lines, 1):
        if not line and end - start > _PORTION:
            yield "\n".join([*lines[start:end], ""])
            start = end
    yield "\n".join([*lines[start:], "", ""])


def _resolve(element: Element, stash: dict[str, Element | str]) -> None:
    """Put the words back where the library left a placeholder: texts and attributes of what a pattern swallowed."""
    if element.text and "\x02k" in element.text:
        element.text = _unstashed(element.text, stash)
    if element.tail and "\x02k" in element.tail:
        element.tail = _unstashed(element.tail, stash)
    for name, value in element.items():
        if "\x02k" in value:
            element.set(name, _unstashed(value, stash))


def _unstashed(text: str, stash: dict[str, Element | str]) -> str:
    def words(match: re.Match[str]) -> str:
        node = stash.get(match[1], "")
        return node if isinstance(node, str) else "".join(f"{part.get('alt', '')}{part.text or ''}{part.tail or ''}"
                                                          for part in node.iter())

    while INLINE_PLACEHOLDER_RE.search(text):
        text = INLINE_PLACEHOLDER_RE.sub(words, text)
    return text


class _Heading(HashHeaderProcessor):
    """A heading needs a blank after its hashes, as in CommonMark: ``#Kaltim`` is a hashtag."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?=[ \n]|$)(?P<header>(?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)")


class _Table(TableProcessor):
    """Tables whose rows keep the cells that have no heading above them."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(_SEPARATOR.match(block)) and super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        header, separator, *body = blocks.pop(0).split("\n")
        aligns = [self._align(cell) for cell in self._cells(separator)]
        table = SubElement(parent, "table")
        for row in (header, *body):
            line = SubElement(table, "tr")
            for text, align in zip_longest(self._cells(row), aligns, fillvalue=""):
                SubElement(line, "td", {"align": align}).text = text

    def _cells(self, row: str) -> list[str]:
        row = row.strip(" ")
        if self.border:
            row = self.RE_END_BORDER.sub("", row.removeprefix("|"))
        cuts = [match.start() for match in _PIPE.finditer(row) if match[0] == "|"]
        return [row[start:end].strip(" ") for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(row)],
                                                                strict=True)]

    @staticmethod
    def _align(cell: str) -> str:
        sides = (cell.startswith(":"), cell.endswith(":"))
        return {(True, True): "center", (True, False): "left", (False, True): "right"}.get(sides, "")


class _Definitions(BlockProcessor):
    """Link definitions, taken out of the text only when they look like an address and something refers to them."""

    def __init__(self, parser: BlockParser, lines: list[str]) -> None:
        super().__init__(parser)
        self.used = {label(match[1]) for match in _USE.finditer("\n".join(lines))}

    def test(self, parent: Element, block: str) -> bool:
        return "]:" in block

    def run(self, parent: Element, blocks: list[str]) -> bool:
        rest = []
        for line in blocks[0].split("\n"):
            match = _DEFINITION.match(line)
            if match and label(match[1]) in self.used and URL.search(match[2]):
                self.parser.md.references.setdefault(label(match[1]), (match[2], (match[3] or "")[1:-1]))
            else:
                rest.append(line)
        if len(rest) == blocks[0].count("\n") + 1:
            return False
        blocks[:1] = ["\n".join(rest)] if rest else []
        return True
