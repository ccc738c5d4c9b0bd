#!/bin/sh
# Measures proviso on made-up handbooks: tests/bench/run.sh [PRACTICES...]; the default is 50 500 2500,
# which makes about 100, 1,000 and 5,000 pages.  README.md in this folder explains the output.
# PROVISO names another program to compare with, BENCH_DIR the folder for texts and outputs, which are
# kept, and PEERS the other typesetters to measure; the default is all that are installed.
here=$(cd "$(dirname "$0")" && pwd)
proviso=${PROVISO:-$here/../../out/release/proviso}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/proviso-bench}
[ -x "$proviso" ] || { echo "run.sh: no program $proviso: ninja out/release/proviso" >&2; exit 3; }
mkdir -p "$work" || exit 3
[ $# -gt 0 ] || set -- 50 500 2500

# measure LABEL OUTPUT COMMAND...: a line with clock, processor, memory, and pages per second
# of the processor when OUTPUT is a PDF.
measure() {
    python3 "$here/measure.py" "$@"
}

# peer PROGRAM LIMIT OUTPUT COMMAND...: measured when it is installed and N is not over LIMIT.
peer() {
    name=$1 limit=$2 output=$3
    shift 3
    case " ${PEERS-$name} " in *" $name "*) ;; *) return ;; esac
    if ! command -v "$name" >/dev/null; then
        echo "  $name: NOT INSTALLED, not compared"
    elif [ "$n" -gt "$limit" ]; then
        echo "  $name: not asked for $n practices (too slow, or too much memory)"
    else
        rm -f "$output"
        BENCH_BASE=$work/base measure "$name" "$output" timeout "${BENCH_TIMEOUT:-600}" "$@"
    fi
}

peers() {
    out=$1
    python3 "$here/make_peers.py" "$text" "$out" || exit 3
    peer groff 100000 "$out/groff.pdf" \
        sh -c 'exec groff -k -t -ms -Tpdf "$1" >"$2"' groff "$out/book.ms" "$out/groff.pdf"
    peer typst 5000 "$out/typst.pdf" typst compile "$out/book.typ" "$out/typst.pdf"
    peer pdflatex 5000 "$out/book.pdf" pdflatex -interaction=batchmode \
        -output-directory "$out" "$out/book.tex"
    peer fop 2500 "$out/fop.pdf" fop -q -a "$out/book.fo" "$out/fop.pdf"
    peer chromium 2500 "$out/chromium.pdf" chromium --headless --no-sandbox --disable-gpu \
        --disable-background-networking "--user-data-dir=$out/chromium" --no-pdf-header-footer \
        "--print-to-pdf=$out/chromium.pdf" "file://$out/book.html"
    peer weasyprint 500 "$out/weasyprint.pdf" \
        weasyprint -q "$out/book.html" "$out/weasyprint.pdf"
}

for n in "$@"; do
    text=$work/$n
    [ -f "$text/made" ] || { python3 "$here/make_handbook.py" "$n" "$text" && : >"$text/made"; } ||
        exit 3
    echo "N=$n"
    BENCH_BASE=$work/base BENCH_IS_BASE=1 measure "proviso, PDF" "$text/pdf/handbook.pdf" \
        "$proviso" build --quiet --pdf -o "$text/pdf" "$text/handbook.xml"
    measure "proviso, both" "$text/out/handbook.pdf" \
        "$proviso" build --quiet -o "$text/out" "$text/handbook.xml"
    measure "proviso, site" - \
        "$proviso" build --quiet --site -o "$text/site" "$text/handbook.xml"
    measure "proviso check" - "$proviso" check --quiet "$text/handbook.xml"
    measure "proviso check --rules" - "$proviso" check --rules --quiet "$text/handbook.xml"
    peers "$text/peers"
    echo "  steps, share of the processor's time:"
    python3 "$here/steps.py" "$text/out/handbook.pdf" \
        "$proviso" build --quiet --timings -o "$text/out" "$text/handbook.xml"
done

many=$work/many
[ -f "$many/handbook.xml" ] || python3 "$here/check_many.py" 1000 20 "$many" || exit 3
echo "1,000 practices of 20 rules"
measure "proviso check --rules" - "$proviso" check --rules --quiet "$many/handbook.xml"
