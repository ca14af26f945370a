"""A tag rule: what a query finds gets tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readinglist.domain.tags import fold


@dataclass(frozen=True, slots=True)
class TagRule:
    """Papers that `query` finds, as one types it in the search line, get `tags` (names)."""

    id: int
    query: str
    tags: tuple[str, ...]

    def tags_after(self, name_for: Callable[[str], str | None]) -> tuple[str, ...]:
        """Return its tags by the names that `name_for` has for them (None: as it was), each once."""
        return once(name_for(name) or name for name in self.tags)

    def tags_without(self, gone: frozenset[str]) -> tuple[str, ...]:
        """Return its tags but for those with these folded names."""
        return tuple(name for name in self.tags if fold(name) not in gone)


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of tags in their order, each once, whatever the case."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name), name)
    return tuple(first.values())
