"""The history of imports: what was imported when, what was skipped and why, and how it is undone."""
