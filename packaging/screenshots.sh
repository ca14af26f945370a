#!/usr/bin/env bash
# Sets up, then takes a picture of every screen in both themes and two sizes, from the real window on a virtual display.
#
# SCALE=2 takes them as a sharp display shows them; ONLY="triage or history" takes some; README=yes makes those that the
# README shows anew. They land in build/screenshots.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up dev
set_up_qt || exit 1
command -v Xvfb >/dev/null && command -v openbox >/dev/null && command -v xdotool >/dev/null ||
    apt_install xvfb openbox xdotool ||
    say "The windows are drawn without a desktop; for pictures of one: sudo apt-get install -y xvfb openbox xdotool"
cd "$root" || exit 1
"$python" -m tests.gui.screens.pictures build/screenshots --scale "${SCALE:-1}" --only "${ONLY:-}" ${README:+--readme}
status=$?
say "The pictures are in $root/build/screenshots"
exit "$status"
