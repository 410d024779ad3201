"""About HumasDesk: version, licence, and what it is made of, to be copied in one go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from humasdesk.gui import report
from humasdesk.gui.dialogs.form import fit, headline, label
from humasdesk.gui.speaking import announce
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr
from humasdesk.services import about


class AboutDialog(QDialog):
    """Says what runs here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        program = about.program()
        self.setWindowTitle(tr("About HumasDesk"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(headline(f"{program.name} {program.version}", self, 1.4))
        what = tr("An offline desk on which a press bureau writes, reviews and sends its press releases.")
        column.addWidget(label(what, "", self, wrap=True))
        column.addWidget(label(tr("Free software under the {licence} licence, without any warranty.",
                                  licence=program.licence), "soft", self, wrap=True))
        column.addSpacing(GRID)
        column.addWidget(label(tr("It is made with"), "title", self))
        self.parts = self._table()
        column.addWidget(self.parts, 1)
        row = QHBoxLayout()
        self.said = label("", "soft", self)
        copying = QPushButton(tr("Copy versions"), self)
        picture(copying, theme, "copy")
        copying.clicked.connect(lambda _=False: self.copy_versions())
        closing = QPushButton(tr("Close"), self)
        closing.setDefault(True)
        closing.clicked.connect(lambda _=False: self.accept())
        row.addWidget(copying)
        row.addWidget(self.said, 1)
        row.addWidget(closing)
        column.addLayout(row)
        closing.setFocus()
        fit(self, 560, 560)

    def _table(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setAccessibleName(tr("It is made with"))
        made.setRootIsDecorated(False)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setHeaderLabels([tr("Part"), tr("Version"), tr("Licence")])
        for one in about.parts():
            QTreeWidgetItem(made, [tr(one.name) if one.own else one.name, one.version, one.licence])
        head = made.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return made

    def copy_versions(self) -> None:
        """Put versions and licences on the clipboard, with what the system is."""
        QGuiApplication.clipboard().setText("\n".join((*report.versions(), "", about.as_text())) + "\n")
        self.said.setText(tr("The versions are on the clipboard."))
        announce(self.said, self.said.text())
