#!/bin/sh
# The bench: builds Candor, the ceiling and the generator in release, pins server and generator to
# one core each, and keeps the result as JSON (KEEP, in cargo's target directory). Further arguments
# go to the generator.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
command -v taskset >/dev/null || {
  echo "error: taskset is missing: install util-linux." >&2
  exit 1
}
if [ "$(nproc)" -lt 2 ]; then
  echo "error: the bench needs two cores, one for the server and one for the generator." >&2
  exit 1
fi
# Alone, so that it is built as it is shipped.
cargo build --package candor --release --locked
cargo build --package candor-load --release --locked
exec taskset -c 1 "$target/release/load" --core 0 \
  --candor "${CANDOR_BIN:-$target/release/candor}" --ceiling "$target/release/ceiling" \
  --keep "$target/${KEEP:-bench.json}" "$@"
