"""Which paper of the library a new one is, or may be."""

from __future__ import annotations

from dataclasses import replace

from readinglist.domain.links import Link
from readinglist.domain.paper import Paper
from readinglist.domain.records import Record
from readinglist.library import Library, adding
from readinglist.library.adding import NOTHING
from readinglist.library.resembling import Resembling, resembling


def added(library: Library, record: Record) -> Paper:
    change = adding.add(library, record)
    assert change is not None
    return library.papers(change.created)[0]


def test_the_same_identifier_or_title_is_the_same_paper(library: Library) -> None:
    one = added(library, replace(NOTHING, title="On Folding Proteins", doi="10.1000/182"))
    for record in (replace(NOTHING, doi="10.1000/182"), replace(NOTHING, title="on folding: proteins")):
        assert resembling(library, record) == Resembling(one.id, one.title, is_same=True)


def test_a_title_with_a_slip_may_be_the_same(library: Library) -> None:
    one = added(library, replace(NOTHING, title="Learning to Fold Proteins by Looking"))
    found = resembling(library, replace(NOTHING, title="Lerning to Fold Proteins by Looking"))
    assert found == Resembling(one.id, one.title, is_same=False)


def test_the_same_link_may_be_the_same(library: Library) -> None:
    one = added(library, replace(NOTHING, title="CLIP", links=(Link.to("https://github.com/openai/CLIP"),)))
    record = adding.read("github.com/openai/CLIP").record
    assert record is not None
    assert resembling(library, record) == Resembling(one.id, one.title, is_same=False)


def test_one_in_the_trash_is_said_to_be_there(library: Library) -> None:
    one = added(library, replace(NOTHING, title="On Folding"))
    library.trash([one.id])
    found = resembling(library, replace(NOTHING, title="On Folding"))
    assert found is not None
    assert (found.paper, found.is_trashed) == (one.id, True)


def test_another_paper_is_like_none(library: Library) -> None:
    added(library, replace(NOTHING, title="On Folding"))
    assert resembling(library, replace(NOTHING, title="Weak Teachers and Strong Students")) is None
    assert resembling(library, NOTHING) is None
