"""A desktop of its own for a test: a virtual X display with a window manager, a mouse and a keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 15.0  # seconds until a test gives up on something that should appear; machines are slow at times
NEEDED = ("Xvfb", "openbox", "xdotool")

Seen = TypeVar("Seen")


def missing_tools() -> list[str]:
    """Return which programs a desktop would need and this machine lacks."""
    return [tool for tool in NEEDED if shutil.which(tool) is None]


def wait_for(look: Callable[[], Seen | None], what: str, patience: float = PATIENCE) -> Seen:
    """Return what `look` finds as soon as it finds something; fail with `what` was waited for if it never does."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience:.0f} s in vain for {what}")
        time.sleep(0.05)


class Desktop:
    """An X display of 1280 by 800, or another size, that nobody looks at, with openbox on it."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        reader, writer = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(writer,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()  # Xvfb chooses a free number and says it once it is ready
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"
        self._window_manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def environment(self) -> dict[str, str]:
        """Return this process's environment, moved to the display."""
        moved = {
            name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        }
        return {**moved, "DISPLAY": self.display}

    def close(self) -> None:
        """Turn the display off."""
        for process in (self._window_manager, self._server):
            process.terminate()
            process.wait(timeout=PATIENCE)

    def press(self, *keys: str) -> None:
        """Press keys one after another, as `xdotool key` names them (`ctrl+z`, `Return`)."""
        self._do("key", "--clearmodifiers", "--delay", "40", *keys)

    def write(self, text: str) -> None:
        """Type a text into whatever has the keyboard."""
        self._do("type", "--clearmodifiers", "--delay", "25", "--", text)

    def click(self, place: tuple[int, int], button: int = 1, times: int = 1) -> None:
        """Click a place on the screen."""
        self._move(place)
        self._do("click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int], is_carried: Callable[[], bool] = lambda: True) -> None:
        """Drag from one place to another as a hand does: press, move along, wait a little, let go.

        Half way, wait until something `is_carried`.
        """
        self._move(start)
        self._do("mousedown", "1")
        steps = 12
        for step in range(1, steps + 1):
            self._move(tuple(a + (b - a) * step // steps for a, b in zip(start, end, strict=True)))
            time.sleep(0.03)
            if step == steps // 2:
                wait_for(is_carried, "something carried by the mouse")
        time.sleep(0.3)  # the window under the mouse has to accept the offer before the button is released
        self._do("mouseup", "1")

    def activate(self, title: str) -> None:
        """Give the keyboard to the window whose title matches `title`, once it is there."""
        self._do("search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync")

    def _move(self, place: tuple[int, ...]) -> None:
        self._do("mousemove", str(place[0]), str(place[1]))

    def _do(self, *arguments: str) -> None:
        subprocess.run(
            ["xdotool", *arguments], env=self.environment(), check=True, capture_output=True, timeout=PATIENCE
        )
