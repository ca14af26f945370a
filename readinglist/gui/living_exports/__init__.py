"""Living exports: files that are kept up to date, the window that shows them, and ticks read back from them."""
