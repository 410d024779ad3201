"""Facts: places as the list of regions writes them, and what lies in what."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from humasdesk.i18n import mark
from humasdesk.language.knowledge import Knowledge, bare
from humasdesk.language.rule import SENTENCES, Hit, Rule, hit
from humasdesk.language.text import Block
from humasdesk.language.wording import distance

_NAME = r"[A-Z][\w'’-]+(?:[ \xa0][A-Z][\w'’-]+){0,3}"
_REGENCY = re.compile(rf"(?<![\w-])(?:Kabupaten|Kab\.|Kota|Pemkab|Pemkot)[ \xa0]+(?P<name>{_NAME})")
_DISTRICT = re.compile(
    rf"(?<![\w-])(?:Kecamatan|Kec\.|Distrik)[ \xa0]+(?P<name>{_NAME})"
    rf"(?:,?[ \xa0]+(?:di[ \xa0]+)?(?P<kind>Kabupaten|Kab\.|Kota)[ \xa0]+(?P<upper>{_NAME}))?"
)


def region(block: Block, knowledge: Knowledge) -> Iterator[Hit]:
    """A place nearly like one of the list, and a kecamatan with another kabupaten than its own."""
    text = block.clean
    if not knowledge.regions:
        return
    for found in _REGENCY.finditer(text):
        yield from _near(found, tuple(knowledge.places.regencies), knowledge)
    for found in _DISTRICT.finditer(text):
        yield from _near(found, tuple(knowledge.places.districts), knowledge)
        yield from _elsewhere(found, knowledge)


def _near(found: re.Match[str], names: tuple[str, ...], knowledge: Knowledge) -> Iterator[Hit]:
    """A name no region has, one or two letters from one that has as many words."""
    words = re.split("[ \xa0]", found["name"])
    start = found.start("name")
    folded = [word.casefold() for word in words]
    known = knowledge.places.known
    if any(" ".join(folded[:size]) in known for size in range(1, len(folded) + 1)):
        return
    wanted = set(names)
    for size in range(len(folded), 0, -1):
        own = " ".join(folded[:size])
        most = 2 if len(own) >= 9 else 1
        if len(own) < 5:
            continue
        near = sorted(
            (far, name)
            for name in wanted
            if name.count(" ") == size - 1
            and name[0] == own[0]
            and abs(len(name) - len(own)) <= most
            and (far := distance(own, name, most)) <= most
        )
        home = [name for far, name in near if far == near[0][0]] if near else []
        if home and (len(home) == 1 or size > 1):
            end = start + len(" ".join(words[:size]))
            yield hit(start, end, *(_written(name, knowledge) for name in home[:3]))
            return


def _written(name: str, knowledge: Knowledge) -> str:
    regencies = knowledge.places.regencies.get(name)
    return bare(regencies[0].name) if regencies else knowledge.places.districts[name][0].name


def _elsewhere(found: re.Match[str], knowledge: Knowledge) -> Iterator[Hit]:
    """A kecamatan said to lie in a kabupaten or kota that has none of its name."""
    if not found["upper"]:
        return
    district = _longest(found["name"], knowledge.places.districts)
    upper = _longest(found["upper"], knowledge.places.regencies)
    if not district or not upper:
        return
    homes = [one.parent for one in knowledge.places.districts[district]]
    codes = [one.code for one in knowledge.places.regencies[upper]]
    if not set(homes) & set(codes):
        own = [one.name for one in knowledge.regions if one.code in homes]
        end = found.start("upper") + len(upper)
        kind = found.start("kind")
        yield hit(
            kind,
            end,
            *own[:3],
            message=mark("Kecamatan {district} lies in {home}."),
            district=knowledge.places.districts[district][0].name,
            home=", ".join(own[:3]),
        )


def _longest(words: str, names: Container[str]) -> str:
    folded = re.split("[ \xa0]", words.casefold())
    sizes = range(len(folded), 0, -1)
    return next((" ".join(folded[:size]) for size in sizes if " ".join(folded[:size]) in names), "")


RULES = (
    Rule(
        "FACT-REGION",
        mark("Places written unlike the list of regions, and a kecamatan with the wrong kabupaten."),
        "fact",
        "S",
        mark("The list of regions has {fix}, not “{text}”."),
        "daftar wilayah Kemendagri",
        (
            ("Kabupaten Kutai Kertanegara siap", "Kabupaten Kutai Kartanegara siap"),
            ("Kota Balikpapn ramai", "Kota Balikpapan ramai"),
            (
                "Kecamatan Sangatta Utara, Kabupaten Kutai Kartanegara",
                "Kecamatan Sangatta Utara, Kabupaten Kutai Timur",
            ),
        ),
        (
            "Kabupaten Kutai Kartanegara siap",
            "Kecamatan Sangatta Utara, Kabupaten Kutai Timur",
            "Kota Tepian",
            "Kabupaten Kutai dulu",
            "Kota Samarinda Ilir",
        ),
        region,
        kinds=SENTENCES,
    ),
)
