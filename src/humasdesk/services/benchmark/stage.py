"""The few releases that are measured one by one: of a known length, published, one with a photo."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date

from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Figure
from humasdesk.domain.release import Content
from humasdesk.services import configuring, drafting, figures, publishing, reviewing
from humasdesk.services.benchmark.furnish import SUPERVISOR, WRITER
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.desk import Desk, Me

_DAY = date(2026, 1, 15)
LONG = 5_000
"""Words of the longest release."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Who acts, and the ids of what they act on."""

    writer: Me
    supervisor: Me
    words_700: str
    words_5000: str
    page: str
    photo: str
    long: str


def set_up(desk: Desk, prose: Prose) -> Stage:
    """Write and publish the releases."""
    writer, supervisor = desk.me(WRITER), desk.me(SUPERVISOR)
    if desk.setting("check.blocking"):  # invented people stand in no directory, and no finding may stop them here
        configuring.set_shared(desk, writer, {"check.blocking": ""})

    def published(least: int, photo: bytes | None = None) -> str:
        release_id, _ = drafting.create(desk, writer, content(desk, prose, least, photo))
        reviewing.move(desk, writer, release_id, "submit")
        reviewing.move(desk, supervisor, release_id, "approve")
        publishing.publish(desk, supervisor, release_id)
        return release_id

    return Stage(writer, supervisor, words_700=published(700), words_5000=published(LONG), page=published(230),
                 photo=published(150, _photo()), long=published(1_750))


def content(desk: Desk, prose: Prose, least: int, photo: bytes | None = None) -> Content:
    """A text of about ``least`` words, with a picture after it where one is given."""
    text = prose.release(least, least)
    made = Content(headline=text.headline, kicker=text.kicker, dateline=text.dateline, body=text.body, date=_DAY,
                   region="64.72")
    if photo is None:
        return made
    file = desk.files.keep(photo)
    shown = Figure(figures.source_of(file), caption="Suasana rapat.", credit="Humas", alt="Orang-orang di meja rapat.")
    return replace(made, body=made.body + "\n" + to_markdown((shown,)), files=(file,))


def _photo() -> bytes:
    """A picture of a camera's size and grain, 1,600 by 1,067 points, as JPEG."""
    from PIL import Image

    grain = Image.effect_noise((1_600, 1_067), 40).convert("RGB")
    light = Image.linear_gradient("L").resize(grain.size).convert("RGB")
    out = io.BytesIO()
    Image.blend(light, grain, 0.3).save(out, "JPEG", quality=85)
    return out.getvalue()
