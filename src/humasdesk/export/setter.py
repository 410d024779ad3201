"""Typst at work in a private folder: what it is to set lies there in two files, so that setting a page again is cheap.

Handed over in ``sys.inputs``, a changed word would make Typst forget every line it has broken: with them changes the
library that all of it rests on. A file is only read again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from humasdesk import assets
from humasdesk.export.prepare import Prepared
from humasdesk.export.themes import Theme

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard, TypstWarning

Choices = dict[str, str]
"""How a page is set beside what it says: ``lib.typ`` names them all; none is the rule."""


@dataclass(slots=True)
class Setter:
    """One thread's compiler for one theme, and the folder that is all it sees."""

    compiler: Compiler
    root: Path
    _chosen: Mapping[str, str] | None = None

    def lay_out(self, prepared: Prepared) -> list[Path]:
        """Write the page where the template finds it; answers its pictures, to be taken away again."""
        self._write("data.json", prepared.json)
        shown = []
        for name, data in prepared.pictures.items():
            path = self.root / "pictures" / name
            path.write_bytes(data)
            shown.append(path)
        return shown

    def asked(self, label: str, choices: Mapping[str, str]) -> str:
        """What the page says of itself under ``label``, as JSON; nothing is drawn. Raises ``RuntimeError`` where it
        cannot be set or says nothing."""
        self._choose(choices)
        return self.compiler.query(label, field="value", one=True)

    def pdf(self, choices: Mapping[str, str], standards: Sequence[PDFStandard],
            moment: datetime) -> tuple[bytes, list[TypstWarning]]:
        """The page as PDF that keeps ``standards``, with what Typst warns of; raises ``TypstError``."""
        self._choose(choices)
        data, warnings = self.compiler.compile_with_warnings(
            format="pdf", pdf_standards=list(standards), timestamp=moment)
        if not isinstance(data, bytes):
            raise TypeError("Typst gave no PDF")
        return data, warnings

    def sheets(self, choices: Mapping[str, str], ppi: float) -> tuple[bytes, ...]:
        """One PNG a sheet, ``ppi`` pixels an inch; raises ``TypstError``."""
        self._choose(choices)
        drawn = self.compiler.compile(format="png", ppi=ppi)
        return tuple(drawn) if isinstance(drawn, list) else (bytes(drawn or b""),)

    def _choose(self, choices: Mapping[str, str]) -> None:
        if choices != self._chosen:  # most pages are set by the rule, one after the other
            self._write("choices.json", json.dumps(choices, sort_keys=True))
            self._chosen = dict(choices)

    def _write(self, name: str, words: str) -> None:
        (self.root / name).write_text(words, encoding="utf-8")


def set_up(theme: Theme, root: Path) -> Setter:
    """Copy the theme and the shared library to ``root`` and make a compiler that sees nothing else."""
    import typst

    theme.text("page.typ")  # raises the sentence where it is missing
    for path in theme.files():
        copy = root / path.relative_to(theme.folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    shutil.copyfile(assets.path("templates", "lib.typ"), root / "lib.typ")
    (root / "pictures").mkdir(exist_ok=True)
    own_fonts = [str(root / "fonts")] if (root / "fonts").is_dir() else []
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                        font_paths=[str(assets.path("fonts")), *own_fonts])
    return Setter(typst.Compiler(input=str(root / "page.typ"), root=str(root), font_paths=fonts,
                                 package_path=str(root), package_cache_path=str(root)), root)
