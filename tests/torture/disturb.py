"""Makes each system call and each allocation of a small build fail once, and kills it at each
call."""
import os
import random
import re
import shutil
import signal
import subprocess

from edition import PROGRAM, TOP

# The calls that can fail for reasons outside the program, and their errors.
ERRORS = {
    "openat": "EIO EMFILE EACCES", "read": "EIO EINTR", "pread64": "EIO", "write": "ENOSPC EIO EINTR",
    "close": "EIO", "newfstatat": "EACCES EIO", "fstat": "EIO", "statx": "EIO", "lseek": "EIO",
    "access": "EACCES", "readlink": "EIO", "mkdir": "ENOSPC", "mkdirat": "ENOSPC EACCES",
    "renameat2": "EIO ENOSPC", "rename": "EIO", "unlinkat": "EIO EACCES", "syncfs": "EIO",
    "fsync": "EIO", "flock": "ENOLCK", "getdents64": "EIO", "mmap": "ENOMEM", "fstatfs": "EIO",
    "fcntl": "EMFILE", "getcwd": "ENOENT", "clone3": "EAGAIN",
}
REFUSE = os.path.join(TOP, "out/checked/refuse.so")


def calls(bench):
    """(call, number) of the main thread, from the call that opens the handbook."""
    bench.begin()
    log = os.path.join(bench.folder, "calls")
    subprocess.run(["strace", "-f", "-o", log, "-e", "trace=" + ",".join("?" + c for c in ERRORS),
                    *bench.build()], check=True, capture_output=True)
    counted, found, is_open, main = {}, [], False, None
    with open(log, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = re.match(r"(\d+) +(\w+)\(", line)
            if not match:
                continue
            main = main or match[1]
            if match[1] != main:
                continue
            counted[match[2]] = counted.get(match[2], 0) + 1
            is_open = is_open or "book.xml" in line
            if is_open:
                found.append((match[2], counted[match[2]]))
    return found


def traced(bench, call, number, what):
    bench.begin()
    return bench.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=?" + call, "-e",
                      "inject=?%s:%s:when=%d" % (call, what, number), *bench.build()])


def try_call(bench, place):
    call, number, error = place
    return bench.verdict(*traced(bench, call, number, "error=" + error))


def call_places(bench, _):
    return [(call, number, error) for call, number in calls(bench)
            for error in ERRORS[call].split()]


def try_kill(bench, place):
    call, number = place
    status, _ = traced(bench, call, number, "signal=KILL")
    # strace dies of the same signal as its child.
    if status not in (0, -signal.SIGKILL, 128 + signal.SIGKILL):
        return "ended with status %d" % status
    edition = bench.repaired()
    return "the edition is %s after the next run" % edition if edition == "mixed" else None


def kill_places(bench, rng):
    """All calls that concern publishing, and a sample of the others."""
    last = {"renameat2", "rename", "unlinkat", "mkdirat", "syncfs", "fsync", "write", "flock"}
    places = calls(bench)
    ends = [p for p in places if p[0] in last]
    others = [p for p in places if p[0] not in last]
    return ends + rng.sample(others, min(len(others), 400))


def try_allocation(bench, number):
    bench.begin()
    status, said = bench.run(bench.build(), LD_PRELOAD=REFUSE, REFUSE_AT=str(number))
    if status == 3 and "out of memory" in said:
        edition = bench.repaired()
        return "the edition is mixed after the next run" if edition == "mixed" else None
    return bench.verdict(status, said)


def allocation_places(bench, rng):
    bench.begin()
    count = os.path.join(bench.folder, "count")
    bench.run(bench.build(), LD_PRELOAD=REFUSE, REFUSE_COUNT=count)
    with open(count, encoding="ascii") as file:
        total = int(file.read())
    return sorted(rng.sample(range(1, total + 1), min(total, 1000)))


PARTS = {
    "system calls": (call_places, try_call),
    "allocations": (allocation_places, try_allocation),
    "kills": (kill_places, try_kill),
}
