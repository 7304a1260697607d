#!/bin/sh
# Restarts the release build under thirty live browsers and says how long each page was without it. Builds it
# first, unless CANDOR_BIN is given. PEOPLE=3 is a quick look.
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
exec npx --no-install playwright test --config blink.config.ts
