"""A desk is founded once in a process and copied for every test that wants one like it: founding one takes longer than
most tests do. Its records, ids and keys are the same in every copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from humasdesk import i18n
from humasdesk.services.desk import Desk, open_desk

Found = Callable[[Desk], object]
Lay = Callable[[Path, Found], Path]
"""Lays a closed desk in a folder that is not there yet, with what the function does to a new one; the folder."""


def laying(templates: Path) -> Lay:
    """What lays desks, keeping the first of each kind in ``templates``."""
    kept: dict[Found, Path] = {}

    def lay(home: Path, found: Found) -> Path:
        if found not in kept:
            template = templates / str(len(kept))
            before = i18n.current()
            i18n.use("en")  # whoever asks first does not choose the language for the others
            try:
                with open_desk(template, create=True) as desk:
                    found(desk)
            finally:
                i18n.use(before)
            kept[found] = template
        return Path(shutil.copytree(kept[found], home))

    return lay
