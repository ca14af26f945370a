"""Tables with a header, as spreadsheets, Zotero, Scopus, IEEE and others write them. A column of titles is enough."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from readinglist.domain.records import Reading, Skipped
from readinglist.formats.bibliography import Item, reading, repository, taken
from readinglist.formats.csv_authors import author_cell
from readinglist.formats.csv_rows import Row, rows
from readinglist.formats.decoding import split_lines

NAME = "CSV"

_SAMPLE = 200_000
_DELIMITERS = ",;\t"
_ROWS = 30  # that are looked at to recognise a table
_LONGEST_NAME = 60  # characters of a column's name
_LONGEST_HEADER = 5_000
# The names of columns, without blanks and signs, in the order in which they are believed.
_COLUMNS = {
    "title": "title papertitle articletitle documenttitle primarytitle publicationtitle paper ti name",
    "authors": "authors author creators authornames authorfullnames authorlist authorsfullname af au",
    "date": "year publicationyear pubyear date publicationdate datepublished published issued py",
    "venue": "publicationtitle journal venue journaltitle sourcetitle journalbook booktitle conference conferencename "
    "containertitle proceedingstitle publication source series publisher so",
    "abstract": "abstract abstractnote summary description tldr ab",
    "doi": "doi doinumber di",
    "arxiv": "arxiv arxivid arxivlink eprint",
    "key": "citationkey citekey bibtexkey citekeys",
    "state": "readstatus readingstatus state status read",
    "starred": "starred",
    "rating": "rating",
}
_ALL_OF = {
    "keywords": "keywords tags manualtags automatictags authorkeywords indexkeywords ieeeterms labels subjects topics "
    "de",
    "notes": "notes note comments comment annotation remarks mynotes",
    "addresses": "code codeurl codelink github githuburl githublink repository repo project projectpage projecturl "
    "website url urls link links weblink paperurl paperlink pdf pdfurl pdflink demo video dataset huggingface arxiv "
    "arxivlink",
}
# Titles, what Web of Science calls them, and names (so Notion calls them) beside what only papers have.
_TELLS_OF_PAPERS = re.compile(r"title|paper|^pt\tau\t|\bname\b.*(?:author|doi|arxiv|abstract)")
_NO_NAME = re.compile(r"[={}<>\"`]")  # what stands in programs and markup
_FORCED_TEXT = re.compile(r"^'(?='*[=+\-@\t\r])")  # how spreadsheets keep a cell from being a formula


def recognises(text: str) -> bool:
    """Tell whether `text` begins with a row of names of columns, a title among them, and goes on with as many cells."""
    return _delimiter(text[:_SAMPLE]) is not None


def read(text: str) -> Reading:
    """Return the rows of a table in their order; each without a title is skipped."""
    found = rows(text, _delimiter(text[:_SAMPLE]) or ",")
    header = next((_header(row.cells) for row in found if isinstance(row, Row)), {})
    return reading(NAME, (row if isinstance(row, Skipped) else taken(_item(row, header)) for row in found))


def _delimiter(sample: str) -> str | None:
    """Return what stands between the cells of a table of papers; None where this is none."""
    first = split_lines(sample.lstrip("\ufeff\r\n ")[:_LONGEST_HEADER])[0].lower()
    delimiter = max(_DELIMITERS, key=first.count)
    return delimiter if _TELLS_OF_PAPERS.search(first) and _is_table(sample, delimiter) else None


def _is_table(sample: str, delimiter: str) -> bool:
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind("\n") + 1]  # the last line is cut off
    found = [row.cells for row in islice(rows(whole, delimiter), _ROWS) if isinstance(row, Row)]
    if len(found) < 2 or "title" not in _header(found[0]):
        return False
    if any(len(name) > _LONGEST_NAME or _NO_NAME.search(name) for name in found[0]):
        return False
    width = len(found[0])
    if width == 1:
        return all(len(cells) == 1 or delimiter == "," for cells in found[1:])
    return sum(abs(len(cells) - width) <= 1 and len(cells) > 1 for cells in found[1:]) >= 0.5 * (len(found) - 1)


def _header(cells: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns of each field, the best first. A column of venues is none of titles where there is one."""
    names = [re.sub(r"[\W_]", "", cell).lower() for cell in cells]
    found: dict[str, list[int]] = {}
    for field, words in (_COLUMNS | _ALL_OF).items():
        columns = [names.index(word) for word in words.split() if word in names]
        if columns:
            found[field] = columns
    if found.get("venue") == found.get("title"):
        found.pop("venue", None)
    return found


def _item(row: Row, header: Mapping[str, list[int]]) -> Item:
    def all_of(field: str) -> list[str]:
        cells = [row.cells[column] for column in header.get(field, ()) if column < len(row.cells)]
        return [_FORCED_TEXT.sub("", cell.strip()) for cell in cells if cell.strip()]

    def first(field: str) -> str:
        return next(iter(all_of(field)), "")

    addresses = [repository(cell) for cell in all_of("addresses")]
    return Item(
        line=row.line,
        title=first("title"),
        abstract=first("abstract"),
        authors=tuple(author_cell(first("authors"))),
        date=first("date").lstrip("'"),
        venue=first("venue"),
        arxiv=first("arxiv"),
        doi=first("doi"),
        hints=tuple(addresses),
        addresses=tuple(addresses),
        keywords=tuple(word for cell in all_of("keywords") for word in re.split(r"[;,|\n]", cell)),
        notes="\n\n".join(all_of("notes")),
        state=first("state"),
        rating=first("rating"),
        is_starred=first("starred").lower() == "yes",
        key=first("key"),
    )
