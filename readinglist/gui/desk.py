"""What the verbs of the window work with: everything a person at this desk can reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QClipboard

from readinglist.gui.background import Background
from readinglist.gui.finding import Finder
from readinglist.gui.notices import NoticeBar
from readinglist.gui.opening import Opener
from readinglist.gui.questions import Questions
from readinglist.gui.settings import Settings
from readinglist.gui.snapshot import Snapshot
from readinglist.gui.starting import Starting
from readinglist.gui.theme import ThemeSwitch

if TYPE_CHECKING:
    from readinglist.gui.backups.backing_up import BackingUp
    from readinglist.gui.changing.changes import Changes
    from readinglist.gui.details.pane import DetailsPane
    from readinglist.gui.importing.flow import ImportFlow
    from readinglist.gui.keys.keys import Keys
    from readinglist.gui.living_exports.strip import TroubleStrip
    from readinglist.gui.living_exports.updating import Updating
    from readinglist.gui.main_window import MainWindow
    from readinglist.gui.papers.dragging import Dragging
    from readinglist.gui.papers.pane import PapersPane
    from readinglist.gui.recent import RecentLibraries
    from readinglist.gui.search_bar import SearchBar
    from readinglist.gui.sidebar.sidebar import Sidebar
    from readinglist.gui.triage.triage import Triage
    from readinglist.gui.watching.strip import ReadyStrip
    from readinglist.gui.watching.watching import Watching


@dataclass(frozen=True)
class Desk:
    """Handed to every operation by the window that made it."""

    window: MainWindow
    background: Background
    changes: Changes
    snapshot: Snapshot
    starting: Starting
    settings: Settings
    keys: Keys
    finder: Finder
    notices: NoticeBar
    questions: Questions
    opener: Opener
    clipboard: QClipboard
    theme: ThemeSwitch
    papers: PapersPane
    sidebar: Sidebar
    search: SearchBar
    details: DetailsPane
    imports: ImportFlow
    watching: Watching
    ready: ReadyStrip
    trouble: TroubleStrip
    dragging: Dragging
    updating: Updating
    triage: Triage
    recent: RecentLibraries
    backing_up: BackingUp
