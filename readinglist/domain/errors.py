"""What can go wrong in the world, each as one plain sentence.

An error of ours (a bug) is any other exception: it goes to the log and to a notice that offers its details.
"""

from __future__ import annotations

from pathlib import Path


class ReadingListError(Exception):
    """Something could not be done; `str()` is the sentence for the user: what happened, what is safe, what to do."""


class LibraryError(ReadingListError):
    """The library file cannot be used as it is."""


class LibraryMissing(LibraryError):
    """There is no library where one was expected."""


class NotALibrary(LibraryError):
    """The file is something else than a library of this program."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer version of the program."""


class LibraryDamaged(LibraryError):
    """SQLite says that the library file is damaged."""


class LibraryEmpty(LibraryDamaged):
    """The library file has no bytes: there is nothing in it to recover."""


class StrayFile(LibraryError):
    """Beside the library stands a `file` of another one that would be played back into it, and ruin it."""

    def __init__(self, sentence: str, file: Path) -> None:
        super().__init__(sentence)
        self.file = file


class LibraryBusy(LibraryError):
    """Another program holds the library; trying again later may work."""


class LibraryReadOnly(LibraryError):
    """The library can be read but not changed."""


class DiskFull(ReadingListError):
    """There was no room to write; nothing was changed."""


class UnreadableSource(ReadingListError):
    """A file offered for import cannot be read, or is nothing that can be imported."""


class NoPapers(UnreadableSource):
    """A file can be read but is no list of papers: it is empty, no text, or in no known layout."""


class ChangeStopped(ReadingListError):
    """The user stopped a change; nothing of it was kept."""


class NothingToUndo(ReadingListError):
    """There is no action to undo or redo."""


class NotFound(ReadingListError):
    """A paper, tag, listing or smart list that was asked for is not there."""


class InvalidValue(ReadingListError):
    """A value was given that a field cannot take; `field` names it, where there are several."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class InvalidPattern(InvalidValue):
    """A pattern for citation keys means nothing; `start` and `end` say where in its text, for a mark."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        super().__init__(sentence, "key_pattern")
        self.start, self.end = start, end


class ExportFailed(ReadingListError):
    """An export could not be written; what stood at its place is untouched."""


class LinkNotOpened(ReadingListError):
    """A link is not one that is opened (only http and https with a host are)."""
