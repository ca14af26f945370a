"""The window in both themes, as the screen shows it."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from PySide6.QtGui import QColor, QImage

from tests.e2e.desktop import wait_for
from tests.e2e.program import Child, Program

PARTS = ("sidebar", "search-bar", "paper-list", "notes")


def is_dark(neighbour: Child, program: Program, folder: Path, name: str) -> bool:
    """Tell whether the ground of a part of the window is dark on the screen."""
    picture = folder / "screen.png"
    assert neighbour.ask({"picture": str(picture)})
    x, y, width, height = program.wait(name=name).place
    seen = QImage(str(picture)).copy(x, y, width, height)
    return median(QColor(seen.pixel(i, j)).lightness() for i in range(0, width, 4) for j in range(0, height, 4)) < 128


def test_a_theme_is_chosen_in_the_menu_and_worn_after_a_restart(
    filled: Program, neighbour: Child, tmp_path: Path
) -> None:
    def wait_for_theme(theme: str) -> None:
        def is_worn() -> bool:
            return all(is_dark(neighbour, filled, tmp_path, name) is (theme == "Dark") for name in PARTS)

        wait_for(is_worn, f"the theme {theme}")

    for theme in ("Dark", "Light"):
        filled.choose("View", "Theme", theme)
        wait_for_theme(theme)
        filled.quit()
        filled.start()
        wait_for_theme(theme)
    filled.quit()
