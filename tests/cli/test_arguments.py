"""The command line as it is typed."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from readinglist.cli.arguments import COMMANDS, asks_for_terminal, mistyped, parse
from readinglist.domain.exports import EXPORT_KINDS
from readinglist.search.prefixes import VALUES, Prefix


@pytest.mark.parametrize(
    ("typed", "terminal"),
    [
        ("", False),
        ("page.txt other.txt", False),
        ("--library papers.db page.txt", False),
        ("./list", False),
        ("-- list", False),
        ("list", True),
        ("--library papers.db list", True),
        ("--library=papers.db undo", True),
        ("--library list page.txt", False),
        ("--help", True),
        ("--version", True),
    ],
)
def test_a_command_in_first_place_is_for_the_terminal_and_files_are_for_the_window(typed: str, terminal: bool) -> None:
    assert asks_for_terminal(shlex.split(typed)) is terminal


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("list", {"command": "list", "query": [], "limit": None, "json": False}),
        ("list tag:vision contrastve --limit 5", {"query": ["tag:vision", "contrastve"], "limit": 5}),
        ("mark read --id 3 4", {"state": "read", "id": [3, 4], "query": []}),
        ("tag --add a --add b --remove c birds", {"add": ["a", "b"], "remove": ["c"], "query": ["birds"]}),
        ("export --format bibtex", {"format": "bibtex", "output": None, "query": []}),
        ("import -- -odd.txt", {"files": ["-odd.txt"]}),
    ],
)
def test_commands_take_their_options_anywhere(typed: str, wanted: dict[str, Any]) -> None:
    assert wanted.items() <= vars(parse(shlex.split(typed))).items()


@pytest.mark.parametrize("typed", ["--library p.db list", "list --library p.db", "list --library=p.db birds"])
def test_the_library_may_be_named_before_the_command_or_after(typed: str) -> None:
    assert str(parse(shlex.split(typed)).library) == "p.db"


@pytest.mark.parametrize("word", ["-survey", "-tag:done", "-has:code", "-openai"])
def test_a_word_that_is_not_wanted_is_part_of_the_query(word: str) -> None:
    assert " ".join(parse(["list", "vision", word]).query).split() == ["vision", word]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("import", "FILE"),
        ("mark gone birds", "invalid choice: 'gone'"),
        ("mark read", "by a QUERY or by --id"),
        ("mark read ''", "by a QUERY or by --id"),  # a script's variable that was never set
        ("tag --add done ' '", "by a QUERY or by --id"),
        ("mark read birds --id 3", "by a QUERY or by --id"),
        ("tag birds", "by --add or --remove"),
        ("open", "by a QUERY or by --id"),
        ("list --limit 0", "no number above zero"),
        ("list --limit " + "9" * 5_000, "no number above zero"),
        ("export", "--format"),
        ("list --colour", "--colour"),
    ],
)
def test_wrong_usage_is_explained(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(shlex.split(typed))
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parse(["--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert all(f"    {command} " in printed for command in COMMANDS)


def test_the_help_names_every_filter_and_what_may_stand_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"])
    words = capsys.readouterr().out.replace(",", " ").split()
    assert [prefix for prefix in Prefix if prefix not in words] == []
    assert [value for values in VALUES.values() for value in values if value not in words] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse([command, "--help"])
    assert capsys.readouterr().out.startswith(f"usage: readinglist {command}")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["serach", "x"], "see readinglist --help."),
        (["exprot"], "did you mean readinglist export?"),
        (["--library", "a.db", "lst"], "did you mean readinglist list?"),
    ],
)
def test_a_word_that_is_neither_file_nor_command_is_taken_for_a_mistyped_command(words: list[str], hint: str) -> None:
    assert mistyped(words).endswith(hint)


@pytest.mark.parametrize("words", [[], ["page.txt"], ["./bogus"], ["--", "bogus"], ["--library", "a.db"]])
def test_what_may_be_a_file_is_left_to_the_window(words: list[str]) -> None:
    assert mistyped(words) == ""


def test_a_file_that_is_there_is_no_mistyped_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "serach").touch()
    monkeypatch.chdir(tmp_path)
    assert mistyped(["serach"]) == ""


def test_the_help_of_export_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["export", "--help"])
    words = capsys.readouterr().out.replace(",", " ").split()
    assert all(kind.name in words for kind in EXPORT_KINDS)
