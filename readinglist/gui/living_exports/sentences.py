"""A living export in words."""

from __future__ import annotations

from collections.abc import Mapping

from readinglist.domain.exports import EXPORT_KINDS, MARKDOWN
from readinglist.domain.living import LivingExport, Standing
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.imports.sentences import when
from readinglist.library.text import counted

NAME = 80  # characters of a file name that are shown
STANDINGS = {
    Standing.NEW: "Not written yet",
    Standing.WRITTEN: "Up to date",
    Standing.EDITED: "Changed elsewhere",
    Standing.FAILED: "Failed",
}
ICONS = {
    Standing.NEW: "circle",
    Standing.WRITTEN: "check",
    Standing.EDITED: "edit",
    Standing.FAILED: "warning",
}


def finds(one: LivingExport, names: Mapping[str, str]) -> str:
    """Return what an export finds: the name of a smart list (by its query) where it is one, else what is typed."""
    return on_one_line(names.get(one.query, one.query) or "All papers", 200)


def file_name(one: LivingExport) -> str:
    """Return the name of the file."""
    return on_one_line(one.path.name, NAME)


def format_title(one: LivingExport) -> str:
    """Return what its format is called in menus."""
    return next((kind.title for kind in EXPORT_KINDS if kind.name == one.choice.format), one.choice.format)


def written(one: LivingExport) -> str:
    """Return when the file became what it is."""
    return when(one.written) if one.written else "Never"


def standing(one: LivingExport) -> str:
    """Return in a sentence how an export stands."""
    if one.standing is Standing.WRITTEN:
        return f"{counted(one.papers, 'paper')}, as the library has them."
    if one.standing is Standing.NEW:
        return "It is written as soon as nothing has changed for a second."
    return one.remark


def ticked(count: int) -> str:
    """Return how many boxes of a file say otherwise than the library."""
    if not count:
        return "None of its boxes says otherwise than the library."
    return f"{count:,} of its boxes {'says' if count == 1 else 'say'} otherwise than the library."


def is_folder(one: LivingExport) -> bool:
    """Tell whether it is a folder of files."""
    return any(kind.name == one.choice.format and kind.is_folder for kind in EXPORT_KINDS)


def has_ticks(one: LivingExport) -> bool:
    """Tell whether somebody may have ticked boxes in the file."""
    return one.standing is Standing.EDITED and one.choice.format == MARKDOWN.name


def trouble(some: tuple[LivingExport, ...]) -> str:
    """Return what is said where files are not up to date, though nobody looks."""
    if len(some) == 1:
        return some[0].remark
    return f"{counted(len(some), 'living export')} could not be brought up to date, or were changed elsewhere."
