"""What a paste changed, counted, and said in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from humasdesk.document.nodes import Document
from humasdesk.i18n import tr, trn

Take = Callable[[bytes, str], str | None]
"""Keeps the bytes of a picture under a name and gives its source; ``None`` where it cannot be kept."""
Source = Literal["desk", "word", "docs", "office", "whatsapp", "web", "text"]
Change = Literal[
    "pictures_left", "furniture", "hidden", "comments", "deleted", "prefixes", "tables", "links", "marks", "shortened",
    "styles",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste brings: blocks in normal form, where they came from, and how often each thing was changed."""

    document: Document
    source: Source = "text"
    changes: tuple[tuple[Change, int], ...] = ()

    @property
    def sentence(self) -> str:
        """What was changed, for people; empty where nothing was."""
        said = [_SAID[change](count) for change, count in self.changes]
        return tr("Cleaned up: {changes}.", changes=", ".join(said)) if said else ""


def pasted(document: Document, source: Source, counted: Counter[Change]) -> Pasted:
    """The report of a paste, from what was counted on the way."""
    return Pasted(document, source, tuple((change, counted[change]) for change in _SAID if counted[change]))


_SAID: dict[Change, Callable[[int], str]] = {
    "pictures_left": lambda n: trn("{count} picture left out (save it and drag it in)",
                                   "{count} pictures left out (save them and drag them in)", n),
    "tables": lambda n: trn("{count} table made into paragraphs", "{count} tables made into paragraphs", n),
    "deleted": lambda n: trn("{count} struck-out passage left out", "{count} struck-out passages left out", n),
    "comments": lambda n: trn("{count} comment left out", "{count} comments left out", n),
    "hidden": lambda n: trn("{count} hidden passage left out", "{count} hidden passages left out", n),
    "furniture": lambda n: trn("{count} menu or script left out", "{count} menus or scripts left out", n),
    "prefixes": lambda n: trn("{count} message head taken off", "{count} message heads taken off", n),
    "links": lambda n: trn("{count} link freed of tracking", "{count} links freed of tracking", n),
    "marks": lambda _: tr("WhatsApp's *marks* made bold and italic"),
    "shortened": lambda _: tr("the text was too long, its end is missing"),
    "styles": lambda _: tr("fonts and colours taken off"),
}
"""What people hear of each change, in the order of weight."""
