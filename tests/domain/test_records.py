from __future__ import annotations

from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.domain.records import Record

BARE = Record(1, "Boats", "Boats")
FULL = Record(
    7, "Boats!", "Boats!", "raw", "clean", ("Ada",), 2024, "Rivers", "2401.00001", "10.1/x",
    (Link.to("https://a.org"),), "key", ("vision",), "mine", State.READ, True, 4,
)  # fmt: skip


def test_what_a_record_lacks_is_filled_from_another_of_the_same_paper() -> None:
    filled = BARE.filled_from(FULL)
    assert (filled.line, filled.title) == (1, "Boats")
    assert (filled.abstract, filled.authors, filled.year, filled.cite_key) == ("clean", ("Ada",), 2024, "key")
    assert (filled.tags, filled.notes, filled.state) == (("vision",), "mine", State.READ)
    assert (filled.starred, filled.rating) == (True, 4)


def test_a_title_that_only_stands_in_for_one_is_filled_from_another() -> None:
    bare = Record(1, "arXiv:2401.00001", "arXiv:2401.00001", arxiv="2401.00001")
    titled = Record(2, "Boats &amp; Rivers", "Boats & Rivers", arxiv="2401.00001")
    filled = bare.filled_from(titled)
    assert (filled.line, filled.title, filled.raw_title) == (1, "Boats & Rivers", "Boats &amp; Rivers")
    assert titled.filled_from(bare).title == "Boats & Rivers"
    assert bare.filled_from(Record(3, "doi:10.1000/182", "doi:10.1000/182")).title == "arXiv:2401.00001"


def test_what_a_record_says_itself_stays() -> None:
    other = Record(2, "B", "B", notes="other", state=State.QUEUED, year=1999)
    filled = FULL.filled_from(other)
    assert (filled.notes, filled.state, filled.year) == ("mine", State.READ, 2024)


def test_links_and_tags_are_united_each_once() -> None:
    other = Record(
        2, "B", "B", links=(Link.to("http://www.A.org/"), Link.to("https://b.org")), tags=("Vision", "boats")
    )
    filled = FULL.filled_from(other)
    assert [link.url for link in filled.links] == ["https://a.org", "https://b.org"]
    assert filled.tags == ("vision", "boats")
