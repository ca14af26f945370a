"""What is pasted into the form of a new paper is read for as long as the form is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from readinglist.gui.adding.add_dialog import AddDialog
from readinglist.gui.adding.reading import PastedReading
from tests.gui.parts import Program


def test_what_comes_while_the_form_goes_is_not_read(program: Program) -> None:
    form = AddDialog((), program.window)
    PastedReading(program.desk.background, form)
    form.open()
    form.reject()
    form.pasted.emit("arXiv:2103.00020")
    QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    done: list[bool] = []
    program.desk.background.run(lambda: True, done.append)
    program.wait(lambda: done)
    assert program.bugs == []
