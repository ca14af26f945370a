"""The command palette by keys: what to do, and where to go."""

from __future__ import annotations

from tests.e2e.program import Program
from tests.listings import title


def ask_for(program: Program, words: str, row: str) -> None:
    """Type into the palette, and choose what stands there first: `row`."""
    program.desktop.press("ctrl+k")
    program.wait_for_keyboard(kind="MainWindow")
    program.wait(name="palette-line")
    program.desktop.write(words)
    program.wait_for_row(row, name="palette-list")
    program.desktop.press("Return")


def test_a_command_and_a_misspelt_paper_are_found_and_chosen(filled: Program) -> None:
    ask_for(filled, "basis functons bird", title(1))
    filled.wait(name="title", text=title(1))
    ask_for(filled, "> mark read", "Read")
    assert [paper.title for paper in filled.wait_for_papers(1, "is:read")] == [title(1)]
    filled.quit()
