"""The list of papers: its model, how a row is painted, and the pane around it."""
