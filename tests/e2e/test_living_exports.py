"""A file that is kept up to date, and ticked in by another program."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.e2e.test_palette import ask_for


def test_a_file_follows_the_window_and_what_is_ticked_in_it_comes_back(filled: Program, tmp_path: Path) -> None:
    file = tmp_path / "reading.md"
    keep_all_papers_in(filled, file)
    wait_for(lambda: file.exists() and boxes(file) == (3, 0), "three papers in the file")

    filled.desktop.click(filled.wait(name="paper-list").rows[0].centre)
    filled.desktop.press("r")
    wait_for(lambda: boxes(file) == (2, 1), "the paper that was marked with a key, ticked in the file")

    file.write_text(file.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")
    filled.desktop.press("ctrl+shift+e")
    filled.wait(name="export-standing", text="1 of its boxes says otherwise")
    filled.click(name="review-ticks")
    filled.wait_for_keyboard(kind="TicksDialog")
    filled.wait(name="take-ticks", text="Mark 1 Paper Read")
    filled.desktop.press("Return")
    filled.wait_for_papers(2, "is:read")
    filled.wait(name="export-standing", text="3 papers, as the library has them.")
    assert boxes(file) == (1, 2)
    filled.wait_for_keyboard(kind="LivingWindow")
    filled.desktop.press("Escape")
    filled.quit()


def keep_all_papers_in(program: Program, file: Path) -> None:
    """Bind the whole library to a file."""
    ask_for(program, "keep up to date in a file", "Keep Up to Date in a File…")
    program.wait_for_keyboard(kind="KeepDialog")
    program.click(name="keep-format")
    program.desktop.click(program.wait_for_row("Markdown", kind="QMenu").centre)
    program.wait(name="keep-format", text="Markdown")
    program.click(name="keep-file")
    program.desktop.write(str(file))
    program.wait(name="keep-file", text=str(file))
    program.desktop.press("Return")
    program.wait_for_keyboard(kind="MainWindow")


def boxes(file: Path) -> tuple[int, int]:
    """Return how many boxes of a list are empty, and how many are ticked."""
    text = file.read_text("utf-8")
    return text.count("- [ ]"), text.count("- [x]")
