"""What this program is and what it is made of: versions and licences, to be read and to be copied into a report."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from humasdesk import __version__
from humasdesk.i18n import mark

LICENCE = "MIT"
"""Of the program itself; the text is shipped as ``LICENSE``."""
LIBRARIES = {
    "PySide6-Essentials": "LGPL-3.0-only", "SQLAlchemy": "MIT", "Markdown": "BSD-3-Clause", "pyspellchecker": "MIT",
    "platformdirs": "MIT", "typst": "Apache-2.0", "pysqlite3": "Zlib", "cryptography": "Apache-2.0 OR BSD-3-Clause",
    "keyring": "MIT", "filelock": "MIT", "pillow": "MIT-CMU", "fonttools": "MIT", "tzdata": "Apache-2.0",
}
"""The packages the program asks for, each with its licence (SPDX) as its own metadata or licence file gives it."""
SHIPPED = (
    (mark("Noto fonts"), "2.004", "OFL-1.1"), (mark("Lucide icons"), "1.62.0", "ISC"),
    (mark("Stems and affixes of hunspell-id"), "2.3.0", "LGPL-3.0-only"),
    (mark("Frequencies of wordfreq"), "3.1.1", "CC-BY-SA-4.0"), (mark("Regions of wilayah"), "0.7.2", "MIT"),
)
"""What is shipped besides, from the README of each folder in ``resources/``."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something the program is made of. ``version`` is empty where the installation does not say it; ``own`` names are
    words of the interface, the others are proper names."""

    name: str
    version: str
    licence: str
    own: bool = False


def parts() -> tuple[Part, ...]:
    """Python, every library and everything shipped, in this order."""
    python = Part("Python", platform.python_version(), "PSF-2.0")
    libraries = [Part(name, _version(name), licence) for name, licence in LIBRARIES.items()]
    return (python, *libraries, *(Part(name, version, licence, own=True) for name, version, licence in SHIPPED))


def program() -> Part:
    """The program itself."""
    return Part("HumasDesk", __version__, LICENCE)


def as_text() -> str:
    """Everything in lines, for a report: names as they are in English, so that whoever reads it knows them."""
    lines = [f"{one.name} {one.version} ({one.licence})" for one in (program(), *parts())]
    return "\n".join((*lines, platform.platform()))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # packed without the packages' metadata
        return ""
