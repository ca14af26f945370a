"""The sidebar: what can be looked at, counted."""
