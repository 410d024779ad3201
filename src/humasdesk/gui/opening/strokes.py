"""Keys pressed before the desk could take them: kept in order, and pressed again when it can."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence

_MODIFIERS = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
})
_COMMANDING = (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
               | Qt.KeyboardModifier.MetaModifier)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key with what it writes; ``key`` is 0 for what an input method wrote."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str

    @property
    def writes(self) -> str:
        """The letters that this stroke would put on a page."""
        return self.text if self.text.isprintable() or self.text in ("\r", "\n", "\t") else ""

    @property
    def sequence(self) -> QKeySequence | None:
        """The stroke as a command's keys, where it can be one."""
        if not self.key or not (self.modifiers & _COMMANDING or self.key >= Qt.Key.Key_F1.value):
            return None
        return QKeySequence(self.modifiers.value | self.key)

    def press(self, target: QObject) -> None:
        """Press it again, on ``target``."""
        if not self.key:
            commit = QInputMethodEvent()
            commit.setCommitString(self.text)
            QCoreApplication.sendEvent(target, commit)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if not shiboken6.isValid(target):  # the press closed what it was meant for
                return
            QCoreApplication.sendEvent(target, QKeyEvent(kind, self.key, self.modifiers, self.text))


def stroke_of(event: QEvent) -> Stroke | None:
    """What a key or an input method just wrote; nothing for a modifier alone, a release, or letters still composed."""
    if isinstance(event, QInputMethodEvent):
        return Stroke(0, Qt.KeyboardModifier.NoModifier, event.commitString()) if event.commitString() else None
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() in _MODIFIERS:
        return None
    return Stroke(event.key(), event.modifiers(), event.text())


Strokes = deque[Stroke]
