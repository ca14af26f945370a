"""A check of the library finds what is wrong, names it, and changes nothing."""

from __future__ import annotations

import sqlite3

from readinglist.domain.change import Entity
from readinglist.library import Library, checking
from tests.library.conftest import Import


def overwrite(library: Library, statement: str) -> None:
    """Change the file as another program might, which does not mind foreign keys."""
    with sqlite3.connect(library.path) as other:
        other.execute(statement)
    other.close()


def test_a_sound_library_checks_as_sound(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    library.mark(library.search().ids[:1], "dismissed")
    report = checking.check(library)
    assert report.sound
    assert report.sentences == (
        "The library is sound: 1 paper, 1 dismissed, 0 in the trash; all words are as they were stored.",
    )


def test_an_empty_library_is_sound(library: Library) -> None:
    assert checking.check(library).sound


def test_a_check_names_what_points_to_nothing(library: Library, bring: Import) -> None:
    bring("One Thing")
    overwrite(library, "INSERT INTO paper_tag (paper_id, tag_id) VALUES (77, 88)")
    report = checking.check(library)
    assert (report.sound, report.can_be_mended, report.orphans) == (False, True, {"paper_tag": 2})
    assert report.sentences == ("2 rows of paper_tag point to nothing.",)


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


def test_a_check_names_no_more_papers_than_one_can_read(library: Library, bring: Import) -> None:
    bring(*(f"Thing {number}" for number in range(25)))
    overwrite(library, "UPDATE paper SET notes='x'")
    report = checking.check(library)
    assert len(report.papers) == 25
    assert len(report.sentences) == checking.MOST_NAMED + 1
    assert report.sentences[-1] == "Nor are those of 5 more papers."


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
        ("All else that is known of each", 0, 2),
        ("Whether all fits together", 0, 0),
        ("The search index", 0, 0),
    ]


def test_a_check_that_also_brings_the_index_up_to_date_says_how_far_that_is(library: Library, bring: Import) -> None:
    bring("One Thing", "Another Thing")
    library.index.empty()
    told: list[tuple[str, int, int]] = []
    checking.check(library, lambda *far: told.append(far))
    assert told[-1] == ("The search index", 0, 2)
