"""The program with a window: fonts, theme, the desk, who sits at it, and the window itself."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QStyleFactory

from humasdesk import __version__, i18n
from humasdesk.errors import DeskError, NotFound, StoreBusy
from humasdesk.gui import theme as themes
from humasdesk.gui.session import Session
from humasdesk.gui.tasks import Lane
from humasdesk.i18n import tr
from humasdesk.services import drafting
from humasdesk.services.desk import Desk, Me, open_desk


def make_app(argv: list[str]) -> QApplication:
    """The Qt application, dressed and with its fonts."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(argv)
    app.setOrganizationName("HumasDesk")
    app.setApplicationName("HumasDesk")
    app.setApplicationVersion(__version__)
    app.setStyle(QStyleFactory.create("Fusion"))
    themes.load_fonts()
    return app


def run(home: Path, initials: str | None) -> int:
    """Open the desk in ``home`` in a window; answers the exit code."""
    app = make_app(sys.argv[:1])
    themes.put_on(app, themes.chosen("system"))
    with ExitStack() as stack:
        desk = _desk(stack, home)
        if desk is None:
            return 0
        return _sit(app, desk, initials, QSettings(str(home / "window.ini"), QSettings.Format.IniFormat))


def _desk(stack: ExitStack, home: Path) -> Desk | None:
    """The desk, open: made by the first-start pages where there is none, read-only where another window has it."""
    from humasdesk.gui.start import StartPages

    try:
        if not _has_people(home):
            raise NotFound("")
        return stack.enter_context(open_desk(home))
    except NotFound:
        pages = StartPages(home, themes.chosen("system"))
        if not pages.exec():
            return None
        return stack.enter_context(open_desk(home))
    except StoreBusy as busy:
        if not _read_only_instead(busy):
            return None
        return stack.enter_context(open_desk(home, readonly=True))
    except DeskError as error:
        QMessageBox.critical(None, "HumasDesk", error.sentence)
        return None


def _has_people(home: Path) -> bool:
    """Whether somebody is on the desk; a first start that was interrupted leaves one with nobody."""
    with open_desk(home, readonly=True) as desk:
        return desk.rosters().newest is not None


def _read_only_instead(busy: StoreBusy) -> bool:
    box = QMessageBox(QMessageBox.Icon.Information, "HumasDesk", busy.sentence)
    look = box.addButton(tr("Look at it read-only"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is look


def _sit(app: QApplication, desk: Desk, initials: str | None, memory: QSettings) -> int:
    from humasdesk.gui.window import MainWindow

    _speak(app, desk)
    appearance = str(desk.setting("interface.appearance"))
    themes.put_on(app, themes.chosen(appearance))
    lane = Lane()
    session = Session(desk, _me(desk, initials, memory), lane)
    window = MainWindow(session, appearance, memory)
    window.show()
    QTimer.singleShot(0, window, lambda: _say_what_came_back(window, desk))
    code = app.exec()
    return int(code)


def _speak(app: QApplication, desk: Desk) -> None:
    """Speak the language of the desk; Qt's own buttons speak it through Qt's translator."""
    i18n.use(str(desk.setting("interface.language")))
    QLocale.setDefault(QLocale(i18n.current()))
    translator = QTranslator(app)
    if translator.load(QLocale(i18n.current()), "qtbase", "_",
                       QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _me(desk: Desk, initials: str | None, memory: QSettings) -> Me | None:
    """Who sits here: the one named, else who sat here last, else the first whose key lies here."""
    roster = desk.rosters().newest
    here = [person.initials for person in roster.people if not person.retired and desk.key_of(person)] if roster else []
    last = memory.value("person")
    for wanted in (initials, last if isinstance(last, str) else None, here[0] if here else None):
        if wanted in here:
            return desk.me(wanted)
    return None


def _say_what_came_back(window: object, desk: Desk) -> None:
    from humasdesk.gui.window import MainWindow

    if not isinstance(window, MainWindow):
        return
    for note in desk.notes:
        window.messages.say("attention", note)
    if desk.store.readonly:
        window.messages.say("attention", tr("This desk is open in another window; here you can only look."))
        return
    found = drafting.recover(desk)
    person = window.session.person
    for copy in found.copies:
        if person is None or copy.person != person.id:
            window.messages.say("attention", tr(
                "{person} has unsaved words in “{name}”; they go on under that name.",
                person=desk.person_name(copy.person), name=copy.content.headline or tr("(no headline)")))
            continue
        window.messages.say("attention", tr("Unsaved text of “{name}” was brought back.",
                                            name=copy.content.headline or tr("(no headline)")))
    for _, why in found.aside:
        window.messages.say("attention", tr("Unsaved text was put aside: {why}", why=tr(why)))
