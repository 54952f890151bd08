#!/bin/sh
# Installs the packages this project needs on Debian 12 or Ubuntu 24.04, and only those that are missing.
#   sh tools/setup.sh run     what building and using the programs takes
#   sh tools/setup.sh test    that, and what the tests and checks take
# With nothing missing it asks neither for root nor for the network.
set -eu

# a|b: either will do, the first that can be had is taken.
run_packages='g++ cmake ninja-build qt6-base-dev qt6-svg-dev|libqt6svg6-dev libqt6sql6-sqlite libsqlite3-dev
    libexpected-dev libcli11-dev libqrencode-dev libxlsxwriter-dev'
test_packages='clang-format-14 clang-tidy-14 ccache mold librapidcheck-dev sqlite3 tzdata xvfb xdotool openbox python3
    poppler-utils zbar-tools unzip libharfbuzz-bin'

case "${1:-}" in
run) wanted=$run_packages ;;
test) wanted="$run_packages $test_packages" ;;
*) echo "usage: sh tools/setup.sh run|test" >&2; exit 2 ;;
esac
# A desktop without X needs Qt's plug-in for Wayland.
if [ -n "${WAYLAND_DISPLAY:-}" ] && [ -z "${DISPLAY:-}" ]; then
    wanted="$wanted qt6-wayland"
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup: not a Debian or Ubuntu system, so nothing was installed; needed are: $(echo $wanted)" >&2
    exit 0
fi

is_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q ' ok installed'; }
can_be_had() { LC_ALL=C apt-cache policy "$1" 2>/dev/null | grep -q '^  Candidate: [^(]'; }

missing=
for names in $wanted; do
    found=no
    for name in $(echo "$names" | tr '|' ' '); do
        if is_installed "$name"; then found=yes; fi
    done
    if [ $found = no ]; then missing="$missing $names"; fi
done
if [ -z "$missing" ]; then exit 0; fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null; then
    as_root=sudo
else
    echo "setup: run this as root, or install sudo; missing are:$missing" >&2
    exit 1
fi

echo "setup: missing are:$missing"
$as_root apt-get update -qq
chosen=
for names in $missing; do
    choice=
    for name in $(echo "$names" | tr '|' ' '); do
        if [ -z "$choice" ] && can_be_had "$name"; then choice=$name; fi
    done
    if [ -z "$choice" ]; then
        echo "setup: no package is offered for $names; this project is built on Debian 12 and Ubuntu 24.04" >&2
        exit 1
    fi
    chosen="$chosen $choice"
done
echo "setup: installing$chosen"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $chosen
