"""The program is started while its window is open: the window comes to the front and takes the files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.e2e.desktop import PATIENCE
from tests.e2e.program import Child, Program
from tests.listings import page, title


def start_again(program: Program, *files: Path) -> None:
    """Start the program as a desktop does for files that are opened with it; it ends at once, and well."""
    command = [sys.executable, "-m", "readinglist", "--library", str(program.library), *map(str, files)]
    done = subprocess.run(
        command, env=program.environment(), capture_output=True, text=True, timeout=PATIENCE * 2, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_files_go_to_the_window_that_is_open_which_comes_to_the_front(
    filled: Program, neighbour: Child, tmp_path: Path
) -> None:
    more = tmp_path / "more.txt"
    more.write_text(page(range(2, 6)))
    filled.desktop.click(tuple(neighbour.ask({"offer": []})))  # another program has the keyboard
    start_again(filled, more)
    filled.wait_for_keyboard(name="review-dialog")
    filled.desktop.press("Return")
    assert title(5) in {paper.title for paper in filled.wait_for_papers(6)}
    filled.quit()


def test_after_a_kill_a_start_opens_a_window_and_the_next_one_finds_it(filled: Program, tmp_path: Path) -> None:
    filled.kill()
    filled.start()
    more = tmp_path / "more.txt"
    more.write_text(page(range(2, 6)))
    start_again(filled, more)
    filled.wait_for_keyboard(name="review-dialog")
    filled.desktop.press("Escape")
    filled.quit()
