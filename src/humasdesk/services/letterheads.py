"""The letterhead an edition was printed on: its theme's files, kept as one file by hash and laid out again to print.

An office may change its theme afterwards; what was published keeps the look it had. The shared parts that come with
the program (``lib.typ``, ``base.css``) are the program's and go on with it.
"""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from humasdesk.errors import StoreDamaged
from humasdesk.export import labels, themes
from humasdesk.i18n import mark
from humasdesk.records.record import canonical
from humasdesk.services.desk import Desk


def folders(desk: Desk) -> tuple[Path, ...]:
    """The office's own folders of themes."""
    return (desk.home / "templates",)


def known(desk: Desk) -> tuple[str, ...]:
    """The names of all themes that can be used here."""
    return tuple(theme.name for theme in themes.themes(folders(desk)))


def titles(desk: Desk, language: str) -> dict[str, str]:
    """What every theme that can be used here is called, by its name."""
    return {theme.name: theme.title(language) for theme in themes.themes(folders(desk)) if theme.problem is None}


def keep(desk: Desk, name: str) -> str:
    """Keep the theme of that name (where it is missing, the one that stands in for it); the archive's hash."""
    theme, _ = themes.chosen(name, folders(desk))
    own_labels = desk.home / "templates" / labels.FILE
    return desk.files.keep(canonical({
        "version": 1, "name": name,
        "files": {path.relative_to(theme.folder).as_posix(): base64.b64encode(path.read_bytes()).decode()
                  for path in theme.files()},
        "labels": own_labels.read_text(encoding="utf-8-sig") if own_labels.is_file() else None,
    }))


@contextmanager
def laid_out(desk: Desk, archive: str) -> Iterator[tuple[Path, ...]]:
    """The folders of themes as they were when the archive was kept, for as long as the block runs."""
    said = json.loads(desk.files.read(archive))
    with tempfile.TemporaryDirectory(prefix="humasdesk-theme-") as name:
        root = Path(name)
        for relative, content in said["files"].items():
            path = root / said["name"] / relative
            if not path.resolve().is_relative_to(root.resolve()):
                raise StoreDamaged(mark("The file {name} is damaged. A backup may hold it whole (humasdesk restore)."),
                                   name=archive[:12])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(content))
        if said["labels"] is not None:
            (root / labels.FILE).write_text(said["labels"], encoding="utf-8")
        yield (root,)
