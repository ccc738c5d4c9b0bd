#!/usr/bin/env python3
"""measure.py LABEL OUTPUT COMMAND...: prints the cost of a command, the best of RUNS runs (3), as one line.

The line has elapsed seconds, processor seconds (user and system, including children) and peak memory;
if OUTPUT is a PDF (and not "-"), also its number of pages.  If BENCH_BASE names a file, the times are
divided by those in it; BENCH_IS_BASE=1 writes it.
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


def ratio(costs):
    """How often the base's time by the clock and of the processor; "" without a base."""
    base = os.environ.get("BENCH_BASE")
    if not base:
        return ""
    if os.environ.get("BENCH_IS_BASE") == "1":
        with open(base, "w", encoding="ascii") as f:
            f.write("%f %f" % costs)
        return ""
    with open(base, encoding="ascii") as f:
        times = [cost / float(own) for cost, own in zip(costs, f.read().split())]
    return "   %6.2f x the clock, %6.2f x the CPU" % tuple(times)


def run(command):
    """Seconds by the clock and of the processor, peak memory in MB, exit status."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    return (time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
            os.waitstatus_to_exitcode(status))


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    label, output, command = sys.argv[1], sys.argv[2], sys.argv[3:]
    runs = [run(command) for _ in range(int(os.environ.get("RUNS", "3")))]
    wall, cpu, memory, statuses = zip(*runs)
    line = f"  {label:22}{min(wall):8.2f} s {min(cpu):8.2f} s CPU {max(memory):8.0f} MB"
    n = pages(output) if output != "-" and not any(statuses) else None
    if n:
        line += f" {n:7} pages" + ratio((min(wall), min(cpu)))
    if any(statuses):
        line += f"  FAILED ({max(statuses)})"
    print(line, flush=True)


if __name__ == "__main__":
    main()
