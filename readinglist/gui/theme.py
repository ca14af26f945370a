"""Light and dark: named colours, the palettes made of them, and which of the two is in force."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from readinglist.domain.paper import State
from readinglist.gui.style_sheet import style_sheet
from readinglist.gui.theme_colours import DARK, LIGHT, Theme


class ThemeChoice(StrEnum):
    """What View > Theme offers."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def theme_of(palette: QPalette) -> Theme:
    """Return the theme that `palette` was made from; a widget asks with its own palette, so none is handed about."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def state_colour(theme: Theme, state: State) -> QColor:
    """Return the colour of a state's mark."""
    return QColor(theme.states[state])


def palette_for(theme: Theme) -> QPalette:
    """Return the palette of `theme`, complete for all groups."""
    palette = QPalette()
    role = QPalette.ColorRole
    for place, colour in (
        (role.Window, theme.window), (role.WindowText, theme.text),
        (role.Base, theme.base), (role.AlternateBase, theme.raised), (role.Text, theme.text),
        (role.Button, theme.raised), (role.ButtonText, theme.text), (role.BrightText, theme.on_accent),
        (role.ToolTipBase, theme.tip), (role.ToolTipText, theme.on_tip), (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.accent), (role.HighlightedText, theme.on_accent), (role.Accent, theme.accent),
        (role.Link, theme.link), (role.LinkVisited, theme.link),
        (role.Light, theme.raised), (role.Midlight, theme.border), (role.Mid, theme.border),
        (role.Dark, theme.strong_border), (role.Shadow, theme.shadow),
    ):  # fmt: skip
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(theme.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    return palette


class ThemeSwitch(QObject):
    """Keeps the application in the chosen theme, and follows the desktop where that is the choice.

    Until `dress` is called there are colours, but no style sheet yet: widgets under one are slow to put together.
    """

    switched = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply())
        self._applied: Theme | None = None
        self._is_dressed = False
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    @property
    def theme(self) -> Theme:
        """The theme that the choice comes to."""
        if self._choice is ThemeChoice.SYSTEM:
            return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT

    def choose(self, choice: ThemeChoice) -> None:
        """Put `choice` in force at once."""
        self._choice = choice
        self._apply()

    def dress(self) -> None:
        """Put the style sheet in force, once the first window is made and before it is shown."""
        if not self._is_dressed:
            self._is_dressed = True
            self._application.setStyleSheet(style_sheet(self.theme))

    def _apply(self) -> None:
        theme = self.theme
        if theme is self._applied:
            return
        self._applied = theme
        self._application.setPalette(palette_for(theme))
        if self._is_dressed:
            self._application.setStyleSheet(style_sheet(theme))
        self.switched.emit()
