#!/bin/sh
# Screenshots of every screen of the running program into tests/browser/shots, and the README's
# picture into docs. Builds the release binary first.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
tests/packages.sh
tests/chromium.sh
if [ -z "${CANDOR_BIN:-}" ]; then
  cargo build --package candor --release --locked
  CANDOR_BIN=$target/release/candor
fi
export CANDOR_BIN
cd tests/browser
npx --no-install playwright test --config shots.config.ts
echo "Screenshots are in tests/browser/shots, the README's picture in docs."
