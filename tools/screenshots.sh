#!/bin/sh
# Photographs the program on a sample company, in both themes, into docs/images. Needs Xvfb, openbox, xdotool, ImageMagick.
#   sh tools/screenshots.sh [FOLDER OF THE PROGRAMS]
set -eu
cd "$(dirname "$0")/.."
exec python3 tests/gui/xdotool/screenshots.py --bin "${1:-build/release/bin}" --images docs/images
