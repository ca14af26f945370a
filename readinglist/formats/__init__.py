"""One file per format: bytes to records, papers to text. Pure functions."""
