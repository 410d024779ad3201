"""What the language desk finds in a release: spelling, house style, facts; and fixes made in its content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.domain.release import Content
from humasdesk.language.applying import Change, Written, apply, as_text, fix_all, least
from humasdesk.language.check import Checker, Grade
from humasdesk.language.finding import Finding, Fix
from humasdesk.language.spelled import Spelling
from humasdesk.language.text import Text
from humasdesk.services.checking import knowing
from humasdesk.services.desk import Desk


def checker(desk: Desk, content: Content, grades: Mapping[str, Grade] | None = None, *,
            spelling: bool = True) -> Checker:
    """The checks of this desk for a release; ``grades`` override a rule's severity or switch it off (``off``).

    Keep it while the release is edited: it remembers every block it has seen. With ``spelling`` the word lists are
    loaded at the first call (about half a second), so make it in a worker.
    """
    knowledge = knowing.of_desk(desk, content)
    speller = knowing.speller_for(knowledge, knowing.desk_words(desk)) if spelling else None
    return Checker(knowledge, grades, speller=speller)


def text_of(content: Content) -> Text:
    """A release's content as the checks see it. The sign-off is built from the people at work unless it was set by
    hand or is still the imported one."""
    return as_text(_written(content), printed_sign_off(content))


def printed_sign_off(content: Content) -> str:
    """The code as it is printed, in brackets; empty where it is built from the people at work."""
    sign_off = content.sign_off or (content.origin.sign_off if content.origin and not content.origin.edited else "")
    return f"({sign_off})" if sign_off and not sign_off.startswith("(") else sign_off


def findings(desk: Desk, content: Content, grades: Mapping[str, Grade] | None = None) -> tuple[Finding, ...]:
    """Everything the language desk finds in a release, in the order of the text, one mark a place."""
    return checker(desk, content, grades).check(text_of(content))


def with_suggestions(found: Iterable[Finding], speller: Spelling, limit: int = 5) -> tuple[Finding, ...]:
    """``found`` with what was probably meant offered for every misspelt word; takes up to 120 ms a word."""
    return tuple(replace(_suggested(one, speller, limit),
                         also=tuple(_suggested(other, speller, limit) for other in one.also)) for one in found)


def suggested(desk: Desk, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same with the names and words of a desk."""
    return with_suggestions(found, knowing.of_office(desk))


def _suggested(one: Finding, speller: Spelling, limit: int) -> Finding:
    if one.rule != "SPELL" or one.fixes:
        return one
    words = speller.suggest(one.text, limit)
    return replace(one, fixes=tuple(Fix(word, one.field, one.start, one.end) for word in words))


def fixed(content: Content, fixes: Iterable[Fix]) -> Content:
    """``content`` with ``fixes`` made; bold, italics and links of the body stay."""
    return _with(content, apply(_written(content), fixes))


def mended(desk: Desk, content: Content, rules: Collection[str] | None = None,
           check: Checker | None = None) -> tuple[Content, tuple[Change, ...]]:
    """``content`` with every automatic fix of the chosen ``rules`` made (``None``: of all), and the list of them."""
    checks = check or checker(desk, content)
    sign_off = text_of(content).sign_off
    after, done = fix_all(_written(content), lambda written: checks.check(as_text(written, sign_off)), rules)
    return _with(content, after), done


def located(text: Text, found: Iterable[Finding]) -> tuple[tuple[Finding, int, int], ...]:
    """Findings, also the lighter ones at a place, with line and column (from 1) in their field's plain text."""
    placed = []
    for one in (each for group in found for each in group.each()):
        before = text.field(one.field)[:one.start]
        placed.append((one, before.count("\n") + 1, one.start - before.rfind("\n")))
    return tuple(placed)


def _written(content: Content) -> Written:
    return Written(content.headline, content.kicker, content.dateline, from_markdown(content.body))


def _with(content: Content, written: Written) -> Content:
    return replace(content, headline=written.headline, kicker=written.kicker, dateline=written.dateline,
                   body=to_markdown(written.body))


__all__ = ["Change", "Checker", "Finding", "Fix", "Grade", "Text", "checker", "findings", "fixed", "least", "located",
           "mended", "suggested", "text_of", "with_suggestions"]
