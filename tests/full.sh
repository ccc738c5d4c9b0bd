#!/bin/sh
# Runs completely what `ninja test` only samples: every handbook, 200 random ones and more days, with the
# ledger and both readers, a site of 5,000 practices, 2,000 situations in the browser, every script, axe in
# every mode, and the fuzz targets for a minute.
# Prints a table, with failures below it.  Run `ninja tests-built` first.
cd "$(dirname "$0")/.." || exit 3
export LC_ALL=C.UTF-8 READER_ALL=1 PRACTICES=5000 SITUATIONS=2000 HANDS=200 SCRIPTS=all MODES=all
export CACHE_ROUNDS=50
export FUZZ_SECONDS="${FUZZ_SECONDS:-60}"
logs=out/full
rm -rf "$logs"
mkdir -p "$logs"
status=0

printf '%-28s %8s %8s %8s\n' test passed failed seconds
for test in tests/reader/random.test tests/reader/ledger.test tests/reader/reader.test tests/reader/guides.test tests/reader/translated.test tests/web/scale.test tests/web/ask.test \
    tests/whole/scripts.test tests/whole/same-answers.test tests/web/accessible.test tests/fuzz.test; do
    log=$logs/$(basename "$test" .test)
    start=$(date +%s)
    "$test" >"$log.tap" 2>"$log.err"
    code=$?
    passed=$(grep -c '^ok ' "$log.tap")
    failed=$(grep -c '^not ok ' "$log.tap")
    [ $code -ne 0 ] && [ "$failed" -eq 0 ] && failed=1
    [ "$failed" -gt 0 ] && status=1
    printf '%-28s %8d %8d %8d\n' "$(basename "$test" .test)" "$passed" "$failed" $(($(date +%s) - start))
done
grep -h '^# [0-9]* situations' "$logs"/*.tap
for log in "$logs"/*.tap; do
    grep -v '^ok ' "$log" | grep -v '^# [0-9]* situations\|^1\.\.' | head -n 40
done
exit $status
