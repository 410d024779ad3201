"""Facts to confirm: each rule asks, none overrides a person."""

from __future__ import annotations

from humasdesk.language.facts import acronyms, dates, laws, numbers, officials, quotes, regions, signoff
from humasdesk.language.rule import Rule

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *officials.RULES,
    *regions.RULES,
    *acronyms.RULES,
    *laws.RULES,
    *quotes.RULES,
    *numbers.RULES,
    *signoff.RULES,
)
"""All rows, in the order of the manual."""
