#!/usr/bin/env bash
# Fuzzes the library for some seconds a target: tools/fuzz.sh SECONDS [TARGET...]
#
# libFuzzer comes from a crate, and its instrumentation is a flag of every compiler, so that the stable toolchain and a
# C++ compiler are enough. SANITIZER=address adds AddressSanitizer, which wants the unstable flags of the same toolchain.
# What is found lies in fuzz/artifacts/TARGET; run the target's binary on such a file to see it again.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:?give the seconds for each target}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(layers text passage offsets model tables column)

triple=$(rustc -vV | sed -n 's/^host: //p')
flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares"
build=fuzz/target
if [ -n "${SANITIZER:-}" ]; then
    export RUSTC_BOOTSTRAP=1
    flags="$flags -Zsanitizer=$SANITIZER"
    build=fuzz/target/$SANITIZER
fi
case " ${targets[*]} " in
    *" tables "* | *" column "*) features=(--features arrow) ;;
    *) features=() ;;
esac
# The target is named so that build scripts are compiled without the flags.
RUSTFLAGS="$flags" cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target-dir "$build" --target "$triple" \
    "${features[@]}" "${targets[@]/#/--bin=}"

for target in "${targets[@]}"; do
    mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
    seeds=()
    case $target in
        layers | text | offsets) seeds=(fuzz/seeds examples/articles) ;;
    esac
    length=1024
    case $target in
        slow) length=24 ;;
        model | passage) length=512 ;;
    esac
    echo "== $target"
    "$build/$triple/release/$target" "fuzz/corpus/$target" "${seeds[@]}" -dict=fuzz/dictionary.txt -max_len=$length -len_control=0 \
        -max_total_time="$seconds" -timeout=30 -rss_limit_mb=4096 -print_final_stats=1 \
        -artifact_prefix="fuzz/artifacts/$target/" ${FUZZ_SEED:+-seed=$FUZZ_SEED} 2> "fuzz/artifacts/$target.log" || {
        tail -60 "fuzz/artifacts/$target.log"
        echo "the fuzzer found something in $target; its input lies in fuzz/artifacts/$target" >&2
        exit 1
    }
    grep -E 'DONE|stat::number_of_executed|stat::peak_rss|Dictionary' "fuzz/artifacts/$target.log"
done
