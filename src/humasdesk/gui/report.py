"""The report of an error nobody foresaw: where in the program it was and with which versions, never a word of a text.

An exception's own message may quote what was typed (a driver quotes every value of a statement), so that it is left
out; what is told of it is its kind, and those facts of known kinds that cannot hold a text. Folders of the person are
shortened to ``~``.
"""

from __future__ import annotations

import errno
import locale
import platform
import sys
import traceback
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from humasdesk import __version__, i18n

_DEEPEST = 4
"""How many causes of one error are told."""


def compose(error: BaseException) -> str:
    """The whole report, as text to be sent."""
    return "\n".join((*versions(), "", *told(error))) + "\n"


def versions() -> tuple[str, ...]:
    """What runs here: program, libraries, system, screen, language."""
    screen = QGuiApplication.primaryScreen()
    seen = f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}" if screen else "none"
    return (
        f"HumasDesk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide {pyside_version}",
        f"{platform.platform()}, {QGuiApplication.platformName()}, screen {seen}",
        f"language {i18n.current()}, system {locale.getlocale()[0]}, packed {bool(getattr(sys, 'frozen', False))}",
    )


def told(error: BaseException) -> list[str]:
    """The error and its causes: kind, safe facts, and the places in the program it came through, innermost last."""
    lines: list[str] = []
    one: BaseException | None = error
    for depth in range(_DEEPEST):
        if one is None:
            break
        lines.append(("caused by " if depth else "") + name_of(one))
        lines += [f"  {shortened(frame.filename)}:{frame.lineno} {frame.name}"
                  for frame in traceback.extract_tb(one.__traceback__)]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return lines


def name_of(error: BaseException) -> str:
    """The error's kind with the facts that hold no text."""
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    facts = _facts(error)
    return f"{name} ({facts})" if facts else name


def _facts(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno:
        return errno.errorcode.get(error.errno, str(error.errno))
    if isinstance(error, AttributeError | NameError | ImportError) and str(error.name or "").isidentifier():
        return str(error.name)
    if isinstance(error, UnicodeError):
        return str(getattr(error, "encoding", ""))
    code = getattr(error, "sqlite_errorname", None) or getattr(getattr(error, "orig", None), "sqlite_errorname", None)
    return str(code) if isinstance(code, str) else ""


def mark_of(error: BaseException) -> tuple[str, str]:
    """What makes two errors the same one: kind and innermost place."""
    frames = traceback.extract_tb(error.__traceback__)
    return name_of(error), f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def shortened(text: str) -> str:
    """A path (or a text with paths) without the name of the person's folder, and without where the program lies."""
    for folder, short in ((_package(), "humasdesk"), (sys.prefix, "python"), (sys.base_prefix, "python"),
                          (_person(), "~")):
        if folder and folder not in ("/", "\\"):
            text = text.replace(folder, short)
    return text.replace("\\", "/")


def _package() -> str:
    return str(Path(__file__).resolve().parent.parent)


def _person() -> str:
    try:
        return str(Path.home())
    except RuntimeError:
        return ""
