"""An import of long ago is undone: what the user has touched since stays, and what another listing also brought."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.change import Change
from readinglist.domain.errors import NothingToUndo
from readinglist.domain.history import Standing
from readinglist.domain.records import Record
from readinglist.library import Library, duplicates, editing, importing, marking
from readinglist.library.review import Choices, Source

TITLES = ("Reading", "Writing", "Counting")


def bring(library: Library, name: str, *titles: str, keywords: tuple[str, ...] = (), tags: tuple[str, ...] = ()) -> int:
    """Import a file with these titles and return its Change's id."""
    records = tuple(Record(line, title, title, tags=keywords) for line, title in enumerate(titles, start=1))
    source = Source(f"/papers/{name}", name, name, "CSV", "", records)
    change = importing.commit(library, importing.review(library, [source]), Choices(tags=tags)).change
    assert change is not None
    return change.id


def there(library: Library) -> list[str]:
    return sorted(paper.title for paper in library.papers(library.search("is:dismissed OR -is:dismissed").ids))


def tags(library: Library) -> list[str]:
    return [tag.name for tag, _count in library.overview().tags]


def test_it_is_undone_after_a_restart(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        change = bring(library, "one", *TITLES)
        bring(library, "two", "Drawing")
    with Library.open(tmp_path / "library.db") as library:
        assert library.undo(change).kept == 0
        assert there(library) == ["Drawing"]
        assert [past.standing for past in library.imports()] == [Standing.DONE, Standing.UNDONE]


def mark(library: Library) -> Change | None:
    return library.mark([1], "read")


def tag(library: Library) -> Change | None:
    return library.tag([1], add=["mine"])


def note(library: Library) -> Change | None:
    return editing.note(library, 1, "Look at page 3.")


def star(library: Library) -> Change | None:
    return marking.star(library, [1], True)


def rate(library: Library) -> Change | None:
    return marking.rate(library, [1], 4)


def correct(library: Library) -> Change | None:
    return editing.edit(library, 1, title="Reading Aloud")


def merge(library: Library) -> Change | None:
    bring(library, "other", "Reading, a Study")
    return duplicates.merge(library, 1, library.search('"Reading, a Study"').ids[0])


@pytest.mark.parametrize("touch", [mark, tag, note, star, rate, correct, merge], ids=lambda touch: touch.__name__)
def test_a_paper_that_was_touched_since_stays(library: Library, touch: Callable[[Library], Change | None]) -> None:
    change = bring(library, "one", *TITLES)
    assert touch(library) is not None
    undone = library.undo(change)
    assert (undone.kept, undone.kept_papers) == (1, 1)
    assert len(there(library)) == 1
    assert library.papers([1])[0].trashed is None


def test_a_paper_that_was_touched_and_is_as_it_was_goes(library: Library) -> None:
    change = bring(library, "one", *TITLES)
    library.mark([1], "read")
    library.undo()
    assert library.undo(change).kept == 0
    assert there(library) == []


def test_a_paper_that_another_listing_brought_too_stays(library: Library) -> None:
    change = bring(library, "one", *TITLES)
    bring(library, "two", "Writing", "Drawing")
    undone = library.undo(change)
    assert (undone.kept, undone.kept_papers) == (1, 1)
    assert there(library) == ["Drawing", "Writing"]
    assert library.papers([2])[0].listings == ("two",)


def test_a_paper_that_the_user_has_put_in_the_trash_is_none_that_stays(library: Library) -> None:
    change = bring(library, "one", *TITLES)
    library.trash([1])
    assert library.undo(change).kept == 0


def test_the_tags_that_it_made_go_where_no_paper_has_them_any_more(library: Library) -> None:
    change = bring(library, "one", *TITLES, keywords=("vision",), tags=("march",))
    assert tags(library) == ["march", "vision"]
    assert library.undo(change).kept == 0
    assert tags(library) == []


def test_a_paper_that_stays_has_the_tags_that_it_came_with(library: Library) -> None:
    change = bring(library, "one", *TITLES, keywords=("vision",), tags=("march",))
    library.mark([1], "read")
    undone = library.undo(change)
    assert (undone.kept, undone.kept_papers) == (1, 1)
    assert library.papers([1])[0].tags == ("march", "vision")
    assert tags(library) == ["march", "vision"]


def test_a_tag_that_the_user_gave_to_another_paper_stays_and_is_not_counted(library: Library) -> None:
    bring(library, "one", "Drawing")
    change = bring(library, "two", *TITLES, keywords=("vision",))
    library.tag([1], add=["vision"])
    assert library.undo(change).kept == 0
    assert tags(library) == ["vision"]
    assert library.papers([1])[0].tags == ("vision",)


def test_it_is_done_again_with_all_that_it_brought(library: Library) -> None:
    change = bring(library, "one", *TITLES, keywords=("vision",))
    library.mark([1], "read")
    library.undo(change)
    done_again = library.redo()
    assert (done_again.id, done_again.kept) == (change, 0)
    assert there(library) == sorted(TITLES)
    assert {paper.tags for paper in library.papers([1, 2, 3])} == {("vision",)}
    assert [past.standing for past in library.imports()] == [Standing.DONE]
    assert library.imports()[0].sources[0].papers == 3


def test_the_same_file_brings_it_back_once_it_cannot_be_done_again(library: Library) -> None:
    change = bring(library, "one", *TITLES)
    library.undo(change)
    bring(library, "two", "Drawing")
    bring(library, "one", *TITLES)
    assert there(library) == sorted(("Drawing", *TITLES))
    assert [past.standing for past in library.imports()] == [Standing.DONE, Standing.DONE, Standing.UNDONE]


def test_it_is_still_said_to_be_undone_after_the_trash_was_emptied(library: Library) -> None:
    first, _ = bring(library, "one", *TITLES), bring(library, "two", "Drawing")
    library.undo(first)
    library.purge([1])
    assert [past.standing for past in library.imports()] == [Standing.FINAL, Standing.UNDONE]


def test_why_it_cannot_be_undone_is_said(library: Library) -> None:
    first, second = bring(library, "one", *TITLES), bring(library, "two", "Drawing")
    library.undo(first)
    with pytest.raises(NothingToUndo, match="undone already"):
        library.undo(first)
    library.purge([1])
    with pytest.raises(NothingToUndo, match="no longer be undone"):
        library.undo(second)
    with pytest.raises(NothingToUndo, match="no such change"):
        library.undo(99)


def test_a_paper_that_it_took_out_of_the_trash_goes_back_there(library: Library) -> None:
    bring(library, "one", *TITLES)
    library.trash([1])
    change = bring(library, "two", "Reading")
    library.mark([2], "read")
    assert library.undo(change).kept == 0
    assert there(library) == ["Counting", "Writing"]


@pytest.mark.parametrize("touch", [tag, note, star])
def test_a_paper_that_it_took_out_of_the_trash_stays_where_it_was_touched_since(
    library: Library, touch: Callable[[Library], Change | None]
) -> None:
    bring(library, "one", *TITLES)
    library.trash([1])
    change = bring(library, "two", "Reading")
    touch(library)
    undone = library.undo(change)
    assert undone.kept_papers == 1
    assert there(library) == sorted(TITLES)


def test_a_paper_that_it_took_out_of_the_trash_stays_where_a_later_listing_has_it(library: Library) -> None:
    bring(library, "one", *TITLES)
    library.trash([1])
    change = bring(library, "two", "Reading")
    bring(library, "three", "Reading", "Drawing")
    assert library.undo(change).kept_papers == 1
    assert "Reading" in there(library)


def test_a_paper_that_it_took_out_of_the_trash_goes_back_once_what_was_touched_is_undone(library: Library) -> None:
    bring(library, "one", *TITLES)
    library.trash([1])
    bring(library, "two", "Reading")
    library.tag([1], add=["mine"])
    library.undo()
    assert library.undo().kept == 0
    assert there(library) == ["Counting", "Writing"]


def test_what_the_user_has_put_in_the_trash_stays_there_when_an_undone_import_is_done_again(library: Library) -> None:
    change = bring(library, "one", *TITLES)
    library.trash([1])
    library.undo(change)
    library.redo()
    assert there(library) == ["Counting", "Writing"]
    library.undo(change)
    library.redo()
    assert there(library) == ["Counting", "Writing"]


def test_what_was_merged_stays_so_when_an_undone_import_is_done_again(library: Library) -> None:
    bring(library, "one", "Reading")
    change = bring(library, "two", "Reading, a Study")
    duplicates.merge(library, 1, 2)
    library.undo(change)
    library.redo()
    assert there(library) == ["Reading"]
    assert library.papers([1])[0].listings == ("two", "one")
