#!/usr/bin/env bash
# Sets up, then kills, cuts the power of, fills the disk of, damages and overruns a library, thousands of times.
#
# COUNT is how often in each way (default: hours of it); ONLY="power cuts" leaves out the other ways; SEED=2 hurts at
# other places.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up dev
cd "$root" || exit 1
command -v strace >/dev/null || apt_install strace libseccomp2 ||
    say "Without strace there are no power cuts and no failing calls; install: sudo apt-get install -y strace libseccomp2"
"$python" -m tests.torture.run ${COUNT:+--count "$COUNT"} ${SEED:+--seed "$SEED"} ${ONLY:+"$ONLY"}
