#!/bin/sh
# Measures proviso on made-up handbooks: tests/bench/run.sh [PRACTICES...]; the default is 50 500 2500,
# which makes about 100, 1,000 and 5,000 pages.  README.md in this folder explains the output.
# PROVISO names another program to compare with, BENCH_DIR the folder for texts and outputs, which are
# kept, RUNS how often each is run (3; the best counts), and PEERS the other typesetters to measure; the
# default is all that are installed.  NODE_PATH says where Typst's package for Node lies.
here=$(cd "$(dirname "$0")" && pwd)
proviso=${PROVISO:-$here/../../out/release/proviso}
work=${BENCH_DIR:-${TMPDIR:-/tmp}/proviso-bench}
[ -x "$proviso" ] || { echo "run.sh: no program $proviso: ninja out/release/proviso" >&2; exit 3; }
mkdir -p "$work" || exit 3
[ $# -gt 0 ] || set -- 50 500 2500

# measure LABEL OUTPUT COMMAND...: a line with clock, processor and memory, the best of RUNS runs, and pages
# when OUTPUT is a PDF.
measure() {
    python3 "$here/measure.py" "$@"
}

# peer NAME LIMIT OUTPUT COMMAND...: measured unless N is over LIMIT.
peer() {
    name=$1 limit=$2 output=$3
    shift 3
    if [ "$n" -gt "$limit" ]; then
        echo "  $name: not asked for $n practices (too slow, or too much memory)"
    else
        rm -f "$output"
        BENCH_BASE=$work/base measure "$name" "$output" timeout "${BENCH_TIMEOUT:-600}" "$@"
    fi
}

# wanted NAME TEST...: whether PEERS wants it and TEST finds it; names what is missing.
wanted() {
    name=$1
    shift
    case " ${PEERS-$name} " in *" $name "*) ;; *) return 1 ;; esac
    "$@" >/dev/null 2>&1 || { echo "  $name: NOT INSTALLED, not compared"; return 1; }
}

# LaTeX until its references stand still, from nothing: what "converged" costs.
latex='rm -f book.aux book.out before.aux; for run in 1 2 3 4 5; do
    cp book.aux before.aux 2>/dev/null
    pdflatex -interaction=batchmode book.tex
    cmp -s before.aux book.aux && exit 0
done'

peers() {
    out=$1
    "$proviso" build --quiet --dump=print-tree "$text/handbook.xml" >"$text/tree.xml" &&
        python3 "$here/make_peers.py" "$text/tree.xml" "$out" || exit 3
    wanted groff test -d "$(ls -d /usr/share/groff/*/font/devpdf 2>/dev/null | head -n 1)" &&
        peer groff 100000 "$out/groff.pdf" \
            sh -c 'exec groff -k -t -ms -Tpdf "$1" >"$2"' groff "$out/book.ms" "$out/groff.pdf"
    wanted typst node -e 'require.resolve("@myriaddreamin/typst-ts-node-compiler")' &&
        peer typst 5000 "$out/typst.pdf" node "$here/typst.js" "$out/book.typ" "$out/typst.pdf"
    wanted pdflatex command -v pdflatex &&
        peer pdflatex 5000 "$out/book.pdf" sh -c "cd '$out' && $latex"
    wanted chromium command -v chromium &&
        peer chromium 2500 "$out/chromium.pdf" chromium --headless --no-sandbox --disable-gpu \
            --disable-background-networking "--user-data-dir=$out/chromium" \
            --no-pdf-header-footer "--print-to-pdf=$out/chromium.pdf" "file://$out/book.html"
    wanted weasyprint command -v weasyprint &&
        peer weasyprint 500 "$out/weasyprint.pdf" \
            weasyprint -q "$out/book.html" "$out/weasyprint.pdf"
}

# Nothing is taken from a build before; older programs have no cache.
cold=$("$proviso" build --help | grep -o -e --no-cache)

for n in "$@"; do
    text=$work/$n
    [ -f "$text/made" ] || { python3 "$here/make_handbook.py" "$n" "$text" && : >"$text/made"; } ||
        exit 3
    echo "N=$n"
    BENCH_BASE=$work/base BENCH_IS_BASE=1 measure "proviso, PDF" "$text/pdf/handbook.pdf" \
        "$proviso" build --quiet $cold --pdf -o "$text/pdf" "$text/handbook.xml"
    measure "proviso, both" "$text/out/handbook.pdf" \
        "$proviso" build --quiet $cold -o "$text/out" "$text/handbook.xml"
    measure "proviso, site" - \
        "$proviso" build --quiet $cold --site -o "$text/site" "$text/handbook.xml"
    measure "proviso, again" "$text/kept/handbook.pdf" \
        "$proviso" build --quiet -o "$text/kept" "$text/handbook.xml"
    measure "proviso check" - "$proviso" check --quiet "$text/handbook.xml"
    measure "proviso check --rules" - "$proviso" check --rules --quiet "$text/handbook.xml"
    peers "$(cd "$text" && pwd)/peers"
    echo "  steps, share of the processor's time:"
    python3 "$here/steps.py" "$text/out/handbook.pdf" \
        "$proviso" build --quiet $cold --timings -o "$text/out" "$text/handbook.xml"
done

many=$work/many
[ -f "$many/handbook.xml" ] || python3 "$here/check_many.py" 1000 20 "$many" || exit 3
echo "1,000 practices of 20 rules"
measure "proviso check --rules" - "$proviso" check --rules --quiet "$many/handbook.xml"
