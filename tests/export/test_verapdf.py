"""Real veraPDF over releases of every shape; set ``HUMASDESK_VERAPDF`` to a command that takes flavours and files.

The command is called as ``$HUMASDESK_VERAPDF ua1,2a FILE…`` and prints one line for each file and flavour:
file, flavour, ``PASS`` or ``FAIL``, apart by tabs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from export.samples import EMBARGO, RELATED, every_block, p, page, paragraphs, picture, words
from humasdesk.document.nodes import Figure, Heading, Item
from humasdesk.export.page import Correction, Page
from humasdesk.export.pdf import PdfPress

COMMAND = os.environ.get("HUMASDESK_VERAPDF", "")
FLAVOURS = "ua1,2a"

PAGES: dict[str, Page] = {
    "one": page(),
    "photo": page(*every_block(), related=RELATED, pictures={"foto.jpg": picture()}),
    "five": page(*[p(text) for text in paragraphs() * 6]),
    "long-headline": page(headline="Gubernur Meresmikan Jembatan Penghubung Samarinda–Kutai Kartanegara " * 4),
    "marks": page(draft=True, withdrawn="Batal.", unapproved=True, embargo=EMBARGO, correction=Correction(1, "x")),
    "scripts": page(p("بِسْمِ ٱللَّهِ ꦲꦤꦕꦫꦏ ✓ ☎ ≤ №"), p("😀 東京 🇮🇩 \x00 \u00ad \ufeff"), headline="Doa 😀"),
    "cmyk-turned-clear": page(Figure("a"), Figure("b", credit="x"), Figure("c", caption="y"), pictures={
        "a": picture(mode="CMYK"), "b": picture(mode="L"), "c": picture(mode="RGBA", kind="PNG")}),
    "english": page(language="en", embargo=EMBARGO),
    "gaps": page(Heading(3, words("x")), Item(words("y"), level=2), Heading(2, words(" "))),
    "bare": Page("r", "Hanya judul", ()),
}


@pytest.mark.skipif(not COMMAND or shutil.which("java") is None,
                    reason="needs Java, and HUMASDESK_VERAPDF naming a veraPDF command")
def test_verapdf_passes_every_shape_in_both_themes(tmp_path: Path) -> None:
    names = []
    with PdfPress() as press:
        for theme in ("resmi", "ringkas"):
            for name, whole in PAGES.items():
                path = tmp_path / f"{name}-{theme}.pdf"
                path.write_bytes(press.make(replace(whole, theme=theme)).data)
                names.append(path)
    run = subprocess.run([COMMAND, FLAVOURS, *map(str, names)], capture_output=True, text=True, check=False)
    rows = [line.split("\t") for line in run.stdout.splitlines() if "\t" in line and not line.startswith(" ")]
    assert [row[:3] for row in rows if row[2] != "PASS"] == []
    assert len(rows) == len(names) * 2, run.stdout + run.stderr

