"""What is looked for in the window of citation keys, and what was found: asked again whenever either may be another."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal

from readinglist.domain.key_changes import KeyChoice, KeyTally
from readinglist.domain.key_patterns.pattern import KeyPattern
from readinglist.gui.background import Background
from readinglist.gui.citation_keys.key_model import KeyModel
from readinglist.gui.citation_keys.proposing import MOST_ROWS, KeyProposing, Wanted

PAUSE = 250  # milliseconds from a keystroke to a look


class KeyLooking(QObject):
    """Holds the pattern (None while it means nothing), the choice, the filter, and the model with what they find."""

    changed = Signal()  # what is looked for, or has been found by now
    refused = Signal(str)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.model = KeyModel(self)
        self.pattern: KeyPattern | None = None
        self.choice = KeyChoice()
        self.tally = KeyTally()
        self.is_looking = False
        self._has_counted = False
        self._text = ""
        self._proposing = KeyProposing(background, self)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        self._proposing.found.connect(self.model.put)
        self._proposing.counted.connect(self._count)
        self._proposing.ended.connect(self._end)
        self._proposing.refused.connect(self._refuse)

    @property
    def sentence(self) -> str:
        """What was found so far."""
        if self.pattern is None:
            return ""
        if self.is_looking:
            return f"Looking… {self.tally.sentence}" if self._has_counted else "Looking…"
        hidden = self.model.rowCount() >= MOST_ROWS
        more = f" The first {MOST_ROWS:,} are shown; a filter finds the others." if hidden else ""
        return self.tally.sentence + more

    def take_pattern(self, pattern: KeyPattern | None) -> None:
        """Look what this pattern changes; nothing is looked for while there is none."""
        self.pattern = pattern
        self._look_soon(anew=True)

    def take_text(self, text: str) -> None:
        """Show only what has this text in its title or keys."""
        self._text = text.strip().casefold()
        self._look_soon(anew=True)

    def take_given(self, also_given: bool) -> None:
        """Change the keys that were given, too, or leave them; single ticks are forgotten."""
        self.choice = KeyChoice(also_given)
        self.look_again()

    def turn(self, rows: Collection[int]) -> None:
        """Turn the ticks of these rows; other papers may get other numbers by that."""
        self.choice = self.choice.turned(self.model.change(row).id for row in rows)
        self.model.turn(rows)
        self.look_again()

    def look_again(self) -> None:
        """Bring what is shown in line with the library; rows stay where they are."""
        self._look_soon(anew=False)

    def stop(self) -> None:
        """Look no further."""
        self._pause.stop()
        self._proposing.stop()

    def _look_soon(self, *, anew: bool) -> None:
        self._proposing.stop()
        self.model.begin(anew=anew)
        self.is_looking = self.pattern is not None
        self._has_counted = False
        self._pause.start()
        self.changed.emit()

    def _look(self) -> None:
        if self.pattern is not None:
            self._proposing.look(Wanted(self.pattern, self.choice, self._text))

    def _count(self, tally: KeyTally) -> None:
        self.tally = tally
        self._has_counted = True
        self.changed.emit()

    def _end(self) -> None:
        self.model.end()
        self.is_looking = False
        self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self.is_looking = False
        self.refused.emit(sentence)
        self.changed.emit()
