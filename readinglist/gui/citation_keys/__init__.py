"""Citation Keys: the pattern that they are made by, and every change that another one would make."""
