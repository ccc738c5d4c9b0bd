#!/bin/sh
# Installs the built program with its manual pages, schemas, completions and licence.
#
#   prefix=/usr/local DESTDIR= generator/install.sh      (what `ninja install` runs)
#
# The program carries its templates, theme and words, so nothing of the build folder is needed.
set -eu
cd "$(dirname "$0")/.."
prefix=${prefix:-/usr/local}
case $prefix in
/*) ;;
*)
    echo "install: prefix is an absolute path, such as /usr/local" >&2
    exit 2
    ;;
esac
root=${DESTDIR:-}$prefix
share=$root/share

put() { # put MODE FOLDER FILE...
    mode=$1
    folder=$2
    shift 2
    install -d -m 755 "$folder"
    install -m "$mode" "$@" "$folder"
}

put 755 "$root/bin" out/proviso
put 644 "$share/man/man1" generator/proviso.1
put 644 "$share/man/man5" generator/*.5
put 644 "$share/xml/proviso" generator/schema/*.*
put 644 "$share/doc/proviso" README.md NEWS LICENSE

# Names that a completion's loader expects.
for place in bash:bash-completion/completions/proviso zsh:zsh/site-functions/_proviso \
    fish:fish/vendor_completions.d/proviso.fish; do
    file=$share/${place#*:}
    install -d -m 755 "$(dirname "$file")"
    out/proviso completions "${place%%:*}" >"$file"
    chmod 644 "$file"
done
