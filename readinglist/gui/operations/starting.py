"""A start after the program did not end as it should: what is said of it, and how one goes on."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.gui.desk import Desk
from readinglist.gui.notices import Notice
from readinglist.gui.operations import helping, upkeep

_SO = "Reading List did not end as it should last time, so nothing is selected and what it does by itself waits."
_DAMAGED = (
    "Reading List did not end as it should last time, and the library file is damaged. Nothing was changed in it. "
    "Check Library says more."
)


def tell_of_care(desk: Desk) -> None:
    """Say that the start is a careful one."""
    _tell(desk, f"{_SO} Your library is being checked.")


def tell_of_check(desk: Desk, damage: Sequence[str]) -> None:
    """Say how the library file is."""
    if damage:
        desk.notices.show_notice(
            Notice(_DAMAGED, True, "Check Library", lambda: upkeep.check(desk), lambda: helping.show_log(desk))
        )
    elif desk.starting.is_careful:
        _tell(desk, f"{_SO} Your library was checked and is sound.")


def go_on(desk: Desk) -> None:
    """Look at the watched folder and write living exports from now on."""
    desk.starting.go_on()
    desk.notices.tell("The watched folder and the living exports are followed again.")


def _tell(desk: Desk, sentence: str) -> None:
    desk.notices.show_notice(
        Notice(sentence, True, "Go On as Usual", lambda: go_on(desk), lambda: helping.show_log(desk))
    )
