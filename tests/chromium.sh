#!/bin/sh
# Finds a Chromium for the browser tests, or installs one: Debian's headless shell where there is root,
# in which the tests take two thirds of the time, else any that is there, else the one in the npm
# package @sparticuz/chromium, beside the browser tests' own packages.
set -eu
cd "$(dirname "$0")/browser"

if [ -n "${CANDOR_CHROMIUM:-}" ] || [ -d node_modules/@sparticuz/chromium ]; then exit 0; fi
if command -v chromium-headless-shell >/dev/null; then exit 0; fi

if [ "$(id -u)" = 0 ]; then
  as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root='sudo -n'
else
  as_root=none
fi
there() {
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

# Installs a package and the fonts that pages need.
fetch() {
  echo "Installing $1 with apt-get"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "$1" fonts-noto-color-emoji
}

if [ "$as_root" != none ] && command -v apt-get >/dev/null; then
  $as_root apt-get update -qq || true
  if fetch chromium-headless-shell; then exit 0; fi
  if there || fetch chromium; then exit 0; fi
fi
if there; then exit 0; fi

echo "Installing Chromium with npm"
npm install --no-save --no-package-lock @sparticuz/chromium@147.0.0 || {
  echo "error: there is no Chromium here and none could be installed:" \
    "install one, or set CANDOR_CHROMIUM to its path." >&2
  exit 1
}
