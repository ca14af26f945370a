"""Where triage stopped in each list, remembered from one start to the next: a round goes on until its end."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace

from readinglist.gui.settings import Settings

MOST_ROUNDS = 12  # lists of a library that are remembered
MOST_SEEN = 5_000  # papers of a list


@dataclass(frozen=True)
class Round:
    """How far one came in the list `key`, which has so many papers in `total`; the `seen` were left as they were.

    `newest` is the greatest id that the list had when the round began: papers that came later come at its end. `latest`
    is the greatest of those that are in the total.
    """

    key: str
    newest: int
    latest: int
    total: int
    seen: tuple[int, ...] = ()

    @classmethod
    def first(cls, key: str, ids: Collection[int]) -> Round:
        """Return a round that begins with these papers."""
        newest = max(ids, default=0)
        return cls(key, newest, newest, len(ids))

    def rest(self, ids: Collection[int]) -> tuple[Sequence[int], Round]:
        """Return those of the papers of the list that were not passed yet, late ones at the end, and the round by now.

        Papers that somebody has marked meanwhile count as passed, and those that are unread again do not.
        """
        seen = frozenset(self.seen)
        waiting = array("q", (paper for paper in ids if paper not in seen))
        fresh = sum(paper > self.latest for paper in waiting)
        passed = max(0, self.total - (len(waiting) - fresh))
        late = array("q", (paper for paper in waiting if paper > self.newest))
        if late:
            waiting = array("q", (paper for paper in waiting if paper <= self.newest)) + late
        latest = max(waiting, default=0)
        return waiting, replace(self, latest=max(self.latest, latest), total=passed + len(waiting))


class Rounds:
    """The rounds of one library, in the settings file; what cannot be read there was never begun."""

    def __init__(self, settings: Settings, place: str) -> None:
        self._settings = settings
        self._place = f"{place}/triage"

    def of(self, key: str) -> Round | None:
        """Return how far one came in a list, if a round was begun."""
        return next((known for known in self._all() if known.key == key), None)

    def remember(self, one: Round) -> None:
        """Remember how far one came."""
        kept = replace(one, seen=one.seen[-MOST_SEEN:])
        self._put([kept, *self._others(one.key)][:MOST_ROUNDS])

    def forget(self, key: str) -> None:
        """Let the next time begin anew."""
        self._put(self._others(key))

    def _others(self, key: str) -> list[Round]:
        return [known for known in self._all() if known.key != key]

    def _all(self) -> list[Round]:
        return [known for text in self._settings.texts(self._place) if (known := _read(text)) is not None]

    def _put(self, rounds: Sequence[Round]) -> None:
        self._settings.put(self._place, [json.dumps(asdict(one)) for one in rounds])


def _read(text: str) -> Round | None:
    try:
        told = json.loads(text)
        seen = tuple(int(paper) for paper in told["seen"])
        newest, latest, total = (int(told[name]) for name in ("newest", "latest", "total"))
        return Round(str(told["key"]), newest, latest, total, seen)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
