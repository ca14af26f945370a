"""Frozen values and the rules about them. Needs the standard library alone."""
