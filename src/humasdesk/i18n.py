"""The language people read: gettext catalogues from ``resources/locale``, chosen once by the face that talks.

Message ids are English; Indonesian is the default language and its catalogue is complete (a test holds that).
``mark`` only names a text for extraction; ``tr`` and ``trn`` translate it when it is shown, so an error raised
deep below carries no language.
"""

from __future__ import annotations

import gettext
import os
from datetime import date
from functools import lru_cache

LANGUAGES = ("id", "en")
DEFAULT = "id"
LANGUAGE_VARIABLE = "HUMASDESK_LANG"
_MONTHS = {"id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
           "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"}
"""As Qt shortens them, which picks days in the calendar and writes the longer forms."""


class _Current:
    """The one piece of ambient state of the program: which catalogue speaks (gettext is ambient by nature)."""

    language = os.environ.get(LANGUAGE_VARIABLE, DEFAULT)


def use(language: str) -> None:
    """Speak ``language`` (``id`` or ``en``) from now on; an unknown one leaves Indonesian."""
    _Current.language = language if language in LANGUAGES else DEFAULT


def current() -> str:
    """The language in use: ``id`` or ``en``."""
    return _Current.language if _Current.language in LANGUAGES else DEFAULT


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str, folder: str) -> gettext.NullTranslations:
    return gettext.translation("humasdesk", folder, languages=[language], fallback=True)


@lru_cache(maxsize=1)
def _folder() -> str:
    from humasdesk import assets

    return str(assets.folder() / "locale")


def mark(message: str) -> str:
    """Name ``message`` for the catalogues and give it back untouched."""
    return message


def tr(message: str, /, **fields: object) -> str:
    """``message`` in the language in use, with ``{fields}`` filled in; a day among them reads ``14 Jan 2019``."""
    text = _catalogue(current(), _folder()).gettext(message) if message else ""
    said = {name: day(value) if type(value) is date else value for name, value in fields.items()}
    return text.format(**said) if fields else text


def day(value: date) -> str:
    """A day as it stands in a sentence of the language in use: ``14 Jan 2019``."""
    return f"{value.day} {_MONTHS[current()].split()[value.month - 1]} {value.year}"


def trn(one: str, many: str, count: int, /, **fields: object) -> str:
    """Like :func:`tr`, for a counted thing; ``{count}`` is filled in too."""
    text = _catalogue(current(), _folder()).ngettext(one, many, count)
    return text.format(count=count, **fields)
