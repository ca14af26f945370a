"""The query language, the text index, and the order of what it finds."""
