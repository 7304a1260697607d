#!/bin/sh
# Installs what the browser tests need and this machine lacks: their npm packages and a Chromium.
# What is there already stays untouched. It does not build or test anything.
set -eu
cd "$(dirname "$0")/browser"

fail() {
  echo "error: $1" >&2
  exit 1
}

command -v npm >/dev/null || fail "npm is missing: install Node.js 20 or newer."

# Again only after the lock file changed.
if ! cmp -s package-lock.json node_modules/.candor-lock; then
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci
  cp package-lock.json node_modules/.candor-lock
fi

[ -z "${CANDOR_CHROMIUM:-}" ] || exit 0
for name in chromium chromium-browser google-chrome-stable google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
[ ! -d node_modules/@sparticuz/chromium ] || exit 0

if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root='sudo -n'
else
  as_root=no
fi
if [ "$as_root" != no ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium with apt-get"
  $as_root apt-get update -qq || true
  if DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-color-emoji; then
    exit 0
  fi
fi
echo "Installing Chromium with npm"
npm install --no-save --no-package-lock @sparticuz/chromium@147.0.0 ||
  fail "No Chromium here and none could be installed: install one, or set CANDOR_CHROMIUM to its path."
cp package-lock.json node_modules/.candor-lock
