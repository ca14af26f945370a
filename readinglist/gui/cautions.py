"""What is said once after a library was opened: settings that could not be read, a folder that others write to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from readinglist.gui.desk import Desk


def begin(desk: Desk, library: Path) -> None:
    """Say it once the list is shown, unless something else stands on the screen; then a later start says it."""
    desk.finder.found.connect(lambda _found: _look(desk, library), Qt.ConnectionType.SingleShotConnection)


def _look(desk: Desk, library: Path) -> None:
    if desk.settings.was_broken:
        desk.notices.complain(
            "Your settings could not be read, so the window is as it is at first; your library is safe. "
            f"The old settings were kept as {desk.settings.kept_as}.",
            "All Right",
        )
        return

    def look() -> str:
        from readinglist.library import shared_folder  # not needed before the first list is shown

        return shared_folder.caution(library)

    desk.background.run(look, lambda sentence: _tell(desk, sentence), refused=lambda _error: None)


def _tell(desk: Desk, sentence: str) -> None:
    from readinglist.gui.operations import libraries

    key = f"library-{desk.snapshot.identity}/cautioned"
    if sentence and desk.settings.text(key) != sentence and desk.notices.notice is None:
        desk.settings.put(key, sentence)
        desk.notices.complain(sentence, "Move Library…", lambda: libraries.move(desk))
