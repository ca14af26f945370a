"""The history on the screen: what was done when, to how many papers, and going back to any point of it."""
