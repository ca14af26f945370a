"""The table of all that can be done, as it stands in the menu bar."""

from __future__ import annotations

from readinglist.gui.menus.edit_menu import EDIT
from readinglist.gui.menus.file_menu import FILE
from readinglist.gui.menus.help_menu import HELP
from readinglist.gui.menus.paper_menu import PAPER
from readinglist.gui.menus.sidebar_menu import SIDEBAR
from readinglist.gui.menus.tag_menu import TAGS
from readinglist.gui.menus.view_menu import VIEW

MENUS = (FILE, EDIT, PAPER, SIDEBAR, TAGS, VIEW, HELP)
