"""Taking over what was ticked in a Markdown list elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations import living_exports

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.library.ticked import Tick, Ticks

TOPIC = "ticks"


def choose_file(desk: Desk) -> None:
    """Ask for a list in Markdown, and show what was ticked in it."""
    files = desk.questions.files_to_open("Read ticked boxes", "Markdown (*.md *.markdown *.txt);;All files (*)")
    if files:
        review(desk, Path(files[0]))


def review(desk: Desk, path: Path) -> None:
    """Read a list, and show what its boxes say otherwise than the library."""
    desk.notices.tell(f"Reading {on_one_line(path.name, 80)}…")

    def read(library: Library, is_unwanted: Callable[[], bool]) -> Ticks:
        from readinglist.library.ticked import ticked

        return ticked(library, path, cancelled=is_unwanted)

    desk.background.compare(read, partial(_show, desk), topic=TOPIC, refused=partial(living_exports.complain, desk))


def _show(desk: Desk, ticks: Ticks) -> None:
    from readinglist.gui.living_exports.ticks_dialog import TicksDialog

    desk.notices.clear()
    dialog = TicksDialog(ticks, living_exports.shown(desk) or desk.window, is_read_only=desk.snapshot.is_read_only)
    dialog.accepted.connect(lambda: _take(desk, ticks, dialog.chosen))
    dialog.open()


def _take(desk: Desk, ticks: Ticks, chosen: Sequence[Tick]) -> None:
    def write(library: Library) -> Change | None:
        from readinglist.library.taking_ticks import take_ticks

        return take_ticks(library, ticks, chosen)

    def tell(change: Change | None) -> None:
        desk.updating.update()  # a living export of this file can be written again
        if change is not None:
            living_exports.say(desk, f"Marked{change.label.removeprefix('Mark')}.", change)

    desk.background.write(write, tell, refused=partial(living_exports.complain, desk))
