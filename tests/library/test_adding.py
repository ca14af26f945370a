"""A paper that is added by hand: read from what was pasted, told from what is there, and one change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readinglist.domain.errors import InvalidValue
from readinglist.domain.links import Link, LinkKind
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.library import Library, adding, editing, tag_rules
from readinglist.library.adding import NOTHING, KnownPaper

BIBTEX = """@inproceedings{noether1918,
  title = {Invariant {Variation} Problems},
  author = {Noether, Emmy},
  year = 1918,
  keywords = {physics, symmetry},
}"""
RIS = "TY  - JOUR\nTI  - Invariant Variation Problems\nAU  - Noether, Emmy\nPY  - 1918\nER  - \n"
CSL = """[{"id": "n", "type": "article-journal", "title": "Invariant Variation Problems",
"issued": {"date-parts": [[1918]]}}]"""


def paper(library: Library, number: int) -> Paper:
    return library.papers([number])[0]


def added(library: Library, record: Record, **how: object) -> Paper:
    change = adding.add(library, record, **how)  # type: ignore[arg-type]
    assert change is not None
    assert len(change.created) == 1
    return paper(library, change.created[0])


class TestReading:
    @pytest.mark.parametrize("text", [BIBTEX, RIS, CSL])
    def test_a_whole_entry_is_read(self, text: str) -> None:
        pasted = adding.read(text)
        assert pasted.papers == 1
        assert pasted.record is not None
        assert (pasted.record.title, pasted.record.year) == ("Invariant Variation Problems", 1918)

    def test_of_several_entries_the_first_is_read_and_all_are_counted(self) -> None:
        pasted = adding.read(f"{BIBTEX}\n{BIBTEX.replace('noether1918', 'other').replace('Invariant', 'Other')}")
        assert pasted.papers == 2
        assert pasted.record is not None
        assert pasted.record.title == "Invariant Variation Problems"

    def test_an_identifier_is_no_title(self) -> None:
        pasted = adding.read("arXiv:2403.00001")
        assert pasted.record is not None
        assert (pasted.record.title, pasted.record.arxiv) == ("", "2403.00001")
        entry = adding.read("@misc{x, eprint = {2403.00001}, archiveprefix = {arXiv}}").record
        assert entry is not None
        assert (entry.title, entry.arxiv) == ("", "2403.00001")

    def test_a_line_of_words_is_a_title(self) -> None:
        assert adding.read(" Attention Is All  You Need\n").record == Record(
            1, "Attention Is All You Need", "Attention Is All You Need"
        )

    @pytest.mark.parametrize("text", ["", "dear all,\nhow are you?\n", "file:///etc/passwd is here"])
    def test_what_says_nothing_is_told_in_a_sentence(self, text: str) -> None:
        pasted = adding.read(text)
        assert pasted.record is None
        assert pasted.error == "No paper can be read from this. Fill in what you know below."


class TestWhatIsTyped:
    def test_goes_before_what_was_read(self) -> None:
        base = replace(NOTHING, title="Old", year=1917, arxiv="2403.00001")
        made = adding.recorded(base, {"title": " New  title ", "year": 1918, "authors": ["A", "", "B"], "arxiv": ""})
        assert (made.title, made.raw_title, made.year, made.authors) == ("New title", "New title", 1918, ("A", "B"))
        assert made.arxiv is None

    def test_links_are_found_in_a_typed_abstract(self) -> None:
        made = adding.recorded(NOTHING, {"title": "T", "abstract": "Code: https://github.com/a/b."})
        assert made.links == (Link.to("https://github.com/a/b"),)

    @pytest.mark.parametrize(
        ("name", "value"),
        [("doi", "x"), ("arxiv", "x"), ("year", "soon"), ("cite_key", "a b"), ("links", ["file:///x"])],
    )
    def test_is_refused_where_a_field_cannot_take_it(self, name: str, value: object) -> None:
        with pytest.raises(InvalidValue) as refusal:
            adding.recorded(NOTHING, {"title": "T", name: value})
        assert refusal.value.field == name


class TestAdding:
    def test_a_title_alone_is_enough(self, library: Library) -> None:
        one = added(library, replace(NOTHING, title="On Folding", raw_title="On Folding"))
        assert (one.title, one.state, one.tags, one.cite_key) == ("On Folding", State.UNREAD, (), "folding")

    def test_an_identifier_stands_in_for_a_title_until_a_file_brings_that(
        self, library: Library, tmp_path: Path
    ) -> None:
        record = adding.read("2403.00001").record
        assert record is not None
        one = added(library, record)
        assert (one.title, one.arxiv, one.year) == ("arXiv:2403.00001", "2403.00001", 2024)
        file = tmp_path / "papers.bib"
        file.write_text("@misc{x, title = {Real Title}, eprint = {2403.00001}, archiveprefix = {arXiv}}")
        assert library.import_files([file]).known == 1
        assert paper(library, one.id).title == "Real Title"

    def test_nothing_at_all_is_refused(self, library: Library) -> None:
        with pytest.raises(InvalidValue, match="needs a title, or an identifier or a link"):
            adding.add(library, NOTHING)
        assert library.search("").total == 0

    def test_it_is_one_change_that_can_be_taken_back_and_made_again(self, library: Library) -> None:
        record = replace(NOTHING, title="On Folding", year=2021)
        change = adding.add(library, record, state=State.QUEUED, tags=["biology/proteins"])
        assert change is not None
        assert change.label == "Add “On Folding”"
        library.undo()
        assert library.search("").total == 0
        assert [tag for tag, _count in library.overview().tags] == []
        library.redo()
        one = paper(library, library.search("folding").ids[0])
        assert (one.year, one.state, one.tags) == (2021, State.QUEUED, ("biology/proteins",))

    def test_a_paper_that_is_there_is_not_added_twice_unless_one_insists(self, library: Library) -> None:
        first = added(library, replace(NOTHING, title="On Folding", arxiv="2403.00001"))
        for again in (replace(NOTHING, arxiv="2403.00001"), replace(NOTHING, title="ON FOLDING")):
            with pytest.raises(KnownPaper, match=f"already \\(number {first.id}\\); nothing was added"):
                adding.add(library, again)
        assert added(library, replace(NOTHING, title="ON FOLDING"), anyway=True).cite_key == "folding-2"

    def test_tag_rules_see_it(self, library: Library) -> None:
        tag_rules.add(library, "folding", ["biology"])
        assert added(library, replace(NOTHING, title="On Folding")).tags == ("biology",)
        assert library.undo().label == "Add “On Folding”"

    def test_a_citation_key_that_another_paper_has_is_refused_with_its_title(self, library: Library) -> None:
        added(library, replace(NOTHING, title="On Folding", cite_key="fold"))
        with pytest.raises(InvalidValue, match="“On Folding” has the citation key “Fold”"):
            adding.add(library, replace(NOTHING, title="Else", cite_key="Fold"))


class TestLinks:
    def test_are_added_removed_and_given_another_kind_in_one_step(self, library: Library) -> None:
        start = (Link.to("https://github.com/a/b"), Link.to("https://example.org/x"))
        one = added(library, replace(NOTHING, title="T", links=start))
        editing.edit(library, one.id, links=["https://example.org/x repository", "https://new.org/p"])
        assert paper(library, one.id).links == (
            Link("https://example.org/x", LinkKind.REPOSITORY),
            Link("https://new.org/p", LinkKind.OTHER),
        )
        assert library.search("has:code").total == 1
        assert library.undo().label == "Edit Links"
        assert paper(library, one.id).links == start
        library.redo()
        assert paper(library, one.id).links[0].kind is LinkKind.REPOSITORY

    def test_one_with_a_kind_of_its_own_comes_back_with_it(self, library: Library) -> None:
        own = Link("https://example.org/x", LinkKind.REPOSITORY)
        one = added(library, replace(NOTHING, title="T", links=(own,)))
        editing.edit(library, one.id, links=[])
        assert paper(library, one.id).links == ()
        library.undo()
        assert paper(library, one.id).links == (own,)
        assert library.search("has:code").total == 1

    def test_a_kind_that_was_changed_since_is_left_alone_by_undo(self, library: Library) -> None:
        one = added(library, replace(NOTHING, title="T", links=(Link.to("https://example.org/x"),)))
        first = editing.edit(library, one.id, links=["https://example.org/x repository"])
        assert first is not None
        editing.edit(library, one.id, links=["https://example.org/x dataset"])
        assert library.undo(first.id).kept == 1
        assert paper(library, one.id).links[0].kind is LinkKind.DATASET

    @pytest.mark.parametrize(
        ("line", "sentence"),
        [
            ("file:///etc/passwd", "“file:///etc/passwd” is no web address"),
            ("nothing", "“nothing” is no web address"),
            ("https://example.org thing", "“thing” is no kind of link, which are repository, project,"),
        ],
    )
    def test_what_is_none_is_refused(self, library: Library, line: str, sentence: str) -> None:
        one = added(library, replace(NOTHING, title="T"))
        with pytest.raises(InvalidValue, match=sentence):
            editing.edit(library, one.id, links=[line])
