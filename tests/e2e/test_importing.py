"""Bringing papers in: by the command line, by hand from another window, by the clipboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.e2e.desktop import PATIENCE, Desktop, wait_for
from tests.e2e.program import Child, Program
from tests.listings import page, title


def test_files_of_the_command_line_are_reviewed_and_imported_with_enter(program: Program, listing: Path) -> None:
    program.start(listing)
    program.wait_for_keyboard(name="review-dialog")
    assert program.papers() == []  # nothing before the review was accepted
    program.desktop.press("Return")
    program.wait_for_papers(3)
    program.wait_for_row(title(0), name="paper-list")
    program.quit()


def test_the_program_started_by_its_own_name_does_the_same(program: Program, listing: Path) -> None:
    command = [sys.executable, "-m", "readinglist", "--library", str(program.library), str(listing)]
    with subprocess.Popen(command, env=program.environment(), stderr=subprocess.PIPE, text=True) as started:
        try:
            program.desktop.activate("^Import$")
            program.desktop.press("Return")
            program.wait_for_papers(3)
            program.desktop.activate("Reading List")
            program.desktop.press("ctrl+q")
            _, said = started.communicate(timeout=PATIENCE)
        finally:
            started.kill()
    assert (started.returncode, said) == (0, "")


def test_files_dragged_from_another_window_are_imported(program: Program, neighbour: Child, tmp_path: Path) -> None:
    pages = [tmp_path / "monday.txt", tmp_path / "tuesday.txt"]
    for path, numbers in zip(pages, (range(3), range(2, 6)), strict=True):
        path.write_text(page(numbers))
    program.start()
    start = tuple(neighbour.ask({"offer": [str(path) for path in pages]}))
    window = program.wait(kind="MainWindow")
    program.desktop.drag(start, window.centre)
    program.wait(name="review-dialog")
    program.click(name="import")
    papers = program.wait_for_papers(6)
    assert len({listing for paper in papers for listing in paper.listings}) == 2
    shared = next(paper for paper in papers if paper.title == title(2))
    assert len(shared.listings) == 2
    program.quit()


def test_a_page_is_pasted_from_the_clipboard(program: Program, neighbour: Child) -> None:
    assert neighbour.ask({"copy": page(range(4))})
    program.start()
    program.wait(name="empty-import")
    program.desktop.press("ctrl+v")
    program.wait_for_keyboard(name="review-dialog")
    program.desktop.press("Return")
    program.wait_for_papers(4)
    program.quit()


def test_a_page_saved_in_a_watched_folder_is_offered_and_imported(program: Program, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    program.start()
    program.wait(name="empty-import")
    program.choose("File", "Watched Folder", "Watch a Folder")
    program.wait_for_keyboard(kind="QFileDialog")
    program.desktop.press("ctrl+a")
    program.desktop.write(str(tmp_path / "saved"))
    program.desktop.press("Return")
    (tmp_path / "saved" / "march.txt").write_text(page(range(3)))
    program.wait(name="ready-count", text="1")
    program.quit()
    (tmp_path / "saved" / "april.txt").write_text(page(range(2, 6)))
    program.start()
    program.wait(name="ready-count", text="2")
    program.click(name="ready-import")
    program.wait_for_keyboard(name="review-dialog")
    program.desktop.press("Return")
    program.wait_for_papers(6)
    wait_for(lambda: program.find(name="ready-strip") is None, "nothing ready any more")
    program.quit()


def test_a_file_that_is_no_listing_gives_one_sentence_and_imports_nothing(program: Program, tmp_path: Path) -> None:
    wrong = tmp_path / "holiday.jpg"
    wrong.write_bytes(bytes(range(256)) * 40)
    program.start(wrong)
    said = wait_for(lambda: [shown for shown in program.look() if "holiday.jpg" in shown.text], "a sentence")
    assert said
    program.desktop.press("Escape")
    assert program.papers() == []
    program.quit()


def test_an_empty_library_says_what_to_do_and_offers_the_sample(program: Program, desktop: Desktop) -> None:
    program.start()
    program.click(name="empty-sample")
    program.wait_for_keyboard(name="review-dialog")
    desktop.press("Return")
    wait_for(lambda: len(program.papers()) >= 10, "the papers of the sample")
    program.quit()
