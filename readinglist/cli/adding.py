"""The command `add`: a paper added by hand."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from readinglist.cli import as_json, exports
from readinglist.cli.text import note, shown
from readinglist.domain.errors import InvalidValue, UnreadableSource
from readinglist.domain.paper import Paper, State
from readinglist.domain.records import Record
from readinglist.library import Library, adding
from readinglist.library.location import stood_at
from readinglist.library.resembling import resembling
from readinglist.library.typed_fields import typed_links

_FIELDS = ("title", "year", "venue", "arxiv", "doi", "abstract")


def add(path: Path, chosen: Namespace) -> int:
    """Add a paper and print its number and citation key; raises as `library.adding.add` does."""
    record = _record(chosen)
    adding.titled(record)  # before a library is made for nothing
    with Library.open(path, create=not stood_at(path)) as library:
        likes = resembling(library, record)
        change = adding.add(library, record, state=State(chosen.state), tags=(*record.tags, *chosen.tag))
        assert change is not None  # for a paper was made
        paper = library.papers(change.created)[0]
        if likes is not None:
            note(f"It may be number {likes.paper}, “{shown(likes.title)}”; readinglist duplicates shows both.")
        exports.follow(library)
    _print(paper, chosen)
    return 0


def _record(chosen: Namespace) -> Record:
    """Return what is known: what the text says, with what the options say before it."""
    pasted = adding.read(chosen.paper) if chosen.paper else adding.Pasted(adding.NOTHING, 1)
    if pasted.papers > 1:
        raise InvalidValue(f"These are {pasted.papers:,} papers, so none was added; readinglist import takes a file.")
    if pasted.record is None:
        raise UnreadableSource("No paper can be read from this, so none was added; say what you know by --title.")
    typed: dict[str, object] = {name: value for name in _FIELDS if (value := getattr(chosen, name)) is not None}
    if chosen.author:
        typed["authors"] = chosen.author
    if chosen.url:
        typed["links"] = [*chosen.url, *typed_links(pasted.record.links).splitlines()]
    return adding.recorded(pasted.record, typed)


def _print(paper: Paper, chosen: Namespace) -> None:
    if chosen.json:
        print(as_json.text(as_json.paper(paper)))
    else:
        print(f"Added number {paper.id}, {paper.cite_key}: {shown(paper.title)}")
