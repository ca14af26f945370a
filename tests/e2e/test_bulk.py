"""Hundreds of papers at once: one key, one sentence, one step of undo."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.program import Program
from tests.listings import page


def test_three_hundred_papers_are_marked_read_and_one_undo_takes_it_back(program: Program, tmp_path: Path) -> None:
    listing = tmp_path / "many.txt"
    listing.write_text(page(range(300)))
    program.take_in(listing)
    program.start()
    program.desktop.click(program.wait(name="paper-list").centre)
    program.desktop.press("ctrl+a", "r")
    program.wait(name="notice-text", text="300 papers are marked read now.")
    program.wait_for_papers(300, "is:read")
    program.desktop.press("ctrl+z")
    program.wait_for_papers(300, "is:unread")
    program.quit()
