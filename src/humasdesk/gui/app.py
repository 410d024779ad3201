"""The program with a window: fonts and style, and one sitting at the desk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyleFactory

from humasdesk import __version__
from humasdesk.gui import theme as themes
from humasdesk.gui.memory import Memory
from humasdesk.gui.opening.sitting import Sitting
from humasdesk.gui.pressing import press_by_enter
from humasdesk.gui.thrift import keep_little


def make_app(argv: list[str]) -> QApplication:
    """The Qt application, dressed and with its fonts."""
    app = bare_app(argv)
    dress(app)
    return app


def bare_app(argv: list[str]) -> QApplication:
    """The Qt application with its name alone: what the first paint needs."""
    keep_little()
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(argv)
    app.setOrganizationName("HumasDesk")
    app.setApplicationName("HumasDesk")
    app.setApplicationVersion(__version__)
    return app


def dress(app: QApplication) -> None:
    """Style, fonts, what Enter does and how a file dialog looks, before the first widget that shows any."""
    from humasdesk.gui.file_dialogs import draw_icons  # loads what dialogs are made of: 50 ms before the first paint

    app.setStyle(QStyleFactory.create("Fusion"))
    themes.load_fonts()
    press_by_enter(app)
    draw_icons(app)


def run(home: Path, initials: str | None) -> int:
    """Open the desk in ``home`` in a window; answers the exit code."""
    app = bare_app(sys.argv[:1])
    sitting = Sitting(app, home, initials, Memory(home))
    sitting.ended.connect(app.exit)
    if os.environ.get("HUMASDESK_MOMENTS"):
        from humasdesk.gui.benchmark.moments import note

        note(sitting, Path(os.environ["HUMASDESK_MOMENTS"]))
    try:
        sitting.begin()
        return int(app.exec())
    finally:
        sitting.end()
