"""House style: quotation marks, and who is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.quotation import Mark
from humasdesk.language.rule import SENTENCES, Edit, Hit, Rule, hit
from humasdesk.language.text import Block, Text
from humasdesk.language.wording import ACTIVE, SPEECH, attribution, count_letters

_SHOWN = 90
_STOP = re.compile(r"[,?!](?=\s)")
_BLANKS = re.compile(r"[ \xa0]*")
_COMMA = re.compile(r"[ \xa0]*,[ \xa0]*")
_SAID = re.compile(rf"(?:{ACTIVE.pattern})[^.!?\"“”]{{0,40}}[,:]\s*$")


def mixed(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """Straight marks in a text that has curly ones too, and curly marks turned the wrong way."""
    if not any(not one.straight for _, _, _, block in text.pieces() for one in block.quotes.marks):
        return
    for field, start, _, block in text.pieces():
        for one in block.quotes.marks:
            if one.char != one.curly and not (one.char in "„‟" and one.opens):
                yield hit(start + one.place, start + one.place + 1, one.curly, field=field)


def unpaired(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A mark without its partner in the paragraph. A quotation that goes on opens anew with the next paragraph."""
    for index, (start, block) in enumerate(zip(text.starts, text.body, strict=bool(text.body))):
        if not block.prose:
            continue
        for one in block.quotes.alone:
            if not (one.opens and _goes_on(text, index)):
                yield _alone(one, block, start)
    for field, start, _, block in text.pieces():
        if field == "headline":
            yield from (_alone(one, block, start)._replace(field=field) for one in block.quotes.alone)


def _goes_on(text: Text, index: int) -> bool:
    following = text.body[index + 1] if index + 1 < len(text.body) else None
    return following is not None and following.prose and following.text.lstrip()[:1] in ("“", '"')


def _alone(one: Mark, block: Block, start: int) -> Hit:
    """The hit of a mark left alone: where its partner would stand is offered."""
    place = one.place
    partner = '"' if one.straight else ("”" if one.opens else "“")
    if one.opens:
        end = _closing_place(block.text, place)
        words = _shown(block.text, place, end) + partner
        return hit(start + place, start + place + 1)._replace(
            edits=(_edit(start + end, partner),), fields={"fix": words}
        )
    begin = _opening_place(block, place)
    return hit(start + place, start + place + 1)._replace(edits=(_edit(start + begin, partner),))


def _shown(text: str, start: int, end: int) -> str:
    """A stretch as a message can show it."""
    return text[start:end] if end - start <= _SHOWN else f"{text[start:start + _SHOWN // 2]} … {text[end - 20:end]}"


def _edit(place: int, words: str) -> Edit:
    return Edit(place, place, words)


def _closing_place(text: str, place: int) -> int:
    """Where the quotation opened at ``place`` most likely ends: at the comma before its speaker, else at the end."""
    for comma in _STOP.finditer(text, place):
        after = comma.end()
        if attribution(text, _BLANKS.match(text, after).end()):  # type: ignore[union-attr]  # matches the empty run too
            return after
    return len(text.rstrip())


def _opening_place(block: Block, place: int) -> int:
    """Where the quotation closed at ``place`` most likely begins: with its sentence, after an earlier mark."""
    floor = max((one.place + 1 for one in block.quotes.marks if one.place < place), default=0)
    starts = [one.start for one in block.sentences if floor <= one.start < place]
    return starts[0] if starts else floor


def comma_inside(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """The comma before the speaker stands behind the closing mark."""
    text = block.clean
    for pair in block.quotes.pairs:
        place = pair.closing.place
        comma = _COMMA.match(text, place + 1)
        if comma is None or attribution(text, comma.end()) is None:
            continue
        last = text[place - 1]
        sign = "" if last in ",.?!" else ","
        start = place - 1 if last == "." and text[place - 2 : place - 1] != "." else place
        sign = "," if start < place else sign
        yield hit(start, comma.end(), f"{sign}{text[place]} ")


def comma_missing(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """No comma between the quoted words and their speaker."""
    text = block.clean
    for pair in block.quotes.pairs:
        place = pair.closing.place
        blanks = _BLANKS.match(text, place + 1)
        if blanks is None or not blanks.group():
            continue
        if attribution(text, blanks.end()) is None or text[place - 1] in ",?!…":
            continue
        if text[place - 1] == "." and text[place - 2 : place - 1] == ".":
            continue
        inside = text[pair.opening.place + 1 : place]
        if len(inside.split()) < 3 and pair.opening.place > 0:
            continue
        start = place - 1 if text[place - 1] == "." else place
        while text[start - 1] in " \xa0":
            start -= 1
        yield hit(start, place + 1, f",{text[place]}")


def no_speaker(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """A paragraph that is all quotation, with nobody who says it in it or beside it."""
    for index, (start, block) in enumerate(zip(text.starts, text.body, strict=bool(text.body))):
        if block.kind != "paragraph" or not _all_quoted(block):
            continue
        beside = [other for other in text.body[max(0, index - 1) : index + 2] if other is not block]
        if len(text.body) > 1 and any(SPEECH.search(other.clean) for other in beside):
            continue
        place = block.quotes.marks[0].place
        yield hit(start + place, start + place + 1)


def _all_quoted(block: Block) -> bool:
    """Whether almost nothing of the block stands outside quotation marks, and it is more than a title."""
    if not block.quotes.pairs or block.words < 4:
        return False
    outside = block.clean
    for pair in reversed(block.quotes.pairs):
        outside = outside[: pair.opening.place] + outside[pair.closing.place + 1 :]
    outside = re.sub(r"\([^()]*\)\.?\s*$", "", outside)
    return count_letters(outside) == 0


def lower_case(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """Quoted speech that begins with a small letter."""
    text = block.clean
    for pair in block.quotes.pairs:
        first = pair.opening.place + 1
        if not text[first : first + 1].islower() or len(text[first : pair.closing.place].split()) < 4:
            continue
        before = text[: pair.opening.place]
        if before.strip() and (not _SAID.search(before) or _resumes(block, pair.opening.place)):
            continue
        yield hit(first, first + 1, text[first].upper())


def _resumes(block: Block, place: int) -> bool:
    """Whether an earlier quotation of the same sentence goes on at ``place``: “Saya senang,” kata Isran, “karena …”."""
    ends = [pair.closing.place for pair in block.quotes.pairs if pair.closing.place < place]
    return bool(ends) and not re.search("[.!?]", block.clean[max(ends) + 1 : place])


RULES = (
    Rule(
        "QUOTE-MIXED",
        mark("Straight and curly quotation marks in one text."),
        "style",
        "A",
        mark("Straight and curly quotation marks are mixed."),
        "EYD V TJ01",
        (
            ('"Setelah itu kita mulai,” kata Isran.', "“Setelah itu kita mulai,” kata Isran."),
            ('“Mari,” kata dia. Lalu "Ayo," katanya.', "“Mari,” kata dia. Lalu “Ayo,” katanya."),
            ("”Mari kita mulai,” kata Isran.", "“Mari kita mulai,” kata Isran."),
        ),
        ('"Setelah itu," kata Isran.', "“Setelah itu,” kata Isran.", 'layar 14" dan “siap”', "tanpa kutipan"),
        text=mixed,
    ),
    Rule(
        "QUOTE-PAIR",
        mark("A quotation mark without its partner in the paragraph."),
        "style",
        "S",
        mark("This quotation mark has no partner."),
        "EYD V TJ01",
        (
            ("“Kita satukan komitmen.", "“Kita satukan komitmen.”"),
            ('"Kita satukan komitmen, kata Isran.', '"Kita satukan komitmen," kata Isran.'),
            ("Kita satukan komitmen,” kata Isran.", "“Kita satukan komitmen,” kata Isran."),
        ),
        ("“Kita satukan komitmen.”", "“Kita satukan komitmen.\n\n“Kita juga bekerja,” kata Isran.", 'layar 14" baru'),
        text=unpaired,
    ),
    Rule(
        "QUOTE-COMMA-IN",
        mark("A comma behind the closing quotation mark, before the speaker."),
        "style",
        "A",
        mark("The comma belongs before the closing quotation mark."),
        "EYD V TB07",
        (
            ("“Kita dukung program tersebut”, kata Isran.", "“Kita dukung program tersebut,” kata Isran."),
            ('"Kita mulai sekarang", ujarnya.', '"Kita mulai sekarang," ujarnya.'),
            ("“Siapa yang hadir?”, tanya Isran.", "“Siapa yang hadir?” tanya Isran."),
            ("“Kita mulai.”, kata dia.", "“Kita mulai,” kata dia."),
        ),
        ("“Kita dukung,” kata Isran.", "program “Kaltim Maju”, lalu pulang", "“Berani Maju”, visi Kaltim"),
        comma_inside,
        kinds=SENTENCES,
    ),
    Rule(
        "QUOTE-COMMA-MISS",
        mark("No comma between a quotation and its speaker (? and ! need none)."),
        "style",
        "A",
        mark("A comma is missing between the quotation and its speaker."),
        "EYD V TB07/TB08",
        (
            ("“Kita mulai hari ini” kata Isran.", "“Kita mulai hari ini,” kata Isran."),
            ('"Semua harus siap" ujarnya.', '"Semua harus siap," ujarnya.'),
            ("“Kita mulai hari ini.” kata Isran.", "“Kita mulai hari ini,” kata Isran."),
        ),
        (
            "“Siapa yang hadir?” tanya Isran.",
            "“Kita mulai,” kata Isran.",
            "slogan “Kaltim Maju” kata orang",
            "“Luar biasa!” seru Isran.",
        ),
        comma_missing,
        kinds=SENTENCES,
    ),
    Rule(
        "QUOTE-NO-SPEAKER",
        mark("A paragraph of quotation without a speaker in it or beside it."),
        "style",
        "-",
        mark("Nobody is named who says this."),
        "house",
        (
            ("“Kita semua harus bersinergi.”", ""),
            ("Rapat dibuka pagi.\n\n“Kita semua harus bekerja.”", ""),
            ('"Saya bangga kepada kalian semua."', ""),
        ),
        (
            "“Kita harus bersinergi,” kata Isran.",
            "Isran menegaskan hal itu.\n\n“Kita harus bersinergi bersama.”",
            "“Berani Maju”",
        ),
        text=no_speaker,
    ),
    Rule(
        "QUOTE-CAP",
        mark("Quoted speech that begins with a small letter."),
        "style",
        "S",
        mark("Quoted speech begins with a capital."),
        "EYD V HF06",
        (
            ("“kita satukan komitmen bersama,” kata Isran.", "“Kita satukan komitmen bersama,” kata Isran."),
            ("Isran mengatakan, “kita harus bekerja keras.”", "Isran mengatakan, “Kita harus bekerja keras.”"),
            ('"semua pihak harus siap," ujarnya.', '"Semua pihak harus siap," ujarnya.'),
        ),
        (
            "“Kita satukan,” kata Isran, “karena kita satu keluarga.”",
            "mengajak warga “bersama membangun desa kita”",
            "“gotong royong” warga",
        ),
        lower_case,
        kinds=SENTENCES,
    ),
)
