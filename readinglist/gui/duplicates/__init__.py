"""Papers that may be one: found, seen side by side, merged or kept apart."""
