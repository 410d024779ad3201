"""The rules of the check as people see them: what each flags and lets pass, how heavy it is here, what it stops."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from humasdesk import i18n
from humasdesk.domain.answers import ANSWERS, Answers
from humasdesk.domain.release import Changes
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.language.facts import RULES as FACTS
from humasdesk.language.finding import SEVERITIES
from humasdesk.language.rule import Rule
from humasdesk.language.spelled import RULES as SPELLED
from humasdesk.language.style import RULES as STYLE
from humasdesk.services import answering, configuring
from humasdesk.services.checking import lacks
from humasdesk.services.checking.questions import ALWAYS
from humasdesk.services.desk import Desk, Me
from humasdesk.settings.table import SETTINGS, WEIGHTS, weights

Family = Literal["spelling", "style", "fact", "lack"]
FAMILIES: dict[Family, str] = {
    "spelling": mark("Spelling"), "style": mark("House style"), "fact": mark("Facts"), "lack": mark("What is lacking"),
}
"""The families with their names (message ids), in the order of the manual."""


@dataclass(frozen=True, slots=True)
class Described:
    """One rule. ``what`` and ``message`` are message ids; ``source`` is the clause or list it rests on; ``flags`` are
    texts it marks, each with what its first fix makes of it (empty: it offers none).

    ``own`` is the weight it came with (empty for what is lacking, which has none). ``always`` stops a submit whatever
    an office sets.
    """

    id: str
    family: Family
    what: str
    message: str
    source: str = ""
    own: str = ""
    fix: str = "-"
    flags: tuple[tuple[str, str], ...] = ()
    passes: tuple[str, ...] = ()
    always: bool = False

    @property
    def sentence(self) -> str:
        """What it flags, in the language in use."""
        return i18n.tr(self.what)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a desk and one of its releases set: rule to weight where it is not its own, and what stops a submit
    (rules, and whole severities)."""

    desk: Mapping[str, str] = field(default_factory=dict)
    release: Mapping[str, str] = field(default_factory=dict)
    stops: frozenset[str] = frozenset()

    def weight(self, rule: Described) -> str:
        """The weight that holds: the release's, else the desk's, else its own."""
        return self.release.get(rule.id) or self.desk.get(rule.id) or rule.own

    def stops_by(self, rule: Described) -> str:
        """By what a rule stops a submit: ``always``, ``rule``, the severity, or nothing."""
        if rule.always:
            return "always"
        weight = self.weight(rule)
        if weight == "off":
            return ""
        if rule.id in self.stops:
            return "rule"
        return weight if weight in self.stops else ""


def table() -> tuple[Described, ...]:
    """Every rule, in the order of the manual."""
    found = [_described(rule, family) for family, rules in (("spelling", SPELLED), ("style", STYLE), ("fact", FACTS))
             for rule in rules]
    known = {one.id for one in found}
    return (*found, *(Described(one.id, "lack", _PLAIN.get(one.id, one.message), one.message,
                                always=one.id in ALWAYS)
                      for one in lacks.RULES if one.id not in known))


@cache
def _by_id() -> dict[str, Described]:
    return {one.id: one for one in table()}


def named(rule_id: str) -> str:
    """What a rule flags, in the language in use; its id where no rule is called so."""
    found = _by_id().get(rule_id)
    return found.sentence if found else rule_id


_PLAIN = {
    "ALT-MISSING": mark("A picture without a description for people who cannot see it (alt text)."),
    "PICTURE-MISSING": mark("A picture whose file is missing."),
    "SIGN-UNPRINTABLE": mark("Signs that no font of the letterhead prints, as emoji."),
    "CAPTION-MISSING": mark("A picture without a caption."),
    "POST-MISSING": mark("An official who held no post on the day of the release."),
}
"""What rules flag whose messages need words of a text."""


def _described(rule: Rule, family: str) -> Described:
    named: dict[str, Family] = {"spelling": "spelling", "style": "style", "fact": "fact"}
    return Described(rule.id, named[family], rule.what, rule.message, rule.source, rule.severity, rule.fix, rule.flags,
                     rule.passes)


def weighing(desk: Desk, release_id: str | None = None) -> Weighing:
    """What holds now at a desk, and in a release."""
    given = answering.of_release(desk, release_id) if release_id else Answers()
    return Weighing(weights(str(desk.setting("check.rules"))), given.weights,
                    frozenset(str(desk.setting("check.blocking")).split()))


def as_shipped() -> Weighing:
    """What a new desk begins with."""
    return Weighing(stops=frozenset(str(SETTINGS["check.blocking"].default).split()))


def set_desk(desk: Desk, me: Me, given: Mapping[str, str], stops: Collection[str]) -> Changes:
    """Weigh rules for the whole desk (``given``: rule to weight, the others keep their own) and say what stops a
    submit. An admin's; says nothing where nothing changes."""
    for weight in given.values():
        _check_weight(weight)
    order = {name: place for place, name in enumerate((*(one.id for one in table()), *SEVERITIES))}
    wanted = {"check.rules": "\n".join(f"{rule}={weight}" for rule, weight in sorted(given.items())),
              "check.blocking": " ".join(sorted(stops, key=lambda one: (order.get(one, -1), one)))}
    now = weighing(desk)
    changed = {key: text for key, text, same in (
        ("check.rules", wanted["check.rules"], dict(given) == dict(now.desk)),
        ("check.blocking", wanted["check.blocking"], frozenset(stops) == now.stops)) if not same}
    return configuring.set_shared(desk, me, changed) if changed else Changes()


def set_release(desk: Desk, me: Me, release_id: str, given: Mapping[str, str]) -> Changes:
    """Weigh rules for one release: rule to weight, or to nothing for the desk's. Those not named stay."""
    now = answering.of_release(desk, release_id).weights
    changes = Changes()
    for rule, weight in given.items():
        if weight and weight != now.get(rule):
            _check_weight(weight)
            changes = answering.give(desk, me, release_id, "rule", rule, weight, rule=rule)
        elif not weight and rule in now:
            changes = answering.take_back(desk, me, release_id, "rule", rule)
    return changes


def _check_weight(weight: str) -> None:
    if weight not in WEIGHTS or weight not in ANSWERS["rule"]:
        raise BadInput(mark("{answer} is no answer here. Known ones: {known}."), answer=weight,
                       known=", ".join(WEIGHTS))
