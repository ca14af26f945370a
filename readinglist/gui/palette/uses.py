"""What the palette is used for: the more often and the later, the more it weighs."""

from __future__ import annotations

from readinglist.gui.settings import Settings

KEPT = "palette/uses"  # in the settings: for each command its weight and its name ("2.71 mark-read")
DECAY = 0.95  # of all weights, with each use: the last twenty count most
_LEAST = 0.05  # a weight below is forgotten, so at most some sixty are kept


class Uses:
    """Counts uses of commands by their names, in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._weights = dict(filter(None, map(_read, settings.texts(KEPT))))

    def weight(self, name: str) -> float:
        """Return how much a command is used: 0 for never, 20 at the most."""
        return self._weights.get(name, 0.0)

    def note(self, name: str) -> None:
        """Count one use; every other command weighs a little less from now on."""
        weights = {one: weight * DECAY for one, weight in self._weights.items()}
        weights[name] = weights.get(name, 0.0) + 1
        self._weights = {one: weight for one, weight in weights.items() if weight >= _LEAST}
        self._settings.put(KEPT, [f"{weight:.2f} {one}" for one, weight in self._weights.items()])


def _read(line: str) -> tuple[str, float] | None:
    """Return name and weight; None for what is neither, since the file is anybody's."""
    weight, _, name = line.partition(" ")
    try:
        return name, min(max(0.0, float(weight)), 1 / (1 - DECAY))
    except ValueError:
        return None
