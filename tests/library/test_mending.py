"""What a check found is mended: from backups, on a copy first, and never by guessing."""

from __future__ import annotations

import pytest

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ChangeStopped
from readinglist.library import Library, backups, checking, mending
from readinglist.library.mending import Mended
from readinglist.storage import checksums
from tests.library.conftest import Import
from tests.library.test_checking import overwrite

NOT_UTF_8 = "CAST(x'41fffe42' AS TEXT)"


def mend(library: Library) -> Mended:
    return mending.mend(library, checking.check(library))


@pytest.fixture
def backed_up(library: Library, bring: Import) -> Library:
    bring("One Thing", "Another Thing", "A Third Thing")
    library.do(lambda transaction: str(transaction.add([1], "link", "https://one.example.org/")))
    backups.make(library.path, Reason.EXIT)
    return library


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE paper SET title='One Thong' WHERE id=1",
        f"UPDATE paper SET abstract={NOT_UTF_8} WHERE id=1",
        f"UPDATE paper SET title={NOT_UTF_8}, title_key={NOT_UTF_8} WHERE id=1",
        "UPDATE link SET url='https://two.example.org/' WHERE paper_id=1",
        "DELETE FROM link WHERE paper_id=1",
        "UPDATE paper SET cite_key='other' WHERE id=1",
        "UPDATE checksum SET words=7 WHERE paper_id=1",
        "DELETE FROM checksum WHERE paper_id=1",
        "UPDATE paper SET state='reed' WHERE id=1",
    ],
)
def test_damaged_words_are_put_back_from_a_backup(backed_up: Library, damage: str) -> None:
    before = backed_up.papers([1])
    overwrite(backed_up, damage)
    assert mend(backed_up).left == ()
    assert backed_up.papers([1]) == before
    assert checking.check(backed_up).sound
    assert backed_up.search("one thing").ids[:1] == [1]


def test_words_that_the_newest_backup_has_as_damaged_are_put_back_from_an_older_one(backed_up: Library) -> None:
    before = backed_up.papers([1])
    overwrite(backed_up, "UPDATE paper SET title='One Thong' WHERE id=1")
    backups.make(backed_up.path, Reason.EXIT)
    assert "The words of 1 paper were put back from backups." in mend(backed_up).sentences
    assert backed_up.papers([1]) == before


def test_damage_that_every_backup_has_is_never_said_to_be_right(library: Library, bring: Import) -> None:
    bring("One Thing")
    overwrite(library, "UPDATE paper SET title='One Thong' WHERE id=1")
    backups.make(library.path, Reason.EXIT)
    assert mend(library).left == (1,)
    assert checking.check(library).papers == (1,)


@pytest.mark.parametrize("damage", [f"notes={NOT_UTF_8}", f"title={NOT_UTF_8}", "title=CAST(title AS BLOB)"])
def test_words_that_could_not_be_read_already_when_they_were_stored_are_made_readable(
    backed_up: Library, damage: str
) -> None:
    overwrite(backed_up, f"UPDATE paper SET {damage} WHERE id=1")
    with backed_up.store._writing() as connection:  # as a migration gives checksums to words that were damaged before
        checksums.renew_all(connection, [1])
    backups.make(backed_up.path, Reason.EXIT)
    assert checking.check(backed_up).papers == (1,)
    assert mend(backed_up).left == ()
    assert checking.check(backed_up).sound
    assert [paper.id for paper in backed_up.papers([1])] == [1]


def test_a_link_that_could_not_be_read_already_when_it_was_stored_is_made_readable(backed_up: Library) -> None:
    overwrite(backed_up, f"UPDATE link SET url={NOT_UTF_8} WHERE paper_id=1")
    with backed_up.store._writing() as connection:
        checksums.renew_all(connection, [1])
    assert mend(backed_up).left == ()
    assert checking.check(backed_up).sound
    assert [link.url for link in backed_up.papers([1])[0].links] == ["A\ufffd\ufffdB"]


def test_a_backup_is_made_before_anything_is_mended(backed_up: Library) -> None:
    overwrite(backed_up, "UPDATE paper SET notes='x' WHERE id=2")
    done = mend(backed_up)
    newest = backups.kept(backed_up.path)[0]
    assert newest.about.reason is Reason.MENDING
    assert done.sentences == (
        f"Before anything was changed, backup {newest.about.number} was made.",
        "The words of 1 paper were put back from backups.",
    )
    with Library.open(newest.path) as kept:
        assert kept.papers([2])[0].notes == "x"


def test_words_that_are_in_no_backup_are_left_as_they_are(backed_up: Library) -> None:
    backed_up.do(lambda transaction: str(transaction.set_papers([2], "notes", "written since")))
    overwrite(backed_up, "UPDATE paper SET notes='wrotten since' WHERE id=2")
    overwrite(backed_up, "UPDATE paper SET title='x' WHERE id=3")
    done = mend(backed_up)
    assert done.left == (2,)
    assert done.sentences[-1] == "The words of 1 paper are in no backup and were left as they are."
    assert [paper.notes for paper in backed_up.papers([2])] == ["wrotten since"]
    assert checking.check(backed_up).papers == (2,)


def test_what_cannot_be_read_and_is_in_no_backup_keeps_nothing_else_from_being_mended(backed_up: Library) -> None:
    backed_up.do(lambda transaction: str(transaction.set_papers([2], "notes", "written since")))
    backed_up.search("thing")
    overwrite(backed_up, f"UPDATE paper SET notes={NOT_UTF_8} WHERE id=2")
    overwrite(backed_up, "UPDATE paper SET title='x' WHERE id=3")
    assert mend(backed_up).left == (2,)
    assert [paper.title for paper in backed_up.papers([3])] == ["A Third Thing"]
    assert backed_up.search("third").ids == [3]
    mending.take_as_they_are(backed_up, [2])
    assert checking.check(backed_up).sound


@pytest.mark.parametrize(("value", "taken"), [("'wrotten'", "wrotten"), (NOT_UTF_8, "A\ufffd\ufffdB")])
def test_words_can_be_taken_as_they_are(backed_up: Library, value: str, taken: str) -> None:
    overwrite(backed_up, f"UPDATE paper SET notes={value} WHERE id=2")
    mending.take_as_they_are(backed_up, [2])
    assert backed_up.papers([2])[0].notes == taken
    assert checking.check(backed_up).sound


def test_rows_that_point_to_nothing_are_deleted(backed_up: Library) -> None:
    overwrite(backed_up, "INSERT INTO paper_tag (paper_id, tag_id) VALUES (77, 88)")
    before = backed_up.revision()
    assert "2 rows that pointed to nothing were deleted." in mend(backed_up).sentences
    assert backed_up.revision() > before, "no window would count again"
    assert checking.check(backed_up).sound


STOPPABLE = [
    "Looking for lost words in the backups",
    "Keeping the library as a backup",
    "Writing it as plain text, too",
    "Copying the library",
    "Mending the copy",
    "Checking the copy",
    "settled",
]


class Listener:
    """Hears how far a mend is, and stops it where it hears a certain word."""

    def __init__(self, stop_at: str = "") -> None:
        self.heard: list[str] = []
        self._stop_at = stop_at

    def tell(self, what: str, _done: int, _total: int) -> None:
        self.heard.append(what)
        if what == self._stop_at:
            raise ChangeStopped("It was stopped.")

    def settle(self) -> None:
        self.tell("settled", 0, 0)


def test_a_mend_tells_how_far_it_is(backed_up: Library) -> None:
    overwrite(backed_up, "UPDATE paper SET title='x' WHERE id=3")
    listener = Listener()
    mending.mend(backed_up, checking.check(backed_up), listener.tell, listener.settle)
    told = list(dict.fromkeys(listener.heard))
    assert told == [*STOPPABLE, "Mending the library itself", "Building the search index"]


@pytest.mark.parametrize("stop_at", STOPPABLE)
def test_a_mend_that_is_stopped_before_it_is_settled_leaves_the_library_as_it_was(
    backed_up: Library, stop_at: str
) -> None:
    overwrite(backed_up, "UPDATE paper SET title='x' WHERE id=3")
    report, listener = checking.check(backed_up), Listener(stop_at)
    with pytest.raises(ChangeStopped):
        mending.mend(backed_up, report, listener.tell, listener.settle)
    assert [paper.title for paper in backed_up.papers([3])] == ["x"]
    assert not [path for path in backups.place(backed_up.path).iterdir() if path.name.startswith(".tmp-")]
    assert mending.mend(backed_up, report).left == ()


def test_the_search_index_is_built_anew(backed_up: Library) -> None:
    backed_up.search("thing")
    overwrite(backed_up, "DELETE FROM appearance WHERE paper_id=2")
    overwrite(backed_up, "DELETE FROM checksum WHERE paper_id=2")
    overwrite(backed_up, "DELETE FROM paper WHERE id=2")
    assert mend(backed_up).sentences == ("The search index was built anew.",)
    assert checking.check(backed_up).sound


def test_a_library_whose_copy_is_not_sound_after_all_is_left_as_it_is(backed_up: Library) -> None:
    overwrite(backed_up, "UPDATE paper SET title='x' WHERE id=3")
    report = checking.check(backed_up)
    overwrite(backed_up, "UPDATE paper SET title='y' WHERE id=2")  # damaged meanwhile, and not in the report
    with pytest.raises(Exception, match="left as it is"):
        mending.mend(backed_up, report)
    assert [paper.title for paper in backed_up.papers([2, 3])] == ["y", "x"]


def test_a_paper_that_was_deleted_since_the_check_is_neither_mended_nor_kept(backed_up: Library) -> None:
    overwrite(backed_up, "UPDATE paper SET title='x' WHERE id IN (2, 3)")
    report = checking.check(backed_up)
    backed_up.trash([2])
    backed_up.store.purge([2])
    assert mending.mend(backed_up, report).left == ()
    mending.take_as_they_are(backed_up, [2, 3])
    assert [paper.title for paper in backed_up.papers([2, 3])] == ["A Third Thing"]
    assert checking.check(backed_up).sound
