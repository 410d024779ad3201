"""Takes one change of an import back, wherever its place has got to meanwhile, and touches nothing else.

A place is found by the visible characters on either side of it, so that blanks put back before, other changes undone
and edits elsewhere do not matter. Where the place itself was edited nothing is guessed: a sentence says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

from humasdesk.document import normal
from humasdesk.document.markdown_in import from_markdown
from humasdesk.document.markdown_out import to_markdown
from humasdesk.document.nodes import Block, Document, Paragraph, Span, Spans
from humasdesk.errors import BadInput, NotFound
from humasdesk.i18n import mark
from humasdesk.services.importing import blanks, leaves, places
from humasdesk.services.importing.blanks import held, skeleton
from humasdesk.services.importing.changes import Change
from humasdesk.services.importing.values import Parts, SignOff


def undo(parts: Parts, changes: Sequence[Change], change_id: int, undone: Collection[int] | None = None) -> Parts:
    """``parts`` with change ``change_id`` taken back.

    ``changes`` are all changes of the import; ``undone`` names those taken back before, where that is known. Raises
    :class:`NotFound` for a number that is not among them and :class:`BadInput` where the change is undone already or
    its place was edited away.
    """
    change = next((change for change in changes if change.id == change_id), None)
    if change is None:
        raise NotFound(mark("This release has no change {id}; look at the list of its changes."), id=change_id)
    if undone is not None and change_id in undone:
        raise _already(change)
    if change.kind == "date" and not change.place:
        return _without_field(parts, change)  # its words never left the text
    others = [other for other in changes if other.place and _may_be_undone(parts, other, undone)]
    if not change.place:
        return _with_run(parts, change, others)
    rest = _without_field(parts, change)
    document = from_markdown(parts.body)
    if change.place in ("top", "bottom"):
        document = _with_block(document, _block(parts, change), change, others)
    else:
        document = _with_text(document, change, others)
    return replace(rest, body=to_markdown(normal.document(document)))


def _may_be_undone(parts: Parts, change: Change, undone: Collection[int] | None) -> bool:
    """Whether a change was undone, as far as ``undone`` and the fields tell."""
    if undone is not None:
        return change.id in undone
    return change.field == "body" or skeleton(_held(parts, change)) != skeleton(change.after)


def _already(change: Change) -> BadInput:
    return BadInput(mark("Change {id} is undone already."), id=change.id)


def _edited(change: Change) -> BadInput:
    return BadInput(mark("Change {id} cannot be undone: its place was edited since the import. Nothing was changed."),
                    id=change.id)


def _with_run(parts: Parts, change: Change, others: Sequence[Change]) -> Parts:
    """A run of blanks put back: in its field or, where that was put back into the body itself, there."""
    if change.field != "body":
        title = _held(parts, change)
        place = places.find([title], change)
        if place is not None:
            edit = _edit(change, title, place)
            return _with_held(parts, change, title[:edit[0]] + edit[2] + title[edit[1]:])
    document = from_markdown(parts.body)
    texts = [leaves.text_of(spans) for spans in leaves.leaves(document)]
    for first, last, skipped in (_home(texts, change, others), (0, len(texts), 0)):
        place = places.find([text[skipped:] if n == 0 else text for n, text in enumerate(texts[first:last])], change)
        if place is not None:
            break
    else:
        raise _edited(change)
    number = first + place.leaf
    offset = 0 if place.leaf else skipped
    place = place._replace(start=place.start + offset, end=place.end + offset)
    spans = leaves.edited(list(leaves.leaves(document))[number], [_edit(change, texts[number], place)])
    return replace(parts, body=to_markdown(normal.document(leaves.with_leaf(document, number, spans))))


def _home(texts: list[str], change: Change, others: Sequence[Change]) -> tuple[int, int, int]:
    """Where among the paragraphs a run is at home: the first, the end, and what to skip of the first.

    A text that was put back above or below the body may look like one in the body; a run of the body is not there, a
    run of a title is nowhere else.
    """
    bones = [skeleton(text) for text in texts]
    if change.field != "body":
        title = next((other.id for other in others if other.field == change.field), 0)
        above = _standing(bones, [other for other in others if other.id < title], "top")
        return above, min(above + 1, len(texts)), 0
    top, bottom = _between(bones, others)
    dateline = next((skeleton(other.before) for other in others if other.place == "start"), "")
    if dateline and top < bottom and bones[top].startswith(dateline):
        return top, bottom, blanks.gap(texts[top], len(dateline))[0]
    return top, bottom, 0


def _between(bones: list[str], others: Sequence[Change]) -> tuple[int, int]:
    """Where the body begins and ends among the paragraphs that were put back above and below it."""
    top = _standing(bones, others, "top")
    return top, max(top, len(bones) - _standing(bones, others, "bottom"))


def _standing(bones: list[str], others: Sequence[Change], place: Literal["top", "bottom"]) -> int:
    """How many paragraphs at the top or bottom are such that were put back there, in the order of the original."""
    wanted = [skeleton(other.before) for other in others if other.place == place]
    index = 0
    for bone in wanted if place == "top" else reversed(wanted):
        if index < len(bones) and bones[index if place == "top" else -1 - index] == bone:
            index += 1
    return index


def _edit(change: Change, text: str, place: places.Place) -> leaves.Edit:
    """The edit that puts the run back, if what stands in its place is what the import left."""
    now, before = text[place.start:place.end], held(change.before)
    if now == before != change.after:
        raise _already(change)
    if now != change.after:
        raise _edited(change)
    return place.start, place.end, before


def _held(parts: Parts, change: Change) -> str:
    """What stands in the field of ``change`` now."""
    match change.field:
        case "kicker":
            return parts.kicker
        case "headline":
            return parts.headline
        case "dateline":
            return parts.dateline
        case "date":
            return parts.date.isoformat() if parts.date else ""
        case "sign_off":
            return str(parts.sign_off)
        case "body":
            return parts.body


def _with_held(parts: Parts, change: Change, text: str) -> Parts:
    """``parts`` with ``text`` in the field of ``change``; of a day or a sign-off only the emptying is asked for."""
    match change.field:
        case "kicker":
            return replace(parts, kicker=text)
        case "headline":
            return replace(parts, headline=text)
        case "dateline":
            return replace(parts, dateline=text)
        case "date":
            return replace(parts, date=None)
        case "sign_off":
            return replace(parts, sign_off=SignOff())
        case "body":
            return replace(parts, body=text)


def _without_field(parts: Parts, change: Change) -> Parts:
    """``parts`` without what the change put into a field; a field that was edited is not given up."""
    if change.field == "body":
        return parts
    if skeleton(_held(parts, change)) != skeleton(change.after):
        raise _edited(change)
    return _with_held(parts, change, "")


def _block(parts: Parts, change: Change) -> Block:
    """The paragraph that goes back into the body: a title as it stands in its field now, anything else as it was."""
    text = _held(parts, change) if change.kind in ("kicker", "headline") else held(change.before)
    block: Block = Paragraph((Span(text),))
    found = from_markdown(change.source) if change.source else ()
    if len(found) != 1:
        return block
    words = "".join(leaves.text_of(spans) for spans in leaves.leaves(found))
    if change.kind != "headline" or skeleton(words) != skeleton(text):
        return found[0]
    return leaves.map_leaves(found, lambda spans: leaves.respaced(spans, text))[0]


def _with_block(document: Document, block: Block, change: Change, others: Sequence[Change]) -> Document:
    """``document`` with ``block`` at its top or bottom, in the order of the original among those put back before."""
    bones = ["".join(skeleton(leaves.text_of(spans)) for spans in leaves.leaves((block,))) for block in document]
    if change.place == "top":
        index = _standing(bones, [other for other in others if other.id < change.id], "top")
    else:
        index = len(document) - _standing(bones, [other for other in others if other.id > change.id], "bottom")
    return (*document[:index], block, *document[index:])


def _with_text(document: Document, change: Change, others: Sequence[Change]) -> Document:
    """``document`` with dateline or sign-off put back to the paragraph that it was cut from."""
    texts = list(leaves.leaves(document))
    bones = [skeleton(leaves.text_of(spans)) for spans in texts]
    top, bottom = _between(bones, others)
    if change.place == "start":
        fitting = [number for number in range(top, bottom) if bones[number].startswith(change.right)]
    else:
        fitting = [number for number in reversed(range(top, bottom)) if bones[number].endswith(change.left)]
    if not fitting:
        raise _edited(change)
    number, piece = fitting[0], _spans(change)
    spans = (*piece, *texts[number]) if change.place == "start" else (*texts[number], *piece)
    return leaves.with_leaf(document, number, spans)


def _spans(change: Change) -> Spans:
    """What was cut out, with its format."""
    found = from_markdown(change.source) if change.source else ()
    if len(found) == 1 and isinstance(found[0], Paragraph):
        return found[0].spans
    return (Span(held(change.before)),)
