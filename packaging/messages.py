"""Gathers every sentence of the program into the Indonesian catalogue, and compiles it.

``make messages`` runs it after sentences were added or changed: new ones appear in
``resources/locale/id/LC_MESSAGES/humasdesk.po`` without a translation, gone ones leave it, and the ``.mo`` beside it
is made anew. ``--check`` writes nothing and fails where either is not up to date or a sentence is not translated.
English needs no catalogue: the sentences in the sources are English.
"""

from __future__ import annotations

import argparse
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "humasdesk"
PO = ROOT / "resources" / "locale" / "id" / "LC_MESSAGES" / "humasdesk.po"
KEYWORDS = {"tr": None, "mark": None, "trn": (1, 2)}
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = "# Indonesian sentences of HumasDesk. Edit here, then run: make messages"


def gathered() -> Catalog:
    """Every sentence of the sources, with the files it stands in."""
    found = Catalog(project="HumasDesk", locale="id", fuzzy=False)
    for name, _, message, _, _ in extract_from_dir(SOURCES, keywords=KEYWORDS, method_map=[("**.py", "python")]):
        found.add(message, None, [(f"src/humasdesk/{Path(name).as_posix()}", None)])
    return found


def translated(template: Catalog) -> Catalog:
    """The catalogue as it is, brought in step with the sources; nothing is guessed from similar sentences."""
    with PO.open("rb") as source:
        known = read_po(source, locale="id")
    known.update(template, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def as_po(catalogue: Catalog) -> bytes:
    """The catalogue's text; no dates, so that equal content is equal bytes."""
    out = io.BytesIO()
    write_po(out, catalogue, width=118, omit_header=True, sort_output=True, include_lineno=False, ignore_obsolete=True)
    head = (f'{HEADER}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            '"Language: id\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n')
    return head.encode() + out.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The compiled catalogue; Babel writes the minute into its head, so it is given one that does not pass."""
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def missing(catalogue: Catalog) -> list[str]:
    """Sentences without a translation."""
    return [str(message.id) for message in catalogue if message.id and not _whole(message.string)]


def _whole(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def main() -> int:
    """Write the catalogue, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where something is not up to date")
    arguments = parser.parse_args()
    catalogue = translated(gathered())
    untranslated = missing(catalogue)
    po = as_po(catalogue)
    mo = as_mo(read_po(io.BytesIO(po), locale="id"))
    stale = PO.read_bytes() != po or not PO.with_suffix(".mo").exists() or PO.with_suffix(".mo").read_bytes() != mo
    if not arguments.check:
        PO.write_bytes(po)
        PO.with_suffix(".mo").write_bytes(mo)
        print(f"{len(catalogue)} sentences, {len(untranslated)} without a translation")
        return 0
    for sentence in untranslated:
        print(f"not translated: {sentence}", file=sys.stderr)
    if stale:
        print("The catalogue is not in step with the sources: run make messages.", file=sys.stderr)
    return 1 if stale or untranslated else 0


if __name__ == "__main__":
    sys.exit(main())
