"""Living exports are written again when what they tell has changed, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from readinglist.domain.exports import ExportChoice
from readinglist.domain.living import LivingExport, Standing
from readinglist.domain.paper import Paper
from readinglist.formats.citation_styles import style_file
from readinglist.library import Library, editing, keeping, living_exports, tagging
from tests.library.conftest import Import

BIBTEX = ExportChoice("bibtex")


@pytest.fixture
def refs(library: Library, bring: Import, tmp_path: Path) -> Path:
    """Return the file that papers tagged thesis are kept in; One Thing has that tag."""
    bring("One Thing", "Another Thing")
    library.tag([1], add=["thesis"])
    path = tmp_path / "refs.bib"
    living_exports.add(library, "tag:thesis", path, BIBTEX)
    return path


def only(exports: list[LivingExport]) -> LivingExport:
    (export,) = exports
    return export


def inode(path: Path) -> int:
    """Return what becomes another whenever a file is replaced."""
    return path.stat().st_ino


def test_a_file_is_written_and_stands_in_the_list(library: Library, refs: Path) -> None:
    export = only(keeping.update(library))
    assert (export.standing, export.papers, export.remark) == (Standing.WRITTEN, 1, "")
    assert export.written is not None
    assert refs.read_text() == library.export([1], "bibtex")
    assert living_exports.all_of(library) == [export]


def test_a_paper_that_comes_changes_or_goes_has_the_file_written_again(library: Library, refs: Path) -> None:
    keeping.update(library)
    library.tag([2], add=["thesis"])
    assert only(keeping.update(library)).papers == 2
    assert refs.read_text() == library.export(library.search("tag:thesis").ids, "bibtex")
    editing.edit(library, 1, title="One Other Thing")
    keeping.update(library)
    assert "One Other Thing" in refs.read_text()
    library.trash([1])
    assert only(keeping.update(library)).papers == 1
    assert "One Other Thing" not in refs.read_text()
    library.undo()
    keeping.update(library)
    assert "One Other Thing" in refs.read_text()


def test_a_file_that_would_be_the_same_is_not_touched(library: Library, refs: Path) -> None:
    first = only(keeping.update(library))
    before = inode(refs)
    keeping.update(library)
    library.tag([2], add=["other"])  # does not concern it
    keeping.update(library)
    editing.edit(library, 1, title="Something Else")
    library.undo()  # concerns it, but tells the same in the end
    last = only(keeping.update(library))
    assert inode(refs) == before
    assert last.written == first.written


def test_a_file_that_was_changed_elsewhere_is_left_alone_at_every_change(library: Library, refs: Path) -> None:
    keeping.update(library)
    refs.write_text("mine")
    for title in ("Other", "And Another"):
        editing.edit(library, 1, title=title)
        assert only(keeping.update(library)).standing is Standing.EDITED
        assert refs.read_text() == "mine"


def test_a_query_that_depends_on_the_day_is_asked_again(library: Library, refs: Path) -> None:
    export = only(keeping.update(library))
    assert str(export.trace.seen.split()[1]).count("-") == 2
    refs.unlink()
    assert only(keeping.update(library)).standing is Standing.WRITTEN
    assert refs.exists()


def test_what_somebody_else_wrote_is_left_alone_until_it_may_be_overwritten(library: Library, refs: Path) -> None:
    keeping.update(library)
    refs.write_text("mine")
    library.tag([2], add=["thesis"])
    export = only(keeping.update(library))
    assert export.standing is Standing.EDITED
    assert "changed by another program" in export.remark
    assert refs.read_text() == "mine"
    assert only(keeping.update(library)).standing is Standing.EDITED
    assert only(keeping.update(library, [export.id], overwrite=True)).standing is Standing.WRITTEN
    assert "Another" in refs.read_text()


def test_an_edit_that_was_taken_back_is_none(library: Library, refs: Path) -> None:
    keeping.update(library)
    ours = refs.read_text()
    refs.write_text("mine")
    assert only(keeping.update(library)).standing is Standing.EDITED
    refs.write_text(ours)
    assert only(keeping.update(library)).standing is Standing.WRITTEN


def test_a_file_that_was_there_before_is_left_alone(library: Library, refs: Path) -> None:
    refs.write_text("mine")
    export = only(keeping.update(library))
    assert (export.standing, export.written) == (Standing.EDITED, None)
    assert "was there before" in export.remark
    assert refs.read_text() == "mine"


@pytest.mark.usefixtures("refs")
def test_what_cannot_be_written_is_said_and_tried_again(library: Library, tmp_path: Path) -> None:
    far = tmp_path / "far" / "list.bib"
    living_exports.add(library, "", far, BIBTEX)
    living_exports.add(library, "", tmp_path, BIBTEX)
    first, second, third = keeping.update(library)
    assert (first.standing, second.standing, third.standing) == (Standing.WRITTEN, Standing.FAILED, Standing.FAILED)
    assert "could not be written" in second.remark
    far.parent.mkdir()
    assert keeping.update(library)[1].standing is Standing.WRITTEN
    assert keeping.update(library)[1].remark == ""


def test_what_was_written_to_the_file_while_the_export_was_made_is_left_alone(library: Library, refs: Path) -> None:
    keeping.update(library)
    library.tag([2], add=["thesis"])

    class Slow(Library):
        def papers(self, ids: Sequence[int]) -> list[Paper]:
            refs.write_text("mine")
            return super().papers(ids)

    with Slow.open(library.path) as slow:
        assert only(keeping.update(slow)).standing is Standing.EDITED
    assert refs.read_text() == "mine"


def test_a_file_whose_tag_or_listing_is_gone_keeps_what_it_tells(library: Library, refs: Path) -> None:
    keeping.update(library)
    before = refs.read_text()
    change = tagging.delete(library, library.overview().tags[0][0].id)
    export = only(keeping.update(library))
    assert export.standing is Standing.FAILED
    assert export.remark == (
        "There is no tag “thesis”, so refs.bib is left as it is until there is one. "
        "Undo what took it away, or change the search."
    )
    assert refs.read_text() == before
    assert change is not None
    library.undo(change.id)
    assert only(keeping.update(library)).standing is Standing.WRITTEN
    living_exports.change(library, export.id, "in:Monday", refs, BIBTEX)
    assert only(keeping.update(library)).remark.startswith("There is no listing “Monday”")


def test_a_tag_that_nothing_has_or_that_is_left_out_is_no_trouble(library: Library, refs: Path) -> None:
    library.tag([1], remove=["thesis"])
    assert only(keeping.update(library)).papers == 0
    living_exports.change(library, 1, "-tag:other is:read", refs, BIBTEX)
    assert only(keeping.update(library)).standing is Standing.WRITTEN


def test_a_citation_style_that_was_edited_is_followed(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("One Thing")
    style, path = tmp_path / "mine.csl", tmp_path / "list.txt"
    for name in ("ieee", "apa"):
        style.write_bytes(style_file(name)[0])
        if name == "ieee":
            living_exports.add(library, "", path, ExportChoice("references", style=str(style)))
        keeping.update(library)
        assert path.read_text() == library.export([1], "references", style=name)


def test_a_style_is_found_whatever_folder_the_program_runs_in(
    library: Library, bring: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring("One Thing")
    (tmp_path / "mine.csl").write_bytes(style_file("ieee")[0])
    monkeypatch.chdir(tmp_path)
    living_exports.add(library, "", "list.txt", ExportChoice("references", style="mine.csl"))
    monkeypatch.chdir("/")
    assert only(keeping.update(library)).standing is Standing.WRITTEN


def test_a_name_that_no_file_can_have_keeps_no_other_from_being_written(library: Library, tmp_path: Path) -> None:
    living_exports.add(library, "", tmp_path / f"{'x' * 300}.bib", BIBTEX)
    living_exports.add(library, "", tmp_path / "list.bib", BIBTEX)
    assert [one.standing for one in keeping.update(library)] == [Standing.FAILED, Standing.WRITTEN]


def test_a_fault_of_ours_in_one_export_keeps_no_other_from_being_written(
    library: Library, bring: Import, tmp_path: Path
) -> None:
    class Faulty(Library):
        def papers(self, ids: Sequence[int]) -> list[Paper]:
            return super().papers(ids) if 2 in ids else [][0]

    bring("One Thing", "Another Thing")
    for query in ("one", "another"):
        living_exports.add(library, query, tmp_path / f"{query}.bib", BIBTEX)
    with Faulty.open(library.path) as faulty, pytest.raises(IndexError):
        keeping.update(faulty)
    failed, written = living_exports.all_of(library)
    assert (failed.standing, written.standing) == (Standing.FAILED, Standing.WRITTEN)
    assert failed.remark == (
        "one.bib was not written, by a fault in Reading List; what was there is untouched. Please report it."
    )


def test_a_pipe_is_no_place_for_an_export(library: Library, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    living_exports.add(library, "", tmp_path / "pipe", BIBTEX)
    assert only(keeping.update(library)).standing is Standing.FAILED


def test_the_library_itself_is_never_overwritten(library: Library) -> None:
    living_exports.add(library, "", library.path, BIBTEX)
    assert only(keeping.update(library, overwrite=True)).standing is Standing.FAILED
    assert library.search().ids == []


def test_words_that_match_only_nearly_bring_no_papers(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("Transformers of Everything")
    living_exports.add(library, "tranformers", tmp_path / "list.bib", BIBTEX)
    assert library.search("tranformers").ids == [1]
    assert only(keeping.update(library)).papers == 0


@pytest.mark.usefixtures("refs")
def test_a_folder_of_notes_is_kept_note_by_note(library: Library, tmp_path: Path) -> None:
    living_exports.remove(library, 1)
    vault = tmp_path / "vault"
    living_exports.add(library, "", vault, ExportChoice("notes"))
    assert only(keeping.update(library)).papers == 2
    note = next(vault.iterdir())
    note.write_text(note.read_text() + "Mine.\n")
    library.mark([1, 2], "read")
    export = only(keeping.update(library))
    assert export.standing is Standing.EDITED
    assert note.name in export.remark
    assert note.read_text().endswith("Mine.\n")


@pytest.mark.usefixtures("refs")
def test_two_programs_do_not_take_one_another_for_strangers(library: Library) -> None:
    stale = only(keeping.update(library))
    library.tag([2], add=["thesis"])
    keeping.update(library)
    library.mark([2], "read")
    late = keeping._Try(library, stale, "later", overwrite=False)  # read before the other wrote
    assert late.brought_up_to_date().standing is Standing.WRITTEN


KILLED = """
import os, sys
from readinglist.library import Library, keeping
from readinglist.storage import files
moment = sys.argv[2]
replace = files.Path.replace
def replaced(path, target):
    if moment == "before":
        os._exit(9)
    replace(path, target)
    os._exit(9)
files.Path.replace = replaced
with Library.open(sys.argv[1]) as library:
    keeping.update(library)
"""


@pytest.mark.parametrize("moment", ["before", "behind"])
def test_a_kill_around_the_moment_of_replacing_is_no_edit_of_another(library: Library, refs: Path, moment: str) -> None:
    keeping.update(library)
    before = refs.read_text()
    library.tag([2], add=["thesis"])
    assert subprocess.run([sys.executable, "-c", KILLED, str(library.path), moment], check=False).returncode == 9
    assert (refs.read_text() == before) == (moment == "before")
    library.mark([1], "read")
    export = only(keeping.update(library))
    assert export.standing is Standing.WRITTEN
    assert refs.read_text() == library.export(library.search("tag:thesis").ids, "bibtex")
