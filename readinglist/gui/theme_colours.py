"""The colours of the two themes, by what they are for. Every text stands out from its ground by 4.5 to 1 or more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from readinglist.domain.paper import State


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours, each `#rrggbb`. "On x" is text that stands on x."""

    name: str
    window: str
    sidebar: str
    base: str
    raised: str
    hover: str
    hover_on_sidebar: str
    selected: str
    selected_unfocused: str
    border: str
    strong_border: str
    shadow: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    mark: str
    on_mark: str
    chip: str
    on_chip: str
    star: str
    unread: str
    danger: str
    tip: str
    on_tip: str
    states: Mapping[State, str]


LIGHT = Theme(
    name="light",
    window="#f6f6f8",
    sidebar="#efeff3",
    base="#ffffff",
    raised="#ffffff",
    hover="#f3f4f7",
    hover_on_sidebar="#e7e8ee",
    selected="#e4eafd",
    selected_unfocused="#e9eaef",
    border="#e2e3e9",
    strong_border="#c9cbd5",
    shadow="#9a9ca8",
    text="#1d1f27",
    muted="#646876",
    disabled="#a0a3af",
    accent="#3d5fd9",
    accent_hover="#3352c2",
    on_accent="#ffffff",
    link="#3352c2",
    mark="#ffe59a",
    on_mark="#1d1f27",
    chip="#eceef3",
    on_chip="#4a4e5b",
    star="#b87d00",
    unread="#3d5fd9",
    danger="#c03333",
    tip="#2b2d36",
    on_tip="#f4f4f7",
    states={
        State.UNREAD: "#3d5fd9",
        State.QUEUED: "#a8600a",
        State.READING: "#7a44c0",
        State.READ: "#1f7a45",
        State.DISMISSED: "#6d717e",
    },
)

DARK = Theme(
    name="dark",
    window="#1b1c20",
    sidebar="#202127",
    base="#16171a",
    raised="#2a2b32",
    hover="#212228",
    hover_on_sidebar="#282a32",
    selected="#2a3457",
    selected_unfocused="#2a2b33",
    border="#2e3038",
    strong_border="#454854",
    shadow="#08080a",
    text="#e8e9ee",
    muted="#9ea2b1",
    disabled="#646876",
    accent="#5f7df0",
    accent_hover="#7590f5",
    on_accent="#0d1020",
    link="#92a8ff",
    mark="#6b5413",
    on_mark="#fff3cc",
    chip="#2c2e37",
    on_chip="#c3c6d1",
    star="#f0b93a",
    unread="#7590f5",
    danger="#f08080",
    tip="#e8e9ee",
    on_tip="#1d1f27",
    states={
        State.UNREAD: "#8ba1f8",
        State.QUEUED: "#e5a45a",
        State.READING: "#bd96f2",
        State.READ: "#6fcf97",
        State.DISMISSED: "#9297a6",
    },
)

# Colours for tags, chosen to stand out from both grounds; a tag keeps its colour in either theme.
TAG_COLOURS = {
    "Red": "#d9534f",
    "Orange": "#d97b29",
    "Yellow": "#c9a227",
    "Green": "#4a9d5b",
    "Teal": "#2a9d9d",
    "Blue": "#4a86d9",
    "Violet": "#8a6fd9",
    "Pink": "#cf6bab",
    "Grey": "#868b99",
}
