"""The orders of the index: of every paper one number for each order, so that the first of a million are found at once.

A number holds the beginning of what the store compares (a title's first letters, a time with an id). Two papers whose
numbers are equal may stand either way round; those whose numbers differ stand as in the store.
"""

from __future__ import annotations

from bisect import bisect_left
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
_MOST_MOMENTS, _MOST_IDS = (1 << _MOMENT_BITS) - 1, (1 << _ID_BITS) - 1
_RANK_SHIFT = 60  # a rank from 0 to 7 goes before the moment, which gives up as many bits
_IN_ORDER = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = 12  # 36 to the power of 12 is less than 2 to the power of 63
_YEAR_LETTERS = 9
_WHOLE_YEAR = 36**_YEAR_LETTERS
_BEYOND_YEAR = 36 ** (_LETTERS - _YEAR_LETTERS)
_LAST_YEAR = 9_999
_STATE_RANKS = {state: rank for rank, state in enumerate(reversed(State))}


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
        case SortKey.BEST | SortKey.TRASHED:  # of the trash the index knows no times: whoever asks takes all it finds
            return NEWEST, True


def numbers(
    paper_id: int, title_key: str, year: int | None, added: datetime, rating: int, state: State
) -> tuple[tuple[str, int], ...]:
    """Return the fields of a paper with its number in each order."""
    newest = _newest(paper_id, added)
    title = letters(title_key, _LETTERS)
    beginning = title // _BEYOND_YEAR
    within = 0 if year is None else min(max(year, 0), _LAST_YEAR)
    ranked = newest >> (_MOMENT_BITS + _ID_BITS - _RANK_SHIFT)
    return (
        (NEWEST, newest),
        (TITLE, title),
        (YEAR_DOWN, (0 if year is None else within + 1) * _WHOLE_YEAR + _WHOLE_YEAR - 1 - beginning),
        (YEAR_UP, (_LAST_YEAR + 1 if year is None else within) * _WHOLE_YEAR + beginning),
        (RATING, min(max(rating, 0), MAX_RATING) << _RANK_SHIFT | ranked),
        (STATE, _STATE_RANKS[state] << _RANK_SHIFT | ranked),
    )


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
    return min(max(moment, 0), _MOST_MOMENTS) << _ID_BITS | max(_MOST_IDS - paper_id, 0)
