"""Reads the affix file of hunspell-id and gives the forms of a stem: the part of hunspell's rules that file uses.

Left out on purpose are the clitics (-nya, -lah, -kah, -ku, -mu: the program adds them by rule) and what the file
over-generates: a bare -an behind di-, me- or ter- (``dipijakan``, ``menanaman``), a bare -kan or -i behind peN- and
se- (``penegakkan``, ``sesukai``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

CIRCUMFIX, NEEDS_AFFIX = "A1", "A2"
ENDINGS = frozenset({"", "an", "kan", "i", "nya"})
CROSSES = frozenset({
    *(("a0", before) for before in ("P0", "S0", "R0", "BI", "SQ", "PR", "PG", "PN", "RS")),
    *((after, before) for after in ("k0", "i0") for before in ("D0", "M0", "O0", "T0")),
    ("k0", "MR"), ("k0", "DR"),
})
"""Which independent suffixes go behind which independent prefixes."""


@dataclass(frozen=True, slots=True)
class Affix:
    """One rule: what is cut off, what is put on, which stems take it, and the flags that follow."""

    cut: str
    put: str
    takes: re.Pattern[str]
    then: frozenset[str]


@dataclass(frozen=True, slots=True)
class Affixes:
    """The rules by flag."""

    prefixes: dict[str, list[Affix]]
    suffixes: dict[str, list[Affix]]


def flags(letters: str) -> frozenset[str]:
    """Two-letter flags from a run of letters."""
    return frozenset(letters[at:at + 2] for at in range(0, len(letters), 2))


def read(text: str) -> Affixes:
    """The rules of an ``.aff`` file with ``FLAG long``. ``[^k^m]`` there means none of both."""
    found = Affixes(defaultdict(list), defaultdict(list))
    for line in text.splitlines():
        fields = line.partition("#")[0].split()
        if len(fields) < 4 or fields[0] not in ("PFX", "SFX") or fields[2] in ("Y", "N"):
            continue
        kind, flag, cut, put, *condition = fields
        put, _, then = put.partition("/")
        where = re.sub(r"\[\^([^\]]*)\]", lambda match: f"[^{match[1].replace('^', '')}]", (condition or ["."])[0])
        is_prefix = kind == "PFX"
        rule = Affix("" if cut == "0" else cut, "" if put == "0" else put,
                     re.compile(where if is_prefix else f".*(?:{where})\\Z"), flags(then))
        (found.prefixes if is_prefix else found.suffixes)[flag].append(rule)
    return found


def forms(stem: str, own: frozenset[str], affixes: Affixes) -> set[str]:
    """The stem and everything its flags make of it."""
    made: set[str] = set()
    bodies: list[tuple[str, frozenset[str], str | None, bool]] = [(stem, own, None, False)]
    bodies += [(stem + rule.put, rule.then, flag, CIRCUMFIX in rule.then)
               for flag in own for rule in affixes.suffixes.get(flag, ())
               if rule.put in ENDINGS and rule.takes.match(stem)]
    for body, then, suffix, is_half in bodies:
        if not is_half and NEEDS_AFFIX not in own:
            made.add(body)
        for flag in then | own:
            if not is_half and suffix is not None and (suffix, flag) not in CROSSES:
                continue
            for rule in affixes.prefixes.get(flag, ()):
                if (CIRCUMFIX in rule.then) == is_half and body.startswith(rule.cut) and rule.takes.match(body):
                    made.add(rule.put + body[len(rule.cut):])
    return made
