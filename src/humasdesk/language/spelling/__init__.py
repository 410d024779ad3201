"""Indonesian spelling: which words are right, why, and what was meant; knows nothing of releases or windows."""

from humasdesk.language.spelling.speller import Speller
from humasdesk.language.spelling.verdict import Mark, Verdict

__all__ = ["Mark", "Speller", "Verdict"]
