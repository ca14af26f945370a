"""What a library holds after each step of a workflow when nothing happens to it: what else may it hold?"""

from __future__ import annotations

import importlib
import os
import pkgutil
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from readinglist import domain, formats, library, search, storage
from readinglist.library import backups, checking
from tests.torture.child import started
from tests.torture.contents import contents
from tests.torture.workflows import Workflow, opened

_BELOW_THE_WINDOW = (domain, storage, search, formats, library)


@dataclass(frozen=True, slots=True)
class Reference:
    """A library before the first step (`template`), its contents then and after each step, and what all took (s)."""

    workflow: Workflow
    template: Path
    contents: tuple[str, ...]
    seconds: float

    def copy_to(self, folder: Path) -> Path:
        """Put the library before the first step, with its index, into an empty `folder`; return its path."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.template.parent, folder)
        return folder / self.template.name

    def after(self, acknowledged: int) -> tuple[str, ...]:
        """Return what a library may hold that ended after so many acknowledged steps: these, or the next one too."""
        return self.contents[acknowledged : acknowledged + 2]


def reference_of(workflow: Workflow, folder: Path) -> Reference:
    """Run a workflow undisturbed, in an empty `folder`."""
    template, scratch = folder / "template" / "library.db", folder / "scratch"
    template.parent.mkdir(parents=True)

    def run() -> Iterator[str]:
        workflow.prepare(template)
        yield contents_once_open(template)
        shutil.copytree(template.parent, scratch)
        path, began = scratch / template.name, time.perf_counter()
        for step in workflow.steps(path):
            step()
            yield contents(path)
        yield str(time.perf_counter() - began)
        yield " ".join(sys.modules)

    said = started(run)
    if said.status:
        raise RuntimeError(f"The workflow “{workflow.name}” fails undisturbed: {said.said[-1]}")
    *found, seconds, modules = said.said
    _load(modules.split())
    return Reference(workflow, template, tuple(found), float(seconds))


def _load(modules: Iterable[str]) -> None:
    """Load what a workflow loads, and what it may where something fails: a full disk keeps no code from being read."""
    folders = [(folder.__path__, f"{folder.__name__}.") for folder in _BELOW_THE_WINDOW]
    ours = [module.name for place, prefix in folders for module in pkgutil.iter_modules(place, prefix)]
    for name in (*modules, *ours):
        with suppress(ModuleNotFoundError):  # Alembic's scripts are none
            importlib.import_module(name)


def contents_once_open(path: Path) -> str:
    """Return the contents of a library once it has been opened, and so is of the present version: of a copy of it."""
    copy = path.with_name(f"{path.name}.{os.getpid()}.copy")
    shutil.copy(path, copy)
    try:
        opened(copy).close()
        return contents(copy)
    finally:
        copy.unlink()


def fault_in(reference: Reference, path: Path, done: int) -> str:
    """Return what is wrong with a library in which so many steps were acknowledged; empty for nothing.

    It is opened as the next start of the program does that, and must hold what it may, and be sound.
    """
    child = started(lambda: _looked_at(reference, path, done))
    return "" if child.status == 0 else child.said[-1]


def _looked_at(reference: Reference, path: Path, done: int) -> Iterator[str]:
    with opened(path) as library:
        found = contents(path)
        place = reference.contents.index(found) if found in reference.contents else None
        assert found in reference.after(done), f"{done} steps were acknowledged, the library is as after {place}"
        report = checking.check(library)
        assert report.sound, " ".join(report.sentences)
    for backup in backups.kept(path):
        assert contents_once_open(backup.path) in reference.contents, f"backup {backup.about.number} is of no state"
    yield "sound"
