"""What the user can do in the window: short functions by subject, which the actions point at."""
