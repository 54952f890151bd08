#!/bin/sh
# Installs what is missing, then checks the format, builds and runs all tests under AddressSanitizer and UBSan, those with
# threads under ThreadSanitizer, and reads the sources with clang-tidy. Stops at the first stage that fails.
#   sh tools/test.sh                                    these stages
#   sh tools/test.sh --stage format|asan|tsan|tidy      one stage alone; tidy needs what asan built
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8
jobs=$(nproc)

configure() { # configure PRESET
    mkdir -p build
    cmake --preset "$1" >"build/$1.log" 2>&1 || { cat "build/$1.log"; return 1; }
}

# Version 14 where there is one: others lay out some lines differently.
stage_format() {
    formatter=$(command -v clang-format-14 || command -v clang-format)
    find src tests -path tests/data -prune -o \( -name '*.h' -o -name '*.cpp' \) -print0 \
        | xargs -0 "$formatter" --dry-run -Werror
}

stage_asan() {
    configure asan
    cmake --build --preset asan -j "$jobs"
    ctest --preset asan -j "$jobs" --no-tests=error
}

# Builds the tests labelled tsan and nothing else.
stage_tsan() {
    configure tsan
    cmake --build --preset tsan -j "$jobs" --target tsan_tests
    ctest --preset tsan -j "$jobs" -L tsan --no-tests=error
}

# The sources of the programs, compiled as in stage asan but for the precompiled headers, which only GCC can read.
stage_tidy() {
    mkdir -p build/tidy-commands
    sed -e 's/-Winvalid-pch//' -e 's|-include [^ ]*cmake_pch.hxx||' build/asan/compile_commands.json \
        >build/tidy-commands/compile_commands.json
    runner=$(command -v run-clang-tidy-14 || command -v run-clang-tidy)
    tidy=$(command -v clang-tidy-14 || command -v clang-tidy)
    "$runner" -quiet -clang-tidy-binary "$tidy" -p build/tidy-commands -j "$jobs" "^$PWD/src/.*[.]cpp\$" >build/tidy.log 2>&1 \
        || { sed "s/$(printf '\033')\[[0-9;]*m//g" build/tidy.log | grep -E 'error:|warning:' | sort -u; return 1; }
}

if [ "${1:-}" = --stage ]; then
    "stage_$2"
    exit 0
fi

sh tools/setup.sh test
for name in format asan tsan tidy; do
    echo "== $name"
    started=$(date +%s)
    status=0
    sh tools/test.sh --stage $name || status=$?
    echo "== $name: $(($(date +%s) - started)) s"
    if [ $status -ne 0 ]; then
        echo "== $name FAILED"
        exit 1
    fi
done
echo "== all stages passed"
