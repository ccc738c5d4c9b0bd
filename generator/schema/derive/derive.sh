#!/bin/sh
# Writes what is made from the schemas: RELAX NG in both syntaxes (relax_ng.xsl, compact.xsl).
#
#   generator/schema/derive/derive.sh [FOLDER]      (what `ninja schemas` runs)
#
# Into FOLDER, else beside the schemas, where the results are kept: building needs no xsltproc.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
schemas=${here%/*}
to=${1:-$schemas}
for schema in handbook theme; do
    xsltproc --nonet -o "$to/$schema.rng" "$here/relax_ng.xsl" "$schemas/$schema.xsd"
    xsltproc --nonet -o "$to/$schema.rnc" "$here/compact.xsl" "$to/$schema.rng"
done
