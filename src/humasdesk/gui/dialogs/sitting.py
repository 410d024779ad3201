"""The menu of who sits here: everybody whose key lies on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from humasdesk.gui import theme as themes
from humasdesk.gui.dialogs.form import roles_said, round_picture
from humasdesk.gui.session import Session
from humasdesk.i18n import tr
from humasdesk.services import people

_SMALL = 24


def sitting_menu(session: Session, parent: QWidget) -> QMenu:
    """Everybody whose key lies on this computer, each with a round picture; choosing one lets them sit down."""
    theme = themes.chosen(str(session.desk.setting("interface.appearance")))
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Who sits here?"))
    menu.setStyleSheet(f"icon-size: {_SMALL}px;")
    sitting = session.person
    here = [person for person in people.everybody(session.desk) if not person.retired and session.desk.key_of(person)]
    for person in sorted(here, key=lambda one: one.name.casefold()):
        action = menu.addAction(round_picture(person.initials, theme, _SMALL), f"{person.name} ({person.initials})")
        action.setToolTip(roles_said(person.roles))
        if sitting is not None and sitting.id == person.id:
            font = action.font()
            font.setBold(True)
            action.setFont(font)
        action.triggered.connect(lambda _=False, short=person.initials: session.sit(session.desk.me(short)))
    if not here:
        menu.addAction(tr("Nobody's key is on this computer.")).setEnabled(False)
    return menu
