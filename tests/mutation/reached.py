"""Which tests reach a line of the program, from the blocks that ran during each (reach.c)."""
import array
import bisect
import collections
import os
import re
import subprocess

from tree import LIBRARY, REACHED, TREE

FOLDER = "out/mutation/reached"
SIZE = 16 << 20  # larger than the library


def begin():
    """From now on blocks that run are noted."""
    with open(os.path.join(TREE, REACHED), "wb") as file:
        file.truncate(SIZE)


def end(test):
    """Keeps what a test has reached."""
    path = os.path.join(TREE, REACHED)
    with open(path, "rb") as file:
        marks = file.read()
    os.remove(path)
    os.makedirs(FOLDER, exist_ok=True)
    with open(f"{FOLDER}/{test.replace('/', '_')}", "wb") as file:
        array.array("I", (match.start() for match in re.finditer(b"\1", marks))).tofile(file)


def blocks():
    """By file, (line, offset in the library) of all blocks, sorted."""
    library = os.path.join(TREE, LIBRARY)
    code = subprocess.run(["objdump", "-d", "--no-show-raw-insn", library], capture_output=True, text=True,
                          check=True).stdout
    # The offset that is noted is that of the instruction after the call.
    offsets = re.findall(r"call +[0-9a-f]+ <__sanitizer_cov_trace_pc.*>\n(?:\n.*\n)? *([0-9a-f]+):", code)
    calls = "\n".join(f"{int(offset, 16) - 1:x}" for offset in offsets)
    lines = subprocess.run(["addr2line", "-e", library], input=calls, capture_output=True, text=True,
                           check=True).stdout.split("\n")
    found = collections.defaultdict(list)
    for offset, place in zip(offsets, lines):
        match = re.search(r"(generator/\S+):(\d+)", place)
        if match:
            found[match.group(1)].append((int(match.group(2)), int(offset, 16)))
    return {path: sorted(pairs) for path, pairs in found.items()}


class Reached:
    def __init__(self, tests):
        self.blocks = blocks()
        self.tests = {}
        for test in tests:
            seen = array.array("I")
            path = f"{FOLDER}/{test.replace('/', '_')}"
            with open(path, "rb") as file:
                seen.fromfile(file, os.path.getsize(path) // seen.itemsize)
            self.tests[test] = set(seen)

    def near(self, place):
        """The blocks of the line of a place, or else of the nearest lines of its function that begin one."""
        here = self.blocks.get(place.path, [])
        if place.body:
            inside = [pair for pair in here if place.body[0] - 3 <= pair[0] <= place.body[1]]
            lines = sorted({line for line, _ in inside})
            at = bisect.bisect_left(lines, place.line)
            wanted = lines[max(at - 1, 0):at] + lines[at:at + 1]
            here = [pair for pair in inside if pair[0] in wanted] or here
        return {offset for _, offset in here}

    def by(self, place):
        """The tests that reach a place; all of them if its file has no code."""
        near = self.near(place)
        return [test for test, seen in self.tests.items() if not near or near & seen]
