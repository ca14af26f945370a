"""Imports a file into a new library as the terminal does, and says how many seconds that took, index included.

Started as `python imported.py LIBRARY FILE`.
"""

from __future__ import annotations

import sys
import time

from readinglist.library import Library

if __name__ == "__main__":
    with Library.open(sys.argv[1]) as library:
        began = time.perf_counter()
        library.import_files(sys.argv[2:])
        print(time.perf_counter() - began)
