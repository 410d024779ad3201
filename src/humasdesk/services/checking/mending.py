"""Everything in a release that has one right answer, mended in one go: listed first, any part of it left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.domain.answers import Answers
from humasdesk.domain.release import Content
from humasdesk.language import finding as findings_of
from humasdesk.language.applying import ROUNDS, Change, Written, apply, as_text, automatic
from humasdesk.language.check import Checker
from humasdesk.language.finding import Finding
from humasdesk.services.checking import questions
from humasdesk.services.checking.finding import checker, printed_sign_off
from humasdesk.services.desk import Desk

_AROUND = 24
"""Code points on either side that are shown with a change, at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change: its rule, what is wrong, the words before and after it with a little of what stands around them, and
    the mark by which it can be left out."""

    rule: str
    sentence: str
    before: str
    after: str
    lead: str
    rest: str
    mark: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """What a text becomes, and by which steps."""

    content: Content
    steps: tuple[Step, ...]


def mend(desk: Desk, content: Content, answers: Answers, leave: Collection[str] = (),
         check: Checker | None = None) -> Mended:
    """``content`` with every automatic fix made but those whose marks stand in ``leave``; what somebody answered stays
    as it is. A fix may lay bare another, which is made too."""
    checks = check or checker(desk, content, questions.grades(desk, answers))
    written = Written(content.headline, content.kicker, content.dateline, from_markdown(content.body))
    sign_off = printed_sign_off(content)
    steps: list[Step] = []
    for _ in range(ROUNDS):
        text = as_text(written, sign_off)
        open_ones, _answered = questions.sorted_out(desk, checks.check(text), answers)
        changes = automatic(_wanted(open_ones, leave))
        after = apply(written, [change.fix for change in changes])
        if after == written:
            break
        steps += [_step(change, text.field(change.fix.field)) for change in changes]
        written = after
    made = replace(content, headline=written.headline, kicker=written.kicker, dateline=written.dateline,
                   body=to_markdown(written.body))
    return Mended(made, tuple(steps))


def _wanted(found: Collection[Finding], leave: Collection[str]) -> Iterator[Finding]:
    """The findings one by one without those left out; a neighbour that was mended does not bring one back."""
    for one in (each for group in found for each in group.each()):
        if not any(findings_of.answers(given, one.fingerprint) for given in leave):
            yield one


def _step(change: Change, words: str) -> Step:
    """A change as it is shown: as far as its words go, with the rest of the words they stand in."""
    one, fix = change.finding, change.fix
    lead = words[max(0, fix.start - _AROUND):fix.start].rpartition("\n")[2]
    rest = words[fix.end:fix.end + _AROUND].partition("\n")[0]
    lead = lead if fix.start <= _AROUND or " " not in lead else lead[lead.index(" "):].lstrip()
    rest = rest if fix.end + _AROUND >= len(words) or " " not in rest else rest[:rest.rindex(" ")]
    return Step(one.rule, one.sentence, words[fix.start:fix.end], fix.replacement, lead, rest, one.fingerprint,
                fix.italic)
