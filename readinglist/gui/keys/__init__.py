"""Keys of the user's own choice: which are in force, which can be given, and the dialog that gives them."""
