#!/usr/bin/python3
"""Runs the program while something fails, and prints what happened to the editions.

    tests/torture/torture.py [--sample N] [--jobs N] [PART...]

Parts: "system calls", allocations, kills, content, themes, words, translations, pictures, PDFs, growth.
--sample takes N places of each part; without it all are tried, which takes more than an hour.  A fault is
printed when it is found.  A part that is interrupted tells what it has tried.  Needs strace."""
import argparse
import multiprocessing
import os
import random
import signal
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


def try_all(part, places, out):
    """Puts (place, what is wrong or None) into the queue for each place."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # the parent ends this process
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(work)
        PARTS[part][0](bench, random.Random(1))
        for place in places:
            try:
                wrong = PARTS[part][1](bench, place)
            except Exception:  # in this script: it counts as a fault, and the other processes continue
                wrong = traceback.format_exc()
            out.put((place, wrong))


def try_part(part, options):
    """(places tried, faults).  The order is random, so that an interrupted part is a sample."""
    with tempfile.TemporaryDirectory() as work:
        places = list(PARTS[part][0](Bench(work), random.Random(1)))
    random.Random(len(places)).shuffle(places)
    if options.sample:
        places = places[:options.sample]
    out = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=try_all, args=(part, places[k::options.jobs], out))
               for k in range(options.jobs)]
    for worker in workers:
        worker.start()
    tried = faults = 0
    try:
        while tried < len(places):
            place, wrong = out.get(timeout=600)
            tried += 1
            if wrong:
                faults += 1
                print("# %s %s: %s" % (part, place, wrong.replace("\n", "\n# ")), flush=True)
        for worker in workers:
            worker.join()
    except KeyboardInterrupt:
        print("# interrupted: %d of %d places" % (tried, len(places)))
        for worker in workers:
            worker.kill()
    return tried, faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--tap", action="store_true", help="as a test")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []])
    options = parser.parse_args()
    failed = 0
    # A shell's background commands ignore SIGINT.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    if not options.tap:
        print("%-14s %7s %7s %8s" % ("part", "tried", "wrong", "seconds"))
    parts = options.parts or list(PARTS)
    for k, part in enumerate(parts):
        start = time.time()
        tried, faults = try_part(part, options)
        failed += faults
        if options.tap:
            good = tried > 0 and not faults
            print("%sok %d - %s: %d tried" % ("" if good else "not ", k + 1, part, tried))
        else:
            print("%-14s %7d %7d %8d" % (part, tried, faults, time.time() - start))
        sys.stdout.flush()
    if options.tap:
        print("1..%d" % len(parts))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
