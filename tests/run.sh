#!/bin/sh
# Runs every test and counts: unit test programs (out/checked/test_*) and scripts
# (tests/**/NAME.test), each printing TAP.  A test that dies or says nothing has failed.  A skipped
# test is shown with its reason and counted apart; with NO_SKIPS=1 it has failed.
# Arguments, if any, choose the tests that have one of them in their name.  The last line is the verdict.
cd "$(dirname "$0")/.." || exit 3
export LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 UBSAN_OPTIONS=print_stacktrace=1
# A call that GLib refuses (a critical) ends the program: few tests read what it prints.
export G_DEBUG=fatal-criticals
# GLib before 2.76 allocates small blocks from its own slices, where leaks are not detected.
export G_SLICE=always-malloc
export LSAN_OPTIONS=suppressions=$PWD/tests/helper/lsan.supp:print_suppressions=0
logs=out/tests
rm -rf "$logs"
mkdir -p "$logs"

# The longest tests begin first, so that no core waits for one of them at the end.
longest='
tests/fuzz.test
tests/web/accessible.test
tests/whole/pdf.test
tests/measure/measure.test
tests/torture/torture.test
tests/web/ask.test
tests/whole/scripts.test
tests/reader/reader.test
tests/whole/check_pages.test
tests/reader/guides.test
tests/reader/ledger.test
tests/web/tree.test
'
list=$(
    {
        printf '%s' "$longest"
        grep -o 'build out/checked/test_[a-z_0-9]*' tests/tests.ninja | sed 's/^build //'
        find tests -name '*.test' -type f -not -path '*/node_modules/*' | LC_ALL=C sort
    } | awk 'NF && !seen[$0]++' | while read -r test; do
        # The copies that measure coverage and mutants lack some tests.
        case $test in tests/*) [ -f "$test" ] || continue ;; esac
        echo "$test"
    done
)
if [ $# -gt 0 ]; then
    list=$(printf '%s\n' "$list" | grep -F -e "$(printf '%s\n' "$@")")
fi

# Runs one test; writes its TAP to a log and its exit status beside it.
run_one='
    log=$1/$(printf %s "$2" | tr / _)
    start=$(date +%s)
    timeout "${TEST_TIMEOUT:-400}" "$2" >"$log.tap" 2>"$log.err" </dev/null
    echo $? >"$log.status"
    echo "$2 $(($(date +%s) - start)) s" >>"$1/times"
'
printf '%s\n' "$list" | xargs -P "$(nproc)" -I{} sh -c "$run_one" run "$logs" {}

passed=0
failed=0
all_skipped=0
for test in $list; do
    log=$logs/$(printf %s "$test" | tr / _)
    ok=$(grep -c '^ok ' "$log.tap")
    skipped=$(grep -ci '^ok .*# *skip' "$log.tap")
    bad=$(grep -c '^not ok ' "$log.tap")
    status=$(cat "$log.status" 2>/dev/null || echo 99)
    if [ "$skipped" -gt 0 ]; then
        echo "--- $test: $skipped SKIPPED"
        grep -i '^ok .*# *skip' "$log.tap"
    fi
    if [ "${NO_SKIPS:-}" = 1 ]; then
        bad=$((bad + skipped))
    else
        all_skipped=$((all_skipped + skipped))
    fi
    [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
    [ "$ok" -eq 0 ] && [ "$bad" -eq 0 ] && bad=1
    passed=$((passed + ok - skipped))
    failed=$((failed + bad))
    if [ "$bad" -gt 0 ]; then
        echo "--- $test: $bad failed (exit status $status)"
        grep -v '^ok ' "$log.tap" | tail -n 60
        tail -n 40 "$log.err"
    fi
done
suffix=
[ "$all_skipped" -eq 0 ] || suffix=", $all_skipped skipped"
echo "$passed passed, $failed failed$suffix" | tee "$logs/verdict"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
