"""Tags are made, renamed, moved, merged and deleted from the window, and what that touches is said before."""

from __future__ import annotations

import pytest

from readinglist.gui.desk import Desk
from readinglist.gui.operations import tag_tree, undoing
from readinglist.gui.sidebar.model import ENTRY_ROLE
from readinglist.library import Library, lists
from tests.gui.parts import Program


@pytest.fixture
def desk(program: Program) -> Desk:
    with Library.open(program.path) as library:
        library.tag([1, 2, 3], add=["llms", "llms/small"])
        library.tag([4], add=["LLM"])
        lists.add_smart_list(library, "Models", "tag:llms")
    program.wait(lambda: len(program.desk.snapshot.overview.tags) == 3)
    return program.desk


def counts(program: Program) -> dict[str, int]:
    with Library.open(program.path) as library:
        return {tag.name: count for tag, count in library.overview().tags}


def done(program: Program) -> None:
    program.settle()
    program.wait_for_writes()


def drop(program: Program, line: str, name: str) -> None:
    """Drop a tag on a line of the sidebar."""
    lines = (index.data(ENTRY_ROLE) for index in (item.index() for item in program.desk.sidebar.model().items()))
    program.desk.sidebar.tag_dropped.emit(next(entry for entry in lines if entry.text == line), name)
    done(program)


def test_a_tag_is_merged_by_its_new_name_once_that_is_agreed_to(program: Program, desk: Desk) -> None:
    program.answers.text_answer = "llm"
    tag_tree.rename(desk, "llms")
    done(program)
    assert program.answers.asked == [
        "Rename Tag",
        "There is “LLM” already. Make “llms” one with it? 3 papers and 1 smart list go over to it. "
        "One undo takes this back.",
    ]
    assert counts(program) == {"LLM": 1, "llms": 3, "llms/small": 3}
    program.answers.choice_answer = 0
    tag_tree.rename(desk, "llms")
    done(program)
    assert counts(program) == {"LLM": 4, "LLM/small": 3}
    assert program.notice() == "“llms” is one with “llm” now."
    undoing.undo(desk)
    done(program)
    assert counts(program) == {"LLM": 1, "llms": 3, "llms/small": 3}


def test_a_tag_is_merged_with_one_that_is_named(program: Program, desk: Desk) -> None:
    llms = next(tag for tag in desk.snapshot.tags() if tag.name == "llms")
    program.answers.text_answer, program.answers.choice_answer = "ghost", 0
    tag_tree.merge(desk, llms)
    done(program)
    assert program.notice() == "There is no tag “ghost”; nothing was changed."
    program.answers.text_answer = "llm"
    tag_tree.merge(desk, llms)
    done(program)
    assert counts(program) == {"LLM": 4, "LLM/small": 3}


@pytest.mark.parametrize(("answer", "name"), [("/", "small"), ("LLM", "LLM/small"), ("new/", "new/small")])
def test_a_tag_is_moved_below_another_or_none(program: Program, desk: Desk, answer: str, name: str) -> None:
    program.answers.text_answer = answer
    tag_tree.move(desk, "llms/small")
    done(program)
    assert set(counts(program)) == {"LLM", "llms", name}


@pytest.mark.usefixtures("desk")
def test_a_tag_that_is_dropped_on_another_goes_below_it_once_that_is_agreed_to(program: Program) -> None:
    drop(program, "LLM", "llms")
    assert program.answers.asked == [
        "Put “llms” below “LLM”? It takes along 3 papers and 1 smart list. One undo takes this back."
    ]
    assert set(counts(program)) == {"LLM", "llms", "llms/small"}
    program.answers.choice_answer = 0
    drop(program, "LLM", "llms")
    assert set(counts(program)) == {"LLM", "LLM/llms", "LLM/llms/small"}
    drop(program, "Tags", "LLM/llms/small")
    assert set(counts(program)) == {"LLM", "LLM/llms", "small"}


@pytest.mark.parametrize(("answer", "left"), [(-1, 3), (0, 2), (1, 1), (2, 3)])
def test_a_tag_is_deleted_alone_or_with_those_below(program: Program, desk: Desk, answer: int, left: int) -> None:
    program.answers.choice_answer = answer
    tag_tree.delete(desk, next(tag for tag in desk.snapshot.tags() if tag.name == "llms"))
    done(program)
    assert program.answers.asked == [
        "Delete the tag “llms”? 3 papers lose it. 1 tag below it can stay, or go with it; then 3 papers lose one of "
        "them. It is asked for by 1 smart list. The papers stay, and one undo takes this back."
    ]
    assert len(counts(program)) == left


def test_a_new_tag_stands_in_the_sidebar_and_goes_without_a_question_while_nothing_has_it(program: Program) -> None:
    program.answers.text_answer = "vision"
    tag_tree.create(program.desk)
    done(program)
    assert counts(program) == {"vision": 0}
    tag_tree.delete(program.desk, program.desk.snapshot.tags()[0])
    done(program)
    assert counts(program) == {}
    assert program.answers.asked == ["New Tag"]
