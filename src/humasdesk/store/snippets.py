"""Where a query's words stand in a text, and a few lines of it around the first of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from humasdesk.store.search import WORD, Forms, Term

HIT_START, HIT_END = "\x02", "\x03"


def _place(text: str, word: str, goes_on: bool) -> int | None:
    """Where ``word`` first stands in ``text`` as a word of its own, or as the beginning of one that goes on."""
    place = text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[place - 1:place].isalnum() and (goes_on or not text[end:end + 1].isalnum()):
            return place
        place = text.find(word, place + 1)
    return None


class Marker:
    """Finds a query's words in a text, the way the index found them, and cuts a snippet around the first: the words as
    they are written, where they stand so, else any other form of them."""

    def __init__(self, terms: Iterable[Term], forms: Forms, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._forms = forms
        self._exact: set[str] = set()
        self._stems: set[str] = set()
        self._beginnings: list[str] = []
        self._known: dict[str, bool] = {}
        self._phrases: list[str] = []
        for term in terms:
            if term.without:
                continue
            self._exact.update(fold(word) for word in term.words)
            if len(term.words) > 1:
                self._phrases.append(" ".join(term.words).lower())
            if not term.exact:
                self._stems.add(forms.word(term.words[0]))
            if term.beginning:
                self._beginnings.append(fold(term.words[0]))

    def hits(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Start and end (code points) of every matching word from ``start`` to ``end``, found as they are asked for."""
        known = self._known  # texts repeat their words: each is judged once for all texts of a search
        for found in WORD.finditer(text, start, len(text) if end is None else end):
            word = found.group()
            if word not in known:
                known[word] = self._is_hit(word)
            if known[word]:
                yield found.span()

    def first(self, text: str) -> int | None:
        """Where the first match begins, if there is any: a phrase, a word as it is written, any other form of it."""
        lower = text.lower()
        if len(lower) == len(text):
            whole = [(word, False) for word in self._exact.difference(self._beginnings)]
            for wanted in ([(phrase, False) for phrase in self._phrases], whole + [(one, True) for one in
                                                                                 self._beginnings]):
                places = [place for word, goes_on in wanted if (place := _place(lower, word, goes_on)) is not None]
                if places:
                    return min(places)
        return next((left for left, _ in self.hits(text)), None)

    def _is_hit(self, word: str) -> bool:
        folded = self._fold(word)
        if folded in self._exact or any(folded.startswith(one) for one in self._beginnings):
            return True
        return bool(self._stems) and self._forms.word(word) in self._stems

    def snippet(self, text: str, width: int = 160, *, first: int | None = None) -> str:
        """About ``width`` code points of ``text`` around the first hit (``first``, where the caller has looked for it),
        every hit between the two marks."""
        if first is None:
            first = self.first(text) or 0
        start = text.rfind(" ", 0, first - width // 3) + 1 if first > width // 3 else 0
        end = min(len(text), start + width)
        if end < len(text):
            end = max(text.rfind(" ", start, end), start + width // 2)
        parts, place = (["…"] if start else []), start
        whole = text.find(" ", end)  # a word cut off at the end is judged, and left out, as the whole word it is
        for left, right in self.hits(text, start, None if whole < 0 else whole):
            if right <= end:
                parts += [text[place:left], HIT_START, text[left:right], HIT_END]
                place = right
        parts.append(text[place:end])
        if end < len(text):
            parts.append("…")
        return "".join(parts).replace("\n", " ")
