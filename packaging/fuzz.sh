#!/usr/bin/env bash
# Sets up, then reads thousands of damaged files with each reader, and reads back thousands of papers that it wrote.
#
# INPUTS is how many for each reader (20,000); READER="web page" leaves out the others; INPUT=17 reads the input of this
# number alone, and keeps it in a file; GUIDED=1 damages further what reaches new code, where there is atheris for it.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

set_up "dev${GUIDED:+,fuzz}"
cd "$root" || exit 1
status=0
"$python" -m tests.fuzz.run ${INPUTS:+--inputs "$INPUTS"} ${INPUT:+--input "$INPUT"} ${GUIDED:+--guided} \
    ${READER:+"$READER"} || status=1
[ -z "${INPUT:-}${GUIDED:-}" ] || exit "$status"
"$python" -m pytest --quiet --hypothesis-profile=fuzz -k comes_back_equal tests/formats || status=1
exit "$status"
