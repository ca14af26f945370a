"""The orders of the index: of every paper one number for each order, so that the first of a million are found at once.

A number holds the beginning of what the store compares (a title's first letters, a time with an id). Two papers whose
numbers are equal may stand either way round; those whose numbers differ stand as in the store.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from readinglist.domain.paper import MAX_RATING, State
from readinglist.domain.query import Sort, SortKey

NEWEST = "by_newest"
TITLE = "by_title"
YEAR_DOWN = "by_year_down"
YEAR_UP = "by_year_up"
RATING = "by_rating"
STATE = "by_state"
ORDERS = (NEWEST, TITLE, YEAR_DOWN, YEAR_UP, RATING, STATE)

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_UNIT = timedelta(milliseconds=10)
_MOMENT_BITS = 38  # hundredths of a second since 2000: enough for 87 years
_ID_BITS = 25  # ids above 33 million stand in no order within one hundredth of a second
_RANK_SHIFT = 60  # a rank from 0 to 7 goes before the moment, which gives up as many bits
_IN_ORDER = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = 12  # 36 to the power of 12 is less than 2 to the power of 63
_YEAR_LETTERS = 9
_LAST_YEAR = 9_999
_STATES = tuple(State)


def order_of(sort: Sort) -> tuple[str, bool]:
    """Return the field that holds the numbers of an order, and whether the greatest stand first."""
    down = sort.is_descending
    match sort.key:
        case SortKey.TITLE:
            return TITLE, down
        case SortKey.YEAR:
            return (YEAR_DOWN, True) if down else (YEAR_UP, False)
        case SortKey.RATING:
            return RATING, down
        case SortKey.STATE:
            return STATE, not down
        case SortKey.ADDED:
            return NEWEST, down
        case SortKey.BEST:
            return NEWEST, True


def numbers(
    paper_id: int, title_key: str, year: int | None, added: datetime, rating: int, state: State
) -> Iterator[tuple[str, int]]:
    """Yield the fields of a paper with its number in each order."""
    newest = _newest(paper_id, added)
    yield NEWEST, newest
    title = letters(title_key, _LETTERS)
    yield TITLE, title
    beginning = title // 36 ** (_LETTERS - _YEAR_LETTERS)
    whole = 36**_YEAR_LETTERS
    within = min(max(year or 0, 0), _LAST_YEAR)
    yield YEAR_DOWN, (0 if year is None else within + 1) * whole + whole - 1 - beginning
    yield YEAR_UP, (_LAST_YEAR + 1 if year is None else within) * whole + beginning
    ranked = newest >> (_MOMENT_BITS + _ID_BITS - _RANK_SHIFT)
    yield RATING, min(max(rating, 0), MAX_RATING) << _RANK_SHIFT | ranked
    yield STATE, len(_STATES) - 1 - _STATES.index(state) << _RANK_SHIFT | ranked


def letters(text: str, count: int) -> int:
    """Return the first letters and digits of `text` as one number, which grows as SQLite's binary order does.

    From the first other character on, a text counts as the last of those that stand before it.
    """
    head = text[:count]
    if not (head.isascii() and head.isalnum() and head.islower()):
        sound = 0
        while sound < len(head) and head[sound] in _IN_ORDER:
            sound += 1
        if sound < len(head) and (before := bisect_left(_IN_ORDER, head[sound])):
            head = (head[:sound] + _IN_ORDER[before - 1]).ljust(count, _IN_ORDER[-1])
        else:
            head = head[:sound]
    return int(head.ljust(count, _IN_ORDER[0]), len(_IN_ORDER))


def _newest(paper_id: int, added: datetime) -> int:
    moment = (added - _EPOCH) // _UNIT
    most_ids = (1 << _ID_BITS) - 1
    return min(max(moment, 0), (1 << _MOMENT_BITS) - 1) << _ID_BITS | max(most_ids - paper_id, 0)
