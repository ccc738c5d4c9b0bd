#!/usr/bin/python3
"""measure.py FILE.pdf [--theme default|justified] [--words]

Measures a finished handbook: lines, pages and references, from the glyphs on its pages and its
structure tree.  Prints each fault as "bar: page N, line at Y pt: text (what is wrong)", then the
figures.  Exit status 1 when there is a fault."""
import argparse
import sys
from collections import Counter

from book import Book
from breaks import alone, carries, overleaf, titles, uneven
from lines import Measure, justified, no_breaks, off_grid, overflow, rag
from pages import columns, fill, folios, split_blocks, stranded, tabs
from references import order, references, whole, words
from theme import THEMES

ENOUGH_LINES = 15
ENOUGH_FOR_GRID = 100
MIN_ON_GRID = 0.90
MAX_VARIATION, MAX_WIDE, MAX_HYPHENATED = 0.15, 0.005, 0.10


def measure(path, theme_name="default"):
    """(book, faults, figures)"""
    book, theme = Book(path), THEMES[theme_name]
    ruler = Measure(book, theme)
    faults = []
    for bar in (whole, order, overflow, titles, no_breaks, split_blocks, stranded, tabs, folios,
                columns, carries, uneven, overleaf, alone):
        faults += bar(book, theme, ruler)
    found, n_forced = rag(book, theme, ruler)
    faults += found
    found, used, excused = fill(book, theme, ruler)
    faults += found
    found, n_references = references(book, theme, ruler)
    faults += found + words(book, path)
    figures = {"pages": len(book.labels), "lines": sum(len(b.lines) for b in book.blocks),
               "references": n_references, "fill": sum(used) / max(1, len(used)),
               "forced": n_forced, "short": excused}
    lines, off = off_grid(book, theme)
    if len(lines) >= ENOUGH_FOR_GRID:
        figures["grid"] = 1 - len(off) / len(lines)
    if theme.is_justified:
        found, more = justified(book, theme, ruler)
        # There is a bar on the share of wide lines; each is named for inspection.
        faults += [f for f in found if f.bar != "wide" or more["wide"] > MAX_WIDE]
        figures.update(more)
    return book, faults, figures


def misses(figures):
    """Bars on shares that are missed; a small number of lines is not judged."""
    missed = []
    if figures.get("grid", 1) < MIN_ON_GRID:
        missed.append(f"grid {figures['grid']:.3f}, at least {MIN_ON_GRID}")
    if figures.get("justified lines", 0) < ENOUGH_LINES:
        return missed
    bars = (("variation", MAX_VARIATION), ("wide", MAX_WIDE), ("hyphenated", MAX_HYPHENATED))
    return missed + [f"{name} {figures[name]:.3f}, at most {most}" for name, most in bars
            if figures.get(name, 0) > most]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file")
    arguments.add_argument("--theme", choices=sorted(THEMES), default="default")
    options = arguments.parse_args()
    book, faults, figures = measure(options.file, options.theme)
    for f in sorted(faults, key=lambda f: (f.bar, f.page, f.y)):
        print(f"{f.bar}: page {book.labels[f.page]}, line at {f.y:.0f} pt: {f.text[:60]} ({f.what})")
    for bar, n in sorted(Counter(f.bar for f in faults).items()):
        print(f"{bar}: {n}")
    for miss in misses(figures):
        print(f"missed: {miss}")
    for page, used, need in figures.pop("short"):
        print(f"short: page {page} is {100 * used:.0f} % full; what follows must not break and "
              f"needs {need} pt")
    print(", ".join(f"{k} {v:.3g}" for k, v in figures.items()))
    return bool(faults or misses(figures))


if __name__ == "__main__":
    sys.exit(main())
