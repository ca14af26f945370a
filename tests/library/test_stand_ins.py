"""A paper of which no more is known than where it is gets its title from the first file that knows it."""

from __future__ import annotations

from pathlib import Path

from readinglist.domain.paper import Paper
from readinglist.domain.records import Record
from readinglist.library import Library, editing, importing
from readinglist.library.review import Review, Source

BARE = Record(1, "arXiv:2403.00001", "arXiv:2403.00001", arxiv="2403.00001")
TITLED = Record(2, "Learning to Read", "Learning to Read", arxiv="2403.00001")


def review(library: Library, *records: Record) -> Review:
    name = str(records)
    return importing.review(library, [Source(name, "page.bib", sha256=name, format="test", records=records)])


def bring(library: Library, *records: Record) -> None:
    importing.commit(library, review(library, *records))


def papers(library: Library) -> list[Paper]:
    return library.papers(library.search("").ids)


def test_a_list_of_links_gets_its_titles_from_a_bibliography(library: Library, tmp_path: Path) -> None:
    links, bibliography = tmp_path / "links.txt", tmp_path / "papers.bib"
    links.write_text("https://arxiv.org/abs/2403.00001\nhttps://doi.org/10.1000/182\n", "utf-8")
    bibliography.write_text(
        "@misc{ada, title={Learning to Read}, eprint={2403.00001}, archivePrefix={arXiv}}\n"
        "@article{bob, title={Reading to Learn}, doi={10.1000/182}}\n",
        "utf-8",
    )
    library.import_files([links])
    assert {paper.title for paper in papers(library)} == {"arXiv:2403.00001", "doi:10.1000/182"}
    report = library.import_files([bibliography])
    assert (report.new, report.known) == (0, 2)
    assert {paper.title for paper in papers(library)} == {"Learning to Read", "Reading to Learn"}
    assert library.search('title:"learning to read"').total == 1
    library.undo()
    assert {paper.title for paper in papers(library)} == {"arXiv:2403.00001", "doi:10.1000/182"}


def test_a_title_that_the_user_gave_stays(library: Library) -> None:
    bring(library, BARE)
    (paper,) = papers(library)
    editing.edit(library, paper.id, title="The one about reading")
    bring(library, TITLED)
    assert papers(library)[0].title == "The one about reading"


def test_a_list_of_links_takes_no_title_away(library: Library) -> None:
    bring(library, TITLED)
    bring(library, BARE)
    assert [paper.title for paper in papers(library)] == ["Learning to Read"]


def test_two_records_of_one_import_make_one_paper_with_its_title(library: Library) -> None:
    bring(library, BARE, TITLED)
    (paper,) = papers(library)
    assert (paper.title, paper.cite_key) == ("Learning to Read", "learning-read")


def test_a_paper_without_identifiers_is_recognised_by_the_title_that_another_record_brought(library: Library) -> None:
    untitled = Record(3, "Learning to Read", "Learning to Read")
    assert review(library, BARE, TITLED, untitled).new == 1


def test_a_paper_is_recognised_by_the_identifier_that_another_record_brought(library: Library) -> None:
    first = Record(1, "Learning to Read", "Learning to Read")
    renamed = Record(3, "How One Learns to Read", "How One Learns to Read", arxiv="2403.00001")
    assert review(library, first, TITLED, renamed).new == 1


def test_one_title_with_two_identifiers_is_two_papers_whatever_else_stands_under_it(library: Library) -> None:
    untitled = Record(1, "Learning to Read", "Learning to Read")
    other = Record(3, "Learning to Read", "Learning to Read", arxiv="2403.99999")
    assert review(library, untitled, TITLED, other).new == 2


def test_no_paper_is_recognised_by_a_title_that_stands_in_for_one(library: Library) -> None:
    bring(library, Record(1, "doi:10.1000/182", "doi:10.1000/182"))  # folded, it is the title of the next one
    assert review(library, Record(1, "doi:10.1000/18.2", "doi:10.1000/18.2", doi="10.1000/18.2")).new == 1


def test_what_has_nothing_but_such_a_title_is_not_taken_twice(library: Library) -> None:
    bare = Record(1, "doi:10.1000/182", "doi:10.1000/182")
    bring(library, bare)
    assert review(library, bare).new == 0
