"""End to end: the real program, a real window, a mouse and a keyboard."""
