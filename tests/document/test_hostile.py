"""Text that was made to hurt: it neither hangs nor overflows, and its words come in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from document.tiny import b, doc, p, q
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Heading, Paragraph, Span
from humasdesk.document.normal import LONGEST
from humasdesk.document.plain import plain_text, words
from humasdesk.errors import BadInput

N = 2_000
REPEATED = (
    "*", "* ", "*a", "*a ", "a* ", "**a *b ", "*_", "*a**b", "*a* ", "***a ", "a***b _c* ", "_a ", "__a", "[", "]",
    "[a](", "[a](\")", "[a](u. '", "[a](<", "[a](b.c) ", "![", "![a](", "[ [a] ", "[a][b]", "`", "`a ", "\\", "\\`",
    "<", "<b>", "<b ", "<b a=", "<b \"", "<br>", "<!--", "<a@", "&", "&a", "&#x", "&lt;", ">", "> ", "- ", "1. ", ">- ",
    "#", "|", "~", "\n", "\n\n", " ", "\t", "\x02", "\ud83d", "(", "{", "a@", "http://",
    "a\n", "# a\n", "---\n", "a\n===\n", "- a\n", "- a\n1. b\n", "- # a\n", "> a\n", "> # a\n", ">- a\n", "- a\n\n",
    "- a\n\n    b\n\n", "a  \n", "[a]: b.c\n", "[a]\n[a]: b.c\n", "| a |\n", "```\n", "```a\n", "    a\n\n", "**a**\n",
)  # fmt: skip
HOSTILE = {
    **{repr(token): token * N for token in REPEATED},
    "nested emphasis": "*_" * N + "x" + "_*" * N,
    "nested links": "[" * N + "x" + "](a.b)" * N,
    "quote stairs": "\n".join("> " * (n % 60) + "a" for n in range(N)),
    "list stairs": "\n".join(" " * 4 * n + "- a" for n in range(500)),
    "ticks": " ".join("`" * n for n in range(200)),
    "wide table": "|" * N + "\n" + "|-" * N + "\n" + "|x" * N,
    "a number": "1" * N + ". a",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_is_read_in_time_and_settles(text: str) -> None:
    start = time.process_time()
    document = from_markdown(text)
    assert time.process_time() - start < 2, "seconds of the processor; some 0.2 are usual"
    assert from_markdown(to_markdown(document)) == document


@pytest.mark.parametrize("char", [" ", "_", "#", "\xa0", "&", "-", "|", "\u200b", "=", ".", "9"])
def test_one_long_run_is_written_and_read_in_time(char: str) -> None:
    document = doc(p(f"a{char * 100_000}b"), Heading(2, (Span(f"a{char * 5_000}"),)), p(char * 5_000), q(f"9{char}."))
    start = time.process_time()
    assert from_markdown(to_markdown(document)) == document
    assert time.process_time() - start < 5


@pytest.mark.parametrize("line", [
    "```{}`", "[a]: b.c{}x\n[a]", "# {}#", "a{}\\", "- {}-", "---{}x", "|{}\n|{}\n", "![a](b{}c.jpg"])
def test_a_line_with_a_gap_is_read_in_time(line: str) -> None:
    start = time.process_time()
    from_markdown(line.replace("{}", " " * 100_000))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("opening", ["> ", ">", "- ", "1. ", "* > ", "[", "*", "**a ", "_a ", "<b>", "![", "`", "    "])
def test_what_is_nested_without_end_keeps_its_words(opening: str) -> None:
    assert "Samarinda" in plain_text(from_markdown(opening * N + "Samarinda"))


def test_a_paragraph_of_ten_thousand_words_is_read_at_once() -> None:
    document = doc(p(*(word for n in range(2_500) for word in (f"kata{n} * _dua_ ", b(f"tiga{n}"), " empat "))))
    markdown = to_markdown(document)
    start = time.process_time()
    assert from_markdown(markdown) == document
    assert time.process_time() - start < 1
    assert words(document) == 10_000


def test_a_release_of_seven_hundred_words_is_read_and_written_between_two_keys() -> None:
    text = (Path(__file__).parent / "rilis.md").read_text(encoding="utf-8")
    text = text * -(-700 // words(from_markdown(text)))
    document = from_markdown(text)
    reading, writing = (min(_seconds(work) for _ in range(7)) for work in (
        lambda: from_markdown(text), lambda: to_markdown(document)))
    assert reading < _HELD_UP
    assert writing < _HELD_UP


_HELD_UP = 0.25
"""Seconds no machine needs unless something grew with the square; the budget itself is the bench's."""


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_what_could_not_be_opened_is_not_written() -> None:
    with pytest.raises(BadInput, match="1000000 characters"):
        from_markdown("a" * (LONGEST + 1))
    with pytest.raises(BadInput, match="Divide it into parts"):
        to_markdown((Paragraph((Span("*" * (LONGEST // 2 + 1)),)),))
