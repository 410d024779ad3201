"""Foreign HTML as a small tree of elements: nothing is loaded, run or looked up, and no depth or size is too much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from humasdesk.gui.editor.paste_tokens import MARKS, End, Mark, Start, Token, tokens

LONGEST = 4_000_000
"""Characters of HTML that are read of one paste."""
DEEPEST = 120
"""Elements inside one another; what lies deeper is read as if it lay here."""


def names(text: str) -> frozenset[str]:
    """Names written with blanks between them, as a set."""
    return frozenset(text.split())


_VOID = names("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = names(
    "address article aside blockquote center details dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr main menu nav ol p pre section table ul"
)
_CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), frozenset(["ul", "ol", "menu", "dir"])),
    "dt": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "dd": (frozenset(["dt", "dd"]), frozenset(["dl"])),
    "tr": (frozenset(["tr", "td", "th"]), frozenset(["table"])),
    "td": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "th": (frozenset(["td", "th"]), frozenset(["tr", "table"])),
    "tbody": (frozenset(["tbody", "thead", "tr", "td", "th"]), frozenset(["table"])),
    "option": (frozenset(["option"]), frozenset(["select"])),
}
"""An element that opens ends the open ones named first, up to the nearest one named second."""
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_HOLD_PARAGRAPHS = frozenset(["table", "td", "th", "li", "div", "blockquote"])

@dataclass(slots=True)
class Element:
    """An element with its attributes and declarations (both lower-case names), its children texts or elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    style: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *tags: str) -> Iterator[Element]:
        """All elements of those names inside, from top to bottom."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                yield from child.elements(*tags)

    def has_class(self, *names: str) -> bool:
        return not set(names).isdisjoint(self.attributes.get("class", "").lower().split())


def declarations(text: str) -> dict[str, str]:
    """A ``style`` attribute's declarations; of two alike the last counts."""
    found = (piece.partition(":") for piece in text.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in found if value.strip()}


class _Builder:
    def __init__(self, only_fragment: bool) -> None:
        self.root = Element("body")
        self._open = [self.root]
        self._inside = not only_fragment

    def add(self, token: Token) -> None:
        match token:
            case str():
                if self._inside:
                    self._open[-1].children.append(token)
            case Mark():
                self._inside = token.name == MARKS[0]
            case End():
                self._end(token.name)
            case Start():
                self._start(token)

    def _start(self, tag: Start) -> None:
        element = Element(tag.name, tag.attributes, declarations(tag.attributes.get("style", "")))
        self._end_others(tag.name)
        if self._inside or tag.name not in ("img", "hr", "br"):
            self._open[-1].children.append(element)
        if tag.name not in _VOID and not tag.closed and len(self._open) < DEEPEST:
            self._open.append(element)

    def _end(self, name: str) -> None:
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == name:
                del self._open[place:]
                return

    def _end_others(self, name: str) -> None:
        ends, until = _CLOSED_BY.get(name, _NOTHING)
        if name in _BLOCKS:
            ends, until = frozenset(["p"]), _HOLD_PARAGRAPHS
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag in until:
                return
            if self._open[place].tag in ends:
                del self._open[place:]
                self._end_others(name)
                return


def tree(html: str) -> Element:
    """The elements of ``html``; of a clipboard's HTML only what lies in its fragment says anything."""
    found = list(tokens(html[:LONGEST].replace("\x00", "")))
    builder = _Builder(only_fragment=Mark(MARKS[0]) in found)
    for token in found:
        builder.add(token)
    return builder.root
