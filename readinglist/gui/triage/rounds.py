"""Where triage stopped in each list, remembered from one start to the next: a round goes on until its end."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass

from readinglist.gui.settings import Settings

MOST_ROUNDS = 12  # lists of a library that are remembered
MOST_SEEN = 5_000  # papers of a list


@dataclass(frozen=True)
class Round:
    """How far one came in the list `key`: `passed` papers are behind one, the `seen` of them as they were.

    `newest` is the greatest id that the list had when the round began: papers that came later come at its end.
    """

    key: str
    newest: int = 0
    passed: int = 0
    seen: tuple[int, ...] = ()

    def rest(self, ids: Collection[int]) -> Sequence[int]:
        """Return those of the papers of a list that this round has not passed yet, those that came later at the end."""
        seen = frozenset(self.seen)
        waiting = array("q", (paper for paper in ids if paper not in seen))
        late = array("q", (paper for paper in waiting if paper > self.newest))
        return array("q", (paper for paper in waiting if paper <= self.newest)) + late if late else waiting


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
        self._put([one, *self._others(one.key)][:MOST_ROUNDS])

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
        seen = tuple(int(paper) for paper in told["seen"])[-MOST_SEEN:]
        return Round(str(told["key"]), int(told["newest"]), int(told["passed"]), seen)
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
