"""What the records of an import bring to papers besides themselves; nothing of the user's is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from readinglist.domain import tags
from readinglist.domain.change import Entity
from readinglist.domain.errors import InvalidValue
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.library.matching import Match
from readinglist.storage.transaction import Transaction

_BEFORE_READ = {state.value for state in (State.UNREAD, State.QUEUED, State.READING)}


def merged(records: Sequence[Record], matches: Sequence[Match]) -> dict[int, Record]:
    """Return one record for each paper, with all that its records know."""
    found: dict[int, Record] = {}
    for record, match in zip(records, matches, strict=True):
        before = found.get(match.paper_id)
        found[match.paper_id] = before.filled_from(record) if before else record
    return found


def add_keywords(transaction: Transaction, records: Mapping[int, Record]) -> None:
    """Give papers (ids) the tags of their records; what cannot be a tag's name is left out."""
    names: dict[str, str] = {}
    papers: dict[str, list[int]] = {}
    for number, record in records.items():
        for keyword in record.tags:
            name = _tag_name(keyword)
            if name:
                names.setdefault(tags.fold(name), name)
                papers.setdefault(tags.fold(name), []).append(number)
    for folded, tagged in papers.items():
        transaction.add(tagged, "tag", transaction.tag_id(names[folded]))


def take_states(transaction: Transaction, records: Mapping[int, Record], created: Collection[int]) -> None:
    """Mark those papers read that the library had, and that were read elsewhere meanwhile; no other state changes."""
    read = [number for number, record in records.items() if record.state is State.READ and number not in created]
    held = transaction.values(Entity.PAPER, "state", read)
    transaction.set_papers([number for number in read if held.get(number) in _BEFORE_READ], "state", State.READ.value)


def _tag_name(keyword: str) -> str:
    try:
        return tags.clean_name(keyword)
    except InvalidValue:
        return ""
