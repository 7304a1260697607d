#!/bin/sh
# The observer's experiment: builds it in release, plays its sessions, and writes docs/OBSERVER.md below its
# mark and the figures beside it. The same seed gives the same bytes. Further arguments go to it.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --package candor-observer --release --locked
exec "$target/release/candor-observer" "$@"
