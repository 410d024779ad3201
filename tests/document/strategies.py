"""Documents and texts drawn by hypothesis: as hostile to Markdown as a keyboard and a clipboard can be.

Other rooms import it as ``from document.strategies import documents, often``.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from humasdesk.document import normal
from humasdesk.document.nodes import Figure, Heading, Item, Paragraph, Quote, Rule, Span, Table

often = settings(
    max_examples=int(os.environ.get("HUMASDESK_EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""For a property test: 200 examples, more when ``HUMASDESK_EXAMPLES`` says so."""
fewer = settings(often, max_examples=often.max_examples // 2)
"""For a property whose loss the round trips would mostly show too."""

WORDS = ("Samarinda", "rapat", "x", "Dr.", "12", "3", "é", "ke-2", "kata_kata", "و", "字", "٣")
SYNTAX = (
    "*", "**", "***", "_", "__", "#", "##", "1.", "2)", "10.", ">", "<", "<b>", "</b>", "<br>", "<i", "<a href=x>",
    "<div>", "<img src=x>", "[", "]", "(", ")", "](", "](x)", "[x]: y.z", "[x]", "![", "!", "\\", "\\\\", "&", "&copy;",
    "&copy", "&#42;", "&#2;", "&amp;", "<!--", "-->", "<?", "<![CDATA[", "|", "|---|", "---|---", ":--", ":", "~", "~~",
    "~~~", "`", "``", "```", "-", "--", "---", "+", "=", "===", "{", "}", "{: .x}", "{#id}", "\"", "'", "“", "”", ";",
    "http://x.id/a_b_c", "<http://x.id>", "a@b.id", "<a@b.id>", "^", "$", "@", "%20", "/", "klzzwxh:0001", "wzxhzdk:0",
    "STX", "42", "amp", "—",
)  # fmt: skip
INVISIBLE = (
    " ", " ", " ", "  ", "    ", "\n", "\n\n", "\t", "\r\n", "\r", "\v", "\f", "\x00", "\x02", "\x03",
    "\x02klzzwxh:0000\x03", "\x0242\x03", "\x02br\x03", "\x1f", "\x7f", "\x85", "\x9f", "\xa0", "\xad", "\u0301",
    "\u061c", "\u200b", "\u200d", "\u200e", "\u2003", "\u2028", "\u2029", "\u202f", "\u2060", "\u3000", "\ufe0f",
    "\ufeff", "\ufffc", "\ufffe", "\U0001f468\u200d\U0001f469", "😀", "\ud83d", "\ude00", "\U000e0041",
)  # fmt: skip
ADDRESSES = (
    None, None, None, "https://x.id", "http://x.id/a_(b)*c*?d=1&amp;e=2&copy;#f", "mailto:a b@c.id", "tel:+62 541",
    "HTTP://X.ID/é%20%zz'\"<>[]|\\`", "javascript:alert(1)", "/jalan", "www.x.id", "", "https://x.id/~a~b!",
)  # fmt: skip

tokens = st.sampled_from(WORDS + SYNTAX + INVISIBLE)
hostile = st.one_of(st.lists(tokens, max_size=12).map("".join), st.text(max_size=8))
"""Text of every kind, also such that no document may hold."""

raw_spans = st.lists(
    st.builds(Span, hostile, st.booleans(), st.booleans(), st.sampled_from(ADDRESSES)), max_size=5
).map(tuple)
plain_spans = hostile.map(lambda text: (Span(text),))
_spans = st.one_of(plain_spans, raw_spans)
_cells = st.one_of(st.just(()), _spans)
_rows = st.lists(st.lists(_cells, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4).map(tuple)
_aligns = st.lists(st.sampled_from(("", "left", "center", "right")), max_size=4).map(tuple)
_addresses = st.sampled_from(("foto.jpg", "foto rapat.jpg", "files/a1/a1b2", "http://x.id/a_b(c).png", "", "é&amp;'\""))
_items = st.builds(Item, _spans, st.booleans(), st.integers(-1, 5), st.sampled_from((1, 1, 1, 0, 2, 9, 98, 99, 2019)))

raw_blocks = st.one_of(
    st.builds(Paragraph, _spans),
    st.builds(Paragraph, _spans),
    st.builds(Heading, st.integers(1, 4), _spans),
    st.builds(Quote, _spans),
    _items,
    _items,
    st.builds(Figure, _addresses, hostile, hostile, hostile),
    st.builds(Table, _rows, _aligns),
    st.just(Rule()),
)
"""Blocks as somebody might put them together."""

raw_documents = st.one_of(st.lists(raw_blocks, max_size=6), st.lists(_items, max_size=12)).map(tuple)
documents = raw_documents.map(normal.document)
"""Documents in normal form."""
