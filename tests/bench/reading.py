#!/usr/bin/env python3
"""reading.py OWN OTHER: how long programs take to read two PDF files of the same book.

The processor's time of each, both files in turns, the least of RUNS (3), and the ratio.
"""
import os
import resource
import subprocess
import sys
import tempfile

PDFJS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pdfjs.mjs")
RUNS = int(os.environ.get("RUNS", "3"))


def count_pages(path):
    lines = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return next(line.split()[1] for line in lines.splitlines() if line.startswith("Pages:"))


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(path, picture):
    poppler = ["-r", "40", "-f"]
    return {
        "pdftotext, all": ["pdftotext", path, "/dev/null"],
        "pdftoppm, first page": ["pdftoppm", *poppler, "1", "-l", "1", path, picture],
        "pdftoppm, last page": ["pdftoppm", *poppler, count_pages(path), path, picture],
        "pdftoppm, pages 301 to 400": ["pdftoppm", *poppler, "301", "-l", "400", path, picture],
        "pdftocairo, pages 301 to 400":
            ["pdftocairo", "-png", *poppler, "301", "-l", "400", path, picture],
        "pdfinfo -struct": ["pdfinfo", "-struct", path],
        "mutool draw, pages 301 to 400":
            ["mutool", "draw", "-r", "40", "-F", "ppm", "-o", "/dev/null", path, "301-400"],
        "pdf.js, first page": ["node", PDFJS, path, "1", "1"],
        "pdf.js, pages 301 to 400": ["node", PDFJS, path, "301", "400"],
        "mutool, text of all": ["mutool", "draw", "-F", "txt", "-o", "/dev/null", path],
    }


def main():
    with tempfile.TemporaryDirectory() as folder:
        both = [commands(path, os.path.join(folder, "page")) for path in sys.argv[1:3]]
        for name in both[0]:
            times = [[], []]
            for _ in range(RUNS):
                for i, file in enumerate(both):
                    times[i].append(cpu_seconds(file[name]))
            own, other = (min(list_) for list_ in times)
            print(f"| {name} | {own:.2f} | {other:.2f} | {own / other:.2f} |", flush=True)


main()
