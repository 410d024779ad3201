"""An earlier version of a release, to look at: its words on a page that is only read, its metadata, and the sheets of
an edition; it can be taken up again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from humasdesk import clock
from humasdesk.document.markdown_in import from_markdown
from humasdesk.domain.release import Content, Revision
from humasdesk.errors import DeskError
from humasdesk.gui.asking_files import ask_folder
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.ask import ask_words
from humasdesk.gui.dialogs.form import Trouble, fit, headline, label
from humasdesk.gui.editor.page import Page
from humasdesk.gui.messages import Remedy
from humasdesk.gui.outside import open_path
from humasdesk.gui.panel import metadata
from humasdesk.gui.panel.embargo import in_zones
from humasdesk.gui.panel.related import chip_of
from humasdesk.gui.panel.view import words
from humasdesk.gui.session import Session
from humasdesk.gui.theme import GRID, Theme
from humasdesk.i18n import mark, tr
from humasdesk.services import exporting, figures, versions
from humasdesk.services.desk import Desk
from humasdesk.services.presses import Presses
from humasdesk.services.versions import Told

_POINTS_WIDE = 595.0
"""Width of A4 in points (1/72 inch)."""
_WIDE = 640
"""Width of a sheet on the screen, in pixels."""
_SHEETS = 2
"""Which tab has the sheets."""


class VersionDialog(QDialog):
    """``take_up`` makes the version the newest one; ``None`` where who sits here may not."""

    def __init__(self, session: Session, theme: Theme, release_id: str, told: Told,
                 take_up: Callable[[], None] | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._release, self._told = session, release_id, told
        self._drawn = False
        self._sheets: QVBoxLayout | None = None
        self.setWindowTitle(tr("Look at edition {number}", number=told.edition.sequence) if told.edition
                            else tr("Look at this version"))
        fit(self, 900, 700, QSize(960, 880))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        self.trouble = Trouble(theme, self)
        revision = versions.version(session.desk, release_id, told.step.revision)
        self._embargo = revision.content.embargo
        column.addWidget(self._about(revision))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.windowTitle())
        self.page = Page(lambda *_: None, self._picture, self, theme)
        self._show(revision.content)
        self.tabs.addTab(self._on_paper(), tr("Text"))
        self.tabs.addTab(self._metadata(revision.content), tr("Metadata"))
        if told.edition:
            self.tabs.addTab(self._pdf(), tr("Printed sheets"))
            self.tabs.currentChanged.connect(self._turned)
        column.addWidget(self.tabs, 1)
        column.addLayout(self._foot(take_up))

    # -- building

    def _about(self, revision: Revision) -> QWidget:
        step, zone = self._told.step, self._session.desk.zone
        moment = revision.at.astimezone(ZoneInfo(zone))
        said = tr("Version of {day} {time} {zone}. The text that is being written stays as it is.",
                  day=day_said(moment.date()), time=f"{moment:%H.%M}", zone=clock.zone_name(zone))
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(headline(revision.content.headline or tr("(no headline)"), holder, 1.2))
        column.addWidget(label(f"{step.person} · {said}", "soft", holder, wrap=True))
        return holder

    def _on_paper(self) -> QWidget:
        sheet = QFrame(self)
        sheet.setObjectName("sheet")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(3 * GRID, GRID, GRID, 0)
        inside.addWidget(self.page)
        return sheet

    def _show(self, content: Content) -> None:
        self.page.set_content(content.kicker, content.headline, content.dateline, from_markdown(content.body))
        self.page.set_read_only(True)

    def _metadata(self, content: Content) -> QWidget:
        area, column = _scrolled(self)
        area.setAccessibleName(tr("Metadata"))
        for name, lines in _facts(self._session.desk, content):
            column.addWidget(label(tr(name).upper(), "section", area))
            for line in lines or ["–"]:
                column.addWidget(words(line, "plain", area))
            column.addSpacing(GRID)
        column.addStretch(1)
        return area

    def _pdf(self) -> QWidget:
        area, self._sheets = _scrolled(self)
        self._sheets.addWidget(label(tr("The sheets are being drawn …"), "soft", area))
        self._sheets.addStretch(1)
        area.setAccessibleName(tr("Printed sheets"))
        return area

    def _foot(self, take_up: Callable[[], None] | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.trouble, 1)
        if self._told.edition:
            self.save = self._button(tr("Save the PDF …"), self._choose)
            row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        self.again = self._button(tr("Take this version up again"), self._take_up)
        self._do_take_up = take_up
        self.again.setEnabled(take_up is not None)
        self.again.setToolTip("" if take_up else tr("It stands there already, or it cannot be edited now."))
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        close = self._button(tr("Back to the present text"), self.reject)
        close.setProperty("role", "primary")
        close.setDefault(True)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _button(self, text: str, deed: Callable[[], None]) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _=False: deed())
        return made

    # -- deeds

    def _take_up(self) -> None:
        if self._do_take_up:
            self.accept()
            self._do_take_up()

    def _turned(self, place: int) -> None:
        """The sheets are drawn when they are first looked at."""
        if place == _SHEETS and not self._drawn and self._told.edition:
            self._drawn = True
            ppi = _WIDE * self.devicePixelRatioF() / _POINTS_WIDE * 72
            desk, release, sequence = self._session.desk, self._release, self._told.edition.sequence

            def work() -> tuple[bytes, ...]:
                with Presses(desk) as presses:
                    page, press = presses.ready(release, sequence, head=False)
                    return press.draw(page, ppi).sheets

            self._session.lane.run(self, work, self._show_sheets, lambda error: self.trouble.say(error.sentence))

    def _show_sheets(self, sheets: tuple[bytes, ...]) -> None:
        if self._sheets is None:
            return
        waiting = self._sheets.itemAt(0)
        widget = waiting.widget() if waiting else None
        if widget is not None:
            widget.hide()
        for place, data in enumerate(sheets):
            picture = QPixmap()
            picture.loadFromData(data)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            sheet = QLabel(self)
            sheet.setObjectName("sheet")
            sheet.setPixmap(picture)
            sheet.setAccessibleName(tr("Sheet {number}", number=place + 1))
            self._sheets.insertWidget(place + 1, sheet, 0, Qt.AlignmentFlag.AlignHCenter)

    def _choose(self) -> None:
        folder = ask_folder(self, tr("Folder …"), "saved")
        reason = self._reason() if folder else None
        if reason is not None:
            self.save_pdf(Path(folder), reason)

    def _reason(self) -> str | None:
        """Why the PDF may leave before an embargo ends: empty where none holds, ``None`` where nobody says."""
        embargo = self._embargo
        if embargo is None or embargo.until <= self._session.desk.now():
            return ""
        return ask_words(self, tr("Save the PDF …"), tr("Why it may leave the house before the embargo ends"),
                         must=True, about=in_zones(self._session.desk, embargo))

    def save_pdf(self, folder: Path, reason: str = "") -> None:
        """Write the edition's PDF into a folder; before an embargo ends only with a reason, which the journal keeps."""
        desk, edition = self._session.desk, self._told.edition
        me = self._session.me if self._session.person else None
        if edition is None:
            return

        def done(files: tuple[exporting.Exported, ...]) -> None:
            self.trouble.say(tr("Written: {path}", path=str(files[0].path)), "good")
            open_path(files[0].path, self._say_of_file)

        def failed(error: DeskError) -> None:
            self.trouble.say(error.sentence)

        self._session.do(self, partial(exporting.export, desk, self._release, ("pdf",), folder,
                                       edition=edition.sequence, me=me, reason=reason), done, failed)

    def _say_of_file(self, tone: str, sentence: str, *remedies: Remedy) -> None:
        self.trouble.say(sentence, tone, *remedies)

    def _picture(self, source: str) -> bytes | None:
        name = figures.file_of(source)
        try:
            return self._session.desk.files.read(name) if name else None
        except DeskError:
            return None


def _scrolled(parent: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    inside = QWidget(area)
    column = QVBoxLayout(inside)
    column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
    column.setSpacing(2)
    area.setWidget(inside)
    return area, column


def _facts(desk: Desk, content: Content) -> list[tuple[str, list[str]]]:
    """What a version says beside its words: name (a message id) and lines."""
    found = [(row.label, [chip.said for chip in row.chips(desk, content)]) for row in metadata.ROWS]
    found += [
        (mark("Day"), [day_said(content.date, "dddd, d MMMM yyyy")] if content.date else []),
        (mark("Embargo"), [in_zones(desk, content.embargo)] if content.embargo else []),
        (mark("Sign-off"), [content.sign_off] if content.sign_off is not None else [tr("built from the people")]),
        (mark("Related"), [chip_of(desk, one).said for one in content.related]),
    ]
    if content.correction:
        found.append((mark("Correction note"), [content.correction]))
    return found
