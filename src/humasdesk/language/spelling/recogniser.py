"""Tells whether a word that no list holds is a right one: affixes around a known stem, a clitic, a bound form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from humasdesk.language.spelling.frames import Parting, partings, unassimilated
from humasdesk.language.spelling.wordlists import UNSEEN, WordLists

CLITICS = ("nyalah", "nyakah", "nya", "lah", "kah", "ku", "mu")
_CAREFUL = frozenset(("lah", "kah", "ku", "mu"))
_VERB_FLAGS = frozenset(("M0", "Mk", "Mi", "D0", "Dk", "Di", "MR", "Mu", "Mt", "Mg", "Mh", "MG", "MM", "Mm", "Mo", "DR",
                         "Du", "Dt", "T0", "Tk"))
_BARE_FLAGS = frozenset(("M0", "D0", "MG", "MM", "T0"))
_LOAN_VERB = re.compile(r"(?:isasi|fikasi|asi|isi|usi|ksi|ensi|ir)\Z")
"""Loan stems that take affixes as verbs do, whatever their flags."""
_LOAN_LENGTH = 6
_COMMON = 540
"""The level down to which a stem counts as common: about four in a million words."""
_TWO_STEMS = 8
_IN_USE = 620
_RARE = UNSEEN - 1
_STEM = 4
_TELLING = 7
"""Letters of a stem that no slip makes by chance."""
_BASE = 3
"""The shortest stem that needs no flag, and the shortest word before a clitic."""
_BOUND_REST, _BOUND_REST_SHORT = 5, 7
"""Letters behind a bound form; behind one of two letters it takes more."""
_NESTED = 9


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The stems by what they take; ``in_list`` says whether a word stands in the lexicon."""

    verbs: frozenset[str]
    bare: frozenset[str]
    common: frozenset[str]
    stems: frozenset[str]
    words: WordLists
    bound: Mapping[str, tuple[str, ...]]
    in_list: Callable[[str], bool]

    def parse(self, word: str) -> str | None:
        """How ``word`` (in lower case) is made, as ``di- + konfirmasi + -kan``, or ``None``."""
        for clitic in CLITICS:
            base = word[:-len(clitic)]
            if len(base) < _BASE or not word.endswith(clitic):
                continue
            if self.in_list(base):
                if self.level(base) <= (_COMMON if len(base) == _BASE and clitic in _CAREFUL else
                                        _RARE if len(base) <= _STEM else UNSEEN):
                    return f"{base} + -{clitic}"
            elif len(base) > _BASE:
                found = self.derivation(base)
                if found:
                    return f"{found} + -{clitic}"
        return self.derivation(word)

    def level(self, word: str) -> int:
        """Negative centibels; ``UNSEEN`` for a word never counted."""
        return self.words.levels.get(word, UNSEEN)

    def derivation(self, word: str) -> str | None:
        """Like :meth:`parse`, without clitics."""
        for parting in partings(word):
            if parting.stem in self.stems:
                if self._allowed(word, parting):
                    return parting.parse
            elif len(parting.stem) >= _TWO_STEMS and parting.frame.prefix and parting.frame.suffix \
                    and self._is_compound(parting.stem):
                return parting.parse
        return self._nested(word) or self._joined(word) or self._abstract(word)

    def _is_compound(self, stem: str) -> bool:
        """Whether two common stems make this one: affixes at both ends join them (*me-lepas-liar-kan*)."""
        return any(stem[:at] in self.common and stem[at:] in self.common
                   for at in range(_STEM, len(stem) - _STEM + 1))

    def _allowed(self, word: str, parting: Parting) -> bool:
        """Whether a known stem takes this frame."""
        stem, frame = parting.stem, parting.frame
        if stem in self.words.function and stem not in self.words.verbs:
            return False
        if frame.prefix in ("di", "ke") and not frame.suffix and stem in self.words.places:
            return False
        if frame.suffix == "i" and stem[-1] == "i":
            return False
        if frame.suffix == "kan" and self._swallowed_k(stem):
            return False
        if stem in self.words.compounds:
            return bool(frame.prefix and frame.suffix)
        if frame.need == "verb":
            return stem in (self.verbs if frame.suffix else self.bare)
        if frame.need == "agent":
            return stem in self.bare and self.level(stem) <= _IN_USE
        if frame.need == "common" and (stem in self.common and (len(stem) > _STEM or frame.prefix != "ter"
                                                                or stem in self.verbs)):
            return True
        if frame.need == "counted":
            return stem in self.words.levels or len(stem) >= _TELLING
        return word in self.words.levels

    def _swallowed_k(self, stem: str) -> bool:
        """``menggerakan``: the stem with a k is the commoner one."""
        with_k = stem + "k"
        return with_k in self.stems and self.level(with_k) < self.level(stem) and stem not in self.words.verbs

    def _nested(self, word: str) -> str | None:
        """Affixes around a word that is itself derived: ``berpenghasilan``, ``seperjuangan``, ``keterwakilan``."""
        if len(word) < _NESTED:
            return None
        start, rest = word[:2], word[2:]
        if word[:3] == "ber" and word[3:5] in ("pe", "ke") and self.in_list(word[3:]):
            return f"ber- + {word[3:]}"
        if start == "se" and rest in self.words.levels and self.in_list(rest):
            return f"se- + {rest}"
        if start == "ke" and word.endswith("an") and len(word) > _NESTED + 1 and self.in_list(rest[:-2]):
            return f"ke- + {rest[:-2]} + -an"
        return None

    def _joined(self, word: str) -> str | None:
        """``antarkabupaten``, ``pascabencana``, ``nonformal``."""
        for form in self.bound.get(word[:2], ()):
            rest = word[len(form):]
            if not word.startswith(form) or not self.in_list(rest):
                continue
            least = _BOUND_REST if len(form) > 2 else _BOUND_REST_SHORT  # "re", "ko": two letters
            if len(rest) >= least and (rest in self.words.levels or len(form) > _BASE):
                return f"{form}- + {rest}"
        return None

    def _abstract(self, word: str) -> str | None:
        """``kondusivitas`` of *kondusif*, ``operasionalitas`` of *operasional*."""
        if word.endswith("itas") and len(word) >= _NESTED:
            base = word[:-4]
            base = base[:-1] + "f" if base.endswith("iv") else base
            if base.endswith(("if", "al", "il")) and self.in_list(base):
                return f"{base} + -itas"
        return None

    def unassimilated(self, word: str) -> Parting | None:
        """The parting of a word whose stem should have lost its first letter (``mentaati``), or ``None``."""
        for parting in unassimilated(word):
            if parting.stem in self.common and not (parting.frame.suffix == "i" and parting.stem[-1] == "i"):
                return parting
        return None

    def missing_k(self, word: str) -> str | None:
        """``menunjukan`` gives ``menunjukkan``; ``None`` for all other words."""
        if word.endswith("kan") and word[:2] in ("me", "di", "te", "be", "ku"):
            right = word[:-3] + "kkan"
            if self.in_list(right) or self.derivation(right):
                return right
        return None

    def needless_k(self, word: str) -> str | None:
        """``penunjukkan`` gives ``penunjukan``; ``None`` for all other words."""
        if word.endswith("kkan") and word[:2] in ("pe", "ke"):
            right = word[:-3] + "an"
            if self.in_list(right) or self.derivation(right):
                return right
        return None


def make(words: WordLists, in_list: Callable[[str], bool]) -> Recogniser:
    """The recogniser of these lists."""
    # made from a list, whose length is known: a set that grew word by word keeps room for twice as many
    stems = frozenset([*words.extra, *(word for word, flags in words.stems.items() if "=" not in flags)])
    loans = words.verbs.union(word for word in stems if len(word) >= _LOAN_LENGTH and _LOAN_VERB.search(word))
    verbs = loans.union(word for word, flags in words.stems.items() if not flags.isdisjoint(_VERB_FLAGS))
    bare = loans.union(word for word, flags in words.stems.items() if not flags.isdisjoint(_BARE_FLAGS))
    common = verbs.union(word for word, level in words.levels.items()
                         if level <= _COMMON and len(word) >= _STEM and word in stems) - words.function
    bound: dict[str, tuple[str, ...]] = {}
    for form in sorted(words.bound):
        bound[form[:2]] = (*bound.get(form[:2], ()), form)
    return Recogniser(verbs, bare, common, stems, words, bound, in_list)
