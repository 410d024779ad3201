"""The export dialog: formats, folder, the names of the files before they are written, progress, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from humasdesk.domain.release import Summary
from humasdesk.errors import DeskError
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import tr, trn
from humasdesk.services import exporting
from humasdesk.services.exporting import Exported


class ExportDialog(QDialog):
    """Writes one release."""

    def __init__(self, session: Session, release_id: str, summary: Summary, theme: Theme, messages: MessageBar,
                 memory: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._release_id = release_id
        self._published = summary.public != "none"
        self._messages = messages
        self._memory = memory
        self.setWindowTitle(tr("Export"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        title = QLabel(summary.headline or tr("(no headline)"), self)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        column.addWidget(title)
        self._formats = {format_id: self._format(label, column) for format_id, label in
                         (("pdf", tr("PDF on letterhead")), ("html", tr("Web page in one file")))}
        self._head = QCheckBox(tr("The text as it stands now, marked DRAF"), self)
        self._head.setChecked(not self._published)
        self._head.setEnabled(self._published)
        column.addWidget(self._head)
        column.addWidget(self._folder_row())
        self._names = QLabel(self)
        self._names.setWordWrap(True)
        self._names.setProperty("role", "faint")
        column.addWidget(self._names)
        self._embargo = QLineEdit(self)
        self._embargo.setPlaceholderText(tr("Why it may leave the house before the embargo ends"))
        self._embargo.setVisible(bool(summary.embargo and summary.embargo.until > session.desk.now()))
        column.addWidget(self._embargo)
        self._trouble = QLabel(self)
        self._trouble.setWordWrap(True)
        self._trouble.setVisible(False)
        column.addWidget(self._trouble)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setVisible(False)
        self._progress.setTextVisible(False)
        column.addWidget(self._progress)
        buttons = QDialogButtonBox(self)
        self._yes = QPushButton(tr("Export"), self)
        self._yes.setProperty("role", "primary")
        self._yes.setDefault(True)
        buttons.addButton(self._yes, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._export)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show_names()

    def _format(self, label: str, column: QVBoxLayout) -> QCheckBox:
        box = QCheckBox(label, self)
        box.setChecked(True)
        box.toggled.connect(lambda _: self._show_names())
        column.addWidget(box)
        return box

    def _folder_row(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = QLineEdit(str(self._memory.value("export/folder", str(Path(documents) / "HumasDesk"))), holder)
        self._folder.setAccessibleName(tr("Folder"))
        self._folder.textChanged.connect(lambda _: self._show_names())
        choose = QPushButton(tr("Folder …"), holder)
        choose.clicked.connect(self._choose)
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        return holder

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, tr("Folder …"), self._folder.text())
        if found:
            self._folder.setText(found)

    def _chosen(self) -> list[str]:
        return [format_id for format_id, box in self._formats.items() if box.isChecked()]

    def _show_names(self) -> None:
        if not hasattr(self, "_names"):
            return
        names = exporting.file_names(self._session.desk, self._release_id, self._chosen(),
                                      head=self._head.isChecked())
        self._names.setText("\n".join(names))
        self._yes.setEnabled(bool(names) and bool(self._folder.text().strip())) if hasattr(self, "_yes") else None

    def _export(self) -> None:
        desk, me = self._session.desk, self._session.me if self._session.person else None
        folder, wanted, head = Path(self._folder.text().strip()).expanduser(), self._chosen(), self._head.isChecked()
        reason = self._embargo.text()
        self._memory.setValue("export/folder", str(folder))
        self._progress.setVisible(True)
        self._yes.setEnabled(False)
        self._session.do(
            self, lambda: exporting.export(desk, self._release_id, wanted, folder, head=head, me=me, reason=reason),
            self._done, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._progress.setVisible(False)
        self._yes.setEnabled(True)
        self._trouble.setText(error.sentence)
        self._trouble.setVisible(True)

    def _done(self, files: tuple[Exported, ...]) -> None:
        folder = files[0].path.parent
        paths = "\n".join(str(one.path) for one in files)
        self._messages.say(
            "good", trn("{count} file was written to {folder}.", "{count} files were written to {folder}.", len(files),
                        folder=str(folder)),
            Remedy(tr("Open"), lambda: _open(files[0].path)), Remedy(tr("Show folder"), lambda: _open(folder)),
            Remedy(tr("Copy path"), lambda: QGuiApplication.clipboard().setText(paths)))
        for one in files:
            for notice in one.notices:
                self._messages.say("attention", notice.sentence)
        self.accept()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
