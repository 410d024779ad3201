"""What is drawn beside the text: a draft as it would be printed, an edition as it was, and where everything stands."""

from __future__ import annotations

import io

from PIL import Image

from humasdesk.services.presses import Previewer
from services.office import Office


def test_a_draft_and_an_edition_are_drawn_as_sheets(office: Office) -> None:
    release = office.published()
    previewer = Previewer(office.desk)
    try:
        edition = previewer.published(release, 72.0)
        draft = previewer.sheets(release, office.content(release), 72.0)
    finally:
        previewer.close()
    for sheet in (edition.sheets[0], draft.sheets[0]):
        with Image.open(io.BytesIO(sheet)) as picture:
            assert picture.size == (595, 842)  # A4 in points
    assert edition.sheets[0] != draft.sheets[0]  # the draft is marked
    assert [spot.part for spot in edition.spots if not spot.ends] == ["headline", "dateline", 1]
    assert edition.spots[0].y < draft.spots[0].y  # the mark stands above the headline
