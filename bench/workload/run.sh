#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# run.sh PATH: our engine beside the limits that generated C++ reaches on the same rules, in one run.
#
# PATH is the folder of the neutral workload (its README.md says what it is; it is copied, never written to). Its generator makes
# rules and dossiers, its compiler makes the C++ limit and the expected digests, its oracle checks these. Then limit and
# engine are measured in turn, so that a disturbance meets both, and a table of ratios is printed. The engine prints no
# time before every digest was right; one wrong digest ends the run.
#
#   PEERS_SEED     seed of the workload (the workload's own default)
#   PEERS_D        dossiers (100000)
#   SIZES          numbers of rules with a C++ limit ("10 100 1000"; 10000 takes minutes of compiling)
#   CURVE          numbers of rules without one, verified by the oracle on a sample ("10000 100000")
#   ROUNDS         times that each is measured (3; the table shows medians)
#   SECONDS_EACH   a measure (1)
#   WORK           where everything is made (a folder in /tmp, removed at the end; one that is named is kept)
# Needs node, python3 and g++. Exit status: 1 a digest is wrong, 2 set-up failed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
build=${ZHUNSHENG_BUILD:-$root/build}
sizes=${SIZES:-10 100 1000} curve=${CURVE-10000 100000} rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-1}
oracle_dossiers=20  # python over 100,000 rules takes a second a dossier
naive_rounds=2000   # dossiers verified again in the rounds after the first

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

[ $# -eq 1 ] && [ -f "$1/gen.mjs" ] || die "usage: run.sh PATH (the folder of the workload, with gen.mjs)"
for program in node python3 g++; do command -v "$program" >/dev/null || die "$program is not installed"; done
ninja -C "$build" zs_bench_workload >&2 || die "zs_bench_workload does not build: configure with -DZHUNSHENG_BENCH=ON"

if [ -n "${WORK:-}" ]; then
  mkdir -p "$WORK"
  work=$(cd "$WORK" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
limit=$work/limit
export PEERS_DATA=$work/data
mkdir -p "$limit" "$PEERS_DATA"
cp -r "$1"/. "$limit"/
chmod -R u+w "$limit"

say "generating: R = $sizes $curve, seed ${PEERS_SEED:-default}"
(cd "$limit" && node gen.mjs $sizes $curve) >&2 || die "the generator failed"
for size in $sizes; do
  say "compiling the C++ limit, R = $size"
  (cd "$limit" && lib/build_cpp.sh "$size" && "build/cpp_$size/ref" "$PEERS_DATA" "build/cpp_$size" emit) >&2 || die "the C++ limit failed"
  (cd "$limit" && python3 oracle.py "$size" 100) >&2 || die "the C++ limit and the oracle differ"
done
for size in $curve; do
  (cd "$limit" && python3 oracle.py "$size" "$oracle_dossiers" --print) >"$PEERS_DATA/flags_$size.txt" || die "the oracle failed"
done

results=$work/results.jsonl
: >"$results"
measure() { "$build/bin/zs_bench_workload" "$PEERS_DATA" "$@" >>"$results" || exit 1; }
for ((round = 1; round <= rounds; ++round)); do
  say "round $round of $rounds"
  for size in $sizes; do
    "$limit/build/cpp_$size/ref" "$PEERS_DATA" "$limit/build/cpp_$size" "$seconds" >>"$results" || die "the C++ limit is wrong"
    if [ "$round" -eq 1 ]; then measure "$size" "$seconds"; else measure "$size" "$seconds" "$naive_rounds"; fi
  done
done
for size in $curve; do
  say "R = $size, without a limit"
  measure "$size" "$seconds"
done
node "$here/ratios.mjs" "$results"
