"""What is below the table of keys: what else can be changed, what was done just now, and the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.key_changes import KeyTally
from readinglist.gui.naming import named
from readinglist.gui.status_line import StatusLine
from readinglist.gui.tick import TickBox


class KeysFoot(QWidget):
    """Its parts say what they are for; who makes it connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.also_given = named(TickBox(), "also-given", tip="These came with a file or were typed")
        self.status = StatusLine()
        use_tip = "Make the keys of papers that are yet to come by this pattern; all that are there stay"
        self.use = named(QPushButton("Use for New Papers"), "use-pattern", tip=use_tip)
        change_tip = "Change the ticked keys, and use this pattern for new papers; one undo takes all back"
        self.change = named(QPushButton("Change Keys"), "change-keys", tip=change_tip)
        self.leave = named(QPushButton("Close"), "close-keys")
        for button in (self.use, self.change, self.leave):
            button.setAutoDefault(False)
        self.change.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.status, 1)
        for button in (self.leave, self.use, self.change):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.also_given)
        column.addLayout(row)
        self.show_tally(KeyTally())

    def show_tally(self, tally: KeyTally) -> None:
        """Name the buttons for what they would do."""
        number = tally.changing
        self.change.setText(f"Change {number:,} Key{'' if number == 1 else 's'}" if number else "Change Keys")
        given = tally.all_given
        self.also_given.setText(f"Also those that were given ({given:,})")
        self.also_given.setVisible(bool(given))
