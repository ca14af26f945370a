"""A start after the program did not end as it should: what is said of it, and how one goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
        _tell(desk, _DAMAGED, "Check Library", lambda: upkeep.check(desk))
    elif desk.starting.is_careful:
        _tell(desk, f"{_SO} Your library was checked and is sound.")


def go_on(desk: Desk) -> None:
    """Look at the watched folder and write living exports from now on."""
    desk.starting.go_on()
    desk.notices.tell("The watched folder and the living exports are followed again.")


def _tell(
    desk: Desk, sentence: str, button: str = "Go On as Usual", pressed: Callable[[], object] | None = None
) -> None:
    log = ("Show Log", lambda: helping.show_log(desk))
    desk.notices.show_notice(Notice(sentence, True, button, pressed or (lambda: go_on(desk)), also=log))
