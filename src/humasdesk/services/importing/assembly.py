"""Puts the parts of a release together and writes every change on the way down, in the order of the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from humasdesk.document import normal
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Document, Paragraph, Spans
from humasdesk.errors import BadInput
from humasdesk.i18n import mark
from humasdesk.records.record import MAX_BODY, canonical
from humasdesk.services.importing import dateline, days, leaves, signoff
from humasdesk.services.importing.blanks import skeleton, tidy, visible_end
from humasdesk.services.importing.changes import CONTEXT, Change, Field, Kind
from humasdesk.services.importing.ledger import Ledger
from humasdesk.services.importing.values import Imported, Parts, SignOff
from humasdesk.services.importing.veils import unveiled, without

LONGEST_BODY = 900_000
"""Code points of a body, at most: what a revision can carry."""

LARGEST = MAX_BODY - 50_000
"""Bytes of body and list of changes, at most: both lie in one record, with room for the rest of it."""


class Assembly:
    """The parts found so far. To be called from the top of the text to its bottom."""

    __slots__ = ("_date", "_fields", "_ledger", "_sign_off")

    def __init__(self) -> None:
        self._ledger = Ledger()
        self._fields: dict[Field, str] = {"kicker": "", "headline": "", "dateline": ""}
        self._date: date | None = None
        self._sign_off = SignOff()

    def has(self, field: Field) -> bool:
        """Whether ``field`` is filled already."""
        return self._date is not None if field == "date" else bool(self._fields[field])

    def title(self, field: Field, line: str, source: str = "") -> None:
        """Take ``line`` as kicker or headline; ``source`` is its Markdown where it was formatted."""
        words = tidy(line)
        self._ledger.add("kicker" if field == "kicker" else "headline", field, words, words, place="top",
                         source=source)
        self._fields[field] = self._ledger.tidied_line(field, line)

    def day(self, line: str) -> None:
        """Take a line that holds nothing but a day."""
        self._date = days.read(line)
        self._ledger.add("date", "date", unveiled(line), self._date.isoformat() if self._date else "", place="top")

    def entry(self, line: str, field: Field | None, value: str) -> None:
        """Take a line of front matter, and what it says for ``field``."""
        self._ledger.add("front-matter", field or "body", unveiled(line), value if field else "", place="top")
        if field == "date":
            self._date = date.fromisoformat(value)
        elif field:
            self._fields[field] = without(value)

    def leave_out(self, line: str, place: str, source: str = "") -> None:
        """Leave a line of web furniture out of the release; ``place`` is ``top`` or ``bottom``."""
        self._ledger.add("furniture", "body", unveiled(line), place=place, source=source)

    def finish(self, document: Document, below: Collection[tuple[str, str]], places: Collection[str] | None,
               markdown: bool) -> Imported:
        """The whole: dateline and sign-off taken out of the body, the body tidied, the furniture ``below`` it (each
        line with its Markdown) left out. Raises :class:`BadInput` for a text no release can hold."""
        opening = None if self.has("dateline") else _dateline(document, places)
        whole, document = document, _after(document, opening)
        document, closing = _without_sign_off(document)
        if opening is not None:
            self._place(whole, document, opening)
        document = self._ledger.tidied_body(document, markdown)
        self._propose_day(document)
        if closing is not None:
            self._sign(document, *closing)
        for line, source in below:
            self.leave_out(line, "bottom", source)
        body = without(to_markdown(normal.document(document)))
        refuse_long(len(body))
        parts = Parts(self._fields["kicker"], self._fields["headline"], self._fields["dateline"], self._date, body,
                      self._sign_off)
        _refuse_large(body, self._ledger.changes)
        return Imported(parts, tuple(self._ledger.changes))

    def _propose_day(self, document: Document) -> None:
        """Take the day that the text tells of, where no line or front matter names one."""
        found = None if self.has("date") else days.told(leaves.text_of(spans) for spans in leaves.leaves(document))
        if found is not None:
            words, self._date = found
            self._ledger.add("date", "date", words, self._date.isoformat())

    def _place(self, whole: Document, document: Document, found: dateline.Dateline) -> None:
        """Write down a dateline that was cut off from the beginning of ``whole``, which left ``document``."""
        spans = leaves.cut(next(leaves.leaves(whole)), 0, found.length)
        right = skeleton(leaves.text_of(next(leaves.leaves(document))))[:CONTEXT]
        self._ledger.add("dateline", "dateline", unveiled(leaves.text_of(spans)), found.words, place="start",
                         right=right, source=_source(spans))
        self._fields["dateline"] = found.words

    def _sign(self, document: Document, spans: Spans, found: signoff.SignOff) -> None:
        """Write down a sign-off whose ``spans`` were cut off from the end of ``document``."""
        before = leaves.text_of(spans)
        self._sign_off = SignOff(found.initials, found.unit)
        own = found.start == 0
        left = "" if own else skeleton(leaves.text_of(list(leaves.leaves(document))[-1]))[-CONTEXT:]
        kind: Kind = "sign-off" if str(self._sign_off) else "end-mark"
        self._ledger.add(kind, "sign_off" if kind == "sign-off" else "body", unveiled(before), str(self._sign_off),
                         place="bottom" if own else "end", left=left, source=_source(spans))


def refuse_long(count: int) -> None:
    """Raise :class:`BadInput` for a body of so many characters, if no release can hold them."""
    if count > LONGEST_BODY:
        raise BadInput(mark("This text is too long for one release: {count} characters, {limit} at most. Split it."),
                       count=count, limit=LONGEST_BODY)


def _refuse_large(body: str, changes: Sequence[Change]) -> None:
    """The same by bytes, for what only its list of changes or its script makes too large."""
    if len(body) + 500 * len(changes) < LARGEST // 4:
        return
    size = len(canonical({"body": body, "changes": [change.to_json() for change in changes]}))
    if size > LARGEST:
        raise BadInput(mark("This text is too long for one release with the list of its changes: {count} bytes, "
                            "{limit} at most. Split it."), count=size, limit=LARGEST)


def _dateline(document: Document, places: Collection[str] | None) -> dateline.Dateline | None:
    """The dateline that the first paragraph begins with."""
    first = document[0] if document else None
    return dateline.find(leaves.text_of(first.spans), places) if isinstance(first, Paragraph) else None


def _after(document: Document, found: dateline.Dateline | None) -> Document:
    """``document`` without the dateline at its beginning."""
    if found is None:
        return document
    spans = next(leaves.leaves(document))
    return (Paragraph(leaves.cut(spans, found.length, len(leaves.text_of(spans)))), *document[1:])


def _without_sign_off(document: Document) -> tuple[Document, tuple[Spans, signoff.SignOff] | None]:
    """``document`` without the sign-off of its last paragraph, and that sign-off with the blanks around it."""
    last = document[-1] if document else None
    if not isinstance(last, Paragraph):
        return document, None
    text = leaves.text_of(last.spans)
    found = signoff.find(text)
    if found is None:
        return document, None
    start = visible_end(text, found.start)
    if not start and len(document) == 1:
        return document, None
    spans = leaves.cut(last.spans, start, len(text))
    rest = (Paragraph(leaves.cut(last.spans, 0, start)),) if start else ()
    return (*document[:-1], *rest), (spans, found._replace(start=start))


def _source(spans: Spans) -> str:
    """The Markdown of ``spans`` where they are formatted, else nothing: then the plain words say all."""
    if all(not span.bold and not span.italic and span.link is None for span in spans):
        return ""
    return without(to_markdown(normal.document((Paragraph(spans),)))).strip()
