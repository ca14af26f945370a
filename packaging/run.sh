#!/usr/bin/env bash
# Sets up, then opens the window on the files given, or on the sample listing; without a display, does the same job here.
#
# run.sh [FILE ...]
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

# Tell whether a window can be opened: a display is named, and it answers.
display_answers() {
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || return 1
    "$python" -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

# The road of the window, in the terminal: import, look, take away.
work_in_terminal() {
    local status=0
    "$python" -m readinglist import -- "$@" || status=$?
    "$python" -m readinglist list || status=$?
    "$python" -m readinglist export --format bibtex -o reading-list.bib || status=$?
    "$python" -m readinglist export --format markdown -o reading-list.md || status=$?
    say "There is no display here. To open the window, run this again on a desktop, or through ssh -X."
    return "$status"
}

set_up ""
[ $# -gt 0 ] || set -- "$root/resources/sample-listing.txt"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    set_up_qt || exit 1
fi
if display_answers; then
    exec "$python" -m readinglist -- "$@"
fi
work_in_terminal "$@"
