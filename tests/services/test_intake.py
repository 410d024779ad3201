"""Bringing files in: recognised twice, reported one by one, stopped in between, and taken back change by change."""

from __future__ import annotations

import re
import shutil
from itertools import permutations
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from humasdesk import assets
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.nodes import Paragraph
from humasdesk.errors import BadInput, NotFound, Refused
from humasdesk.services import configuring, drafting, exporting, intake, pages, searching
from humasdesk.services.intake import Outcome
from humasdesk.services.searching import Wanted
from services.office import Office

SAMPLE = assets.path("samples", "rakor-kepala-daerah.txt")


def take_in(office: Office, *paths: Path, by: str = "mar") -> Outcome:
    return intake.take_in(office.desk, office.me(by), [str(path) for path in paths])


def sample(office: Office) -> str:
    return take_in(office, SAMPLE).imported[0].id


def files_of(office: Office) -> set[str]:
    return set(office.desk.files.names())


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def picture(folder: Path, name: str = "foto.jpg") -> Path:
    path = folder / name
    Image.effect_noise((320, 240), 50).convert("RGB").save(path)
    return path


# -- once and twice

def test_the_sample_comes_in_and_its_original_is_kept(office: Office) -> None:
    outcome = take_in(office, SAMPLE)
    taken = outcome.imported[0]
    content = office.content(taken.id)
    assert (content.headline, content.kicker, content.dateline) == (
        "Setelah Musrenbang, Rakor Kepala Daerah", "Kalimantan Timur", "SAMARINDA")
    assert content.body == taken.imported.body
    assert len(content.body.strip().split("\n\n")) == 9
    assert content.origin is not None
    assert (content.origin.name, content.origin.sign_off) == (SAMPLE.name, "mar/sul/ri/humsprov kaltim")
    assert office.desk.files.read(content.origin.file) == SAMPLE.read_bytes()
    assert (outcome.known, outcome.failed, outcome.skipped, outcome.stopped) == ([], [], 0, False)
    assert outcome.changes.releases == {taken.id}


def test_the_same_file_is_recognised_wherever_it_lies(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    copies = [str(shutil.copy(SAMPLE, write(folder, f"{name}.txt", "x"))) for name in ("satu", "lain/dua")]
    outcome = take_in(office, folder)
    assert (len(outcome.imported), outcome.known) == (1, [(copies[1], outcome.imported[0].id)])
    again = take_in(office, SAMPLE)
    assert (again.imported, again.known) == ([], [(str(SAMPLE), outcome.imported[0].id)])
    office.edit(outcome.imported[0].id, headline="Lain")
    office.move("discard", outcome.imported[0].id, "mar")
    assert take_in(office, SAMPLE).known[0][1] == outcome.imported[0].id  # known for ever, whatever became of it
    assert len(searching.page(office.desk, Wanted(state="discarded"))) == 1


def test_the_importer_counts_as_a_writer(office: Office) -> None:
    release = take_in(office, SAMPLE, by="sul").imported[0].id
    office.answer_all(release, by="sul")
    office.move("submit", release, "sul")
    with pytest.raises(Refused, match="You wrote or edited this text"):
        office.move("approve", release, "sul")
    with pytest.raises(Refused, match="Only writers and supervisors"):
        take_in(office, write(office.desk.home, "lain.txt", "Teks."), by="adm")


# -- folders

def many(folder: Path, count: int) -> None:
    """``count`` texts, every twentieth of which cannot be read."""
    for number in range(count):
        path = folder / f"{number % 7}" / f"rilis {number:04}.txt"
        path.parent.mkdir(exist_ok=True, parents=True)
        if number % 20 == 0:
            path.write_bytes(b"" if number % 40 else b"\x00\x01\x02" * 50)
        else:
            path.write_text(f"Kaltim\n\nJudul Nomor {number}\n\nSAMARINDA - Gubernur membuka rapat ke-{number}.\n",
                            encoding="utf-8")
    write(folder, "foto.jpg", "bukan teks")


def test_a_folder_of_a_thousand_reports_each_failure_and_takes_the_rest(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    many(folder, 1_000)
    shown: list[int] = []

    def progress(done: int, name: str) -> bool:
        shown.append(done)
        return True

    outcome = intake.take_in(office.desk, office.me("mar"), [str(folder)], progress)
    assert (len(outcome.imported), len(outcome.failed), outcome.skipped) == (950, 50, 1)
    assert shown == list(range(1, 1_002))
    assert {re.sub(r".*\.txt ", "", reason) for _, reason in outcome.failed} == {
        "is empty; there is nothing to import.",
        "is not text: it holds zero bytes. Open it in the program that made it and save it as plain text."}
    assert searching.count(office.desk, Wanted()) == 950
    assert [one.headline for one in searching.search(office.desk, '"Nomor 777"')] == ["Judul Nomor 777"]
    again = take_in(office, folder)
    assert (len(again.imported), len(again.known), len(again.failed)) == (0, 950, 50)


def test_stopping_keeps_what_was_done(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    many(folder, 150)
    outcome = intake.take_in(office.desk, office.me("mar"), [str(folder)], lambda done, name: done < 120)
    assert outcome.stopped
    assert len(outcome.imported) + len(outcome.failed) + outcome.skipped == 120
    assert searching.count(office.desk, Wanted()) == len(outcome.imported)
    rest = take_in(office, folder)
    assert (len(rest.known), rest.stopped) == (len(outcome.imported), False)
    assert searching.count(office.desk, Wanted()) == 142


def test_nothing_there_is_nothing_brought_in(office: Office, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    outcome = take_in(office, tmp_path / "kosong", tmp_path / "tiada.txt")
    assert (outcome.imported, outcome.known) == ([], [])
    assert outcome.failed == [(str(tmp_path / "tiada.txt"),
                               f"{tmp_path / 'tiada.txt'} is not there; check the name, or whether it was moved.")]


# -- taking changes back

def test_every_change_is_taken_back_by_itself(office: Office) -> None:
    release = sample(office)
    before = office.content(release)
    assert before.origin is not None
    numbers = [change["id"] for change in before.origin.changes]
    assert len(numbers) > 25
    for number in numbers:
        intake.undo_changes(office.desk, office.me("mar"), release, [number])
    after = office.content(release)
    said = ["".join(span.text for span in block.spans) for block in from_markdown(after.body)
            if isinstance(block, Paragraph)]
    assert "\n".join(said) == re.sub(r"\n+", "\n", SAMPLE.read_text(encoding="utf-8")).strip("\n")
    assert (after.headline, after.kicker, after.dateline) == ("", "", "")
    assert after.origin is not None
    assert sorted(after.origin.undone) == numbers
    with pytest.raises(BadInput, match="Change 3 is undone already"):
        intake.undo_changes(office.desk, office.me("mar"), release, [3])


def test_all_at_once_and_in_any_order_is_the_same(office: Office, tmp_path: Path) -> None:
    text = "Kaltim\n\nJudul  Rakor\n\nSAMARINDA -  Gubernur\u00a0 membuka rakor. (mar/humas)\n"
    bodies = set()
    for turn, _ in enumerate(permutations("abc")):
        release = take_in(office, write(tmp_path, f"{turn}.txt", text + "\n" * turn)).imported[0].id
        origin = office.content(release).origin
        assert origin is not None
        orders = list(permutations(change["id"] for change in origin.changes))
        intake.undo_changes(office.desk, office.me("mar"), release, orders[turn * 7 % len(orders)])
        bodies.add(office.content(release).body)
    assert len(bodies) == 1
    assert "SAMARINDA -  Gubernur\u00a0 membuka" in bodies.pop()


def test_what_cannot_be_taken_back_is_a_sentence(office: Office) -> None:
    release = sample(office)
    with pytest.raises(NotFound, match="This release has no change 99"):
        intake.undo_changes(office.desk, office.me("mar"), release, [99])
    with pytest.raises(NotFound, match="This release was not imported"):
        intake.undo_changes(office.desk, office.me("mar"), office.new(), [1])
    before = office.content(release)
    with pytest.raises(NotFound):  # the first would do, the second cannot: nothing is changed
        intake.undo_changes(office.desk, office.me("mar"), release, [3, 99])
    assert office.content(release) == before
    office.answer_all(release)
    office.move("submit", release, "mar")
    with pytest.raises(Refused, match="This release waits for review"):
        intake.undo_changes(office.desk, office.me("mar"), release, [3])


# -- the sign-off

def test_the_sign_off_is_the_files_until_the_text_is_edited(office: Office, tmp_path: Path) -> None:
    configuring.set_shared(office.desk, office.me("mar"), {"unit.code": "humasprov kaltim"})
    release = sample(office)

    def signed(code: str) -> bool:
        page = exporting.export(office.desk, release, ("html",), tmp_path, head=True)[0].path
        return f"({code})" in page.read_text(encoding="utf-8")

    assert signed("mar/sul/ri/humsprov kaltim")
    office.edit(release, region="64", tags=())  # metadata is not the text
    intake.undo_changes(office.desk, office.me("mar"), release, [3])
    assert signed("mar/sul/ri/humsprov kaltim")
    office.edit(release, "bud", body=office.content(release).body.replace("tatapi", "tetapi"))
    assert signed("mar/bud/humasprov kaltim")
    office.edit(release, sign_off="mar/sul/humas")
    assert signed("mar/sul/humas")


# -- Markdown with pictures

MARKDOWN = "# Rakor Kepala Daerah\n\nSAMARINDA - Gubernur membuka rakor.\n\n![Gubernur di podium]({} \"Foto rakor\")\n"


def test_a_picture_beside_a_markdown_text_comes_in(office: Office, tmp_path: Path) -> None:
    beside = picture(tmp_path, "foto rakor.jpg")
    path = write(tmp_path, "rakor.md", MARKDOWN.format("foto%20rakor.jpg"))
    taken = take_in(office, path).imported[0]
    content = office.content(taken.id)
    assert office.desk.files.read(content.files[0]) == beside.read_bytes()
    assert f"files/{content.files[0][:2]}/{content.files[0]}" in content.body
    assert taken.imported.body == content.body
    beside.unlink()
    done = exporting.export(office.desk, taken.id, ("html", "pdf"), tmp_path / "out", head=True)
    assert "data:image/jpeg;base64," in done[0].path.read_text(encoding="utf-8")
    assert [image.image.size for page in PdfReader(done[1].path).pages for image in page.images if image.image] == [
        (320, 240)]


@pytest.mark.parametrize(("source", "why"), [
    ("https://contoh.go.id/foto.jpg", "lies elsewhere"), ("file:///etc/passwd", "lies elsewhere"),
    ("//server/foto.jpg", "lies elsewhere"), ("../luar.jpg", "lies outside the text's folder"),
    ("/etc/passwd", "lies outside the text's folder"), ("tiada.jpg", "cannot be read"), ("rusak.jpg", "damaged"),
    ("folder", "is not a file"), ("luar-tautan.jpg", "lies outside the text's folder"),
    ("x" * 300 + ".jpg", "cannot be read"), ("a%00b.jpg", "cannot be read"),
])
def test_a_picture_that_cannot_come_in_stops_its_text_alone(office: Office, tmp_path: Path, source: str,
                                                            why: str) -> None:
    folder = tmp_path / "masuk"
    picture(tmp_path, "luar.jpg")
    good = write(folder, "baik.md", "# Judul\n\nTeks.\n")
    picture(folder)
    write(folder, "rusak.jpg", "bukan gambar")
    (folder / "folder").mkdir()
    (folder / "luar-tautan.jpg").symlink_to(tmp_path / "luar.jpg")
    bad = write(folder, "buruk.md", MARKDOWN.format("foto.jpg") + f"\n![Lain]({source})\n")
    before = files_of(office)
    outcome = take_in(office, bad, good)
    assert [one.path for one in outcome.imported] == [str(good)]
    assert [path for path, _ in outcome.failed] == [str(bad)]
    assert why in outcome.failed[0][1]
    original = office.content(outcome.imported[0].id).origin
    assert original is not None
    assert files_of(office) - before == {original.file}  # neither the bad text nor its good picture was kept


def test_too_large_a_picture_is_a_sentence(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("humasdesk.services.figures.MAX_BYTES", 1_000_000)
    picture(tmp_path).write_bytes(bytes(1_000_001))
    outcome = take_in(office, write(tmp_path, "rakor.md", MARKDOWN.format("foto.jpg")))
    assert "is larger than 1 MB. Make it smaller first." in outcome.failed[0][1]


def test_the_body_of_an_edit_brings_its_pictures_too(office: Office, tmp_path: Path) -> None:
    picture(tmp_path)
    fields = intake.body_fields(office.desk, MARKDOWN.format("foto.jpg"), tmp_path)
    release = office.new(**fields)
    assert len(office.content(release).files) == 1
    assert drafting.head_of(office.desk, release).content.body == fields["body"]
    again = intake.body_fields(office.desk, fields["body"], Path("/nirgends"))  # the desk's own pictures stay
    assert again == fields


def test_a_sign_off_put_back_into_the_words_is_printed_once(office: Office) -> None:
    """Taking back the change that took the sign-off out leaves the page with that one alone."""
    release = sample(office)
    origin = office.content(release).origin
    assert origin
    number = next(int(one["id"]) for one in origin.changes if one["kind"] == "sign-off")
    intake.undo_changes(office.desk, office.me("mar"), release, [number])
    assert pages.head_page(office.desk, release).sign_off == ""
    assert "(mar/sul/ri/humsprov kaltim)" in office.content(release).body
