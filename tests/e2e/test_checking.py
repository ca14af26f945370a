"""Check Library: what is sound is said to be, and words that were damaged are named and mended."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.e2e.program import Program
from tests.listings import title


def test_words_that_were_changed_from_outside_are_named_and_mended_from_a_backup(filled: Program) -> None:
    before = filled.papers()
    filled.choose("File", "Check Library")
    filled.wait(name="notice-text", text="The library is sound: 3 papers")
    assert filled.ask("backup").returncode == 0
    with closing(sqlite3.connect(filled.library)) as connection, connection:
        connection.execute("UPDATE paper SET abstract = replace(abstract, 'half', 'most') WHERE id = 2")
    filled.choose("File", "Check Library")
    filled.wait_for_keyboard(kind="WaysDialog")
    filled.wait(text=f"The words of paper 2, “{title(1)}”, are not those that were stored.")
    filled.answer("Mend")
    filled.wait(name="notice-text", text="The words of 1 paper were put back from backups.")
    assert filled.papers() == before
    filled.choose("File", "Check Library")
    filled.wait(name="notice-text", text="The library is sound: 3 papers")
    filled.quit()
