"""Every view of the program, by name: the window in its states, and each dialog, opened as a person opens it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

import humasdesk.gui
from humasdesk.domain.release import Content
from humasdesk.errors import StoreBusy
from humasdesk.gui.checking.checklist import Checklist
from humasdesk.gui.dialogs.answers import AnswerDialog, LearnDialog
from humasdesk.gui.dialogs.ask import AskDialog
from humasdesk.gui.dialogs.directories.dialog import KINDS
from humasdesk.gui.dialogs.keep import KeepDialog
from humasdesk.gui.dialogs.line import LineDialog
from humasdesk.gui.dialogs.manual import ManualDialog
from humasdesk.gui.dialogs.mend_all import MendAllDialog
from humasdesk.gui.dialogs.quick_add import QuickAdd
from humasdesk.gui.dialogs.report import ReportDialog
from humasdesk.gui.dialogs.unsaved import UnsavedDialog
from humasdesk.gui.dialogs.version import VersionDialog
from humasdesk.gui.opening.refusals import question
from humasdesk.gui.program import Program
from humasdesk.gui.start import StartPages
from humasdesk.i18n import mark, tr
from humasdesk.services import versions
from humasdesk.services.checking import Shortcoming, rules
from humasdesk.services.checking.mending import Step
from humasdesk.services.checking.questions import Examined

Opener = Callable[[Program, Any], QWidget]


def by_deed(name: str) -> Opener:
    """The dialog that a command of the window opens."""

    def opened(program: Program, qtbot: Any) -> QWidget:
        first_release(program, qtbot)
        before = set(program.window.findChildren(QDialog))
        getattr(program.window, name)()
        qtbot.waitUntil(lambda: not program.session.lane.busy)
        (made,) = (one for one in program.window.findChildren(QDialog) if one not in before and one.isVisible())
        return made

    return opened


def _with_every_tab(name: str, but: int = -1) -> Opener:
    """A dialog whose tabs are made when they are looked at, after somebody looked at all ``but`` one."""
    opened = by_deed(name)

    def turned(program: Program, qtbot: Any) -> QWidget:
        made = opened(program, qtbot)
        tabs = made.findChild(QTabWidget)
        for place in (*range(tabs.count()), 0):
            if place == but:
                continue
            tabs.setCurrentIndex(place)
            qtbot.waitUntil(lambda: not program.session.lane.busy)
        return made

    return turned


def first_release(program: Program, qtbot: Any) -> None:
    """Open the newest release."""
    window = program.window
    window.releases.view.setCurrentIndex(window.releases.model.index(0))
    qtbot.waitUntil(lambda: window.writing.release_id is not None)
    qtbot.waitUntil(lambda: not program.session.lane.busy)


def empty_window(program: Program, qtbot: Any) -> QWidget:
    return program.window


def writing_window(program: Program, qtbot: Any) -> QWidget:
    """A release open, every section of its panel too, the search bar over it, a banner shown."""
    first_release(program, qtbot)
    for section in program.window.panel.sections.values():
        section.fold(False)
    qtbot.waitUntil(lambda: not program.session.lane.busy)
    program.window.find_in_release()
    program.window.troubles.say(StoreBusy(mark("Another program is using this desk. Try again in a moment.")))
    return program.window


def _asked(program: Program, qtbot: Any) -> QWidget:
    made = AskDialog(program.window, tr("Submit"), tr("What should the writer change?"), must=True, about="12")
    made.open()
    return made


def _leaving(program: Program, qtbot: Any) -> QWidget:
    made = KeepDialog(program.window, lambda: None, lambda: None)
    made.open()
    return made


def _lined(program: Program, qtbot: Any) -> QWidget:
    made = LineDialog(program.window, tr("Save this search"), tr("What shall the search be called?"), tr("Save"))
    made.open()
    return made


def _reported(program: Program, qtbot: Any) -> QWidget:
    made = ReportDialog("", True, program.window)
    made.open()
    return made


def _adding(program: Program, qtbot: Any) -> QWidget:
    made = QuickAdd(program.session, program.window.theme, "official", "12", Content(), program.window)
    made.open()
    return made


def _manual(program: Program, qtbot: Any) -> QWidget:
    program.window.open_manual()
    (made,) = program.window.findChildren(ManualDialog)
    qtbot.waitUntil(lambda: made.tree.topLevelItemCount() > 0, timeout=20_000)
    return made


def _looked_back(program: Program, qtbot: Any) -> QWidget:
    first_release(program, qtbot)
    release = program.window.writing.release_id or ""
    told = versions.story(program.session.desk, release).steps[0]
    made = VersionDialog(program.session, program.window.theme, release, told, None, program.window)
    made.open()
    return made


def _mending(program: Program, qtbot: Any) -> QWidget:
    step = Step("BAKU", "12", "34", "56", "7 ", " 8", "a.b.c")
    made = MendAllDialog((step,), {one.id: one for one in rules.table()}, program.window.theme, program.window)
    made.open()
    return made


def _answered(program: Program, qtbot: Any) -> QWidget:
    made = AnswerDialog("ignore", "12", "34", 3, program.window)
    made.open()
    return made


def _stopped(program: Program, qtbot: Any) -> QWidget:
    made = Checklist("submit", frozenset(), program.window.theme, program.window)
    made.show_examined(Examined((), (), (Shortcoming("BODY-MISSING", True, mark("It has no text.")),),
                                frozenset({"BODY-MISSING"})))
    made.show()
    return made


def _learning(program: Program, qtbot: Any) -> QWidget:
    made = LearnDialog("12", ("13",), program.window.theme, program.window)
    made.open()
    return made


def _unsaved(program: Program, qtbot: Any) -> QWidget:
    made = UnsavedDialog(tr("Another program is using this desk. Try again in a moment."), Content(), program.window)
    made.open()
    return made


def _starting(program: Program, qtbot: Any) -> QWidget:
    made = StartPages(program.session.desk.home.with_name("fresh"), program.window.theme, program.window)
    made.open()
    return made


def _opening(program: Program, qtbot: Any) -> QWidget:
    made, _ = question(StoreBusy(mark("Another program is using this desk. Try again in a moment.")),
                       program.session.desk.home)
    made.setParent(program.window, made.windowFlags())
    made.open()
    return made


VIEWS: dict[str, Opener] = {
    "empty window": empty_window,
    "writing window": writing_window,
    "Palette": by_deed("open_palette"),
    "Shortcuts": by_deed("show_shortcuts"),
    "SettingsDialog": _with_every_tab("open_settings"),
    "DirectoriesDialog": _with_every_tab("open_directories", but=KINDS.index("region")),
    "PeopleDialog": by_deed("open_people"),
    "RulesDialog": by_deed("open_rules"),
    "AcrossDialog": by_deed("find_across"),
    "BackupsDialog": by_deed("open_backups"),
    "VerifyDialog": by_deed("verify_desk"),
    "WhoSitsDialog": by_deed("choose_person"),
    "LineDialog": _lined,
    "KnownWordsDialog": by_deed("open_dictionary"),
    "MendAllDialog": _mending,
    "AnswerDialog": _answered,
    "Checklist": _stopped,
    "LearnDialog": _learning,
    "QuotesDialog": by_deed("open_quotes"),
    "ExportDialog": by_deed("export_release"),
    "AskDialog": _asked,
    "ReportDialog": _reported,
    "UnsavedDialog": _unsaved,
    "KeepDialog": _leaving,
    "AboutDialog": by_deed("show_about"),
    "ManualDialog": _manual,
    "QuickAdd": _adding,
    "VersionDialog": _looked_back,
    "StartPages": _starting,
    "opening": _opening,
}


def dialog_classes() -> Iterator[type[QDialog]]:
    """Every dialog the program has."""
    for found in pkgutil.walk_packages(humasdesk.gui.__path__, "humasdesk.gui."):
        module = importlib.import_module(found.name)
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, QDialog) and one.__module__ == module.__name__:
                yield one


def settle(qtbot: Any) -> None:
    """Let layouts and lanes come to rest."""
    for _ in range(3):
        QApplication.processEvents()
