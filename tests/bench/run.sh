#!/bin/sh
# Measures proviso on made-up handbooks: tests/bench/run.sh [PRACTICES...], else 50 500 5000.
# README.md beside this says how to read what it prints.  PROVISO names another program, to
# compare with; BENCH_DIR the folder for texts and outputs, which stay there.
here=$(cd "$(dirname "$0")" && pwd)
proviso=${PROVISO:-$here/../../out/release/proviso}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/proviso-bench}
[ -x "$proviso" ] || { echo "run.sh: no program $proviso: ninja out/release/proviso" >&2; exit 3; }
mkdir -p "$work" || exit 3
[ $# -gt 0 ] || set -- 50 500 5000

# measure LABEL OUTPUT COMMAND...: a line with clock, processor, memory, and pages per second
# of the processor when OUTPUT is a PDF.
measure() {
    python3 "$here/measure.py" "$@"
}

for n in "$@"; do
    text=$work/$n
    [ -f "$text/made" ] || { python3 "$here/make_handbook.py" "$n" "$text" && : >"$text/made"; } ||
        exit 3
    echo "N=$n"
    measure "proviso, both" "$text/out/handbook.pdf" \
        "$proviso" build --quiet -o "$text/out" "$text/handbook.xml"
    measure "proviso, PDF" "$text/pdf/handbook.pdf" \
        "$proviso" build --quiet --pdf -o "$text/pdf" "$text/handbook.xml"
    measure "proviso, site" - \
        "$proviso" build --quiet --site -o "$text/site" "$text/handbook.xml"
    measure "proviso check" - "$proviso" check --quiet "$text/handbook.xml"
    python3 "$here/make_peers.py" "$text" "$text/peers" || exit 3
    groff -ms -Tpdf /dev/null >/dev/null 2>&1 && measure "groff" "$text/peers/groff.pdf" \
        sh -c 'exec groff -k -t -ms -Tpdf "$1" >"$2"' groff "$text/peers/book.ms" "$text/peers/groff.pdf"
    command -v typst >/dev/null && measure "typst" "$text/peers/typst.pdf" \
        typst compile "$text/peers/book.typ" "$text/peers/typst.pdf"
    [ "$n" -le 500 ] && command -v weasyprint >/dev/null &&
        measure "weasyprint" "$text/peers/weasyprint.pdf" \
            weasyprint -q "$text/peers/book.html" "$text/peers/weasyprint.pdf"
    echo "  steps, share of the processor's time:"
    python3 "$here/steps.py" \
        "$proviso" build --quiet --timings -o "$text/out" "$text/handbook.xml"
done

many=$work/many
[ -f "$many/handbook.xml" ] || python3 "$here/check_many.py" 1000 20 "$many" || exit 3
echo "1,000 practices of 20 rules"
measure "proviso check" - "$proviso" check --quiet "$many/handbook.xml"
