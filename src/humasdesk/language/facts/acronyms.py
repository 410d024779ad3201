"""Facts: what an acronym stands for, letter by letter against the table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, hit
from humasdesk.language.text import Text
from humasdesk.language.wording import distance

_EXPLAINED = re.compile(r"[ \xa0]*[\"”]?[ \xa0]*\((?P<acronym>[A-Z][A-Za-z]{1,11})\)")
_FAR = 200
"""Code points in front of an acronym in which its words are looked for."""
_SHORTEST, _LONGEST = 3, 10
"""Words of an expansion that says for itself which acronym is meant."""
_WORD = re.compile(r"[^\W\d_][\w'’/-]*,?")


def acronym(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """Words before an acronym in brackets that differ from its expansion, or from what the text gave before."""
    given: dict[str, list[str]] = {}
    for start, block in zip(text.starts, text.body, strict=bool(text.body)):
        clean = block.clean
        if "(" not in clean:
            continue
        for found in _EXPLAINED.finditer(clean):
            name = found["acronym"]
            words = list(_WORD.finditer(clean, max(0, found.start() - _FAR), found.start()))
            known = knowledge.acronyms.get(name, ())
            wrong = _compared(clean, words, known) if known else None
            if wrong is not None:
                yield wrong._replace(
                    start=wrong.start + start,
                    end=wrong.end + start,
                    edits=tuple(one._replace(start=one.start + start, end=one.end + start) for one in wrong.edits),
                    fields={"acronym": name},
                )
            elif name.isupper() and (others := _another(words, name, knowledge)):
                yield hit(start + found.start("acronym"), start + found.end("acronym"), *others, acronym=name,
                          message=mark("These words are shortened to {fix}, says the table, not to {acronym}."))
            elif not known and name.isupper():
                yield from _second(clean, words, name, given, start)


def _compared(text: str, words: list[re.Match[str]], known: tuple[str, ...]) -> Hit | None:
    """The nearest expansion, if the words are like it and not it; ``None`` where they are right or something else."""
    best: tuple[int, list[re.Match[str]], list[str]] | None = None
    for expansion in known:
        wanted = expansion.split()
        own = words[-len(wanted) :]
        if len(own) < len(wanted):
            continue
        wrong = [
            place
            for place, (one, other) in enumerate(zip(own, wanted, strict=True))
            if one.group().casefold().rstrip(",") != other.casefold().rstrip(",")
        ]
        if not wrong:
            return None
        alike = all(distance(own[place].group().casefold(), wanted[place].casefold(), 3) <= 3 for place in wrong)
        if len(wrong) * 2 <= len(wanted) and (alike or len(wanted) > 3) and (best is None or len(wrong) < best[0]):
            best = (len(wrong), own, wanted)
    if best is None:
        return None
    _, own, wanted = best
    wrong = [
        place
        for place, (one, other) in enumerate(zip(own, wanted, strict=True))
        if one.group().casefold().rstrip(",") != other.casefold().rstrip(",")
    ]
    first, last = wrong[0], wrong[-1]
    return hit(own[first].start(), own[last].end(), " ".join(wanted[first : last + 1]))


def _another(words: list[re.Match[str]], name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The acronyms of the words right before the brackets, where ``name`` is none of them but another one's, or their
    letters in disorder."""
    for size in range(min(len(words), _LONGEST), _SHORTEST - 1, -1):
        found = knowledge.shortened.get(" ".join(one.group() for one in words[-size:]).casefold())
        if found:
            mistaken = name in knowledge.acronyms or any(sorted(one) == sorted(name) for one in found)
            return found if mistaken and name not in found else ()
    return ()


def _second(text: str, words: list[re.Match[str]], name: str, given: dict[str, list[str]], start: int) -> Iterator[Hit]:
    """An acronym the table does not have, explained twice in different words."""
    own = _spelled(words, name)
    if not own:
        return
    said = [one.group().casefold().rstrip(",") for one in own]
    earlier = given.setdefault(name, said)
    if earlier != said:
        yield hit(
            start + own[0].start(),
            start + own[-1].end(),
            acronym=name,
            earlier=" ".join(earlier),
            message=mark("{acronym} was explained otherwise before: {earlier}."),
        )


def _spelled(words: list[re.Match[str]], name: str) -> list[re.Match[str]]:
    """The last words whose capitals spell ``name``, small words between them included."""
    letters = list(name)
    for place in range(len(words) - 1, -1, -1):
        first = words[place].group()[0]
        if letters and first.upper() == letters[-1] and first.isupper():
            letters.pop()
        elif first.isupper():
            return []
        if not letters:
            return words[place:]
    return []


RULES = (
    Rule(
        "FACT-ACRONYM",
        mark("The words an acronym is explained by, against the table; two explanations of one acronym."),
        "fact",
        "S",
        mark("{acronym} stands for “{fix}” here, says the table."),
        "tabel akronim",
        (
            ("Forum Kerukunan Umat Baragama (FKUB) hadir.", "Forum Kerukunan Umat Beragama (FKUB) hadir."),
            ("Rencana Pembangunan Jangka Panjang Daerah (RPJMD)", "Rencana Pembangunan Jangka Menengah Daerah (RPJMD)"),
            ("Badan Penanggulangan Bencana Daerah (BNPB)", "Badan Penanggulangan Bencana Daerah (BPBD)"),
            ("Badan Xeno Raya (BXR) dan Balai Xeno Raya (BXR)", ""),
        ),
        ("Forum Kerukunan Umat Beragama (FKUB) hadir.", "sebanyak 50 orang (ASN)", "Badan Xeno Raya (BXR) hadir."),
        text=acronym,
    ),
)
