"""A file that comes again offers what it says otherwise now, and gives it only where that is wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.records import Record
from readinglist.library import Library, importing, updating
from readinglist.library.review import Choices, ImportReport, Source

FIRST = Record(1, "Reading Slowly", "Reading Slowly", "Slow.", "Slow.", authors=("Ada Lovelace",), year=2023)
SECOND = Record(1, "Reading  slowly", "Reading slowly", "Slower.", "Slower.", authors=("Ada Lovelace",), year=2023)


def source(path: str, sha256: str, *records: Record) -> Source:
    return Source(path, "list.bib", sha256=sha256, format="test", records=records)


def bring(library: Library, one: Source, choices: Choices | None = None) -> ImportReport:
    return importing.commit(library, importing.review(library, [one]), choices)


def offered(library: Library, one: Source) -> list[updating.Update]:
    return list(updating.updates(library, importing.review(library, [one])))


def test_a_file_that_changed_says_what_is_different(library: Library) -> None:
    bring(library, source("list.bib", "first", FIRST))
    (update,) = offered(library, source("list.bib", "second", SECOND))
    assert (update.paper, update.place) == (1, (0, 0))
    assert update.fields == (("title", "Reading Slowly", "Reading slowly"), ("abstract", "Slow.", "Slower."))


def test_what_is_chosen_is_taken_and_can_be_undone(library: Library) -> None:
    bring(library, source("list.bib", "first", FIRST))
    again = source("list.bib", "second", SECOND)
    (update,) = offered(library, again)
    bring(library, again, Choices(updates={update.paper: update.record}))
    assert (library.papers([1])[0].title, library.papers([1])[0].abstract) == ("Reading slowly", "Slower.")
    library.undo()
    assert (library.papers([1])[0].title, library.papers([1])[0].abstract) == ("Reading Slowly", "Slow.")


def test_what_is_not_chosen_stays(library: Library) -> None:
    bring(library, source("list.bib", "first", FIRST))
    bring(library, source("list.bib", "second", SECOND))
    assert library.papers([1])[0].abstract == "Slow."


def test_what_was_not_taken_is_offered_again(library: Library) -> None:
    bring(library, source("list.bib", "first", FIRST))
    bring(library, source("list.bib", "second", SECOND))
    assert len(offered(library, source("list.bib", "second", SECOND))) == 1


def test_a_file_that_says_what_the_library_says_offers_nothing(library: Library) -> None:
    bring(library, source("list.bib", "first", FIRST))
    assert offered(library, source("list.bib", "first", FIRST)) == []
    assert offered(library, source("list.bib", "other", FIRST)) == []


def test_what_was_never_imported_offers_nothing(library: Library) -> None:
    bring(library, source("list.bib", "first", FIRST))
    assert offered(library, source("other.bib", "second", SECOND)) == []
    assert offered(library, source("", "second", SECOND)) == []


@pytest.mark.parametrize("again", ["list (1).bib", "list(2).bib", "/elsewhere/list.bib", "List.bib"])
def test_a_file_is_known_as_it_is_saved_again(library: Library, again: str) -> None:
    bring(library, source("/papers/list.bib", "first", FIRST))
    assert len(offered(library, source(again, "second", SECOND))) == 1


def test_a_file_is_known_by_where_it_is_however_it_is_named(library: Library, tmp_path: Path) -> None:
    bring(library, source(str(tmp_path / "list.bib"), "first", FIRST))
    assert len(offered(library, source(str(tmp_path / "." / "list.bib"), "second", SECOND))) == 1


def test_a_file_name_that_is_no_text_is_kept_too(library: Library) -> None:
    bring(library, source("list\udcff.bib", "first", FIRST))
    assert len(offered(library, source("list\udcff.bib", "second", SECOND))) == 1


def test_a_title_that_stands_in_for_one_is_no_update(library: Library) -> None:
    bring(library, source("list.txt", "first", Record(1, "Reading", "Reading", arxiv="2403.00001")))
    record = Record(1, "arXiv:2403.00001", "arXiv:2403.00001", arxiv="2403.00001")
    assert offered(library, source("list.txt", "second", record)) == []


def test_after_its_title_was_updated_a_paper_is_known_under_the_old_one_too(library: Library) -> None:
    longer = Record(1, "Reading Slowly: A Study", "Reading Slowly: A Study", doi="10.1000/slow")
    bring(library, source("list.bib", "first", Record(1, "Reading Slowly", "Reading Slowly", doi="10.1000/slow")))
    bring(library, source("list.bib", "second", longer), Choices(updates={1: longer}))
    assert library.papers([1])[0].title == "Reading Slowly: A Study"
    untold = Record(1, "Reading slowly", "Reading slowly")
    assert bring(library, source("other.txt", "third", untold)).new == 0
    library.undo()
    library.undo()
    assert bring(library, source("other.txt", "third", untold)).new == 0
