"""Chooses the door: the terminal for its commands, the window for everything else."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; `arguments` are those after the program's name."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from readinglist.cli.arguments import asks_for_terminal, mistyped

    if asks_for_terminal(given):
        from readinglist import cli

        return cli.main(given)
    if sentence := mistyped(given):
        print(sentence, file=sys.stderr)
        return 2
    if not _has_display():
        print("There is no display to open a window on; see readinglist --help for the terminal.", file=sys.stderr)
        return 1
    gc.disable()  # a start makes much and drops little: looking for garbage takes a tenth of it; the window looks later
    from readinglist import app

    return app.main(given)


def _has_display() -> bool:
    """Tell whether Qt has a screen to try; without one it would abort the process."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


if __name__ == "__main__":
    sys.exit(main())
