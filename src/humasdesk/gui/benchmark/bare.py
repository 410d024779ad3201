"""The least that Qt can show: a main window with an empty text editor. Tells when it is painted, and its memory."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from humasdesk.gui.benchmark import told


class _Editor(QTextEdit):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, _seen)


def _seen() -> None:
    told.tell({**told.now(), "memory": told.most_memory(), "screen": QGuiApplication.platformName()})
    QApplication.quit()


if __name__ == "__main__":
    app = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(_Editor(window))
    window.resize(1366, 728)
    window.show()
    app.exec()
