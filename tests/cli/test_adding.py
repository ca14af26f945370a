"""A paper is added in the terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


def test_a_title_makes_a_library_and_says_number_and_key(terminal: Terminal) -> None:
    done = terminal.run("add", "--title", "Learning to Fold", "--author", "Ada Lovelace", "--year", "2021")
    assert (done.status, done.err) == (0, "")
    assert done.out == "Added number 1, lovelace-2021-learning-fold: Learning to Fold\n"


def test_an_identifier_says_what_it_tells_and_options_go_before_it(terminal: Terminal) -> None:
    one = terminal.run(
        "add", "arXiv:2403.00001v2", "--title", "Learning to Fold", "--author", "Ada Lovelace",
        "--author", "Kurt Gödel",
        "--url", "github.com/ada/fold", "--tag", "biology/proteins", "--state", "queued", "--json",
    ).value  # fmt: skip
    assert (one["title"], one["authors"], one["year"]) == ("Learning to Fold", ["Ada Lovelace", "Kurt Gödel"], 2024)
    assert (one["arxiv"], one["tags"], one["state"]) == ("2403.00001", ["biology/proteins"], "queued")
    assert {link["url"] for link in one["links"]} == {"https://github.com/ada/fold", "https://arxiv.org/abs/2403.00001"}


def test_an_entry_is_read_with_its_keywords(terminal: Terminal) -> None:
    entry = "@article{noether, title = {Invariant Variation Problems}, year = 1918, keywords = {physics}}"
    one = terminal.run("add", entry, "--json").value
    assert (one["title"], one["cite_key"], one["tags"]) == ("Invariant Variation Problems", "noether", ["physics"])


def test_it_can_be_undone(terminal: Terminal) -> None:
    terminal.run("add", "--title", "Learning to Fold")
    assert terminal.run("undo").out == "Undone: Add “Learning to Fold”.\n"
    assert terminal.run("list", "--json").value == []


def test_one_that_is_there_is_not_added_again(terminal: Terminal) -> None:
    terminal.run("add", "--title", "Learning to Fold", "--doi", "10.1000/182")
    done = terminal.run("add", "10.1000/182")
    assert (done.status, done.out) == (1, "")
    assert done.err == "This paper is in the library already (number 1); nothing was added.\n"


def test_one_that_is_much_like_another_is_added_and_said(terminal: Terminal) -> None:
    terminal.run("add", "--title", "Learning to Fold Proteins by Looking")
    done = terminal.run("add", "--title", "Lerning to Fold Proteins by Looking")
    assert done.status == 0
    assert (
        done.err == "It may be number 1, “Learning to Fold Proteins by Looking”; readinglist duplicates shows both.\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--title", "T", "--doi", "x"], "“x” is not a DOI (such as 10.1000/182); nothing was changed."),
        (["--title", "T", "--url", "file:///x"], "“file:///x” is no web address (http or https); nothing was changed."),
        (["file:///etc/passwd"], "No paper can be read from this, so none was added; say what you know by --title."),
        (["10.1000/182 10.1000/183"], "These are 2 papers, so none was added; readinglist import takes a file."),
    ],
)
def test_what_cannot_be_added_is_said_and_makes_no_library(terminal: Terminal, words: list[str], sentence: str) -> None:
    done = terminal.run("add", *words)
    assert (done.status, done.err) == (1, f"{sentence}\n")
    assert not terminal.library.exists()


@pytest.mark.parametrize("words", [["add"], ["add", "--tag", "x"], ["add", "--title", "T", "--state", "done"]])
def test_nothing_to_go_by_is_wrong_usage(terminal: Terminal, words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        terminal.run(*words)
    assert stopped.value.code == 2
