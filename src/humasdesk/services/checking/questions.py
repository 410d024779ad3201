"""What is still open before a release may go on: findings nobody has answered, and things it lacks.

An office sets a rule's weight for the desk (``check.rules``), people for one release (an answer about the rule); what
stops a submit or a publish stands in ``check.blocking``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.nodes import Document
from humasdesk.domain.answers import Answer, Answers
from humasdesk.domain.release import Changes, Content
from humasdesk.errors import NotFound
from humasdesk.i18n import mark
from humasdesk.language import finding as findings_of
from humasdesk.language.check import BY_ID, Between, Checker, Grade
from humasdesk.language.finding import SEVERITIES, Finding, Severity
from humasdesk.language.text import Text
from humasdesk.services import answering
from humasdesk.services.checking import lacks
from humasdesk.services.checking.finding import checker, text_of
from humasdesk.services.checking.lacks import Shortcoming
from humasdesk.services.desk import Desk, Me
from humasdesk.settings.table import weights
from humasdesk.store import drafts

OWN_WORDS = "words.mine"
"""The preference that keeps the words somebody knows on this computer, divided by blanks."""
ALWAYS = frozenset({"HEADLINE-MISSING", "BODY-MISSING", "PICTURE-MISSING"})
"""What no office can let through: there would be nothing to print."""
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Examined:
    """A release examined: open findings (one mark a place), answered ones with their answers, what it lacks, and what
    of it stops a submit."""

    findings: tuple[Finding, ...]
    answered: tuple[tuple[Finding, Answer], ...]
    lacks: tuple[Shortcoming, ...]
    blocking: frozenset[str]

    def stops(self, one: Finding | Shortcoming) -> bool:
        """Whether this stops a submit."""
        if isinstance(one, Shortcoming):
            return one.rule in self.blocking
        return one.rule in self.blocking or one.severity in self.blocking

    @property
    def stopping(self) -> tuple[Finding | Shortcoming, ...]:
        """Everything that stops a submit, what is lacking first, each finding by itself."""
        return (*(one for one in self.lacks if self.stops(one)),
                *(one for group in self.findings for one in group.each() if self.stops(one)))

    @property
    def counts(self) -> dict[Severity, int]:
        """How many open findings there are of each severity; the lighter ones at a place do not count."""
        return {severity: sum(one.severity == severity for one in self.findings) for severity in SEVERITIES}


def examine(desk: Desk, content: Content, answers: Answers, check: Checker | None = None) -> Examined:
    """Everything that is to be said of a text now. ``check`` is one that was made before for this desk and day with
    :func:`grades`, and remembers what it saw; without it the word lists may have to be loaded first."""
    checks = check or checker(desk, content, grades(desk, answers))
    return examine_text(desk, content, from_markdown(content.body), text_of(content), answers, checks)


def examine_text(desk: Desk, content: Content, body: Document, text: Text, answers: Answers, checks: Checker,
                 between: Between = lambda: None) -> Examined:
    """The same for whoever has read the body already; ``between`` is called often and may raise to give up."""
    found = checks.check(text, between)
    between()
    open_ones, answered = sorted_out(desk, found, answers)
    between()
    told = {one.rule for group in found for one in group.each()}
    missing = tuple(one for one in lacks.check(desk, content, body) if one.rule not in told)
    return Examined(open_ones, answered, missing, blocking(desk))


def grades(desk: Desk, answers: Answers) -> dict[str, Grade]:
    """Every rule's weight that is not its own: the desk's, and over it the release's."""
    return cast("dict[str, Grade]", {**weights(str(desk.setting("check.rules"))), **answers.weights})


def blocking(desk: Desk) -> frozenset[str]:
    """Rules and severities that stop a submit at this desk."""
    return frozenset(str(desk.setting("check.blocking")).split()) | ALWAYS


def sorted_out(desk: Desk, found: Iterable[Finding], answers: Answers) -> tuple[
        tuple[Finding, ...], tuple[tuple[Finding, Answer], ...]]:
    """The open findings, arranged anew, and the answered ones; a word that is known here is neither."""
    known = frozenset(word.casefold() for word in (*answers.words, *own_words(desk)))
    given = [one for one in answers.standing if one.about == "finding"]
    open_ones: list[Finding] = []
    answered: list[tuple[Finding, Answer]] = []
    for one in (each for group in found for each in group.each()):
        if one.text.casefold() in known and one.rule in WORD_RULES:
            continue
        answer = next((said for said in given if said.rule == one.rule
                       and findings_of.answers(said.mark, one.fingerprint)), None)
        if answer is None:
            open_ones.append(one)
        else:
            answered.append((one, answer))
    return findings_of.arranged(open_ones), tuple(answered)


WORD_RULES = frozenset({"SPELL", "NAME-NEAR", "CONFUSABLE", "FOREIGN-ITALIC", "BAKU"})
"""Rules about one word, which a person may call right."""


def own_words(desk: Desk) -> tuple[str, ...]:
    """The words that are right on this computer."""
    with desk.store.reading() as connection:
        return tuple((drafts.preference(connection, OWN_WORDS) or "").split())


def know_word(desk: Desk, word: str, *, known: bool = True) -> None:
    """Take a word for right on this computer, or no more."""
    words = [one for one in own_words(desk) if one.casefold() != word.casefold()]
    with desk.writing() as writer:
        drafts.set_preference(writer.connection, OWN_WORDS, " ".join(sorted([*words, word] if known else words)))


def answer(desk: Desk, me: Me, release_id: str, one: Finding, said: str, *, note: str = "") -> Changes:
    """Answer a finding: ``ignore`` or ``confirm``; who and when stand in the release's history."""
    return answering.give(desk, me, release_id, "finding", one.fingerprint, said, rule=one.rule, words=one.text,
                          note=note)


def reopen(desk: Desk, me: Me, release_id: str, given: Answer) -> Changes:
    """Ask again what was answered."""
    return answering.take_back(desk, me, release_id, given.about, given.mark)


def known_rule(name: str) -> str:
    """The id of a rule as people write it; raises ``NotFound`` where there is none."""
    wanted = name.strip().upper()
    if wanted not in BY_ID and all(one.id != wanted for one in lacks.RULES):
        raise NotFound(mark("There is no rule {name}. The manual lists them."), name=name)
    return wanted


def name_of(one: Finding) -> str:
    """A short name for a finding on the command line, the same as long as its words and neighbours are."""
    own, before, after = one.fingerprint.split(".")
    return f"{own[:6]}{before[:2]}{after[:2]}"


def named(found: Iterable[Finding], name: str) -> tuple[Finding, ...]:
    """The findings that a name means: its short name, its number in the list (from 1), a rule or a severity (all
    of it)."""
    each = tuple(one for group in found for one in group.each())
    fitting = tuple(_fitting(each, name.strip()))
    if not fitting:
        raise NotFound(mark("There is no open finding {name}. Look with: humasdesk check ID"), name=name)
    return fitting


def _fitting(found: tuple[Finding, ...], name: str) -> Iterator[Finding]:
    if name.isdecimal() and len(name) < _SHORT:
        place = int(name) - 1
        if 0 <= place < len(found):
            yield found[place]
        return
    yield from (one for one in found if name.upper() == one.rule or name.lower() in (one.severity, name_of(one)))


def alone(one: Finding) -> Finding:
    """A finding without the lighter ones at its place."""
    return replace(one, also=())
