"""Two rules about the same words mend them once: an office or a headline gets its capitals and its blank together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from humasdesk.i18n import mark
from humasdesk.language.rule import Hit, Rule
from humasdesk.language.wording import titled

_SPLIT = "COMPOUND-SPLIT"
_CAPITALS: Mapping[str, str] = {
    "CAP-OFFICE": mark("Before a name this begins with a capital, and it is two words: “{fix}”."),
    "HEAD-CASE": "",
}
"""Rules whose first fix changes nothing but capitals, and what they say where a compound is parted too (``""``: what
they always say)."""


def combined(found: Sequence[tuple[Rule, Hit]]) -> tuple[tuple[Rule, Hit], ...]:
    """``found`` in a block, in which words with a wrong capital are one finding: the widest takes in what lies in it,
    capitals and compounds written as one, because after either fix alone the other would be found anew."""
    capitals = [one for rule, one in found if rule.id in _CAPITALS]
    if not capitals:
        return tuple(found)
    gone: set[int] = set()
    for one in sorted(capitals, key=lambda each: each.end - each.start, reverse=True):
        if id(one) not in gone:
            gone.update(id(each) for rule, each in found
                        if each is not one and (rule.id in _CAPITALS or rule.id == _SPLIT) and _holds(one, each))
    apart = [one for rule, one in found if rule.id == _SPLIT]
    return tuple((rule, _with(rule, one, [each for each in apart if _holds(one, each)]))
                 for rule, one in found if id(one) not in gone)


def _holds(one: Hit, other: Hit) -> bool:
    return one.start <= other.start and other.end <= one.end


def _with(rule: Rule, one: Hit, inner: Sequence[Hit]) -> Hit:
    """The hit of capitals with the compounds in it parted; as many letters stand in its fix as in the text."""
    if rule.id not in _CAPITALS or not inner:
        return one
    first, *others = one.edits
    words = first.replacement
    for each in sorted(inner, key=lambda each: each.start, reverse=True):
        start, end = each.start - first.start, each.end - first.start
        parted = each.edits[0].replacement
        words = words[:start] + (titled(parted) if words[start].isupper() else parted) + words[end:]
    return one._replace(edits=(first._replace(replacement=words), *others), message=_CAPITALS[rule.id] or one.message)
