"""Words replaced in releases: text by text as the page shows them, formats kept, and taken back."""

from __future__ import annotations

import pytest

from humasdesk.domain.release import Content
from humasdesk.errors import Refused
from humasdesk.services import rewriting
from humasdesk.services.rewriting import Swap
from services.office import Office

_BODY = ("**Gubernur Isran** membuka rakor<br>di Samarinda.\n\n- Isran hadir\n\n"
         "| Nama | Isran |\n| --- | --- |\n| a | b |\n")


def _swaps(content: Content, old: str, new: str) -> list[Swap]:
    return [Swap(number, text.index(old), old, new) for number, text in enumerate(rewriting.texts_of(content))
            if old in text]


def test_every_text_is_found_and_replaced_with_its_format() -> None:
    content = Content(headline="Isran Buka Rakor", body=_BODY)
    after = rewriting.rewritten(content, _swaps(content, "Isran", "Hadi"))
    assert after.headline == "Hadi Buka Rakor"
    assert "**Gubernur Hadi** membuka" in after.body
    assert "- Hadi hadir" in after.body
    assert "| Nama | Hadi |" in after.body
    assert "Isran" not in after.body
    assert rewriting.rewritten(after, _swaps(after, "Hadi", "Isran")) == content


def test_a_release_gets_one_revision_and_it_is_taken_back_by_another(office: Office) -> None:
    release = office.new(headline="Isran", body=_BODY)
    before = office.content(release)
    done = rewriting.rewrite(office.desk, office.me("mar"), release, _swaps(before, "Isran", "Hadi"))
    assert office.content(release).headline == "Hadi"
    assert len(office.history(release)) == 2
    with pytest.raises(Refused, match="Search again"):
        rewriting.rewrite(office.desk, office.me("mar"), release, _swaps(before, "Isran", "Budi"))
    rewriting.take_back(office.desk, office.me("mar"), done)
    assert office.content(release) == before
    assert len(office.history(release)) == 3


def test_what_was_edited_afterwards_is_not_taken_back(office: Office) -> None:
    release = office.new(headline="Isran", body=_BODY)
    done = rewriting.rewrite(office.desk, office.me("mar"), release, _swaps(office.content(release), "Isran", "Hadi"))
    office.edit(release, headline="Lain")
    with pytest.raises(Refused, match="edited afterwards"):
        rewriting.take_back(office.desk, office.me("mar"), done)
