"""What one page holds: its head lines and its body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from humasdesk.document import normal
from humasdesk.document.nodes import Document

Head = Literal["kicker", "headline", "dateline"]
HEADS: tuple[Head, ...] = get_args(Head)


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's words. The head lines are plain text of one line; ``body`` is in normal form."""

    kicker: str = ""
    headline: str = ""
    dateline: str = ""
    body: Document = ()

    def tidy(self) -> Parts:
        """The same words in normal form: what comes back from a page into which these parts were put."""
        return replace(self, kicker=head_line(self.kicker), headline=head_line(self.headline),
                       dateline=head_line(self.dateline), body=normal.document(self.body))


def head_line(text: str) -> str:
    """``text`` as a head line may hold it: no controls, no line breaks. Blanks stay, for the checker to find."""
    return normal.clean(text).replace("\n", " ")
