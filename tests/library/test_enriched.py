"""What known papers got from an import is counted."""

from __future__ import annotations

from readinglist.domain.links import Link
from readinglist.domain.records import Record
from readinglist.library import Library, importing
from readinglist.library.enriched import Enriched, enriched
from readinglist.library.review import Choices, ImportReport, Source

BARE = Record(1, "Reading Slowly", "Reading Slowly", arxiv="2403.00001")
FULL = Record(1, "Reading Slowly", "Reading Slowly", abstract="Slow.", arxiv="2403.00001", tags=("vision",))
LINKED = Record(1, "Reading Slowly", "Reading Slowly", links=(Link.to("https://github.com/slow/reading"),))
ELSE = Record(2, "Else", "Else")


def bring(library: Library, *records: Record, choices: Choices | None = None) -> ImportReport:
    return importing.commit(
        library, importing.review(library, [Source("", "", str(records), records=records)]), choices
    )


def test_papers_that_got_an_abstract_or_a_link_are_counted_once_each(library: Library) -> None:
    bring(library, BARE, ELSE)
    assert enriched(bring(library, FULL, LINKED, ELSE).change) == Enriched(filled=1)


def test_new_papers_and_those_from_the_trash_got_nothing_that_they_lacked(library: Library) -> None:
    assert enriched(bring(library, BARE).change) == Enriched()
    library.trash([1])
    assert enriched(bring(library, FULL).change) == Enriched()


def test_a_tag_is_nothing_that_was_lacking(library: Library) -> None:
    bring(library, Record(1, "Reading", "Reading"))
    assert enriched(bring(library, Record(1, "Reading", "Reading", tags=("vision",))).change) == Enriched()


def test_a_title_for_one_that_stood_in_is_filled_and_another_title_is_an_update(library: Library) -> None:
    bring(library, Record(1, "arXiv:2403.00001", "arXiv:2403.00001", arxiv="2403.00001"))
    assert enriched(bring(library, BARE).change) == Enriched(filled=1)
    other = Record(1, "Reading Fast", "Reading Fast", abstract="Fast.", arxiv="2403.00001")
    assert enriched(bring(library, other, choices=Choices(updates={1: other})).change) == Enriched(updated=1)


def test_an_import_that_changed_nothing_gave_nothing() -> None:
    assert enriched(None) == Enriched()
