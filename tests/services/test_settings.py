"""Settings: every row of the table, good and bad; dated values; what belongs to this computer alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from humasdesk.errors import BadInput, DeskError, Refused
from humasdesk.services import configuring, exporting
from humasdesk.settings.table import SETTINGS, parse
from services import office as offices
from services.office import Office

GOOD = {
    "interface.size": ("125", 125),
    "check.rules": ("HEAD-PASSIVE=off\nSPC-NBSP=hint",) * 2,
    "desk.zone": ("Asia/Jakarta", "Asia/Jakarta"), "embargo.zones": ("Asia/Jakarta Asia/Jayapura",) * 2,
    "numbering.pattern": ("{seq}/{year}",) * 2, "numbering.start": (" 57 ", 57), "numbering.yearly": ("tidak", False),
    "release.language": ("en", "en"), "interface.language": ("en", "en"), "backup.daily": ("Ya", True),
    "interface.appearance": ("dark", "dark"),
    "agency.phone": ("(0541) 733333 ext. 12, 0812-5555-0101",) * 2, "contact.phone": ("+62 812 5555 0101 (WA)",) * 2,
    "agency.email": ("humas@contoh.go.id, adpim@contoh.go.id",) * 2, "contact.email": ("",) * 2,
}
BAD = {
    "desk.zone": ("", "Mars/Base", "../../etc/passwd", "Asia", "x" * 61), "embargo.zones": ("Asia/Jakarta WIB",),
    "numbering.pattern": ("", "{month}", "x" * 201 + "{seq}"),
    "numbering.start": ("0", "-1", "1.5", "", "1000000", "x"),
    "numbering.yearly": ("", "mungkin"), "numbering.series": ("",), "dateline.dash": ("", "------"),
    "letterhead.theme": ("",), "release.language": ("jv", ""), "interface.language": ("ID",),
    "interface.appearance": ("pink",), "backup.daily": ("2",),
    "check.rules": ("HEAD-PASSIVE", "HEAD-PASSIVE=maybe", "=off"),
    "agency.phone": ("abc", "0541 abc"), "contact.phone": ("12", "0812 5555 0101, abc"),
    "agency.email": ("humas", "humas@contoh"), "contact.email": ("humas@contoh.go.id, adpim",),
}


@pytest.mark.parametrize("key", list(SETTINGS))
def test_every_row_takes_good_values_and_refuses_bad_ones(key: str) -> None:
    row = SETTINGS[key]
    typed, value = GOOD.get(key, ("Humas",) * 2)
    assert parse(key, typed) == value
    bad = BAD.get(key, ())
    if row.form in ("line", "text", "file"):
        bad += ("x" * (row.most + 1),)
    if row.form == "line":
        bad += ("dua\nbaris",)
    for text in bad:
        with pytest.raises(BadInput):
            parse(key, text)


@pytest.mark.parametrize("text", [
    "0541-733333", "(0541) 733333", "0541 733.333", "+62 812 3456 7890", "+62-812-3456-7890", "(+62541) 733333",
    "(0541) 733333 ext. 12", "0541 733333 pes. 101", "0541 733333/733444", "0541 733333, 0812 3456 7890", "112",
    "WA: 0812 3456 7890", "0812 3456 7890 (WA)", "Telp. (0541) 733333", "0812 3456 7890 (Maria) atau 0813 3456 7890",
    "0541–733333", "0541 733333 ext 5, 0812 3456 7890", "0800-0000-0000", "1500 123",
])
def test_telephone_numbers_are_taken_as_offices_write_them(text: str) -> None:
    assert parse("contact.phone", text) == text


@pytest.mark.parametrize("text", ["abc", "humas@contoh.go.id", "0541 7333x3", "12", "0541 (733333", "+62", "1" * 16])
def test_what_is_no_telephone_number_is_named(text: str) -> None:
    with pytest.raises(BadInput, match=r"is no telephone number\. Write it as in 0541-733333"):
        parse("agency.phone", text)


@pytest.mark.parametrize("text", ["humas@contoh.go.id", "a.b+c@x.id", "humas@contoh.go.id / adpim@contoh.go.id",
                                  "humas@kaltim.example; media@kaltim.example", "böro@bücher.example"])
def test_addresses_are_taken(text: str) -> None:
    assert parse("agency.email", text) == text


@pytest.mark.parametrize(("text", "why"), [
    ("humas.contoh.go.id", "it has no @"), ("humas@", "Write it"), ("@contoh.go.id", "Write it"),
    ("humas@contoh", "Write it"), ("a@b@c.id", "Write it"), ("humas@contoh..id", "Write it"), (".a@b.id", "Write it"),
    ("humas@contoh.go.id, adpim", "“adpim” is no e-mail address: it has no @")])
def test_what_is_no_address_is_named(text: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        parse("contact.email", text)


def test_an_unknown_key_names_the_known_ones() -> None:
    with pytest.raises(BadInput, match=r"There is no setting agency\.nama\. Known ones: agency\.government, "):
        parse("agency.nama", "x")


def test_shared_settings_are_an_admins(office: Office) -> None:
    for by in ("bud", "sul"):
        with pytest.raises(Refused, match="Only an admin"):
            configuring.set_shared(office.desk, office.me(by), {"agency.name": "Humas"})
    configuring.set_shared(office.desk, office.me("adm"), {"agency.name": "Humas", "agency.phone": "0541"})
    assert office.desk.setting("agency.name") == "Humas"
    with pytest.raises(BadInput, match="belongs to this computer alone"):
        configuring.set_shared(office.desk, office.me("adm"), {"backup.daily": "no"})


def test_one_bad_value_of_several_leaves_all_as_they_were(office: Office) -> None:
    with pytest.raises(BadInput):
        configuring.set_shared(office.desk, office.me("adm"), {"agency.name": "Humas", "numbering.start": "0"})
    assert office.desk.setting("agency.name") == ""


def test_a_value_holds_from_its_day(office: Office, tmp_path: Path) -> None:
    desk, me = office.desk, office.me("adm")
    configuring.set_shared(desk, me, {"agency.name": "Biro Humas"})
    configuring.set_shared(desk, me, {"agency.name": "Biro Adpim"}, date(2021, 1, 4))
    configuring.set_shared(desk, me, {"agency.name": "Biro Baru"}, date(2027, 1, 1))
    configuring.set_shared(desk, me, {"agency.name": "Biro Administrasi Pimpinan"}, date(2021, 1, 4))  # put right
    assert [(one.since, one.value) for one in configuring.dated(desk, "agency.name")] == [
        (None, "Biro Humas"), (date(2021, 1, 4), "Biro Administrasi Pimpinan"), (date(2027, 1, 1), "Biro Baru")]
    assert [desk.setting("agency.name", day) for day in (date(2021, 1, 3), date(2021, 1, 4), date(2027, 1, 1))] == [
        "Biro Humas", "Biro Administrasi Pimpinan", "Biro Baru"]
    assert desk.setting("agency.name") == "Biro Administrasi Pimpinan"
    assert configuring.values(desk, date(2019, 1, 1))["agency.name"] == "Biro Humas"
    for day, name in ((date(2019, 1, 8), "Biro Humas"), (date(2022, 1, 8), "Biro Administrasi Pimpinan")):
        release = office.published(date=day)
        page = exporting.export(desk, release, ("html",), tmp_path)[0].path.read_text(encoding="utf-8")
        assert f">{name}<" in page


def test_the_desks_day_begins_at_its_own_midnight(office: Office) -> None:
    configuring.set_shared(office.desk, office.me("adm"), {"agency.name": "Biro Baru"}, date(2027, 1, 1))
    office.clock.now = datetime.fromisoformat("2026-12-31T15:59:59+00:00")
    assert (office.desk.today(), office.desk.setting("agency.name")) == (date(2026, 12, 31), "")
    office.clock.turn(seconds=1)
    assert (office.desk.today(), office.desk.setting("agency.name")) == (date(2027, 1, 1), "Biro Baru")


def test_a_desk_that_moves_to_another_zone(office: Office) -> None:
    configuring.set_shared(office.desk, office.me("adm"), {"desk.zone": "Asia/Jakarta"})
    office.clock.now = datetime.fromisoformat("2026-12-31T16:30:00+00:00")
    assert (office.desk.zone, office.desk.today()) == ("Asia/Jakarta", date(2026, 12, 31))
    assert office.desk.today() == (office.clock.now + timedelta(hours=7)).date()


def test_what_belongs_to_this_computer(office: Office, home: Path) -> None:
    desk = office.desk
    with pytest.raises(BadInput, match="is shared by the whole desk"):
        configuring.set_own(desk, "agency.name", "Humas")
    configuring.set_own(desk, "backup.daily", "tidak")
    configuring.set_own(desk, "interface.language", "en")
    assert (desk.setting("backup.daily"), desk.setting("interface.language")) == (False, "en")
    configuring.set_own(desk, "backup.daily", "ya")
    assert desk.setting("backup.daily") is True
    assert desk.store.rebuild() > 0  # none of it is in the journal, and none of it is lost with what is derived
    assert desk.setting("interface.language") == "en"


def test_own_settings_last(home: Path) -> None:
    with offices.opened(home) as office:
        configuring.set_own(office.desk, "interface.language", "en")
    with offices.opened(home) as office:
        assert office.desk.setting("interface.language") == "en"


def test_a_logo_is_taken_in_or_refused(office: Office, tmp_path: Path) -> None:
    desk, me = office.desk, office.me("adm")
    logo = tmp_path / "lambang.png"
    Image.new("RGBA", (60, 80), "green").save(logo)
    configuring.set_shared(desk, me, {"agency.logo": str(logo)})
    kept = str(desk.setting("agency.logo"))
    assert desk.files.read(kept) == logo.read_bytes()
    logo.unlink()
    page = exporting.export(desk, office.published(), ("html",), tmp_path)[0].path.read_text(encoding="utf-8")
    assert "data:image/png;base64," in page
    (tmp_path / "rusak.png").write_bytes(b"\x89PNG\r\n\x1a\nrusak")
    for name in ("rusak.png", "tiada.png", "."):
        with pytest.raises(DeskError):
            configuring.set_shared(desk, me, {"agency.logo": str(tmp_path / name)})
    assert desk.setting("agency.logo") == kept
    configuring.set_shared(desk, me, {"agency.logo": ""})
    assert desk.setting("agency.logo") == ""


def test_a_text_no_record_can_hold_is_refused(office: Office) -> None:
    with pytest.raises(BadInput, match="cannot be kept"):
        configuring.set_shared(office.desk, office.me("adm"), {"agency.name": "Humas\x00"})
