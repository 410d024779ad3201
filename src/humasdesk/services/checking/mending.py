"""Everything in a release that has one right answer, mended in one go: listed first, any part of it left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.domain.answers import Answers
from humasdesk.domain.release import Content
from humasdesk.language import finding as findings_of
from humasdesk.language.applying import ROUNDS, Change, Written, apply, as_text, automatic
from humasdesk.language.check import Checker
from humasdesk.language.finding import Finding, Fix
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
    spared = _Spared(list(leave))
    for _ in range(ROUNDS):
        text = as_text(written, sign_off)
        open_ones, _answered = questions.sorted_out(desk, checks.check(text), answers)
        marked = _marked(open_ones)
        changes = automatic(one for mark, one in spared.parted(marked))
        after = apply(written, [change.fix for change in changes])
        if after == written:
            break
        marks = {_place(one): mark for mark, one in marked}
        steps += [_step(change, text.field(change.fix.field), marks[_place(change.finding)]) for change in changes]
        spared.moved(change.fix for change in changes)
        written = after
    made = replace(content, headline=written.headline, kicker=written.kicker, dateline=written.dateline,
                   body=to_markdown(written.body))
    return Mended(made, tuple(steps))


_Place = tuple[str, str, int, int]
_Marked = tuple[str, Finding]


def _place(one: Finding) -> _Place:
    return one.rule, one.field, one.start, one.end


def _marked(found: Collection[Finding]) -> list[_Marked]:
    """The findings one by one, each with its mark: its fingerprint, and the how manieth it is of those alike."""
    met: Counter[str] = Counter()
    marked = []
    for one in sorted((each for group in found for each in group.each()), key=lambda one: (one.field, one.start)):
        marked.append((f"{one.fingerprint}@{met[one.fingerprint]}", one))
        met[one.fingerprint] += 1
    return marked


class _Spared:
    """What is left out: a mark spares one place, also of several that look the same, and that place stays spared when
    the mending of others has moved it."""

    def __init__(self, marks: list[str]) -> None:
        self._open = marks
        self._places: dict[_Place, str] = {}
        self._first = True

    def parted(self, marked: list[_Marked]) -> list[_Marked]:
        """The findings without those that are left out."""
        here = {_place(one): mark for mark, one in marked}
        lost = [mark for place, mark in self._places.items() if place not in here]
        self._places = {place: mark for place, mark in self._places.items() if place in here}
        self._open += lost
        for mark in [mark for mark in self._open if mark in here.values()]:
            self._spare(mark, next(place for place, other in here.items() if other == mark))
        if not self._first:  # the words beside it were mended
            for mark in list(self._open):
                alike = (_place(one) for other, one in marked
                         if _place(one) not in self._places and findings_of.answers(_bare(mark), _bare(other)))
                if (place := next(alike, None)) is not None:
                    self._spare(mark, place)
        self._first = False
        return [(mark, one) for mark, one in marked if _place(one) not in self._places]

    def _spare(self, mark: str, place: _Place) -> None:
        if place not in self._places:
            self._places[place] = mark
            self._open.remove(mark)

    def moved(self, fixes: Iterable[Fix]) -> None:
        """The same places after ``fixes`` were made."""
        made = list(fixes)
        places = {}
        for (rule, name, start, end), mark in self._places.items():
            by = sum(len(fix.replacement) - (fix.end - fix.start) for fix in made
                     if fix.field == name and fix.end <= start and not fix.italic)
            places[rule, name, start + by, end + by] = mark
        self._places = places


def _bare(mark: str) -> str:
    return mark.partition("@")[0]


def _step(change: Change, words: str, mark: str) -> Step:
    """A change as it is shown: as far as its words go, with the rest of the words they stand in."""
    one, fix = change.finding, change.fix
    lead = words[max(0, fix.start - _AROUND):fix.start].rpartition("\n")[2]
    rest = words[fix.end:fix.end + _AROUND].partition("\n")[0]
    lead = lead if fix.start <= _AROUND or " " not in lead else lead[lead.index(" "):].lstrip()
    rest = rest if fix.end + _AROUND >= len(words) or " " not in rest else rest[:rest.rindex(" ")]
    return Step(one.rule, one.sentence, words[fix.start:fix.end], fix.replacement, lead, rest, mark, fix.italic)
