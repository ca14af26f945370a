"""The way of an import on the screen: read with progress, review, commit, say what was done."""
