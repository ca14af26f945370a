"""Runs the program until its list shows a number of papers, and says when that was.

Started as `python until_filled.py COUNT LINGER ARGUMENT ...`, where LINGER is what `Watch` calls `linger_seconds`. The
program is left to import what it needs in its own order; only once it has an application is a watch put beside it.
"""

from __future__ import annotations

import sys
import threading

from readinglist.__main__ import main
from tests.bench.application import running_application


def _watch(count: int, linger_seconds: float) -> None:
    application = running_application()
    from tests.bench.watch import Watch

    watch = Watch(application, count, linger_seconds)
    watch.began.emit()
    threading.Event().wait()  # keeps the watch alive


if __name__ == "__main__":
    threading.Thread(target=_watch, args=(int(sys.argv[1]), float(sys.argv[2])), daemon=True).start()
    sys.exit(main(sys.argv[3:]))
