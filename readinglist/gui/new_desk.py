"""A desk for a window: every part is made here, and handed what it works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from readinglist.gui.background import Background
from readinglist.gui.backups.backing_up import Backer, BackingUp
from readinglist.gui.backups.child import BackupProcess
from readinglist.gui.changing.changes import Changes
from readinglist.gui.desk import Desk
from readinglist.gui.details.pane import DetailsPane
from readinglist.gui.finding import Finder
from readinglist.gui.importing.flow import ImportFlow
from readinglist.gui.importing.progress import ImportProgress
from readinglist.gui.importing.reviewing import DialogReviewer, Reviewer
from readinglist.gui.keys.keys import Keys
from readinglist.gui.living_exports.strip import TroubleStrip
from readinglist.gui.living_exports.updating import Updating
from readinglist.gui.menus import MENUS
from readinglist.gui.notices import NoticeBar
from readinglist.gui.opening import Opener, desktop_opener
from readinglist.gui.papers.dragging import Carry, Dragging, carry_by_mouse
from readinglist.gui.papers.pane import PapersPane
from readinglist.gui.questions import DialogQuestions, Questions
from readinglist.gui.recent import RecentLibraries
from readinglist.gui.search_bar import SearchBar
from readinglist.gui.settings import Settings
from readinglist.gui.sidebar.sidebar import Sidebar
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.starting import Starting
from readinglist.gui.theme import ThemeSwitch
from readinglist.gui.triage.triage import Triage
from readinglist.gui.watching.strip import ReadyStrip
from readinglist.gui.watching.watching import Watching

if TYPE_CHECKING:
    from readinglist.gui.main_window import MainWindow


@dataclass(frozen=True)
class Outside:
    """What reaches out of the program: to its user, to the desktop, and to the process that makes backups."""

    questions: Callable[[QWidget], Questions] = DialogQuestions
    reviewer: Callable[[QWidget], Reviewer] = DialogReviewer
    opener: Opener = desktop_opener
    carry: Carry = carry_by_mouse
    backer: Callable[[], Backer] = BackupProcess


def new_desk(
    window: MainWindow,
    ground: QWidget,
    background: Background,
    theme: ThemeSwitch,
    settings: Settings,
    outside: Outside,
    *,
    follows_crash: bool,
) -> Desk:
    """Return the desk of a window, whose notices float over `ground`."""
    notices, questions = NoticeBar(ground), outside.questions(window)
    papers, sidebar, search, details = PapersPane(), Sidebar(), SearchBar(), DetailsPane()
    snapshot = Snapshot(background, window)
    imports = ImportFlow(background, notices, questions, outside.reviewer(window), ImportProgress(window))
    return Desk(
        window=window,
        background=background,
        changes=Changes(background, window),
        snapshot=snapshot,
        starting=Starting(background, window, follows_crash=follows_crash),
        settings=settings,
        keys=Keys(MENUS, settings, window),
        finder=Finder(background, window),
        notices=notices,
        questions=questions,
        opener=outside.opener,
        clipboard=QGuiApplication.clipboard(),
        theme=theme,
        papers=papers,
        sidebar=sidebar,
        search=search,
        details=details,
        imports=imports,
        watching=Watching(settings, snapshot, imports, window),
        ready=ReadyStrip(),
        trouble=TroubleStrip(),
        dragging=Dragging(settings, outside.carry, window),
        updating=Updating(background, window),
        triage=Triage(background, snapshot, papers, window),
        recent=RecentLibraries(settings, background, window),
        backing_up=BackingUp(background, outside.backer(), settings, window),
    )
