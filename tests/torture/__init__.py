"""What a library must withstand: kills, power cuts, failing disks, damage, and several programs at once.

Each file here is one way to hurt it; `run` runs them for long, `test_short_forms` shortly.
"""
