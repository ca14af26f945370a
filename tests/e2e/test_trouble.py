"""Libraries that cannot be opened as they are: a question in plain words, and nothing is made or written unasked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.listings import page, title


def test_a_file_that_is_no_library_is_said_to_be_none_and_left_alone(program: Program) -> None:
    program.library.write_text("Dear diary, no database here.\n" * 50)
    program.start()
    wait_for(lambda: [shown for shown in program.look() if "papers.db" in shown.text], "a sentence about the file")
    assert program.library.read_text().startswith("Dear diary")
    program.wait_for_keyboard(kind="WaysDialog")
    program.desktop.press("Escape")
    program.expect_end()
    assert program.library.read_text() == "Dear diary, no database here.\n" * 50


def test_papers_of_a_library_that_was_cut_in_half_are_recovered_and_the_damaged_file_is_kept(
    program: Program, tmp_path: Path
) -> None:
    listing = tmp_path / "many.txt"
    listing.write_text(page(range(200)))
    program.take_in(listing)
    whole = program.library.read_bytes()
    half = whole[: len(whole) // 2]
    program.library.write_bytes(half)
    program.start()
    program.wait(text="The library cannot be read")
    assert program.library.read_bytes() == half
    program.answer("Recover…")
    held = {title(number) for number in range(200) if title(number).encode() in half}
    said = program.wait(name="notice-text", text=f"{len(held)} of 200 papers could be read and are in the library").text
    assert {paper.title for paper in program.papers()} == held
    (kept,) = program.library.parent.glob("papers.db.damaged-*")
    assert kept.name in said
    assert kept.read_bytes() == half
    program.quit()


def test_a_library_that_was_emptied_is_restored_from_its_backup(program: Program, listing: Path) -> None:
    program.take_in(listing)
    before = program.papers()
    assert program.ask("backup").returncode == 0
    program.library.write_bytes(b"")
    program.start()
    program.wait(text="papers.db is empty (0 bytes); it was left as it is.")
    program.answer("Restore a Backup…")
    program.wait_for_keyboard(spoken="Which backup?")
    program.desktop.press("Return")
    program.wait(name="notice-text", text="Backup 1 was restored: 3 papers.")
    program.wait_for_row(title(0), name="paper-list")
    assert program.papers() == before
    program.quit()


def test_a_library_that_is_gone_is_missed_and_found_again_once_it_is_back(filled: Program, tmp_path: Path) -> None:
    filled.wait_for_row("All papers", saying="3", name="sidebar")
    filled.quit()
    elsewhere = filled.library.rename(tmp_path / "on a stick.db")
    filled.start()
    filled.wait(text="The library was not found")
    filled.wait(text="When it was last open here, it had 3 papers.")
    assert not filled.library.exists()
    elsewhere.rename(filled.library)
    filled.answer("Try Again")
    filled.wait_for_row(title(0), name="paper-list")
    filled.quit()


def test_a_library_of_a_newer_version_is_left_byte_for_byte_as_it_is(program: Program, listing: Path) -> None:
    program.take_in(listing)
    with closing(sqlite3.connect(program.library)) as connection:
        connection.execute("PRAGMA user_version = 1000")
    before = program.library.read_bytes()
    program.start()
    program.wait(text="papers.db was written by a newer Reading List")
    program.answer("Quit")
    program.expect_end()
    assert program.library.read_bytes() == before
    assert not list(program.library.parent.glob("papers.db-*"))


def test_settings_that_cannot_be_read_are_kept_and_the_library_is_opened_all_the_same(filled: Program) -> None:
    filled.quit()
    settings = filled.settings
    broken = settings.read_text() + "[view\nno value here\n"
    settings.write_text(broken)
    filled.start()
    filled.wait(name="notice-text", text="Your settings could not be read")
    filled.wait_for_row(title(0), name="paper-list")
    assert settings.with_name("window.ini.bad").read_text() == broken
    filled.quit()
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    assert filled.find(name="notice-text") is None
    filled.quit()
