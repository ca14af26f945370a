"""Boxes that were ticked in another program."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.domain.errors import UnreadableSource
from readinglist.domain.exports import ExportChoice, Parts
from readinglist.domain.living import Standing
from readinglist.domain.paper import State
from readinglist.library import Library, editing, exporting, keeping, living_exports
from readinglist.library.reading_process import ReadingCancelled
from readinglist.library.taking_ticks import take_ticks
from readinglist.library.ticked import Ticks, ticked
from tests.library.conftest import Import

TITLES = ("One Thing", "Another Thing", "A Third Thing")
WITHOUT_STATES = Parts().without(["state"])


@pytest.fixture
def notes(library: Library, bring: Import, tmp_path: Path) -> Path:
    """An export of three papers, the third of which is read."""
    bring(*TITLES)
    library.mark([3], State.READ)
    return export(library, tmp_path / "notes.md")


def export(library: Library, path: Path, parts: Parts = Parts()) -> Path:  # noqa: B008 (a frozen value)
    exporting.export_file(library, [1, 2, 3], ExportChoice("markdown", parts), path)
    return path


def tick(path: Path, *titles: str, box: str = "[x]") -> Path:
    """Tick the boxes of these papers, as an editor does; or give them another box."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    changed = [f"- {box}{line[5:]}" if line[:3] == "- [" and line[6:].strip() in titles else line for line in lines]
    path.write_text("".join(changed), "utf-8")
    return path


def told(ticks: Ticks) -> list[tuple[str, str, str, bool]]:
    return [(tick.title, tick.now, tick.then, tick.is_proposed) for tick in ticks.ticks]


def test_a_file_as_it_was_written_says_nothing_new(library: Library, notes: Path) -> None:
    assert ticked(library, notes) == Ticks(notes, "notes.md", ticked(library, notes).sha256, 3, (), ())


def test_a_box_that_was_ticked_is_a_paper_that_was_read(library: Library, notes: Path) -> None:
    ticks = ticked(library, tick(notes, "One Thing", "Another Thing"))
    assert told(ticks) == [("One Thing", "unread", "read", True), ("Another Thing", "unread", "read", True)]
    change = take_ticks(library, ticks, ticks.ticks)
    assert change
    assert change.label == "Mark 2 papers read from “notes.md”"
    assert [paper.state for paper in library.papers([1, 2, 3])] == [State.READ] * 3
    assert ticked(library, notes).ticks == ()
    library.undo()
    assert [paper.state for paper in library.papers([1, 2, 3])] == [State.UNREAD, State.UNREAD, State.READ]


def test_a_box_that_was_cleared_is_told_but_not_proposed(library: Library, notes: Path) -> None:
    ticks = ticked(library, tick(tick(notes, "A Third Thing", box="[ ]"), "One Thing"))
    assert told(ticks) == [("One Thing", "unread", "read", True), ("A Third Thing", "read", "unread", False)]
    change = take_ticks(library, ticks, ticks.ticks)
    assert change
    assert change.label == "Mark 1 paper read and 1 unread from “notes.md”"
    assert [paper.state for paper in library.papers([1, 2, 3])] == [State.READ, State.UNREAD, State.UNREAD]


def test_a_box_cleared_alone_names_what_is_done(library: Library, notes: Path) -> None:
    ticks = ticked(library, tick(notes, "A Third Thing", box="[ ]"))
    change = take_ticks(library, ticks, ticks.ticks)
    assert change
    assert change.label == "Mark 1 paper unread from “notes.md”"


def test_a_paper_marked_unread_here_is_told_but_an_old_file_does_not_propose_it(library: Library, notes: Path) -> None:
    library.mark([3], State.UNREAD)
    assert told(ticked(library, notes)) == [("A Third Thing", "unread", "read", False)]


def test_what_is_read_here_already_is_nothing_to_take(library: Library, notes: Path) -> None:
    tick(notes, "One Thing")
    library.mark([1], State.READ)
    ticks = ticked(library, notes)
    assert ticks.ticks == ()
    assert take_ticks(library, ticks, ticks.ticks) is None


def test_without_states_an_empty_box_says_nothing(library: Library, notes: Path) -> None:
    export(library, notes, WITHOUT_STATES)
    assert ticked(library, notes).ticks == ()
    assert told(ticked(library, tick(notes, "One Thing"))) == [("One Thing", "unread", "read", True)]


def test_a_paper_is_found_by_its_key_under_another_title(library: Library, notes: Path) -> None:
    tick(notes, "One Thing")
    notes.write_text(notes.read_text("utf-8").replace("One Thing", "My words for it"), "utf-8")
    assert told(ticked(library, notes)) == [("One Thing", "unread", "read", True)]


def test_a_paper_is_found_by_its_title_when_its_key_is_another_by_now(library: Library, notes: Path) -> None:
    tick(notes, "One Thing")
    keys = {paper.id: paper.cite_key for paper in library.papers([1, 2])}
    for number, key in ((1, "away"), (2, keys[1]), (1, keys[2])):
        editing.edit(library, number, cite_key=key)
    assert told(ticked(library, notes)) == [("One Thing", "unread", "read", True)]


def test_of_papers_with_one_title_the_key_tells_which(library: Library, bring: Import, tmp_path: Path) -> None:
    bring("Preface", "Another", "Third")
    editing.edit(library, 2, title="Preface")
    path = export(library, tmp_path / "notes.md")
    first, second, third = path.read_text("utf-8").split("\n- ")
    path.write_text("\n- ".join([first, second.replace("[ ]", "[x]"), third]), "utf-8")
    assert [tick.paper for tick in ticked(library, path).ticks] == [2]


def test_what_is_not_in_the_library_is_named(library: Library, notes: Path) -> None:
    library.trash([1])
    tick(notes, "One Thing")
    notes.write_text(f"{notes.read_text('utf-8')}\n- [x] Never Heard Of\n  - read\n\n- [ ] Nor Of This\n", "utf-8")
    ticks = ticked(library, notes)
    assert (ticks.ticks, ticks.missing, ticks.boxes) == ((), ("One Thing", "Never Heard Of"), 5)


def test_a_paper_that_stands_twice_is_ticked_where_one_box_is(library: Library, notes: Path) -> None:
    text = notes.read_text("utf-8")
    tick(notes, "A Third Thing", box="[ ]")
    notes.write_text(f"{text}\n{notes.read_text('utf-8')}", "utf-8")
    assert told(ticked(library, notes)) == [("A Third Thing", "read", "unread", False)]
    library.mark([3], State.QUEUED)
    assert told(ticked(library, notes)) == [("A Third Thing", "queued", "read", False)]


def test_a_list_of_somebody_elses_has_boxes_too(library: Library, bring: Import, tmp_path: Path) -> None:
    bring(*TITLES)
    path = tmp_path / "list.md"
    path.write_text(
        "# Papers\n\n- [x] [One Thing](https://arxiv.org/abs/2401.00001)\n- [ ] [Another Thing](https://arxiv.org/abs/2401.00002)\n"
    )
    assert told(ticked(library, path)) == [("One Thing", "unread", "read", True)]


class TestLivingExport:
    """What becomes of a file that is kept up to date."""

    @pytest.fixture
    def living(self, library: Library, bring: Import, tmp_path: Path) -> Path:
        bring(*TITLES)
        living_exports.add(library, "", tmp_path / "living.md", ExportChoice("markdown"))
        keeping.update(library)
        return tmp_path / "living.md"

    def test_is_written_again_when_its_ticks_were_taken(self, library: Library, living: Path) -> None:
        tick(living, *TITLES)
        (edited,) = keeping.update(library)
        assert edited.standing is Standing.EDITED
        ticks = ticked(library, living)
        take_ticks(library, ticks, [tick for tick in ticks.ticks if tick.title != "One Thing"])
        (written,) = keeping.update(library)
        assert written.standing is Standing.WRITTEN
        assert living.read_text("utf-8") == library.export(library.search().ids, "markdown")
        assert living.read_text("utf-8").count("- [x]") == 2

    def test_is_left_alone_when_something_else_was_changed_in_it(self, library: Library, living: Path) -> None:
        tick(living, "One Thing")
        living.write_text(f"# My list\n\n{living.read_text('utf-8')}", "utf-8")
        ticks = ticked(library, living)
        take_ticks(library, ticks, ticks.ticks)
        (export,) = keeping.update(library)
        assert export.standing is Standing.EDITED
        assert living.read_text("utf-8").startswith("# My list")

    def test_is_left_alone_when_a_box_was_ticked_after_it_was_read(self, library: Library, living: Path) -> None:
        ticks = ticked(library, tick(living, "One Thing"))
        tick(living, "Another Thing")
        take_ticks(library, ticks, ticks.ticks)
        (export,) = keeping.update(library)
        assert export.standing is Standing.EDITED
        assert told(ticked(library, living)) == [("Another Thing", "unread", "read", True)]


def test_ticks_are_taken_although_the_file_is_gone_by_then(library: Library, tmp_path: Path, bring: Import) -> None:
    bring(*TITLES)
    notes = tmp_path / "notes.md"
    living_exports.add(library, "", notes, ExportChoice("markdown"))
    keeping.update(library)
    ticks = ticked(library, tick(notes, "One Thing"))
    notes.unlink()
    assert take_ticks(library, ticks, ticks.ticks) is not None


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gone.md", None, "not found"),
        ("refs.bib", "@misc{a, title = {One}, year = 2020}\n", "“refs.bib” is no list in Markdown"),
        ("empty.md", "", "is empty"),
    ],
)
def test_what_has_no_boxes_is_said_in_a_sentence(
    library: Library, tmp_path: Path, name: str, content: str | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(UnreadableSource, match=sentence):
        ticked(library, path)


def test_a_folder_is_refused(library: Library, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="is a folder"):
        ticked(library, tmp_path)


def test_reading_can_be_stopped(library: Library, notes: Path) -> None:
    with pytest.raises(ReadingCancelled):
        ticked(library, notes, cancelled=lambda: True)
