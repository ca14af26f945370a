"""Tag rules tag what an import brings as new, and on demand what is here already."""

from __future__ import annotations

import pytest

from readinglist.domain.paper import State
from readinglist.library import Library, importing, reading, running_rules, tag_rules, tagging
from readinglist.library.review import Choices
from tests.library.conftest import Import, Page


def tagged(library: Library) -> dict[str, tuple[str, ...]]:
    """The tags of each paper that has some, by the first word of its title."""
    papers = library.papers(library.search().ids)
    return {paper.title.split()[0]: paper.tags for paper in papers if paper.tags}


def test_an_import_tags_its_new_papers_by_words_and_filters(library: Library, page: Page) -> None:
    tag_rules.add(library, "title:diffusion", ["generative"])
    tag_rules.add(library, "has:code OR in:page", ["fresh"])
    tag_rules.add(library, '"weak to strong"', ["alignment", "to read"])
    report = library.import_files(
        [
            page(
                ("Diffusion Forests", "We grow them. Code is at https://github.com/woods/forest and works well."),
                ("Judges", "How models go from weak to strong, and what happens on the way there, at some length."),
                name="page.txt",
            )
        ]
    )
    assert report.ruled == 2
    assert tagged(library) == {"Diffusion": ("fresh", "generative"), "Judges": ("alignment", "fresh", "to read")}


def test_undo_of_the_import_takes_papers_and_tags_back(library: Library, bring: Import) -> None:
    tag_rules.add(library, "forests", ["trees"])
    report = bring("Diffusion Forests", "Judges")
    assert library.undo_labels()[0] == "Import 2 papers"
    undone = library.undo()
    assert (undone.id, undone.kept_papers) == (report.change.id, 0)
    assert library.count() == 0
    assert library.overview().tags == ()
    library.redo()
    assert tagged(library) == {"Diffusion": ("trees",)}


def test_what_is_here_already_is_left_alone_by_an_import(library: Library, bring: Import) -> None:
    bring("Diffusion Forests", name="first.txt")
    tag_rules.add(library, "forests", ["trees"])
    report = bring("Diffusion Forests", "Judges", name="second.txt")
    assert (report.new, report.known, report.ruled) == (1, 1, 0)
    assert tagged(library) == {}


def test_a_paper_that_comes_back_from_the_trash_is_new(library: Library, bring: Import) -> None:
    library.trash(bring("Diffusion Forests", name="first.txt").change.created)
    tag_rules.add(library, "forests", ["trees"])
    assert bring("Diffusion Forests", "Judges", name="second.txt").ruled == 1
    assert tagged(library) == {"Diffusion": ("trees",)}


def test_no_rule_sees_what_another_gives(library: Library, bring: Import) -> None:
    tag_rules.add(library, "tag:trees", ["wood"])
    tag_rules.add(library, "forests", ["trees"])
    bring("Diffusion Forests")
    assert tagged(library) == {"Diffusion": ("trees",)}


def test_a_misspelt_word_of_a_rule_finds_nothing(library: Library, bring: Import) -> None:
    tag_rules.add(library, "forrests", ["trees"])
    assert bring("Diffusion Forests").ruled == 0


def test_a_review_of_an_import_obeys_the_rules_too(library: Library, page: Page) -> None:
    tag_rules.add(library, "is:queued", ["soon"])
    review = importing.review(library, reading.read_sources([page("Diffusion Forests")]))
    report = importing.commit(library, review, Choices(State.QUEUED, ("mine",)))
    assert report.ruled == 1
    assert tagged(library) == {"Diffusion": ("mine", "soon")}


def test_many_papers_are_looked_at_in_parts_and_can_be_stopped_between(
    library: Library, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running_rules, "BATCH", 3)
    tag_rules.add(library, "forests", ["trees"])
    path = page(*(f"Forests number {number} of many woods" for number in range(7)))
    heard: list[int] = []

    def stop() -> bool:
        heard.append(1)
        return len(heard) > 4

    review = importing.review(library, reading.read_sources([path]))
    with pytest.raises(importing.ImportCancelled):
        importing.commit(library, review, cancelled=stop)
    assert library.count() == 0
    assert importing.commit(library, review).ruled == 7


def test_a_preview_tells_what_each_rule_finds_and_who_lacks_its_tags(library: Library, bring: Import) -> None:
    forest, _judge, grove = bring("Diffusion Forests", "Judges", "Forests of Groves").change.created
    library.tag([forest], add=["trees"])
    tag_rules.add(library, "forests sort:title", ["Trees"])
    tag_rules.add(library, "judges", ["law"])
    tag_rules.add(library, "nothing-like-it", ["none"])
    trees, law, none = running_rules.preview(library)
    assert (trees.found, list(trees.lacking)) == (2, [grove])
    assert (law.found, len(law.lacking), none.found) == (1, 1, 0)
    assert tagged(library) == {"Diffusion": ("trees",)}


def test_what_was_previewed_is_done_as_one_change(library: Library, bring: Import) -> None:
    bring("Diffusion Forests", "Judges", "Forests of Groves")
    tag_rules.add(library, "forests", ["trees", "wood"])
    tag_rules.add(library, "judges", ["law"])
    found = running_rules.preview(library)
    wanted = [(one.rule, one.lacking) for one in found]
    change = running_rules.apply(library, wanted)
    assert change is not None
    assert change.label == "Tag 3 papers by rules"
    assert [len(one.lacking) for one in running_rules.preview(library)] == [0, 0]
    assert running_rules.apply(library, wanted) is None
    library.undo()
    assert library.overview().tags == ()


def test_what_has_become_of_rules_and_their_tags_since_the_preview_is_minded(library: Library, bring: Import) -> None:
    bring("Depth from Forests", "Judges of Forests")
    for query, names in (("depth", ["old", "gone"]), ("judges", ["never"])):
        tag_rules.add(library, query, names)
    library.tag(library.search("depth").ids, add=["old", "gone"])
    library.tag(library.search("depth").ids, remove=["old", "gone"])
    wanted = [(one.rule, one.lacking) for one in running_rules.preview(library)]
    tags = {tag.name: tag.id for tag, _count in library.overview().tags}
    tagging.rename(library, "old", "new")
    tagging.delete(library, tags["gone"])
    tag_rules.delete(library, wanted[1][0].id)
    running_rules.apply(library, wanted)
    assert {tag.name: count for tag, count in library.overview().tags} == {"new": 1}
