"""What the terminal tells of an import besides its counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from readinglist.cli import importing
from tests.cli.conftest import Terminal
from tests.listings import page, title

ONE = "@article{one, title={Reading Slowly and Well}, author={Ada Lovelace}, year={2023}, abstract={We read.}}\n"
CHANGED = ONE.replace("We read.", "We write.")
BARE = "@article{two, title={Walking Far}, author={Ada Lovelace}}\n"
FULL = "@article{two, title={Walking Far}, author={Ada Lovelace}, abstract={We walk.}}\n"


def saved(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_says_how_many_new_papers_may_be_known(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("import", saved(tmp_path / "one.txt", page(range(3))))
    other = saved(tmp_path / "two.txt", page(range(5)).replace(title(0), f"{title(0)}: A Study"))
    done = terminal.run("import", other)
    assert done.out.splitlines()[1:] == [
        "1 new paper may be in the library under another title; readinglist duplicates shows them."
    ]


def test_tells_scripts_too(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("import", saved(tmp_path / "one.bib", BARE))
    report = terminal.run("import", saved(tmp_path / "two.bib", FULL), "--json").value
    assert (report["near"], report["filled"], report["updated"], report["dismissed"]) == (0, 1, 0, 0)


def test_does_not_look_at_very_many(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "MOST_LOOKED_AT", 2)
    done = terminal.run("import", saved(tmp_path / "one.txt", page(range(3))))
    assert done.out.splitlines()[1:] == ["readinglist duplicates shows which papers may be in the library twice."]
    report = terminal.run("import", saved(tmp_path / "two.txt", page(range(3, 6))), "--json").value
    assert report["near"] is None


def test_says_what_known_papers_got(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("import", saved(tmp_path / "one.bib", BARE))
    done = terminal.run("import", saved(tmp_path / "two.bib", FULL))
    assert done.out.splitlines()[1:] == ["1 known paper got what was missing."]


def test_says_how_many_were_dismissed_before(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("import", saved(tmp_path / "one.txt", page(range(3))))
    terminal.run("mark", "dismissed", "--id", "1", "2")
    done = terminal.run("import", saved(tmp_path / "two.txt", page(range(1, 4))))
    assert done.out.splitlines()[1:] == ["1 of them was dismissed before, and stays so."]


def test_takes_over_what_a_file_says_anew_only_where_that_is_wanted(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path / "one.bib", ONE)
    terminal.run("import", path)
    assert terminal.run("import", saved(path, CHANGED)).out.splitlines()[1:] == []
    assert terminal.run("list", "--json").value[0]["abstract"] == "We read."
    assert terminal.run("import", "--update", saved(path, CHANGED + BARE)).out.splitlines()[1:] == [
        "1 known paper updated."
    ]
    assert {paper["abstract"] for paper in terminal.run("list", "--json").value} == {"We write.", ""}


def test_tells_in_which_line_what_was_skipped_and_why(terminal: Terminal, tmp_path: Path) -> None:
    nameless = "@article{set, year={1908}}\n"
    told = terminal.run("import", saved(tmp_path / "one.bib", ONE + nameless)).out.splitlines()[1:]
    assert told == ["  line 2 skipped: This entry has no title: set"]


def test_the_same_file_again_updates_nothing(terminal: Terminal, tmp_path: Path) -> None:
    path = saved(tmp_path / "one.bib", ONE)
    for _ in range(2):
        done = terminal.run("import", "--update", path)
    assert done.out == f"{path}: 1 found, 0 new, 1 already known, 0 skipped\n"
