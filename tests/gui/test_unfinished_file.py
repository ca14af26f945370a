"""What stands in a form outlives its process, and comes back in a window on the same library and in no other."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.gui.editing.draft import Field
from readinglist.gui.unfinished import Unfinished
from readinglist.gui.unfinished_file import UnfinishedFile

ONE, OTHER = Unfinished(1, {Field.VENUE: "Here"}), Unfinished(0, pasted="2103.00020")
HOSTILE = "../../*[\0\ud800"  # as the identity of a library: another program may have written it


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., UnfinishedFile]:
    """Return what makes the file of a form, in a window on a library that is there."""

    def make(name: str = "library.db", identity: str = "1f0c") -> UnfinishedFile:
        (tmp_path / name).touch()
        return UnfinishedFile(tmp_path / "unfinished", tmp_path / name, identity)

    return make


Opened = Callable[..., UnfinishedFile]


def test_what_was_left_is_taken_over_once(opened: Opened) -> None:
    left, window, later = opened(), opened(), opened()
    left.put(OTHER)
    left.put(ONE)
    left.leave()
    assert window.take_over(is_careful=False) == ONE
    assert later.take_over(is_careful=False) is None  # the first one has it
    window.drop()
    assert later.take_over(is_careful=False) is None


def test_nothing_is_taken_from_a_window_that_lives(opened: Opened) -> None:
    living = opened()
    living.put(OTHER)
    living.put(ONE)
    assert opened().take_over(is_careful=False) is None
    living.leave()
    assert opened().take_over(is_careful=False) == ONE


def test_what_was_dropped_or_emptied_is_gone(opened: Opened, tmp_path: Path) -> None:
    for end in (lambda file: file.drop(), lambda file: file.put(None)):
        file = opened()
        file.put(ONE)
        end(file)
    assert list((tmp_path / "unfinished").iterdir()) == []


def test_of_two_that_were_left_the_newer_one_comes_first(opened: Opened) -> None:
    for one in (ONE, OTHER):
        file = opened()
        file.put(one)
        file.leave()
    assert opened().take_over(is_careful=False) == OTHER
    assert opened().take_over(is_careful=False) == ONE


@pytest.mark.parametrize(("name", "identity"), [("library.db", "other"), ("copy.db", "1f0c"), ("library.db", HOSTILE)])
def test_another_library_gets_nothing_and_neither_does_a_copy(opened: Opened, name: str, identity: str) -> None:
    left = opened()
    left.put(ONE)
    left.leave()
    assert opened(name, identity).take_over(is_careful=False) is None
    assert opened().take_over(is_careful=False) == ONE


def test_a_library_that_has_moved_meanwhile_gets_it(opened: Opened, tmp_path: Path) -> None:
    left = opened()
    left.put(ONE)
    left.leave()
    (tmp_path / "library.db").rename(tmp_path / "moved.db")
    assert opened("moved.db").take_over(is_careful=False) == ONE


def test_what_came_back_just_before_another_crash_waits_until_one_goes_on(opened: Opened) -> None:
    left, second = opened(), opened()
    left.put(ONE)
    left.leave()
    assert second.take_over(is_careful=True) == ONE
    second.leave()
    assert opened().take_over(is_careful=True) is None
    assert opened().take_over(is_careful=False) == ONE


def test_what_was_typed_on_after_a_crash_comes_back_after_the_next_one(opened: Opened, tmp_path: Path) -> None:
    left, second = opened(), opened()
    left.put(ONE)
    left.leave()
    second.take_over(is_careful=True)
    second.put(OTHER)
    second.leave()
    assert len(list((tmp_path / "unfinished").iterdir())) == 1
    assert opened().take_over(is_careful=True) == OTHER


@pytest.mark.parametrize("content", ["", "\n", '"/there"\n{}', "no JSON\n[]", "[1]\n" + '{"paper": 1}'])
def test_a_damaged_file_is_nothing(opened: Opened, tmp_path: Path, content: str) -> None:
    left = opened()
    left.put(ONE)
    left.leave()
    (path,) = (tmp_path / "unfinished").iterdir()
    path.write_text(content)
    assert opened().take_over(is_careful=False) is None


def test_only_its_user_can_read_what_was_typed(opened: Opened, tmp_path: Path) -> None:
    opened().put(ONE)
    assert stat.S_IMODE((tmp_path / "unfinished").stat().st_mode) == 0o700


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_where_it_cannot_be_written_one_can_go_on_typing(
    opened: Opened, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "unfinished").touch()  # no folder
    descriptors = open_descriptors()
    file = opened()
    file.put(ONE)
    assert "could not be kept" in caplog.text
    assert str(tmp_path) not in caplog.text
    assert file.take_over(is_careful=False) is None
    file.drop()
    assert open_descriptors() == descriptors
