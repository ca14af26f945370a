"""Changes of many papers: how far one is, and a way to stop it."""
