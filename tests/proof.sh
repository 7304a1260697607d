#!/bin/sh
# Plays random sessions in a real room, by these and by others (rule A10): as many as are asked for,
# in an optimised build. Says how long it took.
set -eu
cd "$(dirname "$0")/.."
CANDOR_SCRIPTS=${1:-100000}
export CANDOR_SCRIPTS
exec cargo test --package candor --release --locked --lib -- --nocapture room::tests::proof
