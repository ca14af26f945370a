"""Ticked boxes, in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.listings import title


@pytest.fixture
def notes(filled: Terminal, tmp_path: Path) -> Path:
    """A task list of five papers, the first of which is read; elsewhere it was cleared, and the next two ticked."""
    path = tmp_path / "notes.md"
    filled.run("mark", "read", "--id", "1")
    filled.run("export", "sort:title", "--format", "markdown", "-o", path)
    lines = path.read_text("utf-8").splitlines()
    boxes = {title(0): " ", title(1): "x", title(2): "x"}
    path.write_text("\n".join(_with_box(line, boxes) for line in lines), "utf-8")
    return path


def _with_box(line: str, boxes: dict[str, str]) -> str:
    box = next((box for name, box in boxes.items() if line.startswith("- [") and name in line), "")
    return f"- [{box}]{line[5:]}" if box else line


def test_shows_what_the_boxes_say_otherwise(filled: Terminal, notes: Path) -> None:
    done = filled.run("ticks", notes)
    assert done.status == 0
    assert sorted(done.out.splitlines()) == [
        f"1  read → unread  {title(0)}",
        f"2  unread → read  {title(1)}",
        f"3  unread → read  {title(2)}",
    ]
    assert done.err == "3 of 5 boxes say otherwise than the library; --mark marks 2 papers read.\n"


def test_marks_what_was_ticked_and_leaves_what_was_cleared(filled: Terminal, notes: Path) -> None:
    done = filled.run("ticks", notes, "--mark")
    assert (done.status, done.out) == (0, "Mark 2 papers read from “notes.md”.\n")
    assert done.err == "Left as in the library, since boxes were cleared or not ticked by hand: 1 paper.\n"
    assert {paper["id"] for paper in filled.run("list", "is:read", "--json").value} == {1, 2, 3}
    again = filled.run("ticks", notes, "--mark")
    assert again.out == "No box was ticked that says otherwise; nothing was changed.\n"


def test_names_what_is_not_in_the_library(filled: Terminal, notes: Path) -> None:
    with notes.open("a", encoding="utf-8") as file:
        file.write("\n\n- [x] Never Heard Of\n  - read\n")
    assert "Ticked, but not in the library (1): “Never Heard Of”.\n" in filled.run("ticks", notes).err


@pytest.mark.parametrize("held", [None, b"", b"\0\1\2", b"Nothing here is a list.\n", b"\x1f\x8b\x08cut"])
def test_what_is_no_list_is_said_in_a_sentence(filled: Terminal, tmp_path: Path, held: bytes | None) -> None:
    path = tmp_path / "notes.md"
    if held is not None:
        path.write_bytes(held)
    done = filled.run("ticks", path)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "“notes.md” " in done.err
    assert ", so no boxes were read from it" in done.err
