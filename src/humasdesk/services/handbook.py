"""The shipped manual as chapters to read in the window: HTML that asks for nothing outside, and plain words to search.

Chapters point to each other as ``page#anchor``, whatever file they stand in. The manual is ours, so that its HTML is
not cleaned; a picture or an address of the web in it stays words.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from humasdesk import assets
from humasdesk.i18n import mark

PAGES = {"jendela": mark("The window"), "panduan": mark("The command line"), "istilah": mark("Words of the desk"),
         "aturan": mark("Rules of the check"), "tema": mark("Letterheads")}
"""The pages by their names, in order."""
LANGUAGE = "id"
"""What the manual is written in, whatever the window speaks."""
_FILES = {"jendela.md": "jendela", "README.md": "panduan", "istilah.md": "istilah", "aturan.md": "aturan"}
_FENCE = re.compile(r"^(?:```|~~~)")
_HEAD = re.compile(r"^#{1,2} +(.+?)\s*$")
_HREF = re.compile(r'href="([^"]*)"')
_PICTURE = re.compile(r"<img\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the page it belongs to, its anchor there, its title, and what it says."""

    page: str
    anchor: str
    title: str
    html: str
    words: str

    def count(self, wanted: str) -> int:
        """How often ``wanted`` stands in it, capital or small."""
        return self.words.casefold().count(wanted.casefold()) if wanted else 0


@lru_cache(maxsize=1)
def chapters() -> tuple[Chapter, ...]:
    """All of the manual, in the order of reading."""
    texts = {page: assets.manual(name) for name, page in _FILES.items()}
    texts["tema"] = assets.text("templates", "README.md")
    return tuple(chapter for page in PAGES for chapter in _chapters(page, texts[page]))


def find(where: str) -> Chapter | None:
    """The chapter that ``page#anchor`` leads to; the page's first one where the anchor is none of its chapters'."""
    page, _, anchor = where.partition("#")
    there = [one for one in chapters() if one.page == page]
    return next((one for one in there if anchor and (one.anchor == anchor or f'id="{anchor}"' in one.html)),
                there[0] if there else None)


def _chapters(page: str, text: str) -> list[Chapter]:
    """Every heading of the first two levels begins a chapter, but not within an example."""
    parts: list[list[str]] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= bool(_FENCE.match(line))
        if _HEAD.match(line) and not fenced:
            parts.append([])
        if parts:
            parts[-1].append(line)
    return [_chapter(page, lines) for lines in parts]


def _chapter(page: str, lines: list[str]) -> Chapter:
    from markdown import markdown
    from markdown.extensions.toc import slugify

    found = _HEAD.match(lines[0])
    title = html.unescape(_TAG.sub("", markdown(f"# {found[1]}" if found else ""))).strip()
    made = markdown("\n".join(lines), extensions=["tables", "fenced_code", "toc"])
    made = _PICTURE.sub("", _HREF.sub(lambda one: f'href="{_target(page, one[1])}"', made))
    return Chapter(page, slugify(title, "-"), title, made, html.unescape(_TAG.sub("", made)))


def _target(page: str, address: str) -> str:
    """``page#anchor`` for an address in the manual's own files; anything else leads nowhere."""
    path, _, anchor = address.partition("#")
    if path.endswith("templates/README.md"):
        return f"tema#{anchor}"
    if not path:
        return f"{page}#{anchor}"
    goal = _FILES.get(PurePosixPath(path).name)
    return f"{goal}#{anchor}" if goal and "//" not in path else ""
