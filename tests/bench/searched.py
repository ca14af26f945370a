"""Opens a library, searches it, and says how much memory this process then has to itself.

Started as `python searched.py PATH QUERY ...`; each query is typed letter by letter.
"""

from __future__ import annotations

import sys
from pathlib import Path

from readinglist.library import Library
from tests.bench.private_memory import private_bytes

if __name__ == "__main__":
    with Library.open(Path(sys.argv[1])) as library:
        for query in sys.argv[2:]:
            for length in range(1, len(query) + 1):
                library.papers(library.search(query[:length], limit=200, counted=False).ids[:50])
        print(private_bytes())
