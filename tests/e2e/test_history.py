"""Nothing is lost by accident: what was typed survives a kill, and what was done can be undone."""

from __future__ import annotations

import time

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.e2e.test_working import choose_first
from tests.listings import title


def test_notes_typed_a_second_and_a_half_before_a_kill_are_there_at_the_next_start(filled: Program) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("n")
    wait_for(lambda: any(shown.name == "notes" and shown.focus for shown in filled.look()), "the keyboard in the notes")
    filled.desktop.write("Compare this with chapter two")
    time.sleep(1.5)
    filled.kill()
    assert [(paper.title, paper.notes) for paper in filled.papers("has:notes")] == [
        (chosen, "Compare this with chapter two")
    ]
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    choose_first(filled)
    filled.wait(name="notes", text="Compare this with chapter two")
    filled.quit()


def test_a_paper_goes_into_the_trash_and_comes_back_by_keys(filled: Program) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("Delete")
    filled.wait_for_papers(1, "is:trash")
    filled.desktop.click(filled.wait_for_row("Trash", name="sidebar").centre)
    filled.wait_for_row(chosen, name="paper-list")
    choose_first(filled)
    filled.wait(name="in-trash", text="today")
    filled.desktop.press("ctrl+Delete")
    filled.wait_for_papers(0, "is:trash")
    filled.quit()


def test_what_was_done_before_a_restart_is_undone_back_to_a_chosen_point_by_mouse_and_keys(filled: Program) -> None:
    chosen = choose_first(filled)
    filled.desktop.press("r")
    filled.wait_for_papers(1, "is:read")
    filled.quit()
    assert filled.ask("tag", "--add", "vision", chosen).returncode == 0
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    filled.desktop.press("ctrl+alt+z")
    filled.wait_for_keyboard(kind="HistoryWindow")
    wait_for(lambda: len(filled.wait(name="past-changes").rows) == 3, "three changes")
    filled.desktop.click(filled.wait(name="past-changes").rows[2].centre)
    filled.wait(name="change-label", text="Import 3 papers")
    filled.click(name="undo-back")
    filled.wait(name="status", text="Undone: 2 changes.")
    filled.wait_for_papers(3, "is:unread -tag:vision")
    filled.click(name="status-undo")
    filled.wait_for_papers(1, "is:read tag:vision")
    filled.desktop.press("Escape")
    filled.quit()
