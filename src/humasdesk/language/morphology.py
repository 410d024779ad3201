"""Reduces Indonesian words to the form under which the search index keeps them.

``pembangunan``, ``dibangun``, ``membangun`` and ``bangunan`` are all kept as ``bangun``. A word is taken apart only
where a known stem is left: by a frame the stem's flags permit, else by a clitic before which a known word stands,
else by a looser frame around a well-known stem. Everything else, names above all, stays as it is: two words kept
apart cost one search result, two words merged wrongly cost trust.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from humasdesk.language import lexicon
from humasdesk.language.affixes import CLITICS, SUFFIXES, Opening, openings_by_start
from humasdesk.language.letters import fold, folded_words
from humasdesk.language.lexicon import UNSEEN, Lexicon

__all__ = ["fold", "index_form", "root_form", "version"]

_RULES = 1
"""Goes up when the rules here or in ``affixes`` give a word another form; see :func:`version`."""

_OPENINGS = openings_by_start()
_BARE = _OPENINGS[""]
_SHORTEST = 4
_UNKNOWN_BEFORE_NYA = 4
_VERB_LENGTH = 5


def version() -> str:
    """What the forms depend on: these rules and the word lists. Another version means: build the index anew."""
    return f"{_RULES}-{lexicon.fingerprint()}"


def index_form(text: str) -> str:
    """The forms of all words of ``text`` in order, with blanks between; then, once each, the joined compounds.

    A compound counts wherever it stands, in two words or in one: ``tanda tangan`` and ``penandatanganan`` both give
    ``tanda``, ``tangan`` and, at the end, ``tandatangan``.
    """
    words = lexicon.load()
    forms: list[str] = []
    joined: dict[str, None] = {}
    before: dict[str, str] | None = None
    for word in folded_words(text):
        form = _root(word)
        if before is not None and form in before:
            joined[before[form]] = None
        before = words.compounds.get(form)
        if form in words.parts:
            joined[form] = None
            forms.extend(words.parts[form])
        else:
            forms.append(form)
    forms.extend(joined)
    return " ".join(forms)


def root_form(word: str) -> str:
    """The form one word is kept under: ``menyukseskan`` gives ``sukses``, ``penandatanganan`` ``tandatangan``.

    The word is folded first. A word with a hyphen is taken by its parts: one form where they agree
    (``program-program``), else the parts' forms with a blank between (``sayur-mayur``).
    """
    if word.isalpha():
        return _root(fold(word))
    forms = dict.fromkeys(_root(part) for part in folded_words(word))
    return " ".join(forms)


@lru_cache(maxsize=20_000)
def _root(word: str) -> str:
    """The form of one folded word."""
    words = lexicon.load()
    if word in words.forms:
        return words.forms[word]
    if word in words.flags or len(word) < _SHORTEST:
        return word
    return (_permitted(word, words) or _without_clitic(word, words) or _loosely(word, words)
            or _cautiously(word, words) or word)


def _known(word: str, words: Lexicon) -> str | None:
    """The form of a stem, a fixed form or a permitted derivation; ``None`` for any other word."""
    if word in words.flags or word in words.forms:
        return words.forms.get(word, word)
    return _permitted(word, words)


def _partings(word: str) -> Iterator[tuple[str, str, Opening]]:
    """Every way to cut ``word`` into opening, stem and suffix by the sound rules: ``(stem, suffix, opening)``."""
    openings = _OPENINGS.get(word[:2], ())
    for suffix in SUFFIXES:
        if not word.endswith(suffix):
            continue
        core = word[:len(word) - len(suffix)]
        for opening in openings:
            if core.startswith(opening.written):
                stem = opening.restored + core[len(opening.written):]
                if stem.startswith(opening.begins) and not (opening.not_begins and stem.startswith(opening.not_begins)):
                    yield stem, suffix, opening
        if suffix:
            yield core, suffix, _BARE[0]


def _permitted(word: str, words: Lexicon) -> str | None:
    """The most frequent stem whose flags permit the frame seen in ``word``."""
    best: tuple[int, int, str] | None = None
    for stem, suffix, opening in _partings(word):
        flags = words.flags.get(stem)
        if flags and opening.flags.get(suffix) in flags:
            found = (words.levels.get(stem, UNSEEN), -len(stem), stem)
            if best is None or found < best:
                best = found
    return _derived(best[2], words) if best else None


def _derived(stem: str, words: Lexicon) -> str:
    """The form of what an affix makes of ``stem``."""
    return words.derived.get(stem) or words.forms.get(stem, stem)


def _without_clitic(word: str, words: Lexicon) -> str | None:
    """The form of what stands before -nya, -lah, -kah, -ku, -mu, -pun, where that is known."""
    for clitic in CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= 3:
            form = _known(word[:-len(clitic)], words)
            if form:
                return form
    return None


def _loosely(word: str, words: Lexicon) -> str | None:
    """The longest well-known stem in a frame taken without its flag; also ``menunjukan`` for menunjukkan."""
    best: tuple[int, int, str] | None = None
    for stem, suffix, opening in _partings(word):
        least = opening.loose.get(suffix, 0)
        if not least and suffix == "an" and "kan" in opening.loose and stem[-1:] == "k":
            least = 4
        if least and len(stem) >= least and _well_known(stem, words):
            found = (-len(stem), words.levels.get(stem, UNSEEN), stem)
            if best is None or found < best:
                best = found
    return _derived(best[2], words) if best else None


def _well_known(stem: str, words: Lexicon) -> bool:
    """Whether a stem may do without a flag: it stands in the frequency list, or is a verb of some length."""
    return stem in words.levels or (len(stem) >= _VERB_LENGTH and "M0" in words.flags.get(stem, ()))


def _cautiously(word: str, words: Lexicon) -> str | None:
    """What a clitic leaves: a loose derivation, or before -nya any word of some length (``instagramnya``).

    One n is often dropped before -nya: ``jawabanya`` is jawabannya.
    """
    for clitic in CLITICS:
        if word.endswith(clitic):
            base = word[:-len(clitic)]
            form = _loosely(base, words)
            if form is None and clitic == "nya" and len(base) >= _UNKNOWN_BEFORE_NYA:
                form = _known(base + "n", words) or base
            if form:
                return form
    return None
