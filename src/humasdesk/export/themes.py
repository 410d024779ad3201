"""Letterhead themes: folders with a layout for paper (``page.typ``), one for the screen (``page.css``) and settings.

Shipped ones lie in ``resources/templates``; an office copies a folder into the ``templates`` folder of its own desk
and changes it there. A folder of the same name stands before a shipped one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from humasdesk import assets
from humasdesk.errors import ExportError
from humasdesk.export.labels import read_toml
from humasdesk.export.notice import Notice
from humasdesk.i18n import mark

DEFAULT = "resmi"
FILE = "theme.toml"
MAX_FILES, MAX_BYTES = 200, 20_000_000
"""What a theme's folder may hold; more is surely the wrong folder."""

Value = str | float | bool
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r"[\w .-]{1,60}")


@dataclass(frozen=True, slots=True)
class _Setting:
    """One line of ``[style]``: its value where a theme is silent, and for numbers the limits."""

    default: Value
    least: float = 0
    most: float = 0


STYLE: Mapping[str, _Setting] = {
    "accent": _Setting("#0e5c3c"),
    "second": _Setting("#b98a12"),
    "muted": _Setting("#555555"),
    "body_font": _Setting("Noto Serif"),
    "heading_font": _Setting("Noto Sans"),
    "body_size": _Setting(10.0, 7, 16),
    "justify": _Setting(True),
    "paper_width": _Setting(210.0, 100, 500),
    "paper_height": _Setting(297.0, 100, 700),
    "margin_top": _Setting(16.0, 5, 80),
    "margin_right": _Setting(24.0, 5, 80),
    "margin_bottom": _Setting(22.0, 12, 80),
    "margin_left": _Setting(24.0, 5, 80),
    "logo_width": _Setting(20.0, 5, 80),
}
"""Every setting a theme may change: colours ``#rrggbb``, fonts by family, text in points, all else in millimetres."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as found. ``problem`` is set on one whose ``theme.toml`` cannot be used; :func:`find` raises it."""

    name: str
    folder: Path
    titles: Mapping[str, str] = field(default_factory=dict)
    style: Mapping[str, Value] = field(default_factory=dict)
    problem: ExportError | None = None

    def title(self, language: str) -> str:
        """What the theme is called in ``language``; its folder's name where it does not say."""
        return self.titles.get(language) or self.titles.get("id") or self.name

    def text(self, file: str) -> str:
        """One of the theme's own files; raises ``ExportError`` where it is missing or is no text."""
        try:
            return (self.folder / file).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as exc:
            raise ExportError(
                mark("The letterhead theme {theme} has no readable {file}. Copy it from a theme that works."),
                theme=self.name, file=file,
            ) from exc

    def files(self) -> tuple[Path, ...]:
        """Every plain file of the folder, links left out; a folder too large to be a theme raises ``ExportError``."""
        found = tuple(path for path in sorted(self.folder.rglob("*")) if path.is_file() and not path.is_symlink())
        if len(found) > MAX_FILES or sum(path.stat().st_size for path in found) > MAX_BYTES:
            raise ExportError(mark("The folder of the letterhead theme {theme} is too large. Keep only its own files."),
                              theme=self.name)
        return found


def themes(templates: Sequence[Path] = ()) -> tuple[Theme, ...]:
    """All themes by name: the shipped ones and those of the office's own ``templates`` folders."""
    found: dict[str, Theme] = {}
    for folder in (assets.path("templates"), *templates):
        for path in sorted(folder.glob(f"*/{FILE}")):
            found[path.parent.name] = _read(path.parent)
    return tuple(found[name] for name in sorted(found))


def find(name: str, templates: Sequence[Path] = ()) -> Theme | None:
    """The theme ``name``, or None where no folder of that name is a theme; a broken one raises its ``ExportError``."""
    if not name or name != Path(name).name:
        return None
    for folder in (*reversed(templates), assets.path("templates")):
        if (folder / name / FILE).is_file():
            theme = _read(folder / name)
            if theme.problem is not None:
                raise theme.problem
            return theme
    return None


def chosen(name: str, templates: Sequence[Path] = ()) -> tuple[Theme, tuple[Notice, ...]]:
    """The theme ``name``; where its folder is not on this computer, the standard one and a notice that says so."""
    theme = find(name, templates)
    if theme is not None:
        return theme, ()
    theme = _read(assets.path("templates", DEFAULT))
    return theme, (Notice("theme", mark("The letterhead theme {theme} is not on this computer; {used} was used."),
                          {"theme": name, "used": theme.name}),)


def _read(folder: Path) -> Theme:
    try:
        table = read_toml(folder / FILE)
        titles = table.get("title", {})
        style = table.get("style", {})
        if not isinstance(titles, dict) or not isinstance(style, dict):
            raise _bad(folder, "[title], [style]")
        return Theme(folder.name, folder, {key: str(value) for key, value in titles.items()}, _style(folder, style))
    except ExportError as problem:
        return Theme(folder.name, folder, problem=problem)


def _style(folder: Path, table: Mapping[str, object]) -> Mapping[str, Value]:
    style: dict[str, Value] = {name: setting.default for name, setting in STYLE.items()}
    for name, value in table.items():
        if name not in STYLE:
            raise _bad(folder, name)
        style[name] = _checked(folder, name, value)
    return style


def _checked(folder: Path, name: str, value: object) -> Value:
    setting = STYLE[name]
    if isinstance(setting.default, bool):
        if isinstance(value, bool):
            return value
    elif isinstance(setting.default, float):
        if isinstance(value, (int, float)) and not isinstance(value, bool) and setting.least <= value <= setting.most:
            return float(value)
    elif isinstance(value, str) and (_COLOUR if setting.default.startswith("#") else _FONT).fullmatch(value):
        return value
    raise _bad(folder, name)


def _bad(folder: Path, name: str) -> ExportError:
    return ExportError(
        mark("In {path} the line {name} cannot be used. Compare it with the same line of a shipped theme."),
        path=folder / FILE, name=name,
    )
