"""Libraries that cannot be opened: one plain question, and the file stays as it was."""

from __future__ import annotations

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program


def test_a_file_that_is_no_library_is_said_to_be_none_and_left_alone(program: Program) -> None:
    program.library.write_text("Dear diary, no database here.\n" * 50)
    program.start()
    wait_for(lambda: [shown for shown in program.look() if "papers.db" in shown.text], "a sentence about the file")
    assert program.library.read_text().startswith("Dear diary")
    program.desktop.press("Escape")
    program.expect_end()
    assert program.library.read_text() == "Dear diary, no database here.\n" * 50
