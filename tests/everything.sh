#!/bin/sh
# All tests. While cargo works, what the page's tests need is installed beside it, and its quick ones are
# run; then the page is tested in Chromium against the build that cargo has tested: it checks its sums and
# assertions, and a release build would take four minutes more. Those tests wait a lot, so clippy has what
# they leave of the machine. Stops at the first step that fails, and exits as that step did.
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
mkdir -p "$target"
log=$target/prepare.log
lints=$target/clippy.log
preparing=
linting=

step() {
  printf '\n== %s\n' "$*"
  "$@"
}

# Whatever ends this script ends what runs beside it.
end() {
  for beside in $preparing $linting; do kill "$beside" 2>/dev/null || true; done
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

prepare() {
  tests/packages.sh && tests/chromium.sh &&
    step npm --prefix web run check &&
    step npm --prefix web test &&
    step npm --prefix tests/browser run check
}
prepare >"$log" 2>&1 &
preparing=$!

step cargo fmt --all --check
step cargo test --workspace --exclude candor-micro --locked
# Once more with clients that have nothing in common with the server's own library. The same packages are
# chosen, so that nothing is built again.
step env CANDOR_CLIENT=fastwebsockets cargo test --workspace --exclude candor-micro --test e2e --locked

printf '\n== packages, Chromium and the page (beside the above)\n'
if ! wait "$preparing"; then
  preparing=
  cat "$log"
  exit 1
fi
preparing=
cat "$log"
nice -n 19 cargo clippy --workspace --all-targets --locked -- --deny warnings >"$lints" 2>&1 &
linting=$!
cd tests/browser
CANDOR_BIN=${CANDOR_BIN:-$target/debug/candor}
CANDOR_MOVED_CLOCK=${CANDOR_MOVED_CLOCK:-$target/debug/moved-clock}
export CANDOR_BIN CANDOR_MOVED_CLOCK
step npx --no-install playwright test

printf '\n== clippy (beside the above)\n'
if ! wait "$linting"; then
  linting=
  cat "$lints"
  exit 1
fi
linting=
tail -n 1 "$lints"
