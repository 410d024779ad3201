"""Words that are written but not standard, with the form to use: our list, its affixed forms, and three sound rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from humasdesk.language.spelling import core
from humasdesk.language.spelling.frames import joined, partings
from humasdesk.language.spelling.ranking import slip_cost
from humasdesk.language.spelling.recogniser import CLITICS, Recogniser
from humasdesk.language.spelling.verdict import Verdict, hint, non_standard
from humasdesk.language.spelling.wordlists import UNSEEN, WordLists

_TOP_OF_MADE, _TOP_OF_STEMS = 380, 350
"""How common a word must be that a made word, or a stem, may be a slip of: one in 6,000 words, one in 3,000."""
_RARE_STEM = 560
_LEAST_LETTERS = 4
_WEAK_ENDINGS = ("i", "kan", "an", "ku", "mu")
_PUN_BASE = 3
_EASY = 1.1
"""The weight up to which a slip comes easily: a neighbour key, another vowel, a letter more or less, two exchanged. An
arbitrary letter for another does not, and a rare word that differs so is seldom a slip."""
_SHORT_FORM = 3


@dataclass(frozen=True, slots=True)
class Standard:
    """The list and the rules; asked with words in lower case."""

    words: WordLists
    recogniser: Recogniser
    core: Any

    def listed_verdict(self, word: str) -> Verdict | None:
        """The verdict on a word of our list, also with a clitic; ``None`` for all others."""
        found = self.listed(word)
        if found:
            return non_standard(" / ".join(found), "COMPOUND-SPLIT" if " " in found[0] else "BAKU")
        return None

    def listed(self, word: str) -> tuple[str, ...]:
        """The standard forms of a listed word, also with a clitic behind it."""
        baku = self.words.baku
        if word in baku:
            return baku[word]
        for clitic in CLITICS:
            base = word[:-len(clitic)]
            if base in baku and word.endswith(clitic) and not self.recogniser.in_list(word):
                return tuple(form + clitic for form in baku[base])
        return ()

    def affixed(self, word: str) -> Verdict | None:
        """``diijinkan``: the standard stem in the same frame."""
        for end in ("", *CLITICS):
            body = word[:len(word) - len(end)]
            if not word.endswith(end):
                continue
            if self.recogniser.in_list(body):
                return None
            for parting in partings(body):
                forms = self.words.baku.get(parting.stem, ())
                if forms and len(parting.stem) >= _LEAST_LETTERS and " " not in forms[0]:
                    right = joined(parting.frame, forms[0])
                    if right != body:
                        return non_standard(right + end)
        return None

    def by_rule(self, word: str) -> Verdict | None:
        """The verdict on a word that is neither listed nor made by the rules of the language."""
        return self._joined(word) or self._sound(word)

    def _joined(self, word: str) -> Verdict | None:
        """``dimana``, ``siapapun``: two words written as one."""
        if word[:2] in ("di", "ke"):
            for end in ("", *CLITICS, "pun"):
                if word.endswith(end) and word[2:len(word) - len(end)] in self.words.places:
                    rest = f"{word[2:-3]} pun" if end == "pun" else word[2:]
                    return non_standard(f"{word[:2]} {rest}", "DI-KE-SPLIT")
        base = word[:-3]
        if word.endswith("pun") and len(base) >= _PUN_BASE and word not in self.words.pun \
                and (self.recogniser.in_list(base) or self.recogniser.parse(base)):
            return non_standard(f"{base} pun", "PUN-SPLIT")
        return None

    def _sound(self, word: str) -> Verdict | None:
        """``menunjukan`` and ``mentaati``."""
        for end in ("", *CLITICS):
            body = word[:len(word) - len(end)]
            if not word.endswith(end):
                continue
            right = self.recogniser.missing_k(body) or self.recogniser.needless_k(body)
            if right:
                return non_standard(right + end, "KAN-K")
            parting = self.recogniser.unassimilated(body)
            if parting:
                return non_standard(joined(parting.frame, parting.stem) + end, "LULUH")
        return None

    def confusable(self, word: str, parse: str) -> Verdict | None:
        """A hint where a right form that was never counted is one slip from a very common word: ``tatapi``, ``tingi``.

        ``parse`` is how the word is made, empty for a word of the list. Of made words only those of a rare stem, and
        those with a suffix that nearly every stem takes.
        """
        if len(word) < _LEAST_LETTERS or word in self.words.levels or word in self.words.rare \
                or word in self.words.extra:
            return None
        top = _TOP_OF_MADE
        if word in self.words.stems:
            top = _TOP_OF_STEMS
        elif not self._is_weak(word, parse):
            return self._misjoined(word, parse)
        common = self.likely_slip(word, top)
        return hint("confusable", "CONFUSABLE", common) if common else self._misjoined(word, parse)

    def likely_slip(self, word: str, top: int = _TOP_OF_STEMS) -> str:
        """The word at least as common as ``top`` that ``word`` may easily be a slip of; empty where there is none."""
        for common in self.near(word, top):
            shared = common.startswith(word) or word.startswith(common)
            if common[0] == word[0] and not (shared and len(word) <= _LEAST_LETTERS) \
                    and slip_cost(word, common) <= _EASY:
                return common
        return ""

    def _misjoined(self, word: str, parse: str) -> Verdict | None:
        """``diantarnya``, which is a joined *di antaranya* with a letter swallowed, and ``deciptakan``, where a short
        bound form may be a prefix with a slip in it."""
        if parse and word[:2] in ("di", "ke"):
            meant = (self._joined(string) for string in core.one_slip(self.core, word)
                     if len(string) > len(word) and string in self.words.levels and string[:2] == word[:2])
            found = next((one for one in meant if one and one.rule == "DI-KE-SPLIT"), None)
            return hint("confusable", "CONFUSABLE", found.detail) if found else None
        form = parse.partition("- + ")[0]
        if form in self.words.bound and len(form) <= _SHORT_FORM:
            rest = word[len(form):]
            near = [one for one in self.near(word, _RARE_STEM) if one.endswith(rest) and slip_cost(word, one) <= _EASY]
            return hint("confusable", "CONFUSABLE", near[0]) if near else None
        return None

    def _is_weak(self, word: str, parse: str) -> bool:
        """Whether a made word says little for itself."""
        for end in _WEAK_ENDINGS:
            if word.endswith(end) and word[:-len(end)] in self.words.stems:
                return True
        stem = next((part for part in parse.split(" + ") if "-" not in part), "")
        return bool(stem) and self.recogniser.level(stem) > _RARE_STEM

    def near(self, word: str, least: int) -> list[str]:
        """Words of the list at least as common as the level ``least`` and one slip from ``word``, commonest first."""
        levels = self.words.levels
        found = [string for string in core.one_slip(self.core, word)
                 if levels.get(string, UNSEEN) <= least and string != word and self.recogniser.in_list(string)
                 and string not in self.words.baku]
        return sorted(found, key=lambda common: (levels[common], common))
