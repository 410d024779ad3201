"""Finds what was meant by a word that is not known, and puts the likeliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from humasdesk.language.spelling import core
from humasdesk.language.spelling.nearby import FAR, within_two
from humasdesk.language.spelling.ranking import penalty, rarity
from humasdesk.language.spelling.recogniser import CLITICS
from humasdesk.language.spelling.sound import plausible
from humasdesk.language.spelling.wordlists import UNSEEN

if TYPE_CHECKING:
    from humasdesk.language.spelling.speller import Speller

_PLACES = 60_000
"""How far the walk may go: about 40 ms on an ordinary computer."""
_LONGEST, _LONGEST_WHOLE = 30, 80
"""Letters of a word, and of a word with hyphens, for which anything is offered."""
_KEPT_FAR = 120
_SPLIT_COST = 4.0
_RARE_HALF, _LONG_HALF, _RARE_HALF_LONG = 450, 5, 580
"""How rare the halves of two words written as one may be, and from how many letters on they may be rarer."""
_RARER_WITH_CLITIC = 150
_PREPOSITIONS = ("di", "ke")
_TWO_SLIPS_LENGTH, _MADE_LENGTH = 4, 6
"""From how many letters on words two slips away, and words that affixes make, are looked for."""


def suggest(speller: Speller, word: str, limit: int) -> list[str]:
    """At most ``limit`` words, in the case of ``word``; see :meth:`Speller.suggest`."""
    lower = word.lower()
    if max(map(len, lower.split("-"))) > _LONGEST or len(lower) > _LONGEST_WHOLE:
        return []
    found = dict.fromkeys(_certain(speller, lower))
    if "-" in lower:
        found.update(dict.fromkeys(_by_parts(speller, lower, limit)))
    else:
        if len(found) < limit:
            found.update(dict.fromkeys(_ranked(speller, lower)))
        if not found:
            found.update(dict.fromkeys(_slipped_splits(speller, lower)))
    return [_in_case_of(word, each, speller) for each in list(found)[:limit]]


def _certain(speller: Speller, lower: str) -> list[str]:
    """What the verdict itself names."""
    verdict = speller.judge_lower(lower)
    if verdict.severity is None or verdict.why in ("unknown", "near-name") or not verdict.detail:
        return []
    return verdict.detail.split(" / ")


def _by_parts(speller: Speller, lower: str, limit: int) -> list[str]:
    """Suggestions for a hyphenated word: the unknown parts replaced."""
    parts = lower.split("-")
    wholes = [""]
    for part in parts:
        known = len(part) < 2 or speller.judge(part).known
        options = [part] if known else speller.suggest(part, 3) or [part]
        wholes = [f"{whole}-{option}" if whole else option for whole in wholes for option in options]
    same = [whole for whole in wholes if len(set(whole.split("-"))) == 1]
    return list(dict.fromkeys([*same, *(whole for whole in wholes if whole != lower)]))[:limit]


def _ranked(speller: Speller, lower: str) -> list[str]:
    """All candidates, likeliest first."""
    weights: dict[str, float] = {}
    for candidate, slips in _candidates(speller, lower).items():
        if candidate != lower and candidate not in speller.words.baku:
            weights[candidate] = penalty(lower, candidate, _level(speller, candidate), slips)
    for split, weight in _splits(speller, lower):
        weights[split] = weight
    return sorted(weights, key=lambda candidate: (weights[candidate], candidate))


def _level(speller: Speller, word: str) -> int:
    """How common a word is; of one never counted with -nya, by the word without."""
    level = speller.level(word)
    if level == UNSEEN and word.endswith("nya"):
        level = min(level, speller.level(word[:-3]) + _RARER_WITH_CLITIC)
    return level


def _candidates(speller: Speller, lower: str) -> dict[str, int]:
    """Words one or two slips away, with the number of slips."""
    found: dict[str, int] = dict.fromkeys(_one_slip(speller, lower), 1)
    if len(lower) < _TWO_SLIPS_LENGTH:
        return found
    far = sorted((word for word, slips in within_two(lower, speller.words.graph, _PLACES) if slips == 2),
                 key=lambda word: (speller.level(word), word))
    for place, word in enumerate(far):
        if place < _KEPT_FAR or (word[0] == lower[0] and word[-2:] == lower[-2:]):
            found.setdefault(word, 2)
    for clitic in CLITICS:
        base = lower[:-len(clitic)]
        if lower.endswith(clitic) and len(base) > _TWO_SLIPS_LENGTH:
            for word, slips in within_two(base, speller.words.graph, _PLACES // 2):
                if slips == FAR and speller.level(word) < UNSEEN:
                    found.setdefault(word + clitic, 2)
            break
    return found


def _one_slip(speller: Speller, lower: str) -> list[str]:
    """Words one slip away: those of the lists, those that were handed in, and those that the recogniser knows."""
    given = speller.given
    strings = core.one_slip(speller.core, lower)
    listed = [string for string in strings if string in speller.lexicon or string in given]
    if len(lower) < _MADE_LENGTH:
        return listed
    parse = speller.recogniser.parse
    runs = speller.runs
    return listed + [string for string in strings
                     if string not in speller.lexicon and plausible(string, runs) and parse(string)]


def _splits(speller: Speller, lower: str) -> list[tuple[str, float]]:
    """Two common words written as one."""
    found = []
    for at in range(2, len(lower) - 1):
        one, other = lower[:at], lower[at:]
        if one in _PREPOSITIONS and len(other) >= _LONG_HALF and speller.in_list(other):
            found.append((f"{one} {other}", _SPLIT_COST))
            continue
        rarer = max(speller.level(one), speller.level(other))
        most = _RARE_HALF_LONG if min(len(one), len(other)) >= _LONG_HALF else _RARE_HALF
        if rarer <= most and speller.in_list(one) and speller.in_list(other):
            found.append((f"{one} {other}", _SPLIT_COST + rarity(rarer)))
    return found


def _slipped_splits(speller: Speller, lower: str) -> list[str]:
    """Two common words written as one, with a slip in either: ``trimakasih``. Likeliest first."""
    found: dict[str, int] = {}
    for at in range(_TWO_SLIPS_LENGTH, len(lower) - _TWO_SLIPS_LENGTH + 1):
        one, other = lower[:at], lower[at:]
        for half, rest, order in ((one, other, "{half} {near}"), (other, one, "{near} {half}")):
            if speller.level(half) <= _RARE_HALF and speller.in_list(half):
                for near in speller.standard.near(rest, _RARE_HALF)[:1]:
                    found[order.format(half=half, near=near)] = speller.level(half) + speller.level(near)
    return sorted(found, key=lambda words: (found[words], words))


def _in_case_of(word: str, candidate: str, speller: Speller) -> str:
    """``candidate`` with the capitals of ``word``, or those of the name it is."""
    given = speller.given.get(candidate)
    if given and given.spelling != candidate and not speller.in_list(candidate):
        return given.spelling
    if word.isupper() and len(word) > 1:
        return candidate.upper()
    if word[:1].isupper():
        return candidate[:1].upper() + candidate[1:]
    return candidate.capitalize() if candidate in speller.words.names and not speller.in_list(candidate) else candidate
