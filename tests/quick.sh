#!/bin/sh
# The quick part of the tests: format, lints, types and unit tests. It starts no server and no
# browser. Stops at the first step that fails.
set -eu
cd "$(dirname "$0")/.."

step() {
  printf '\n== %s\n' "$*"
  "$@"
}

packages() {
  if ! cmp -s "$1/package-lock.json" "$1/node_modules/.candor-lock"; then
    (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 step npm ci)
    cp "$1/package-lock.json" "$1/node_modules/.candor-lock"
  fi
}

step cargo fmt --all --check
packages web
packages tests/browser
step npm --prefix web run check
step npm --prefix web test
step npm --prefix tests/browser run check
step cargo clippy --workspace --all-targets --locked -- --deny warnings
step cargo test --workspace --lib --bins --locked
