"""What has gone wrong with a library is said, and what can be done about it is offered; nothing is done unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.backups import Reason
from readinglist.domain.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryEmpty,
    LibraryMissing,
    LibraryTooNew,
    NotALibrary,
    ReadingListError,
    StrayFile,
)
from readinglist.gui.ages import exact
from readinglist.gui.background import Background
from readinglist.gui.expected import Expected
from readinglist.gui.recovery import Recovery
from readinglist.gui.recovery_steps import MOST_BACKUPS
from readinglist.gui.ways_dialog import Way, WaysDialog
from readinglist.library import Library, backups
from readinglist.storage.backup_folder import kept_backups
from tests.gui.parts import Answers, fill

BEFORE = Expected("a" * 32, 1_204)


class Asked:
    """A recovery, its answers, and what came of it."""

    def __init__(self, qtbot: QtBot, path: Path, *, is_open: bool = False) -> None:
        self.path, self.answers, self.parent = path, Answers(), QWidget()
        qtbot.addWidget(self.parent)
        self.parent.show()
        self.qtbot = qtbot
        self.background = Background(lambda: Library.open(path, create=False))
        self.recovery = Recovery(path, self.background, self.answers, self.parent, is_open=is_open)
        self.wanted: list[tuple[Path, bool, str]] = []
        self.left: list[bool] = []
        self.recovery.wanted.connect(lambda *wanted: self.wanted.append(wanted))
        self.recovery.left.connect(lambda: self.left.append(True))
        self.recovery.stays.connect(lambda: self.wanted.append((path, False, "stays")))

    def begin(self, error: ReadingListError, *ways: str, expected: Expected | None = None) -> str:
        """Ask, go these ways, and return what was asked first."""
        self.answers.ways = list(ways)
        self.recovery.begin(error, expected)
        self.qtbot.waitUntil(lambda: bool(self.wanted or self.left), timeout=10_000)
        return self.answers.asked[0]


@pytest.fixture
def asked(qtbot: QtBot, tmp_path: Path) -> Iterator[Asked]:
    asked = Asked(qtbot, tmp_path / "library.db")
    yield asked
    asked.background.close()


@pytest.mark.parametrize(
    ("error", "ways"),
    [
        (LibraryMissing("Gone."), ["Locate…", "Try Again", "New Library…", "Quit"]),
        (LibraryEmpty("Empty."), ["Open Another…", "New Library…", "Quit"]),
        (LibraryDamaged("Damaged."), ["Recover…", "Open Another…", "New Library…", "Quit"]),
        (StrayFile("Stray.", Path("a-wal")), ["Move It Aside", "Try Again", "Open Another…", "New Library…", "Quit"]),
        (NotALibrary("Foreign."), ["Open Another…", "New Library…", "Quit"]),
        (LibraryTooNew("Newer."), ["Open Another…", "New Library…", "Quit"]),
        (LibraryBusy("Busy."), ["Try Again", "Open Another…", "New Library…", "Quit"]),
        (DiskFull("Full."), ["Try Again", "Open Another…", "New Library…", "Quit"]),
    ],
)
def test_each_fault_has_its_sentence_and_only_the_ways_that_help(
    asked: Asked, error: ReadingListError, ways: list[str]
) -> None:
    assert str(error) in asked.begin(error)
    assert asked.answers.offered == ways
    assert asked.left  # closing the question is to leave
    assert not asked.path.exists()


def test_what_is_remembered_of_the_library_is_said(asked: Asked) -> None:
    assert asked.begin(LibraryMissing("Gone."), expected=BEFORE).endswith("it had 1,204 papers.")


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ("Try Again", ("library.db", False, "")),
        ("Locate…", ("other.db", False, "")),
        ("New Library…", ("new.db", True, "")),
    ],
)
def test_the_user_says_what_to_do(asked: Asked, way: str, wanted: tuple[str, bool, str]) -> None:
    asked.answers.files, asked.answers.path = ["/papers/other.db"], "/papers/new.db"
    asked.begin(LibraryMissing("Gone."), way)
    [(path, *rest)] = asked.wanted
    assert (path.name, *rest) == wanted


def test_who_thinks_better_of_it_is_asked_again(asked: Asked) -> None:
    asked.begin(LibraryMissing("Gone."), "Locate…", "New Library…", "Quit")
    assert asked.left
    assert asked.wanted == []


def test_who_is_ended_by_the_system_is_not_asked_again(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(_title: str, _kinds: str) -> list[str]:
        asked.parent.close()
        return []

    monkeypatch.setattr(asked.answers, "files_to_open", close)
    asked.answers.ways = ["Locate…"]
    asked.recovery.begin(LibraryMissing("Gone."), None)
    asked.qtbot.waitUntil(lambda: not asked.parent.isVisible())
    assert len(asked.answers.asked) == 1


def test_a_damaged_library_is_recovered_and_what_came_of_it_is_said(asked: Asked) -> None:
    fill(asked.path)
    with asked.path.open("r+b") as file:
        file.write(b"no header at all")
    asked.begin(LibraryDamaged("Damaged."), "Recover…")
    [(path, may_create, told)] = asked.wanted
    assert (path, may_create) == (asked.path, False)
    assert told.startswith("All 5 papers could be read")
    with Library.open(path, create=False) as library:
        assert library.overview().papers == 5


def test_where_nothing_can_be_recovered_one_is_asked_again(asked: Asked) -> None:
    asked.path.write_bytes(b"nothing that ever was a library" * 400)
    asked.begin(LibraryDamaged("Damaged."), "Recover…", "Quit")
    assert "No paper could be read" in asked.answers.asked[1]
    assert asked.left


def test_the_newest_backup_is_restored_in_three_clicks_and_the_damaged_file_kept(asked: Asked) -> None:
    fill(asked.path)
    backups.make(asked.path, Reason.MIGRATION)
    asked.path.write_bytes(b"no library any more")
    [backup] = kept_backups(asked.path)
    asked.begin(LibraryDamaged("Damaged."), "Restore a Backup…", exact(backup.about.made))
    [(path, may_create, told)] = asked.wanted
    assert (path, may_create) == (asked.path, False)
    assert "was restored: 5 papers. The file that was there was kept as library.db.damaged-" in told
    with Library.open(path, create=False) as library:
        assert library.overview().papers == 5


def test_backups_of_the_same_minute_can_be_told_apart(asked: Asked) -> None:
    fill(asked.path)
    for _ in range(MOST_BACKUPS + 1):
        backups.make(asked.path, Reason.MIGRATION)
    asked.path.write_bytes(b"no library any more")
    asked.begin(LibraryDamaged("Damaged."), "Restore a Backup…", "Back", "Quit")
    assert f"These are the newest of {MOST_BACKUPS + 1}; in the terminal" in asked.answers.asked[1]
    told = [f"No. {number}, before an update. 5 papers: 5 unread." for number in (9, 8)]
    assert asked.answers.tips[1][:2] == told


def test_that_there_is_no_backup_of_what_is_damaged_is_said(asked: Asked) -> None:
    assert asked.begin(LibraryDamaged("Damaged.")).endswith("Damaged. No backup of it was found.")


def test_a_stray_file_is_moved_aside_and_the_library_opened(asked: Asked) -> None:
    fill(asked.path)
    stray = asked.path.with_name("library.db-wal")
    stray.write_bytes(b"left")
    asked.begin(StrayFile("Stray.", stray), "Move It Aside")
    assert not stray.exists()
    assert asked.wanted[0][0] == asked.path


@pytest.mark.parametrize(
    ("found", "heading"),
    [(Expected("b" * 32, 3), "another library"), (Expected(BEFORE.identity, 0), "lost its papers")],
)
def test_another_library_in_the_place_of_the_one_before_is_said(asked: Asked, found: Expected, heading: str) -> None:
    assert BEFORE.is_missed_in(found)
    asked.answers.ways = ["Go On with This One"]
    asked.recovery.begin_with_another(found, BEFORE)
    asked.qtbot.waitUntil(lambda: bool(asked.wanted), timeout=10_000)
    assert heading in asked.answers.asked[0]
    assert "1,204 papers" in asked.answers.asked[0]
    assert asked.wanted[0][2] == "stays"


def test_closing_a_question_about_a_library_that_is_open_leaves_all_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    asked = Asked(qtbot, tmp_path / "library.db", is_open=True)
    asked.recovery.begin(LibraryDamaged("Damaged."), None)
    qtbot.waitUntil(lambda: bool(asked.answers.asked), timeout=10_000)
    assert asked.wanted == asked.left == []
    asked.background.close()


def test_a_library_with_fewer_papers_is_still_the_same() -> None:
    assert not BEFORE.is_missed_in(Expected(BEFORE.identity, 1))
    assert not Expected("a", 0).is_missed_in(Expected("a", 0))


def test_the_dialog_shows_what_each_way_does_as_plain_text(qtbot: QtBot) -> None:
    ways = [Way("Try <b>Again</b> & Again", "Open it."), Way("Quit", "Leave.")]
    dialog = WaysDialog("It is <i>gone</i>", "There is <b>nothing</b>.", ways)
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog.findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Try <b>Again</b> && Again", "Quit"]
    assert buttons[0].isDefault()
    assert buttons[1].accessibleDescription() == "Leave."
    buttons[1].click()
    assert dialog.chosen == 1


def test_a_dialog_that_is_closed_chooses_nothing(qtbot: QtBot) -> None:
    dialog = WaysDialog("Gone", "It is gone.", [Way("Quit", "Leave.")])
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.chosen == -1
