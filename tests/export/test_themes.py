"""Letterhead themes: an office copies a folder and changes it; what it breaks is said in a sentence."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from export.samples import p, page
from humasdesk import assets
from humasdesk.errors import ExportError
from humasdesk.export import themes
from humasdesk.export.html import to_html
from humasdesk.export.notice import Made
from humasdesk.export.pdf import PdfPress, to_pdf
from humasdesk.export.themes import STYLE


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office's templates folder with a copy of the formal theme, named ``kami``."""
    shutil.copytree(assets.path("templates", "resmi"), tmp_path / "templates" / "kami")
    return tmp_path / "templates"


def change(office: Path, file: str, old: str, new: str) -> None:
    path = office / "kami" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def made(office: Path) -> Made:
    return to_pdf(page(p("Isi."), theme="kami"), (office,))


def words(made: Made) -> str:
    return " ".join(PdfReader(io.BytesIO(made.data)).pages[0].extract_text().split())


def test_the_shipped_themes_are_listed_with_titles() -> None:
    assert [(theme.name, theme.title("id"), theme.title("en")) for theme in themes.themes()] == [
        ("resmi", "Resmi", "Formal"), ("ringkas", "Ringkas", "Compact")]


@pytest.mark.parametrize("theme", themes.themes(), ids=lambda theme: theme.name)
def test_shipped_themes_name_every_setting(theme: themes.Theme) -> None:
    text = theme.text(themes.FILE)
    assert [name for name in STYLE if f"\n{name} = " not in text] == []
    assert theme.problem is None


def test_an_untouched_copy_gives_the_same_file(office: Path) -> None:
    assert made(office).data == to_pdf(page(p("Isi."))).data


def test_an_office_changes_settings_without_code(office: Path) -> None:
    change(office, "theme.toml", 'accent = "#0e5c3c"', 'accent = "#7a1020"')
    change(office, "theme.toml", "paper_width = 210", "paper_width = 215")
    change(office, "theme.toml", "paper_height = 297", "paper_height = 330")
    result = made(office)
    box = PdfReader(io.BytesIO(result.data)).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (609, 935)
    assert (result.standards, result.notices) == (("ua-1", "a-2a"), ())
    assert b"--accent: #7a1020" in to_html(page(theme="kami"), (office,)).data


def test_an_office_changes_the_layout(office: Path) -> None:
    change(office, "page.typ", "#closing()", "#closing()\n#align(center)[Kaltim Berdaulat]")
    assert words(made(office)).rpartition("Kaltim Berdaulat")[1]


def test_an_offices_folder_stands_before_a_shipped_one(office: Path) -> None:
    (office / "kami").rename(office / "resmi")
    (office / "resmi" / "page.typ").write_text('#import "/lib.typ": *\n#show: sheet\nPunya kami #headline()',
                                               encoding="utf-8")
    assert "Punya kami" in words(to_pdf(page(p("x")), (office,)))
    assert [theme.folder.parent == office for theme in themes.themes((office,))] == [True, False]


def test_an_office_may_bring_a_font(office: Path) -> None:
    (office / "kami" / "fonts").mkdir()
    shutil.copyfile(assets.path("fonts", "NotoSansMath-Regular.ttf"), office / "kami" / "fonts" / "kami.ttf")
    change(office, "theme.toml", 'body_font = "Noto Serif"', 'body_font = "Noto Sans Math"')
    result = made(office)
    assert result.notices == ()
    assert b"NotoSansMath" in result.data


# ---- what can be wrong with one


def test_a_theme_that_is_not_here_is_replaced_and_said() -> None:
    result = to_pdf(page(p("x"), theme="kantor-lain"))
    (notice,) = result.notices
    assert notice.sentence == "The letterhead theme kantor-lain is not on this computer; resmi was used."
    assert result.data == to_pdf(page(p("x"))).data
    assert [each.kind for each in to_html(page(theme="../resmi")).notices] == ["theme"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("#stamps()", "#stempel()", "unknown variable: stempel (page.typ:{line})"),
        ("#stamps()", "#(1", "unclosed delimiter (page.typ:{line})"),
        ("#stamps()", '#image("kop.png")', "file not found (kop.png) (page.typ:{line})"),
        ("#stamps()", '#read("../../../../../etc/passwd")', "would escape the project root (page.typ:{line})"),
        ("#stamps()", "#headline(at: 5)", "(lib.typ:"),
    ],
)
def test_a_broken_layout_is_a_sentence_with_its_line(office: Path, old: str, new: str, expected: str) -> None:
    change(office, "page.typ", old, new)
    line = (office / "kami" / "page.typ").read_text(encoding="utf-8").split(new)[0].count("\n") + 1
    with pytest.raises(ExportError) as caught:
        made(office)
    assert caught.value.sentence.startswith("The letterhead theme kami cannot be used: ")
    assert expected.format(line=line) in caught.value.sentence
    assert "tmp" not in caught.value.sentence.lower()


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ('accent = "#0e5c3c"', 'accent = "hijau"', "accent"),
        ('accent = "#0e5c3c"', "accent = 7", "accent"),
        ("body_size = 10", "body_size = 99", "body_size"),
        ("body_size = 10", "body_size = true", "body_size"),
        ("justify = true", "justify = 1", "justify"),
        ("justify = true", "ukuran = 1", "ukuran"),
        ('body_font = "Noto Serif"', 'body_font = "x\\"; } body { display: none"', "body_font"),
    ],
)
def test_a_setting_that_cannot_be_is_named(office: Path, old: str, new: str, name: str) -> None:
    change(office, "theme.toml", old, new)
    with pytest.raises(ExportError) as caught:
        made(office)
    assert caught.value.sentence == (f"In {office / 'kami' / 'theme.toml'} the line {name} cannot be used. "
                                     "Compare it with the same line of a shipped theme.")
    listed = {theme.name: theme.problem for theme in themes.themes((office,))}
    assert listed["kami"] is not None
    assert listed["resmi"] is None


def test_settings_that_are_no_toml_are_named(office: Path) -> None:
    (office / "kami" / "theme.toml").write_text("[style\n", encoding="utf-8")
    with pytest.raises(ExportError) as caught:
        made(office)
    assert "theme.toml cannot be read" in caught.value.sentence


@pytest.mark.parametrize("file", ["page.typ", "page.css"])
def test_a_missing_part_is_named(office: Path, file: str) -> None:
    (office / "kami" / file).unlink()
    with pytest.raises(ExportError) as caught:
        (to_pdf if file == "page.typ" else to_html)(page(p("x"), theme="kami"), (office,))
    assert caught.value.sentence == (f"The letterhead theme kami has no readable {file}. "
                                     "Copy it from a theme that works.")


def test_a_style_cannot_leave_its_element(office: Path) -> None:
    change(office, "page.css", ".letterhead", "</STYLE><script>alert(1)</script>")
    with pytest.raises(ExportError):
        to_html(page(p("x"), theme="kami"), (office,))


def test_a_folder_far_too_large_is_not_copied(office: Path) -> None:
    for number in range(300):
        (office / "kami" / f"foto{number}.jpg").write_bytes(b"x")
    with pytest.raises(ExportError) as caught:
        made(office)
    assert "too large" in caught.value.sentence


def test_links_in_a_theme_are_not_followed(office: Path, tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    (office / "kami" / "rahasia.txt").symlink_to(tmp_path / "rahasia.txt")
    change(office, "page.typ", "#stamps()", '#read("rahasia.txt")')
    with pytest.raises(ExportError) as caught:
        made(office)
    assert "file not found" in caught.value.sentence


# ---- the ladder


def test_a_theme_that_breaks_accessibility_still_prints_and_says_so(office: Path) -> None:
    shutil.copyfile(assets.path("samples", "logo-contoh.png"), office / "kami" / "hias.png")
    change(office, "page.typ", "#stamps()", '#image("hias.png", width: 1cm)')
    result = made(office)
    assert result.standards == ()
    (notice,) = result.notices
    assert notice.kind == "standard"
    assert notice.sentence.startswith("The PDF is neither accessible (PDF/UA) nor fit for the archive (PDF/A): ")
    assert "Isi." in words(result)


def test_a_theme_that_breaks_only_the_archive_stays_accessible(office: Path) -> None:
    change(office, "page.typ", "#stamps()", '#pdf.attach("x.txt", bytes("x"), description: "x")')
    result = made(office)
    assert result.standards == ("ua-1",)
    assert result.notices[0].sentence.startswith("The PDF is accessible (PDF/UA) but not fit for the archive (PDF/A): ")


def test_a_font_that_is_not_there_is_said(office: Path) -> None:
    change(office, "theme.toml", 'body_font = "Noto Serif"', 'body_font = "Huruf Kantor"')
    result = made(office)
    assert result.standards == ("ua-1", "a-2a")
    (notice,) = result.notices
    assert notice.sentence.startswith("The letterhead theme kami says: unknown font family: huruf kantor (lib.typ:")


def test_one_press_can_print_in_several_themes(office: Path) -> None:
    with PdfPress((office,)) as press:
        for name in ("kami", "ringkas", "resmi", "kami"):
            assert press.make(page(p("x"), theme=name)).notices == ()
