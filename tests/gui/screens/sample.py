"""The sample listing as somebody has it who has begun to read: what the screens are opened on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readinglist.domain.backups import Reason
from readinglist.domain.exports import ExportChoice
from readinglist.library import Library, backups, editing, keeping, living_exports, marking, tag_rules, tagging
from readinglist.library.lists import add_smart_list

LISTING = Path(__file__).parents[3] / "resources" / "sample-listing.txt"
_COLOURS = {"generation": "#c2571a", "language": "#2f7d4f", "vision": "#3b62d9", "vision/3d": "#3b62d9"}
_NOTES = """## Why it matters

Attention *alone* is enough: no recurrence, no convolutions.

- trains in parallel
- to compare with QLoRA
"""
_DOUBLES = """@inproceedings{mildenhall2020,
  title = {Representing Scenes as Neural Radiance Fields for View Synthesis},
  author = {Mildenhall, Ben and Srinivasan, Pratul P. and Tancik, Matthew},
  year = {2020},
  booktitle = {ECCV},
}
@inproceedings{dettmers2023,
  title = {QLoRA: Efficient Finetuning for Quantized LLMs},
  author = {Dettmers, Tim and Pagnoni, Artidoro and Holtzman, Ari and Zettlemoyer, Luke},
  year = {2023},
  booktitle = {NeurIPS},
}
"""


def work_a_little(path: Path) -> None:
    """Bring the sample into a library, and read, tag, note, bin and keep some of it; its files stand beside `path`."""
    with Library.open(path) as library:
        library.import_files([LISTING])
        _read(library)
        _tag(library)
        doubles = path.parent / "reading.bib"
        doubles.write_text(_DOUBLES, "utf-8")
        library.import_files([doubles])
        add_smart_list(library, "Monday, with code", "is:unread has:code")
        living_exports.add(library, "tag:generation", path.parent / "generation.bib", ExportChoice("bibtex"))
        living_exports.add(library, "is:queued", path.parent / "to-read.md", ExportChoice("markdown"))
        keeping.update(library)
        library.trash(_papers(library, "title:dreamfusion"))
        library.undo()
        library.trash(_papers(library, "title:squad"))
        tag_rules.add(library, "title:diffusion", ["generation"])
    backups.make(path, Reason.BY_HAND)


def _papers(library: Library, query: str) -> Sequence[int]:
    return library.search(query).ids


def _read(library: Library) -> None:
    attention = _papers(library, '"attention is all"')
    library.mark([*attention, *_papers(library, "title:nerf OR title:squad")], "read")
    library.mark(_papers(library, '"latent diffusion" OR title:whisper'), "queued")
    library.mark(_papers(library, '"segment anything"'), "reading")
    marking.star(library, _papers(library, '"denoising diffusion" OR "attention is all"'), True)
    marking.rate(library, attention, 5)
    editing.note(library, attention[0], _NOTES)


def _tag(library: Library) -> None:
    library.tag(_papers(library, "diffusion"), add=["generation"])
    library.tag(_papers(library, '"segment anything" OR title:transferable'), add=["vision"])
    library.tag(_papers(library, "title:nerf OR title:dreamfusion"), add=["vision/3d"])
    library.tag(_papers(library, "title:squad OR title:qlora OR title:attention"), add=["language"])
    library.tag(_papers(library, "title:qlora"), add=["LLM"])
    library.tag(_papers(library, "title:attention"), add=["llms"])
    for tag, _count in library.overview().tags:
        if tag.name in _COLOURS:
            tagging.recolour(library, tag.id, _COLOURS[tag.name])
    tagging.number(library, next(tag.id for tag, _count in library.overview().tags if tag.name == "vision"), 1)
