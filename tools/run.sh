#!/bin/sh
# Installs what is missing, builds the release programs into build/release/bin and opens the window.
#   sh tools/run.sh [--demo] [other options of challandesk]
# Where there is no display, the main job is done through the command line instead.
set -eu
cd "$(dirname "$0")/.."

sh tools/setup.sh run
mkdir -p build
cmake --preset release >build/release.log 2>&1 || { cat build/release.log >&2; exit 1; }
cmake --build --preset release -j "$(nproc)"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/challandesk "$@"
fi

echo "There is no display here, so a challan and its invoice are made through the command line."
folder=$(mktemp -d "${TMPDIR:-/tmp}/challandesk.XXXXXX")
company=$folder/demo.challandesk
export CHALLANDESK_TODAY=2026-11-25 # the date of both documents
desk() { build/release/bin/challandesk-cli --db "$company" --json "$@"; }

build/release/bin/challandesk-cli demo "$company"
challan=$(desk submit challan tests/data/first/challan.json) || { status=$?; echo "Challan: $challan" >&2; exit $status; }
number=$(printf '%s\n' "$challan" | sed -n 's/.*"number": *"\([^"]*\)".*/\1/p' | head -n 1)
sed "s|@CHALLAN@|$number|" tests/data/first/invoice.json >"$folder/invoice.json"
invoice=$(desk submit invoice "$folder/invoice.json") || { status=$?; echo "Invoice: $invoice" >&2; exit $status; }

echo "Challan: $challan"
echo "Invoice: $invoice"
echo "The company file is $company"
