"""The details pane: one paper to read and to mark, many to mark at once, or a hint where none is chosen."""
