"""States, stars and ratings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from readinglist.domain.change import Change, Entity
from readinglist.domain.errors import InvalidValue
from readinglist.domain.paper import MAX_RATING, State
from readinglist.library.text import counted
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


def mark(library: Library, ids: Iterable[int], state: State | str) -> Change | None:
    """Give papers a state; raises InvalidValue where there is no such state."""
    try:
        wanted = State(state)
    except ValueError:
        raise InvalidValue(f"There is no state “{state}”; the states are {', '.join(State)}.") from None

    def verb(transaction: Transaction) -> str:
        return f"Mark {counted(transaction.set_papers(ids, 'state', wanted.value), 'paper')} {wanted}"

    return library.do(verb)


def star(library: Library, ids: Iterable[int], on: bool) -> Change | None:
    """Star papers, or take their stars away."""

    def verb(transaction: Transaction) -> str:
        return f"{'Star' if on else 'Unstar'} {counted(transaction.set_papers(ids, 'starred', on), 'paper')}"

    return library.do(verb)


def toggle_star(library: Library, ids: Iterable[int]) -> Change | None:
    """Take the stars off papers that all have one; else star them all."""

    def verb(transaction: Transaction) -> str:
        starred = transaction.values(Entity.PAPER, "starred", transaction.present(ids))
        on = not all(starred.values())
        return f"{'Star' if on else 'Unstar'} {counted(transaction.set_papers(starred, 'starred', on), 'paper')}"

    return library.do(verb)


def rate(library: Library, ids: Iterable[int], rating: int) -> Change | None:
    """Rate papers from 1 to 5; 0 takes the rating away. Raises InvalidValue for anything else."""
    if not 0 <= rating <= MAX_RATING:
        raise InvalidValue(f"A rating is a number from 0 to {MAX_RATING}.")

    def verb(transaction: Transaction) -> str:
        return f"Rate {counted(transaction.set_papers(ids, 'rating', rating), 'paper')}"

    return library.do(verb)
