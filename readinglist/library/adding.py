"""A paper that is added by hand: what a pasted text says of it, what was typed, and the verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from readinglist.domain import tags as tag_names
from readinglist.domain.change import Change
from readinglist.domain.errors import InvalidValue, ReadingListError
from readinglist.domain.identity import is_stand_in, stand_in_title
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.formats.paper_links import united
from readinglist.library import editing, running_rules, typed_fields
from readinglist.library.identified import identified
from readinglist.library.resembling import same_paper
from readinglist.library.text import shortened, storable
from readinglist.storage import intake
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

NOTHING = Record(1, "", "")
"""What is known of a paper before anything was typed or pasted."""
_ENTRY = re.compile(r'\s{0,100}(?:@[a-z]{2,30}\s{0,9}[{(]|TY {1,2}- |\[?\s{0,9}\{\s{0,9}")', re.IGNORECASE)
_LONGEST_TITLE = 300  # characters of a line that may be one


class KnownPaper(ReadingListError):
    """A paper that is to be added is in the library already, or in its trash; `paper` is its id."""

    def __init__(self, paper: int) -> None:
        super().__init__(f"This paper is in the library already (number {paper}); nothing was added.")
        self.paper = paper


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was understood of a pasted text: its first paper, and how many there are; or why there is none."""

    record: Record | None = None
    papers: int = 0
    error: str = ""


def is_one(text: str) -> bool:
    """Tell at a glance whether `text` names a paper, or begins like an entry of one."""
    return identified(text) is not None or _ENTRY.match(text) is not None


def read(text: str, *, cancelled: Callable[[], bool] | None = None) -> Pasted:
    """Return what `text` says: an identifier, an address, an entry in any format that can be read, or a title.

    Entries are read by the limited process that reads imports.

    Raises:
        ReadingCancelled: `cancelled`, which is asked many times a second, said so.
    """
    named = identified(text)
    if named is not None:
        return Pasted(named, 1)
    from readinglist.library import reading  # an identifier needs no process

    source = reading.read_text(text, "Pasted text", cancelled=cancelled)
    if source.records:
        first = source.records[0]
        return Pasted(replace(first, title="") if is_stand_in(first.title) else first, len(source.records))
    title = " ".join(storable(text, 2 * _LONGEST_TITLE).split())
    if "\n" not in text.strip() and "://" not in title and len(title) <= _LONGEST_TITLE and len(title.split()) > 1:
        return Pasted(Record(1, title, title), 1)
    return Pasted(error="No paper can be read from this. Fill in what you know below.")


def recorded(base: Record, typed: Mapping[str, object]) -> Record:
    """Return what is known of a paper with fields as they were typed, an empty one being one that is not known.

    Links are found in an abstract that was typed, as in one that came with a file.

    Raises:
        InvalidValue: a field cannot take its value.
    """
    kept: dict[str, Any] = {name: getattr(NOTHING, name) for name, value in typed.items() if not value}
    kept |= typed_fields.checked({name: value for name, value in typed.items() if value and str(value).strip()})
    if "title" in kept:
        kept["raw_title"] = kept["title"]
    if "abstract" in kept:
        kept["raw_abstract"] = kept["abstract"]
    if kept.get("authors"):
        kept["authors"] = tuple(kept["authors"].split("\n"))
    if kept.get("links"):
        kept["links"] = typed_fields.links_in(kept["links"])
    made = replace(base, **kept)
    return replace(made, links=united(made.links, made.abstract)) if kept.get("abstract") else made


def titled(record: Record) -> Record:
    """Return a record with what stands in for its title while that is not known: its identifier, or its address.

    Raises:
        InvalidValue: nothing is known that a paper could be called by.
    """
    if record.title:
        return record
    title = stand_in_title(record.arxiv, record.doi, next((link.url for link in record.links), ""))
    if not title:
        needed = "A paper needs a title, or an identifier or a link to be known by; nothing was added."
        raise InvalidValue(needed, "title")
    return replace(record, title=title, raw_title=title)


def add(
    library: Library, record: Record, *, state: State = State.UNREAD, tags: Iterable[str] = (), anyway: bool = False
) -> Change | None:
    """Add a paper, with a citation key by the library's pattern where the record gives none; tag rules see it, too.

    Raises:
        InvalidValue: there is nothing to call it by, or another paper has its citation key.
        KnownPaper: it is in the library already, in the trash or not, and is not to be added `anyway`.
    """
    wanted = replace(titled(record), state=state)
    names = [tag_names.clean_name(storable(name)) for name in tags]

    def verb(transaction: Transaction) -> str:
        same = None if anyway else same_paper(intake.known(transaction.connection, [wanted]), wanted)
        if same is not None:
            raise KnownPaper(same)
        if wanted.cite_key:
            editing.refuse_taken_key(transaction, wanted.cite_key)
        number = intake.next_id(transaction.connection)
        intake.add_papers(transaction, {number: wanted}, state)
        for name in names:
            transaction.add([number], "tag", transaction.tag_id(name))
        running_rules.tag_new(transaction, lambda: None)
        return f"Add “{shortened(wanted.title)}”"

    return library.do(verb)
