"""The form of a new paper: filled in from what is pasted, or by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from readinglist.domain.errors import InvalidValue, ReadingListError
from readinglist.domain.tags import Tag
from readinglist.gui.adding import sentences
from readinglist.gui.adding.new_paper import NewPaper
from readinglist.gui.adding.said_line import SaidLine
from readinglist.gui.adding.standing import Standing
from readinglist.gui.dialogs import fit
from readinglist.gui.editing.draft import Field, text_of
from readinglist.gui.editing.fields import TextField
from readinglist.gui.editing.paper_form import PaperForm
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.naming import named
from readinglist.gui.unfinished import Unfinished
from readinglist.library.adding import NOTHING, KnownPaper, Pasted
from readinglist.library.resembling import Resembling

SIZE = QSize(700, 720)
PAUSE_MILLISECONDS = 250  # after the last letter
_PASTE = "Paste a DOI, an arXiv id, a web address, or an entry of BibTeX, RIS or CSL-JSON; or type below"


class AddDialog(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself."""

    pasted = Signal(str)  # a text to be read
    typed = Signal(object)  # NewPaper, to be looked for in the library
    add_wanted = Signal(object)  # NewPaper
    open_wanted = Signal(object)  # Resembling
    import_wanted = Signal(str)  # a text that holds several papers

    def __init__(self, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "add-dialog", "Add paper")
        self.setWindowTitle("Add Paper")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._record = NOTHING
        self._read = ""  # what was pasted and taken in
        self._waits = False  # to be added once what was pasted is read
        self._found: Resembling | None = None
        self._warned_of: dict[Field, str] = {}
        self._paste = named(TextField("", 2, _PASTE), "add-paste", "Paste here")
        self._understood = SaidLine("understood")
        self._form = PaperForm(lambda name: text_of(NOTHING, name))
        self._form[Field.CITE_KEY].setPlaceholderText("Made by the library's pattern where nothing is typed")
        self._standing = Standing(tags)
        self._foot = SaidLine("resembles")
        self._reading = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._reading.timeout.connect(lambda: self.pasted.emit(self.pasted_text))
        self._looking = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._looking.timeout.connect(self._look)
        self._assemble()
        self._paste.textChanged.connect(self._reading.start)
        self._form.edited.connect(self._looking.start)
        self._standing.refused.connect(lambda sentence: self._foot.say(sentence, is_error=True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept)

    @property
    def pasted_text(self) -> str:
        """What stands where things are pasted."""
        return self._paste.toPlainText()

    @property
    def paper(self) -> NewPaper:
        """What is known by now."""
        anyway = self._found is not None and self._found.is_same and not self._looking.isActive()
        standing = self._standing
        return NewPaper(self._record, self._form.typed(), standing.state, standing.tags, anyway)

    @property
    def unfinished(self) -> Unfinished | None:
        """What would be lost if the form were closed now, if anything."""
        typed, standing = self._form.typed(), self._standing
        is_lost = bool(self.pasted_text or any(text.strip() for text in typed.values()) or standing.tags)
        return Unfinished(0, typed, self.pasted_text, standing.state, standing.tags) if is_lost else None

    def go_on_with(self, unfinished: Unfinished) -> None:
        """Show what stood here before; what was pasted is read again, but for fields that were typed in."""
        self._form.type_in(unfinished.typed)
        self._standing.choose(unfinished.state, unfinished.tags)
        self.paste(unfinished.pasted)

    def paste(self, text: str) -> None:
        """Take this as pasted; the keyboard goes to the title, which an identifier does not tell."""
        self._paste.setPlainText(text)
        self._form[Field.TITLE].setFocus()

    def offer(self, text: str) -> None:
        """Offer what was copied before, where nothing was pasted so far."""
        if not self.pasted_text:
            self._understood.say(f"On the clipboard: {on_one_line(text, 80)}", "Fill In", lambda: self.paste(text))

    def take(self, text: str, understood: Pasted) -> None:
        """Fill in what was read from a pasted text, but for fields that were typed in."""
        self._read = text
        button, wanted = ("Import All", lambda: self.import_wanted.emit(text)) if understood.papers > 1 else ("", None)
        self._understood.say(sentences.understood(understood), button, wanted, is_error=bool(understood.error))
        if understood.record is not None:
            record = self._record = understood.record
            self._form.fill(lambda name: text_of(record, name))
            self._standing.fill(record.state, record.tags)
        if self._waits:
            self._waits = False
            self._add.setEnabled(True)
            if not understood.error:
                self.accept()

    def show_resembling(self, found: Resembling | None) -> None:
        """Say which paper of the library this is, or may be."""
        self._found = found
        wanted = (lambda: self.open_wanted.emit(found)) if found else None
        self._foot.say(sentences.resemblance(found), "Open It" if found else "", wanted)
        self._add.setText("Add Anyway" if found and found.is_same else "Add")

    def accept(self) -> None:
        """Ask for it to be added, once what was pasted is read; `leave` closes."""
        if not self._add.isEnabled():
            return
        self._add.setEnabled(False)
        self._waits = bool(self.pasted_text.strip()) and self.pasted_text != self._read
        if self._waits:
            self._reading.stop()
            self.pasted.emit(self.pasted_text)
        else:
            self.add_wanted.emit(self.paper)

    def refuse(self, error: ReadingListError) -> None:
        """Say why it was not added."""
        self._add.setEnabled(True)
        self._foot.say(str(error), is_error=True)
        if isinstance(error, KnownPaper):
            self._looking.stop()
            self._look()  # to say which
        elif isinstance(error, InvalidValue) and error.field in set(Field):
            self._form[Field(error.field)].setFocus()

    def reject(self) -> None:
        """Close; where something was typed by hand, not before one was told that it would be lost."""
        typed = {name: text for name, text in self._form.typed().items() if text.strip()}
        if typed and typed != self._warned_of:
            self._warned_of = typed
            self._foot.say("The paper is not added. Cancel once more to drop what you typed.", is_error=True)
        else:
            super().reject()

    def leave(self) -> None:
        """Close, since all is done."""
        super().accept()

    def _look(self) -> None:
        """Ask which paper this is; what was found before says nothing of it."""
        self._found = None
        self.typed.emit(self.paper)

    def _assemble(self) -> None:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._form, 1)
        self._form.add_row("State", self._standing.states)
        self._form.add_row("Tags", self._standing.editor)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(12)
        whole.addWidget(self._paste)
        whole.addWidget(self._understood)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._buttons())
        fit(self, SIZE)
        self._paste.setFixedHeight(self._paste.minimumHeight())
        self._paste.setFocus()

    def _buttons(self) -> QHBoxLayout:
        cancel = named(QPushButton("Cancel"), "cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._add = named(QPushButton("Add"), "add", "Add", "Ctrl+Enter")
        self._add.setDefault(True)
        self._add.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._foot, 1)
        row.addWidget(cancel)
        row.addWidget(self._add)
        return row
