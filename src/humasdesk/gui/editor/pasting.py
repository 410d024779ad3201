"""What is pasted, dropped or chosen comes onto the page: as text, as a picture, as a link; with a bar that says what
was changed and takes it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from humasdesk.document import normal
from humasdesk.document.nodes import Document, Figure
from humasdesk.errors import BadInput, DeskError
from humasdesk.files import reason
from humasdesk.gui.asking_files import ask_files
from humasdesk.gui.editor import inline, inserting
from humasdesk.gui.editor.clipboard import LARGEST_FILE, PICTURES, Incoming, png
from humasdesk.gui.editor.paste_notes import Take
from humasdesk.gui.editor.sheet import Sheet
from humasdesk.gui.messages import MessageBar, Remedy
from humasdesk.i18n import mark, tr, trn

_PICTURES = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(PICTURES))

_DOCUMENTS = frozenset({".doc", ".docx", ".odt", ".rtf", ".pdf"})


Beside = Callable[[QObject, Callable[[], Any], Callable[[Any], None]], None]
"""Does something for an owner in another thread, and hands its result to a function in the window's."""
_Raw = tuple[Callable[[], bytes], str]
"""What gives the bytes of a picture, and its name."""
_Put = Callable[[QTextCursor, Document], None]


def at_once(owner: QObject, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """Where there is no other thread."""
    done(work())


class Pasting(QObject):
    """Brings things onto ``sheet``; ``take`` keeps the bytes of a picture, ``messages`` says what there is to say.

    Reading and keeping a photo of 24 million pixels takes a second: that is done ``beside`` the window, while the
    place where it was wanted moves along with what is typed. ``import_wanted`` carries text files that are to become
    releases of their own.
    """

    import_wanted = Signal(object)

    def __init__(self, sheet: Sheet, take: Take, messages: MessageBar, beside: Beside = at_once) -> None:
        super().__init__(sheet)
        self._sheet, self._keep, self._messages, self._beside = sheet, take, messages, beside
        self._said = ""
        sheet.incoming.connect(self.bring)
        sheet.edited.connect(self.forget)

    def bring(self, incoming: Incoming) -> None:
        """Put in what is pasted or dropped; an address over selected words becomes their link."""
        if self._sheet.isReadOnly() or self._link(incoming):
            return
        if files := incoming.files:
            texts = [path for path in files if _is_text(path)]
            pictures: list[_Raw] = [(partial(_bytes_of, path), path.name) for path in files if path not in texts]
            if texts:
                self._offer_import(texts)
            if pictures:
                self._bring_pictures(pictures, inserting.pictures)
            return
        pasted = incoming.read(self._take)
        if not pasted.document and (bits := incoming.bits):
            self._bring_pictures([(partial(png, bits), "tempel.png")], inserting.pictures)
        plain = incoming.plain()
        self._insert(pasted.document)
        if not pasted.document:
            return
        # whoever pastes more than words is told, also where all of it was kept: it may be unwanted here
        formed = bool(plain) and plain != pasted.document and pasted.source != "desk"
        said = pasted.sentence or (tr("Pasted with its formatting.") if formed else "")
        if not said:
            return
        remedies = [Remedy(tr("Undo"), self._sheet.undo)]
        if plain and plain != pasted.document:
            remedies.append(Remedy(tr("Paste as plain text"), lambda: self._instead(plain)))
        self._said = said
        self._messages.say("good", said, *remedies)

    def _offer_import(self, texts: list[Path]) -> None:
        """A text file is no picture; it can become a release."""
        sentence = trn("{name} is a text. It can become a release of its own.",
                       "{name} and other files are texts. Each can become a release of its own.", len(texts),
                       name=texts[0].name)

        def bring_in() -> None:
            self._messages.take_back(sentence)
            self.import_wanted.emit([str(path) for path in texts])

        self._messages.say("attention", sentence, Remedy(tr("Import texts"), bring_in))

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
        names = ask_files(self._sheet, title, f"{title} ({_PICTURES})", "pictures")
        if names:
            self._bring_pictures([(partial(_bytes_of, path), path.name) for path in map(Path, names)], _with_captions)

    def _bring_pictures(self, raws: list[_Raw], put: _Put) -> None:
        """Keep pictures beside the window, and put them in where the cursor stands now."""
        place, page = self._sheet.textCursor(), self._sheet.loads

        def work() -> tuple[list[Figure], list[str]]:
            figures, said = [], []
            for raw, name in raws:
                try:
                    source = self._keep(raw(), name)
                    figures += [Figure(source)] if source else []
                except DeskError as error:
                    said.append(error.sentence)
            return figures, said

        def done(found: tuple[list[Figure], list[str]]) -> None:
            figures, said = found
            for sentence in said:
                self._messages.say("danger", sentence)
            if not figures:
                return
            if page == self._sheet.loads and not self._sheet.isReadOnly():
                self._put_there(place, tuple(figures), put)
            else:
                self._messages.say("attention", tr("The page has changed meanwhile. Add the picture again."))

        self._beside(self, work, done)

    def _put_there(self, place: QTextCursor, document: Document, put: _Put) -> None:
        """Put something in at ``place``; a cursor that has gone on from there is left where it is."""
        here = self._sheet.textCursor()
        stayed = here.position() == place.position()
        self._sheet.setTextCursor(place)
        with self._sheet.step() as cursor:
            put(cursor, document)
        if stayed:
            self._sheet.scrolling.show_figure()
        else:
            self._sheet.setTextCursor(here)

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


def _with_captions(cursor: QTextCursor, pictures: Document) -> None:
    """Put pictures in one after the other; the cursor ends in the caption of the last."""
    for picture in pictures:
        if isinstance(picture, Figure):
            inserting.figure(cursor, picture)


def _is_text(path: Path) -> bool:
    from humasdesk.services.importing.folder import KINDS

    return path.suffix.lower() in KINDS and path.is_file()


def _bytes_of(path: Path) -> bytes:
    """The bytes of a picture file that a person dropped or chose; raises ``BadInput`` where it cannot be one."""
    try:
        _refuse(path)
        return path.read_bytes()
    except OSError as cause:
        raise BadInput(mark("The picture {name} cannot be read ({reason})."), name=path.name,
                       reason=reason(cause)) from cause


def _refuse(path: Path) -> None:
    """Raise where what lies there is no picture that could be put in."""
    size = path.stat().st_size
    if path.is_dir():
        raise BadInput(mark("{name} is a folder. Open it and choose the pictures in it."), name=path.name)
    if path.suffix.lower() in _DOCUMENTS:
        raise BadInput(mark("{name} is a document. Open it, copy its text and paste it here."), name=path.name)
    if path.suffix.lower() not in PICTURES:
        raise BadInput(mark("{name} is not a picture that can be put in. Save it as JPEG or PNG and add it again."),
                       name=path.name)
    if not size:
        raise BadInput(mark("The picture {name} is empty, perhaps because copying it was cut off. Copy it again."),
                       name=path.name)
    if size > LARGEST_FILE:
        raise BadInput(mark("The picture {name} is larger than {limit} MB. Make it smaller first."), name=path.name,
                       limit=LARGEST_FILE // 1_000_000)
