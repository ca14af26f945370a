"""Papers on their way out: the Export window, and what the clipboard and a drag carry."""
