"""House style: one module a family of rules, one row a rule."""

from __future__ import annotations

from humasdesk.language.rule import Rule
from humasdesk.language.style import (
    acronyms,
    blanks,
    capitals,
    compounds,
    dateline,
    foreign,
    headline,
    length,
    links,
    names,
    numbers,
    particles,
    punctuation,
    quotes,
    roots,
    signoff,
    site,
)

RULES: tuple[Rule, ...] = (
    *blanks.RULES,
    *punctuation.RULES,
    *quotes.RULES,
    *dateline.RULES,
    *signoff.RULES,
    *site.RULES,
    *length.RULES,
    *headline.RULES,
    *particles.RULES,
    *compounds.RULES,
    *roots.RULES,
    *capitals.RULES,
    *names.RULES,
    *acronyms.RULES,
    *numbers.RULES,
    *links.RULES,
    *foreign.RULES,
)
"""All rows, in the order of the manual."""
