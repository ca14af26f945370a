"""Reading List: a desktop reading list for papers."""

__version__ = "0.1.0"
