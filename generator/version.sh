#!/bin/sh
# Writes build_version.h: the release of version.txt and the commit, which stands in version.txt if git
# made an archive of the tree, and otherwise is that of the checkout.  $2 names, for ninja, what it
# depends on; a header that would not change is left alone, so that nothing is compiled again.
set -eu
cd "$(dirname "$0")/.."
header=$1
depfile=$2
release=$(sed -n 1p generator/version.txt)
commit=$(sed -n 2p generator/version.txt)
depends='generator/version.txt generator/version.sh'

# The commit that the folder .git names, where there is no git, or it refuses another user's checkout.
commit_without_git() {
    [ -e .git/HEAD ] || return 0
    named=$(cat .git/HEAD)
    case $named in
    'ref: '*)
        ref=${named#ref: }
        if [ -e ".git/$ref" ]; then
            named=$(cat ".git/$ref")
        else
            named=$(sed -n "s|^\([0-9a-f]*\) $ref\$|\1|p" .git/packed-refs 2>/dev/null || :)
        fi
        ;;
    esac
    printf %.12s "$named"
}

case $commit in
*Format:*)
    commit=
    # Only a checkout's own repository counts, not one that this folder happens to lie in.
    if [ -e .git ]; then
        commit=$(git log -1 --format='%h of %cs' 2>/dev/null) || commit=$(commit_without_git)
        log=$(git rev-parse --git-path logs/HEAD 2>/dev/null) || log=.git/logs/HEAD
        [ ! -e "$log" ] || depends="$depends $log"
    fi
    ;;
esac
commit=${commit:+commit $commit}
text=$(printf '#define BUILD_VERSION "%s"\n#define BUILD_COMMIT "%s"\n' "$release" \
    "${commit:-made from sources that name no commit}")
[ -e "$header" ] && [ "$text" = "$(cat "$header")" ] || printf '%s\n' "$text" >"$header"
printf '%s: %s\n' "$header" "$depends" >"$depfile"
