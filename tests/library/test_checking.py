"""A check of the library finds what is wrong, names it, and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readinglist.domain.change import Entity
from readinglist.domain.exports import ExportChoice
from readinglist.domain.records import Record
from readinglist.library import Library, adding, checking, lists, living_exports, mending, tag_rules, tagging
from readinglist.library.catching_up import Progress
from tests.library.conftest import Import
from tests.library.test_nonsense_in_rows import read_all

NOT_UTF_8 = "CAST(x'41fffe42' AS TEXT)"


def overwrite(library: Library, statement: str) -> None:
    """Change the file as another program might, which does not mind foreign keys."""
    with sqlite3.connect(library.path) as other:
        other.execute(statement)
    other.close()


def test_a_sound_library_checks_as_sound(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing", "A Third Thing")
    library.mark(library.search().ids[:1], "dismissed")
    library.trash(library.search().ids[:1])
    report = checking.check(library)
    assert report.sound
    assert report.sentences == (
        "The library is sound: 3 papers (1 dismissed, 1 in the trash); all words are as they were stored.",
    )


def test_an_empty_library_is_sound(library: Library) -> None:
    assert checking.check(library).sound


def test_a_check_names_what_points_to_nothing(library: Library, bring: Import) -> None:
    bring("One Thing")
    overwrite(library, "INSERT INTO paper_tag (paper_id, tag_id) VALUES (77, 88)")
    report = checking.check(library)
    assert (report.sound, report.can_be_mended, report.orphans) == (False, True, {"paper_tag": 2})
    assert report.sentences == ("Of the tags on papers, 2 point to nothing.",)


def test_a_check_names_the_papers_whose_words_are_not_those_that_were_stored(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    overwrite(library, "UPDATE paper SET title='One Thong' WHERE id=1")
    report = checking.check(library)
    assert (report.sound, report.papers) == (False, (1,))
    assert report.sentences == ("The words of paper 1, “One Thong”, are not those that were stored.",)


def test_a_check_names_the_papers_that_cannot_be_read(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing", "A Third Thing")
    overwrite(library, "UPDATE paper SET abstract=CAST(x'41fffe42' AS TEXT) WHERE id=2")
    overwrite(library, "UPDATE paper SET state='bogus' WHERE id=3")
    assert checking.check(library).papers == (2, 3)


@pytest.mark.parametrize(
    "damage",
    [
        "title=CAST(title AS BLOB)",
        "notes=CAST(notes AS BLOB)",
        "cite_key=CAST(cite_key AS BLOB)",
        "authors=CAST(authors AS BLOB)",
        "added=CAST(added AS BLOB)",
        "added='long ago'",
        "trashed='long ago'",
        "state=CAST(state AS BLOB)",
        "title_key=CAST(x'41fffe42' AS TEXT)",
        "rating='many'",
        "starred=7",
    ],
)
def test_one_value_that_a_paper_cannot_have_makes_it_damaged_and_the_check_goes_on(
    library: Library, bring: Import, damage: str
) -> None:
    bring("One Thing", "Another Thing")
    overwrite(library, f"UPDATE paper SET {damage} WHERE id=2")
    assert checking.check(library).papers == (2,)


def test_a_check_names_damage_where_the_search_index_is_yet_to_be_made(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    overwrite(library, "UPDATE paper SET title=CAST(x'41fffe42' AS TEXT) WHERE id=2")
    library.index.empty()
    assert checking.check(library).papers == (2,)


@pytest.mark.parametrize(
    ("table", "damage"),
    [
        ("tag", f"name={NOT_UTF_8}"),
        ("tag", "name=CAST(name AS BLOB)"),
        ("tag", f"colour={NOT_UTF_8}"),
        ("link", "kind='no such kind'"),
        ("link", f"host={NOT_UTF_8}"),
        ("listing", f"name={NOT_UTF_8}"),
        ("listing", "skipped='[[1,'"),
        ("listing", "imported='long ago'"),
        ("smart_list", f"query={NOT_UTF_8}"),
        ("tag_rule", "tags=CAST(tags AS BLOB)"),
        ("living_export", "standing='nowhere'"),
        ("living_export", f"path={NOT_UTF_8}"),
        ("change", f"label={NOT_UTF_8}"),
        ("change", f"fields={NOT_UTF_8}"),
        ("library", "key_pattern='(('"),
    ],
)
def test_rows_that_hold_what_they_cannot_are_named_and_mended(
    library: Library, bring: Import, tmp_path: Path, table: str, damage: str
) -> None:
    bring(("One Thing", "With code at https://github.com/lab/one"))
    library.tag([1], add=["vision"])
    lists.add_smart_list(library, "Mine", "is:unread")
    tag_rules.add(library, "thing", ["vision"])
    living_exports.add(library, "thing", tmp_path / "out.md", ExportChoice("markdown"))
    overwrite(library, f"UPDATE {table} SET {damage} WHERE rowid = (SELECT max(rowid) FROM {table})")
    report = checking.check(library)
    assert (report.misfits, report.sound, report.can_be_mended) == ({table: 1}, False, True)
    (sentence,) = report.sentences
    assert sentence.startswith("Of the ")
    assert sentence.endswith(", 1 holds what cannot be read.")
    assert "_" not in sentence
    assert any("1 row can be read again" in told for told in mending.mend(library, report).sentences)
    assert checking.check(library).sound
    read_all(library.path)


def test_a_tag_of_which_the_name_is_another_than_it_was_is_told_with_what_that_was(
    library: Library, bring: Import
) -> None:
    bring("One Thing")
    library.tag([1], add=["Vision", "to do"])
    overwrite(library, "UPDATE tag SET name = 'Visyon' WHERE name = 'Vision'")
    overwrite(library, "UPDATE tag SET name = 'gone', removed = 1 WHERE name = 'to do'")
    report = checking.check(library)
    assert (report.sound, report.can_be_mended) == (False, False)
    assert report.sentences == ("The tag “Visyon” should be “vision”, in whatever case; rename it.",)


@pytest.mark.parametrize(("damage", "name"), [("x'56ff73696f6e' AS TEXT", "vision"), ("name AS BLOB", "Vision")])
def test_a_tag_of_which_the_name_cannot_be_read_gets_it_back(
    library: Library, bring: Import, damage: str, name: str
) -> None:
    bring("One Thing")
    library.tag([1], add=["Vision"])
    overwrite(library, f"UPDATE tag SET name = CAST({damage})")
    mending.mend(library, checking.check(library))
    assert checking.check(library).sound
    assert library.papers([1])[0].tags == (name,)


def test_a_tag_that_got_its_name_back_is_sound_again(library: Library, bring: Import) -> None:
    bring("One Thing")
    library.tag([1], add=["Vision"])
    overwrite(library, "UPDATE tag SET name = 'Visyon'")
    tagging.rename(library, "Visyon", "Vision")
    assert checking.check(library).sound
    assert library.search("tag:vision").total == 1


def test_a_check_names_no_more_papers_than_one_can_read(library: Library, bring: Import) -> None:
    bring(*(f"Thing {number}" for number in range(25)))
    overwrite(library, "UPDATE paper SET notes='x'")
    report = checking.check(library)
    assert len(report.papers) == 25
    assert len(report.sentences) == checking.MOST_NAMED + 1
    assert report.sentences[-1] == f"Nor are those of {25 - checking.MOST_NAMED} more papers."


def test_a_check_compares_the_search_index_with_the_library(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    library.search("thing")
    overwrite(library, "DELETE FROM paper WHERE id=1")
    overwrite(library, "DELETE FROM appearance WHERE paper_id=1")
    overwrite(library, "DELETE FROM checksum WHERE paper_id=1")
    report = checking.check(library)
    assert (report.sound, report.astray) == (False, 1)
    assert report.sentences == ("The search index is wrong about 1 paper; the papers themselves are safe.",)


def test_a_check_tells_of_papers_that_share_an_identifier_and_counts_that_as_no_damage(
    library: Library, bring: Import
) -> None:
    bring("One Thing", "Another Thing")
    library.do(lambda transaction: str(transaction.set(Entity.PAPER, "doi", {1: "10.1/x", 2: "10.1/x"})))
    report = checking.check(library)
    assert report.sound
    assert report.sentences[-1] == "2 papers share an arXiv id or a DOI with another: see Find Duplicates."


def test_a_check_says_what_it_looks_at_and_how_far_it_is(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    told: list[tuple[str, int, int]] = []
    checking.check(library, lambda *far: told.append(far))
    assert told == [
        ("The file itself", 0, 0),
        ("The words of each paper", 2, 2),
        ("All else that is known of each", 2, 2),
        ("Whether all fits together", 0, 0),
        ("The search index", 0, 0),
    ]


def test_a_check_that_also_brings_the_index_up_to_date_says_how_far_that_is(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    library.index.empty()
    told: list[tuple[str, int, int]] = []
    checking.check(library, lambda *far: told.append(far))
    assert told[-1] == ("The search index", 0, 2)


class WrittenMeanwhile(Library):
    """A library to which another program adds a paper whenever the search index was brought up to date."""

    added = 0

    def catch_up(self, tell: Callable[[Progress], object] | None = None) -> bool:
        """Bring the index up to date, and let it be behind again."""
        is_whole = super().catch_up(tell)
        type(self).added += 1
        with Library.open(self.path, waits=False) as other:
            adding.add(other, Record(1, "", f"Added Meanwhile, Number {self.added}"))
        return is_whole


def test_what_others_write_during_a_check_is_not_wrong(tmp_path: Path) -> None:
    with WrittenMeanwhile.open(tmp_path / "library.db", waits=False) as library:
        assert checking.check(library).sound
    assert WrittenMeanwhile.added > 1


def test_damage_to_the_file_is_told_in_no_more_lines_than_one_can_read(library: Library, bring: Import) -> None:
    bring("One Thing")
    library.close()
    with sqlite3.connect(library.path) as other:  # so that the pages of these indices belong to nothing
        other.execute("PRAGMA writable_schema = ON")
        other.execute("DELETE FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_paper%'")
    other.close()
    with Library.open(library.path) as damaged:
        report = checking.check(damaged)
    assert not report.can_be_mended
    assert len(report.damage) > checking.MOST_PLACES
    assert [line for line in report.damage if "\n" in line or "***" in line] == []
    assert len(report.sentences) == checking.MOST_PLACES + 2
    assert report.sentences[-2].startswith("The like was found at ")
