"""Backups: the window that shows them, making one now, and going back to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.backups import Contents, are_far_fewer
from readinglist.domain.errors import ReadingListError
from readinglist.gui import beside
from readinglist.gui.backups.remembered import remember, remembered
from readinglist.gui.closing import save_notes
from readinglist.gui.desk import Desk
from readinglist.gui.operations import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from readinglist.gui.backups.backups_window import BackupsWindow
    from readinglist.library.library import Library
    from readinglist.library.restoring import Restored
    from readinglist.storage.backup_folder import KeptBackup

REPLACE, STAY = "Restore", "Keep the Library as It Is"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be known before a backup takes the place of the library; its `contents` are None if unreadable."""

    library: Path
    contents: Contents | None


def show(desk: Desk) -> None:
    """Show the backups beside the window."""
    beside.bring_up(_shown(desk) or _make_window(desk))
    read(desk)


def read(desk: Desk) -> None:
    """Read again which backups there are, where they are shown."""
    if _shown(desk) is not None:
        desk.background.gather(_kept, partial(_show_kept, desk), topic="backups", refused=partial(_complain, desk))


def _kept(library: Library) -> tuple[Path, list[KeptBackup]]:
    from readinglist.library import backups

    return backups.place(library.path), backups.kept(library.path)


def _show_kept(desk: Desk, found: tuple[Path, list[KeptBackup]]) -> None:
    folder, kept = found
    identity = desk.snapshot.identity
    if window := _shown(desk):
        window.show_backups(kept, folder, remembered(desk.settings, identity))
    if kept:
        remember(desk.settings, identity, folder)


def _shown(desk: Desk) -> BackupsWindow | None:
    """Return the window, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.backups.backups_window import BackupsWindow

    return beside.shown(desk.window, BackupsWindow)


def _make_window(desk: Desk) -> BackupsWindow:
    from readinglist.gui.backups.backups_window import BackupsWindow

    made = BackupsWindow(desk.window, is_read_only=desk.snapshot.is_read_only)
    desk.backing_up.made.connect(made.take_made)
    desk.backing_up.failed.connect(made.take_failure)
    desk.background.broken.connect(made.end_busy)
    made.look_wanted.connect(partial(read, desk))
    made.make_wanted.connect(partial(_make, desk))
    made.folder_wanted.connect(partial(_open_folder, desk))
    made.restore_wanted.connect(partial(_ask, desk))
    return made


def _make(desk: Desk) -> None:
    """Make a backup of the library as it is, in a process of its own."""
    _say(desk, "The library is being backed up…", is_busy=True)
    desk.backing_up.make_now()


def _open_folder(desk: Desk) -> None:
    def place(library: Library) -> Path:
        from readinglist.library import backups

        folder = backups.place(library.path)
        return folder if folder.is_dir() else library.path.parent

    desk.background.gather(place, lambda folder: links.open_folder(desk, folder), topic="folder of backups")


def _ask(desk: Desk, backup: KeptBackup) -> None:
    """Ask whether this backup is to take the place of the library, after a look at both."""

    def look(library: Library) -> Asked:
        from readinglist.library import backups

        return Asked(library.path, backups.contents(library.path))

    save_notes(desk)
    desk.background.gather(look, partial(_ask_and_restore, desk, backup), topic="restore")


def _ask_and_restore(desk: Desk, backup: KeptBackup, asked: Asked) -> None:
    from readinglist.gui.backups import sentences

    is_serious = asked.contents is not None and are_far_fewer(backup.about.papers, asked.contents.papers)
    buttons = (STAY, REPLACE) if is_serious else (REPLACE, STAY)
    sentence = sentences.question(backup.about, asked.contents, datetime.now(UTC))
    chosen = desk.questions.choice("Restore the backup?", sentence, buttons, is_serious=is_serious)
    if chosen < 0 or buttons[chosen] == STAY:
        return

    _restore(desk, asked.library, backup)


def _restore(desk: Desk, path: Path, backup: KeptBackup) -> None:
    """Put a backup in the place of the library; nothing else can be done meanwhile, since it would be lost."""
    from readinglist.gui.work_progress import WorkProgress

    progress = WorkProgress("restore", "Restore", desk.window, is_modal=True)

    def restore(_library: Library) -> Restored:
        from readinglist.library import restoring

        return restoring.restore(path, backup, progress.hear)

    def end(go_on: Callable[[], object]) -> None:
        progress.end()
        progress.deleteLater()
        go_on()

    desk.background.broken.connect(progress.end)
    progress.begin(f"Restoring backup {backup.about.number}")
    desk.background.write(
        restore,
        lambda done: end(lambda: desk.window.replaced.emit(path, done.sentence)),
        refused=lambda error: end(lambda: _complain(desk, error)),
    )


def _say(desk: Desk, sentence: str, *, is_busy: bool) -> None:
    if window := _shown(desk):
        window.show_busy(is_busy)
        window.say(sentence)


def _complain(desk: Desk, error: ReadingListError) -> None:
    window = _shown(desk)
    if window is not None:
        window.show_busy(False)
        window.say(str(error), is_error=True)
    else:
        desk.notices.complain(str(error))
