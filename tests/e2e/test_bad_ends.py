"""The program is killed amid its work, or told to end at a bad moment: what was done and typed is there afterwards."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.e2e.test_working import choose_first
from tests.listings import page, title


def test_a_start_after_a_kill_amid_work_says_so_and_nothing_is_lost(program: Program, tmp_path: Path) -> None:
    listing = tmp_path / "many.txt"
    listing.write_text(page(range(500)))
    program.take_in(listing)
    program.start()
    program.wait_for_row(title(0), name="paper-list")
    choose_first(program)
    program.desktop.press("q")
    program.wait_for_papers(1, "is:queued")
    program.desktop.press("ctrl+a", "r")
    program.kill()

    program.start()
    program.wait(name="notice-text", text="Reading List did not end as it should last time")
    program.wait(name="notice-text", text="Your library was checked and is sound.")
    program.click(name="notice-button", text="Go On as Usual")
    queued, read = len(program.papers("is:queued")), len(program.papers("is:read"))
    assert (queued, read) in ((1, 0), (0, 500))  # the last key did all or nothing
    assert len(program.papers()) == 500
    program.quit()


def test_a_note_is_kept_where_the_end_comes_while_a_file_is_being_chosen(filled: Program) -> None:
    chosen = choose_first(filled)
    filled.click(name="notes")
    filled.desktop.write("ask Ada")
    filled.wait(name="notes", text="ask Ada")
    filled.desktop.press("ctrl+o")
    filled.wait_for_keyboard(kind="QFileDialog")
    filled.terminate()
    assert [(paper.title, paper.notes) for paper in filled.papers("has:notes")] == [(chosen, "ask Ada")]


def test_what_stood_in_a_form_when_the_system_ended_the_program_is_there_at_the_next_start(filled: Program) -> None:
    filled.desktop.press("ctrl+n")
    filled.wait_for_keyboard(name="add-dialog")
    filled.desktop.write("10.5555/slowly")
    filled.wait(name="understood", text="What it says is filled in")
    filled.terminate()
    assert len(filled.papers()) == 3
    filled.start()
    filled.wait_for_keyboard(name="add-dialog")
    filled.wait(name="came-back", text="What you had typed and not saved when Reading List was ended is here again.")
    filled.wait(name="add-paste", text="10.5555/slowly")
    filled.wait(name="understood", text="What it says is filled in")
    filled.click(name="add")
    assert [paper.doi for paper in filled.wait_for_papers(1, "10.5555/slowly")] == ["10.5555/slowly"]
    filled.quit()


def test_what_stood_in_a_form_is_there_again_after_a_kill_until_it_is_saved(filled: Program) -> None:
    filled.desktop.press("ctrl+n")
    filled.wait_for_keyboard(name="add-dialog")
    filled.click(name="edit-title")
    filled.desktop.write("A Title Typed by Hand")
    wait_for(lambda: "by Hand" in filled.kept(), "what was typed in a file")
    filled.kill()
    filled.start()
    filled.wait_for_keyboard(name="add-dialog")
    filled.wait(name="came-back", text="What you had typed and not saved when Reading List was ended is here again.")
    filled.wait(name="edit-title", text="A Title Typed by Hand")
    filled.wait(name="notice-text", text="Reading List did not end as it should last time")
    filled.click(name="add")
    assert [paper.title for paper in filled.wait_for_papers(1, "typed hand")] == ["A Title Typed by Hand"]
    wait_for(lambda: not filled.kept(), "nothing in the file")
    filled.quit()
    filled.start()
    assert filled.find(name="add-dialog") is None
    filled.quit()
