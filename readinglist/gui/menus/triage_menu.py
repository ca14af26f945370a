"""Paper > Triage: going through papers one at a time, and what has a meaning only there."""

from __future__ import annotations

from readinglist.gui.actions import Action, Menu
from readinglist.gui.operations import beginning_triage, triage
from readinglist.gui.situation import Situation

_PROPOSAL_KEYS = ("A", "D", "F", "G", "H")


def _triage_text(situation: Situation) -> str:
    return "Leave Triage" if situation.is_triage else "Triage…"


def _can_begin(situation: Situation) -> bool:
    return situation.is_triage or (situation.listed > 0 and not situation.is_trash_shown)


def _proposal(number: int, key: str) -> Action:
    def text(situation: Situation) -> str:
        offered = situation.offered[number - 1 : number]
        return f"Add Tag “{offered[0]}”" if offered and offered[0] else f"Proposed Tag {number} (none)"

    return Action(
        f"propose-{number}",
        text,
        f"Put the proposed tag number {number} on the paper, in triage",
        lambda desk: triage.take_proposal(desk, number),
        (key,),
        icon="tag",
        enabled=lambda situation: any(situation.offered[number - 1 : number]),
    )


TRIAGE = Action(
    "triage",
    _triage_text,
    "Go through the unread papers of the list, or those selected, one at a time with one key for each",
    beginning_triage.begin_or_leave,
    ("Ctrl+T",),
    icon="triage",
    enabled=_can_begin,
)
PROPOSED_TAGS = Menu(
    "Proposed Tags", (tuple(_proposal(number, key) for number, key in enumerate(_PROPOSAL_KEYS, start=1)),)
)
UNDO_TRIAGE = Action(
    "undo-triage",
    "Undo the Whole Triage",
    "Take back all that was done since triage was begun, but for what was changed elsewhere since",
    triage.undo_all,
    ("Ctrl+Shift+T",),
    icon="undo",
    enabled=lambda situation: situation.has_acted,
)
