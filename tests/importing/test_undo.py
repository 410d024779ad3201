"""Undoing: each change by itself, in any order, after edits elsewhere, and all of them back to the original."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.errors import BadInput, NotFound
from humasdesk.services.importing import leaves
from humasdesk.services.importing.blanks import skeleton, with_newlines
from humasdesk.services.importing.changes import Change, from_json
from humasdesk.services.importing.parts import parse
from humasdesk.services.importing.reading import read_source
from humasdesk.services.importing.undo import undo
from humasdesk.services.importing.values import Imported, Parts, SignOff

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "rakor-kepala-daerah.txt"


@pytest.fixture(scope="module")
def sample() -> Imported:
    return parse(read_source(SAMPLE).text)


def words(parts: Parts) -> list[str]:
    """The plain text of every paragraph of the body."""
    return [leaves.text_of(spans) for spans in leaves.leaves(from_markdown(parts.body))]


def all_undone(imported: Imported, order: list[int] | None = None) -> Parts:
    parts = imported.parts
    undone: set[int] = set()
    for number in order or [change.id for change in imported.changes]:
        parts = undo(parts, imported.changes, number, undone)
        undone.add(number)
    return parts


def only(imported: Imported, kind: str) -> Change:
    (change,) = [change for change in imported.changes if change.kind == kind]
    return change


# --- the sample

def test_everything_undone_is_the_file_to_the_letter(sample: Imported) -> None:
    lines = [line for line in read_source(SAMPLE).text.split("\n") if line]
    for seed in range(6):
        order = [change.id for change in sample.changes]
        random.Random(seed).shuffle(order)
        parts = all_undone(sample, order)
        assert words(parts) == lines
        assert parts == Parts(body=parts.body)


def test_it_goes_as_well_without_knowing_what_was_undone(sample: Imported) -> None:
    parts = sample.parts
    for change in reversed(sample.changes):
        parts = undo(parts, sample.changes, change.id)
    assert words(parts) == words(all_undone(sample))


def test_each_change_of_the_sample_alone(sample: Imported) -> None:
    bodies = {sample.body}
    for change in sample.changes:
        parts = undo(sample.parts, sample.changes, change.id)
        assert parts.body not in bodies
        bodies.add(parts.body)
        if change.kind == "blank":
            assert skeleton("".join(words(parts))) == skeleton("".join(words(sample.parts)))
            before, after = "\n".join(words(parts)), "\n".join(words(sample.parts))
            assert before.count("\u00a0") == change.before.count("\u00a0")
            assert len(before) - len(after) == len(change.before) - len(change.after)


def test_the_parts_put_back_one_by_one(sample: Imported) -> None:
    headline = undo(sample.parts, sample.changes, 2)
    assert headline.headline == ""
    assert words(headline)[0] == sample.headline
    both = undo(headline, sample.changes, 1)
    assert words(both)[:2] == [sample.kicker, sample.headline]
    dateline = undo(sample.parts, sample.changes, 3)
    assert dateline.dateline == ""
    assert words(dateline)[0].startswith("SAMARINDA - Setelah sukses")
    sign_off = undo(sample.parts, sample.changes, only(sample, "sign-off").id)
    assert sign_off.sign_off == SignOff()
    assert words(sign_off)[-1].endswith("kata Isran Noor. (mar/sul/ri/humsprov kaltim)")


def test_furniture_goes_back_in_its_order(sample: Imported) -> None:
    first, second = sample.changes[-2:]
    for order in ([first, second], [second, first]):
        parts = sample.parts
        for change in order:
            parts = undo(parts, sample.changes, change.id)
        assert words(parts)[-2:] == ["Berita Terkait", "Government Public Relation"]


def test_changes_read_from_json_serve_as_well(sample: Imported) -> None:
    changes = [from_json(change.to_json()) for change in sample.changes]
    assert undo(sample.parts, changes, 13) == undo(sample.parts, sample.changes, 13)


# --- after edits

def edited(parts: Parts, old: str, new: str) -> Parts:
    assert old in parts.body
    return replace(parts, body=parts.body.replace(old, new))


def test_an_edit_elsewhere_does_not_matter(sample: Imported) -> None:
    parts = edited(sample.parts, "Menurut Isran Noor", "Menurut Gubernur Isran Noor yang hadir sejak pagi")
    parts = edited(parts, "tatapi", "tetapi")
    parts = replace(parts, body="Paragraf baru di atas.\n\n" + parts.body)
    for change in sample.changes:
        parts = undo(parts, sample.changes, change.id)
    assert "bersama-sama\u00a0 \u00a0melaksanakan" in words(parts)[4]
    assert words(parts)[3].startswith("SAMARINDA - Setelah")


def test_an_edit_near_by_does_not_matter(sample: Imported) -> None:
    parts = edited(sample.parts, "kepada kabupaten dan kota.", "kepada kabupaten dan kotamadya.")
    change = next(change for change in sample.changes if change.left.endswith("(Pinwas)kepadakabupaten"))
    assert "kepada kabupaten\u00a0 dan kotamadya." in undo(parts, sample.changes, change.id).body


@pytest.mark.parametrize(("old", "new"), [
    ("kepada kabupaten dan kota.", "kepada semua daerah."),
    ("kepada kabupaten dan kota.", "kepada kabupaten, dan kota."),
    ("kepada kabupaten dan kota.", "kepada kabupaten   dan kota."),
    ("kepada kabupaten dan kota.", "kepada kabupaten\n\ndan kota."),
])
def test_a_place_edited_away_is_told_and_nothing_changes(sample: Imported, old: str, new: str) -> None:
    parts = edited(sample.parts, old, new)
    change = next(change for change in sample.changes if change.left.endswith("(Pinwas)kepadakabupaten"))
    with pytest.raises(BadInput) as caught:
        undo(parts, sample.changes, change.id)
    assert str(caught.value) == (f"Change {change.id} cannot be undone: its place was edited since the import. Nothing "
                                 "was changed.")


def test_edited_fields_are_not_given_up(sample: Imported) -> None:
    for change_id, parts in [
        (1, replace(sample.parts, kicker="Samarinda")),
        (2, replace(sample.parts, headline="Rakor")),
        (3, replace(sample.parts, dateline="BALIKPAPAN")),
        (only(sample, "sign-off").id, replace(sample.parts, sign_off=SignOff(("abc",), "humas"))),
        (3, edited(sample.parts, "Setelah sukses menyelenggarakan", "Usai")),
        (only(sample, "sign-off").id, edited(sample.parts, "kata Isran Noor.\n", "ujar Isran.\n")),
    ]:
        with pytest.raises(BadInput, match="was edited since the import"):
            undo(parts, sample.changes, change_id)


def test_twice_is_refused(sample: Imported) -> None:
    for change in sample.changes:
        parts = undo(sample.parts, sample.changes, change.id)
        with pytest.raises(BadInput, match=f"Change {change.id} is undone already"):
            undo(parts, sample.changes, change.id, undone={change.id})
        if change.kind == "blank":
            with pytest.raises(BadInput, match="is undone already"):
                undo(parts, sample.changes, change.id)


def test_an_unknown_number(sample: Imported) -> None:
    with pytest.raises(NotFound, match="no change 99"):
        undo(sample.parts, sample.changes, 99)


# --- places that look alike

def test_twins_are_told_apart_after_an_edit_that_shifts_them() -> None:
    line = "Gubernur membuka\u00a0 rapat koordinasi kepala daerah di Samarinda."
    imported = parse("\n\n".join([line] * 3))
    parts = replace(imported.parts, body="Baru sama sekali, satu paragraf yang panjang.\n\n" + imported.body)
    for number in (1, 2, 3):
        found = [index for index, text in enumerate(words(undo(parts, imported.changes, number))) if "\u00a0" in text]
        assert found == [number]


def test_blanks_that_repeat_over_and_over() -> None:
    imported = parse("dan  dan " * 60 + "selesai semua.")
    for change in (imported.changes[0], imported.changes[31], imported.changes[-1]):
        text = words(undo(imported.parts, imported.changes, change.id))[0]
        assert text.count("  ") == 1
        assert len(skeleton(text[:text.index("  ")])) == change.at


# --- other kinds of change

def test_blanks_in_a_marked_headline_go_back_once() -> None:
    imported = parse("#  \u200bRakor \u00a0 *Kepala*  Daerah\n\nIsi.", "markdown")
    numbers = [change.id for change in imported.changes]
    for order in (numbers, numbers[::-1]):
        assert all_undone(imported, order).body == "## \u200bRakor \u00a0 *Kepala*  Daerah\n\nIsi.\n"


def test_blanks_in_titles_follow_the_title_into_the_body() -> None:
    imported = parse("Kalimantan\u00a0 Timur\nSetelah  Musrenbang, Rakor\n\nSAMARINDA - Gubernur membuka rapat itu.")
    for order in ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [1, 4, 2, 3, 5]):
        assert words(all_undone(imported, order)) == [
            "Kalimantan\u00a0 Timur", "Setelah  Musrenbang, Rakor", "SAMARINDA - Gubernur membuka rapat itu."]


def test_a_control_character_comes_back_as_what_a_release_can_hold() -> None:
    imported = parse("Gubernur\x07 membuka ra\x1bpat,\x7f itu\ufeff juga.")
    assert imported.body == "Gubernur membuka rapat, itu juga.\n"
    assert words(all_undone(imported)) == ["Gubernur\u200b membuka ra\u200bpat,\u200b itu\u2060 juga."]


def test_joined_lines_come_apart_again() -> None:
    text = ("Gubernur Kalimantan Timur membuka rapat koordinasi daerah\nse-Kalimantan Timur di Samarinda dan meminta "
            "semua\nbupati hadir pada waktunya di tempat yang sama itu juga\nsampai selesai.")
    imported = parse(text)
    assert len(imported.changes) == 3
    parts = undo(imported.parts, imported.changes, 2)
    assert words(parts)[0].count("\n") == 1
    assert words(all_undone(imported)) == [text]


def test_a_day_goes_back() -> None:
    imported = parse("Sabtu, 5 Januari 2019\nRakor Dibuka\n\nGubernur membuka rapat itu pada hari ini.")
    parts = undo(imported.parts, imported.changes, 1)
    assert parts.date is None
    assert words(parts)[0] == "Sabtu, 5 Januari 2019"


def test_a_day_that_the_text_tells_of_is_given_up_and_its_words_stay() -> None:
    imported = parse("Rakor Dibuka\n\nSAMARINDA - Gubernur membuka rakor, Senin (14/1/2019), bersama para bupati.")
    change = only(imported, "date")
    parts = undo(imported.parts, imported.changes, change.id, ())
    assert parts == replace(imported.parts, date=None)


def test_a_mark_of_the_end_goes_back() -> None:
    imported = parse("Gubernur membuka rapat itu. (*)")
    assert [change.kind for change in imported.changes] == ["end-mark"]
    assert words(all_undone(imported)) == ["Gubernur membuka rapat itu. (*)"]


def test_a_sign_off_of_its_own_goes_back_above_the_furniture() -> None:
    imported = parse("Gubernur membuka rapat itu.\n\n(mar/humas)\n\nBerita Terkait")
    for order in ([1, 2], [2, 1]):
        assert words(all_undone(imported, order)) == ["Gubernur membuka rapat itu.", "(mar/humas)", "Berita Terkait"]


def test_markdown_comes_back_with_its_format() -> None:
    text = "Kaltim\n\n# Rakor *Dibuka*\n\n**SAMARINDA** – Gubernur membuka. *(mar/humas)*\n\n## Berita Terkait"
    imported = parse(text, "markdown")
    assert all_undone(imported).body == text.replace("# Rakor", "## Rakor") + "\n"


def test_blanks_in_tables_lists_and_formats() -> None:
    text = "- satu  *dua\u00a0 tiga*  empat\n\n| a\u00a0b | c |\n|---|---|\n| d | e  f |\n\n> g  h\n"
    imported = parse(text, "markdown")
    assert [change.kind for change in imported.changes] == ["blank"] * 6
    assert from_markdown(all_undone(imported).body) == from_markdown(text)


def test_front_matter_goes_back() -> None:
    imported = parse("---\njudul: Rakor\nauthor: Maria\n---\nIsi rilis ini.", "markdown")
    parts = all_undone(imported, [2, 1])
    assert words(parts) == ["judul: Rakor", "author: Maria", "Isi rilis ini."]
    assert parts.headline == ""


# --- properties

BLANKS = [" ", "  ", "\u00a0", "\u00a0 ", " \u00a0 ", "\t", "\u200b", " \u2009", "\x07", "\xad"]
WORDS = ["Gubernur", "SAMARINDA", "Samarinda", "-", "–", "—", ":", "dan", "(mar/sul/humas)", "(*)", "rapat.", "#",
         "*a*", "1.", "> x", "<b>", "&amp;", "\\", "_", "é", "😀", "e\u0301", "Berita Terkait", "Beranda",
         "5 Januari 2019", "DPRD", '"kutip"', "[a](b)", "***", "yang", "Kaltim"]
LINES = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(BLANKS)), max_size=12).map("".join)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n", " \n"])
TEXTS = st.lists(st.tuples(LINES, ENDS).map("".join), max_size=9).map("".join)


def in_order(imported: Imported) -> str:
    """The visible characters of all that an import gave, in the order of the text."""
    top = [change.before for change in imported.changes if change.place == "top"]
    start = [change.before for change in imported.changes if change.place == "start"]
    below = [change.before for change in imported.changes if change.place in ("end", "bottom")]
    return skeleton("".join([*top, *start, *words(imported.parts), *below]))


@settings(max_examples=200)
@given(text=st.one_of(TEXTS, st.text()), places=st.sampled_from([None, {"Samarinda"}]))
def test_no_visible_character_is_lost_or_moved(text: str, places: set[str] | None) -> None:
    imported = parse(text, places=places)
    assert in_order(imported) == skeleton(with_newlines(text))


@settings(max_examples=200)
@given(text=st.one_of(TEXTS, st.text()), seed=st.randoms(use_true_random=False))
def test_undoing_all_in_any_order_gives_the_original(text: str, seed: random.Random) -> None:
    imported = parse(text)
    order = [change.id for change in imported.changes]
    seed.shuffle(order)
    parts = all_undone(imported, order)
    assert parts == Parts(body=parts.body)
    assert skeleton("".join(words(parts))) == skeleton(with_newlines(text))


@settings(max_examples=40)
@given(size=st.integers(20, 40), data=st.data())
def test_edits_elsewhere_leave_the_place_exact(size: int, data: st.DataObject) -> None:
    said = [f"kata{number}ke" for number in range(size)]
    runs = data.draw(st.lists(st.sampled_from([" ", "  ", "\u00a0", " \u00a0"]), min_size=size - 1, max_size=size - 1))
    imported = parse(f"{joined(said, runs)}.")
    wide = [number for number, run in enumerate(runs) if run != " "]
    assert len(imported.changes) == len(wide)
    for change, at in zip(imported.changes, wide, strict=True):
        far = [number for number in range(size) if not at - 4 <= number <= at + 5]
        now = list(said)
        for number in data.draw(st.lists(st.sampled_from(far), max_size=5)):
            now[number] = data.draw(st.sampled_from(["lain", "dua kata", "", "kata1ke"]))
        edits = replace(imported.parts, body=" ".join(now) + ".\n")
        expected = joined(now, [run if number == at else " " for number, run in enumerate(runs)])
        assert undo(edits, imported.changes, change.id).body.strip() == f"{expected}.".strip()


def joined(said: list[str], runs: list[str]) -> str:
    return "".join(word + run for word, run in zip(said, [*runs, ""], strict=True))


@settings(max_examples=150)
@given(text=TEXTS, kind=st.sampled_from(["text", "markdown"]))
def test_the_body_is_stored_as_it_is_read(text: str, kind: str) -> None:
    body = parse(text, "markdown" if kind == "markdown" else "text").body
    assert to_markdown(from_markdown(body)) == body


@settings(max_examples=200)
@given(text=TEXTS)
def test_markdown_undone_in_any_order_keeps_every_letter(text: str) -> None:
    imported = parse(text, "markdown")
    parts = all_undone(imported)
    letters = [char for char in "".join(words(parts)) if char.isalpha()]
    came_in = [char for change in imported.changes if change.place == "top" for char in change.before if char.isalpha()]
    assert letters[:len(came_in)] == came_in
    assert parts == Parts(body=parts.body)
