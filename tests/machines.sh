#!/bin/sh
# Runs README's two commands on fresh systems and prints a table.  Not part of `ninja test`.
#
#   tests/machines.sh [--build | --tests WORDS] [SYSTEM...]      systems: debian12 debian13 ubuntu24.04
#
# For each system mmdebstrap makes a minimal root (apt and what it needs, no compiler) from the
# distribution's mirror; a clone of the committed tree is put into it, and ./bootstrap and
# ./bootstrap test run there.  With --build only ./bootstrap runs, with --tests
# only the tests with one of the words in their names.  A system whose mirror or keyring
# cannot be reached is "not tried".  Needs root and mmdebstrap; for Ubuntu also Ubuntu's keyring.
#
# Environment:
#   DEBIAN_MIRROR, UBUNTU_MIRROR   where packages come from (else the distribution's own mirror)
#   UBUNTU_KEYRING                 the file of Ubuntu's keys, where it is not in /usr/share/keyrings
#   MACHINES_DIR                   roots and logs (else out/machines); roots are removed when done
#   KEEP=1                         keep the roots
# npm's registry and the machine's certificates are handed on through the environment.
set -u
cd "$(dirname "$0")/.." || exit 3
top=$PWD
dir=${MACHINES_DIR:-$top/out/machines}
commands='build test'
test_command='./bootstrap test'
case ${1:-} in
--build)
    commands=build
    shift
    ;;
--tests)
    # "-n" installs what the tests need and runs none.
    test_command="./bootstrap -n test >/dev/null && ninja out/checked/proviso && tests/run.sh $2"
    shift 2
    ;;
esac
systems=${*:-debian12 debian13 ubuntu24.04}
for tool in mmdebstrap unshare git; do
    command -v $tool >/dev/null || { echo "machines.sh: $tool is missing" >&2; exit 3; }
done
[ "$(id -u)" -eq 0 ] || { echo "machines.sh: making a root for chroot needs root" >&2; exit 3; }
mkdir -p "$dir"

# Makes a minimal root; errors are in the log.
make_root() { # make_root SYSTEM ROOT
    case $1 in
    debian12) set -- bookworm "$2" "${DEBIAN_MIRROR:-}" main '' ;;
    debian13) set -- trixie "$2" "${DEBIAN_MIRROR:-}" main '' ;;
    ubuntu24.04) set -- noble "$2" "${UBUNTU_MIRROR:-}" main,universe "${UBUNTU_KEYRING:-}" ;;
    *) echo "machines.sh: unknown system $1" >&2; return 1 ;;
    esac
    # With an empty mirror, mmdebstrap chooses one for the suite.
    mmdebstrap --quiet --mode=root --variant=apt --dpkgopt=force-unsafe-io --components="$4" \
        ${5:+"--keyring=$5"} "$1" "$2" ${3:+"$3"}
}

# Runs a command in a root with its own mounts and processes, which end with the command.
run_in() { # run_in ROOT COMMAND
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child sh -c '
        mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount --rbind /sys "$1/sys" &&
        exec chroot "$1" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp LANG=C.UTF-8 \
            http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
            FUZZ_SECONDS="${FUZZ_SECONDS:-5}" TEST_TIMEOUT="${TEST_TIMEOUT:-1500}" \
            npm_config_registry="$3" NODE_EXTRA_CA_CERTS=/etc/ssl/machine.crt sh -c "cd /proviso && $2"
    ' run "$1" "$2" "$(npm config get registry 2>/dev/null || echo https://registry.npmjs.org/)"
}

# Clones the committed tree, and provides access to the network.
put_checkout() { # put_checkout ROOT
    git clone --quiet --no-hardlinks "$top" "$1/proviso"
    cp /etc/resolv.conf /etc/hosts "$1/etc/"
    mkdir -p "$1/etc/ssl"
    cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/machine.crt" 2>/dev/null || :
}

version() { # version ROOT MODULE
    chroot "$1" pkg-config --modversion "$2" 2>/dev/null || echo -
}

row() {
    printf '%-12s %-7s %-7s %-7s %-7s %-7s %7s  %-16s %s\n' "$@"
}

failed=0
row system gcc glib pango cairo qpdf 'build s' handbook.pdf tests >"$dir/table"
for system in $systems; do
    root=$dir/$system.root
    log=$dir/$system.log
    rm -rf "$root"
    if ! make_root "$system" "$root" >"$log" 2>&1; then
        row "$system" - - - - - - - "not tried: $(grep -E '^[EW]:' "$log" | tail -n 1)" >>"$dir/table"
        rm -rf "$root"
        continue
    fi
    put_checkout "$root"
    start=$(date +%s)
    run_in "$root" ./bootstrap >>"$log" 2>&1
    status=$?
    seconds=$(($(date +%s) - start))
    pdf=failed
    [ $status -eq 0 ] && pdf=$(sha256sum <"$root/proviso/out/handbook.pdf" | cut -c 1-16)
    [ $status -eq 0 ] || failed=1
    tests='not run'
    if [ "$commands" = 'build test' ] && [ $status -eq 0 ]; then
        run_in "$root" "$test_command" >>"$log" 2>&1 || failed=1
        tests=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1)
        [ -n "$tests" ] || tests='did not run to the end'
    fi
    row "$system" "$(chroot "$root" cc -dumpfullversion 2>/dev/null || echo -)" \
        "$(version "$root" glib-2.0)" "$(version "$root" pango)" "$(version "$root" cairo)" \
        "$(version "$root" libqpdf)" "$seconds" "$pdf" "$tests" >>"$dir/table"
    [ "${KEEP:-}" = 1 ] || rm -rf "$root"
done
cat "$dir/table"
exit $failed
