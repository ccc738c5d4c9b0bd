#!/bin/sh
# Writes build_version.h: the release of version.txt and the commit, from git or, in an archive that
# git made, from version.txt.  $2 names, for ninja, what it depends on; a header that would not
# change is left alone, so that nothing is compiled again.
set -eu
cd "$(dirname "$0")/.."
header=$1
depfile=$2
release=$(sed -n 1p generator/version.txt)
commit=$(sed -n 2p generator/version.txt)
depends='generator/version.txt generator/version.sh'
case $commit in
*Format:*)
    # Only a checkout's own repository counts, not one that this folder happens to lie in.
    if [ -e .git ] && commit=$(git log -1 --format='%h of %cs' 2>/dev/null); then
        log=$(git rev-parse --git-path logs/HEAD)
        [ ! -e "$log" ] || depends="$depends $log"
    else
        commit='commit unknown'
    fi
    ;;
esac
case $commit in commit*) ;; *) commit="commit $commit" ;; esac
text=$(printf '#define BUILD_VERSION "%s"\n#define BUILD_COMMIT "%s"\n' "$release" "$commit")
[ -e "$header" ] && [ "$text" = "$(cat "$header")" ] || printf '%s\n' "$text" >"$header"
printf '%s: %s\n' "$header" "$depends" >"$depfile"
