"""Every import can be looked at later, and be undone however long ago it was."""

from __future__ import annotations

from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport
from readinglist.domain.records import Record, Skipped
from readinglist.library import Library, importing, lists
from readinglist.library.review import Source


def bring(library: Library, *sources: Source) -> None:
    importing.commit(library, importing.review(library, sources))


def page(name: str, *titles: str, skipped: tuple[Skipped, ...] = ()) -> Source:
    records = tuple(Record(line, title, title) for line, title in enumerate(titles, start=1))
    return Source(f"/papers/{name}", name, name * 3, "trending page", "Mar 17", records, skipped, ("Guessed.",))


def only(library: Library) -> PastImport:
    (past,) = library.imports()
    return past


def test_an_import_tells_where_its_papers_came_from_and_how_many(library: Library) -> None:
    skipped = (Skipped(9, "no title", "An abstract alone"),)
    bring(library, page("one", "Reading", "Writing", skipped=skipped), page("two", "Reading"))
    past = only(library)
    one, two = past.sources
    assert (past.label, past.standing) == ("Import 2 papers", Standing.DONE)
    assert (one.name, one.path, one.sha256, one.format, one.notes) == (
        "one", "/papers/one", "oneoneone", "trending page", ("Guessed.",),
    )  # fmt: skip
    assert [(each.found, each.new, each.known, each.skipped) for each in (one, two)] == [(3, 2, 0, 1), (1, 0, 1, 0)]
    assert (past.papers, one.papers, two.papers) == (2, 2, 1)
    assert library.skipped(one.listing) == list(skipped)
    assert library.skipped(two.listing) == []


def test_sources_that_could_not_be_read_are_noted_at_the_last_one_that_could(library: Library) -> None:
    gone = Source("/papers/gone", "gone", error="“gone” is not there, so nothing was imported from it.")
    bring(library, page("one", "Reading"), page("two", "Writing"), gone)
    one, two = only(library).sources
    assert one.notes == ("Guessed.",)
    assert two.notes == ("Guessed.", "“gone” is not there, so nothing was imported from it.")


def test_imports_stand_newest_first(library: Library) -> None:
    for name in ("one", "two", "three"):
        bring(library, page(name, f"Title {name}"))
    assert [past.sources[0].name for past in library.imports()] == ["three", "two", "one"]
    assert [past.sources[0].name for past in library.imports(limit=2)] == ["three", "two"]


def test_imports_are_told_of_a_page_at_a_time(library: Library) -> None:
    for name in ("one", "two", "three"):
        bring(library, page(name, f"Title {name}"), page(f"{name} more", f"Other {name}"))
    first = library.imports(limit=2)
    assert [[source.name for source in past.sources] for past in first] == [
        ["three", "three more"],
        ["two", "two more"],
    ]
    (rest,) = library.imports(limit=2, before=first[-1].change)
    assert [source.name for source in rest.sources] == ["one", "one more"]
    assert library.imports(limit=2, before=rest.change) == []


def test_an_import_of_long_ago_is_undone_by_its_change(library: Library) -> None:
    bring(library, page("one", "Reading"))
    bring(library, page("two", "Writing"))
    library.undo(library.imports()[1].change)
    assert [paper.title for paper in library.papers(library.search("").ids)] == ["Writing"]
    two, one = library.imports()
    assert (two.standing, one.standing, one.sources[0].is_gone, one.sources[0].papers) == (
        Standing.DONE, Standing.UNDONE, True, 0,
    )  # fmt: skip


def test_an_import_before_the_trash_was_emptied_is_final(library: Library) -> None:
    bring(library, page("one", "Reading", "Writing"))
    library.trash([1])
    library.purge([1])
    assert only(library).standing is Standing.FINAL
    assert only(library).sources[0].papers == 1


def test_a_listing_that_was_deleted_is_still_told_of(library: Library) -> None:
    bring(library, page("one", "Reading"))
    lists.delete_listing(library, 1)
    assert only(library).sources[0].is_gone
    assert only(library).sources[0].papers == 1
