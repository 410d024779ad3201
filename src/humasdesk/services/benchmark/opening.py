"""What opening a release costs, and what making files of it costs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from humasdesk.document.markdown_in import from_markdown
from humasdesk.export.pdf import PdfPress
from humasdesk.services import drafting, exporting, pages, searching
from humasdesk.services.benchmark.stage import Stage
from humasdesk.services.benchmark.table import Taken
from humasdesk.services.benchmark.timing import Deed, Sample, in_turns, rounds
from humasdesk.services.desk import Desk
from humasdesk.services.searching import Wanted

ROUNDS, BATCHES = 15, 3
BATCH = 100


def openings(desk: Desk, on: Stage, releases: int) -> dict[str, Taken]:
    """A release's newest text, read from the store and taken apart into blocks."""

    def opened(release_id: str) -> Deed:
        return lambda: from_markdown(drafting.head_of(desk, release_id).content.body)

    samples = in_turns(rounds(ROUNDS, releases), {"open.700": opened(on.words_700), "open.5000": opened(on.words_5000)})
    return {name: Taken(sample) for name, sample in samples.items()}


def exports(desk: Desk, on: Stage, folder: Path, releases: int) -> dict[str, Taken]:
    """From the stored release to the file on disk, beside a press that runs already and only sets the page."""
    out = folder / "export"
    single = {"pdf.page": on.page, "pdf.photo": on.photo, "pdf.long": on.long}
    with PdfPress() as press:
        deeds: dict[str, Deed] = {}
        for name, release_id in single.items():
            deeds[name] = _exported(desk, (release_id,), "pdf", out)
            deeds[name + " press"] = _pressed(desk, (release_id,), press)
        deeds["html.page"] = _exported(desk, (on.page,), "html", out)
        samples = in_turns(rounds(ROUNDS, releases), deeds)
        many = [one.id for one in searching.page(desk, Wanted(state="published"), limit=BATCH)]
        batches = in_turns(rounds(BATCHES, releases), {"pdf.batch": _exported(desk, many, "pdf", out),
                                     "pdf.batch press": _pressed(desk, many, press)}, warm=0)
    samples |= {name: _per_hundred(sample, len(many)) for name, sample in batches.items()}
    return {name: Taken(sample, samples.get(name + " press")) for name, sample in samples.items()
            if not name.endswith(" press")}


def _exported(desk: Desk, releases: Sequence[str], form: str, out: Path) -> Deed:
    orders = [exporting.Order(release_id) for release_id in releases]

    def deed() -> None:
        if len(orders) > 1:
            exporting.export_all(desk, orders, (form,), out)
        else:
            exporting.export(desk, releases[0], (form,), out)

    return deed


def _pressed(desk: Desk, releases: Sequence[str], press: PdfPress) -> Deed:
    ready = [pages.edition_page(desk, release_id) for release_id in releases]

    def deed() -> None:
        for page in ready:
            press.make(page)

    return deed


def _per_hundred(sample: Sample, count: int) -> Sample:
    """Milliseconds for ``count`` releases as seconds for a hundred."""
    return Sample.of(*(value / 1_000 * BATCH / count for value in sample.values))
