"""The shipped manual in chapters, and what the program says it is made of."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from humasdesk import __version__
from humasdesk.services import about, handbook

ROOT = Path(__file__).resolve().parents[2]


def test_every_heading_of_the_manual_is_a_chapter_and_examples_are_not() -> None:
    titles = [one.title for one in handbook.chapters() if one.page == "panduan"]
    assert titles[0] == "Panduan HumasDesk"
    numbers = [int(title.partition(".")[0]) for title in titles[1:]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {one.page for one in handbook.chapters()} == set(handbook.PAGES)


def test_every_link_leads_to_its_chapter() -> None:
    links = [(address, words) for one in handbook.chapters()
             for address, words in re.findall(r'href="([^"]*)">([^<]*)<', one.html)]
    assert len(links) > 15
    for address, words in links:
        goal = handbook.find(address)
        assert goal is not None, address
        if re.match(r"\d+\. ", words):
            assert goal.title == words


@pytest.mark.parametrize("where", ["", "#x", "nowhere#x", "https://contoh.go.id"])
def test_what_leads_nowhere_finds_nothing(where: str) -> None:
    assert handbook.find(where) is None


def test_nothing_in_it_asks_for_anything_outside() -> None:
    for one in handbook.chapters():
        assert not re.search(r"<(img|script|link|iframe)\b", one.html)
        assert not re.search(r'(href|src)="(https?|file|//)', one.html)


def test_words_are_counted_whatever_their_case() -> None:
    embargo = next(one for one in handbook.chapters() if one.title.endswith("Embargo"))
    assert embargo.count("EMBARGO") == embargo.count("embargo") > 5
    assert embargo.count("") == 0
    assert "<" not in re.sub(r"<[A-Z]+>", "", embargo.words)


def test_every_library_is_named_with_its_version_and_licence() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert list(about.LIBRARIES) == [re.split(r"[<>=]", one)[0] for one in asked]
    for name, licence in about.LIBRARIES.items():
        said = metadata.metadata(name).get("License-Expression")
        assert said is None or said == licence
    assert all(one.version for one in about.parts())


def test_what_is_copied_begins_with_the_program() -> None:
    lines = about.as_text().splitlines()
    assert lines[0] == f"HumasDesk {__version__} (MIT)"
    assert f"typst {metadata.version('typst')} (Apache-2.0)" in lines
