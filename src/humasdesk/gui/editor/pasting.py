"""What is pasted, dropped or chosen comes onto the page: as text, as a picture, as a link; with a bar that says what
was changed and takes it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from humasdesk.document import normal
from humasdesk.document.nodes import Document, Figure
from humasdesk.errors import DeskError
from humasdesk.files import reason
from humasdesk.gui.editor import inline, inserting
from humasdesk.gui.editor.clipboard import LARGEST_FILE, PICTURES, Incoming
from humasdesk.gui.editor.paste_notes import Take
from humasdesk.gui.editor.sheet import Sheet
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.i18n import tr

_PICTURES = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(PICTURES))


class Pasting(QObject):
    """Brings things onto ``sheet``; ``take`` keeps the bytes of a picture, ``messages`` says what there is to say."""

    def __init__(self, sheet: Sheet, take: Take, messages: MessageBar) -> None:
        super().__init__(sheet)
        self._sheet, self._keep, self._messages = sheet, take, messages
        self._said = ""
        sheet.incoming.connect(self.bring)
        sheet.edited.connect(self.forget)

    def bring(self, incoming: Incoming) -> None:
        """Put in what is pasted or dropped; an address over selected words becomes their link."""
        if self._sheet.isReadOnly() or self._link(incoming):
            return
        pasted = incoming.read(self._take, self._file_bytes)
        plain = incoming.plain()
        self._insert(pasted.document)
        if not pasted.document or not pasted.sentence:
            return
        remedies = [Remedy(tr("Undo"), self._sheet.undo)]
        if plain and plain != pasted.document:
            remedies.append(Remedy(tr("Paste as plain text"), lambda: self._instead(plain)))
        self._said = pasted.sentence
        self._messages.say("good", pasted.sentence, *remedies)

    def bring_plain(self) -> None:
        """Paste the clipboard's plain text with nothing read into it."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where nothing was ever copied
        if mime is not None and not self._sheet.isReadOnly():
            self._insert(Incoming(mime).plain())

    def choose_pictures(self) -> None:
        """Ask for picture files and put them in at the cursor."""
        if self._sheet.isReadOnly():
            return
        title = tr("Pictures")
        names, _ = QFileDialog.getOpenFileNames(self._sheet, title, "", f"{title} ({_PICTURES})")
        for path in map(Path, names):
            if data := self._file_bytes(path):
                self.add_picture(data, path.name)

    def add_picture(self, data: bytes, name: str) -> bool:
        """Keep a picture and put it in at the cursor, which ends in its caption; false where it was not kept."""
        source = self._take(data, name)
        if source is None:
            return False
        with self._sheet.step() as cursor:
            inserting.figure(cursor, Figure(source))
        return True

    def forget(self) -> None:
        """Take the bar away: what its button would undo is no longer the last thing done."""
        if self._said:
            self._messages.take_back(self._said)
            self._said = ""

    def _link(self, incoming: Incoming) -> bool:
        text = incoming.mime.text().strip()
        link = normal.link(text)
        if link is None or len(text.split()) != 1 or not inline.selected_spans(self._sheet.textCursor()):
            return False
        with self._sheet.step() as cursor:
            return inline.set_link(cursor, link)

    def _insert(self, document: Document) -> None:
        if document:
            with self._sheet.step() as cursor:
                inserting.insert(cursor, document)

    def _instead(self, document: Document) -> None:
        self._sheet.undo()
        self._insert(document)

    def _take(self, data: bytes, name: str) -> str | None:
        try:
            return self._keep(data, name)
        except DeskError as error:
            self._messages.say("danger", error.sentence)
            return None

    def _file_bytes(self, path: Path) -> bytes | None:
        """The bytes of a picture file that a person dropped or chose."""
        try:
            why_not = _why_not(path)
            data = b"" if why_not else path.read_bytes()
        except OSError as error:
            data, why_not = b"", tr("The picture {name} cannot be read ({reason}).", name=path.name,
                                    reason=reason(error))
        if why_not:
            self._messages.say("danger", why_not)
        return data or None


def _why_not(path: Path) -> str:
    """Why what lies there is no picture that could be put in; nothing where it may be one. Raises ``OSError``."""
    size = path.stat().st_size
    if path.is_dir():
        return tr("{name} is a folder. Open it and choose the pictures in it.", name=path.name)
    if path.suffix.lower() not in PICTURES:
        return tr("{name} is not a picture that can be put in. Save it as JPEG or PNG and add it again.",
                  name=path.name)
    if not size:
        return tr("The picture {name} is empty, perhaps because copying it was cut off. Copy it again.",
                  name=path.name)
    if size > LARGEST_FILE:
        return tr("The picture {name} is larger than {limit} MB. Make it smaller first.", name=path.name,
                  limit=LARGEST_FILE // 1_000_000)
    return ""
