#!/bin/sh
# Feeds every parser with input changed by lot, half of the time the server's and half of it the page's. Prints
# the seeds; an input that breaks a promise is kept in tests/fuzz/corpus, and is a test from then on.
set -eu
cd "$(dirname "$0")/.."
half=$((${1:-60} / 2))
seed=${2:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
cargo run --package candor-fuzz --locked -- --seconds "$half" --seed "$seed"
echo "page: seed $seed"
CANDOR_FUZZ_SECONDS=$((half / 4 + 1)) CANDOR_FUZZ_SEED=$seed npm --prefix web test -- hostile
