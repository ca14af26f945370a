"""The one style sheet: what Fusion and the palette alone do not give."""

from __future__ import annotations

from readinglist.gui.theme_colours import Theme


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the application in `theme`."""
    return "\n".join(part(theme) for part in (_menus, _buttons, _fields, _bars, _window, _palette, _suggestions))


def _menus(theme: Theme) -> str:
    return f"""
QToolTip {{ background: {theme.tip}; color: {theme.on_tip}; border: none; padding: 4px 8px; }}

QMenuBar {{ background: {theme.window}; padding: 2px 6px; border: none; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.selected_unfocused}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.strong_border}; padding: 5px; menu-scrollable: 1; }}
QMenu::item {{ padding: 5px 28px 5px 10px; border-radius: 5px; }}
QMenu::item:selected {{ background: {theme.selected}; color: {theme.text}; }}
QMenu::item:disabled {{ color: {theme.disabled}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {theme.border}; margin: 5px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
"""


def _buttons(theme: Theme) -> str:
    return f"""
QPushButton {{ background: {theme.raised}; border: 1px solid {theme.strong_border}; border-radius: 6px;
  padding: 5px 14px; min-height: 18px; }}
QPushButton:hover {{ background: {theme.hover}; }}
QPushButton:pressed {{ background: {theme.selected_unfocused}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:disabled {{ color: {theme.disabled}; border-color: {theme.border}; }}
QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
QPushButton:default:focus {{ border-color: {theme.text}; }}
QPushButton:default:hover {{ background: {theme.accent_hover}; }}
QPushButton:default:disabled {{ background: {theme.border}; color: {theme.disabled}; border-color: {theme.border}; }}
QPushButton[flat="true"] {{ background: transparent; border-color: transparent; }}
QPushButton[flat="true"]:hover {{ background: {theme.hover}; }}
QPushButton[flat="true"]:focus {{ border-color: {theme.accent}; }}
QPushButton::menu-indicator {{ width: 0; }}
QPushButton[role="example"] {{ background: {theme.chip}; color: {theme.text}; border-color: transparent;
  text-align: left; padding: 2px 8px; }}
QPushButton[role="example"]:hover {{ background: {theme.selected}; }}
QPushButton[role="example"]:focus {{ border-color: {theme.accent}; }}
QPushButton[role="link"] {{ background: transparent; border-color: transparent; color: {theme.link}; text-align: left;
  padding: 1px 0; }}
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus {{ text-decoration: underline; }}

QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {theme.selected_unfocused}; }}
QToolButton:pressed, QToolButton:checked {{ background: {theme.selected}; }}
QToolButton[framed="true"] {{ background: {theme.raised}; border-color: {theme.strong_border}; padding: 3px 10px;
  min-height: 18px; }}
#star {{ padding-right: 4px; }}
QToolButton[framed="true"]:hover {{ background: {theme.hover}; }}
QToolButton[framed="true"]:checked {{ background: {theme.selected}; border-color: {theme.accent}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""


def _fields(theme: Theme) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QSpinBox {{ background: {theme.base}; border: 1px solid {theme.strong_border};
  border-radius: 6px; padding: 4px 8px; selection-background-color: {theme.accent};
  selection-color: {theme.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus {{ border-color: {theme.accent}; }}
QLineEdit:disabled {{ color: {theme.disabled}; }}

QListView, QTreeView, QTableView {{ background: {theme.base}; border: none; outline: none;
  selection-background-color: {theme.selected}; selection-color: {theme.text}; }}
QDialog QTreeView, QDialog QTableView, #similar-tags {{ border: 1px solid {theme.border}; border-radius: 6px; }}
QDialog QTreeView:focus, QDialog QTableView:focus, #similar-tags:focus {{ border-color: {theme.accent}; }}
#similar-tags {{ padding: 3px; }}
#export-format {{ border: 1px solid {theme.strong_border}; border-radius: 6px; padding: 3px; }}
#export-format:focus {{ border-color: {theme.accent}; }}
#export-format::item {{ padding: 4px 6px; border-radius: 5px; }}
#export-format::item:selected {{ background: {theme.selected}; color: {theme.text}; }}
QDialog #pairs {{ border: none; border-top: 1px solid {theme.border}; border-radius: 0; }}
QListView#completions {{ background: {theme.raised}; border: 1px solid {theme.strong_border}; }}
QListView#completions::item {{ padding: 5px 8px; border-radius: 5px; }}
QListView#completions::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
QHeaderView::section {{ background: {theme.window}; color: {theme.muted}; border: none;
  border-bottom: 1px solid {theme.border}; padding: 5px 8px; }}
QScrollArea, QTextBrowser {{ background: {theme.base}; border: 1px solid transparent; }}
QScrollArea:focus {{ border-color: {theme.accent}; }}
QDialog QScrollArea {{ background: {theme.window}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
"""


def _bars(theme: Theme) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {theme.strong_border}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.shadow}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _window(theme: Theme) -> str:
    return f"""
#top-bar {{ background: {theme.window}; border-bottom: 1px solid {theme.border}; }}
#sidebar {{ background: {theme.sidebar}; padding: 6px 0; show-decoration-selected: 0;
  selection-background-color: transparent; }}
[role="foot-strip"] {{ background: {theme.sidebar}; border-top: 1px solid {theme.border}; }}
#papers-pane, #papers-pane QStackedWidget, #empty-library, #nothing-found {{ background: {theme.base}; }}
#papers-strip {{ background: {theme.base}; border-bottom: 1px solid {theme.border}; }}
#search-remark {{ background: {theme.base}; border-bottom: 1px solid {theme.border}; }}
#pair-foot, #duplicates-foot {{ background: {theme.window}; border-top: 1px solid {theme.border}; }}
#paper-list {{ selection-background-color: transparent; }}
#search-bar {{ padding: 6px 6px; border-color: {theme.border}; }}
#search-bar:focus {{ border-color: {theme.accent}; }}
#sort-button {{ color: {theme.muted}; padding: 4px 6px; }}
#triage-head {{ background: {theme.window}; }}
#triage-foot {{ background: {theme.window}; border-top: 1px solid {theme.border}; }}
#triage-bar {{ border-radius: 0; max-height: 3px; }}
#triage-bar::chunk {{ border-radius: 0; }}
#notice-bar, #changing-bar {{ background: {theme.raised}; border: 1px solid {theme.strong_border};
  border-radius: 10px; }}
#notice-bar[error="true"] {{ border-color: {theme.danger}; }}
#top-bar QToolButton:checked {{ background: transparent; }}
#top-bar QToolButton:checked:hover {{ background: {theme.selected_unfocused}; }}
QLabel[role="title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="muted"], QTextEdit[role="muted"] {{ color: {theme.muted}; }}
QLabel[role="error"] {{ color: {theme.danger}; }}
#busy-line {{ background: transparent; border-radius: 0; }}

QSplitter::handle {{ background: {theme.border}; }}
QProgressBar {{ background: {theme.chip}; border: none; border-radius: 3px; max-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
"""


def _palette(theme: Theme) -> str:
    return f"""
#palette-card {{ background: {theme.raised}; border: 1px solid {theme.strong_border}; border-radius: 10px; }}
#palette-line {{ background: transparent; border: none; border-bottom: 1px solid {theme.border}; border-radius: 0;
  padding: 14px 16px; font-size: 12pt; }}
#palette-line:focus {{ border-color: {theme.border}; }}
#palette-list {{ background: {theme.raised}; selection-background-color: transparent; }}
"""


def _suggestions(theme: Theme) -> str:
    return f"""
#suggestions {{ background: {theme.raised}; border: 1px solid {theme.strong_border}; border-radius: 8px; }}
#suggestion-list {{ background: {theme.raised}; selection-background-color: transparent; }}
#suggestion-note {{ padding: 6px 16px 3px 16px; border-top: 1px solid {theme.border}; margin-top: 4px; }}
"""
