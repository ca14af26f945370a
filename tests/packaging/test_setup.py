"""Setting up a checkout: what is done again, what is not, and what is said where it cannot be done.

The network stays out of it: the environment's Python stands in for pip and notes what it was asked to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
TOOLS = ("bash", "cat", "dirname", "id", "mkdir", "rm", "sed", "sha256sum", "tail", "tee")

pytestmark = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("sha256sum"), reason="needs a shell and coreutils"
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout at a path with a space, with an environment whose pip only takes notes."""
    root = tmp_path / "reading list"
    (root / "packaging").mkdir(parents=True)
    shutil.copy(CHECKOUT / "packaging" / "setup.sh", root / "packaging")
    (root / "pyproject.toml").write_text("[project]\n")
    python = root / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        "#!/bin/sh\n"
        f'case "$*" in *"pip install"*) echo "$*" >> "{tmp_path}/installed.txt"; exit "${{PIP_STATUS:-0}}";; esac\n'
        f'exec "{sys.executable}" "$@"\n'
    )
    python.chmod(0o755)
    return root


def call(root: Path, function: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call a function of setup.sh, from another folder."""
    return subprocess.run(
        [shutil.which("bash") or "bash", "-c", f'. "$0/packaging/setup.sh"; {function}', str(root)],
        env={**os.environ, **environment},
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def installations(root: Path) -> list[str]:
    notes = root.parent / "installed.txt"
    return notes.read_text().splitlines() if notes.exists() else []


def tools_alone(folder: Path) -> str:
    """Return a PATH on which there is neither Python nor apt."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or tool)
    return str(folder)


def test_packages_are_installed_once(checkout: Path) -> None:
    for _ in range(2):
        done = call(checkout, "set_up ''")
        assert done.returncode == 0, done.stderr
    assert len(installations(checkout)) == 1
    assert installations(checkout)[0].endswith(f"--editable {checkout}")


def test_the_tools_of_the_tests_come_on_top(checkout: Path) -> None:
    for extras in ("", "dev", "dev", ""):
        assert call(checkout, f"set_up '{extras}'").returncode == 0
    assert [line.endswith("[dev]") for line in installations(checkout)] == [False, True]


def test_packages_are_installed_anew_when_pyproject_changes(checkout: Path) -> None:
    call(checkout, "set_up ''")
    (checkout / "pyproject.toml").write_text("[project]\n# one more dependency\n")
    call(checkout, "set_up ''")
    assert len(installations(checkout)) == 2


def test_an_environment_is_sound_until_it_is_moved_or_left_unfinished(checkout: Path) -> None:
    (checkout / ".venv" / "checkout").write_text(str(checkout))
    assert call(checkout, "environment_is_sound").returncode == 0
    (checkout / ".venv" / "unfinished").touch()
    assert call(checkout, "environment_is_sound").returncode == 1
    (checkout / ".venv" / "unfinished").unlink()
    moved = checkout.rename(checkout.with_name("moved"))
    assert call(moved, "environment_is_sound").returncode == 1


def test_a_failed_installation_is_told_and_leaves_a_mark_to_begin_anew(checkout: Path) -> None:
    done = call(checkout, "set_up ''", PIP_STATUS="1")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("The packages could not be installed")
    assert (checkout / ".venv" / "unfinished").exists()


def test_a_machine_without_python_is_told_how_to_get_it(checkout: Path, tmp_path: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    done = call(checkout, "set_up ''", PATH=tools_alone(tmp_path / "tools"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Reading List needs Python 3.11 to 3.15, which is not here; "
        "install it with: sudo apt-get install -y python3 python3-venv\n"
    )


def test_a_python_without_venv_is_told_which_package_has_it(checkout: Path, tmp_path: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    tools = tools_alone(tmp_path / "tools")
    python = Path(tools) / "python3"
    python.write_text(f'#!/bin/sh\ncase "$*" in *venv,*|*"-m "*) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    done = call(checkout, "set_up ''", PATH=tools)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"Python's venv module is missing; install it with: sudo apt-get install -y {version}-venv"
    )
    assert not (checkout / ".venv").exists()
