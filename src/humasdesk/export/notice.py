"""What an export hands back: the file's bytes, and what a person should know about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from humasdesk import i18n


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the export did that a person may want to mend; ``message`` is a gettext id as in ``DeskError``.

    ``kind`` tells them apart for programs: ``glyph``, ``standard``, ``theme``, ``link``.
    """

    kind: str
    message: str
    fields: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The notice in the language in use."""
        fields = {name: value.sentence if isinstance(value, Notice) else value for name, value in self.fields.items()}
        return i18n.tr(self.message, **fields)


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file. ``standards`` are those it keeps (``ua-1``, ``a-2a``; none for HTML)."""

    data: bytes
    notices: tuple[Notice, ...] = ()
    standards: tuple[str, ...] = ()
