#!/usr/bin/env python3
"""measure.py LABEL OUTPUT COMMAND...: prints the cost of one run of a command, as one line.

The line has elapsed seconds, processor seconds (user and system, including children) and peak memory;
if OUTPUT is a PDF (and not "-"), also its number of pages and pages per processor second.  If
BENCH_BASE names a file, pages per second are compared with those in it; BENCH_IS_BASE=1 writes it.
"""
import os
import re
import subprocess
import sys
import time


def pages(path):
    """The page count of qpdf, or else of poppler; None without either."""
    for command in (["qpdf", "--show-npages", path], ["pdfinfo", path]):
        try:
            text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        except FileNotFoundError:
            continue
        found = re.search(r"^(?:Pages:\s*)?(\d+)$", text, re.MULTILINE)
        if found:
            return int(found.group(1))
    return None


def ratio(speed):
    """How many times as fast as the base; "" without a base."""
    base = os.environ.get("BENCH_BASE")
    if not base:
        return ""
    if os.environ.get("BENCH_IS_BASE") == "1":
        with open(base, "w", encoding="ascii") as f:
            f.write(str(speed))
        return ""
    with open(base, encoding="ascii") as f:
        return f"   proviso is {float(f.read()) / speed:6.2f} times as fast"


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    label, output, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime
    line = f"  {label:16}{wall:8.2f} s {cpu:8.2f} s CPU {usage.ru_maxrss / 1024:8.0f} MB"
    n = pages(output) if output != "-" and status == 0 else None
    if n:
        line += f" {n:7} pages {n / cpu:7.0f} pages/s" + ratio(n / cpu)
    if status:
        line += f"  FAILED ({os.waitstatus_to_exitcode(status)})"
    print(line, flush=True)


if __name__ == "__main__":
    main()
