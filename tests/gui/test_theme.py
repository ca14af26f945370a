"""Light and dark can both be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from readinglist.domain.paper import State
from readinglist.gui.theme import ThemeChoice, ThemeSwitch, palette_for, theme_of
from readinglist.gui.theme_colours import DARK, LIGHT, TAG_COLOURS, Theme

GROUNDS = (
    "window", "sidebar", "base", "raised", "hover", "hover_on_sidebar", "selected", "selected_unfocused", "chip",
)  # fmt: skip
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@THEMES
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        (
            "text",
            GROUNDS,
        ),
        ("muted", GROUNDS),
        ("link", GROUNDS),
        ("on_accent", ("accent", "accent_hover")),
        ("on_mark", ("mark",)),
        ("on_chip", ("chip", "selected_unfocused", "selected", "base")),
        ("on_tip", ("tip",)),
        ("danger", ("window", "base", "raised", "hover", "selected")),
    ],
)
def test_text_stands_out_from_its_ground(theme: Theme, text: str, grounds: tuple[str, ...]) -> None:
    found = {ground: round(contrast(getattr(theme, text), getattr(theme, ground)), 2) for ground in grounds}
    assert {ground: ratio for ground, ratio in found.items() if ratio < 4.5} == {}


@THEMES
@pytest.mark.parametrize("state", State)
def test_the_name_of_a_state_can_be_read_where_it_is_in_force(theme: Theme, state: State) -> None:
    assert min(contrast(theme.states[state], ground) for ground in (theme.base, theme.raised)) >= 4.5


@THEMES
def test_marks_of_state_and_tags_can_be_told_from_the_ground(theme: Theme) -> None:
    assert set(theme.states) == set(State)
    for colour in (*theme.states.values(), theme.unread, theme.accent, theme.star):
        assert min(contrast(colour, ground) for ground in (theme.base, theme.raised, theme.window)) >= 3
    for colour in TAG_COLOURS.values():
        assert contrast(colour, theme.sidebar) >= 2


@THEMES
def test_a_widget_finds_its_theme_by_its_palette(theme: Theme) -> None:
    assert theme_of(palette_for(theme)) is theme


def test_the_style_sheet_follows_once_there_is_a_window(qapp: QApplication) -> None:
    switch = qapp.findChild(ThemeSwitch) or ThemeSwitch(qapp)
    switch.dress()
    assert switch.theme.accent in qapp.styleSheet()


def test_a_choice_takes_effect_at_once(qapp: QApplication) -> None:
    switch = qapp.findChild(ThemeSwitch) or ThemeSwitch(qapp)
    switch.choose(ThemeChoice.DARK)
    assert theme_of(qapp.palette()) is DARK
    switch.choose(ThemeChoice.LIGHT)
    assert theme_of(qapp.palette()) is LIGHT
    assert qapp.palette().color(QPalette.ColorRole.Text).name() == LIGHT.text
    switch.choose(ThemeChoice.SYSTEM)
