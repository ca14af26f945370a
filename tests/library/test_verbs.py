"""What one does with papers: marking, tagging, noting, editing, throwing away."""

from __future__ import annotations

import pytest

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue, NotFound, NothingToUndo
from readinglist.domain.tags import MAX_TAG_LENGTH
from readinglist.library import Library, editing, lists, marking, tagging
from readinglist.storage.transaction import Transaction
from tests.library.conftest import Import


@pytest.fixture
def ids(library: Library, bring: Import) -> list[int]:
    bring("One Thing", "Another Thing", "A Third Thing")
    return list(library.search().ids)


def only(library: Library, number: int):  # type: ignore[no-untyped-def]
    return library.papers([number])[0]


def test_marking_says_how_many_papers_it_changed(library: Library, ids: list[int]) -> None:
    library.mark(ids[:1], "read")
    change = library.mark(ids, "read")
    assert change is not None
    assert change.label == "Mark 2 papers read"


def test_marking_what_is_marked_already_is_no_change(library: Library, ids: list[int]) -> None:
    assert library.mark(ids, "unread") is None


def test_an_unknown_state_is_refused_in_a_sentence(library: Library, ids: list[int]) -> None:
    with pytest.raises(InvalidValue, match="no state “done”"):
        library.mark(ids, "done")


def test_papers_that_are_not_there_are_passed_over(library: Library, ids: list[int]) -> None:
    change = library.mark([999, ids[0], ids[0]], "read")
    assert change is not None
    assert change.papers == {ids[0]}


def test_stars_and_ratings_come_and_go(library: Library, ids: list[int]) -> None:
    marking.star(library, ids[:1], True)
    marking.rate(library, ids[:1], 5)
    assert (only(library, ids[0]).starred, only(library, ids[0]).rating) == (True, 5)
    library.undo()
    library.undo()
    assert (only(library, ids[0]).starred, only(library, ids[0]).rating) == (False, 0)
    with pytest.raises(InvalidValue, match="0 to 5"):
        marking.rate(library, ids, 6)


def test_tags_are_added_and_removed_in_one_change(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["old"])
    change = library.tag(ids[:2], add=["vision/3d", "now"], remove=["OLD"])
    assert change is not None
    assert change.label == "Tag 2 papers “vision/3d”, “now”, −“OLD”"
    assert only(library, ids[0]).tags == ("now", "vision/3d")
    assert only(library, ids[2]).tags == ("old",)
    library.undo()
    assert only(library, ids[0]).tags == ("old",)


def test_tagging_no_paper_makes_no_tag(library: Library) -> None:
    assert library.tag([999], add=["ghost"]) is None
    assert library.overview().tags == ()


def test_a_star_is_taken_off_only_where_all_papers_have_one(library: Library, ids: list[int]) -> None:
    marking.star(library, ids[:1], True)
    change = marking.toggle_star(library, ids)
    assert change is not None
    assert change.label == "Star 2 papers"
    marking.toggle_star(library, [*ids, 999])
    assert [paper.starred for paper in library.papers(ids)] == [False] * 3


def test_a_tag_is_taken_off_only_where_all_papers_have_it(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["vision"])
    change = tagging.toggle(library, ids, "Vision")
    assert change is not None
    assert change.label == "Tag 2 papers “Vision”"
    assert [paper.tags for paper in library.papers(ids)] == [("vision",)] * 3
    change = tagging.toggle(library, [*ids, 999], "vision")
    assert change is not None
    assert change.label == "Tag 3 papers −“vision”"
    assert [paper.tags for paper in library.papers(ids)] == [()] * 3


def test_toggling_for_no_paper_changes_nothing(library: Library) -> None:
    assert marking.toggle_star(library, [999]) is None
    assert tagging.toggle(library, [999], "ghost") is None
    assert library.overview().tags == ()


def test_removing_a_tag_that_is_not_there_is_no_change(library: Library, ids: list[int]) -> None:
    assert library.tag(ids, remove=["ghost"]) is None


def test_renaming_a_tag_takes_those_below_with_it(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["vision/3d"])
    library.tag(ids[:1], add=["vision"])
    tagging.rename(library, "vision", "sight")
    assert only(library, ids[0]).tags == ("sight", "sight/3d")
    assert library.search("tag:sight").total == 1
    assert library.search("tag:vision").total == 0
    library.undo()
    assert only(library, ids[0]).tags == ("vision", "vision/3d")


def test_a_level_that_is_no_tag_counts_each_paper_below_it_once(library: Library, ids: list[int]) -> None:
    library.tag(ids[:2], add=["Maths/topology", "plain"])
    library.tag(ids[1:3], add=["maths/pure/algebra"])
    assert library.overview().levels == {"maths": 3, "maths/pure": 2}
    marking.mark(library, ids[:1], "dismissed")
    assert library.overview().levels == {"maths": 2, "maths/pure": 2}
    library.tag(ids, add=["maths"])
    assert library.overview().levels == {"maths/pure": 2}


def test_a_level_that_is_no_tag_is_renamed_in_all_tags_below(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["Maths/topology", "mathsy"])
    library.tag(ids[:1], add=["maths/pure/algebra"])
    tagging.rename(library, "maths", "Theory")
    assert only(library, ids[0]).tags == ("mathsy", "Theory/pure/algebra", "Theory/topology")
    library.undo()
    assert only(library, ids[0]).tags == ("maths/pure/algebra", "Maths/topology", "mathsy")
    with pytest.raises(NotFound):
        tagging.rename(library, "Theory", "Practice")


def test_a_tag_is_not_renamed_to_one_that_is_there(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["one", "two"])
    with pytest.raises(InvalidValue, match="already"):
        tagging.rename(library, "one", "Two")
    tagging.rename(library, "one", "One")
    assert only(library, ids[0]).tags == ("One", "two")


def test_a_tag_can_be_renamed_to_one_below_itself(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["a", "a/b"])
    tagging.rename(library, "a", "a/b")
    assert only(library, ids[0]).tags == ("a/b", "a/b/b")
    library.undo()
    assert only(library, ids[0]).tags == ("a", "a/b")


def test_nested_tags_keep_their_last_levels_however_the_first_is_spelt(library: Library, ids: list[int]) -> None:
    library.tag(ids[:1], add=["Straße", "STRASSE/x"])
    tagging.rename(library, "Straße", "road")
    assert only(library, ids[0]).tags == ("road", "road/x")


def test_a_tag_counts_the_papers_of_those_below_it_once(library: Library, ids: list[int]) -> None:
    library.tag(ids[:2], add=["vision/3d"])
    library.tag(ids[1:], add=["vision", "vision_2"])
    counted = {tag.name: count for tag, count in library.overview().tags}
    assert counted == {"vision": 3, "vision/3d": 2, "vision_2": 2}
    assert library.search("tag:vision").total == 3


def test_a_tag_that_comes_back_does_not_take_a_number_key_from_another(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["one", "two"])
    one, two = (tag.id for tag, _ in library.overview().tags)
    tagging.number(library, one, 1)
    tagging.delete(library, one)
    tagging.number(library, two, 1)
    library.tag(ids, add=["one"])
    assert {tag.name: tag.number for tag, _ in library.overview().tags} == {"one": None, "two": 1}


def numbers(library: Library) -> dict[str, int | None]:
    return {tag.name: tag.number for tag, _ in library.overview().tags}


def test_a_tag_that_comes_back_by_undo_leaves_its_number_key_to_who_has_it(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["one", "two"])
    one, two = (tag.id for tag, _ in library.overview().tags)
    tagging.number(library, one, 1)
    deleted = tagging.delete(library, one)
    tagging.number(library, two, 1)
    assert deleted is not None
    undone = library.undo(deleted.id)
    assert numbers(library) == {"one": None, "two": 1}
    assert undone.changes(Entity.TAG, "number")
    library.redo()
    assert numbers(library) == {"two": 1}


def test_an_undo_gives_no_tag_a_number_key_that_another_has_by_now(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["one", "two"])
    one, two = (tag.id for tag, _ in library.overview().tags)
    tagging.number(library, one, 1)
    taken = tagging.number(library, one, None)
    tagging.number(library, two, 1)
    assert taken is not None
    assert library.undo(taken.id).kept == 1
    assert numbers(library) == {"one": None, "two": 1}


@pytest.mark.parametrize("name", ['say "hi"', "x" * (MAX_TAG_LENGTH + 1)])
def test_an_old_tag_whose_name_no_new_one_could_get_is_put_on_papers_and_taken_off(
    library: Library, ids: list[int], name: str
) -> None:
    library.tag(ids[:1], add=["old"])
    tag = next(tag.id for tag, _ in library.overview().tags)

    def as_before(transaction: Transaction) -> str:
        transaction.set(Entity.TAG, "name", {tag: name})
        return "Name it as one could"

    library.do(as_before)
    library.tag(ids, add=[name])
    assert {only(library, number).tags for number in ids} == {(name,)}
    library.tag(ids[:1], remove=[name])
    tagging.toggle(library, ids[1:], name)
    assert {only(library, number).tags for number in ids} == {()}


def test_a_deleted_tag_comes_back_by_undo_with_its_papers_and_looks(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["vision"])
    (tag, _) = library.overview().tags[0]
    tagging.recolour(library, tag.id, "#AABBCC")
    tagging.delete(library, tag.id)
    assert library.overview().tags == ()
    assert only(library, ids[0]).tags == ()
    library.undo()
    ((tag, count),) = library.overview().tags
    assert (tag.name, tag.colour, count) == ("vision", "#aabbcc", 3)
    with pytest.raises(NotFound):
        tagging.delete(library, 999)


def test_a_number_key_belongs_to_one_tag(library: Library, ids: list[int]) -> None:
    library.tag(ids, add=["one", "two"])
    one, two = (tag.id for tag, _ in library.overview().tags)
    tagging.number(library, one, 1)
    tagging.number(library, two, 1)
    assert [tag.number for tag, _ in library.overview().tags] == [None, 1]
    library.undo()
    assert [tag.number for tag, _ in library.overview().tags] == [1, None]
    with pytest.raises(InvalidValue, match="1 to 9"):
        tagging.number(library, one, 10)
    with pytest.raises(InvalidValue, match="#rrggbb"):
        tagging.recolour(library, one, "red")


def test_notes_are_kept_word_for_word_but_for_what_no_file_keeps(library: Library, ids: list[int]) -> None:
    editing.note(library, ids[0], "# Mine\n\tx = 1\x00 \ud800")
    assert only(library, ids[0]).notes == "# Mine\n\tx = 1 "
    assert library.undo().label == "Edit Notes"
    assert only(library, ids[0]).notes == ""


def test_a_paper_can_be_edited_and_is_found_by_its_new_title(library: Library, ids: list[int]) -> None:
    editing.edit(
        library, ids[0], title="  Something   Else ", year=2020, authors=["Ada Lovelace", ""], arxiv="2103.00020v2"
    )
    paper = only(library, ids[0])
    assert (paper.title, paper.year, paper.authors, paper.arxiv) == (
        "Something Else",
        2020,
        ("Ada Lovelace",),
        "2103.00020",
    )
    assert list(library.search("something else").ids) == [ids[0]]


@pytest.mark.parametrize(
    "fields",
    [{"title": " "}, {"year": -1}, {"year": "2020"}, {"arxiv": "x"}, {"doi": "x"}, {"cite_key": "a b"}, {"nothing": 1}],
)
def test_an_impossible_value_is_refused(library: Library, ids: list[int], fields: dict[str, object]) -> None:
    with pytest.raises(InvalidValue) as refusal:
        editing.edit(library, ids[0], **fields)
    assert [refusal.value.field] == list(fields)


def test_a_paper_that_is_gone_is_not_edited(library: Library) -> None:
    with pytest.raises(NotFound, match="no longer in the library"):
        editing.edit(library, 999, title="Ghost")


def test_an_edit_says_which_fields_it_changed(library: Library, ids: list[int]) -> None:
    change = editing.edit(library, ids[0], title="Else", doi="10.1000/182", cite_key="else")
    assert change is not None
    assert change.label == "Edit Title, DOI, Citation Key"


def test_two_papers_never_share_a_citation_key(library: Library, ids: list[int]) -> None:
    holder = only(library, ids[1])
    taken = holder.cite_key.upper()
    with pytest.raises(InvalidValue, match=f"“{holder.title}” has the citation key “{taken}”"):
        editing.edit(library, ids[0], cite_key=taken)
    editing.trash(library, [holder.id])
    with pytest.raises(InvalidValue, match=f"“{holder.title}”, which is in the trash, has the citation key"):
        editing.edit(library, ids[0], cite_key=taken)


def test_the_trash_hides_papers_until_they_are_restored(library: Library, ids: list[int]) -> None:
    editing.trash(library, ids[:2])
    assert list(library.search().ids) == ids[2:]
    assert set(library.search("is:trash").ids) == set(ids[:2])
    assert editing.trash(library, ids[:2]) is None
    editing.restore(library, ids[:1])
    assert library.search().total == 2


def test_purging_is_for_good_and_only_for_what_is_in_the_trash(library: Library, ids: list[int]) -> None:
    told: list[Change] = []
    editing.trash(library, ids[:2])
    library.subscribe(told.append)
    assert library.purge(ids) == 2
    assert told[0].papers == set(ids[:2])
    assert library.overview().trashed == 0
    assert library.search("is:trash").total == 0
    assert list(library.search("thing").ids) == ids[2:]
    with pytest.raises(NothingToUndo):
        library.undo()


def test_a_deleted_listing_leaves_its_papers_and_comes_back_by_undo(library: Library, ids: list[int]) -> None:
    ((listing, _),) = library.overview().listings
    lists.rename_listing(library, listing.id, "Monday")
    assert library.search("in:monday").total == 3
    lists.delete_listing(library, listing.id)
    assert library.search("in:monday").total == 0
    assert library.search().total == 3
    assert library.appearances(ids[0]) == []
    library.undo()
    assert library.search("in:monday").total == 3


def test_listeners_hear_of_a_change_once_it_is_stored(library: Library, ids: list[int]) -> None:
    told: list[tuple[Change, int]] = []
    end = library.subscribe(lambda change: told.append((change, library.search("is:read").total)))
    library.mark(ids, "read")
    end()
    library.undo()
    assert [(change.label, total) for change, total in told] == [("Mark 3 papers read", 3)]
