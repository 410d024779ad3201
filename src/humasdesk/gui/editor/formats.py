"""How blocks and spans look inside a QTextDocument, and how they are told apart again.

A block's kind, level and number are user properties of its block format: they survive undo, redo and splitting, which
block user data and QTextList objects do not. Colours are not here: formats are part of the undo history, so what
depends on the theme is painted (see :mod:`humasdesk.gui.editor.painting`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from humasdesk.document.nodes import Align, Block, Heading, Item, Quote, Rule, Span

Kind = Literal[
    "paragraph", "heading", "quote", "item", "rule", "figure", "caption", "credit", "alt",
    "kicker", "headline", "dateline", "cell", "header",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
FIGURE_LINES: tuple[Kind, ...] = ("caption", "credit", "alt")
"""The lines under a picture, in this order; each is a block of its own, so that it can be edited in place."""
HEAD_LINES: tuple[Kind, ...] = ("kicker", "headline", "dateline")
LINES = frozenset(HEAD_LINES + FIGURE_LINES)
"""Kinds of one plain line each, which never merge with a neighbour."""
TEXTS = frozenset(("paragraph", "heading", "quote", "item"))
"""Kinds of the body's own text."""

_KIND = QTextFormat.Property.UserProperty.value + 1
_LEVEL = _KIND + 1
_ORDERED = _KIND + 2
_START = _KIND + 3
_SOURCE = _KIND + 4
_ALIGNS = _KIND + 5
_OWN_WEIGHT = _KIND + 6

PICTURE = QTextFormat.ObjectTypes.UserObject.value + 1
"""Object type of a picture's character: Qt's own image handler, which opens files by name, never sees it."""
OBJECT = "\ufffc"
LINE_BREAK = "\u2028"
END_OF_BLOCK = "\u2029"

PAPER_FONT = "Noto Serif"
DESK_FONT = "Noto Sans"
PAPER_SIZE = 12.0
"""Size of body text in points, at 100 %."""
INDENT = 26
"""One step of a list or a quote, in pixels at 100 %. Blocks are indented by so many of :data:`INDENT_WIDTH`, because Qt
makes indents larger with the text, and left margins not."""
INDENT_WIDTH = 1.0
PADDING = 12.0
"""Between the edge of the card under a picture and what stands on it, in pixels at 100 %."""
LABEL = 124
"""From the left edge of that card to the words of a line, in pixels at 100 %: room for its label in any language."""
_LINE_HEIGHT = 118.0
_CLEAR = QBrush(Qt.GlobalColor.transparent)
"""A block with a ground, be it clear, keeps its place over a table; Qt hides an empty one without in the border."""
_TABLE_LINE = QColor(128, 128, 128, 96)
_HEADER_WASH = QColor(128, 128, 128, 36)


class Shape(NamedTuple):
    """What a block is, apart from its words. ``level`` is a heading's or an item's; the rest is an item's."""

    kind: Kind = "paragraph"
    level: int = 0
    ordered: bool = False
    start: int = 1


PARAGRAPH = Shape()


class _Type(NamedTuple):
    """Type of one kind: family and size (points), weight, letter spacing (percent).

    Named for body text too, because a style sheet that sets a font on widgets overrides a document's default font.
    """

    family: str = PAPER_FONT
    size: float = PAPER_SIZE
    bold: bool = False
    spacing: float = 0.0


_TYPES: dict[tuple[Kind, int], _Type] = {
    ("kicker", 0): _Type(DESK_FONT, 10.0, True, 103),
    ("headline", 0): _Type(PAPER_FONT, 24.0, True),
    ("dateline", 0): _Type(PAPER_FONT, PAPER_SIZE, True, 102),
    ("heading", 2): _Type(PAPER_FONT, 16.5, True),
    ("heading", 3): _Type(PAPER_FONT, 13.5, True),
    ("caption", 0): _Type(DESK_FONT, 10.0),
    ("credit", 0): _Type(DESK_FONT, 9.0),
    ("alt", 0): _Type(DESK_FONT, 9.0),
    ("cell", 0): _Type(DESK_FONT, 10.5),
    ("header", 0): _Type(DESK_FONT, 10.5),
}
_MARGINS: dict[tuple[Kind, int], tuple[float, float]] = {
    ("kicker", 0): (0, 2), ("headline", 0): (0, 12), ("dateline", 0): (0, 2), ("heading", 2): (18, 8),
    ("heading", 3): (14, 6), ("item", 0): (4, 4), ("rule", 0): (4, 8), ("figure", 0): (12, 0), ("caption", 0): (16, 3),
    ("credit", 0): (3, 3), ("alt", 0): (3, 26), ("cell", 0): (0, 0), ("header", 0): (0, 0),
}  # fmt: skip
"""Space above and below a block of each kind, in pixels at 100 %."""
_LEADING: dict[Kind, float] = {
    "figure": 100, "headline": 92, "kicker": 104, "caption": 106, "credit": 106, "alt": 106, "cell": 104,
    "header": 104, "heading": 100,
}  # fmt: skip


def shape_of(block: Block) -> Shape:
    """The shape of a block of the document; a figure's is that of its picture."""
    match block:
        case Heading():
            return Shape("heading", block.level)
        case Item():
            return Shape("item", block.level, block.ordered, block.start)
        case Quote():
            return Shape("quote")
        case Rule():
            return Shape("rule")
    return PARAGRAPH


def shape(form: QTextBlockFormat) -> Shape:
    """The shape a block format stands for; a format of elsewhere is a paragraph."""
    kind = form.property(_KIND)
    if kind is None or kind not in KINDS:
        return PARAGRAPH
    return Shape(kind, form.intProperty(_LEVEL), form.boolProperty(_ORDERED), form.intProperty(_START) or 1)


@lru_cache(maxsize=512)
def block_format(shape: Shape) -> QTextBlockFormat:
    """The block format of a shape. Shared: do not change what you get."""
    kind, level, ordered, start = shape
    form = QTextBlockFormat()
    above, below = _MARGINS.get((kind, level if kind == "heading" else 0), (8, 10))
    form.setTopMargin(above)
    form.setBottomMargin(below)
    form.setLineHeight(_LEADING.get(kind, _LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if kind != "paragraph":
        form.setProperty(_KIND, kind)
    if kind in TEXTS or kind == "rule":
        form.setBackground(_CLEAR)
    if kind in ("heading", "item"):
        form.setProperty(_LEVEL, level)
    if kind == "item":
        form.setIndent(INDENT * (level + 1))
        form.setProperty(_ORDERED, ordered)
        form.setProperty(_START, start)
    if kind == "quote":
        form.setIndent(INDENT)
        form.setRightMargin(INDENT)
    if kind in FIGURE_LINES:
        form.setIndent(LABEL)
        form.setRightMargin(PADDING)
    if kind == "figure":
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return form


_ALIGNMENT: dict[Align, Qt.AlignmentFlag] = {
    "": Qt.AlignmentFlag.AlignLeft,
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@lru_cache(maxsize=16)
def cell_block_format(header: bool, align: Align) -> QTextBlockFormat:
    """The block format of a table cell. Shared: do not change what you get."""
    form = QTextBlockFormat(block_format(Shape("header" if header else "cell")))
    if align:
        form.setAlignment(_ALIGNMENT[align])
    return form


@lru_cache(maxsize=2048)
def char_format(shape: Shape, bold: bool = False, italic: bool = False, link: str | None = None) -> QTextCharFormat:
    """The character format of a span in a block of that shape. Shared: do not change what you get."""
    form = QTextCharFormat()
    look = _TYPES.get((shape.kind, shape.level if shape.kind == "heading" else 0), _Type())
    form.setFontFamilies([look.family])
    form.setFontPointSize(look.size)
    if look.spacing:
        form.setFontLetterSpacing(look.spacing)
    if bold or look.bold:
        form.setFontWeight(QFont.Weight.Bold)
    if look.bold:
        form.setProperty(_OWN_WEIGHT, True)
    if italic:
        form.setFontItalic(True)
    if link:
        form.setAnchor(True)
        form.setAnchorHref(link)
    return form


def plain(shape: Shape) -> QTextCharFormat:
    """The character format of unmarked text in a block of that shape."""
    return char_format(Shape(shape.kind, shape.level if shape.kind == "heading" else 0))


def span_format(shape: Shape, span: Span) -> QTextCharFormat:
    """The character format of ``span`` in a block of that shape; lines and headings drop what they cannot hold."""
    if shape.kind in LINES:
        return plain(shape)
    level = shape.level if shape.kind == "heading" else 0
    return char_format(Shape(shape.kind, level), span.bold and shape.kind != "heading", span.italic, span.link)


def span(form: QTextCharFormat, text: str) -> Span:
    """``text`` of that character format as a span; weight that is the look of a heading or a line is not bold."""
    bold = form.fontWeight() >= QFont.Weight.DemiBold.value and not form.boolProperty(_OWN_WEIGHT)
    return Span(text, bold, form.fontItalic(), (form.anchorHref() or None) if form.isAnchor() else None)


def picture_format(source: str) -> QTextCharFormat:
    """The character format of a picture."""
    form = QTextCharFormat()
    form.setObjectType(PICTURE)
    form.setProperty(_SOURCE, source)
    return form


def is_picture(form: QTextFormat) -> bool:
    return form.objectType() == PICTURE


def source(form: QTextFormat) -> str:
    """The source a picture's format names."""
    return form.stringProperty(_SOURCE)


_TABLE_WIDTH = 99
"""Percent of the text's width: Qt rounds each column up, and at 100 four of them made the page scroll sideways."""


def table_format(aligns: tuple[Align, ...], columns: int) -> QTextTableFormat:
    """The format of a table with ``columns`` equal columns as wide as the text."""
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellPadding(5)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(_TABLE_LINE)
    form.setTopMargin(10)
    form.setBottomMargin(18)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, _TABLE_WIDTH))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    form.setColumnWidthConstraints([share] * columns)
    form.setProperty(_ALIGNS, ",".join(aligns))
    return form


def aligns(form: QTextFormat, columns: int) -> tuple[Align, ...]:
    """The columns' alignments as a table's format names them, one for each column."""
    named = form.stringProperty(_ALIGNS).split(",")
    return padded(tuple(align for name in named for align in _ALIGNMENT if align == name), columns)


def padded(aligns: tuple[Align, ...], columns: int) -> tuple[Align, ...]:
    """``aligns`` for exactly ``columns`` columns; unsaid ones are empty."""
    unsaid: Align = ""
    return (*aligns, *(unsaid,) * columns)[:columns]


def cell_format(header: bool) -> QTextTableCellFormat:
    """The format of a table's cell, that of its first block's letters included: Qt keeps both in one place."""
    form = QTextTableCellFormat()
    form.merge(plain(Shape("header" if header else "cell")))
    if header:
        form.setBackground(_HEADER_WASH)
    return form
