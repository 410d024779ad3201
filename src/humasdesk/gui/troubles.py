"""Trouble with the disk, told in the window with the buttons that mend it, while typing goes on.

What is typed and not on disk is tried again every few seconds; the banner stays until it is, and says so then.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from humasdesk.errors import DeskError, StoreBusy, StoreError, StoreFull, StoreGone, StoreReadonly
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.gui.outside import open_path
from humasdesk.gui.words_elsewhere import copy_words, save_words
from humasdesk.gui.writing import Writing
from humasdesk.i18n import tr


class Troubles(QObject):
    """Says errors in ``messages``; ``reopen`` opens the desk anew for writing, once its folder is back or nobody else
    writes it any more."""

    def __init__(self, messages: MessageBar, writing: Writing, reopen: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._messages, self._writing, self._reopen, self._window = messages, writing, reopen, window
        self._shown = self._gone = ""
        writing.stuck.connect(self._stuck)
        writing.mended.connect(self._mended)

    def say(self, error: DeskError) -> None:
        """Say an error that came of a deed, with what can be done about it."""
        if isinstance(error, StoreGone):
            self._gone = error.sentence  # taken back when the folder is there again
        self._messages.say("danger", error.sentence, *self._ways(error))

    def remind(self) -> None:
        """Somebody saves while typed words wait for the disk: show at once what they wait for. Trying may take long."""
        self._messages.say_again(self._shown)

    def tell_gone(self, error: DeskError | None) -> None:
        """Say that the desk's folder is gone, for as long as it is and unless typed words wait for it already."""
        sentence = error.sentence if error is not None and not self._shown else ""
        if sentence == self._gone:
            return
        if self._gone:
            self._messages.take_back(self._gone)
        self._gone = sentence
        if error is not None and sentence:
            self._messages.say("danger", sentence, *self._ways(error), lasting=True)

    def _stuck(self, error: DeskError, asked: bool) -> None:
        """Typed words are not on disk. Said once for as long as it lasts, however often it is tried; who ``asked`` for
        them to be saved sees that it was tried."""
        sentence = tr("What you type is not on the disk yet. {why}", why=error.sentence)
        if sentence == self._shown and sentence in self._messages.sentences:
            if asked:
                self._messages.say_again(sentence)
            return
        self._clear()
        self._messages.take_back(_mended())
        self._shown = sentence
        self.tell_gone(None)
        ways = [Remedy(tr("Try again"), self._again), *self._ways(error),
                Remedy(tr("Copy the text"), self._copy), Remedy(tr("Save the text as a file …"), self._save)]
        self._messages.say("danger", sentence, *ways, lasting=True)

    def _mended(self) -> None:
        self._clear()
        self._messages.say("good", _mended())

    def _clear(self) -> None:
        if self._shown:
            self._messages.take_back(self._shown)
            self._shown = ""

    def _ways(self, error: DeskError) -> tuple[Remedy, ...]:
        if isinstance(error, StoreGone):
            return (Remedy(tr("Open the desk again"), self._reopen),)
        if isinstance(error, StoreReadonly):
            return (Remedy(tr("Write here"), self._reopen),)
        if isinstance(error, StoreError) and not isinstance(error, StoreBusy | StoreFull):
            return (Remedy(tr("Show folder"), self._show_folder),)
        return ()

    def _again(self) -> None:
        self._writing.keep()

    def _copy(self) -> None:
        copy_words(self._writing.typed_now())
        self._messages.say("good", tr("The text is on the clipboard."))

    def _save(self) -> None:
        said = save_words(self._window, self._writing.typed_now())
        if said:
            self._messages.say("good", said)

    def _show_folder(self) -> None:
        open_path(self._writing.home, self._messages.say)


def _mended() -> str:
    return tr("What you typed is on the disk now.")
