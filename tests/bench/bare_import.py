"""The least an import can be: split a page, insert into SQLite, add to tantivy, one after the other.

Started as `python bare_import.py LIBRARY FILE`; it says how many seconds that took.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path

import tantivy


def _import(page: Path, library: Path) -> None:
    paragraphs = page.read_text(encoding="utf-8").split("\n\n")
    papers = list(zip(paragraphs[::2], paragraphs[1::2], strict=False))
    connection = sqlite3.connect(library)
    connection.execute("CREATE TABLE paper (id INTEGER PRIMARY KEY, title TEXT, abstract TEXT)")
    builder = tantivy.SchemaBuilder()
    for name in ("title", "abstract"):
        builder.add_text_field(name, stored=True)
    folder = library.with_suffix(".index")
    folder.mkdir()
    writer = tantivy.Index(builder.build(), str(folder)).writer()
    for title, abstract in papers:
        connection.execute("INSERT INTO paper (title, abstract) VALUES (?, ?)", (title, abstract))
        writer.add_document(tantivy.Document(title=[title], abstract=[abstract]))
    connection.commit()
    writer.commit()
    writer.wait_merging_threads()


if __name__ == "__main__":
    began = time.perf_counter()
    _import(Path(sys.argv[2]), Path(sys.argv[1]))
    print(time.perf_counter() - began)
