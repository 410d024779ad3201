"""Runs the table of rules over a text: by block, with every block's answer kept, and over the whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Literal

from humasdesk.language import finding
from humasdesk.language.combining import combined
from humasdesk.language.facts import RULES as FACTS
from humasdesk.language.finding import Field, Finding, Fix, Severity
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, moved
from humasdesk.language.spelled import RULES as SPELLED
from humasdesk.language.spelled import Spelling, spelled
from humasdesk.language.style import RULES as STYLE
from humasdesk.language.style.site import is_remnant
from humasdesk.language.text import Block, Text

RULES: tuple[Rule, ...] = (*SPELLED, *STYLE, *FACTS)
"""The table: spelling, house style, facts."""
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}

ONCE = "NAME-NEAR"
"""The rule whose hits only count for words that stand once in the whole text: a name comes again, a slip does not."""

_MOST_IN_BLOCK, _MOST_IN_TEXT = 500, 5_000
"""Findings of one rule in one block and in one text: nobody reads more, and a text of nothing else must not hold up."""
_KEPT = 4_000
"""Blocks whose answers are kept; a release of 50,000 words has about 1,500."""

_WIDE = re.compile("[\U00010000-\U0010ffff]")

Grade = Severity | Literal["off"]

Between = Callable[[], None]
"""Called between two blocks and between two rules: to let others go first, or to give up by raising."""


def _go_on() -> None:
    """Nobody waits."""


class Checker:
    """The checks of one office on one day. ``severities`` overrides rules, by id; ``off`` switches one off.

    Blocks are checked once for the same words, kind and italics, whatever stands around them. One checker belongs to
    one thread at a time.
    """

    def __init__(self, knowledge: Knowledge, severities: Mapping[str, Grade] | None = None,
                 rules: Iterable[Rule] = RULES, speller: Spelling | None = None) -> None:
        self.knowledge = knowledge
        self.speller = speller
        self._grades = dict(severities or {})
        self._rules = tuple(rule for rule in rules if self._grades.get(rule.id) != "off")
        self._kept: OrderedDict[Block, tuple[tuple[Rule, Hit], ...]] = OrderedDict()

    def check(self, text: Text, between: Between = _go_on) -> tuple[Finding, ...]:
        """Everything found in ``text``, arranged so that one place shows one mark."""
        return finding.arranged((*self._by_block(text, between), *self._over_all(text, between)))

    def check_block(self, block: Block, field: Field = "body", start: int = 0,
                    start16: int | None = None) -> tuple[Finding, ...]:
        """What the rules by block find in one block that begins at ``start`` of its field (``start16`` in UTF-16
        units): for the part of a text that can be seen, before all of it is checked."""
        begin16 = start if start16 is None else start16
        return finding.arranged(
            _finding(self._grade(rule), rule, moved(one, start, field), block.text, start, begin16)
            for rule, one in self._hits(block))

    def check_whole(self, text: Text) -> tuple[Finding, ...]:
        """What only the whole text can show (quotation marks, acronyms, dates), not arranged with the blocks' own."""
        return finding.arranged(self._over_all(text))

    def _by_block(self, text: Text, between: Between) -> Iterator[Finding]:
        for field, start, start16, block in text.pieces():
            between()
            if field == "body" and is_remnant(block.text):
                continue
            for rule, one in self._hits(block):
                if rule.id == ONCE and _again(text, block.text[one.start:one.end]):
                    continue
                yield _finding(self._grade(rule), rule, moved(one, start, field), block.text, start, start16)

    def _over_all(self, text: Text, between: Between = _go_on) -> Iterator[Finding]:
        for rule in self._rules:
            if rule.text:
                between()
                for one in islice(rule.text(text, self.knowledge), _MOST_IN_TEXT):
                    yield _finding(self._grade(rule), rule, one, text.field(one.field), 0, 0)

    def _hits(self, block: Block) -> tuple[tuple[Rule, Hit], ...]:
        known = self._kept.get(block)
        if known is not None:
            self._kept.move_to_end(block)
            return known
        own = [(rule, one) for rule in self._rules if rule.block and block.kind in rule.kinds
               for one in islice(rule.block(block, self.knowledge), _MOST_IN_BLOCK)]
        if self.speller:
            by_id = {rule.id: rule for rule in self._rules}
            names = self.knowledge.places.parts
            own += [(by_id[name], one) for name, one in spelled(block, self.speller, own, names) if name in by_id]
        found = combined(own)
        self._kept[block] = found
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def _grade(self, rule: Rule) -> Severity:
        grade = self._grades.get(rule.id, rule.severity)
        return rule.severity if grade == "off" else grade


def _again(text: Text, word: str) -> bool:
    """Whether a word stands in the text more than once."""
    return text.plain.count(word) + text.headline.count(word) + text.kicker.count(word) > 1


def _units(words: str, offset: int) -> int:
    """UTF-16 units in front of code point ``offset``."""
    return offset + bisect_left(_wide(words), offset)


@lru_cache(maxsize=16)
def _wide(words: str) -> tuple[int, ...]:
    """Where the characters stand that take two units."""
    return () if words.isascii() else tuple(found.start() for found in _WIDE.finditer(words))


def _finding(severity: Severity, rule: Rule, one: Hit, words: str, base: int, base16: int) -> Finding:
    """The finding of a hit; ``words`` is its field's text from ``base`` on (``base16`` in UTF-16 units)."""
    start, end = one.start - base, one.end - base
    text = words[start:end]
    automatic = rule.fix == "A" if one.automatic is None else one.automatic
    fixes = tuple(Fix(edit.replacement, edit.field or one.field, edit.start, edit.end,
                      automatic and place == 0, edit.italic) for place, edit in enumerate(one.edits))
    fields = {"text": " ".join(text.split()), "fix": fixes[0].replacement if fixes else "", **one.fields}
    before, after = words[max(0, start - 80):start], words[end:end + 80]
    units = base16 + _units(words, start), base16 + _units(words, end)
    return Finding(rule.id, severity, one.field, one.start, one.end, *units, text, one.message or rule.message, fields,
                   rule.source, fixes, finding.fingerprint(rule.id, text, before, after))
