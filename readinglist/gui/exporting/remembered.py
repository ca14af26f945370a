"""What was chosen for exports, kept from one to the next: of each format the parts, the style, the folders."""

from __future__ import annotations

from pathlib import Path

from readinglist.domain.exports import ALL_PARTS, BIBTEX, EXPORT_KINDS, ExportChoice, ExportKind, Parts
from readinglist.gui.settings import Settings

_FORMAT, _STYLE, _PARTS = "export/format", "export/style", "export/parts-{}"
_FILES, _NOTES = "export/folder", "export/notes-folder"


def kind_named(name: str) -> ExportKind:
    """Return a format by its name; BibTeX where there is none of that name, as settings may say."""
    return next((kind for kind in EXPORT_KINDS if kind.name == name), BIBTEX)


def last_kind(settings: Settings) -> ExportKind:
    """Return the format that was chosen last."""
    return kind_named(settings.text(_FORMAT))


def choice_of(settings: Settings, kind: ExportKind) -> ExportChoice:
    """Return how papers were written in this format the last time."""
    parts = Parts.named(settings.text(_PARTS.format(kind.name), ALL_PARTS.names))
    return ExportChoice(kind.name, parts, settings.text(_STYLE) if kind.is_cited else "")


def remember(settings: Settings, choice: ExportChoice) -> None:
    """Keep a choice for the next time."""
    settings.put(_FORMAT, choice.format)
    settings.put(_PARTS.format(choice.format), choice.parts.names)
    if choice.style:
        settings.put(_STYLE, choice.style)


def place_for(settings: Settings, kind: ExportKind) -> str:
    """Return where to propose to write: a file in the last folder, or for notes that folder itself."""
    if kind.is_folder:
        return settings.text(_NOTES)
    return str(Path(settings.text(_FILES)) / f"reading-list{kind.suffix}")


def remember_place(settings: Settings, kind: ExportKind, path: Path) -> None:
    """Keep where was written for the next time."""
    settings.put(_NOTES if kind.is_folder else _FILES, str(path if kind.is_folder else path.parent))
