"""What tag rules do: they tag what an import brings, and on demand what is here already, after a look at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.query import Query, TagIds
from readinglist.domain.tag_rules import TagRule
from readinglist.domain.tags import fold
from readinglist.library.text import counted
from readinglist.search.parsing import parse
from readinglist.storage import resolving
from readinglist.storage.documents import documents_of
from readinglist.storage.fields import chunks
from readinglist.storage.store import utc_now
from readinglist.storage.tag_rules import tag_rules
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library

BATCH = 10_000
"""Papers of an import that are looked at together."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What a rule would do: of so many papers that it `found`, those that are `lacking` one of its tags, in order.

    While the text index is still being built, nobody knows (None).
    """

    rule: TagRule
    found: int | None
    lacking: Sequence[int]


def tag_new(transaction: Transaction, step: Callable[[], object]) -> int:
    """Give the papers that this transaction has brought the tags of the rules that find them; return how many got one.

    All rules are asked of the papers as they came: no rule sees what another gives. `step` is called now and then,
    and what it raises ends the import.
    """
    rules = tag_rules(transaction.connection)
    brought = _brought(transaction) if rules else []
    found: list[list[int]] = [[] for _rule in rules]
    for chunk in chunks(brought, BATCH):
        step()
        for ids, more in zip(found, _found_among(transaction, rules, chunk), strict=True):
            ids += sorted(more)
    before = len(transaction.fields)
    for rule, ids in zip(rules, found, strict=True):
        for name in rule.tags if ids else ():
            transaction.add(ids, "tag", transaction.tag_id(name))
    return len({field.id for field in transaction.fields[before:] if field.entity is Entity.PAPER})


def preview(library: Library, is_unwanted: Callable[[], bool] = lambda: False) -> list[Ruled]:
    """Return what each rule would do to the papers that are here; of no use once it `is_unwanted`."""
    tagged = _Tagged(library)
    return [_ruled(library, rule, tagged) for rule in library.store.tag_rules() if not is_unwanted()]


def found_by(library: Library, query: str) -> Sequence[int] | None:
    """Return the papers that a rule with this query finds: those that match as typed, in order.

    None: the text index is still being built.
    """
    result = library.search(query, counted=False)
    if not result.complete:
        return None
    return () if result.loosened else result.ids


def apply(library: Library, wanted: Sequence[tuple[TagRule, Sequence[int]]]) -> Change | None:
    """Give papers the tags that rules give by now, as one change. Papers and rules that are gone meanwhile are left
    out: a tag that was deleted or renamed since the preview must not come back.
    """

    def verb(transaction: Transaction) -> str:
        tags = {rule.id: rule.tags for rule in tag_rules(transaction.connection)}
        for rule, ids in wanted:
            papers = transaction.present(ids)
            for name in tags.get(rule.id, ()) if papers else ():
                transaction.add(papers, "tag", transaction.tag_id(name))
        touched = {field.id for field in transaction.fields if field.entity is Entity.PAPER}
        return f"Tag {counted(len(touched), 'paper')} by rules"

    return library.do(verb)


def _brought(transaction: Transaction) -> list[int]:
    """Return the papers that are new here, or back from the trash, by what this transaction has written."""
    return sorted(
        field.id
        for field in transaction.fields
        if field.entity is Entity.PAPER
        and ((field.field == "present" and field.new) or (field.field == "trashed" and field.new is None))
    )


def _found_among(transaction: Transaction, rules: Sequence[TagRule], ids: Sequence[int]) -> list[tuple[int, ...]]:
    from readinglist.search.among import found_among  # the text index is loaded only where there are rules

    today = utc_now().date()
    queries = (parse(rule.query, today=today).only_visible() for rule in rules)
    asked = [resolving.resolve(transaction.connection, query).where for query in queries]
    return found_among(documents_of(transaction.connection, ids), asked)


class _Tagged:
    """Which papers have a tag, each tag looked up once."""

    def __init__(self, library: Library) -> None:
        self._store = library.store
        self._numbers = {fold(tag.name): tag.id for tag, _count in library.overview(counted=False).tags}
        self._known: dict[str, frozenset[int]] = {}

    def by(self, name: str) -> frozenset[int]:
        """Return the papers that have this very tag."""
        folded = fold(name)
        if folded not in self._known:
            number = self._numbers.get(folded)
            found = self._store.batches(Query(TagIds((number,)))) if number is not None else ()
            self._known[folded] = frozenset(chain.from_iterable(found))
        return self._known[folded]


def _ruled(library: Library, rule: TagRule, tagged: _Tagged) -> Ruled:
    ids = found_by(library, rule.query)
    if ids is None:
        return Ruled(rule, None, ())
    have = [tagged.by(name) for name in rule.tags]  # no set of a million is made of them: other threads would wait
    return Ruled(rule, len(ids), [number for number in ids if not all(number in papers for papers in have)])
