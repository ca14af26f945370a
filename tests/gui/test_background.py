"""Work goes to a thread and its answer comes back; only the GUI thread hears of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.change import Change
from readinglist.domain.errors import InvalidValue, LibraryMissing, ReadingListError
from readinglist.gui.background import Background
from readinglist.library import Library, backups, marking
from tests.gui.parts import fill


def refuse(_library: Library) -> None:
    raise InvalidValue("That cannot be.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "library.db")
    return tmp_path / "library.db"


@pytest.fixture
def background(qtbot: QtBot, path: Path) -> Iterator[Background]:
    background = Background(lambda: Library.open(path))
    with qtbot.waitSignal(background.opened):
        background.start()
    yield background
    assert background.close()


def test_answers_are_heard_on_the_gui_thread(qtbot: QtBot, background: Background) -> None:
    heard: list[tuple[str, str]] = []
    background.read(
        lambda _library: threading.current_thread().name,
        lambda worked_on: heard.append((worked_on, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("reader", "MainThread")]


def test_a_newer_question_makes_an_older_answer_forgotten(qtbot: QtBot, background: Background) -> None:
    heard: list[int] = []
    for number in range(20):
        background.read(lambda _library, number=number: (time.sleep(0.002), number)[1], heard.append, topic="typing")
    background.read(lambda _library: -1, heard.append)
    qtbot.waitUntil(lambda: -1 in heard)
    assert heard == [19, -1]


def test_questions_of_other_topics_are_all_answered(qtbot: QtBot, background: Background) -> None:
    heard: list[str] = []
    background.read(lambda _library: "one", heard.append, topic="one")
    background.read(lambda _library: "two", heard.append, topic="two")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["one", "two"]


def test_a_change_is_told_before_the_write_is_done(qtbot: QtBot, background: Background) -> None:
    heard: list[object] = []
    background.changed.connect(lambda change: heard.append(change.label))
    background.write(lambda library: marking.mark(library, [1], "read"), lambda _change: heard.append("done"))
    qtbot.waitUntil(lambda: "done" in heard)
    assert heard == ["Mark 1 paper read", "done"]


def test_what_the_world_refuses_is_one_sentence(qtbot: QtBot, background: Background) -> None:
    with qtbot.waitSignal(background.failed) as failed:
        background.write(refuse)
    assert failed.args == ["That cannot be."]


def test_who_asks_may_hear_of_the_refusal_alone(qtbot: QtBot, background: Background) -> None:
    heard: list[ReadingListError] = []
    with qtbot.assertNotEmitted(background.failed):
        background.write(refuse, refused=heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert str(heard[0]) == "That cannot be."


def test_a_bug_is_told_with_its_trace_and_the_thread_goes_on(qtbot: QtBot, background: Background) -> None:
    with qtbot.waitSignal(background.broken) as broken:
        background.read(lambda library: library.no_such_thing, print)  # type: ignore[attr-defined]
    assert "no_such_thing" in broken.args[0]
    heard: list[int] = []
    background.read(lambda library: library.revision(), heard.append)
    qtbot.waitUntil(lambda: bool(heard))


def test_busy_lasts_from_the_first_write_to_the_last(qtbot: QtBot, background: Background) -> None:
    heard: list[bool] = []
    background.busy.connect(heard.append)
    for state in ("read", "queued", "reading"):
        background.write(lambda library, state=state: marking.mark(library, [1], state))
    qtbot.waitUntil(lambda: heard[-1:] == [False])
    assert heard == [True, False]


def test_closing_finishes_what_was_asked_for(qtbot: QtBot, path: Path) -> None:
    background = Background(lambda: Library.open(path))
    with qtbot.waitSignal(background.opened):
        background.start()
    for number in (1, 2, 3):
        background.write(lambda library, number=number: marking.star(library, [number], True))
    assert background.close()
    with Library.open(path) as library:
        assert len(library.search("is:starred").ids) == 3


def test_another_programs_change_is_noticed(qtbot: QtBot, background: Background, path: Path) -> None:
    with qtbot.waitSignal(background.refreshed, timeout=5_000), Library.open(path) as library:
        marking.mark(library, [1], "read")


def test_our_own_change_is_not_taken_for_anothers(qtbot: QtBot, background: Background) -> None:
    heard: list[Change | None] = []
    with qtbot.assertNotEmitted(background.refreshed, wait=500):
        background.write(lambda library: marking.mark(library, [1], "read"), heard.append)
        qtbot.waitUntil(lambda: bool(heard))


def test_anothers_change_is_noticed_though_we_change_something_at_once(
    qtbot: QtBot, background: Background, path: Path
) -> None:
    with qtbot.waitSignal(background.refreshed, timeout=5_000), Library.open(path) as library:
        marking.mark(library, [1], "read")
        background.write(lambda library: marking.mark(library, [2], "read"))


def test_a_library_that_was_put_back_from_a_backup_is_noticed(
    qtbot: QtBot, background: Background, path: Path, tmp_path: Path
) -> None:
    with Library.open(path) as library:
        kept = backups.copy(path, tmp_path / "kept.db")
        with qtbot.waitSignal(background.refreshed, timeout=5_000):
            marking.mark(library, [1], "read")
    with qtbot.waitSignal(background.refreshed, timeout=5_000):
        path.write_bytes(kept.read_bytes())


def test_a_library_that_has_gone_is_not_made_anew_by_a_change(qtbot: QtBot, path: Path) -> None:
    background = Background(lambda: Library.open(path), reopen=lambda: Library.open(path, create=False))
    with qtbot.waitSignal(background.opened):
        background.start()
    path.rename(path.with_name("elsewhere.db"))
    with qtbot.waitSignal(background.failed) as failed:
        background.write(lambda library: marking.mark(library, [1], "read"))
    assert "There is no library" in failed.args[0]
    assert not path.exists()
    background.close()


class Panic(BaseException):
    """What the search engine raises where it has a bug."""


def panic(_library: Library) -> None:
    raise Panic


def test_a_panic_is_a_bug_and_the_thread_goes_on(qtbot: QtBot, background: Background) -> None:
    with qtbot.waitSignal(background.broken) as broken:
        background.read(panic, print)
    assert "Panic" in broken.args[0]
    heard: list[int] = []
    background.read(lambda library: library.revision(), heard.append)
    qtbot.waitUntil(lambda: bool(heard))


def test_an_export_holds_up_no_search_and_is_finished_before_closing(qtbot: QtBot, background: Background) -> None:
    heard: list[str] = []
    done: list[bool] = []
    gate = threading.Event()
    background.export(lambda _library: done.append(gate.wait(5)), lambda _value: heard.append("export"))
    background.read(lambda library: library.search("plain"), lambda _value: heard.append("search"))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["search"]
    assert background.is_busy
    threading.Timer(0.1, gate.set).start()
    assert background.close()
    assert done == [True]


def test_a_library_that_cannot_be_opened_is_told_and_can_be_tried_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    background = Background(lambda: Library.open(path, create=False))
    with qtbot.waitSignal(background.unopened) as unopened:
        background.start()
    assert isinstance(unopened.args[0], LibraryMissing)
    fill(path)
    with qtbot.waitSignal(background.opened):
        background.start()
    background.close()


def test_long_work_without_a_library_holds_up_nobody(qtbot: QtBot, background: Background) -> None:
    heard: list[str] = []
    gate = threading.Event()
    background.run(lambda: gate.wait(5), lambda _value: heard.append("long"))
    background.read(lambda _library: None, lambda _value: heard.append("short"))
    qtbot.waitUntil(lambda: bool(heard))
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["short", "long"]


def test_what_is_asked_after_closing_is_not_done(background: Background) -> None:
    done: list[str] = []
    background.close()
    background.gather(lambda _library: done.append("gathered"), lambda _nothing: None, topic="late")
    background.read(lambda _library: done.append("read"), lambda _nothing: None)
    assert background.close()
    assert done == []


def test_a_library_that_is_gone_is_missed_once(qtbot: QtBot, background: Background, path: Path) -> None:
    with qtbot.waitSignal(background.gone) as gone:
        path.unlink()
    assert "was moved, deleted or replaced" in str(gone.args[0])
    with qtbot.assertNotEmitted(background.gone, wait=500):
        pass


def test_a_comparison_holds_up_nobody_and_ends_when_it_is_wanted_no_more(qtbot: QtBot, background: Background) -> None:
    heard: list[str] = []
    begun, ended = threading.Event(), threading.Event()

    def compare(_library: Library, is_unwanted: Callable[[], bool]) -> str:
        begun.set()
        while not is_unwanted():
            time.sleep(0.001)
        ended.set()
        return "compared"

    background.compare(compare, heard.append, topic="pairs")
    assert begun.wait(5)
    background.read(lambda _library: "read", heard.append)
    qtbot.waitUntil(lambda: heard == ["read"])
    background.forget("pairs")
    assert ended.wait(5)
    background.compare(lambda _library, is_unwanted: f"unwanted: {is_unwanted()}", heard.append, topic="pairs")
    qtbot.waitUntil(lambda: heard == ["read", "unwanted: False"])
    background.compare(compare, heard.append, topic="pairs")  # which closing ends


def test_closing_does_not_wait_for_a_library_that_is_long_in_opening(path: Path) -> None:
    may_open, waited = threading.Event(), threading.Event()

    def open_late() -> Library:
        may_open.wait()
        return Library.open(path)

    background = Background(open_late)
    patience = threading.Timer(15, lambda: (waited.set(), may_open.set()))
    patience.start()
    background.start()
    background.close()
    assert not waited.is_set()
    patience.cancel()
    may_open.set()
