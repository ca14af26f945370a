"""Backups: when they are made, and the window in which one is chosen and restored."""
