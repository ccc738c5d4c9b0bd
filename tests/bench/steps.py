#!/usr/bin/env python3
"""steps.py COMMAND...: the steps that `--timings` of a command names, with their shares."""
import re
import subprocess
import sys


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    run = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                         text=True, check=False)
    found = re.findall(r"^\s*[\d.]+ ms\s+([\d.]+) ms CPU  (.+)$", run.stderr, re.MULTILINE)
    total = sum(float(cpu) for cpu, _ in found)
    if not total:
        sys.exit("steps.py: the command printed no timings")
    for cpu, step in found:
        print(f"  {float(cpu):10.1f} ms {100 * float(cpu) / total:5.1f} %  {step}")


if __name__ == "__main__":
    main()
