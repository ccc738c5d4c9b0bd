#!/usr/bin/env python3
"""Which lines and branches of generator/ the tests reach, by folder and file.

    tests/coverage.py [WORD...]     with all tests, or those with one of the words in their name

A copy of the tree is built into out/coverage/ with gcc's --coverage in place of the sanitizers, its
tests are run there, and gcov's counts are added up."""
import collections
import glob
import json
import os
import shutil
import subprocess
import sys

os.chdir(os.path.dirname(os.path.abspath(__file__)) + "/..")
TREE = "out/coverage"


def copy_tree():
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True,
                           check=True).stdout.split("\0")
    for name in filter(os.path.isfile, names):
        target = os.path.join(TREE, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copy2(name, target)
    if os.path.isdir("tests/node_modules") and not os.path.exists(f"{TREE}/tests/node_modules"):
        os.symlink(os.path.abspath("tests/node_modules"), f"{TREE}/tests/node_modules")
    with open("build.ninja", encoding="utf-8") as file:
        lines = file.read().split("\n")
    # Nothing else tells the two builds apart.
    swapped = ["sanitize = --coverage" if line.startswith("sanitize = ") else line for line in lines]
    assert swapped != lines
    with open(f"{TREE}/build.ninja", "w", encoding="utf-8") as file:
        file.write("\n".join(swapped))


def count(data):
    """[lines, lines reached, branches, branches taken] by path."""
    files = collections.defaultdict(lambda: [0, 0, 0, 0])
    made = subprocess.run(["gcov", "--json-format", "--stdout", "--branch-probabilities", *data], cwd=TREE,
                          capture_output=True, text=True, check=True)
    for text in made.stdout.splitlines():
        for file in json.loads(text)["files"]:
            if not file["file"].startswith("generator/"):
                continue
            total = files[file["file"]]
            for line in file["lines"]:
                total[0] += 1
                total[1] += line["count"] > 0
                total[2] += len(line["branches"])
                total[3] += sum(branch["count"] > 0 for branch in line["branches"])
    return files


def row(name, total):
    lines, reached, branches, taken = total
    print(f"{name:42} {100 * reached / max(lines, 1):6.1f} % of {lines:6} lines  "
          f"{100 * taken / max(branches, 1):6.1f} % of {branches:6} branches")


def main(words):
    copy_tree()
    # ccache must not answer: the notes of gcov stand beside the objects.
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    subprocess.run(["ninja", "tests-built", "out/proviso"], cwd=TREE, check=True, env=environment)
    for old in glob.glob(f"{TREE}/out/**/*.gcda", recursive=True):
        os.remove(old)
    tests = subprocess.run(["tests/run.sh", *words], cwd=TREE, env=environment)
    data = [os.path.relpath(path, TREE)
            for path in glob.glob(f"{TREE}/out/checked/**/*.gcda", recursive=True)]
    if not data:
        sys.exit("coverage: nothing ran")
    files = count(data)
    folders = collections.defaultdict(lambda: [0, 0, 0, 0])
    for path, total in files.items():
        for name in (os.path.dirname(path), "generator"):
            folders[name] = [a + b for a, b in zip(folders[name], total)]
    for path in sorted(files):
        row(path, files[path])
    print()
    for folder in sorted(folders, key=lambda name: (name == "generator", name)):
        row(folder, folders[folder])
    return tests.returncode


sys.exit(main(sys.argv[1:]))
