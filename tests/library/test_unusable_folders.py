"""Where the index cannot stand beside the library, all is found all the same, by who does not wait as well."""

from __future__ import annotations

import gc
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readinglist.library import Library
from readinglist.library.location import spare_index_folder
from tests.library.test_catching_up import MANY, bring, folder_of
from tests.listings import title


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A library with more papers than one who does not wait takes into memory; its index has been written."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        bring(library, *(f"Learning {title(number)}" for number in range(1, MANY + 1)))
    return path


@pytest.fixture
def without_collections() -> None:
    """The window collects garbage only now and then."""
    gc.collect()
    gc.disable()


@pytest.fixture
def mount() -> Iterator[Callable[..., None]]:
    """Mount something, where one may."""
    mounted: list[Path] = []

    def mounting(place: Path, *options: str) -> None:
        command = ["mount", *options, str(place)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this takes the right to mount something")
        if place not in mounted:
            mounted.append(place)

    yield mounting
    for place in reversed(mounted):
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def found_in_turn(path: Path, query: str = "learning") -> list[tuple[int | None, bool]]:
    """Ask one who does not wait, before and after another thread's library has caught up; then one who does wait."""
    with Library.open(path, waits=False) as searching, Library.open(path, waits=False) as writing:
        before = searching.search(query)
        writing.catch_up()
        after = searching.search(query)
    with Library.open(path) as waiting:
        last = waiting.search(query)
    return [(result.total, result.complete) for result in (before, after, last)]


def put_a_file_there(folder: Path) -> None:
    folder.write_text("no folder")


def put_a_link_to_nothing_there(folder: Path) -> None:
    folder.symlink_to("/nowhere/at all")


def lock_it_for_ever(folder: Path) -> None:
    """Somebody else's lock cannot be opened; a folder cannot, even by who may do everything."""
    (folder / ".tantivy-writer.lock").mkdir(parents=True)


@pytest.mark.parametrize("spoil", [put_a_file_there, put_a_link_to_nothing_there, lock_it_for_ever])
def test_what_stands_in_the_way_of_the_index_changes_no_answer(filled: Path, spoil: Callable[[Path], None]) -> None:
    folder = filled.with_name(f"{filled.name}.index")
    shutil.rmtree(folder)
    spoil(folder)
    assert found_in_turn(filled) == [(0, False), (MANY, True), (MANY, True)]
    assert found_in_turn(filled) == [(MANY, True)] * 3


def test_a_library_that_can_only_be_read_is_searched(filled: Path, mount: Callable[..., None]) -> None:
    shutil.rmtree(filled.with_name(f"{filled.name}.index"))
    mount(filled.parent, "--bind", str(filled.parent))
    mount(filled.parent, "-o", "remount,ro,bind")
    assert found_in_turn(filled)[1:] == [(MANY, True), (MANY, True)]


@pytest.mark.usefixtures("without_collections")
def test_where_the_disk_is_full_the_index_stands_elsewhere(filled: Path, mount: Callable[..., None]) -> None:
    folder = filled.with_name(f"{filled.name}.index")
    shutil.rmtree(folder)
    folder.mkdir()
    mount(folder, "-t", "tmpfs", "-o", "size=100k", "tmpfs")
    assert found_in_turn(filled)[1:] == [(MANY, True), (MANY, True)]


def test_once_the_folder_can_be_used_again_all_keep_to_one_index(filled: Path) -> None:
    folder = filled.with_name(f"{filled.name}.index")
    shutil.rmtree(folder)
    put_a_file_there(folder)
    with Library.open(filled, waits=False) as searching, Library.open(filled) as library:
        assert library.search("learning").complete
        assert searching.search("learning").complete
        folder.unlink()
        with Library.open(filled) as another:
            bring(another, "Late Learning", name="late")
            assert another.search("learning").total == MANY + 1
        for one in (searching, library):
            result = one.search("learning")
            assert (result.total, result.complete) == (MANY + 1, True)


def test_a_folder_deleted_while_a_window_is_open_is_made_again(filled: Path) -> None:
    with Library.open(filled, waits=False) as searching, Library.open(filled, waits=False) as writing:
        assert searching.search("learning").total == MANY
        shutil.rmtree(folder_of(searching))
        searching.mark([1], "read")
        writing.catch_up()
        result = searching.search("learning")
        assert (result.total, result.complete) == (MANY, True)
        assert searching.search("learning is:read").total == 1
        assert (folder_of(searching) / "meta.json").exists()


def test_where_there_is_no_place_at_all_who_does_not_wait_keeps_a_small_library_in_memory(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(filled.with_name(f"{filled.name}.index"))
    put_a_file_there(filled.with_name(f"{filled.name}.index"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(filled))
    assert found_in_turn(filled) == [(MANY, True)] * 3


def test_an_index_elsewhere_is_emptied_when_that_beside_the_library_is_written(filled: Path) -> None:
    spare = spare_index_folder(filled)
    shutil.copytree(filled.with_name(f"{filled.name}.index"), spare)
    with Library.open(filled) as library:
        library.mark([1], "read")
        assert library.search("learning is:read").total == 1
    assert not (spare / "meta.json").exists()
