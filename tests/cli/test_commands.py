"""The commands of the terminal, over a real library."""

from __future__ import annotations

import gzip
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.listings import page, title

PAPER_KEYS = (
    "id title abstract authors year venue arxiv doi state starred rating trashed tags links listings cite_key added"
).split()


class TestImport:
    def test_reports_what_was_found(self, terminal: Terminal, listing: Path) -> None:
        done = terminal.run("import", listing)
        assert (done.status, done.err) == (0, "")
        assert done.out == f"{listing}: 5 found, 5 new, 0 already known, 0 skipped\n"

    def test_of_several_files_takes_each_paper_once(self, terminal: Terminal, listing: Path, tmp_path: Path) -> None:
        other = tmp_path / "other.txt"
        other.write_text(page(range(3, 9)))
        report = terminal.run("import", listing, other, "--json").value
        assert (report["found"], report["new"], report["known"], report["skipped"]) == (11, 9, 2, 0)
        assert [file["path"] for file in report["files"]] == [str(listing), str(other)]
        assert set(report["files"][0]) == {"path", "format", "found", "new", "known", "skipped"}

    def test_a_second_time_finds_nothing_new(self, filled: Terminal, listing: Path) -> None:
        report = filled.run("import", listing, "--json").value
        assert (report["found"], report["new"], report["known"]) == (5, 0, 5)

    def test_says_what_cannot_be_read_and_imports_the_rest(self, terminal: Terminal, listing: Path) -> None:
        done = terminal.run("import", "gone.txt", listing)
        assert done.status == 1
        assert "gone.txt" in done.err
        assert done.err.count("\n") == 1
        assert len(terminal.run("list", "--json").value) == 5

    @pytest.mark.parametrize("kind", ["folder", "pipe", "binary", "empty", "prose"])
    def test_refuses_what_is_no_listing_in_one_sentence(self, terminal: Terminal, tmp_path: Path, kind: str) -> None:
        path = tmp_path / kind
        if kind == "folder":
            path.mkdir()
        elif kind == "pipe":
            os.mkfifo(path)
        else:
            path.write_bytes({"binary": bytes(range(256)), "empty": b"", "prose": b"Dear Ada, see you soon."}[kind])
        done = terminal.run("import", path)
        assert (done.status, done.err.count("\n")) == (1, 1)
        assert not terminal.library.exists()

    def test_takes_all_listings_of_a_folder(self, terminal: Terminal, tmp_path: Path) -> None:
        folder = tmp_path / "papers"
        (folder / "below").mkdir(parents=True)
        (folder / "one.txt").write_text(page(range(5)))
        (folder / "below" / "two.txt.gz").write_bytes(gzip.compress(page(range(3, 9)).encode()))
        (folder / "paper.pdf").write_bytes(b"%PDF-1.7\n\0\1\2")
        done = terminal.run("import", folder)
        assert (done.status, done.err) == (0, "")
        assert done.out.splitlines() == [
            f"{folder}/one.txt: 5 found, 5 new, 0 already known, 0 skipped",
            f"{folder}/below/two.txt.gz: 6 found, 4 new, 2 already known, 0 skipped",
            "  1 other file in “papers” holds no papers.",
            "Together: 11 found, 9 new, 2 already known, 0 skipped",
        ]
        files = terminal.run("import", folder, "--json").value["files"]
        assert [file.get("notes") for file in files] == [None, ["1 other file in “papers” holds no papers."]]

    def test_survives_a_file_name_of_broken_bytes(self, terminal: Terminal, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
        Path(os.fsdecode(path)).write_text(page(range(2)))
        done = terminal.run("import", os.fsdecode(path))
        assert done.status == 0
        assert done.out.count("\n") == 1


class TestList:
    def test_shows_a_table(self, filled: Terminal) -> None:
        done = filled.run("list")
        heading, *rows = done.out.splitlines()
        assert heading.split() == ["ID", "STATE", "TITLE", "LINK"]
        assert len(rows) == 5
        assert any(title(0) in row and row.endswith("https://github.com/invented/paper-0") for row in rows)
        assert done.err == "5 papers\n"

    def test_prints_papers_as_json(self, filled: Terminal) -> None:
        papers = filled.run("list", "--json").value
        assert list(papers[0]) == PAPER_KEYS
        paper = next(paper for paper in papers if paper["title"] == title(0))
        assert paper["links"] == [{"url": "https://github.com/invented/paper-0", "kind": "repository"}]
        assert paper["listings"] == ["five.txt"]
        assert (paper["state"], paper["starred"], paper["trashed"], paper["rating"]) == ("unread", False, False, 0)

    def test_puts_a_misspelt_title_first(self, filled: Terminal) -> None:
        papers = filled.run("list", "--json", "bounded", "bassis", "functions", "for", "bierd").value
        assert papers[0]["title"] == title(1)

    def test_says_that_words_were_taken_for_others(self, filled: Terminal) -> None:
        done = filled.run("list", "bassis")
        assert "Nothing for “bassis”; showing “basis”." in done.err.splitlines()

    def test_stops_at_the_limit_and_says_how_many_there_are(self, filled: Terminal) -> None:
        done = filled.run("list", "--limit", "2")
        assert len(done.out.splitlines()) == 3
        assert done.err == "2 of 5 papers\n"

    def test_of_nothing_is_an_answer(self, filled: Terminal) -> None:
        assert filled.run("list", "xqzwvkjhgf", "--json").value == []
        done = filled.run("list", "xqzwvkjhgf")
        assert (done.status, done.out, done.err) == (0, "", "0 papers\n")

    @pytest.mark.parametrize("command", [["list"], ["undo"], ["check"], ["mark", "read", "birds"], ["backup"]])
    def test_never_makes_a_library_where_there_is_none(self, terminal: Terminal, command: list[str]) -> None:
        done = terminal.run(*command)
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert str(terminal.library) in done.err
        assert list(terminal.library.parent.iterdir()) == []

    @pytest.mark.parametrize("query", ["(((", '"', "tag:", "-", "OR", "year:..", "in:", "a OR", ":", "%", "'; --"])
    def test_takes_any_query(self, filled: Terminal, query: str) -> None:
        assert filled.run("list", query).status == 0


class TestMarkAndTag:
    def test_mark_what_a_query_finds(self, filled: Terminal) -> None:
        assert filled.run("mark", "read", "title:bird").out == "Mark 1 paper read.\n"
        read = filled.run("list", "is:read", "--json").value
        assert [(paper["title"], paper["state"]) for paper in read] == [(title(1), "read")]

    def test_mark_papers_by_number(self, filled: Terminal) -> None:
        numbers = [paper["id"] for paper in filled.run("list", "--json").value][:2]
        assert filled.run("mark", "queued", "--id", *map(str, numbers)).out == "Mark 2 papers queued.\n"
        assert {paper["id"] for paper in filled.run("list", "is:queued", "--json").value} == set(numbers)

    def test_tag_and_untag(self, filled: Terminal) -> None:
        filled.run("tag", "--add", "vision/birds", "--add", "thesis", "bounded basis functions")
        assert filled.run("list", "tag:vision", "--json").value[0]["tags"] == ["thesis", "vision/birds"]
        filled.run("tag", "--remove", "thesis", "tag:vision")
        assert filled.run("list", "tag:vision", "--json").value[0]["tags"] == ["vision/birds"]

    @pytest.mark.parametrize("command", [["mark", "read"], ["tag", "--add", "x"]])
    def test_say_that_a_query_finds_nothing(self, filled: Terminal, command: list[str]) -> None:
        done = filled.run(*command, "xqzwvkjhgf")
        assert (done.status, done.out, done.err) == (0, "", "No paper matches; nothing was changed.\n")

    @pytest.mark.parametrize("command", [["mark", "read"], ["tag", "--add", "x"]])
    def test_do_not_act_on_words_that_match_only_nearly(self, filled: Terminal, command: list[str]) -> None:
        done = filled.run(*command, "bassis")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert "nothing was changed" in done.err
        assert filled.run("list", "is:read OR tag:x", "--json").value == []

    @pytest.mark.parametrize("part", ["is:unred", "year:20x", "tag:", "sort:nothing"])
    def test_do_not_act_on_a_filter_that_means_nothing(self, filled: Terminal, part: str) -> None:
        done = filled.run("mark", "dismissed", part)
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert f"“{part}” means nothing here, so nothing was changed" in done.err
        listed = filled.run("list", part)
        assert len(listed.out.splitlines()) == 1 + 5
        assert f"“{part}” means nothing here, so it was left out" in listed.err

    @pytest.mark.parametrize(
        ("command", "what"),
        [
            (["tag", "--add", "x"], "changed"),
            (["export", "--format", "bibtex"], "written"),
            (["export", "--format", "bibtex", "-o", "out.bib"], "written"),
            (["export", "--format", "bibtex", "-o", "out.bib", "--keep"], "written"),
            (["open"], "opened"),
        ],
    )
    def test_write_keep_and_open_nothing_for_a_word_that_is_no_state(
        self, filled: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], what: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = filled.run(*command, "is:starrd")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert f"“is:starrd” means nothing here, so nothing was {what}; readinglist --help" in done.err
        assert not Path("out.bib").exists()
        assert filled.run("exports", "--json").value == []

    @pytest.mark.parametrize("command", [["mark", "read"], ["tag", "--add", "x"]])
    def test_refuse_a_number_that_no_paper_has(self, filled: Terminal, command: list[str]) -> None:
        done = filled.run(*command, "--id", "1", "999")
        assert (done.status, done.err) == (1, "There is no paper with the number 999; nothing was changed.\n")
        assert filled.run("list", "is:read OR tag:x", "--json").value == []

    def test_are_undone_and_redone_by_later_commands(self, filled: Terminal) -> None:
        filled.run("mark", "dismissed", "year:0..9999 OR is:unread")
        assert filled.run("list", "--json").value == []
        assert filled.run("undo").out == "Undone: Mark 5 papers dismissed.\n"
        assert len(filled.run("list", "--json").value) == 5
        assert filled.run("redo").out == "Done again: Mark 5 papers dismissed.\n"
        assert filled.run("list", "--json").value == []

    def test_undo_an_import(self, filled: Terminal) -> None:
        assert filled.run("undo").status == 0
        assert filled.run("list", "--json").value == []
        assert len(filled.run("list", "is:trash", "--json").value) == 5

    def test_nothing_to_undo_is_said(self, filled: Terminal) -> None:
        filled.run("undo")
        done = filled.run("undo")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)


class TestExport:
    def test_prints_bibtex(self, filled: Terminal) -> None:
        done = filled.run("export", "--format", "bibtex")
        assert (done.status, done.out.count("@misc{")) == (0, 5)

    def test_writes_the_papers_that_are_named_in_that_order(self, filled: Terminal) -> None:
        named = filled.run("export", "--id", "3", "1", "--format", "csv").out.splitlines()
        listed = {paper["id"]: paper["cite_key"] for paper in filled.run("list", "--json").value}
        assert [row.partition(",")[0] for row in named[1:]] == [listed[3], listed[1]]

    def test_takes_names_or_a_query(self, filled: Terminal) -> None:
        for more in (["depth"], ["--keep", "-o", "list.bib"]):
            with pytest.raises(SystemExit) as stopped:
                filled.run("export", "--id", "1", "--format", "csv", *more)
            assert stopped.value.code == 2

    def test_writes_markdown_to_a_file(self, filled: Terminal, tmp_path: Path) -> None:
        target = tmp_path / "list.md"
        done = filled.run("export", "bounded basis functions", "--format", "markdown", "-o", target)
        assert done.out == f"Wrote 1 paper to {target}.\n"
        assert target.read_text().count("- [ ]") == 1

    def test_says_that_nothing_is_written_where_a_query_finds_nothing(self, filled: Terminal) -> None:
        done = filled.run("export", "xqzwvkjhgf", "--format", "bibtex")
        assert (done.status, done.out, done.err) == (0, "", "No paper matches; nothing was written.\n")

    def test_leaves_what_was_there_where_it_cannot_write(self, filled: Terminal, tmp_path: Path) -> None:
        done = filled.run("export", "--format", "bibtex", "-o", tmp_path / "no such folder" / "list.bib")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)

    def test_writes_notes_to_a_folder_and_says_what_it_left_alone(self, filled: Terminal, tmp_path: Path) -> None:
        folder = tmp_path / "vault"
        done = filled.run("export", "--format", "notes", "-o", folder)
        assert done.out == f"Wrote 5 notes to {folder}; 0 were there already.\n"
        edited = next(folder.iterdir())
        edited.write_text("mine")
        done = filled.run("export", "--format", "notes", "-o", folder)
        assert done.out == f"Wrote 0 notes to {folder}; 4 were there already.\n"
        assert done.err == f"Left as they are, since they are not ours or were changed since (1): {edited.name}.\n"

    def test_notes_need_a_folder(self, filled: Terminal) -> None:
        done = filled.run("export", "--format", "notes")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)

    def test_prints_references_in_a_style(self, filled: Terminal) -> None:
        apa = filled.run("export", "bounded basis functions", "--format", "references").out
        ieee = filled.run("export", "bounded basis functions", "--format", "references", "--style", "ieee").out
        assert "(n.d.)" in apa
        assert ieee.startswith("[1] “")

    def test_names_the_styles_where_there_is_no_such_one(self, filled: Terminal) -> None:
        done = filled.run("export", "--format", "references", "--style", "papyrus")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert "papyrus" in done.err
        assert "apa, ieee" in done.err

    def test_refuses_an_unknown_format(self, filled: Terminal) -> None:
        done = filled.run("export", "--format", "papyrus")
        assert (done.status, "papyrus" in done.err, "bibtex" in done.err) == (1, True, True)


class TestOpen:
    def test_hands_the_best_link_of_the_best_match_to_the_browser(self, filled: Terminal, tmp_path: Path) -> None:
        notes, browser = tmp_path / "opened.txt", tmp_path / "browser"
        browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{notes}"\n')
        browser.chmod(0o755)
        done = filled.process("open", "adaptive attention maps", BROWSER=str(browser))
        assert (done.returncode, done.stdout) == (0, "Opened https://github.com/invented/paper-0\n")
        assert notes.read_text() == "https://github.com/invented/paper-0\n"

    def test_says_that_a_paper_has_no_link(self, filled: Terminal) -> None:
        done = filled.run("open", "causal codebooks")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert title(2) in done.err

    def test_says_what_it_took_misspelt_words_for(self, filled: Terminal) -> None:
        done = filled.run("open", "causal codebookks")
        assert done.err.startswith("Nothing for “codebookks”; showing “codebooks”.\n")

    def test_says_that_there_is_no_such_paper(self, filled: Terminal) -> None:
        assert filled.run("open", "xqzwvkjhgf").status == 1


class TestUpkeep:
    def test_a_sound_library_is_said_to_be_sound(self, filled: Terminal) -> None:
        done = filled.run("check")
        assert (done.status, "5 papers" in done.out) == (0, True)

    def test_damaged_words_are_named_mended_and_kept(self, filled: Terminal) -> None:
        filled.run("backup")
        self.overwrite(filled, "UPDATE paper SET notes = 'x' WHERE id = 2")
        done = filled.run("check")
        assert (done.status, done.out.split(",")[0]) == (1, "The words of paper 2")
        assert filled.run("check", "--mend").status == 0
        assert [one["reason"] for one in filled.run("backups", "--json").value] == ["mending", "by-hand"]
        self.overwrite(filled, "UPDATE paper SET notes = 'y' WHERE id = 3")
        filled.library.with_name(f"{filled.library.name}.backups").rename(filled.library.with_name("elsewhere"))
        done = filled.run("check", "--mend")
        assert (done.status, "in no backup" in done.out) == (1, True)
        assert filled.run("check", "--keep").status == 0
        assert filled.run("check").out.startswith("The library is sound")

    @staticmethod
    def overwrite(terminal: Terminal, statement: str) -> None:
        with sqlite3.connect(terminal.library) as other:
            other.execute(statement)
        other.close()

    def test_a_backup_is_a_library(self, filled: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        target = tmp_path / "copy of papers.db"
        assert filled.run("backup", "-o", target).status == 0
        assert len(Terminal(target, capsys).run("list", "--json").value) == 5

    def test_a_file_of_another_kind_is_refused_and_left_alone(self, terminal: Terminal, listing: Path) -> None:
        terminal.library.write_text("Dear diary")
        for command in (["list"], ["import", listing], ["check"]):
            done = terminal.run(*command)
            assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
        assert terminal.library.read_text() == "Dear diary"

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
    def test_a_library_that_cannot_be_written_can_be_read(self, filled: Terminal) -> None:
        filled.library.chmod(stat.S_IRUSR)
        assert len(filled.run("list", "--json").value) == 5
        done = filled.run("mark", "read", "bounded")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
