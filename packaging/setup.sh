# What the scripts beside this one share: from a bare Debian or Ubuntu machine to a checkout that runs.
#
# Everything lands in .venv beside this folder; a stamp there lets the next call start at once. Sourced, not executed.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
environment=$root/.venv
python=$environment/bin/python
log=$environment/setup.log

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# Run a command whose output belongs in the log.
logged() {
    printf '\n$ %s\n' "$*" >>"$log"
    "$@" >>"$log" 2>&1 9<&-
}

show_log_tail() {
    say "The end of $log:"
    tail -n 15 "$log" | sed 's/^/    /' >&2
}

# ---- Python and its environment

supported='import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 16))'

# Print the first Python that is new enough.
find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11 python3.14 python3.15 python; do
        if "$name" -c "$supported" 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# A copied or moved checkout, a Python that was removed or upgraded, and a set-up that was cut short call for a new one.
environment_is_sound() {
    [ ! -e "$environment/unfinished" ] || return 1
    [ "$(cat "$environment/checkout" 2>/dev/null || printf '%s' "$root")" = "$root" ] || return 1
    "$python" -c "import pip; $supported" 2>/dev/null
}

build_environment() {
    local base
    rm -rf "$environment" 2>/dev/null
    { mkdir -p "$environment" && : >"$environment/unfinished" && : >"$log"; } 2>/dev/null ||
        fail "The folder $environment cannot be written; change its owner, or remove it, and run this again."
    base=$(find_python || { apt_install "python3.13-venv|python3.12-venv|python3.11-venv" && find_python; }) ||
        fail "Reading List needs Python 3.11 to 3.15, which is not here; install it with: sudo apt-get install -y python3 python3-venv"
    say "Creating a virtual environment with $("$base" -V) ..."
    create_environment "$base" || {
        rm -rf "$environment"
        fail "Python's venv module is missing; install it with: sudo apt-get install -y $(venv_package "$base")"
    }
    printf '%s' "$root" >"$environment/checkout"
}

# Debian keeps the part of venv that brings pip in a package of its own. Where that cannot be installed, virtualenv or
# a pip of the system does as well.
create_environment() {
    local base=$1
    "$base" -c 'import venv, ensurepip' 2>/dev/null || apt_install "$(venv_package "$base")|python3-venv" || true
    logged "$base" -m venv "$environment" && return
    logged "$base" -m virtualenv "$environment" && return
    logged "$base" -m venv --without-pip "$environment" && logged "$base" -m pip --python "$python" install pip
}

venv_package() { "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; }

# ---- Packages

# What an installation was made from: the place of the checkout, the Python, and what pyproject.toml asks for.
installation_key() { { printf '%s\n' "$root"; "$python" -V; cat "$root/pyproject.toml"; } 2>&1 | sha256sum; }

install_packages() {
    local extras=$1
    say "Installing packages (some minutes the first time; details in $log) ..."
    : >"$environment/unfinished"
    if ! logged "$python" -m pip install --no-input --disable-pip-version-check --editable "$root${extras:+[$extras]}"; then
        show_log_tail
        grep -qiE 'name resolution|network is unreachable|NewConnectionError|ConnectTimeout' "$log" &&
            fail "The packages could not be downloaded: there is no way to the network. Run this again when there is one."
        fail "The packages could not be installed; the lines above say why. Nothing outside .venv was changed."
    fi
    installation_key | tee "$environment/installed" ${extras:+"$environment/installed-$extras"} >/dev/null
    rm -f "$environment/unfinished"
}

# Two set-ups of one checkout would destroy each other's work.
take_turn() {
    exec 9<"$root"
    command -v flock >/dev/null || return 0
    flock -n 9 || { say "Waiting for another set-up of this checkout to end ..." && flock 9; }
}

# set_up [dev|bench|"dev,fuzz"]: leave in .venv the program (and what its tests or measurements need).
set_up() {
    local extras=${1:-}
    local stamp=$environment/installed${extras:+-$extras}
    take_turn
    if [ -e "$environment/unfinished" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$(installation_key)" ]; then
        environment_is_sound || build_environment
        install_packages "$extras"
    fi
    exec 9<&-
}

# ---- Packages of the system

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_get() {
    logged as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -y "$@"
}

# Of packages written as "newer-name|older-name", print the names that this system knows.
known_packages() {
    local alternatives name
    for alternatives in "$@"; do
        for name in ${alternatives//|/ }; do
            apt-cache show --no-all-versions "$name" >/dev/null 2>&1 && break
        done
        printf '%s ' "$name"
    done | sed 's/ $//'
}

# Install packages of the system where that is allowed without a question.
apt_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    say "Installing from the system's packages: $(known_packages "$@") ..."
    # shellcheck disable=SC2046 # a list of words is meant
    apt_get install --no-install-recommends $(known_packages "$@") && return
    apt_get update # the lists may be absent or old; one source that does not answer need not matter
    # shellcheck disable=SC2046
    apt_get install --no-install-recommends $(known_packages "$@")
}

# What the libraries of Qt link against, beyond what every Debian has.
qt_packages=(
    "libglib2.0-0t64|libglib2.0-0" libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-shape0
)

# Print the shared libraries that Qt's own and its plugins for X do not find, one a line.
missing_qt_libraries() {
    local qt
    qt=$("$python" -c 'from importlib.util import find_spec; print(*find_spec("PySide6").submodule_search_locations)')
    ldd "$qt"/QtWidgets.*.so "$qt"/QtSvg.*.so "$qt"/QtNetwork.*.so "$qt"/Qt/plugins/platforms/lib{qxcb,qoffscreen}.so \
        2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
}

# Leave a machine on which a window can open; 1 where libraries are missing and may not be installed (which is said).
set_up_qt() {
    local missing
    missing=$(missing_qt_libraries)
    [ -n "$missing" ] || return 0
    apt_install "${qt_packages[@]}" && missing=$(missing_qt_libraries)
    [ -n "$missing" ] || return 0
    say "The window needs system libraries that are missing here ($(head -n 3 <<<"$missing" | tr '\n' ' ')...);" \
        "install them with: sudo apt-get install -y $(known_packages "${qt_packages[@]}")"
    return 1
}
