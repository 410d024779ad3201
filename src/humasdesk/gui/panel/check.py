"""*Pemeriksaan*: what is open in the release, what stops it first, each line a way to the place where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from humasdesk.gui.checking.finding_list import FindingList
from humasdesk.gui.checking.finding_rows import Row, answered_rows, rows_of
from humasdesk.gui.session import Session
from humasdesk.gui.severity import NAMES, sign_icon
from humasdesk.gui.theme import Theme
from humasdesk.gui.widgets.flow import FlowLayout
from humasdesk.i18n import tr, trn

if TYPE_CHECKING:
    from humasdesk.domain.answers import Answer
    from humasdesk.services.checking import Shortcoming
    from humasdesk.services.checking.questions import Examined

_PLACES = {
    "HEADLINE-MISSING": "headline", "BODY-MISSING": "body", "DATELINE-MISSING": "dateline",
    "REGION-MISSING": "region", "POST-MISSING": "official", "EMBARGO-OVER": "embargo", "AGENCY-MISSING": "settings",
}
_OF_A_PICTURE = frozenset({"ALT-MISSING", "CAPTION-MISSING", "PICTURE-MISSING"})


def place_of(one: Shortcoming) -> str:
    """Where a shortcoming is mended: a part of the page, a field of the panel, ``figure:N`` (from 0), or nothing."""
    if one.rule in _OF_A_PICTURE:
        return f"figure:{int(one.fields['place']) - 1}"
    return _PLACES.get(one.rule, "")


class Check(QWidget):
    """``counted`` carries how many things are open and how many of them stop the release, ``go`` the place of what is
    lacking, ``find_wanted`` a finding to go to, ``show_wanted`` one to show only, ``drop`` one to pass over,
    ``menu_wanted`` one whose menu is wanted and where, ``reopen`` an answer to take back, ``mend_all`` asks for that
    preview."""

    counted = Signal(int, int)
    go = Signal(str)
    find_wanted = Signal(object)
    show_wanted = Signal(object)
    drop = Signal(object)
    menu_wanted = Signal(object, QPoint)
    reopen = Signal(object)
    mend_all = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._examined: Examined | None = None
        self._kinds: frozenset[str] = frozenset()
        self._frozen = False
        self.open_count = 0
        """How many things the check found in what is open and nobody has mended or answered."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._chips())
        self.nothing = QLabel(tr("No findings."), self)
        self.nothing.setProperty("role", "faint")
        self.nothing.setWordWrap(True)
        column.addWidget(self.nothing)
        self.list = FindingList(theme, tr("Findings"), self, grows=True)
        column.addWidget(self.list)
        column.addLayout(self._deeds())
        self.fold = QPushButton(self)
        self.fold.setProperty("role", "flat")
        self.fold.setCheckable(True)
        self.fold.setMinimumWidth(1)
        self.fold.toggled.connect(lambda _: self._show_answered())
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.answered = FindingList(theme, tr("Answered"), self, grows=True)
        column.addWidget(self.answered)
        self.list.chosen.connect(self._choose)
        self.list.pointed.connect(self._point)
        self.list.dropped.connect(self._drop)
        self.list.menu_wanted.connect(self._menu)
        self.answered.chosen.connect(lambda row: self.find_wanted.emit(row.about))
        self.answered.pointed.connect(self._point)
        self.answered.menu_wanted.connect(self._answered_menu)
        self.show_examined(None)

    # -- building

    def _chips(self) -> QWidget:
        holder = QWidget(self)
        row = FlowLayout(holder, gap=2)
        self.chips: dict[str, QPushButton] = {}
        for kind in NAMES:
            chip = QPushButton(holder)
            chip.setProperty("role", "count")
            chip.setCheckable(True)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.clicked.connect(lambda _=False: self._narrow())
            self.chips[kind] = chip
            row.addWidget(chip)
        self._chip_holder = holder
        return holder

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.mend = QPushButton(tr("Mend all …"), self)
        self.mend.setProperty("role", "flat")
        self.mend.setMinimumWidth(1)
        self.mend.clicked.connect(lambda _=False: self.mend_all.emit())
        self.more = QToolButton(self)
        self.more.setProperty("role", "flat")
        self.more.setAccessibleName(tr("What can be done with the finding"))
        self.more.setToolTip(tr("What can be done with the finding"))
        self.more.clicked.connect(lambda _=False: self._more())
        row.addWidget(self.mend)
        row.addStretch(1)
        row.addWidget(self.more)
        return row

    # -- showing

    def show_examined(self, examined: Examined | None) -> None:
        """Show what was read; ``None`` while a release has not been read yet keeps nothing of the one before."""
        self._examined = examined
        counts = self._counts()
        for kind, chip in self.chips.items():
            chip.setVisible(counts[kind] > 0)
            chip.setText(str(counts[kind]))
            chip.setIcon(sign_icon(kind, self._theme, 14))
            chip.setAccessibleName(f"{tr(NAMES[kind])} {counts[kind]}")
            chip.setToolTip(tr("Only {kind}", kind=tr(NAMES[kind])))
            if not counts[kind]:
                chip.setChecked(False)
        self._kinds = frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())
        self._chip_holder.setVisible(sum(count > 0 for count in counts.values()) > 1)
        self._draw()
        self.open_count = sum(counts.values())
        self.counted.emit(self.open_count, len(examined.stopping) if examined else 0)

    def show_frozen(self, *, frozen: bool) -> None:
        """Whether this is the text of an edition, which is not checked any more."""
        self._frozen = frozen
        self._draw()

    def _counts(self) -> dict[str, int]:
        if self._examined is None:
            return dict.fromkeys(NAMES, 0)
        return {**{str(kind): count for kind, count in self._examined.counts.items()},
                "lack": len(self._examined.lacks)}

    def _narrow(self) -> None:
        self._kinds = frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())
        self._draw()

    def _draw(self) -> None:
        examined = self._examined
        rows = rows_of(examined, self._kinds) if examined else []
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        unread = tr("What is published is not checked any more; a correction is.") if self._frozen else tr(
            "Being checked …")
        self.nothing.setText(tr("No findings.") if examined else unread)
        findings = examined.findings if examined else ()
        fixable = any(one.automatic for group in findings for one in group.each())
        self.mend.setVisible(fixable)
        self.more.setVisible(bool(rows))
        self.more.setIcon(self._theme.icon("ellipsis-vertical", "text_soft", 16))
        count = len(examined.answered) if examined else 0
        self.fold.setVisible(count > 0)
        self.fold.setText(trn("Answered ({count})", "Answered ({count})", count))
        self._show_answered()

    def _show_answered(self) -> None:
        shown = self.fold.isChecked() and self._examined is not None and bool(self._examined.answered)
        self.fold.setIcon(self._theme.icon("chevron-down" if shown else "chevron-right", "text_faint", 14))
        if shown and self._examined is not None:
            desk = self._session.desk
            names = {given.person: desk.person_name(given.person) for _, given in self._examined.answered}
            self.answered.show_rows(answered_rows(self._examined, desk.zone, names))
        self.answered.setVisible(shown)

    @property
    def rows(self) -> list[Row]:
        """What is listed as open."""
        return self.list.rows

    def follow(self, about: object) -> None:
        """Mark the finding that the cursor was sent to."""
        self.list.select_about(about)

    # -- hearing

    def _choose(self, row: Row) -> None:
        if row.kind == "lack":
            self.go.emit(place_of(row.about))  # type: ignore[arg-type]  # a row of something lacking holds just that
        else:
            self.find_wanted.emit(row.about)

    def _point(self, row: Row) -> None:
        """Show the words; what lacks has none, so that one is led to where it is put in."""
        if row.kind == "lack":
            self._choose(row)
        else:
            self.show_wanted.emit(row.about)

    def _drop(self, row: Row) -> None:
        if row.kind != "lack":
            self.drop.emit(row.about)

    def _menu(self, row: Row, place: QPoint) -> None:
        if row.kind != "lack":
            self.menu_wanted.emit(row.about, place)

    def _more(self) -> None:
        row = self.list.current or next(iter(self.list.rows), None)
        if row is not None:
            place = self.more.mapToGlobal(self.more.rect().bottomLeft())
            self._menu(row, place) if row.kind != "lack" else self._choose(row)

    def _answered_menu(self, row: Row, place: QPoint) -> None:
        menu = self.menu_of(row)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu_of(self, row: Row) -> QMenu:
        """What can be done with an answer."""
        menu = QMenu(self)
        given: Answer | None = row.given
        menu.addAction(tr("Go there"), lambda: self.find_wanted.emit(row.about))
        again = menu.addAction(tr("Open it again"), lambda: self.reopen.emit(given))
        again.setEnabled(self._session.can_write)
        return menu

    def wear(self, theme: Theme) -> None:
        """Draw in this theme from now on."""
        self._theme = theme
        self.list.wear(theme)
        self.answered.wear(theme)
        self.show_examined(self._examined)
