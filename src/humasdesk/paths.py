"""Where a desk lies on this computer."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "HUMASDESK_HOME"


def desk_home(chosen: str | os.PathLike[str] | None = None) -> Path:
    """The desk's folder: ``chosen``, else ``HUMASDESK_HOME``, else the platform's data folder."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    return usual_home()


def usual_home() -> Path:
    """Where a desk lies for which nobody chose a place: the platform's data folder."""
    return Path(platformdirs.user_data_dir("HumasDesk", appauthor=False))
