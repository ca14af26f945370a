"""A library that can only be read: it is searched, it says what cannot be done, and nothing in it changes."""

from __future__ import annotations

import os
from pathlib import Path

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.e2e.test_dragging_out import onto_sidebar
from tests.e2e.test_working import first_row
from tests.listings import title

AS_OTHERS = ("setpriv", "--inh-caps=-dac_override", "--bounding-set=-dac_override") if os.geteuid() == 0 else ()
"""Runs a program without root's right to write everywhere."""


def test_a_library_that_can_only_be_read_is_searched_and_refuses_changes_in_a_sentence(
    program: Program, listing: Path, tmp_path: Path
) -> None:
    program.library = tmp_path / "closed" / "papers.db"
    program.library.parent.mkdir()
    program.take_in(listing)
    before = program.library.read_bytes()
    program.library.chmod(0o444)
    program.library.parent.chmod(0o555)
    program.start(listing, through=AS_OTHERS)
    program.wait(name="notice-text", text="The library papers.db can only be read; nothing was changed.")
    program.wait(name="read-only-bar")
    program.wait(text="You can search, copy and export; to change it, open a copy of it in a folder of yours.")
    program.desktop.press("ctrl+f")
    program.desktop.write("basis functons")
    wait_for(lambda: first_row(program) == title(1), "the paper that was meant, in the first row")
    onto_sidebar(program, title(1), "Queued")  # which takes nothing
    program.quit()
    assert program.library.read_bytes() == before
