#!/usr/bin/env python3
"""steps.py OUTPUT COMMAND...: prints the steps that `--timings` of a command reports, their shares, and
their cost for each page of OUTPUT, its PDF; at the end, the cost of drawing and finishing the file
compared with that of layout."""
import re
import subprocess
import sys

from measure import pages


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    run = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                         text=True, check=False)
    found = re.findall(r"^\s*[\d.]+ ms\s+([\d.]+) ms CPU  (.+)$", run.stderr, re.MULTILINE)
    total = sum(float(cpu) for cpu, _ in found)
    if not total:
        sys.exit("steps.py: the command printed no timings")
    n = pages(sys.argv[1]) or 1
    for cpu, step in found:
        cpu = float(cpu)
        print(f"  {cpu:10.1f} ms {100 * cpu / total:5.1f} % {cpu / n:8.3f} ms a page  {step}")
    share = {key: sum(float(cpu) for cpu, step in found if re.search(key, step))
             for key in ("text, layout|pages", "tags|drawing|finishing")}
    laying, writing = share.values()
    if laying:
        print(f"  the file: {writing / n:.3f} ms a page, {writing / laying:.2f} of laying out")


if __name__ == "__main__":
    main()
