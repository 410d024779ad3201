"""What can be done with several releases: the moves lawful for any of them, and where a drop would lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from humasdesk.domain.review import MOVES
from humasdesk.gui.releases.places import Place
from humasdesk.i18n import mark, tr
from humasdesk.services.reviewing import Offer

TOGETHER = ("submit", "approve", "publish", "return", "recall", "approve-after", "accept-edit", "discard",
            "restore-release", "withdraw", "reinstate")
"""The moves that can be made for several at once, in the order in which they are offered."""
_NO_WAY = mark("Nothing is put here by hand; it follows from what a release says.")
_NOTHING = mark("This cannot be done with it now.")


@dataclass(frozen=True, slots=True)
class Target:
    """Where cards may be dropped: the move it means and for how many, or why not."""

    action: str = ""
    count: int = 0
    why_not: str = ""


def lawful(offers: Mapping[str, Sequence[Offer]]) -> dict[str, int]:
    """For how many releases each move is lawful, those that are lawful for most first."""
    found = Counter(offer.action for every in offers.values() for offer in every if offer.why_not is None)
    order = sorted((action for action in TOGETHER if found[action]), key=lambda action: -found[action])
    return {action: found[action] for action in order}


def target(place: Place, offers: Mapping[str, Sequence[Offer]]) -> Target:
    """What dropping these releases on a place means."""
    if not place.actions:
        return Target(why_not=tr(_NO_WAY))
    counts = {action: count for action, count in lawful(offers).items() if action in place.actions}
    if counts:
        action = max(counts, key=lambda one: counts[one])
        return Target(action, counts[action])
    whys = [offer.why_not for every in offers.values() for offer in every
            if offer.action == place.actions[0] and offer.why_not]
    return Target(why_not=tr(whys[0]) if whys else tr(_NOTHING))


def tip(found: Target, total: int) -> str:
    """What a place says while cards are over it."""
    if found.why_not:
        return found.why_not
    name = tr(MOVES[found.action].label)
    return name if found.count == total else tr("{move} · {count} of {all}", move=name, count=found.count, all=total)
