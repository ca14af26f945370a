"""Papers dragged out of the list with the mouse: into another program, onto the sidebar, and nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

import pytest

from tests.e2e.desktop import Desktop, wait_for
from tests.e2e.program import Child, Program
from tests.listings import title


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program puts what it does not keep."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def drag_to(neighbour: Child, program: Program, text: str) -> dict[str, str]:
    """Drag the row with this text to the other window, and return what came there, by its kinds."""
    place = cast("tuple[int, int]", tuple(neighbour.ask({"take": True})))
    program.drag(text, place)
    taken = wait_for(lambda: neighbour.ask({"taken": True}), "what was dropped")
    return cast("dict[str, str]", taken)


def dropped_file(taken: dict[str, str]) -> Path:
    return Path(unquote(urlsplit(taken["text/uri-list"].strip()).path))


def test_papers_are_dragged_into_another_program(
    temporary: Path, filled: Program, neighbour: Child, desktop: Desktop
) -> None:
    taken = drag_to(neighbour, filled, title(1))
    assert taken["text/plain"].count("@misc{") == 1
    assert title(1) in taken["text/plain"]
    assert "text/html" not in taken
    assert dropped_file(taken).read_text(encoding="utf-8") == taken["text/plain"]

    desktop.activate("Reading List")
    filled.choose("Edit", "Drag As", "Markdown Table")
    desktop.press("ctrl+a")
    taken = drag_to(neighbour, filled, title(1))
    assert taken["text/plain"].count("\n| ") == taken["text/html"].count("<tr>") == 4  # with the head
    file = dropped_file(taken)
    assert (file.name, file.read_text(encoding="utf-8")) == ("reading-list.md", taken["text/plain"])
    assert file.parent.stat().st_mode & 0o077 == 0

    desktop.activate("Reading List")
    filled.quit()
    assert list(temporary.glob("reading-list-*")) == []


def test_papers_are_dropped_on_a_state_a_tag_and_the_trash(filled: Program, desktop: Desktop) -> None:
    assert filled.ask("tag", "--add", "vision/depth", title(0)).returncode == 0
    filled.wait_for_row("vision", name="sidebar")
    desktop.press("ctrl+a")
    onto_sidebar(filled, title(1), "Queued")
    filled.wait_for_papers(3, "is:queued")
    desktop.press("Home")
    onto_sidebar(filled, title(2), "vision")
    filled.wait_for_papers(1, "tag:vision -tag:vision/depth")
    filled.wait(name="notice-text", text="1 paper is tagged “vision” now.")
    onto_sidebar(filled, title(2), "With code")
    onto_sidebar(filled, title(2), "Trash")
    assert [paper.title for paper in filled.wait_for_papers(1, "is:trash")] == [title(2)]
    desktop.press("ctrl+z")
    filled.wait_for_papers(0, "is:trash")
    filled.quit()


def test_a_tag_is_dropped_on_a_paper_and_on_all_that_are_selected(filled: Program, desktop: Desktop) -> None:
    assert filled.ask("tag", "--add", "depth", title(0)).returncode == 0
    depth = filled.wait_for_row("depth", name="sidebar").centre
    desktop.drag(depth, filled.wait_for_row(title(2), name="paper-list").centre)
    assert {paper.title for paper in filled.wait_for_papers(2, "tag:depth")} == {title(0), title(2)}
    desktop.click(filled.wait_for_row(title(0), name="paper-list").centre)
    desktop.press("shift+Down")
    desktop.drag(depth, filled.wait_for_row(title(1), name="paper-list").centre)
    filled.wait_for_papers(3, "tag:depth")
    assert filled.wait(name="scope-title").text == "All papers"  # the tag was dragged, and not chosen
    desktop.click(depth)
    wait_for(lambda: filled.find(name="scope-title", text="depth"), "the papers of the tag")
    filled.quit()


def test_a_tag_is_dropped_on_another_and_on_the_heading_of_all(filled: Program, desktop: Desktop) -> None:
    assert filled.ask("tag", "--add", "depth", "--add", "vision", title(0)).returncode == 0
    desktop.drag(
        filled.wait_for_row("depth", name="sidebar").centre, filled.wait_for_row("vision", name="sidebar").centre
    )
    filled.click(kind="QPushButton", text="Move")
    filled.wait_for_papers(1, "tag:vision/depth")
    filled.quit()


def onto_sidebar(program: Program, paper: str, line: str) -> None:
    program.drag(paper, program.wait_for_row(line, name="sidebar").centre)


def test_papers_dropped_on_their_own_window_are_not_imported(filled: Program, desktop: Desktop) -> None:
    for place in ("search-bar", "title", "sidebar", "paper-list"):
        filled.drag(title(0), filled.wait(name=place).centre)
        assert filled.find(name="drop-overlay") is None
    assert filled.find(name="review-dialog") is None
    desktop.press("ctrl+shift+k")
    filled.wait(name="notice-text", text="1 citation key was copied.")
    filled.quit()
