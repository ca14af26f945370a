"""Windows about tags at large."""
