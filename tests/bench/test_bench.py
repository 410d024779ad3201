"""The measurement on a tiny desk: everything is measured, told and shown; no time is ever judged here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from humasdesk import i18n
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.errors import BadInput
from humasdesk.services import bench, safekeeping, searching
from humasdesk.services.bench import Figures
from humasdesk.services.benchmark import furnish, stage
from humasdesk.services.benchmark.prose import Prose
from humasdesk.services.benchmark.table import GROUPS, Figure, Group, Limit, Measure, Taken
from humasdesk.services.benchmark.timing import Sample, in_turns, rounds
from humasdesk.services.desk import open_desk
from humasdesk.services.searching import Wanted

RELEASES = 30
NEEDS_MORE = {"import.growth", "typing.5000", "typing.50000", "view.trouble"}
"""What a run of so few releases cannot tell."""
NEEDS_LINUX = {"process.memory"}


@pytest.fixture(scope="module")
def told() -> list[str]:
    return []


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory, told: list[str]) -> Figures:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "LONG", 1_000)  # the checker reads it again and again
        return bench.run(RELEASES, tmp_path_factory.mktemp("bench") / "kept", told.append)


def test_everything_of_the_table_is_measured(figures: Figures) -> None:
    wanted = {measure.id for group in GROUPS for measure in group.measures}
    assert set(figures.taken) >= wanted - NEEDS_MORE - NEEDS_LINUX
    assert set(figures.taken) <= wanted
    assert all(value >= 0 for taken in figures.taken.values() for value in taken.sample.values)
    beside = {group.id for group in GROUPS if group.beside}
    for name, taken in figures.taken.items():
        assert (taken.beside is not None) <= (name.split(".")[0] in beside | {"pdf"})


def test_the_window_is_measured_where_there_is_one(figures: Figures) -> None:
    assert figures.screen == "offscreen"
    assert figures.taken["window.start"].beside is not None
    assert figures.taken["window.living"].sample.median > figures.taken["window.start"].sample.median
    assert len(figures.taken["typing.500"].sample.values) > 100


def test_a_part_can_be_measured_alone(tmp_path: Path) -> None:
    found = bench.run(30, tmp_path / "kept", lambda line: None, ("list",))
    assert {name.split(".")[0] for name in found.taken} == {"list"}
    assert "?" in bench.lines(found)[0]


def test_the_measured_desk_holds_together(figures: Figures) -> None:
    assert figures.releases == RELEASES
    assert figures.records > RELEASES
    assert figures.problems == ()


def test_progress_is_told(figures: Figures, told: list[str]) -> None:
    assert f"{RELEASES} of {RELEASES} releases written" in told


def test_the_answer_is_json(figures: Figures) -> None:
    said: dict[str, Any] = json.loads(json.dumps(bench.data(figures)))
    assert said["releases"] == RELEASES
    rows = {row["id"]: row for row in said["figures"]}
    assert set(rows) == set(figures.taken)
    save = rows["write.revision"]
    assert save["unit"] == "ms"
    assert save["reach"] == {"ratio": 5, "p99": 15}
    assert save["ratio"] == pytest.approx(save["median"] / save["beside"]["median"], rel=0.01)
    assert isinstance(save["within"], bool)
    assert rows["write.submit"]["within"] is None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_table_fits_a_screen(figures: Figures, language: str) -> None:
    before = i18n.current()
    i18n.use(language)
    try:
        lines = bench.lines(figures)
    finally:
        i18n.use(before)
    assert max(len(line) for line in lines) <= 100
    rows = [line for line in lines if line.startswith("  ") and line.strip()]
    assert len(rows) == len(figures.taken) + 1
    assert len({len(line) for line in rows if line[-1] in "✓✗"}) == 1, "the columns stand under each other"


def test_a_limit_is_judged_by_the_figure_it_names() -> None:
    taken = Taken(Sample.of(*range(1, 101)), Sample.of(10))

    def within(*limits: Limit) -> bool | None:
        return Figure(Measure("x", "x", limits), taken).within

    assert within() is None
    assert within(Limit("median", 50), Limit("p95", 95), Limit("p99", 99), Limit("ratio", 5)) is True
    assert [within(limit) for limit in (Limit("median", 49), Limit("p95", 94), Limit("p99", 98),
                                        Limit("ratio", 4.9))] == [False] * 4


def test_what_cannot_be_compared_is_not_judged_by_it() -> None:
    alone = Figure(Measure("x", "x", (Limit("ratio", 1),)), Taken(Sample.of(5)))
    assert alone.within is None
    assert alone.value("ratio") is None


def test_every_measure_has_an_id_of_its_own() -> None:
    ids = [measure.id for group in GROUPS for measure in group.measures]
    assert len(ids) == len(set(ids))
    assert all(isinstance(group, Group) and group.measures for group in GROUPS)


def test_deeds_are_done_in_turns() -> None:
    done: list[str] = []
    samples = in_turns(3, {"a": lambda: done.append("a"), "b": lambda: done.append("b")}, warm=1)
    assert done == ["a", "b"] * 4
    assert {name: len(sample.values) for name, sample in samples.items()} == {"a": 3, "b": 3}
    assert (rounds(200, 30), rounds(200, 100_000)) == (1, 200)


# -- the desk

def test_a_desk_has_every_state_and_verifies(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    furnish.furnish(home, 300, lambda line: None)
    with open_desk(home, readonly=True) as desk:
        counts = searching.counts(desk)
        states = set(counts) - {"embargo"}  # a place of its own, whose releases are counted with their state too
        assert states == {"draft", "submitted", "returned", "approved", "published", "withdrawn", "discarded"}
        assert sum(counts[state] for state in states) == 300
        assert counts["published"] > 100
        numbers = [one.number for one in searching.page(desk, Wanted(state="published"), limit=300)]
        assert all(numbers)
        assert len(set(numbers)) == len(numbers)
    report = safekeeping.verify_home(home)
    assert report.ok, report.problems


def test_a_kept_desk_is_gone_on_with(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    told: list[str] = []
    furnish.furnish(home, 40, told.append)
    furnish.furnish(home, 30, told.append)
    with open_desk(home, readonly=True) as desk:
        assert sum(searching.counts(desk).values()) == 40
    furnish.furnish(home, 70, told.append)
    with open_desk(home, readonly=True) as desk:
        assert sum(searching.counts(desk).values()) == 70
    assert safekeeping.verify_home(home).ok


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting", encoding="utf-8")
    with pytest.raises(BadInput, match="holds other things"):
        bench.run(10, tmp_path, lambda line: None)
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


@pytest.mark.parametrize("releases", [0, -5, 10**9])
def test_a_senseless_number_is_refused(releases: int) -> None:
    with pytest.raises(BadInput, match="takes 1 to"):
        bench.run(releases, None, lambda line: None)


# -- the texts

def test_the_same_seed_gives_the_same_texts() -> None:
    one, other, third = Prose(7), Prose(7), Prose(8)
    texts = [one.release() for _ in range(20)]
    assert texts == [other.release() for _ in range(20)]
    assert texts != [third.release() for _ in range(20)]


def test_texts_are_releases_in_their_stored_form() -> None:
    prose = Prose(1)
    for text in (prose.release() for _ in range(200)):
        assert text.headline
        assert text.dateline.isupper()
        assert 140 <= len(text.body.split()) <= 600
        assert to_markdown(from_markdown(text.body)) == text.body


def test_some_words_stand_everywhere_and_many_hardly_anywhere() -> None:
    prose = Prose(2)
    texts = [set(prose.release().body.lower().split()) for _ in range(400)]
    assert all("yang" in words for words in texts)
    seen = {word for words in texts for word in words}
    rare = [word for word in seen if sum(word in words for words in texts) < 4]
    assert len(seen) > 3_000
    assert len(rare) > len(seen) / 3
