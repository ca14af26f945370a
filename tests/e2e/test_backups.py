"""Backups by hand and at the end, and the way back to one of them."""

from __future__ import annotations

from readinglist.library import backups
from tests.e2e.desktop import wait_for
from tests.e2e.program import Program
from tests.e2e.test_working import choose_first
from tests.listings import title


def numbers(program: Program) -> list[int]:
    """Return the numbers of the backups, the newest first."""
    return [backup.about.number for backup in backups.kept(program.library)]


def test_a_backup_is_restored_in_three_clicks_and_the_library_of_before_kept_as_another(filled: Program) -> None:
    filled.choose("File", "Backups…")
    filled.wait_for_keyboard(name="backups-window")
    filled.click(name="make-backup")
    filled.wait(name="status", text="A backup was made")
    filled.desktop.press("Escape")
    filled.wait_for_keyboard(kind="MainWindow")
    chosen = choose_first(filled)
    filled.desktop.press("x")
    filled.wait_for_papers(1, "is:dismissed")
    filled.desktop.press("ctrl+shift+b")
    filled.wait_for_keyboard(name="backups-window")

    filled.desktop.click(filled.wait_for_row("1", name="kept-backups").centre)
    filled.click(name="restore-backup")
    filled.answer("Restore")

    filled.wait(name="notice-text", text="Backup 1 was restored: 3 papers. The library that was there is backup 2.")
    filled.wait_for_row(chosen, name="paper-list")
    assert len(filled.papers("is:unread")) == 3
    assert numbers(filled) == [2, 1]
    assert filled.ask("restore", "2", "--yes").returncode == 0
    assert [paper.title for paper in filled.papers("is:dismissed")] == [chosen]
    filled.wait(name="notice-text", text="replaced by another file while it was open")
    filled.click(name="notice-button", text="Open Again")
    wait_for(lambda: len(filled.wait(name="paper-list").rows) == 2, "the papers as they were before")
    filled.quit()


def test_a_backup_is_there_after_the_window_was_closed(filled: Program) -> None:
    choose_first(filled)
    filled.desktop.press("r")
    filled.quit()
    wait_for(lambda: numbers(filled) == [1], "a backup")
    filled.start()
    filled.wait_for_row(title(0), name="paper-list")
    filled.desktop.press("ctrl+shift+b")
    filled.wait_for_keyboard(name="backups-window")
    filled.wait(name="backup-contents", text="3 papers: 2 unread, 1 read.")
    filled.desktop.press("Escape")
    filled.quit()


def test_a_backup_that_could_not_be_made_at_the_end_is_told_of_at_the_next_start(filled: Program) -> None:
    in_the_way = filled.library.with_name("papers.db.backups")
    in_the_way.write_text("no folder")
    choose_first(filled)
    filled.desktop.press("r")
    filled.wait_for_papers(1, "is:read")
    filled.quit()
    filled.start()
    filled.wait(name="notice-text", text="No backup could be made")
    in_the_way.unlink()
    filled.click(name="notice-button", text="Backups…")
    filled.wait_for_keyboard(name="backups-window")
    filled.click(name="make-backup")
    filled.wait_for_row("1", name="kept-backups")
    filled.desktop.press("Escape")
    filled.quit()
