"""What is written down of a day of work, faults included, holds no word of a title, note, search or file name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.gui.logs import log_in
from readinglist.gui.reporting import BugReporter
from readinglist.library import editing, own_process
from tests.gui.parts import Program, fill, open_program
from tests.listings import page

SECRET = "Zyxomma"


def work(program: Program, folder: Path) -> None:
    """Search, write, tag, import what can be read and what cannot, and undo."""
    desk = program.desk
    desk.search.setText(f'{SECRET} title:"{SECRET} (')
    program.settle()
    for verb in (
        lambda library: library.tag([1], add=[SECRET]),
        lambda library: editing.note(library, 1, f"{SECRET} notes"),
        lambda library: library.undo(),
        lambda library: library.do(lambda transaction: transaction.set(SECRET)),
        lambda library: library.papers([SECRET]),  # type: ignore[list-item]
        lambda _library: int(SECRET),
        lambda _library: {}[SECRET],
        lambda _library: Path(folder / SECRET / "gone").read_text(),
    ):
        desk.background.write(verb)
    program.wait_for_writes()
    for name, content in (("good", page(range(3))), ("bad", "\x00\x01"), ("worse.bib", "@article{x, title = {")):
        (folder / f"{SECRET}-{name}").write_text(content.replace("Adaptive", SECRET))
    for name in ("good", "bad", "worse.bib", "absent"):
        desk.imports.start_import([folder / f"{SECRET}-{name}"])
    program.wait(lambda: not desk.imports.is_busy)
    program.settle()


@pytest.mark.no_qt_log
def test_the_log_of_a_days_work_holds_no_words_of_the_user(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, log = tmp_path / f"{SECRET}.db", tmp_path / "log"
    fill(library, [f"{SECRET} networks", "Another paper"])
    program = open_program(qtbot, library, tmp_path / "window.ini")
    reporter = BugReporter(program.window, clock=iter(range(0, 100_000, 100)).__next__)
    program.desk.background.broken.connect(reporter.report)
    with qtbot.captureExceptions(), log_in(log), reporter.listening():
        work(program, tmp_path)
        started = own_process.started
        faulty = "tests.gui.faulty_reader"
        monkeypatch.setattr(own_process, "started", lambda _module, **given: started(faulty, **given))
        program.desk.imports.start_import([tmp_path / f"{SECRET}-good"])
        program.wait(lambda: "fault" in program.notice())
    program.bugs.clear()
    program.close()
    written = "".join(path.read_text() for path in log.iterdir())
    assert written.count(" ERROR ") >= 5
    assert SECRET.casefold() not in written.casefold()
