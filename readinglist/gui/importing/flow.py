"""The way of an import: read, review, commit, tell; one import after the other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background
from readinglist.gui.importing.progress import ImportProgress
from readinglist.gui.importing.reviewing import Decision, Prepared, Reviewer, prepare
from readinglist.gui.notices import NoticeBar
from readinglist.gui.operations.undoing import sentence
from readinglist.gui.questions import Questions

if TYPE_CHECKING:
    from readinglist.gui.importing.second_look import SecondLook
    from readinglist.library.library import Library
    from readinglist.library.reading import Progress
    from readinglist.library.review import ImportReport, Source

KINDS = (
    "Lists of papers (*.txt *.text *.md *.eml *.mbox *.html *.htm *.xhtml *.mhtml *.mht *.bib *.bibtex *.ris *.ciw "
    "*.nbib *.enw *.json *.jsonl *.csv *.tsv *.xml *.rss *.atom *.gz);;"
    "Saved pages and mails (*.txt *.text *.md *.eml *.mbox *.html *.htm *.xhtml *.mhtml *.mht);;"
    "Bibliographies (*.bib *.bibtex *.ris *.ciw *.nbib *.enw *.json *.jsonl *.csv *.tsv);;"
    "Feeds (*.xml *.rss *.atom);;All files (*)"
)


@dataclass(eq=False)
class _Import:
    """One import on its way: what it is called, how its sources are read, and whether the user has stopped it."""

    what: str
    read: Callable[[Callable[[Progress], None], Callable[[], bool]], list[Source]]
    stopped: threading.Event = field(default_factory=threading.Event)


class ImportFlow(QObject):
    """Leads each import along its way. What arrives after an import was stopped or has failed is dropped."""

    imported = Signal(object)  # ImportReport
    details_wanted = Signal(object)  # the Change of an import that did not bring all
    triage_wanted = Signal(object)  # the ImportReport whose new papers are to be gone through
    _advanced = Signal(object)  # Progress, from the thread that reads
    counted = Signal(int, int)  # records that are looked up or added, and all; from the thread that does it

    def __init__(
        self,
        background: Background,
        notices: NoticeBar,
        questions: Questions,
        reviewer: Reviewer,
        progress: ImportProgress,
    ) -> None:
        super().__init__(progress.parent())
        self._background = background
        self._notices = notices
        self._questions = questions
        self._reviewer = reviewer
        self._progress = progress
        self._queue: deque[_Import] = deque()
        self._current: _Import | None = None
        self._is_asking = False
        self._advanced.connect(progress.advance, Qt.ConnectionType.QueuedConnection)
        self.counted.connect(progress.count, Qt.ConnectionType.QueuedConnection)
        progress.cancelled.connect(self._stop)
        background.broken.connect(self._give_up)

    @property
    def is_busy(self) -> bool:
        """Whether an import is on its way."""
        return self._current is not None

    def choose_files(self) -> None:
        """Ask for files and import them."""
        self.start_import(self._questions.files_to_open("Import", KINDS))

    def choose_folder(self) -> None:
        """Ask for a folder and import the files in it."""
        self.start_import([*filter(None, [self._questions.folder_to_open("Import Folder")])])

    def start_import(self, paths: Sequence[str | Path]) -> None:
        """Import files, and all files of folders; those that were dropped twice at once are read once."""
        unique = list(dict.fromkeys(map(str, paths)))
        if not unique:
            return

        def read(tell: Callable[[Progress], None], cancelled: Callable[[], bool]) -> list[Source]:
            from readinglist.library import reading

            return reading.read_sources(unique, progress=tell, cancelled=cancelled)

        self._enqueue(_Import("Reading the files", read))

    def import_text(self, text: str, name: str = "Pasted text") -> None:
        """Import a listing that was pasted."""
        if not text.strip():
            self._notices.tell("There is no text to paste: copy a page of papers first.")
            return

        def read(_tell: Callable[[Progress], None], cancelled: Callable[[], bool]) -> list[Source]:
            from readinglist.library import reading

            return [reading.read_text(text, name, cancelled=cancelled)]

        self._enqueue(_Import("Reading the pasted text", read))

    def _enqueue(self, one: _Import) -> None:
        self._queue.append(one)
        if self._current is None:
            self._start_next()

    def _start_next(self) -> None:
        self._progress.end()
        self._current = self._queue.popleft() if self._queue else None
        if self._current is None:
            return
        one = self._current
        advance, stopped = self._advanced.emit, one.stopped.is_set
        self._progress.begin(one.what)
        self._background.run(
            lambda: one.read(advance, stopped),
            lambda sources: self._match(one, sources),
            refused=lambda error: self._refuse(one, error),
        )

    def _match(self, one: _Import, sources: list[Source]) -> None:
        if self._has_ended(one):
            return
        if len(sources) == 1 and sources[0].error:
            self._notices.complain(sources[0].error)
            self._start_next()
            return
        self._progress.begin("Looking for what you have already")
        counted = self._counter(sum(len(source.records) for source in sources))
        self._background.read(
            lambda library: prepare(library, sources, progress=counted, cancelled=one.stopped.is_set),
            lambda prepared: self._ask(one, prepared),
            refused=lambda error: self._refuse(one, error),
        )

    def _ask(self, one: _Import, prepared: Prepared) -> None:
        if self._has_ended(one):
            return
        self._progress.end()
        self._is_asking = True
        from readinglist.gui.importing.second_look import SecondLook  # not needed before the first import

        more = SecondLook(self._background, prepared.review, self) if prepared.papers else None
        self._reviewer.review(
            replace(prepared, more=more), lambda decision: self._decide(one, prepared, more, decision)
        )

    def _decide(self, one: _Import, prepared: Prepared, more: SecondLook | None, decision: Decision | None) -> None:
        self._is_asking = False
        if more:
            more.end()
            more.deleteLater()
        self._commit(one, prepared, decision)

    def _commit(self, one: _Import, prepared: Prepared, decision: Decision | None) -> None:
        if self._has_ended(one):
            return
        if decision is None:
            self._start_next()
            return

        def take_in(library: Library) -> tuple[ImportReport, str]:
            from readinglist.gui.importing.sentences import told
            from readinglist.library import importing

            wanted = decision.of(prepared.review)
            counted = self._counter(wanted.found - wanted.skipped)
            report = importing.commit(library, wanted, decision.choices, progress=counted, cancelled=one.stopped.is_set)
            left_out = wanted.skipped - prepared.review.skipped
            return report, told(report, wanted.repeated, len(decision.same), left_out)

        self._progress.begin("Adding the papers to your library")
        self._background.write(
            take_in, lambda done: self._tell(one, *done), refused=lambda error: self._refuse(one, error)
        )

    def _counter(self, total: int) -> Callable[[int], None]:
        """Return what hears on another thread of how many of so many records are done."""
        counted = self.counted
        return lambda done: counted.emit(done, total)

    def _tell(self, one: _Import, report: ImportReport, told: str) -> None:
        change = report.change
        if change is None:
            self._notices.tell(told)
        else:
            is_whole = not report.skipped and not report.errors
            details = None if is_whole else lambda: self.details_wanted.emit(change)
            triage = ("Triage" if report.new else "", lambda: self.triage_wanted.emit(report))
            self._notices.tell(told, "Undo", lambda: self._undo(change), details=details, also=triage)
        self.imported.emit(report)
        if one is self._current:
            self._start_next()

    def _undo(self, change: Change) -> None:
        """Take back this import, whatever was done since."""
        self._background.write(
            lambda library: library.undo(change.id), lambda undone: self._notices.tell(sentence("Undone", undone))
        )

    def _refuse(self, one: _Import, error: ReadingListError) -> None:
        if not self._has_ended(one):
            self._notices.complain(str(error))
            self._start_next()

    def _has_ended(self, one: _Import) -> bool:
        """Tell whether to drop what arrived for `one`; a stopped import makes room for the next."""
        if one is not self._current:
            return True
        if one.stopped.is_set():
            self._notices.tell("The import was stopped; your library is as it was.")
            self._start_next()
            return True
        return False

    def _stop(self) -> None:
        if self._current is not None:
            self._current.stopped.set()

    def _give_up(self, _trace: str) -> None:
        """A bug somewhere: what waits for a thread may wait for ever, so the import is ended. A user is waited for."""
        if self._current is not None and not self._is_asking:
            self._current.stopped.set()
            self._start_next()
