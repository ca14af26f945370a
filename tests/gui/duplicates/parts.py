"""A library in which some papers stand twice."""

from __future__ import annotations

from pathlib import Path

from readinglist.domain.links import Link
from readinglist.domain.records import Record
from readinglist.library import Library, editing, importing, marking
from readinglist.library.review import Source

ABSTRACT = "We present a simple method that reads slowly and finds seven owls."
ADA, BEN = ("Ada Lovelace", "Kurt Gödel"), ("Ben Nevis",)


def record(title: str, authors: tuple[str, ...] = (), **known: object) -> Record:
    return Record(1, title, title, authors=authors, **known)  # type: ignore[arg-type]


def bring(library: Library, name: str, *records: Record) -> None:
    importing.commit(library, importing.review(library, [Source(name, name, name, "test", "Mar 17", records)]))


def fill_with_doubles(path: Path) -> None:
    """Papers 1 and 4 are alike but for a subtitle, 2 and 5 but for a letter, 3 and 6 are the same, 7 is alone."""
    with Library.open(path) as library:
        bring(
            library,
            "page.txt",
            record(
                "Reading Papers Slowly", ADA, abstract=ABSTRACT, arxiv="2403.00001", tags=("reading",),
                links=(Link.to("https://github.com/example/slow"),),
            ),
            record("Counting Small Night Owls", BEN, year=2023),
            record("Sorting Twice", BEN, year=2023),
        )  # fmt: skip
        bring(
            library,
            "proceedings.bib",
            record(
                "Reading Papers Slowly: A Study of <b>Readers</b>", (*ADA, "Emmy Noether"), year=2024, venue="ACL",
                abstract=ABSTRACT.replace("seven", "nine"), doi="10.1000/slow", tags=("study",), notes="Seen there.",
            ),
            record("Counting Small Nihgt Owls", BEN, year=2023),
            record("Otherwise", BEN, year=2023, venue="ICML"),
            record("Nothing Like It", ("Cy Twombly",)),
        )  # fmt: skip
        editing.edit(library, 6, title="Sorting Twice")
        editing.note(library, 1, "Read twice.")
        marking.mark(library, [4], "read")
        marking.rate(library, [4], 4)


def chain(path: Path) -> None:
    """Papers 1, 2 and 3 are alike, each with the others."""
    titles = ("Reading Slowly", "Reading Slowly: A Study", "Reading Slowly: A Study of Readers")
    with Library.open(path) as library:
        bring(library, "page.txt", *(record(title, ADA) for title in titles))
