#!/usr/bin/env bash
# Sets up, then checks everything: style, import contracts, types, unit and window tests, the program on a virtual display.
#
# All steps run, whatever fails; a summary closes. Exit status 1 if any failed.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

summary=()
counts=""
status=0

# step NAME COMMAND ...: run one check and note how it ended.
step() {
    local name=$1 started=$SECONDS ended=passed
    shift
    printf "\n== %s\n" "$name" >&2
    counts=""
    "$@" || ended=FAILED status=1
    summary+=("$ended  $name ($((SECONDS - started)) s)${counts:+: $counts}")
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
export TMPDIR=$scratch # also for what is made beside pytest's folders
unset PYTHONDONTWRITEBYTECODE # the tests start the program hundreds of times, which would compile it each time

# Share the tests out among the processors; `counts` then says how many passed, and so on.
# shellcheck disable=SC2317,SC2329 # called by step
run_tests() {
    local colour=auto ended
    [ -t 1 ] && colour=yes
    QT_QPA_PLATFORM=offscreen "$python" -X faulthandler -m pytest --quiet --color="$colour" --basetemp="$scratch/pytest" \
        --numprocesses=auto --maxprocesses=8 --dist=worksteal "$@" 2>&1 | tee "$scratch/output"
    ended=${PIPESTATUS[0]}
    sed -n '/Fatal Python error/,/^Extension modules/p' "$scratch/output" >>"$scratch/crashes"
    counts=$(sed -E 's/\x1b\[[0-9;]*m//g; s/^=+ //' "$scratch/output" | sed -nE 's/^([0-9]+ .*) in [0-9.]+s.*/\1/p' | tail -n 1)
    return "$ended"
}

# Print the command for each test that failed, alone and in one process.
failed_alone() {
    "$python" - "$root/.pytest_cache/v/cache/lastfailed" <<'EOF' 2>/dev/null
import json, shlex, sys
for test in json.load(open(sys.argv[1])):
    print("    .venv/bin/python -m pytest", shlex.quote(test))
EOF
}

step "style" "$python" -m ruff check readinglist tests
step "format" "$python" -m ruff format --check readinglist tests
step "import contracts" "$environment/bin/lint-imports"
step "types" "$python" -m mypy
step "unit and window tests" run_tests --cache-clear --ignore=tests/e2e
step "end-to-end tests" run_tests tests/e2e

printf "\n== summary\n" >&2
printf '%s\n' "${summary[@]}" >&2
if [ -s "$scratch/crashes" ]; then
    printf '\nWhere Python itself crashed:\n' >&2
    cat "$scratch/crashes" >&2
fi
alone=$(failed_alone)
[ -z "$alone" ] || printf '\nTo run one of those that failed by itself:\n%s\n' "$alone" >&2
exit "$status"
