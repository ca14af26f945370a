"""The tags of something as chips, and a field that adds more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readinglist.domain.tags import Tag, fold
from readinglist.gui.chip import TagChip
from readinglist.gui.flow_layout import FlowLayout
from readinglist.gui.read_only import grey
from readinglist.gui.tag_field import TagField


class TagEditor(QWidget):
    """Shows tags and lets them be added and removed. It asks; whoever owns the tags shows the new ones."""

    added = Signal(str)
    removed = Signal(str)
    chosen = Signal(str)  # a chip was clicked: the user wants to see what else has this tag
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tag-editor")
        self._known: dict[str, Tag] = {}  # by folded name
        self._shown: tuple[tuple[str, str], ...] = ()
        self._chips: list[TagChip] = []
        self.field = TagField(self)
        self._flow = FlowLayout(self, gap=6)
        self._flow.addWidget(self.field)
        self.field.entered.connect(self._add)
        self.field.refused.connect(self.refused)
        self.field.went_back.connect(self._remove_last)
        self._is_read_only = False

    def set_read_only(self, is_read_only: bool) -> None:
        """Say whether tags are only shown: then a chip leads to its tag's papers, and none is added or taken off."""
        grey(self.field, is_read_only)
        if is_read_only != self._is_read_only:
            self._is_read_only = is_read_only
            names, self._shown = self.names, ()
            self.show_tags(names)

    def set_known(self, tags: Sequence[Tag]) -> None:
        """Say which tags the library has, the likeliest first."""
        self._known = {fold(tag.name): tag for tag in tags}
        self.show_tags(self.names)

    def show_tags(self, names: Sequence[str]) -> None:
        """Show `names` as chips."""
        folded = [fold(name) for name in names]
        self.field.set_names(tag.name for key, tag in self._known.items() if key not in folded)
        colours = (self._known[key].colour if key in self._known else "" for key in folded)
        shown = tuple(zip(names, colours, strict=True))
        if shown == self._shown:
            return
        self._shown = shown
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(name, colour) for name, colour in shown]
        for position, chip in enumerate(self._chips):
            self._flow.insert_widget(position, chip)

    @property
    def names(self) -> tuple[str, ...]:
        """The tags that are shown."""
        return tuple(name for name, _colour in self._shown)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The tags that are shown, and what is typed and not entered yet."""
        typed = self.field.text().strip()
        return (*self.names, typed) if typed else self.names

    def _chip(self, name: str, colour: str) -> TagChip:
        chip = TagChip(name, colour, stays=self._is_read_only)
        chip.removed.connect(self.removed)
        chip.clicked.connect(lambda: self.chosen.emit(name))
        return chip

    def _add(self, name: str) -> None:
        if fold(name) not in map(fold, self.names):
            self.added.emit(name)

    def _remove_last(self) -> None:
        if self._shown:
            self.removed.emit(self.names[-1])
