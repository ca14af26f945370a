from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.formats.csv_authors import author_cell
from readinglist.formats.csv_table import read, recognises
from readinglist.formats.decoding import split_lines

ZOTERO = (
    '\ufeff"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note",'
    '"Date","Notes","Manual Tags","Citation Key"\r\n'
    '"ABCD1234","journalArticle","2024","Byron, Ada; Noyce, Bob","Paper ""Boats"", and More","Journal of Rivers",'
    '"10.1234/Boats","https://github.com/lab/boats","We float.\r\nWe sink.","2024-03-01","Ask Bob.","paper; boats",'
    '"byron2024"\r\n'
)


def only(text: str) -> Record:
    (record,) = read(text).records
    return record


def titles_of(text: str) -> list[str]:
    return [record.title for record in read(text).records]


def test_everything_that_a_row_says_is_kept() -> None:
    assert recognises(ZOTERO)
    record = only(ZOTERO)
    assert (record.line, record.cite_key) == (2, "byron2024")
    assert (record.title, record.authors) == ('Paper "Boats", and More', ("Ada Byron", "Bob Noyce"))
    assert (record.year, record.venue, record.doi) == (2024, "Journal of Rivers", "10.1234/boats")
    assert (record.abstract, record.notes, record.tags) == ("We float. We sink.", "Ask Bob.", ("paper", "boats"))
    assert [link.url for link in record.links] == ["https://github.com/lab/boats"]


@pytest.mark.parametrize(
    "text",
    [
        "title,year\nOne,2001\nTwo,2002\n",
        "Year;Paper Title;Rank\n2001;One;1\n2002;Two;2\n",
        "TITLE\tAuthors\nOne\tA\nTwo\tB",
        "\ufefftitle,year\r\nOne,2001\r\n\r\nTwo,2002\r\n",
        "Title\nOne\nTwo\n",
        '"Document Title","Authors"\n"One","A"\n"Two"\n',
        'title,size\nOne,5" disk\nTwo,6\n',
        "\n\ntitle,year\rOne,2001\rTwo,2002\r",
        "Name,Status,Authors\nOne,Done,A\nTwo,,B\n",
        "PT\tAU\tTI\tSO\nJ\tByron, A\tOne\tRIVERS\nJ\tNoyce, B\tTwo\tRIVERS\n",
    ],
)
def test_a_header_with_a_title_makes_a_table(text: str) -> None:
    assert recognises(text)
    assert titles_of(text) == ["One", "Two"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Byron, Ada; Noyce, Bob", ["Ada Byron", "Bob Noyce"]),
        ("Ada Byron and Bob Noyce", ["Ada Byron", "Bob Noyce"]),
        ("Ada Byron, Bob Noyce, Grace Hopper", ["Ada Byron", "Bob Noyce", "Grace Hopper"]),
        ("Ada Byron, Bob Noyce and Grace Hopper", ["Ada Byron", "Bob Noyce", "Grace Hopper"]),
        ("Byron, A., Noyce, B. C.", ["A. Byron", "B. C. Noyce"]),
        ("Byron, Ada", ["Ada Byron"]),
        ("Ada Byron, Bob Noyce", ["Ada Byron", "Bob Noyce"]),
        ("Ada Byron|Bob Noyce", ["Ada Byron", "Bob Noyce"]),
        ("van der Berg, Jan and Byron, Ada", ["Jan van der Berg", "Ada Byron"]),
        ("Madonna", ["Madonna"]),
        ("", []),
    ],
)
def test_names_in_a_cell_are_told_apart(cell: str, names: list[str]) -> None:
    assert [name for name in author_cell(cell) if name] == names


def test_tags_are_parted_at_bars_too() -> None:
    assert only("title,url,tags\nOne,https://arxiv.org/abs/2403.00001,boats|paper\n").tags == ("boats", "paper")


def test_names_of_people_are_no_titles() -> None:
    assert not recognises("Name,Email,Phone\nAda,a@b.example,1\nBob,b@b.example,2\n")


def test_what_keeps_a_cell_from_being_a_formula_is_taken_away() -> None:
    text = "title,notes,year\n'=SUM of Parts,'+1 for this,'2024\n'Tis Late,-,x\n"
    first, second = read(text).records
    assert (first.title, first.notes, first.year) == ("=SUM of Parts", "+1 for this", 2024)
    assert second.title == "'Tis Late"


@pytest.mark.parametrize(
    ("cell", "state"), [("read", State.READ), ("To Read", State.QUEUED), ("no", State.UNREAD), ("?", None), ("", None)]
)
def test_a_column_says_what_was_read(cell: str, state: State | None) -> None:
    assert only(f"Title,Status\nOne,{cell}\n").state == state


def test_links_and_identifiers_may_have_columns_of_their_own() -> None:
    record = only("Title,arXiv,Code,URL\nOne,2403.00001v2,lab/boats,https://example.org\n")
    assert record.arxiv == "2403.00001"
    assert [link.url for link in record.links] == ["https://github.com/lab/boats", "https://example.org"]


def test_a_damaged_row_costs_that_row() -> None:
    rows = [f"Paper {number},2001" for number in range(300)]
    text = "\n".join(["title,year", "One,1", ",2002", '"Never closed,1', *rows])
    reading = read(text)
    assert len(reading.records) == 301
    assert [(skipped.line, skipped.reason) for skipped in reading.skipped] == [
        (3, "This entry has no title."),
        (4, "A quotation mark is opened in this row and never closed."),
    ]


def test_line_breaks_within_cells_are_kept_together() -> None:
    text = 'title,notes\nOne,"first\n\nsecond\n"\n"Two\nlines",x\n'
    first, second = read(text).records
    assert (first.title, first.notes) == ("One", "first\n\nsecond")
    assert (second.line, second.title) == (6, "Two lines")


def test_a_cell_without_end_costs_its_row() -> None:
    reading = read(f"title,abstract\nOne,{'x' * 200_000}\nTwo,b\n")
    assert [record.title for record in reading.records] == ["Two"]
    assert [(skipped.line, skipped.reason) for skipped in reading.skipped] == [
        (2, "A cell of this row is too long to be read.")
    ]


PROSE = "The title, as I said, is long.\n\nIt was late, and no one had come.\n"
PROGRAM = 'title, year = "x", 1\nprint(title, year)\nfor a, b in c:\n    pass\n'
LOG = "2026-03-17 12:00 INFO title, started\n" * 20


@pytest.mark.parametrize(
    "text", [PROSE, PROGRAM, LOG, "", "title", "id,name\n1,a\n", "| title | year |\n|---|---|\n", "Title: A\nYear: B\n"]
)
def test_other_texts_are_not_taken_for_tables(text: str) -> None:
    assert not recognises(text)


PIECES = ["title", "authors", "year", ",", ";", "\t", '"', '""', "\n", "\r\n", "x", "'=1", "One", "é", " ", "2001"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_any_text_is_read_without_fail(pieces: list[str], header: bool) -> None:
    text = ("title,year,authors\n" if header else "") + "".join(pieces)
    recognises(text)
    reading = read(text)
    lines = [*(record.line for record in reading.records), *(skipped.line for skipped in reading.skipped)]
    assert all(1 <= line <= len(split_lines(text)) for line in lines)
    assert len(set(lines)) == len(lines)
