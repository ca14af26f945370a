"""What stands behind the notice of a fault: the reports of all faults that it stands for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from readinglist.gui.bug_dialog import BugDialog

MOST_REPORTS = 20  # different ones; the others are in the log alone


class FaultDetails:
    """Collects reports while a notice stands, and shows them, the first one first, when it is called."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._times: dict[str, int] = {}  # how often each report came
        self._left_out = 0

    def add(self, report: str) -> None:
        """Take in one more; where there are too many, the oldest is left to the log."""
        self._times[report] = self._times.get(report, 0) + 1
        if len(self._times) > MOST_REPORTS:
            self._left_out += self._times.pop(next(iter(self._times)))

    def __call__(self) -> None:
        """Show all of them."""
        dialog = BugDialog(self.text, self._window)
        dialog.exec()
        dialog.deleteLater()

    @property
    def text(self) -> str:
        """The reports, numbered where there are several."""
        if len(self._times) == 1 and not self._left_out:
            return next(iter(self._times))
        shown = [
            f"{number} of {len(self._times)}{f', {times:,} times' if times > 1 else ''}:\n{report}"
            for number, (report, times) in enumerate(self._times.items(), start=1)
        ]
        if self._left_out:
            shown.insert(0, f"{self._left_out:,} more came before these; they are in the log (Help > Show Log).\n")
        return "\n".join(shown)
