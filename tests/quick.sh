#!/bin/sh
# The quick part of the tests: format, lints, types and unit tests. It starts no server and no
# browser. Stops at the first step that fails.
set -eu
cd "$(dirname "$0")/.."

step() {
  printf '\n== %s\n' "$*"
  "$@"
}

step cargo fmt --all --check
step tests/packages.sh
step npm --prefix web run check
step npm --prefix web test
step npm --prefix tests/browser run check
step cargo clippy --workspace --all-targets --locked -- --deny warnings
step cargo test --workspace --exclude candor-micro --lib --bins --locked
