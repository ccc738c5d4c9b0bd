#!/bin/sh
# Makes what a release hands out from a clean checkout, into out/:
#
#   generator/package.sh dist     proviso-VERSION.tar.gz, the committed tree
#   generator/package.sh deb      proviso_VERSION_ARCHITECTURE.deb, for the system it runs on
#
# Both have the commit's date throughout, so the same commit makes the same archive.
set -eu
cd "$(dirname "$0")/.."
version=$(sed -n 1p generator/version.txt)
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && [ -e .git ]; then
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
    export SOURCE_DATE_EPOCH
fi

make_dist() {
    if [ ! -e .git ]; then
        echo "package: a tarball is made from a git checkout" >&2
        exit 3
    fi
    git archive --format=tar --prefix="proviso-$version/" HEAD | gzip -9n >"out/proviso-$version.tar.gz"
    echo "out/proviso-$version.tar.gz"
}

# The packages that hold the libraries the program is linked with or loads, at least as new as here.
library_packages() {
    objdump -p out/proviso out/gen/loaded | sed -n 's/^ *NEEDED *//p' >"$stage.needed"
    ldd out/proviso out/gen/loaded | sed -n 's/^.*=> \(\/[^ ]*\) .*/\1/p' | while read -r file; do
        grep -qxF "$(basename "$file")" "$stage.needed" || continue
        # With /usr merged, dpkg knows a file by one of two names.
        { dpkg -S "$file" || dpkg -S "/usr$file" || dpkg -S "${file#/usr}"; } 2>/dev/null |
            sed -n '1s/:.*//p'
    done | LC_ALL=C sort -u | while read -r package; do
        # shellcheck disable=SC2016
        dpkg-query -W -f '${Package} (>= ${Version}), ' "$package"
    done
}

# What bootstrap's table lists for running: fonts and hyphenation patterns.
data_packages() {
    sed -n "/^build_packages='/,/^'/p" bootstrap |
        awk '$3 ~ /^font:/ || $3 ~ /^file:\/usr\/share/ { print $1 }' | paste -s -d, - | sed 's/,/, /g'
}

make_deb() {
    architecture=$(dpkg --print-architecture)
    stage=$(mktemp -d)
    trap 'rm -rf "$stage" "$stage.needed"' EXIT
    prefix=/usr DESTDIR=$stage generator/install.sh
    strip --strip-unneeded "$stage/usr/bin/proviso"
    gzip -9n "$stage"/usr/share/man/man*/*
    mv "$stage/usr/share/doc/proviso/LICENSE" "$stage/usr/share/doc/proviso/copyright"
    mkdir -p "$stage/usr/share/zsh/vendor-completions"
    mv "$stage/usr/share/zsh/site-functions/_proviso" "$stage/usr/share/zsh/vendor-completions/"
    rmdir "$stage/usr/share/zsh/site-functions"
    mkdir "$stage/DEBIAN"
    cat >"$stage/DEBIAN/control" <<EOF
Package: proviso
Version: $version
Architecture: $architecture
Maintainer: The Proviso authors <proviso@localhost>
Section: text
Priority: optional
Installed-Size: $(du -sk "$stage/usr" | cut -f 1)
Depends: $(library_packages)$(data_packages), fontconfig
Description: turn rules written in XML into a PDF handbook and an HTML site
 Rules on what people may and may not do are written once, as XML. Verdicts,
 rule tables, decision guides and the outcome of every story are derived from
 them, checked, and published as an accessible PDF and a static site.
EOF
    dpkg-deb --root-owner-group -Zxz --build "$stage" "out/proviso_${version}_$architecture.deb" >/dev/null
    echo "out/proviso_${version}_$architecture.deb"
}

case ${1:-} in
dist) make_dist ;;
deb) make_deb ;;
*)
    sed -n 's/^# \{0,1\}//; 2,8p' "$0" >&2
    exit 2
    ;;
esac
