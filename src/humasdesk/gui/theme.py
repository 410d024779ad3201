"""The look: named colours, spaces and fonts for light and dark, and the style sheet made of them.

No colour literal stands in widget code; contrast of text on its ground is at least WCAG AA (4.5 : 1), which a test
holds. The grid is 8 px.

It is long because the style sheet stands in it whole.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from math import ceil
from string import Template

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from humasdesk import assets
from humasdesk.gui.collecting import no_garbage_taken

SANS, SERIF = "Noto Sans", "Noto Serif"
GRID = 8
RADIUS = 6
_ORDINARY, _ORDINARY_TO = 10.0, 11.0
"""Points of ordinary text, and up to which size a system's own counts as ordinary."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one appearance, as ``#rrggbb``. ``focused`` is the green of a button with the keyboard: no ring
    can be seen against both a bright button and a dark ground."""

    ground: str
    desk: str
    sheet: str
    raised: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_strong: str
    accent_soft: str
    on_accent: str
    attention: str
    attention_soft: str
    danger: str
    danger_soft: str
    selection: str
    ring: str
    focused: str
    on_focused: str
    state_draft: str
    state_submitted: str
    state_returned: str
    state_approved: str
    state_published: str
    state_withdrawn: str
    state_discarded: str
    wave_error: str
    wave_style: str
    wave_fact: str
    wave_hint: str
    paper: str


LIGHT = Tokens(
    ground="#f6f7f6", desk="#eceeec", sheet="#ffffff", raised="#ffffff", line="#dfe3e0", line_strong="#c3cac6",
    text="#1b211e", text_soft="#4d5752", text_faint="#5e6863", accent="#0f6b4f", accent_strong="#0a5440",
    accent_soft="#dcefe7", on_accent="#ffffff", attention="#8a5a00", attention_soft="#fdf1d8", danger="#b3261e",
    danger_soft="#fbe6e4", selection="#cfe7dd", ring="#000000", focused="#0f6b4f", on_focused="#ffffff",
    state_draft="#5e6863", state_submitted="#8a5a00", state_returned="#b3261e",
    state_approved="#0f6b4f", state_published="#1d5fa8", state_withdrawn="#7a3b8f",
    state_discarded="#665d55", wave_error="#d3302a", wave_style="#1d63c4", wave_fact="#b36b00", wave_hint="#7d8782",
    paper="#ffffff",
)
DARK = Tokens(
    ground="#1a1e1c", desk="#141716", sheet="#212624", raised="#262c29", line="#343b38", line_strong="#4a5450",
    text="#e9edeb", text_soft="#b9c2bd", text_faint="#98a29d", accent="#4fc39b", accent_strong="#6dd3b0",
    accent_soft="#1e3a30", on_accent="#0c1f18", attention="#e6b450", attention_soft="#3a2f18", danger="#f2857c",
    danger_soft="#432321", selection="#2b5a48", ring="#ffffff", focused="#1c7456", on_focused="#ffffff",
    state_draft="#98a29d", state_submitted="#e6b450", state_returned="#f2857c",
    state_approved="#4fc39b", state_published="#78b3f0", state_withdrawn="#cf9be0",
    state_discarded="#a89f96", wave_error="#ff8a80", wave_style="#7db7ff", wave_fact="#f0b84a", wave_hint="#98a29d",
    paper="#ffffff",
)

_SHEET = Template("""
QWidget { color: $text; background: transparent; }
QMainWindow, QDialog, QWizard { background: $ground; }
QToolTip { color: $text; background: $raised; border: 1px solid $line_strong; padding: 1px 3px; }
QFrame#bar { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame#side { background: $ground; border: none; border-right: 1px solid $line; }
QFrame#list { background: $ground; border: none; border-right: 1px solid $line; }
QFrame#foot { background: $raised; border: none; border-top: 1px solid $line; }
QFrame#desk { background: $desk; border: none; }
QFrame#panel { background: $ground; border: none; border-left: 1px solid $line; }
QFrame#panel-head { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame#status { background: $raised; border: none; border-top: 1px solid $line; }
QFrame#sheet { background: $sheet; border: 1px solid $line; border-radius: 2px; }
QLabel { background: transparent; }
QLabel[role="section"] { color: $text_faint; font-weight: 600; letter-spacing: 1px; }
QLabel[role="soft"] { color: $text_soft; }
QLabel[role="empty"] { color: $text_soft; border: 2px solid transparent; border-radius: 6px; padding: 6px; }
QLabel[role="empty"][keyboard="true"] { border-color: $accent; }
QLabel[role="faint"] { color: $text_faint; }
QLabel[role="wrong"] { color: $danger; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="warn"] { color: $attention; }
QLabel[role="trouble"] { color: $danger; }
QLabel[role="chip-soft"] { color: $text_soft; font-size: ${small}pt; }
QLabel[role="badge"] { color: $accent_strong; font-size: ${smaller}pt; font-weight: 600; }
QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid $line_strong; border-radius: 6px;
  padding: 5px 12px; min-height: ${line_tall}px; }  /* a narrow panel cuts it no lower than its words */
QPushButton, QToolButton, QMenu, QTreeView, QListView { icon-size: ${icon}px; }
QPushButton:hover, QToolButton:hover { border-color: $accent; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; color: $accent_strong; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton { padding: 4px 10px 3px 10px; }  /* Qt adds 3 to it, and then it is as high as a button beside it */
QToolButton:focus { padding: 3px 9px 2px 9px; }
QPushButton:disabled, QToolButton:disabled { color: $text_faint; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_strong; }
QPushButton[role="primary"]:focus { background: $focused; color: $on_focused; border: 2px solid $ring; }
QPushButton[role="primary"]:disabled { background: $line; color: $text_faint; border-color: $line; }
QPushButton[role="danger"] { color: $danger; }
QPushButton[role="danger"]:disabled { color: $text_faint; }
QPushButton[role="flat"], QToolButton[role="flat"] { background: transparent; border-color: transparent;
  padding: 4px 8px; }
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover { background: $accent_soft; }
QPushButton[role="flat"]:checked, QToolButton[role="flat"]:checked { background: $accent_soft; color: $accent_strong;
  border-color: $accent; }
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: $accent_strong;
  padding: 4px 8px; }
QPushButton[role="link"]:hover { background: $accent_soft; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QToolButton::menu-indicator { image: none; }
QPushButton[role="chip"] { background: $accent_soft; border: 1px solid $accent; border-radius: 11px; padding: 1px 8px;
  min-height: 18px; }
QPushButton[role="chip"]:focus { border: 2px solid $accent_strong; padding: 0 7px; }
QPushButton[role="count"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 0 4px; min-height: 16px; text-align: left; color: $text_soft; }
QPushButton[role="count"]:hover { background: $accent_soft; }
QPushButton[role="count"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[role="count"]:focus { border: 2px solid $accent; padding: 0 3px; }
QPushButton[role="count"]:disabled { color: $text_faint; }
QFrame#popover { background: $raised; border: 1px solid $line_strong; border-radius: 6px; }
QPushButton[role="more"] { background: $raised; border: 1px solid $line_strong; border-radius: 11px; padding: 1px 12px;
  min-height: 18px; }
QPushButton[role="more"]:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton[role="row"]:disabled { color: $text_faint; }
QPushButton[role="row"] { text-align: left; background: transparent; border: 1px solid transparent; padding: 4px 8px; }
QPushButton[role="row"]:hover { background: $accent_soft; }
QPushButton[role="row"]:checked { background: $accent_soft; color: $accent_strong; font-weight: 600; }
QPushButton[role="row"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[role="section"] { text-align: left; background: transparent; border: 1px solid transparent;
  color: $text_soft; font-weight: 600; padding: 3px 4px; }
QPushButton[role="section"]:hover { background: $accent_soft; }
QPushButton[role="section"]:focus { border: 2px solid $accent; padding: 2px 3px; }
QPushButton[role="line"] { text-align: left; background: transparent; border: 1px solid transparent; padding: 0; }
QPushButton[role="line"]:hover { background: $accent_soft; }
QPushButton[role="line"]:focus { border: 2px solid $accent; }
QToolButton[role="bare"] { background: transparent; border: none; padding: 0; min-height: 0; border-radius: 4px; }
QToolButton[role="bare"]:hover { background: $sheet; }
QToolButton[role="beside"] { padding: 4px; min-height: 16px; }
QToolButton[role="beside"]:focus { padding: 3px; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QDateTimeEdit { background: $sheet; color: $text;
  border: 1px solid $line_strong; border-radius: 6px; padding: 4px 8px; selection-background-color: $selection;
  selection-color: $text; min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus,
QDateTimeEdit:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"] {
  border-color: $danger; }
QTextEdit[role="page"] { border: none; background: $sheet; padding: 0; }
QTextEdit[role="page"]:focus { border: none; padding: 0; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: url("$arrow"); width: ${arrow_wide}px; height: ${arrow_wide}px; }
QComboBox::down-arrow:disabled { image: none; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: none; width: 20px; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: ${spin}px; height: ${spin}px; }
QAbstractSpinBox::down-arrow { image: url("$arrow"); width: ${spin}px; height: ${spin}px; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { background: transparent; border: none; width: 24px; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: url("$arrow"); width: ${arrow_wide}px;
  height: ${arrow_wide}px; }
QComboBox QAbstractItemView, QListView[role="completer"] { background: $raised; border: 1px solid $line_strong;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; padding: 4px; }
QComboBox QAbstractItemView { padding: 0; border-radius: 0; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QListView[role="completer"]::item { padding: 3px 6px; }
QListView, QTableView, QTreeView, QListWidget, QTreeWidget, QTableWidget { background: $sheet; border: 1px solid $line;
  border-radius: 6px; outline: none; selection-background-color: $accent_soft; selection-color: $text; }
QListView:focus, QTableView:focus, QTreeView:focus { border-color: $accent; }
QListView[role="plain"], QTreeView[role="plain"] { background: transparent; border: none; border-radius: 0; }
QListView[role="cards"] { background: transparent; border: none; border-radius: 0; }
QScrollArea[role="reading"] { border: 2px solid transparent; border-radius: 6px; }
QScrollArea[role="reading"]:focus { border-color: $accent; }
QHeaderView::section { background: $ground; color: $text_soft; border: none; border-bottom: 1px solid $line;
  padding: 6px 8px; font-weight: 600; }
QTableView QHeaderView::section { padding: 6px 8px 6px 11px; }  /* over its cells, which Qt sets in by 3 more */
QTreeView QHeaderView::section { padding: 6px 16px 6px 3px; }
QTreeView QHeaderView::section:first { padding-left: 8px; }
QMenu { background: $raised; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px ${beside}px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $text_faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line_strong; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $line_strong; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $accent_soft; }
QCheckBox, QRadioButton { spacing: 8px; border: 1px solid transparent; border-radius: 4px; padding: 1px 4px 1px 1px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar, QTabBar::tab { outline: none; }
QCheckBox::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px; background: $sheet;
  border: 1px solid $text_faint; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QTreeView::indicator, QListView::indicator { width: ${tick_box}px; height: ${tick_box}px; background: $sheet;
  border: 1px solid $text_faint; border-radius: 4px; }
QTreeView::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$tick"); }
QTreeView::indicator:indeterminate { background: $accent_soft; border-color: $accent; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent; }
QCheckBox::indicator:focus { width: ${inside}px; height: ${inside}px; border: 2px solid $text; }
QRadioButton::indicator:focus { width: ${inside}px; height: ${inside}px; border: 2px solid $text; }
QRadioButton::indicator:checked:focus { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent_strong; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_faint; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line_strong; background: $line; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 8px; min-height: 0;
  background: transparent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: $ground;
  color: $text_soft; border-color: $line; }
QDialogButtonBox { button-layout: 3; }  /* what is done stands last, as in every dialog here */
QFileDialog QToolButton { padding: 2px; min-height: 0; }
QFileDialog QHeaderView::section { padding: 6px 4px; font-weight: 400; }
QLineEdit QToolButton { padding: 0; min-height: 0; border: none; background: transparent; }
QTreeView::item { padding: 3px 0; }
QTableView::item { padding: 0 8px; }
QCalendarWidget QTableView::item { padding: 0; }
QTabBar::tab { background: transparent; color: $text_soft; padding: 8px 16px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_soft; border: 2px solid $accent; border-radius: 4px; padding: 6px 14px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QProgressBar { background: $line; border: none; border-radius: 4px; height: 8px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QFrame[role="banner"] { background: $attention_soft; border: 1px solid $attention; border-radius: 6px; }
QFrame[role="banner"][tone="good"] { background: $accent_soft; border-color: $accent; }
QFrame[role="banner"][tone="danger"] { background: $danger_soft; border-color: $danger; }
QFrame[role="banner"][lit="true"] { background: $raised; }
QFrame[role="chip"] { background: $accent_soft; border: 1px solid transparent; border-radius: 8px; }
QFrame[role="chip"]:hover { border-color: $accent; }
QFrame[role="chip"]:focus { border: 2px solid $accent; }
QFrame[role="popup"] { background: $raised; border: 1px solid $line_strong; border-radius: 6px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $raised; }
QCalendarWidget QToolButton { border-color: transparent; padding: 2px 8px; background: transparent; }
QCalendarWidget QToolButton:hover { background: $accent_soft; }
QCalendarWidget QAbstractItemView { background: $raised; border: none; outline: none; padding: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $text_faint; }
QLineEdit:read-only, QPlainTextEdit[reads="true"] { background: transparent; border-color: $line; }
QFrame[role="chip"][tone="suggested"] { background: transparent; border: 1px dashed $text_faint; }
QFrame[role="chip"][tone="suggested"]:hover { background: $accent_soft; border-color: $accent; }
QFrame[role="chip"][tone="suggested"]:focus { border: 2px dashed $accent; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: 6px; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
""")


@dataclass(frozen=True, slots=True)
class Theme:
    """One appearance, ready to be put on."""

    dark: bool

    @property
    def tokens(self) -> Tokens:
        return DARK if self.dark else LIGHT

    def color(self, name: str) -> QColor:
        """The token ``name`` as a colour."""
        return QColor(getattr(self.tokens, name))

    def style_sheet(self, points: float = _ORDINARY) -> str:
        """The whole style sheet with this appearance's colours; what is set small in it goes by ``points``, the size
        of the program's text."""
        names = {field.name: getattr(self.tokens, field.name) for field in fields(Tokens)}
        look = "dark" if self.dark else "light"
        signs = {sign.replace("-", "_"): assets.path("icons", f"{sign}-{look}.svg").as_posix()
                 for sign in ("tick", "arrow", "arrow-up")}
        return _SHEET.substitute(names, **signs, **_signs(max(1.0, points / _ORDINARY)),
                                 small=f"{points * 0.9:g}", smaller=f"{points * 0.8:g}",
                                 line_tall=max(20, ceil(QFontMetricsF(text_font(points)).height())))

    def palette(self) -> QPalette:
        """The palette for what a style sheet does not reach."""
        made = QPalette()
        role = QPalette.ColorRole
        for which, name in (
            (role.Window, "ground"), (role.Base, "sheet"), (role.AlternateBase, "ground"), (role.Text, "text"),
            (role.WindowText, "text"), (role.Button, "raised"), (role.ButtonText, "text"),
            (role.Highlight, "selection"), (role.HighlightedText, "text"), (role.ToolTipBase, "raised"),
            (role.ToolTipText, "text"), (role.Link, "accent"), (role.PlaceholderText, "text_faint"),
        ):
            made.setColor(which, self.color(name))
        return made

    def icon(self, name: str, tint: str = "text_soft", size: int = 18) -> QIcon:
        """A line icon in the colour of ``tint``, sharp on this screen and :func:`grown` like the text beside it."""
        size = grown(size)
        made = QIcon(self.pixmap(name, tint, size))
        if tint == "on_accent":  # a button that cannot be pressed has no accent under its picture
            made.addPixmap(self.pixmap(name, "text_faint", size), QIcon.Mode.Disabled)
        return made

    def pixmap(self, name: str, tint: str = "text_soft", size: int = 18) -> QPixmap:
        """A line icon as a picture of ``size`` logical pixels."""
        ratio = QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.primaryScreen() else 1.0
        made = QPixmap.fromImage(drawing(name, getattr(self.tokens, tint), size, ratio))
        made.setDevicePixelRatio(ratio)
        return made


def _signs(larger: float) -> dict[str, int]:
    """The sizes in pixels of what stands beside words in a text that many times as large: icons, boxes, arrows. What is
    ticked or has the focus is as large as what is not, frame and all."""
    box, ring = round(16 * larger), round(5 * larger)
    return {"icon": box, "box": box, "inside": box - 2, "round": (box + 2) // 2, "ring": ring,
            "dot": box + 2 - 2 * ring, "tick_box": round(14 * larger), "arrow_wide": round(12 * larger),
            "spin": round(10 * larger), "drop": round(24 * larger), "beside": round(28 * larger)}


@lru_cache(maxsize=512)
def drawing(name: str, colour: str, size: int, ratio: float) -> QImage:
    """A line icon, drawn once; from any thread. ``size`` is in logical pixels, ``ratio`` how many real ones each is."""
    from PySide6.QtSvg import QSvgRenderer

    lines = assets.text("icons", f"{name}.svg").replace("currentColor", colour)
    image = QImage(QSize(round(size * ratio), round(size * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(lines.encode())).render(painter)
    painter.end()
    return image


def load_fonts() -> None:
    """Make the shipped fonts known: a fresh Linux box has none, and every letter would be an empty box."""
    for name in ("NotoSans", "NotoSerif"):
        for cut in ("Regular", "Bold", "Italic", "BoldItalic"):
            QFontDatabase.addApplicationFont(str(assets.path("fonts", f"{name}-{cut}.ttf")))


def grown(pixels: int) -> int:
    """``pixels`` of a picture that stands beside words, where the program's text is larger than ordinary."""
    return round(pixels * max(1.0, QGuiApplication.font().pointSizeF() / _ORDINARY))


def system_is_dark() -> bool:
    """Whether the system asks for a dark appearance."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def chosen(appearance: str) -> Theme:
    """The theme for a choice: ``light``, ``dark`` or ``system``."""
    return Theme(system_is_dark() if appearance == "system" else appearance == "dark")


def points(percent: int) -> float:
    """The size of the program's text in points: the system's own, ``percent`` of it.

    A system that says nothing larger means the ordinary size, which is 10 points here.
    """
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return (system if system > _ORDINARY_TO else _ORDINARY) * percent / 100


def text_font(points: float) -> QFont:
    """The font of the program's text in that size."""
    made = QFont(SANS)
    made.setPointSizeF(points)
    return made


def in_bold(font: QFont) -> QFont:
    """``font``, in bold."""
    made = QFont(font)
    made.setBold(True)
    return made


def put_off(app: QApplication) -> None:
    """Leave the program bare, so that the next theme is put on in a turn of its own: half of the work is this."""
    with no_garbage_taken():
        app.setStyleSheet("")


def colour(app: QApplication, theme: Theme, points: float) -> None:
    """Give the program the theme's colours and a size of text; it is bare meanwhile, see :func:`put_on`."""
    font, palette = text_font(points), theme.palette()
    with no_garbage_taken():
        if app.font() != font:
            app.setFont(font)  # only bare parts take another size: in a sheet each keeps the one it was dressed in
        if app.palette() != palette:
            app.setPalette(palette)


def put_on(app: QApplication, theme: Theme, points: float = 10.0) -> None:
    """Dress the whole program; what it wears already is left alone, because every change dresses each part anew."""
    sheet = theme.style_sheet(points)
    with no_garbage_taken():
        changes = app.styleSheet() != sheet or app.font() != text_font(points)
        if changes:
            app.setStyleSheet("")  # Qt dresses each part anew once for every part it stands in, but not what is bare
        colour(app, theme, points)
        if changes:
            app.setStyleSheet(sheet)
