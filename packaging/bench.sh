#!/usr/bin/env bash
# Sets up, then measures what the program promises.
#
# SCALE=1000000 measures a library of so many papers, too; ONLY="keystrokes quality" leaves out the other parts; CHART is
# where the chart is drawn.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up bench
set_up_qt || exit 1
cd "$root" || exit 1
# shellcheck disable=SC2086 # ONLY is a list of words
exec "$python" -m tests.bench.run ${SCALE:+--scale "$SCALE"} ${CHART:+--chart "$CHART"} ${ONLY:-}
