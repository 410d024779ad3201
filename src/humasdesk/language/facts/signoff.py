"""Facts: whose initials a sign-off carries, and which unit code was in force."""

from __future__ import annotations

from collections.abc import Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge
from humasdesk.language.rule import Hit, Rule, hit
from humasdesk.language.style.signoff import read
from humasdesk.language.text import Text


def sign_off(text: Text, knowledge: Knowledge) -> Iterator[Hit]:
    """Initials nobody of the desk has, and a unit code of other days than the release's."""
    code = read(text)
    if code is None:
        return
    if knowledge.initials:
        for part in code.initials:
            if part.words.casefold() not in knowledge.initials:
                yield hit(part.start, part.end, initials=part.words)
    if code.unit is None or not knowledge.dated:
        return
    own = [unit for unit in knowledge.units if unit.code.casefold() == " ".join(code.unit.words.casefold().split())]
    if own and not any(unit.covers(knowledge.day) for unit in own):
        valid = [unit.code for unit in knowledge.units if unit.covers(knowledge.day)]
        yield hit(
            code.unit.start,
            code.unit.end,
            *valid[:3],
            unit=code.unit.words,
            day=knowledge.day,
            message=mark("The unit code {unit} was not in force on {day}."),
        )


RULES = (
    Rule(
        "FACT-SIGNOFF",
        mark("Initials that belong to nobody, a unit code not in force that day."),
        "fact",
        "S",
        mark("Nobody at this desk has the initials {initials}."),
        "orang dan pengaturan meja",
        (
            ("Rapat selesai. (zzz/sul/humasprov kaltim)", ""),
            ("Rapat selesai. (qq/ri/humasprov kaltim)", ""),
            ("Rapat selesai. (mar/humas lama)", "Rapat selesai. (mar/humasprov kaltim)"),
        ),
        ("Rapat selesai. (mar/sul/ri/humasprov kaltim)", "Rapat selesai (50 orang).", "Rapat selesai."),
        text=sign_off,
    ),
)
