"""Nothing is lost by accident: what was typed survives a kill."""

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
