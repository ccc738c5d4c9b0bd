#!/bin/sh
# generator/sonames.sh HEADER PROGRAM LINK...: links an empty program with LINK (the compiler and its -l
# flags), and writes the file names by which the system's loader knows the libraries that the program
# loads on demand (generator/libraries/): SONAME_QPDF is "libqpdf.so.29", for example.  The program
# needs all of them, so that whatever lists what a program needs can be asked about it.
set -eu
header=$1
program=$2
shift 2
echo 'int main(void) { return 0; }' >"$program.c"
link=$1
shift
# shellcheck disable=SC2086
$link -Wl,--no-as-needed "$program.c" "$@" -o "$program"
needed=$(objdump -p "$program" | sed -n 's/^ *NEEDED *//p')
for pair in cairo:CAIRO pangocairo-1.0:PANGOCAIRO harfbuzz:HARFBUZZ fontconfig:FONTCONFIG \
    freetype:FREETYPE rsvg-2:RSVG qpdf:QPDF soup-3.0:SOUP; do
    file=$(echo "$needed" | grep "^lib${pair%:*}\.so") || {
        echo "sonames.sh: no shared library ${pair%:*}" >&2
        exit 1
    }
    echo "#define SONAME_${pair#*:} \"$file\""
done >"$header"
