"""The program's own log file: what went wrong and when, never a release's text."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "humasdesk"


def logger(room: str) -> logging.Logger:
    """The logger of one room (``store``, ``services`` …)."""
    return logging.getLogger(f"{NAME}.{room}")


def to_file(folder: Path) -> logging.Handler:
    """Log warnings and worse to ``folder/humasdesk.log`` (three files of 512 KiB); answers the handler to close."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "humasdesk.log", maxBytes=512 * 1024, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger(NAME)
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    return handler


def end(handler: logging.Handler) -> None:
    """Log to this handler no more."""
    logging.getLogger(NAME).removeHandler(handler)
    handler.close()
