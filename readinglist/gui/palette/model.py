"""The list behind the palette: the commands that what is typed may mean, and the papers that it finds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.palette.commands import ACTION_MARK, TAG_MARK, Command
from readinglist.search.closeness import MOST_OFFERED, Ranking

COMMAND_ROLE = Qt.ItemDataRole.UserRole
BEFORE_PAPERS = 5  # commands, so that of ten lines half are left


class CommandModel(QAbstractListModel):
    """Holds all commands, and shows those that are meant, the likeliest first, with the papers found among them."""

    def __init__(
        self, commands: Sequence[Command], parent: QObject | None = None, *, uses: Sequence[float] = ()
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._ranking = Ranking([(command.text, command.hint) for command in commands], uses)
        self._typed = ""
        self._papers: Sequence[Command] = ()
        self._is_nearly = False  # the papers are found by other words than those typed
        self._sure = 0  # rows
        self._shown = self._meant()

    def narrow(self, typed: str) -> None:
        """Show what `typed` may mean; the papers of before stay until others are found, or none are wanted."""
        self._typed = typed
        if not wants_papers(typed):
            self._papers = ()
        self._show()

    def show_papers(self, papers: Sequence[Command], *, is_nearly: bool = False) -> None:
        """Show the papers that were found: after the first commands that are called so, but before what is merely
        spelt nearly so, unless the papers are found by other words, too.
        """
        self._papers, self._is_nearly = papers, is_nearly
        self._show()

    def row_of(self, command: Command | None) -> int:
        """Return where a command stands, 0 where it does not."""
        return self._shown.index(command) if command in self._shown else 0

    def is_sure(self, row: int) -> bool:
        """Tell whether a row stays what it is when other papers are found."""
        return row < self._sure

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many commands are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the command, its text, or what a screen reader says of it."""
        if not index.isValid():
            return None
        command = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return on_one_line(command.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(command)
            case Qt.ItemDataRole.UserRole:
                return command
            case _:
                return None

    def _show(self) -> None:
        self.beginResetModel()
        self._shown = self._meant()
        self.endResetModel()

    def _meant(self) -> list[Command]:
        mark, typed = _parted(self._typed)
        if mark:
            every = (self._commands[at] for at in self._ranking.best(typed, len(self._commands)))
            return [command for command in every if command.mark == mark][:MOST_OFFERED]
        if not typed.strip():
            return [self._commands[at] for at in self._ranking.best("")]
        as_typed = self._ranking.as_typed(typed)[:MOST_OFFERED]
        found = [self._commands[at] for at in as_typed or self._ranking.misspelt(typed)]
        first = BEFORE_PAPERS if as_typed or self._is_nearly else 0
        self._sure = min(len(as_typed), BEFORE_PAPERS)
        return [*found[:first], *self._papers, *found[first:]]


def wants_papers(typed: str) -> bool:
    """Tell whether papers are meant, too: there are two letters, and no mark says what else is meant."""
    mark, text = _parted(typed)
    return not mark and len(text.strip()) > 1


def spoken(command: Command) -> str:
    """Return what a screen reader says of a line."""
    return ", ".join(part for part in (on_one_line(command.text), command.place, command.keys) if part)


def _parted(typed: str) -> tuple[str, str]:
    """Return the mark that says which commands alone are meant, if there is one, and the rest."""
    has_mark = typed[:1] in (ACTION_MARK, TAG_MARK) and bool(typed)
    return (typed[0], typed[1:]) if has_mark else ("", typed)
