"""Ticks taken over: papers are marked as the boxes of a file say."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import UnreadableSource
from readinglist.domain.paper import State
from readinglist.formats.task_boxes import as_written
from readinglist.library.source_files import bytes_of
from readinglist.library.text import counted
from readinglist.library.ticked import Tick, Ticks
from readinglist.storage.transaction import Transaction

if TYPE_CHECKING:
    from readinglist.library.library import Library


def take_ticks(library: Library, ticks: Ticks, chosen: Iterable[Tick]) -> Change | None:
    """Mark papers as the `chosen` boxes of a file say, as one change; None where nothing became different.

    A living export of the file is up to date with it then, where nothing but boxes was changed in it since it was
    written: it is written again without asking, and the other boxes are those of the library.
    """
    wanted = {tick.paper: tick.then for tick in chosen}

    def verb(transaction: Transaction) -> str:
        read, unread = (
            transaction.set_papers([paper for paper, then in wanted.items() if then is state], "state", state.value)
            for state in (State.READ, State.UNREAD)
        )
        done = [f"{counted(read, 'paper')} read"] if read or not unread else []
        done += [f"{unread:,} unread" if done else f"{counted(unread, 'paper')} unread"] if unread else []
        return f"Mark {' and '.join(done)} from “{ticks.name}”"

    change = library.do(verb)
    _let_be_written(library, ticks)
    return change


def _let_be_written(library: Library, ticks: Ticks) -> None:
    """Tell living exports of a file that it is no other's edit, where only boxes were changed in it, all of them read.

    What is written to it after it was read still is.
    """
    exports = [one for one in library.store.living_exports() if one.path == ticks.path.absolute()]
    try:
        data = bytes_of(str(ticks.path), ticks.name) if exports else b""
    except UnreadableSource:  # it has gone since, or become another thing
        return
    if not exports or hashlib.sha256(data).hexdigest() != ticks.sha256:
        return
    lines = io.StringIO(data.decode("utf-8", errors="replace"), newline="\n")
    before = hashlib.sha256()
    for line in as_written(lines):
        before.update(line.encode())
    ours = [one for one in exports if one.trace.content == before.hexdigest()]
    library.store.note_living_exports(
        [replace(one, trace=replace(one.trace, content=ticks.sha256, told="", seen="")) for one in ours]
    )
