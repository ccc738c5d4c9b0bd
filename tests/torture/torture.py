#!/usr/bin/python3
"""Runs the program while something fails, and prints what happened to the editions.

    tests/torture/torture.py [--sample N] [PART...]

Parts: "system calls", allocations, kills, content, pictures, PDFs, growth.  --sample takes N places of
each part; without it all are tried, which takes about an hour.  Needs strace."""
import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import disturb  # noqa: E402
import growth  # noqa: E402
import mutants  # noqa: E402
from edition import TOP, Bench  # noqa: E402

os.environ.setdefault("LSAN_OPTIONS", "print_suppressions=0:suppressions="
                      + os.path.join(TOP, "tests/helper/lsan.supp"))
PARTS = {**disturb.PARTS, **mutants.PARTS, **growth.PARTS}


def try_all(part, places, n, k, out):
    """The places k, k + n, ... of a part; the faults go to the queue."""
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(work)
        PARTS[part][0](bench, random.Random(1))
        for place in places[k::n]:
            try:
                wrong = PARTS[part][1](bench, place)
            except Exception:  # in this script: it counts as a fault, and the other processes continue
                wrong = traceback.format_exc()
            if wrong:
                out.put((place, wrong))
    out.put(None)


def try_part(part, sample):
    with tempfile.TemporaryDirectory() as work:
        places = list(PARTS[part][0](Bench(work), random.Random(1)))
    if sample and sample < len(places):
        places = random.Random(len(places)).sample(places, sample)
    n = os.cpu_count() or 1
    out = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=try_all, args=(part, places, n, k, out))
               for k in range(n)]
    for worker in workers:
        worker.start()
    faults, running = [], n
    while running:
        fault = out.get()
        running -= fault is None
        faults += [fault] if fault else []
    for worker in workers:
        worker.join()
    return len(places), faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--tap", action="store_true", help="as a test")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    options = parser.parse_args()
    failed = 0
    if not options.tap:
        print("%-14s %7s %7s %8s" % ("part", "tried", "wrong", "seconds"))
    parts = options.parts or list(PARTS)
    for k, part in enumerate(parts):
        start = time.time()
        tried, faults = try_part(part, options.sample)
        failed += len(faults)
        if options.tap:
            good = tried > 0 and not faults
            print("%sok %d - %s: %d tried" % ("" if good else "not ", k + 1, part, tried))
        else:
            print("%-14s %7d %7d %8d" % (part, tried, len(faults), time.time() - start))
        for place, wrong in faults[:20]:
            print("# %s %s: %s" % (part, place, wrong.replace("\n", "\n# ")))
        sys.stdout.flush()
    if options.tap:
        print("1..%d" % len(parts))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
