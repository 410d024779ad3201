"""``confirm`` and ``ignore``: answers to what ``check`` asks; ``reopen`` takes one back; ``rule`` weighs a rule."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from humasdesk.cli.command import Answer, Command, Context, release_argument, table
from humasdesk.domain.answers import ANSWERS
from humasdesk.errors import NotFound
from humasdesk.i18n import mark, tr, trn
from humasdesk.services import answering, drafting, searching
from humasdesk.services.desk import Desk

if TYPE_CHECKING:  # the language desk loads when something is checked, not at every command
    from humasdesk.services.checking.questions import Examined


def _configure(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("finding", nargs="+", metavar="FINDING",
                        help=tr("The finding: its short name or number in humasdesk check ID, or a rule."))
    parser.add_argument("--note", default="", help=tr("A note to colleagues."))


def _examined(desk: Desk, release_id: str) -> Examined:
    from humasdesk.services.checking import questions

    return questions.examine(desk, drafting.head_of(desk, release_id).content, answering.of_release(desk, release_id))


def _answer(context: Context, arguments: argparse.Namespace) -> Answer:
    from humasdesk.services.checking import questions

    with context.desk(write=True) as desk:
        me = desk.me(context.initials)
        release_id = searching.find(desk, arguments.id)
        examined = _examined(desk, release_id)
        chosen = {one.fingerprint: one for name in arguments.finding
                  for one in questions.named(examined.findings, name)}
        for one in chosen.values():
            questions.answer(desk, me, release_id, one, arguments.command, note=arguments.note)
        left = _examined(desk, release_id)
    rows = [(questions.name_of(one), one.rule, f"“{' '.join(one.text.split())}”") for one in chosen.values()]
    return Answer({"answered": [row[0] for row in rows], "stopping": len(left.stopping)},
                  (*table(rows), trn("{count} obstacle is left.", "{count} obstacles are left.", len(left.stopping))))


def _reopen(context: Context, arguments: argparse.Namespace) -> Answer:
    from humasdesk.services.checking import questions

    with context.desk(write=True) as desk:
        me = desk.me(context.initials)
        release_id = searching.find(desk, arguments.id)
        answered = _examined(desk, release_id).answered
        names = [name.strip().lower() for name in arguments.finding]
        chosen = [(one, given) for one, given in answered
                  if questions.name_of(one) in names or one.rule.lower() in names]
        if not chosen:
            raise NotFound(mark("Nobody has answered this in this release."))
        for given in {given.id: given for _, given in chosen}.values():
            questions.reopen(desk, me, release_id, given)
    rows = [(questions.name_of(one), one.rule, f"“{' '.join(one.text.split())}”") for one, _ in chosen]
    return Answer({"reopened": [row[0] for row in rows]}, table(rows))


def _configure_rule(parser: argparse.ArgumentParser) -> None:
    release_argument(parser)
    parser.add_argument("rule", metavar="RULE", help=tr("The rule, such as HEAD-PASSIVE."))
    parser.add_argument("weight", choices=(*ANSWERS["rule"], "default"),
                        help=tr("off, another severity, or default: as the desk has it."))


def _rule(context: Context, arguments: argparse.Namespace) -> Answer:
    from humasdesk.services.checking import questions

    rule = questions.known_rule(arguments.rule)
    with context.desk(write=True) as desk:
        me = desk.me(context.initials)
        release_id = searching.find(desk, arguments.id)
        if arguments.weight == "default":
            answering.take_back(desk, me, release_id, "rule", rule)
        else:
            answering.give(desk, me, release_id, "rule", rule, arguments.weight, rule=rule)
        weights: dict[str, Any] = dict(answering.of_release(desk, release_id).weights)
    return Answer({"rules": weights}, table(sorted(weights.items())) or (tr("Every rule is as the desk has it."),))


COMMANDS = (
    Command("confirm", mark("Confirm a fact that the check asks about; who and when are kept."), _answer, _configure),
    Command("ignore", mark("Ignore a finding of the check; who and when are kept."), _answer, _configure),
    Command("reopen", mark("Ask again what was confirmed or ignored."), _reopen, _configure),
    Command("rule", mark("Give a rule of the check another weight in one release."), _rule, _configure_rule),
)
