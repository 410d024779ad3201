"""What a text lacks before it may go on (``check``), and what the language desk finds in it.

The language desk takes a while to load, so it is not brought in from here: :mod:`~humasdesk.services.checking.finding`
answers spelling, house style and facts of a release, :mod:`~humasdesk.services.checking.files` those of a file as it
lies there, without a desk.
"""

from humasdesk.services.checking.lacks import RULES, Rule, Shortcoming, check

__all__ = ["RULES", "Rule", "Shortcoming", "check"]
