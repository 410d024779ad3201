"""What an empty line says of itself: what belongs there, and how a table or a picture is put in."""

from __future__ import annotations

from humasdesk.gui.editor.actions import ACTS, OPENS
from humasdesk.gui.editor.formats import Kind
from humasdesk.i18n import mark, tr

PLACEHOLDERS: dict[Kind, str] = {
    "kicker": mark("Kicker: a word or two above the headline, such as the region"),
    "headline": mark("Headline"),
    "dateline": mark("Place"),
    "paragraph": mark("Write here, or paste a text. {keys} inserts a table or picture."),
    "caption": mark("What the picture shows, and who is in it"),
    "credit": mark("Who took it"),
    "alt": mark("The picture in words, for people who cannot see it"),
}
_AMONG_OTHERS = mark("Write, or insert a table or picture with {keys}.")


def hint(kind: Kind, *, alone: bool, here: bool) -> str:
    """The words for an empty line of that kind, empty for none. A paragraph says something where it is the whole body
    (``alone``) or the cursor stands in it (``here``)."""
    words = PLACEHOLDERS.get(kind, "")
    if kind == "paragraph" and not alone:
        words = _AMONG_OTHERS if here else ""
    return tr(words, keys=next(act.keys_text for act in ACTS if act.slot == OPENS)) if words else ""
