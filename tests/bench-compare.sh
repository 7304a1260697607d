#!/bin/sh
# Compares what the bench kept last with an earlier result: the file that is named, or the last accepted one.
# Exits 1 where a figure is worse beyond the spread of both.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
cargo build --package candor-load --release --locked
exec "$target/release/load" --keep "$target/bench.json" --compare "${1:-docs/bench/result.json}"
