#!/usr/bin/env bash
# Sets up, installs the programs that judge our exports where that is allowed, and runs the tests that ask them.
set -u
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

judges=(
    texlive-latex-recommended texlive-luatex texlive-bibtex-extra texlive-fonts-recommended lmodern biber poppler-utils
    pandoc libreoffice-calc-nogui default-jre-headless
)

set_up dev
apt_install "${judges[@]}" ||
    say "Some programs may be missing; to install them: sudo apt-get install --no-install-recommends ${judges[*]}"
cd "$root" || exit 1
exec "$python" -m pytest --quiet -m judge tests
