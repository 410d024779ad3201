"""Find and replace in texts: whole words, case, regular expressions; hits with their context. No Qt but for one thing:
expressions run in PCRE through QRegularExpression, because it can be told when to give up and Python's cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from humasdesk.errors import BadInput
from humasdesk.i18n import mark, tr

LONGEST = 500
"""Characters a search may have."""
CONTEXT = 40
"""Characters shown before and after a hit."""
_REASONS = {
    "missing closing parenthesis": mark("a closing bracket ) is missing"),
    "unmatched closing parenthesis": mark("this closing bracket ) has no opening one"),
    "missing terminating ] for character class": mark("a closing bracket ] is missing"),
    "quantifier does not follow a repeatable item": mark("nothing stands before it that could be repeated"),
    "\\ at end of pattern": mark("nothing follows the backslash"),
    "range out of order in character class": mark("the range runs backwards"),
    "numbers out of order in {} quantifier": mark("the smaller number comes first"),
    "reference to non-existent subpattern": mark("there is no bracket of that number"),
    "length of lookbehind assertion is not limited": mark("what is looked back for must have one length"),
}
"""PCRE's commonest reasons (pcre2_error.c), which it gives in English only, as people may read them."""
_EFFORT = 50_000
"""How often PCRE may try at one place before an expression counts as too costly (some hundredths of a second)."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    text: str
    whole_word: bool = False
    match_case: bool = False
    expression: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A hit in one text, in characters; ``groups`` holds the whole and what each bracket of an expression caught."""

    start: int
    end: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A hit in the text of that number, with what stands around it and what would take its place."""

    text: int
    found: Found
    before: str
    words: str
    after: str
    replacement: str | None = None


Matcher = Callable[[str], Iterator[Found]]
"""All hits of a query in one text, from left to right, none of them empty."""


def matcher(query: Query) -> Matcher:
    """How to find ``query``.

    Raises :class:`~humasdesk.errors.BadInput` for an expression that cannot be understood; the matcher raises it for
    one that takes too long.
    """
    if len(query.text) > LONGEST:
        raise BadInput(mark("The search has more than {limit} characters. Make it shorter."), limit=LONGEST)
    if not query.text:
        return lambda text: iter(())
    return _expression(query) if query.expression else _literal(query)


def _literal(query: Query) -> Matcher:
    """Blanks of any kind match one another, and so do straight and curly quotes: what looks alike is found."""
    source = "".join(_letter(letter) for letter in query.text)
    if query.whole_word:
        source = rf"(?<!\w){source}(?!\w)"
    pattern = re.compile(source, 0 if query.match_case else re.IGNORECASE)
    return lambda text: (Found(found.start(), found.end(), (found[0],)) for found in pattern.finditer(text))


_ALIKE = (" \u00a0\u202f\u2009", "\"“”„", "'‘’‚")


def _letter(letter: str) -> str:
    alike = next((group for group in _ALIKE if letter in group), None)
    return f"[{alike}]" if alike else re.escape(letter)


def _expression(query: Query) -> Matcher:
    from PySide6.QtCore import QRegularExpression

    source = rf"(?<!\w)(?:{query.text})(?!\w)" if query.whole_word else query.text
    options = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    if not query.match_case:
        options |= QRegularExpression.PatternOption.CaseInsensitiveOption
    ahead = f"(*LIMIT_MATCH={_EFFORT})(*NO_JIT)"
    limited = QRegularExpression(f"{ahead}{source}", options)
    # alone first, for the place of an error; a mark of the encoding at the front of that Qt takes away
    for one, before in ((QRegularExpression(query.text, options), 0), (limited, len(ahead))):
        if not one.isValid():
            raise BadInput(mark("The expression cannot be read at character {place}: {reason}."),
                           place=max(0, one.patternErrorOffset() - before) + 1, reason=_reason(one.errorString()))

    def run(text: str) -> Iterator[Found]:
        place, length = 0, len(text.encode("utf-16-le", "surrogatepass")) // 2
        looked_at = text.replace("\ufeff", "\u2060")  # at the front Qt takes the first for a mark of the encoding
        while place <= length:
            found = limited.match(looked_at, place)
            if not found.isValid():
                raise BadInput(mark("The expression takes too long. Make it simpler."))
            if not found.hasMatch():
                return
            start, words = characters(text, found.capturedStart(0)), found.captured(0)
            place = found.capturedEnd(0)
            if not words:
                place += 2 if text[start:start + 1] > "\uffff" else 1
            else:
                groups = tuple(found.captured(n) for n in range(limited.captureCount() + 1))
                yield Found(start, start + len(words), groups)

    return run


def _reason(said: str) -> str:
    return tr(_REASONS.get(said, mark("what stands there is no expression")))


def characters(text: str, place: int) -> int:
    """Which character of ``text`` stands at a place counted in UTF-16 units."""
    if text.isascii():
        return place
    return len(text.encode("utf-16-le", "surrogatepass")[:2 * place].decode("utf-16-le", "ignore"))


_REFERENCE = re.compile(r"\\(\\|n|\d)|\$(\$|\d)")


def replacement(query: Query, found: Found, template: str) -> str:
    """What takes the place of a hit: ``template``; for an expression ``$1`` or ``\\1`` is what the bracket caught.

    Where case does not count, it follows the case of what was found, see :func:`like`.

    Raises :class:`~humasdesk.errors.BadInput` for a bracket that the expression does not have.
    """
    if not query.expression:
        words = found.groups[0]
        return template if query.match_case or words == query.text else like(words, template)

    def one(reference: re.Match[str]) -> str:
        sign = reference[1] or reference[2]
        if sign in "\\$":
            return sign
        if sign == "n":
            return "\n"
        if int(sign) >= len(found.groups):
            raise BadInput(mark("The replacement names bracket {number}, but the expression has only {count}."),
                           number=int(sign), count=len(found.groups) - 1)
        return found.groups[int(sign)]

    return _REFERENCE.sub(one, template)


def like(words: str, template: str) -> str:
    """``template`` in all capitals, or with a first capital, where ``words`` are so; no capital is ever taken away."""
    if words.isupper() and sum(letter.isalpha() for letter in words) > 1:
        return template.upper()
    first = next((letter for letter in words if letter.isalnum()), "")
    place = next((n for n, letter in enumerate(template) if letter.isalnum()), None)
    if not first.isupper() or place is None:
        return template
    return template[:place] + template[place].upper() + template[place + 1:]


def hits(texts: Sequence[str], query: Query, template: str | None = None, most: int = 10_000) -> list[Hit]:
    """Every hit in ``texts``, up to ``most`` of them, for a list to look through before anything is replaced."""
    find = matcher(query)
    found: list[Hit] = []
    for number, text in enumerate(texts):
        for hit in find(text):
            new = None if template is None else replacement(query, hit, template)
            found.append(Hit(number, hit, *_around(text, hit), new))
            if len(found) >= most:
                return found
    return found


def _around(text: str, hit: Found) -> tuple[str, str, str]:
    """What stands before a hit, the hit, and what stands after it; whole words, and an ellipsis for the rest."""
    first, last = max(0, hit.start - CONTEXT), min(len(text), hit.end + CONTEXT)
    before, after = text[first:hit.start], text[hit.end:last]
    if first:
        before = f"…{before[before.find(' ') + 1:]}"
    if last < len(text):
        after = f"{after[:after.rfind(' ')] if ' ' in after else after}…"
    return before, text[hit.start:hit.end], after
