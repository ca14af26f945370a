"""The program opens a library, or says why it cannot."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from readinglist.domain.backups import Reason
from readinglist.gui.adding.add_dialog import AddDialog
from readinglist.gui.expected import Expected, expect, expected_at
from readinglist.gui.importing.candidate_list import CandidateList
from readinglist.gui.importing.review_dialog import ReviewDialog
from readinglist.gui.instance import Instance
from readinglist.gui.open_mark import put_mark
from readinglist.gui.operations.libraries import move, open_other
from readinglist.gui.reporting import BugReporter
from readinglist.gui.session import Session
from readinglist.gui.settings import Settings
from readinglist.gui.theme import ThemeSwitch
from readinglist.gui.ways_dialog import Way
from readinglist.library import Library, backups, restoring
from tests.gui.parts import Answers, fill
from tests.listings import page, title


def damage_an_index(library: Path) -> None:
    """Put rows into an index of papers that do not belong there; the papers can still be read."""
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("CREATE INDEX damaged ON paper (id)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = sql || ' WHERE id > 3' WHERE name = 'damaged'")
        connection.commit()


class Desktop:
    """A session with its answers."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, folder: Path) -> None:
        self.answers = Answers()
        self.settings = Settings(folder / "window.ini")
        self.reporter = BugReporter()
        theme = qapp.findChild(ThemeSwitch) or ThemeSwitch(qapp)
        self.instance = Instance()
        self.session = Session(
            self.settings, theme, self.reporter, self.instance, folder / "open", questions=lambda _window: self.answers
        )
        self._qtbot = qtbot

    def wait_for_papers(self, count: int) -> None:
        def shown() -> bool:
            window = self.session.window
            found = window.desk.papers.found if window else None
            return found is not None and len(found.ids) == count

        self._qtbot.waitUntil(shown, timeout=5_000)

    def recent(self) -> list[QAction]:
        """The lines of the menu of libraries that were open before."""
        window = self.session.window
        return [window.findChild(QAction, f"recent-library-{number}") for number in range(1, 11)]

    def wait_for_recent(self, names: list[str]) -> None:
        def shown() -> list[str]:
            return [line.text().split(" (")[0] for line in self.recent() if line.isVisible()]

        self._qtbot.waitUntil(lambda: shown() == names, timeout=5_000)

    def wait_for_review(self) -> list[str]:
        """Return the titles that the review of an import shows, and close it."""

        def dialog() -> ReviewDialog | None:
            return self.session.window.findChild(ReviewDialog)

        self._qtbot.waitUntil(lambda: dialog() is not None, timeout=5_000)
        model = dialog().findChild(CandidateList).model()
        titles = [model.index(row, 0).data() for row in range(model.rowCount())]
        dialog().reject()
        return titles

    def wait_for_question(self) -> str:
        self._qtbot.waitUntil(lambda: bool(self.answers.asked), timeout=5_000)
        return self.answers.asked[0]


@pytest.fixture
def desktop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(qapp, qtbot, tmp_path)
    yield desktop
    desktop.session.close()
    desktop.instance.release()
    qtbot.waitUntil(lambda: desktop.session.window is None or not desktop.session.window.isVisible())


def test_a_backup_that_is_restored_is_in_the_window_with_a_word_on_it(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    fill(path)
    backup = backups.make(path, Reason.EXIT)
    fill(path, ["A Sixth Paper about Everything Else"], name="more.txt")
    desktop.session.open(path)
    desktop.wait_for_papers(6)
    before = desktop.session.window
    assert before is not None
    before.replaced.emit(path, restoring.restore(path, backup).sentence)
    desktop.wait_for_papers(5)
    after = desktop.session.window
    assert after is not before
    assert after is not None
    assert after.desk.notices.notice is not None
    assert after.desk.notices.notice.text.startswith("Backup 1 was restored: 5 papers.")
    assert desktop.answers.asked == []


def test_a_new_library_is_made_where_none_ever_was(desktop: Desktop, tmp_path: Path) -> None:
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(0)
    assert (tmp_path / "library.db").is_file()
    assert desktop.answers.asked == []


def test_a_library_that_stood_there_before_is_missed_and_not_replaced(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    desktop.settings.put("library/known", [str(path)])
    desktop.session.open(path)
    assert "There is no library" in desktop.wait_for_question()
    assert not path.exists()


def test_opening_a_known_library_writes_no_settings(desktop: Desktop, qapp: QApplication, tmp_path: Path) -> None:
    fill(tmp_path / "library.db")
    desktop.settings.put("library/known", [str(tmp_path / "library.db")])
    desktop.settings.save()
    written = (tmp_path / "window.ini").stat()
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(5)
    qapp.processEvents()  # Qt writes settings a moment after they are put
    assert (tmp_path / "window.ini").stat() == written


@pytest.mark.parametrize("content", [b"", b"no library at all" * 99], ids=["empty", "foreign"])
def test_a_file_that_is_no_library_is_left_as_it_is(desktop: Desktop, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    desktop.session.open(path)
    sentence = desktop.wait_for_question()
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    assert path.read_bytes() == content


def test_another_library_can_be_opened_instead(desktop: Desktop, tmp_path: Path) -> None:
    fill(tmp_path / "other.db")
    (tmp_path / "library.db").write_bytes(b"")
    desktop.answers.ways, desktop.answers.files = ["Open Another…"], [str(tmp_path / "other.db")]
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(5)
    assert desktop.settings.text("library/path") == str(tmp_path / "other.db")


def test_a_library_that_vanishes_in_the_first_session_is_not_made_anew(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.db"
    desktop.session.open(path)
    desktop.wait_for_papers(0)
    path.rename(tmp_path / "elsewhere.db")
    desk = desktop.session.window.desk
    desk.background.write(lambda library: library.mark([1], "read"))

    def is_told() -> bool:  # by whoever writes, be it open already or not
        text = desk.notices.notice.text if desk.notices.notice else ""
        return "There is no library" in text or "was moved, deleted or replaced" in text

    qtbot.waitUntil(is_told)
    assert not path.exists()


def test_a_backup_that_another_program_restored_is_opened_again_by_a_button(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.db"
    fill(path)
    backup = backups.make(path, Reason.EXIT)
    fill(path, ["A Sixth Paper about Everything Else"], name="more.txt")
    desktop.session.open(path)
    desktop.wait_for_papers(6)
    notices = desktop.session.window.desk.notices
    restoring.restore(path, backup)
    qtbot.waitUntil(lambda: notices.notice is not None and notices.notice.button == "Open Again")
    assert "replaced by another file" in notices.notice.text
    notices.notice.pressed()
    desktop.wait_for_papers(5)


def test_another_library_is_opened_from_the_menu_and_at_the_next_start(desktop: Desktop, tmp_path: Path) -> None:
    fill(tmp_path / "other.db")
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(0)
    desktop.answers.files = [str(tmp_path / "other.db")]
    open_other(desktop.session.window.desk)
    desktop.wait_for_papers(5)
    assert desktop.settings.text("library/path") == str(tmp_path / "other.db")


@pytest.mark.parametrize("content", [None, b"no library at all" * 99], ids=["missing", "foreign"])
def test_a_library_that_cannot_be_opened_takes_the_place_of_none(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot, content: bytes | None
) -> None:
    fill(tmp_path / "library.db")
    desktop.session.open(tmp_path / "library.db", is_chosen=True)
    desktop.wait_for_papers(5)
    window = desktop.session.window
    wrong = tmp_path / "wrong.db"
    if content is not None:
        wrong.write_bytes(content)
    desktop.answers.files = [str(wrong)]
    open_other(window.desk)
    qtbot.waitUntil(lambda: window.desk.notices.notice is not None)
    assert window.desk.notices.notice.is_error
    assert desktop.session.window is window
    assert window.isVisible()
    assert desktop.answers.asked == ["Open Library"]
    assert desktop.settings.text("library/path") == str(tmp_path / "library.db")
    assert str(wrong) not in desktop.settings.texts("library/known")


def test_the_window_of_the_library_before_is_gone_once_another_is_open(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(tmp_path / "other.db")
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(0)
    before = desktop.session.window
    gone: list[bool] = []
    before.destroyed.connect(lambda: gone.append(True))
    desktop.answers.files = [str(tmp_path / "other.db")]
    open_other(before.desk)
    desktop.wait_for_papers(5)
    qtbot.waitUntil(lambda: bool(gone))


def test_a_bug_reaches_the_window(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(0)
    window = desktop.session.window
    assert window is not None
    with desktop.reporter.listening():
        desktop.reporter.report("Traceback: a bug")
        qtbot.waitUntil(lambda: window.desk.notices.notice is not None)


def crash(library: Path) -> None:
    """Leave the mark of a process behind that did not end well."""
    mark = put_mark(library.parent / "open", library)
    assert mark is not None
    os.close(mark.lock)


def test_after_a_crash_nothing_is_selected_and_what_is_done_by_itself_waits(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.db"
    fill(path)
    with Library.open(path) as library:
        desktop.settings.put(f"library-{library.identity}/watched", str(tmp_path))
        desktop.settings.put(f"library-{library.identity}/paper", 2)
    crash(path)
    desktop.session.open(path)
    desktop.wait_for_papers(5)
    desk = desktop.session.window.desk
    qtbot.waitUntil(lambda: desk.notices.notice is not None and "is sound" in desk.notices.notice.text)
    assert (desk.papers.list.selected_count(), desk.watching.folder) == (0, "")
    go_on = desktop.session.window.findChild(QAction, "go-on")
    qtbot.waitUntil(go_on.isVisible)
    go_on.trigger()
    assert desk.watching.folder == str(tmp_path)
    assert not go_on.isVisible()


def test_after_a_crash_damage_is_told(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "library.db"
    fill(path)
    damage_an_index(path)
    crash(path)
    desktop.session.open(path)
    desktop.wait_for_papers(5)
    desk = desktop.session.window.desk
    qtbot.waitUntil(lambda: desk.notices.notice is not None and desk.notices.notice.button == "Check Library")
    assert "the library file is damaged" in desk.notices.notice.text


def test_what_a_later_start_brings_is_offered_for_import(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(range(3)))
    desktop.session.open(tmp_path / "library.db")
    desktop.instance.brought.emit([str(tmp_path / "page.txt")])  # the library may not be open yet
    assert title(0) in desktop.wait_for_review()


def test_what_is_brought_before_any_library_is_open_waits_for_one(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(range(3)))
    fill(tmp_path / "other.db")
    (tmp_path / "library.db").write_bytes(b"")
    desktop.answers.ways, desktop.answers.files = ["Open Another…"], [str(tmp_path / "other.db")]
    desktop.session.open(tmp_path / "library.db", [str(tmp_path / "page.txt")])
    desktop.instance.brought.emit([])  # brings nothing, and takes nothing away
    assert title(0) in desktop.wait_for_review()


def test_a_window_that_is_minimised_comes_back_when_the_program_is_started_again(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(0)
    window = desktop.session.window
    window.showMinimized()
    desktop.instance.brought.emit([])
    assert not window.isMinimized()


def test_later_starts_come_to_the_library_that_the_window_is_on_now(desktop: Desktop, tmp_path: Path) -> None:
    fill(tmp_path / "other.db")
    desktop.session.open(tmp_path / "library.db", is_chosen=True)
    desktop.wait_for_papers(0)
    desktop.answers.files = [str(tmp_path / "other.db")]
    open_other(desktop.session.window.desk)
    desktop.wait_for_papers(5)
    later = Instance()
    assert later.claim(tmp_path / "library.db")
    assert not later.claim(tmp_path / "other.db")


def test_libraries_that_were_open_are_offered_again_the_last_one_first(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one.db", "two.db", "three.db", "gone.db"):
        fill(tmp_path / name)
        desktop.session.open(tmp_path / name)
        qtbot.waitUntil(lambda name=name: desktop.settings.texts("library/known")[:1] == [str(tmp_path / name)])
    (tmp_path / "two.db").unlink()
    desktop.session.open(tmp_path / "one.db")
    desktop.wait_for_recent(["gone.db", "three.db", "two.db"])
    lines = [line for line in desktop.recent() if line.isVisible()]
    assert [line.isEnabled() for line in lines] == [True, True, False]
    lines[1].trigger()
    desktop.wait_for_recent(["one.db", "gone.db", "two.db"])
    assert desktop.settings.text("library/path") == str(tmp_path / "three.db")


def test_ten_libraries_are_remembered_to_be_offered(desktop: Desktop, tmp_path: Path) -> None:
    desktop.settings.put("library/known", [str(tmp_path / f"{number}.db") for number in range(20)])
    desktop.session.open(tmp_path / "new.db")
    desktop.wait_for_recent([f"{number}.db" for number in range(10)])
    assert len(desktop.settings.texts("library/known")) == 21  # none is made anew where it is missed


def test_a_library_is_moved_and_the_window_follows(desktop: Desktop, tmp_path: Path, qtbot: QtBot) -> None:
    fill(tmp_path / "library.db")
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(5)
    before, now = desktop.session.window, tmp_path / "thesis" / "papers.db"
    now.parent.mkdir()
    desktop.answers.path = str(now.with_suffix(""))
    move(before.desk)
    qtbot.waitUntil(lambda: desktop.session.window is not before)
    desktop.wait_for_papers(5)
    desk = desktop.session.window.desk
    desk.background.write(lambda library: library.mark([1], "read"))
    qtbot.waitUntil(lambda: desk.snapshot.undo_label != "" and not desk.background.is_busy)
    assert now.is_file()
    assert not list(tmp_path.glob("library.db*"))
    assert desktop.settings.text("library/path") == str(now)
    assert not Instance().claim(now)
    assert desk.notices.notice.text == f"The library was moved to {now}."
    assert desktop.settings.texts("library/known") == [str(now)]


def test_a_library_that_cannot_be_moved_stays_and_can_be_worked_with(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(tmp_path / "library.db")
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(5)
    window = desktop.session.window
    (tmp_path / "taken.db").write_text("precious")
    desktop.answers.path = str(tmp_path / "taken.db")
    move(window.desk)
    qtbot.waitUntil(lambda: window.desk.notices.notice is not None and window.desk.notices.notice.is_error)
    assert desktop.session.window is window
    assert window.isEnabled()
    assert (tmp_path / "taken.db").read_text() == "precious"


def test_an_opening_that_takes_long_is_told_of_until_the_papers_are_here(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(tmp_path / "library.db")
    with closing(sqlite3.connect(tmp_path / "library.db", isolation_level=None)) as another:
        another.execute("BEGIN EXCLUSIVE")
        desktop.session.open(tmp_path / "library.db")
        title = desktop.session.window.findChild(QLabel, "nothing-found-title")
        qtbot.waitUntil(title.isVisible)
        assert title.text() == "Opening the library…"
        another.execute("ROLLBACK")
        desktop.wait_for_papers(5)
    assert not title.isVisible()


def test_another_library_that_takes_long_is_told_of_in_the_window_that_is_there(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(tmp_path / "library.db")
    fill(tmp_path / "old.db")
    desktop.session.open(tmp_path / "library.db")
    desktop.wait_for_papers(5)
    bar = desktop.session.window.desk.notices
    with closing(sqlite3.connect(tmp_path / "old.db", isolation_level=None)) as another:
        another.execute("BEGIN EXCLUSIVE")
        desktop.session.open(tmp_path / "old.db")
        qtbot.waitUntil(lambda: bar.notice is not None and "old.db is being opened" in bar.notice.text)
        another.execute("ROLLBACK")
        before = desktop.session.window
        qtbot.waitUntil(lambda: desktop.session.window is not before, timeout=5_000)


def test_another_library_in_the_place_of_the_one_before_is_asked_about(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    fill(path)
    desktop.settings.put("library/known", [str(path)])
    expect(desktop.settings, path, Expected("a" * 32, 1_204))
    desktop.answers.ways = ["Go On with This One"]
    desktop.session.open(path)
    assert "This is another library than before. library.db had 1,204 papers" in desktop.wait_for_question()
    assert desktop.answers.offered == ["Go On with This One", "Open Another…", "Quit"]
    with Library.open(path, create=False) as library:
        assert expected_at(desktop.settings, path) == Expected(library.identity, 5)


def test_what_the_library_was_is_remembered_when_its_window_is_closed(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.db"
    fill(path)
    desktop.session.open(path)
    desktop.wait_for_papers(5)
    qtbot.waitUntil(lambda: desktop.session.window.desk.snapshot.overview.papers == 5)
    desktop.session.close()
    qtbot.waitUntil(lambda: not desktop.session.window.isVisible())
    remembered = expected_at(Settings(tmp_path / "window.ini"), path)
    assert remembered is not None
    assert remembered.papers == 5


def test_a_window_that_is_closed_before_its_papers_are_counted_forgets_none(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.db"
    fill(path)
    with Library.open(path) as library:
        before = Expected(library.identity, 5)
    expect(desktop.settings, path, before)
    desktop.session.open(path)
    window = desktop.session.window
    window.desk.snapshot.updated.connect(desktop.session.close, Qt.ConnectionType.SingleShotConnection)
    with qtbot.waitSignal(window.closed, timeout=5_000):
        pass
    assert expected_at(Settings(tmp_path / "window.ini"), path) == before


def test_damage_that_is_found_while_one_works_leads_to_the_recovery(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "library.db"
    fill(path)
    desktop.session.open(path)
    desktop.wait_for_papers(5)
    window = desktop.session.window
    with sqlite3.connect(path) as other:
        other.execute("UPDATE paper SET state = 'rxad'")
    other.close()
    desktop.answers.ways = ["Recover…"]
    window.desk.background.read(lambda library: library.papers([1]), lambda _papers: None)
    qtbot.waitUntil(lambda: window.desk.notices.notice is not None and window.desk.notices.notice.button == "Recover…")
    window.desk.notices.notice.pressed()
    qtbot.waitUntil(lambda: desktop.session.window is not window, timeout=10_000)
    desktop.wait_for_papers(5)
    assert list(tmp_path.glob("library.db.damaged-*"))
    assert desktop.session.window.desk.notices.notice.text.startswith("All 5 papers could be read")


def test_a_library_whose_disk_is_gone_is_opened_once_it_is_back(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "disk" / "library.db"
    path.parent.mkdir()
    fill(path)
    desktop.settings.put("library/known", [str(path)])
    path.parent.rename(tmp_path / "away")

    class PutsTheDiskIn(Answers):
        def way(self, heading: str, sentence: str, ways: Sequence[Way]) -> int:
            (tmp_path / "away").rename(path.parent)
            self.ways = ["Try Again"]
            return super().way(heading, sentence, ways)

    desktop.answers = PutsTheDiskIn()
    desktop.session.open(path)
    assert "put that in and try again" in desktop.wait_for_question()
    desktop.wait_for_papers(5)


@pytest.mark.parametrize("left", ["library.db.index", "library.db.backups"])
def test_a_library_that_has_left_something_behind_is_missed_also_where_it_is_not_remembered(
    desktop: Desktop, tmp_path: Path, left: str
) -> None:
    (tmp_path / left).mkdir()
    desktop.session.open(tmp_path / "library.db")
    assert "There is no library" in desktop.wait_for_question()
    assert not (tmp_path / "library.db").exists()


def test_with_settings_that_could_not_be_read_no_library_is_made_unasked(desktop: Desktop, tmp_path: Path) -> None:
    desktop.settings.was_broken = True
    desktop.session.open(tmp_path / "library.db")
    assert "There is no library" in desktop.wait_for_question()
    assert not (tmp_path / "library.db").exists()


def test_a_form_that_is_opened_before_the_library_is_belongs_to_that_library(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(tmp_path / "library.db")
    desktop.session.open(tmp_path / "library.db")
    window = desktop.session.window
    window.findChild(QAction, "add-paper").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(AddDialog)), timeout=5_000)
    form = window.findChild(AddDialog)
    form.paste("2103.00020")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("unfinished/[!.]*"))), timeout=5_000)
    (kept,) = tmp_path.glob("unfinished/[!.]*")
    assert json.loads(kept.read_text().splitlines()[0]) == str(tmp_path / "library.db")
    form.reject()
