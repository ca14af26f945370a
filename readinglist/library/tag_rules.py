"""Tag rules: made, changed and deleted. What they do to papers is `running_rules.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from readinglist.domain import tags
from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue, NotFound
from readinglist.domain.query import EVERYTHING
from readinglist.domain.tag_rules import TagRule, once
from readinglist.library.text import storable
from readinglist.search.parsing import MAX_LENGTH, parse
from readinglist.storage.store import utc_now
from readinglist.storage.tag_rules import held, tag_rules
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


def add(library: Library, query: str, names: Iterable[str]) -> Change | None:
    """Let papers that `query` finds get these tags from now on; no paper gets them at once.

    Raises:
        InvalidValue: the query asks for nothing, or there is no tag, or one with an impossible name.
    """
    asked, given = _asked(query), _given(names)

    def verb(transaction: Transaction) -> str:
        transaction.create(Entity.TAG_RULE, {"query": asked, "tags": held(given), "removed": False})
        return f"Add Tag Rule “{asked}”"

    return library.do(verb)


def change(library: Library, number: int, query: str, names: Iterable[str]) -> Change | None:
    """Give a tag rule another query and other tags; raises as `add`, and NotFound."""
    asked, given = _asked(query), _given(names)

    def verb(transaction: Transaction) -> str:
        _existing(transaction, number)
        transaction.set(Entity.TAG_RULE, "query", {number: asked})
        transaction.set(Entity.TAG_RULE, "tags", {number: held(given)})
        return f"Change Tag Rule “{asked}”"

    return library.do(verb)


def delete(library: Library, number: int) -> Change | None:
    """Take a tag rule out of the library; what it has tagged stays so. Raises NotFound."""

    def verb(transaction: Transaction) -> str:
        query = _existing(transaction, number).query
        transaction.set(Entity.TAG_RULE, "present", {number: False})
        return f"Delete Tag Rule “{query}”"

    return library.do(verb)


def follow(transaction: Transaction, name_for: Callable[[str], str | None]) -> None:
    """Give the tags that rules give other names, where `name_for` has one."""
    rules = tag_rules(transaction.connection)
    transaction.set(Entity.TAG_RULE, "tags", {rule.id: held(rule.tags_after(name_for)) for rule in rules})


def forget(transaction: Transaction, gone: Iterable[tags.Tag]) -> None:
    """Let no rule give these tags any more, or the next import would bring them back; a rule without tags goes too."""
    folded = frozenset(tags.fold(tag.name) for tag in gone)
    left = {rule.id: rule.tags_without(folded) for rule in tag_rules(transaction.connection)}
    transaction.set(Entity.TAG_RULE, "tags", {number: held(names) for number, names in left.items() if names})
    transaction.set(Entity.TAG_RULE, "present", {number: False for number, names in left.items() if not names})


def _existing(transaction: Transaction, number: int) -> TagRule:
    found = next((rule for rule in tag_rules(transaction.connection) if rule.id == number), None)
    if found is None:
        raise NotFound("This tag rule is no longer in the library; nothing was changed.")
    return found


def _asked(query: str) -> str:
    clean = " ".join(storable(query).split())[:MAX_LENGTH].rstrip()
    if parse(clean, today=utc_now().date()).where == EVERYTHING:
        raise InvalidValue("A tag rule needs a search: this one would tag every paper.")
    return clean


def _given(names: Iterable[str]) -> tuple[str, ...]:
    given = once(tags.clean_name(storable(name)) for name in names)
    if not given:
        raise InvalidValue("A tag rule needs a tag to give.")
    return given
