"""Where the parts of a page stand: told with the drawing, in order, and without moving anything."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from export.samples import every_block, page, picture
from humasdesk.document.nodes import Rule
from humasdesk.export import themes
from humasdesk.export.pdf import PdfPress


@pytest.fixture(scope="module")
def press() -> PdfPress:
    with PdfPress() as made:
        yield made


@pytest.mark.parametrize("theme", ["resmi", "ringkas"])
def test_every_part_has_its_place_in_the_order_of_the_text(press: PdfPress, theme: str) -> None:
    body = every_block()
    drawing = press.draw(page(*body, pictures={"foto.jpg": picture()}, theme=theme), 72.0)
    begins = {spot.part: spot for spot in drawing.spots if not spot.ends}
    assert list(begins) == ["kicker", "headline", "dateline", *range(1, len(body) + 1)]
    ends = {spot.part: spot for spot in drawing.spots if spot.ends}
    for part, first in begins.items():
        last = ends.get(part, first)
        assert (first.sheet, first.y) <= (last.sheet, last.y), part
        assert part in ends or isinstance(body[int(part) - 1], Rule)
    places = [(spot.sheet, spot.y) for spot in begins.values()]
    assert places == sorted(places)
    assert all(1 <= spot.sheet <= len(drawing.sheets) for spot in drawing.spots)


@pytest.mark.parametrize("theme", ["resmi", "ringkas"])
def test_telling_places_moves_nothing(press: PdfPress, theme: str) -> None:
    shown = page(*every_block(), pictures={"foto.jpg": picture()}, theme=theme)
    drawn = press.draw(shown, 72.0).sheets
    used, _ = themes.chosen(theme)
    with press._laid_out(shown, used) as (setter, _prepared):
        plain = setter.sheets({}, 72.0)
    assert len(plain) == len(drawn)
    for one, other in zip(plain, drawn, strict=True):
        with Image.open(io.BytesIO(one)) as left, Image.open(io.BytesIO(other)) as right:
            most = ImageChops.difference(left.convert("L"), right.convert("L")).getextrema()[1]
        assert most <= 2  # a hair's rounding, of 255
