"""What a user can do, without a window: open, import, search, tag, mark, undo, export.

from readinglist.library import Library

with Library.open(path) as library:
    report = library.import_files([page])
    result = library.search("contrastve tag:vision is:unread", limit=100)
    library.mark(result.ids, "read")
"""

from readinglist.library.library import Library

__all__ = ["Library"]
