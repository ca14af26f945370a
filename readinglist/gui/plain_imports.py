"""Loads PySide6, and puts Python's own import back in its place: to be imported before anything else of PySide6.

PySide6's import hook reads the source of every module that is imported after it, to see whether it may want PySide6's
optional `__feature__` names. Nothing here does, and a start imports some two hundred modules.
"""

import builtins

_imports_plainly = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _imports_plainly
