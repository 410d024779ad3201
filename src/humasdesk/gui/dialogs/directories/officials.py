"""The form of an official: name and degrees, posts on a time line and in a table, and the post on a given day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from humasdesk.domain.directory import EntityValue, Official, Post
from humasdesk.errors import DeskError
from humasdesk.gui.days import day_said
from humasdesk.gui.dialogs.directories.detail import EntityForm
from humasdesk.gui.dialogs.directories.forms import clean, day_of, new_form
from humasdesk.gui.dialogs.directories.places import Places
from humasdesk.gui.dialogs.directories.posts import HEADS, PostTable, Wrong
from humasdesk.gui.dialogs.directories.timeline import TimeLine
from humasdesk.gui.dialogs.form import label
from humasdesk.gui.theme import GRID, Theme
from humasdesk.gui.wearing import picture
from humasdesk.i18n import tr
from humasdesk.services.desk import Desk


class OfficialForm(EntityForm):
    """An official of the directory."""

    def __init__(self, desk: Desk, places: Places, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = desk.today()
        self._about: Wrong | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        self._prefix, self._name, self._suffix = (
            self._line(tr("Degrees before"), "Dr. Ir. H."), self._line(tr("Name")),
            self._line(tr("Degrees after"), "M.Si."))
        column.addLayout(self._names())
        column.addLayout(self._over_line())
        self._line_of_time = TimeLine(theme, self)
        column.addWidget(self._line_of_time)
        self._table = PostTable(places, theme, self)
        self._table.judged.connect(self._say_wrong)
        self._table.changed.connect(self._posts_changed)
        column.addWidget(self._table, 1)
        column.addLayout(self._under_table(theme))
        form = new_form(column)
        self._source = self._line(tr("Source"), tr("Where it was read"))
        form.addRow(tr("Source"), self._source)

    def _line(self, words: str, hint: str = "") -> QLineEdit:
        made = QLineEdit(self)
        made.setAccessibleName(words)
        made.setPlaceholderText(hint)
        made.textEdited.connect(lambda _: self.touched.emit())
        return made

    def _names(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for field, words, share in ((self._prefix, tr("Degrees before"), 2), (self._name, tr("Name"), 5),
                                    (self._suffix, tr("Degrees after"), 2)):
            column = QVBoxLayout()
            column.setSpacing(4)
            above = label(words, "soft", self)
            above.setBuddy(field)
            column.addWidget(above)
            column.addWidget(field)
            row.addLayout(column, share)
        return row

    def _under_table(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        add = QPushButton(tr("Add a post"), self)
        picture(add, theme, "plus")
        add.clicked.connect(self._table.add_post)
        remove = QPushButton(tr("Remove"), self)
        remove.setAccessibleName(tr("Remove the chosen post"))
        remove.setToolTip(tr("Remove the chosen post"))
        remove.clicked.connect(self._table.remove_post)
        remove.setEnabled(False)
        self._table.currentCellChanged.connect(lambda row, *_: remove.setEnabled(row >= 0))
        for button in (add, remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        self._wrong: QLabel = label("", "wrong", self, wrap=True)
        self._near = QPushButton(self)
        self._near.setAccessibleName(tr("The nearest day"))
        self._near.setAutoDefault(False)
        self._near.clicked.connect(self._take_near)
        self._near.hide()
        row.addWidget(self._wrong, 1)
        row.addWidget(self._near)
        return row

    def _say_wrong(self, wrong: Wrong | None) -> None:
        """Say under the table what is wrong in it, with the day that was nearly typed to be taken."""
        self._about = wrong
        self._wrong.setText(f"{tr(HEADS[wrong.column])}: {wrong.sentence}" if wrong else "")
        self._near.setVisible(wrong is not None and wrong.near is not None)
        if wrong and wrong.near:
            self._near.setText(tr("Use {day}", day=day_said(wrong.near)))
            self._near.setAccessibleName(self._near.text())

    def _take_near(self) -> None:
        if self._about:
            self._table.take_near(self._about)

    def _over_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label(tr("Posts").upper(), "section", self))
        row.addSpacing(2 * GRID)
        row.addWidget(label(tr("On the day"), "soft", self))
        self._day = QLineEdit(day_said(self._today), self)
        self._day.setAccessibleName(tr("The day whose post is shown"))
        self._day.setPlaceholderText(tr("such as 8/1/2019"))
        self._day.setFixedWidth(self.fontMetrics().horizontalAdvance("30 Mmm 2026") + 4 * GRID)
        self._day.textEdited.connect(lambda _: self._draw())
        row.addWidget(self._day)
        self._held: QLabel = label("", "title", self)
        self._held.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._held.setWordWrap(True)
        row.addWidget(self._held, 1)
        return row

    def show_value(self, value: EntityValue | None) -> None:
        official = value if isinstance(value, Official) else Official("")
        self._prefix.setText(official.prefix)
        self._name.setText(official.name)
        self._suffix.setText(official.suffix)
        self._source.setText(official.source)
        self._source.setCursorPosition(0)
        self._source.setToolTip(official.source)
        self._table.show_posts(official.posts)
        self._draw()

    def read(self) -> EntityValue:
        return Official(clean(self._name), clean(self._prefix), clean(self._suffix), self._table.posts(),
                        clean(self._source))

    def go_to_wrong(self) -> None:
        self._table.go_to_wrong()

    def take_focus(self) -> None:
        self._name.setFocus()

    @property
    def held(self) -> str:
        """The title on the day shown."""
        return self._held.text()

    def _posts_changed(self) -> None:
        self._draw()
        self.touched.emit()

    def _draw(self) -> None:
        """Draw what the table says; while a cell cannot be read, what it said before stays."""
        posts: tuple[Post, ...]
        try:
            posts = self._table.posts()
            day = day_of(self._day) or self._today
        except DeskError:
            return
        self._line_of_time.show_posts(posts, day, self._today)
        self._held.setText(Official("", posts=posts).title_on(day) or tr("no post"))
