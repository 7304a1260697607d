#!/bin/sh
# The torture: builds program and torturer in release, and tortures the one with the other on a data
# directory of its own. SPAN (in seconds), KILLS and SEED say how long, until how many kills, and with which dice.
# Where something is wrong it exits with 1 and leaves the data directory. Further arguments go to it.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --package candor --package candor-torture --release --locked
data=$(mktemp -d "${TMPDIR:-/tmp}/candor-torture.XXXXXX")
exec "$target/release/torture" --candor "${CANDOR_BIN:-$target/release/candor}" --data "$data" \
  ${SPAN:+--seconds "$SPAN"} ${KILLS:+--kills "$KILLS"} ${SEED:+--seed "$SEED"} "$@"
