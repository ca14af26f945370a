"""What a user should know of a library's place is said once."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from readinglist.gui import cautions
from readinglist.gui.asking import Question
from tests.gui.parts import Program, fill, open_program


def opened(qtbot: QtBot, folder: Path, settings: Path) -> Program:
    """A window on a library in this folder, which has been looked at."""
    folder.mkdir(exist_ok=True)
    if not (folder / "library.db").exists():
        fill(folder / "library.db")
    program = open_program(qtbot, folder / "library.db", settings)
    cautions.begin(program.desk, program.path)
    program.desk.finder.begin(Question("", program.desk.sidebar.entry))
    program.settle()
    looked: list[bool] = []
    program.desk.background.run(lambda: True, looked.append)  # behind the look
    program.wait(lambda: looked)
    return program


def test_a_library_in_a_cloud_is_warned_about_once(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path / "Dropbox", tmp_path / "window.ini")
    assert "in a folder of Dropbox" in program.notice()
    assert program.desk.notices.notice.button == "Move Library…"
    program.leave()
    again = opened(qtbot, tmp_path / "Dropbox", tmp_path / "window.ini")
    assert again.notice() == ""


def test_a_library_that_is_well_kept_needs_no_words(qtbot: QtBot, tmp_path: Path) -> None:
    assert opened(qtbot, tmp_path / "papers", tmp_path / "window.ini").notice() == ""


def test_settings_that_could_not_be_read_are_said_to_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    settings = tmp_path / "window.ini"
    settings.write_text("[view\nno value\n")
    program = opened(qtbot, tmp_path / "papers", settings)
    assert "kept as window.ini.bad" in program.notice()
