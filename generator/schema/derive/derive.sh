#!/bin/sh
# Writes what is made from the schemas: RELAX NG in both syntaxes (relax_ng.xsl, compact.xsl), and the
# references by element in the manual pages (reference.xsl).
#
#   generator/schema/derive/derive.sh [FOLDER]      (what `ninja schemas` runs)
#
# Into FOLDER, else beside the schemas, and into the pages, where the results are kept: building
# needs no xsltproc.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
schemas=${here%/*}
pages=${schemas%/*}
to=${1:-$schemas}
for schema in handbook theme; do
    xsltproc --nonet -o "$to/$schema.rng" "$here/relax_ng.xsl" "$schemas/$schema.xsd"
    xsltproc --nonet -o "$to/$schema.rnc" "$here/compact.xsl" "$to/$schema.rng"

    # The page up to the heading, the reference, and the page from the next heading on.
    page=proviso-$schema.5
    xsltproc --nonet --stringparam example "$here/$schema.xml" "$here/reference.xsl" \
        "$schemas/$schema.xsd" >"$to/$page.reference"
    {
        sed '/^\.Sh REFERENCE/q' "$pages/$page"
        echo '.\" Made from the schema by reference.xsl; `ninja schemas` makes it again.'
        cat "$to/$page.reference"
        sed '1,/^\.Sh REFERENCE/d' "$pages/$page" | sed -n '/^\.Sh /,$p'
    } >"$to/$page"
    rm "$to/$page.reference"
    [ "$to" != "$schemas" ] || mv "$to/$page" "$pages/$page"
done
