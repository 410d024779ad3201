"""What a text lacks before it may go on, and what the language desk finds in it.

``check`` answers the check list of submit and publish. ``findings`` answers spelling, house style and facts of a
release; ``check_file`` those of a file as it lies there, without a desk.
"""

from humasdesk.language.finding import Finding, Fix, answers
from humasdesk.services.checking.files import FileFinding, check_file
from humasdesk.services.checking.finding import checker, findings, fixed, located, mended, text_of, with_suggestions
from humasdesk.services.checking.lacks import RULES, Rule, Shortcoming, check

__all__ = ["RULES", "FileFinding", "Finding", "Fix", "Rule", "Shortcoming", "answers", "check", "check_file", "checker",
           "findings", "fixed", "located", "mended", "text_of", "with_suggestions"]
