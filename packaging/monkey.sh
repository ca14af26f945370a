#!/usr/bin/env bash
# Sets up, then does thousands of things at random in the real window: keys, clicks, words, drags and actions.
#
# EVENTS is how many; SEED=7 does what the seed 7 did before.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up dev
cd "$root" || exit 1
MONKEY_EVENTS="${EVENTS:-10000}" MONKEY_SEED="${SEED:-1}" "$python" -m pytest --quiet --capture=no tests/gui/test_monkey.py
