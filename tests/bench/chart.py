"""Draws how the cost of a keystroke grows with the library."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FRAME = 1 / 60
"""Seconds from one picture on the screen to the next."""
_INK, _FAINT, _GROUND = "#1f2430", "#8a90a0", "#ffffff"
_OURS = "#1a6fd1"
_OTHERS = ("#c2552d", "#7a4fa3", "#5c7f3a")
_STYLE: dict[Any, Any] = {
    "font.size": 11,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _FAINT,
    "axes.facecolor": _GROUND,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": _GROUND,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


@dataclass(frozen=True, slots=True)
class Line:
    """The median seconds of a keystroke at each number of papers; ours also tells what 95 of a hundred are within."""

    name: str
    sizes: Sequence[int]
    seconds: Sequence[float]
    p95: Sequence[float] = ()

    @property
    def exponent(self) -> float:
        """Return k of the power law, seconds as papers ** k, that fits best: least squares of the logarithms."""
        return self._law[0]

    def fitted(self, size: float) -> float:
        """Return the seconds that the power law gives for so many papers."""
        exponent, constant = self._law
        return math.exp(constant + exponent * math.log(size))

    @property
    def _law(self) -> tuple[float, float]:
        fit = linear_regression([math.log(size) for size in self.sizes], [math.log(time) for time in self.seconds])
        return fit.slope, fit.intercept


def draw(lines: Sequence[Line], path: Path) -> None:
    """Write the chart to `path`, a PNG. Raises ImportError where matplotlib is not installed."""
    import matplotlib as mpl
    from matplotlib.figure import Figure  # without pyplot: no window, no state
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(10, 6.2), layout=ConstrainedLayoutEngine(w_pad=0.25, h_pad=0.25))
        axes = figure.add_subplot()
        others = iter(_OTHERS)
        colours = {line.name: _OURS if line.p95 else next(others) for line in lines}
        dearest_first = sorted(lines, key=lambda line: -line.seconds[-1])
        for line, label in zip(dearest_first, _apart(dearest_first), strict=True):
            _draw_line(axes, line, colours[line.name], label)
        _draw_frame(axes)
        _label(axes, lines)
        figure.savefig(path, dpi=160)


def _apart(dearest_first: Sequence[Line]) -> Iterator[float]:
    """Yield the heights of the labels at the lines' ends, so that none covers another."""
    everything = [seconds for line in dearest_first for seconds in line.seconds]
    step = (max(everything) / min(everything)) ** 0.045
    height = math.inf
    for line in dearest_first:
        height = min(line.seconds[-1], height / step)
        yield height


def _draw_line(axes: Axes, line: Line, colour: str, label: float) -> None:
    is_ours = bool(line.p95)
    name = f"{line.name}  ~ papers$^{{\\,{line.exponent:.2f}}}$"
    axes.plot(
        line.sizes, line.seconds, color=colour, lw=2.6 if is_ours else 1.6, marker="o", ms=6, label=name, zorder=3
    )
    ends = (line.sizes[0], line.sizes[-1])
    axes.plot(ends, [line.fitted(size) for size in ends], color=colour, lw=1, ls=(0, (2, 3)), alpha=0.7)
    if is_ours:
        axes.fill_between(line.sizes, line.seconds, line.p95, color=colour, alpha=0.14, lw=0, label="to its 95 %")
    axes.annotate(
        _time(line.seconds[-1]),
        (line.sizes[-1], label),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        color=colour,
        weight="bold" if is_ours else "normal",
    )


def _draw_frame(axes: Axes) -> None:
    axes.axhline(FRAME, color=_FAINT, lw=0.8)
    axes.annotate(
        "a frame: 17 ms",
        (0, FRAME),
        xycoords=("axes fraction", "data"),
        xytext=(4, 4),
        textcoords="offset points",
        color=_FAINT,
        size=9,
    )


def _label(axes: Axes, lines: Sequence[Line]) -> None:
    sizes = sorted({size for line in lines for size in line.sizes})
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.set_xticks([], minor=True)
    axes.yaxis.set_major_formatter(lambda seconds, _place: _time(seconds))
    axes.grid(axis="y", color=_FAINT, alpha=0.18)
    axes.tick_params(which="both", length=0)
    axes.margins(x=0.09)
    axes.set_xlabel("papers in the library")
    axes.set_title("What a keystroke costs as the library grows", loc="left", weight="bold", size=14, pad=26)
    axes.text(
        0, 1.02, "median, from the text typed to the answer; dotted: the power law that fits",
        transform=axes.transAxes, color=_FAINT, size=10,
    )  # fmt: skip
    axes.legend(loc="upper left", bbox_to_anchor=(0.0, 0.99), frameon=False, labelspacing=0.7)


def _time(seconds: float) -> str:
    """Return a time as short as it can be told."""
    unit, factor = ("s", 1) if seconds >= 0.9995 else ("ms", 1e3) if seconds >= 0.9995e-3 else ("µs", 1e6)
    return f"{seconds * factor:.2g} {unit}" if seconds * factor < 100 else f"{seconds * factor:.0f} {unit}"
