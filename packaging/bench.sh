#!/usr/bin/env bash
# Sets up, then measures how fast the program starts and imports.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up dev
set_up_qt || exit 1
cd "$root" || exit 1
exec "$python" tests/bench/run.py
