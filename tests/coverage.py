#!/usr/bin/env python3
"""Prints which lines and branches of generator/ the tests reach, by folder and file.

    tests/coverage.py [--more] [WORD...]     with all tests, or those with one of the words in their name

It builds a copy of the tree in out/coverage/ with gcc's --coverage instead of the sanitizers and of
optimization, which would duplicate and merge branches, runs the tests there, and adds up the counts of
gcov.  --more keeps the counts of the previous run.  A run of all tests fails below the BARS.

Three kinds of branches are not counted, because no input can take them: those of assertions; the
default of a switch over an enumeration, if the compiler (-Wswitch) proves that each constant has its
case; and the error branch of each status of ICU that can only fail without memory or without ICU's own
data."""
import collections
import glob
import json
import os
import re
import shutil
import subprocess
import sys

os.chdir(os.path.dirname(os.path.abspath(__file__)) + "/..")
TREE = "out/coverage"
# Minimum percentages: of all lines, of all branches, and of the branches of each file.
BARS = (96, 88, 70)
# Files below the last percentage, with the reason.
BELOW = {
    "generator/base/memory.c": "it ends the program inside the allocator, where counts are lost",
    "generator/libraries/library.c": "a library that is missing ends the program at once, where counts are lost",
    "generator/picture/svg_trial.c": "its child ends under limits that keep it from writing counts",
}
# Tests whose programs are built by another compiler, or that do not run the program.
WITHOUT = ("tests/fuzz.test", "tests/format.test", "tests/bootstrap.test")


def copy_tree():
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True,
                           check=True).stdout.split("\0")
    for name in filter(os.path.isfile, names):
        if name in WITHOUT:
            continue
        target = os.path.join(TREE, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(name, "rb") as file:
            new = file.read()
        if name in ("build.ninja", "tests/tests.ninja"):
            new = build_file(new.decode()).encode()
        if os.path.exists(target):
            with open(target, "rb") as file:
                if file.read() == new:
                    continue
        shutil.copy2(name, target)
        with open(target, "wb") as file:
            file.write(new)
    if os.path.isdir("tests/node_modules") and not os.path.exists(f"{TREE}/tests/node_modules"):
        os.symlink(os.path.abspath("tests/node_modules"), f"{TREE}/tests/node_modules")
    # Tests that need the release build run the build with counts instead.
    os.makedirs(f"{TREE}/out/checked", exist_ok=True)
    if not os.path.exists(f"{TREE}/out/release"):
        os.symlink("checked", f"{TREE}/out/release")


def build_file(text):
    """The copy has a single build of the program, with counts."""
    counted = "sanitize = --coverage -include tests/helper/count_at_exit.h"
    text = re.sub(r"^sanitize = .*", counted, text, flags=re.MULTILINE)
    text = re.sub(r"^dir = out/release\n.*\nsubninja .*\n", "", text, flags=re.MULTILINE)
    return text.replace("out/release/", "out/checked/").replace("-O1 -g", "-O0 -g")


def targets():
    with open("tests/tests.ninja", encoding="utf-8") as file:
        listed = re.search(r"^build tests-built: phony ((?:.*\$\n)*.*)", file.read(), re.MULTILINE).group(1)
    return [name for name in listed.replace("$", " ").split() if not name.startswith("out/fuzz/")]


ASSERTION = re.compile(r"^\s*(?:g_)?assert\w*\(")


def excused(path):
    """The lines with assertions; and, by line, the number of branches that no input can take."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    assertions, unlikely = set(), collections.Counter()
    for at, line in enumerate(lines):
        if ASSERTION.match(line):
            end = at
            while not lines[end].rstrip().endswith(";"):
                end += 1
            assertions.update(range(at + 1, end + 2))
        unlikely[at + 1] += len(re.findall(r"\bU_(?:SUCCESS|FAILURE)\(", line))
        opening = re.match(r"^(\s*)switch \(", line)
        if opening:
            end = next(i for i in range(at + 1, len(lines)) if lines[i].startswith(opening.group(1) + "}"))
            labels = [match.group(1) for text in lines[at + 1:end]
                      if (match := re.match(opening.group(1) + r"(case \w+|default):", text))]
            if "default" not in labels and all(re.match(r"case [A-Z]", label) for label in labels):
                unlikely[at + 1] += 1
    return assertions, unlikely


def count(notes):
    """[lines, lines reached, branches, branches taken] by path, and by path the lines with misses."""
    # A function in a header is in many objects; its counts are added up.
    reached = collections.defaultdict(int)
    taken = collections.defaultdict(int)
    made = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", *notes], cwd=TREE,
                          capture_output=True, text=True, check=False)
    if made.returncode:
        # A process that is killed while it writes leaves counts that cannot be read.
        print(made.stderr[-2000:], file=sys.stderr)
    for text in made.stdout.splitlines():
        for file in json.loads(text)["files"]:
            if not file["file"].startswith("generator/"):
                continue
            seen = collections.Counter()
            for line in file["lines"]:
                at = file["file"], line["line_number"]
                reached[at] += line["count"]
                for branch in line["branches"]:
                    taken[(*at, line.get("function_name"), seen[at])] += branch["count"]
                    seen[at] += 1
    files = collections.defaultdict(lambda: [0, 0, 0, 0])
    missed = collections.defaultdict(lambda: collections.defaultdict(int))
    for (path, at), times in reached.items():
        files[path][0] += 1
        files[path][1] += times > 0
        if not times:
            missed[path][at] = -1
    by_line = collections.defaultdict(list)
    for (path, at, _, _), times in taken.items():
        by_line[path, at].append(times)
    excuses = {path: excused(os.path.join(TREE, path)) for path in files}
    for (path, at), times in by_line.items():
        assertions, unlikely = excuses[path]
        if at in assertions:
            continue
        never = times.count(0)
        n_excused = min(never, unlikely.get(at, 0))
        never -= n_excused
        files[path][2] += len(times) - n_excused
        files[path][3] += len(times) - n_excused - never
        if never and missed[path][at] != -1:
            missed[path][at] = never
    with open("out/coverage/missed.txt", "w", encoding="utf-8") as out:
        for path in sorted(missed):
            with open(os.path.join(TREE, path), encoding="utf-8") as file:
                lines = file.read().split("\n")
            for at, never in sorted(missed[path].items()):
                out.write(f"{path}:{at}: {'never' if never < 0 else never or ''}: {lines[at - 1]}\n" if never else "")
    return files


def row(name, total):
    lines, reached, branches, taken = total
    print(f"{name:42} {100 * reached / max(lines, 1):6.1f} % of {lines:6} lines  "
          f"{100 * taken / max(branches, 1):6.1f} % of {branches:6} branches")


def below(files, total):
    """The percentages that are too low, as sentences."""
    lines, reached, branches, taken = total
    found = []
    if 100 * reached < BARS[0] * lines:
        found.append(f"lines: {100 * reached / lines:.1f} % of {BARS[0]} %")
    if 100 * taken < BARS[1] * branches:
        found.append(f"branches: {100 * taken / branches:.1f} % of {BARS[1]} %")
    for path, (_, _, here, some) in sorted(files.items()):
        if path not in BELOW and 100 * some < BARS[2] * here:
            found.append(f"{path}: {100 * some / here:.1f} % of {BARS[2]} % of its {here} branches")
    return found


def main(words):
    more = "--more" in words
    words = [word for word in words if word != "--more"]
    copy_tree()
    # ccache is off, because gcov's notes are written beside the objects.
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    subprocess.run(["ninja", *targets()], cwd=TREE, check=True, env=environment)
    for old in [] if more else glob.glob(f"{TREE}/out/checked/**/*.gcda", recursive=True):
        os.remove(old)
    tests = subprocess.run(["tests/run.sh", *words], cwd=TREE, env=environment)
    # Notes also exist for files that no test has reached.
    notes = [path for path in glob.glob("out/checked/**/*.gcno", recursive=True, root_dir=TREE)
             if os.path.exists(f"{TREE}/generator/{path[len('out/checked/'):-len('gcno')]}c")]
    files = count(notes)
    folders = collections.defaultdict(lambda: [0, 0, 0, 0])
    for path, total in files.items():
        for name in (os.path.dirname(path), "generator"):
            folders[name] = [a + b for a, b in zip(folders[name], total)]
    for path in sorted(files):
        row(path, files[path])
    print()
    for folder in sorted(folders, key=lambda name: (name == "generator", name)):
        row(folder, folders[folder])
    low = below(files, folders["generator"])
    for text in low:
        print(f"below the bar: {text}")
    return tests.returncode or (1 if low and not words else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
