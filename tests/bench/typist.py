"""Types into the program's window from within, and measures how long that does not come round to anything new."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

LOOK_MILLISECONDS = 50
BEAT_MILLISECONDS = 1
SHOWN = 5  # of the longest gaps
WORTH_NAMING = 0.004  # seconds


@dataclass(frozen=True)
class Gaps:
    """What was measured, in milliseconds.

    A gap lies between two beats of a timer that beats each millisecond: so long the window's thread did not come round
    to anything new, because it was busy, or waited for Python's lock or a processor. `worked` is what it was busy.
    """

    letters: int
    beats: int
    longest_gap: float
    gap_999: float
    longest_worked: float
    worked_999: float
    longest: Sequence[tuple[float, float, str]]  # gap, what of it was work, what stood in the line


class Typist(QObject):
    """Waits until the list is filled, types each of the texts letter by letter, clears the line after each, and tells.

    `pauses` are the milliseconds between letters; the texts are typed once at each speed.
    """

    began = Signal()

    def __init__(self, application: QApplication, texts: Sequence[str], pauses: Sequence[int]) -> None:
        super().__init__()
        self._application = application
        self._keys = [(key, pause) for pause in pauses for text in texts for key in (*text, "")]
        self._line: QLineEdit | None = None
        self._gaps: list[tuple[float, float, str]] = []
        self._beaten = 0.0, 0.0
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._beat = QTimer(self, interval=BEAT_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note_beat)
        self.began.connect(self._timer.start)
        self.moveToThread(application.thread())

    @Slot()
    def _look(self) -> None:
        """Begin once the list is there, and what follows it at the start is done."""
        for window in self._application.topLevelWidgets():
            line, papers = window.findChild(QLineEdit, "search-bar"), window.findChild(QAbstractItemView, "paper-list")
            if line is not None and papers is not None and papers.model().index(0, 0).data() is not None:
                self._timer.stop()
                self._line = line
                QTimer.singleShot(3_000, self, self._begin)
                return

    @Slot()
    def _begin(self) -> None:
        assert self._line is not None
        self._line.setFocus()
        self._beaten = time.perf_counter(), time.thread_time()
        self._beat.start()
        self._letters = iter(self._keys)
        self._type()

    @Slot()
    def _type(self) -> None:
        assert self._line is not None
        letter, pause = next(self._letters, ("", -1))
        if pause < 0:
            QTimer.singleShot(1_000, self, self._tell)
            return
        key = Qt.Key.Key_unknown if letter else Qt.Key.Key_Escape
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            self._application.postEvent(self._line, event)
        QTimer.singleShot(pause if letter else 3 * pause, self, self._type)

    @Slot()
    def _note_beat(self) -> None:
        assert self._line is not None
        now = time.perf_counter(), time.thread_time()
        gap, worked = (one - other for one, other in zip(now, self._beaten, strict=True))
        self._gaps.append((gap, worked, self._line.text() if gap > WORTH_NAMING else ""))
        self._beaten = now

    @Slot()
    def _tell(self) -> None:
        self._beat.stop()
        gaps, worked = sorted(gap for gap, *_ in self._gaps), sorted(worked for _, worked, _ in self._gaps)
        measured = Gaps(
            letters=sum(bool(letter) for letter, _ in self._keys),
            beats=len(gaps),
            longest_gap=_milliseconds(gaps[-1]),
            gap_999=_milliseconds(gaps[ceil(len(gaps) * 0.999) - 1]),
            longest_worked=_milliseconds(worked[-1]),
            worked_999=_milliseconds(worked[ceil(len(worked) * 0.999) - 1]),
            longest=[
                (_milliseconds(one), _milliseconds(two), text)
                for one, two, text in sorted(self._gaps, reverse=True)[:SHOWN]
            ],
        )
        print(json.dumps(asdict(measured), ensure_ascii=False), flush=True)
        self._application.closeAllWindows()


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 2)
