"""A field whose text cannot be taken: it is framed in the colour of refusals, and a screen reader hears why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_MARK = "wrong"


def mark_wrong(field: QWidget, sentence: str, usual: str = "") -> None:
    """Frame a field whose ``sentence`` says what is wrong; an empty one takes the frame off. ``usual`` is what the
    field means when nothing is wrong."""
    field.setAccessibleDescription(sentence or usual)
    if bool(field.property(_MARK)) != bool(sentence):
        field.setProperty(_MARK, bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)
        field.update()
