"""The list behind the palette: the commands that what is typed may mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.palette.commands import Command
from readinglist.search.closeness import Ranking

COMMAND_ROLE = Qt.ItemDataRole.UserRole


class CommandModel(QAbstractListModel):
    """Holds all commands, and shows those that are meant, the likeliest first."""

    def __init__(self, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._ranking = Ranking([(command.text, command.hint) for command in commands])
        self._shown = self._ranking.best("")

    def narrow(self, typed: str) -> None:
        """Show what `typed` may mean."""
        self.beginResetModel()
        self._shown = self._ranking.best(typed)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many commands are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the command, its text, or what a screen reader says of it."""
        if not index.isValid():
            return None
        command = self._commands[self._shown[index.row()]]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return on_one_line(command.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(command)
            case Qt.ItemDataRole.UserRole:
                return command
            case _:
                return None


def spoken(command: Command) -> str:
    """Return what a screen reader says of a line."""
    return ", ".join(part for part in (on_one_line(command.text), command.place, command.keys) if part)
