"""The least a program of this kind can cost: import Qt and SQLModel, show an empty window, say when."""

import time

import sqlmodel  # noqa: F401 - its cost is what is measured
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(["bare"])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
print(time.monotonic())
