"""A picture file that somebody names: whether it can be read at all, and what to do where it cannot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImageReader

from humasdesk.errors import BadInput
from humasdesk.i18n import mark


def readable_picture(path: str) -> None:
    """Raise :class:`BadInput` unless ``path`` is a picture that can be read; an empty one means that there is none."""
    name = Path(path).name
    if path and not Path(path).is_file():
        raise BadInput(mark("There is no picture {name} there. Choose it again, or leave the field empty."), name=name)
    if path and not QImageReader(path).canRead():
        raise BadInput(mark("The picture {name} cannot be read. Choose a PNG or JPEG."), name=name)
