"""Runs the program, lets its window import a file, and tells as JSON how long its thread was busy at a time.

Started as `python importing_gaps.py --library PATH FILE`. The review is accepted as soon as it stands there. The
program is left to import what it needs in its own order; only once it has an application is an onlooker put beside it.
"""

from __future__ import annotations

import sys
import threading

from readinglist.__main__ import main
from tests.bench.application import running_application


def _watch() -> None:
    application = running_application()
    from tests.bench.onlooker import Onlooker

    onlooker = Onlooker(application)
    onlooker.began.emit()
    threading.Event().wait()  # keeps the onlooker alive


if __name__ == "__main__":
    threading.Thread(target=_watch, daemon=True).start()
    sys.exit(main(sys.argv[1:]))
