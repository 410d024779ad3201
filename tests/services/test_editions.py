"""An edition is frozen: the same bytes for ever, whatever happens to the desk around it."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from humasdesk import assets
from humasdesk.domain.directory import EntityValue, Official, Post, Tag
from humasdesk.errors import BadInput, ExportError, NotFound, Refused
from humasdesk.services import cataloguing, configuring, exporting, people, publishing, safekeeping
from humasdesk.services.exporting import Exported
from services.office import Office

LOGO = str(assets.path("samples", "logo-contoh.png"))


def export(office: Office, release: str, folder: Path, *wanted: str, **more: object) -> tuple[Exported, ...]:
    return exporting.export(office.desk, release, wanted or ("html",), folder, **more)  # type: ignore[arg-type]


def page(office: Office, release: str, folder: Path, **more: object) -> str:
    """The release as a web page."""
    return export(office, release, folder, **more)[0].path.read_text(encoding="utf-8")


def paper(office: Office, release: str, folder: Path, **more: object) -> str:
    """The words of the release's PDF."""
    done = export(office, release, folder, "pdf", **more)
    return " ".join(" ".join(one.extract_text() for one in PdfReader(done[0].path).pages).split())


def settled(office: Office) -> dict[str, str]:
    """An office with letterhead and directory; ids by name."""
    desk, me = office.desk, office.me("mar")
    configuring.set_shared(desk, me, {
        "agency.government": "Pemerintah Provinsi", "agency.name": "Biro Humas", "agency.about": "Melayani berita.",
        "agency.logo": LOGO, "contact.name": "Maria", "contact.phone": "0812 5555 0101", "unit.code": "humasprov"})
    official, _ = cataloguing.add(desk, me, Official("Isran Noor", "Dr. H.", "M.Si.", (
        Post("Gubernur Kalimantan Timur", "64", date(2018, 10, 1)),)))
    tag, _ = cataloguing.add(desk, me, Tag("FKUB"))
    return {"official": official, "tag": tag, "related": office.published(headline="Musrenbang dibuka")}


def everything_changes(office: Office, ids: dict[str, str], folder: Path) -> None:
    """Directories, settings, letterhead, people: nothing is as it was."""
    desk, me = office.desk, office.me("mar")

    def other(value: EntityValue) -> EntityValue:
        return replace(value, name="Orang Lain", posts=()) if isinstance(value, Official) else Tag("Lain")

    cataloguing.edit(desk, me, ids["official"], other)
    cataloguing.edit(desk, me, ids["tag"], other)
    cataloguing.retire(desk, me, ids["tag"])
    cataloguing.merge(desk, me, ids["official"], cataloguing.add(desk, me, Official("Hadi"))[0])
    logo = folder / "logo.png"
    Image.new("RGB", (40, 40), "red").save(logo)
    configuring.set_shared(desk, office.me("adm"), {
        "agency.name": "Biro Adpim", "agency.about": "Lain.", "agency.logo": str(logo), "contact.name": "Rina",
        "letterhead.theme": "ringkas", "release.language": "en", "dateline.dash": "-", "unit.code": "adpim",
        "desk.zone": "Asia/Jakarta", "numbering.pattern": "{seq}/ADPIM/{year}"})
    people.edit(desk, "mar", by="adm", name="Maria Baru", new_initials="mrb")
    people.retire(desk, "bud", by="adm")
    publishing.correct(desk, office.me("mrb"), ids["related"], "Judul")


def test_an_edition_is_the_same_bytes_for_ever(office: Office, tmp_path: Path) -> None:
    ids = settled(office)
    release = office.published(officials=(ids["official"],), tags=(ids["tag"],), related=(ids["related"],))
    first = export(office, release, tmp_path / "a", "pdf", "html")
    once = [one.path.read_bytes() for one in first]
    assert [one.path.read_bytes() for one in export(office, release, tmp_path / "b", "pdf", "html")] == once
    office.clock.turn(days=400)
    everything_changes(office, ids, tmp_path)
    again = export(office, release, tmp_path / "c", "pdf", "html")
    assert [one.path.name for one in again] == [one.path.name for one in first]
    assert [one.path.read_bytes() for one in again] == once
    text = once[1].decode()
    assert all(word in text for word in ("Biro Humas", "Gubernur Kalimantan Timur Dr. H. Isran Noor, M.Si.", "FKUB",
                                         "Musrenbang dibuka", "(mar/sul/humasprov)"))


def test_the_first_edition_stays_beside_its_correction(office: Office, tmp_path: Path) -> None:
    release = office.published()
    once = [one.path.read_bytes() for one in export(office, release, tmp_path / "a", "pdf", "html")]
    number = office.summary(release).number
    office.corrected(release, "Nama acara dibetulkan", headline="Rakor Bupati")
    assert [one.path.read_bytes()
            for one in export(office, release, tmp_path / "b", "pdf", "html", edition=1)] == once
    corrected, words = page(office, release, tmp_path / "c"), paper(office, release, tmp_path / "c")
    for text in (corrected, words):
        assert "Rakor Bupati" in text
        assert "Ralat 1" in text
        assert "Nama acara dibetulkan" in text
        assert number in text
    assert [one.path.name for one in export(office, release, tmp_path / "c")] == [
        "2026-11-23_001-humas-xi-2026_ralat-1_rakor-bupati.html"]
    with pytest.raises(NotFound, match="It has no edition 3"):
        export(office, release, tmp_path / "d", edition=3)


def test_a_correction_keeps_the_day_that_publishing_gave(office: Office) -> None:
    release = office.published()
    assert office.content(release).date is None
    assert office.summary(release).date == date(2026, 11, 23)  # the list says when it was published
    office.clock.turn(days=3)
    office.corrected(release, headline="Rakor Bupati")
    assert office.summary(release).date == date(2026, 11, 23)


def test_a_draft_leaves_the_house_only_marked(office: Office, tmp_path: Path) -> None:
    release = office.new()
    with pytest.raises(Refused, match="It has not been published"):
        export(office, release, tmp_path / "a")
    assert not (tmp_path / "a").exists()
    for text in (page(office, release, tmp_path / "a", head=True), paper(office, release, tmp_path / "a", head=True)):
        assert "DRAF" in text
        assert "Nomor" not in text
    office.move("submit", release, "mar")
    office.move("approve", release, "sul")
    with pytest.raises(Refused, match="It has not been published"):
        export(office, release, tmp_path / "b")
    office.publish(release)
    assert "DRAF" not in page(office, release, tmp_path / "b")
    publishing.correct(office.desk, office.me("mar"), release, "Nama acara")
    office.edit(release, headline="Belum disetujui")
    assert "Belum disetujui" not in page(office, release, tmp_path / "b")  # the newest edition, not the head
    assert "Belum disetujui" in page(office, release, tmp_path / "b", head=True)


def test_marks_of_force_and_withdrawal_come_and_go(office: Office, tmp_path: Path) -> None:
    release = office.new()
    office.publish(release, force=True, reason="Banjir")
    assert "BELUM DISETUJUI" in page(office, release, tmp_path)
    assert office.summary(release).unapproved
    office.move("approve-after", release, "rin")
    plain = page(office, release, tmp_path)
    assert "BELUM DISETUJUI" not in plain
    office.move("withdraw", release, "sul", reason="Acara dibatalkan panitia")
    withdrawn = page(office, release, tmp_path)
    assert "DICABUT" in withdrawn
    assert "Acara dibatalkan panitia" in withdrawn
    office.move("reinstate", release, "sul", reason="Acara jadi")
    assert page(office, release, tmp_path) == plain


def test_the_sign_off_is_of_who_wrote_and_approved(office: Office, tmp_path: Path) -> None:
    configuring.set_shared(office.desk, office.me("mar"), {"unit.code": "humasprov kaltim"})
    release = office.new()
    office.edit(release, "bud", kicker="Kaltim")
    office.move("submit", release, "mar")
    office.move("approve", release, "sul")
    office.publish(release, "rin")
    assert "(mar/bud/sul/humasprov kaltim)" in page(office, release, tmp_path)
    other = office.published(sign_off="xyz/humas")
    assert "(xyz/humas)" in page(office, other, tmp_path)


def test_unknown_formats_and_bad_folders_are_sentences(office: Office, tmp_path: Path) -> None:
    release = office.published()
    with pytest.raises(BadInput, match="There is no format docx"):
        export(office, release, tmp_path, "docx")
    with pytest.raises(BadInput, match="at least one format"):
        exporting.export(office.desk, release, (), tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be made"):
        export(office, release, tmp_path / "file" / "out")
    with pytest.raises(NotFound, match="There is no release"):
        export(office, "nirgends", tmp_path)


def test_a_lost_snapshot_is_a_sentence(office: Office, tmp_path: Path) -> None:
    release = office.published()
    for file in (office.desk.home / "files").rglob("*"):
        if file.is_file():
            file.unlink()
    with pytest.raises(NotFound, match="is missing from the desk"):
        export(office, release, tmp_path)


def test_a_picture_of_the_body_is_in_both_files(office: Office, tmp_path: Path) -> None:
    from humasdesk.services import figures

    picture = tmp_path / "foto.jpg"
    Image.effect_noise((640, 480), 40).convert("RGB").save(picture)
    source = figures.source_of(figures.keep_picture(office.desk, picture))
    body = f"Paragraf.\n\n![Gubernur membuka rakor]({source} \"Rakor di Samarinda\")\n"
    release = office.published(body=body, files=(figures.file_of(source),))
    text = page(office, release, tmp_path)
    assert "data:image/jpeg;base64," in text
    assert 'alt="Gubernur membuka rakor"' in text
    done = export(office, release, tmp_path, "pdf")
    images = [one for leaf in PdfReader(io.BytesIO(done[0].path.read_bytes())).pages for one in leaf.images]
    assert any(one.image and one.image.size == (640, 480) for one in images)


def test_an_edition_keeps_the_look_of_its_letterhead(office: Office, tmp_path: Path) -> None:
    """An office changes its own theme after publishing; the edition goes on as it was printed."""
    desk = office.desk
    own = desk.home / "templates" / "biro"
    shutil.copytree(assets.path("templates", "ringkas"), own)
    configuring.set_shared(desk, office.me("adm"), {"letterhead.theme": "biro"})
    release = office.published()
    first = exporting.export(desk, release, ("html", "pdf"), tmp_path / "one")
    (own / "page.css").write_text("body { color: red }", encoding="utf-8")
    template = own / "page.typ"
    template.write_text(template.read_text(encoding="utf-8").replace("#", "// #"), encoding="utf-8")
    again = exporting.export(desk, release, ("html", "pdf"), tmp_path / "two")
    assert [one.path.read_bytes() for one in again] == [one.path.read_bytes() for one in first]
    assert safekeeping.verify_desk(desk).ok


def test_a_letterhead_that_is_not_there_cannot_be_chosen(office: Office) -> None:
    with pytest.raises(BadInput, match="There is no letterhead theme modern"):
        configuring.set_shared(office.desk, office.me("adm"), {"letterhead.theme": "modern"})
