#!/usr/bin/env bash
# Sets up, then checks everything: style, import contracts, types, unit and window tests, the program on a virtual display.
#
# All steps run, whatever fails; a summary closes. Exit status 1 if any failed.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

summary=()
status=0

# step NAME COMMAND ...: run one check and note how it ended.
step() {
    local name=$1 started=$SECONDS
    shift
    printf "\n== %s\n" "$name" >&2
    if "$@"; then
        summary+=("passed  $name ($((SECONDS - started)) s)")
    else
        summary+=("FAILED  $name ($((SECONDS - started)) s)")
        status=1
    fi
}

# A virtual X display, a window manager, and hands for mouse and keyboard. Without them those tests say so and are skipped.
set_up_display() {
    command -v Xvfb >/dev/null && command -v openbox >/dev/null && command -v xdotool >/dev/null && return
    apt_install xvfb openbox xdotool ||
        say "The tests with a real window will be skipped; to run them: sudo apt-get install -y xvfb openbox xdotool"
}

# Every commit of a library waits for the disk: in memory the tests take a fraction of the time.
scratch_folder() {
    local parent=${TMPDIR:-/tmp}
    [ -w /dev/shm ] && parent=/dev/shm
    mktemp -d "$parent/readinglist-tests.XXXXXX"
}

set_up dev
set_up_qt || status=1
set_up_display
cd "$root" || exit 1
scratch=$(scratch_folder) || fail "There is no room for temporary files; free some space in /tmp and run this again."
trap 'rm -rf "$scratch"' EXIT
# shellcheck disable=SC2317 # called by step
run_tests() { QT_QPA_PLATFORM=offscreen "$python" -X faulthandler -m pytest --quiet --basetemp="$scratch/pytest" "$@"; }

step "style" "$python" -m ruff check readinglist tests
step "format" "$python" -m ruff format --check readinglist tests
step "import contracts" "$environment/bin/lint-imports"
step "types" "$python" -m mypy
step "unit and window tests" run_tests --ignore=tests/e2e
step "end-to-end tests" run_tests tests/e2e

printf "\n== summary\n" >&2
printf '%s\n' "${summary[@]}" >&2
exit "$status"
