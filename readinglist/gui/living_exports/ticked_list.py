"""A list of papers with ticks and with what would become of each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from readinglist.gui.living_exports.ticks_delegate import TicksDelegate
from readinglist.gui.naming import named


def ticked_list(model: QAbstractItemModel, name: str, spoken: str) -> QTableView:
    """Return a list of a model's rows, one of which is chosen; `model` says by CHANGE_ROLE what becomes of each."""
    table = named(QTableView(), name, spoken)
    delegate = TicksDelegate(table)
    table.setModel(model)
    table.setItemDelegate(delegate)
    table.setShowGrid(False)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setMinimumSectionSize(1)
    table.verticalHeader().setDefaultSectionSize(delegate.row_height(table.fontMetrics()))
    return table
