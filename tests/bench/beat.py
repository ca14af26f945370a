"""Measures from within how long the window's thread does not come round to anything new."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT_MILLISECONDS = 1
SHOWN = 5  # of the longest gaps
WORTH_NAMING = 0.004  # seconds


class Gap(NamedTuple):
    """The seconds between two beats of a timer that beats each millisecond, and what stood in the window then.

    So long the window's thread did not come round to anything new, because it was busy, or waited for Python's lock or
    a processor. `worked` is what it was busy.
    """

    seconds: float
    worked: float
    meanwhile: str


class Beat(QObject):
    """A timer that notes its gaps once it is started; `meanwhile` tells what stands in the window."""

    def __init__(self, parent: QObject, meanwhile: Callable[[], str]) -> None:
        super().__init__(parent)
        self._meanwhile = meanwhile
        self._gaps: list[Gap] = []
        self._beaten = 0.0, 0.0
        self._timer = QTimer(self, interval=BEAT_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)

    def start(self) -> None:
        """Begin to measure."""
        self._beaten = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> dict[str, object]:
        """Measure no more, and return what was measured, in milliseconds."""
        self._timer.stop()
        seconds, worked = sorted(gap.seconds for gap in self._gaps), sorted(gap.worked for gap in self._gaps)
        at_999 = ceil(len(seconds) * 0.999) - 1
        return {
            "beats": len(seconds),
            "longest_gap": _milliseconds(seconds[-1]),
            "gap_999": _milliseconds(seconds[at_999]),
            "longest_worked": _milliseconds(worked[-1]),
            "worked_999": _milliseconds(worked[at_999]),
            "longest": [
                (_milliseconds(gap.seconds), _milliseconds(gap.worked), gap.meanwhile)
                for gap in sorted(self._gaps, reverse=True)[:SHOWN]
            ],
        }

    @Slot()
    def _note(self) -> None:
        now = time.perf_counter(), time.thread_time()
        seconds, worked = (one - other for one, other in zip(now, self._beaten, strict=True))
        self._gaps.append(Gap(seconds, worked, self._meanwhile() if seconds > WORTH_NAMING else ""))
        self._beaten = now


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 2)
