"""A text that went on in two places: nothing that was typed is lost, and nothing that touches none of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.strategies import documents, fewer
from humasdesk.document.nodes import Document, Paragraph, Span
from humasdesk.document.normal import document
from humasdesk.domain.release import Content
from humasdesk.services.going_on import joined, united, words_of

READ = Content(kicker="KOTA", headline="Rakor digelar", dateline="Samarinda",
               body="Satu rakor.\n\nDua rakor.\n\nTiga rakor.\n")
NOW = replace(READ, headline="Rapat digelar", body="Satu rapat.\n\nDua rapat.\n\nTiga rapat.\n")


@fewer
@given(documents, documents)
def test_what_went_on_in_one_place_alone_stands_as_it_is_there(read: Document, other: Document) -> None:
    assert joined(read, read, other) == other
    assert joined(read, other, read) == other
    assert joined(read, other, other) == other


@fewer
@given(st.lists(st.integers(0, 9), min_size=1, max_size=12), st.data())
def test_each_paragraph_is_the_one_that_was_changed_and_of_two_the_typed_one(read: list[int],
                                                                             data: st.DataObject) -> None:
    def paragraphs(words: list[str]) -> Document:
        return document(Paragraph((Span(one),)) for one in words)

    before = [f"{place} {number}" for place, number in enumerate(read)]  # no two are alike
    own = data.draw(st.sets(st.integers(0, len(read) - 1)))
    others = data.draw(st.sets(st.integers(0, len(read) - 1)))
    typed = [one + " ditulis" if place in own else one for place, one in enumerate(before)]
    now = [one + " diganti" if place in others else one for place, one in enumerate(before)]
    found = joined(paragraphs(before), paragraphs(typed), paragraphs(now))
    texts = [block.spans[0].text for block in found if isinstance(block, Paragraph)]
    assert len(texts) == len(before)
    assert texts == [mine if place in own else theirs for place, (mine, theirs) in enumerate(
        zip(typed, now, strict=True))]


@pytest.mark.parametrize(("typed", "headline", "body"), [
    (READ, NOW.headline, NOW.body),
    (replace(READ, kicker="KUTIM"), NOW.headline, NOW.body),
    (replace(READ, headline="Rakor dibuka"), "Rakor dibuka", NOW.body),
    (replace(READ, body=READ.body + "\nEmpat.\n"), NOW.headline, NOW.body + "\nEmpat.\n"),
    (replace(READ, body="Satu rakor.\n\nDua rakor besar.\n\nTiga rakor.\n"), NOW.headline,
     "Satu rapat.\n\nDua rakor besar.\n\nTiga rapat.\n"),
])
def test_what_is_typed_and_what_was_replaced_meanwhile_stand_together(typed: Content, headline: str, body: str) -> None:
    found = united(READ, typed, NOW)
    assert words_of(found) == (typed.kicker, headline, "Samarinda", body)
