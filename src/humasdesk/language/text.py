"""A text as the checks see it: fields of blocks, each with its plain words, its sentences and its quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from humasdesk.document.nodes import Block as Node
from humasdesk.document.nodes import Document, Figure, Heading, Item, Paragraph, Quote, Table
from humasdesk.document.plain import plain, stretches
from humasdesk.language import quotation, sentences
from humasdesk.language.finding import Field

Kind = Literal["paragraph", "quote", "item", "heading", "table", "figure", "rule", "headline", "kicker", "dateline"]
PROSE: frozenset[Kind] = frozenset({"paragraph", "quote", "item"})
"""Blocks of whole sentences."""

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|(?<!\w)[@#]\w[\w.]{0,60}"
    r"|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:go\.id|co\.id|or\.id|ac\.id|sch\.id|com|net|org|id)\b"
    r"(?:/[^\s<>\"“”]*)?")
"""Web and mail addresses and handles; every repeat is bounded, so that odd texts take no longer than others."""
_PLAIN_WORD = re.compile("[^\\W\\d_]+")
VEIL = "\ue000"
"""Stands in :attr:`Block.clean` for every character of a web or mail address or a handle."""


@dataclass(frozen=True)
class Block:
    """One block's plain words; ``italics`` are the stretches set in italics. Equal blocks have equal findings."""

    kind: Kind
    text: str
    italics: tuple[tuple[int, int], ...] = ()

    @cached_property
    def clean(self) -> str:
        """The text with addresses and handles veiled, of the same length, so that no rule reads them as words."""
        if not ("." in self.text or "@" in self.text or "#" in self.text):
            return self.text
        return ADDRESS.sub(_veiled, self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words in lower case, without a clitic too, hyphens dividing: what a rule asks before it searches."""
        words = frozenset(_PLAIN_WORD.findall(self.clean.lower()))
        return words | {word[:-3] for word in words if word.endswith(("nya", "lah", "kah"))}

    @cached_property
    def sentences(self) -> tuple[sentences.Sentence, ...]:
        """Where its sentences begin and end."""
        return sentences.split(self.clean)

    @cached_property
    def quotes(self) -> quotation.Quotes:
        """Its double quotation marks and which belong together."""
        return quotation.read(self.clean)

    @cached_property
    def words(self) -> int:
        """How many words it has: runs without a blank that hold a letter or a digit."""
        return count_words(self.text)

    @property
    def prose(self) -> bool:
        """Whether it is made of whole sentences."""
        return self.kind in PROSE

    def is_italic(self, start: int, end: int) -> bool:
        """Whether all of ``start`` to ``end`` is set in italics."""
        return any(first <= start and end <= last for first, last in self.italics)


def _veiled(match: re.Match[str]) -> str:
    found = match.group()
    kept = found.rstrip(".,;:!?)")
    return VEIL * len(kept) + found[len(kept):]


def count_words(text: str) -> int:
    """Runs without a blank that hold a letter or a digit."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


@dataclass(frozen=True)
class Text:
    """A release as the checks see it.

    ``sign_off`` is the code printed after the text where it does not stand in the body: ``None`` where the body has
    to bring it, ``""`` where it will be built from the people at work. ``printed_dateline`` says that the dateline
    holds its dash, as in a file.
    """

    headline: str = ""
    kicker: str = ""
    dateline: str = ""
    body: tuple[Block, ...] = ()
    sign_off: str | None = None
    printed_dateline: bool = False

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block of the body begins in the body's plain text (blocks are divided by one line end)."""
        return tuple(accumulate((len(block.text) + 1 for block in self.body[:-1]), initial=0))

    @cached_property
    def plain(self) -> str:
        """The body's plain text."""
        return "\n".join(block.text for block in self.body)

    def field(self, name: Field) -> str:
        """The plain text of a field."""
        if name == "body":
            return self.plain
        return {"headline": self.headline, "kicker": self.kicker, "dateline": self.dateline}[name]

    def pieces(self) -> Iterator[tuple[Field, int, int, Block]]:
        """Every block with its field and where it begins there, in code points and in UTF-16 units."""
        if self.kicker:
            yield "kicker", 0, 0, Block("kicker", self.kicker)
        if self.headline:
            yield "headline", 0, 0, Block("headline", self.headline)
        if self.dateline:
            yield "dateline", 0, 0, Block("dateline", self.dateline)
        start = start16 = 0
        for block in self.body:
            yield "body", start, start16, block
            start += len(block.text) + 1
            start16 += len(block.text.encode("utf-16-le", "surrogatepass")) // 2 + 1

    @property
    def is_release(self) -> bool:
        """Whether it is long enough to ask for what every release has; a sentence or two is not."""
        prose = [block for block in self.body if block.prose and block.words]
        return len(prose) > 1 and sum(block.words for block in prose) >= (25 if self.headline.strip() else 40)


def of_document(document: Document) -> tuple[Block, ...]:
    """The blocks of a document, one for one, so that offsets are those of
    :func:`humasdesk.document.plain.plain_text`."""
    return tuple(Block(_kind(node), plain(node), _italics(node)) for node in document)


def _kind(node: Node) -> Kind:
    match node:
        case Paragraph():
            return "paragraph"
        case Heading():
            return "heading"
        case Quote():
            return "quote"
        case Item():
            return "item"
        case Figure():
            return "figure"
        case Table():
            return "table"
    return "rule"


def _italics(node: Node) -> tuple[tuple[int, int], ...]:
    """Stretches in italics, neighbours joined."""
    found: list[tuple[int, int]] = []
    for start, end, span in stretches(node):
        if not span.italic:
            continue
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)
