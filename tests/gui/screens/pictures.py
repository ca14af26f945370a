"""Pictures of all screens, from the real window: `python -m tests.gui.screens.pictures` (`make screenshots`).

Each size has a virtual display of its own, with a window manager; where these are missing, the windows are drawn
without a desktop. With `--readme`, those pictures that the README shows are made anew, too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

from tests.e2e.desktop import Desktop, missing_tools

CHECKOUT = Path(__file__).parents[3]
SHOWN = CHECKOUT / "packaging" / "screenshots"
IN_README = {
    "search-light-1280x800": "window",
    "triage-dark-1280x800": "triage",
    "review-of-new-papers-light-1280x800": "import",
    "duplicates-light-1280x800": "duplicates",
}
SIZES = ((1280, 800), (800, 600))
FOLDER, SIZE = "SCREENS_FOLDER", "SCREENS_SIZE"  # of the environment: where to, and how large the display is
_COLOURS = 256  # of a picture with a palette
_KIND = 0xE0E0E0  # bits by which colours are told apart coarsely


def main() -> int:
    """Make the pictures; return 1 where some screen could not be shown."""
    parser = argparse.ArgumentParser(prog="tests.gui.screens.pictures", description="Pictures of all screens.")
    parser.add_argument("folder", type=Path, help="where they are written")
    parser.add_argument("--scale", type=int, default=1, help="pixels of the display for each of the window")
    parser.add_argument("--only", default="", help="words of pytest's -k: which screens")
    parser.add_argument("--readme", action="store_true", help="make those of the README anew, too")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    failed = [size for size in SIZES if _take(options.folder, size, options.scale, options.only)]
    if options.readme:
        for name, shown in IN_README.items():
            shrink(options.folder / f"{name}.png", SHOWN / f"{shown}.png")
    return 1 if failed else 0


def _take(folder: Path, size: tuple[int, int], scale: int, only: str) -> int:
    """Have the tests that show each screen take pictures of it; return their exit status."""
    width, height = (scale * length for length in size)
    with ExitStack() as open_desktops:
        if missing_tools():
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        else:
            desktop = open_desktops.enter_context(closing(Desktop(width, height)))
            environment = {**desktop.environment(), "QT_QPA_PLATFORM": "xcb"}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "--quiet", Path(__file__).parent / "taking.py", "-k", only],
            env={
                **environment,
                FOLDER: str(folder.absolute()),
                SIZE: f"{size[0]}x{size[1]}",
                "QT_SCALE_FACTOR": str(scale),
            },
            cwd=CHECKOUT,
            check=False,
        ).returncode


def shrink(picture: Path, to: Path) -> None:
    """Write a picture with 256 colours, which is a third of the size."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    colours = _telling(Counter(memoryview(image.constBits()).cast("I")))
    small = image.convertToFormat(QImage.Format.Format_Indexed8, colours, Qt.ImageConversionFlag.AvoidDither)
    small.save(str(to), quality=0)  # compressed as far as it goes


def _telling(counts: Counter[int]) -> list[int]:
    """Return the commonest colours, and then the commonest of each kind that is not among them: a mark of a few pixels
    keeps its own.
    """
    by_count = [colour for colour, _count in counts.most_common()]
    common, others = by_count[: _COLOURS // 2], by_count[_COLOURS // 2 :]
    kinds = {colour & _KIND for colour in common}
    own = {colour & _KIND: colour for colour in reversed(others) if colour & _KIND not in kinds}
    return [*common, *list(reversed(own.values()))[: _COLOURS - len(common)]]


if __name__ == "__main__":
    sys.exit(main())
