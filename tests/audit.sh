#!/bin/sh
# The leak audit: a whole retro with the release build and real browsers, all of it recorded and searched
# for whatever could tell who is who. Fails with what it finds. Builds the release binary first, unless
# CANDOR_BIN is given. With WRITE=1 the table goes into docs/AUDIT.md.
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
npx --no-install playwright test --config audit.config.ts
echo "Everything that was recorded is in tests/browser/results/audit."
