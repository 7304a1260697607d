#!/bin/sh
# Counts the instructions of a delivery under callgrind, and holds them against docs/bench/instructions.json:
# fails where they are over 3 % more. `tests/instructions.sh --accept` takes the new figure as accepted.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
for tool in valgrind callgrind_control; do
  command -v "$tool" >/dev/null || {
    echo "error: $tool is missing: install valgrind." >&2
    exit 1
  }
done
# Alone, so that it is built as it is shipped: it has the names of its functions, and lines do not count.
cargo build --package candor --release --locked
cargo build --package candor-micro --bin steady --locked
exec "$target/debug/steady" --candor "${CANDOR_BIN:-$target/release/candor}" \
  --profiles "$target/callgrind" --keep "$target/instructions.json" \
  --accepted docs/bench/instructions.json "$@"
