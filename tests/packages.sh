#!/bin/sh
# Installs the npm packages of the page and of the browser tests, unless those of the same lock
# files are there already.
set -eu
cd "$(dirname "$0")/.."
command -v npm >/dev/null || {
  echo "error: npm is missing: install Node.js 20 or newer." >&2
  exit 1
}
for folder in web tests/browser; do
  stamp=$folder/node_modules/.candor-lock
  if ! cmp -s "$folder/package-lock.json" "$stamp"; then
    (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci)
    cp "$folder/package-lock.json" "$stamp"
  fi
done
