"""Has the C library hold little of what was freed: it would keep a store of it for each thread that ever asked for any.

Linux alone has such calls; other systems give freed memory back by themselves or not at all.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _ARENA_MAX = -1, -8
"""Names of glibc's ``mallopt``."""
_KEPT = 256 * 1_024
"""Bytes that may lie free at the end of a store; left alone, glibc raises it with every large block, up to 64 MiB."""
_STORES = 2
"""One for the window's thread and one for all others: Python lets only one of them work at a time anyway."""


def keep_little() -> None:
    """From now on; before the first thread."""
    choose = _call("mallopt")
    if choose is not None:
        choose(_TRIM_THRESHOLD, _KEPT)
        choose(_ARENA_MAX, _STORES)


def give_back() -> None:
    """Hand what lies free now to the system, in any thread; about a millisecond."""
    trim = _call("malloc_trim")
    if trim is not None:
        trim(0)


def _call(name: str) -> ctypes._NamedFuncPointer | None:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
