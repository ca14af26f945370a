"""The model of the palette narrows to what is typed, however much there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from readinglist.gui.palette.commands import Command
from readinglist.gui.palette.model import COMMAND_ROLE, CommandModel

READ = Command("Mark Read", "Paper", lambda: None, "R")
TAG = Command("vision", "Tag", lambda: None)


def texts(model: CommandModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_models_while_it_narrows(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel([READ, TAG])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for typed in ("v", "vi", "vix", "", "read"):
        model.narrow(typed)
    assert texts(model) == ["Mark Read"]


def test_a_row_holds_its_command_and_is_read_out_with_place_and_key(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel([READ, TAG])
    assert model.index(0).data(COMMAND_ROLE) is READ
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Mark Read, Paper, R", "vision, Tag"]


def test_a_foreign_name_is_one_visible_line(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel([Command("<b>a</b>\n\u202eb", "Tag", lambda: None)])
    assert texts(model) == ["<b>a</b> \ufffdb"]


def test_one_tag_is_found_among_five_thousand(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel([Command(f"tag {number:04}", "Tag", lambda: None) for number in range(5_000)])
    model.narrow("4711")
    assert texts(model) == ["tag 4711"]
    model.narrow("tag")
    assert model.rowCount() == 100


def commands(*names: str) -> list[Command]:
    return [Command(name, "Edit", lambda: None) for name in names]


def test_papers_stand_behind_the_first_five_that_are_called_so(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel(commands(*(f"mark {number}" for number in range(7))))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.narrow("mark")
    model.show_papers(commands("Benchmarks"))
    assert texts(model)[4:7] == ["mark 4", "Benchmarks", "mark 5"]


def test_papers_stand_before_what_is_spelt_nearly_so_unless_they_are_too(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel(commands("Mark Queued"))
    model.narrow("mark quued")
    model.show_papers(commands("Mark quued up"))
    assert texts(model) == ["Mark quued up", "Mark Queued"]
    model.show_papers(commands("A marked queue"), is_nearly=True)
    assert texts(model) == ["Mark Queued", "A marked queue"]


def test_no_papers_are_left_where_none_are_wanted(qapp: QApplication) -> None:  # noqa: ARG001
    model = CommandModel(commands("Star"))
    for typed in ("", "s", ">star", "#star"):
        model.narrow("star")
        model.show_papers(commands("Stars"))
        model.narrow(typed)
        assert "Stars" not in texts(model)


def test_what_is_used_comes_before_what_merely_begins_so(qapp: QApplication) -> None:  # noqa: ARG001
    rarely, often = (CommandModel(commands("Read Boxes", "Mark Read"), uses=[0, use]) for use in (1, 6))
    for model in (rarely, often):
        model.narrow("read")
    assert texts(rarely) == ["Read Boxes", "Mark Read"]
    assert texts(often) == ["Mark Read", "Read Boxes"]
