#!/bin/sh
# What 100,000 rooms on disk cost a server that starts, beside one without any, in one run.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --package candor --package candor-tests --bin candor --bin start-up --release --locked
exec "$target/release/start-up" "${CANDOR_BIN:-$target/release/candor}" "${1:-100000}" "${2:-15}"
