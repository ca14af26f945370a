"""Measurements: how fast the program starts and imports."""
