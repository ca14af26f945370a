"""An import on the screen, from files to the notice, over a real library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.change import Change
from readinglist.domain.paper import State
from readinglist.gui.background import Background
from readinglist.gui.importing.findings import Findings
from readinglist.gui.importing.flow import ImportFlow
from readinglist.gui.importing.progress import ImportProgress
from readinglist.gui.importing.reviewing import Decision
from readinglist.gui.notices import NoticeBar
from readinglist.library import Library
from readinglist.library.review import Choices
from tests.gui.importing.parts import AnsweringQuestions, AnsweringReviewer
from tests.listings import page, title


@dataclass
class Screen:
    """A window that imports."""

    flow: ImportFlow
    background: Background
    notices: NoticeBar
    progress: ImportProgress
    reviewer: AnsweringReviewer
    library: Path

    def papers(self) -> list[State]:
        with Library.open(self.library) as library:
            return [paper.state for paper in library.papers(library.search("").ids)]


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    window = QWidget()
    qtbot.addWidget(window)
    path = tmp_path / "library.db"
    background = Background(lambda: Library.open(path), window)
    reviewer, progress, notices = AnsweringReviewer(), ImportProgress(window), NoticeBar(window)
    questions = AnsweringQuestions(files=[str(tmp_path / "chosen.txt")], path=str(tmp_path / "chosen"))
    flow = ImportFlow(background, notices, questions, reviewer, progress)
    with qtbot.waitSignal(background.opened):
        background.start()
    yield Screen(flow, background, notices, progress, reviewer, path)
    assert background.close()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def save(name: str, first: int = 0, last: int = 5) -> Path:
        path = tmp_path / name
        path.write_text(page(range(first, last)), encoding="utf-8")
        return path

    return save


def break_down(_library: Library) -> Change:
    raise RuntimeError


def text(screen: Screen) -> str:
    return screen.notices.notice.text if screen.notices.notice else ""


def test_a_page_is_imported_and_told(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt")])
    assert text(screen) == "Imported 5 new papers."
    assert len(screen.papers()) == 5
    assert not screen.flow.is_busy


def test_files_can_be_chosen(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    saved("chosen.txt")
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.choose_files()
    assert len(screen.papers()) == 5


def test_a_folder_can_be_chosen(qtbot: QtBot, screen: Screen, saved: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "chosen" / "below").mkdir(parents=True)
    saved("chosen/march.txt", 0, 5)
    saved("chosen/below/april.txt", 3, 9)
    (tmp_path / "chosen" / "letter.txt").write_text("Dear Ada, see you soon.", encoding="utf-8")
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.choose_folder()
    assert text(screen) == "Imported 9 new papers, 2 listed twice."
    assert screen.reviewer.shown[0].review.sources[-1].source.notes == ("1 other file in “chosen” holds no papers.",)


def test_a_folder_without_papers_is_one_sentence(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    (tmp_path / "chosen").mkdir()
    screen.flow.choose_folder()
    qtbot.waitUntil(lambda: not screen.flow.is_busy)
    assert text(screen) == "“chosen” holds no papers (it is empty), so nothing was imported from it."


def test_a_file_that_was_dropped_twice_is_read_once(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    path = saved("march.txt")
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([path, str(path)])
    assert len(screen.reviewer.shown[0].review.sources) == 1


def test_pasted_text_is_imported(qtbot: QtBot, screen: Screen) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.import_text(page(range(3)))
    assert text(screen) == "Imported 3 new papers."


def test_an_empty_clipboard_says_what_to_do(screen: Screen) -> None:
    screen.flow.import_text(" \n")
    assert text(screen) == "There is no text to paste: copy a page of papers first."
    assert not screen.flow.is_busy


def test_state_tags_and_ticks_are_as_decided(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    screen.reviewer.decision = Decision(frozenset({(0, 0)}), Choices(State.QUEUED, ("new",)))
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt")])
    assert text(screen) == "Imported 4 new papers, 1 left out."
    assert screen.papers() == [State.QUEUED] * 4


def test_never_mind_changes_nothing(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    screen.reviewer.decision = None
    screen.flow.start_import([saved("march.txt")])
    qtbot.waitUntil(lambda: not screen.flow.is_busy)
    assert screen.papers() == []
    assert screen.notices.notice is None


def test_imports_wait_for_each_other(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    screen.flow.start_import([saved("march.txt", 0, 5)])
    screen.flow.start_import([saved("april.txt", 3, 7)])
    with qtbot.waitSignals([screen.flow.imported, screen.flow.imported]):
        pass
    assert text(screen) == "Imported 2 new papers, 2 in your library already."
    assert len(screen.papers()) == 7


def test_what_is_known_already_is_said(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    for name in ("march.txt", "again.txt"):
        with qtbot.waitSignal(screen.flow.imported):
            screen.flow.start_import([saved(name)])
    assert text(screen) == "Nothing new: all 5 papers were in your library already."


def test_a_file_that_is_no_listing_is_one_sentence(qtbot: QtBot, screen: Screen, tmp_path: Path) -> None:
    screen.flow.start_import([tmp_path / "missing.txt"])
    qtbot.waitUntil(lambda: not screen.flow.is_busy)
    assert "missing.txt" in text(screen)
    assert screen.notices.notice is not None
    assert screen.notices.notice.is_error
    assert screen.reviewer.shown == []


def test_a_broken_file_keeps_nothing_from_the_others(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path], tmp_path: Path
) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt"), tmp_path / "missing.txt"])
    assert text(screen) == "Imported 5 new papers, 1 source could not be read."


def test_an_import_can_be_undone_from_its_notice(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt")])
    button = screen.notices.findChild(QPushButton, "notice-button")
    with qtbot.waitSignal(screen.background.changed):
        button.click()
    qtbot.waitUntil(lambda: screen.papers() == [])


def test_an_import_that_did_not_bring_all_offers_its_details(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    screen.reviewer.decision = Decision(frozenset({(0, 0)}), Choices())
    with qtbot.waitSignal(screen.flow.imported) as imported:
        screen.flow.start_import([saved("march.txt")])
    with qtbot.waitSignal(screen.flow.details_wanted) as wanted:
        screen.notices.findChild(QPushButton, "notice-details").click()
    assert wanted.args == [imported.args[0].change]


def test_an_import_that_brought_all_has_no_details(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt")])
    assert screen.notices.findChild(QPushButton, "notice-details").isHidden()


def test_undo_in_the_notice_takes_back_nothing_else(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt")])
    with qtbot.waitSignal(screen.background.changed):
        screen.background.write(lambda library: library.mark([1], "read"))
    with Library.open(screen.library) as elsewhere:
        elsewhere.mark([2], "queued")
    with qtbot.waitSignal(screen.background.changed):
        screen.notices.findChild(QPushButton, "notice-button").click()
    qtbot.waitUntil(lambda: text(screen).startswith("Undone: Import"))
    assert sorted(screen.papers()) == [State.QUEUED, State.READ]


def test_a_stopped_import_leaves_the_library_as_it_was(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    screen.flow.start_import([saved("march.txt", 0, 200)])
    screen.progress.begin("Reading")
    screen.progress.reject()
    qtbot.waitUntil(lambda: not screen.flow.is_busy)
    assert text(screen) == "The import was stopped; your library is as it was."
    assert screen.papers() == []


def test_an_import_can_be_stopped_while_its_papers_are_added(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    screen.reviewer.hesitates = True
    screen.flow.start_import([saved("march.txt", 0, 6_000)])
    qtbot.waitUntil(lambda: bool(screen.reviewer.shown), timeout=30_000)
    screen.reviewer.answer()
    screen.progress.reject()
    qtbot.waitUntil(lambda: not screen.flow.is_busy, timeout=30_000)
    assert text(screen) == "The import was stopped; your library is as it was."
    assert screen.papers() == []
    with Library.open(screen.library) as library:
        assert library.revision() == 0
        assert library.undo_labels() == ("", "")


def test_papers_are_counted_while_they_are_looked_up_and_added(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    counted: list[tuple[int, int]] = []
    screen.flow.counted.connect(lambda done, total: counted.append((done, total)))
    with qtbot.waitSignal(screen.flow.imported, timeout=30_000):
        screen.flow.start_import([saved("march.txt", 0, 1_500)])
    assert counted == 2 * [(0, 1_500), (1_000, 1_500), (1_500, 1_500)]


def test_a_pasted_text_can_be_stopped_too(qtbot: QtBot, screen: Screen) -> None:
    screen.flow.import_text("x\n\n" * 1_000_000)
    screen.progress.begin("Reading")
    screen.progress.reject()
    qtbot.waitUntil(lambda: not screen.flow.is_busy)
    assert text(screen) == "The import was stopped; your library is as it was."


def test_a_bug_elsewhere_while_the_user_thinks_ends_nothing(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    screen.reviewer.hesitates = True
    screen.flow.start_import([saved("march.txt")])
    qtbot.waitUntil(lambda: bool(screen.reviewer.shown))
    with qtbot.waitSignal(screen.background.broken):
        screen.background.write(break_down)
    with qtbot.waitSignal(screen.flow.imported):
        screen.reviewer.answer()
    assert len(screen.papers()) == 5


def test_after_a_bug_the_next_import_goes_on(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    screen.flow.start_import([saved("march.txt", 0, 200)])
    screen.flow.start_import([saved("april.txt", 0, 3)])
    with qtbot.waitSignal(screen.flow.imported):
        screen.background.write(break_down)
    assert len(screen.papers()) == 3


def test_a_new_paper_that_is_said_to_be_a_known_one_is_joined_with_it(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt", 0, 3)])
    again = saved("april.txt", 0, 3)
    again.write_text(again.read_text().replace(title(0), f"{title(0)}: A Closer Look"), encoding="utf-8")
    screen.reviewer.hesitates = True
    found: list[Findings] = []
    screen.flow.start_import([again])
    qtbot.waitUntil(lambda: len(screen.reviewer.shown) == 2)
    more = screen.reviewer.shown[1].more
    assert more is not None
    more.found.connect(found.append)
    more.begin()
    qtbot.waitUntil(lambda: bool(found) and found[-1].done == 1)
    (match,) = found[-1].near
    new = screen.reviewer.shown[1].review.sources[0].candidates[match.place[1]]
    screen.reviewer.decision = Decision(frozenset(), Choices(), {new.paper: match.paper.id})
    with qtbot.waitSignal(screen.flow.imported):
        screen.reviewer.answer()
    assert text(screen) == "Joined 1 paper with yours, 2 in your library already."
    assert len(screen.papers()) == 3


def test_in_an_empty_library_there_is_nothing_to_look_for(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt")])
    assert screen.reviewer.shown[0].more is None


def test_what_was_looked_for_ends_with_the_decision(qtbot: QtBot, screen: Screen, saved: Callable[..., Path]) -> None:
    with qtbot.waitSignal(screen.flow.imported):
        screen.flow.start_import([saved("march.txt", 0, 2)])
    screen.reviewer.hesitates = True
    screen.flow.start_import([saved("april.txt", 2, 700)])
    qtbot.waitUntil(lambda: len(screen.reviewer.shown) == 2)
    more = screen.reviewer.shown[-1].more
    assert more is not None
    found: list[Findings] = []
    more.found.connect(found.append)
    more.begin()
    qtbot.waitUntil(lambda: len(found) == 2)
    with qtbot.waitSignals([screen.flow.imported, more.destroyed]):
        screen.reviewer.answer()
    assert len(found) == 2
    assert len(screen.papers()) == 700


def test_five_hundred_files_at_once_are_one_review_and_one_report(
    qtbot: QtBot, screen: Screen, saved: Callable[..., Path]
) -> None:
    files = [saved(f"{number}.txt", number % 50, number % 50 + 1) for number in range(500)]
    with qtbot.waitSignal(screen.flow.imported, timeout=30_000):
        screen.flow.start_import(files)
        screen.flow.start_import(files[:1])  # while those are being read
    assert len(screen.reviewer.shown[0].review.sources) == 500
    assert text(screen).startswith("Imported 50 new papers")
    qtbot.waitUntil(lambda: not screen.flow.is_busy)
    assert len(screen.papers()) == 50
