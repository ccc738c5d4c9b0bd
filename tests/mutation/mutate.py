#!/usr/bin/env python3
"""Changes the program in one small place at a time, and asks whether a test notices.

    tests/mutation/mutate.py build              makes a copy of the tree in out/mutation/
    tests/mutation/mutate.py measure [WORD...]  runs its tests unchanged, and notes their times
    tests/mutation/mutate.py judge [--count N] [--seed S] [--seconds T]   judges mutants until N are judged
    tests/mutation/mutate.py try [--seed S] NUMBER TEST...    judges one mutant with tests of one's choice
    tests/mutation/mutate.py table              prints the result

A mutant is drawn by the seed from all places of generator/**/*.c (places.py).  One that does not compile, or
whose object code is that of the program (gcc -O2), is drawn again.  The others are run with the tests that
reach their place (reached.py), the likeliest and shortest first, until one fails; a mutant that has survived
for T seconds of processor time is put aside, and the next call continues with it.  Results are kept in
out/mutation/results.jsonl, one line for each step, so that an interrupted run continues."""
import argparse
import collections
import glob
import json
import math
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

os.chdir(os.path.dirname(os.path.abspath(__file__)) + "/../..")
sys.dont_write_bytecode = True
import places  # noqa: E402
import reached  # noqa: E402
import tree  # noqa: E402
from tree import LIBRARY, TREE  # noqa: E402

RESULTS = "out/mutation/results.jsonl"
TIMES = "out/mutation/times.json"
# A mutant must not be accepted because of a warning that an ordinary build would show.
STRICT = "-Werror=incompatible-pointer-types -Werror=int-conversion -Werror=discarded-qualifiers"
# Tests of form, not of what the program does; and tests that take longer than they could tell.
NOT_RUN = ("tests/sizes.test", "tests/layering.test", "tests/headers.test", "tests/torture/torture.test",
           "tests/whole/docs_builds.test")
OPEN = ("survived", "unfinished")
GIB = 1 << 30
WAIT = 60  # seconds for a test of unknown duration


def environment():
    return {**os.environ, "LC_ALL": "C.UTF-8", "CMOCKA_MESSAGE_OUTPUT": "TAP", "G_SLICE": "always-malloc",
            "G_DEBUG": "fatal-criticals",
            "CCACHE_DISABLE": "1",
            # Not through a wrapper that chooses among versions of Python each time.
            "PATH": os.path.dirname(sys.executable) + ":" + os.environ["PATH"]}


def bounds(seconds):
    """For each process of a test: processor time, memory, size of a file."""
    def set_bounds():
        for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
            signal.signal(number, signal.SIG_DFL)  # a shell's background commands ignore some
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
        resource.setrlimit(resource.RLIMIT_DATA, (6 * GIB, 6 * GIB))
        resource.setrlimit(resource.RLIMIT_FSIZE, (8 * GIB, 8 * GIB))
    return set_bounds


class TooLong(Exception):
    pass


def too_long(*_):
    raise TooLong


def run_test(test, seconds):
    """None if a test passes, or else its first bad line.  A test that is still running after a time is bad."""
    signal.signal(signal.SIGALRM, too_long)
    bad, good = None, 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work, \
            subprocess.Popen(["./" + test], cwd=TREE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, start_new_session=True, text=True, errors="replace",
                             env={**environment(), "TMPDIR": work}, preexec_fn=bounds(10 + 4 * seconds)) as process:
        signal.alarm(int(60 + 20 * seconds))
        try:
            for line in process.stdout:
                good += line.startswith("ok ")
                if line.startswith("not ok "):
                    bad = line.strip()
                    break
            else:
                if process.wait() or not good:
                    bad = f"exit status {process.returncode}"
        except TooLong:
            bad = "runs too long"
        finally:
            signal.alarm(0)
            kill(process)
    return bad


def kill(process):
    """Ends a test with all that it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def used():
    """The seconds of processor time that ended child processes have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def all_tests():
    with open("tests/tests.ninja", encoding="utf-8") as file:
        programs = re.findall(r"build (out/checked/test_\w+)", file.read())
    scripts = [path for path in glob.glob("tests/**/*.test", recursive=True) if "node_modules" not in path]
    return programs + sorted(path for path in scripts if path not in tree.WITHOUT + NOT_RUN)


def read_times():
    if not os.path.exists(TIMES):
        return {}
    with open(TIMES, encoding="utf-8") as file:
        return json.load(file)


def measure(words):
    """Notes the time of each test that passes, and what it reaches; None for one that fails."""
    times = read_times()
    for test in all_tests():
        if test in times or words and not any(word in test for word in words):
            continue
        reached.begin()
        start = used()
        bad = run_test(test, WAIT)
        times[test] = None if bad else round(used() - start, 2)
        reached.end(test)
        print(f"{test}: {bad or times[test]}", flush=True)
        with open(TIMES, "w", encoding="utf-8") as file:
            json.dump(times, file, indent=1)


class Build:
    """Compiles single files of the tree."""

    def __init__(self):
        listed = subprocess.run(["ninja", "-t", "commands", "out/checked/proviso"], cwd=TREE, capture_output=True,
                                text=True, check=True).stdout.splitlines()
        self.compile, self.link = {}, []
        flags = {}  # of pkg-config, asked once
        for command in listed:
            for question in re.findall(r"\$\((pkg-config [^)]*)\)", command):
                if question not in flags:
                    flags[question] = subprocess.run(question, shell=True, capture_output=True, text=True,
                                                     check=True).stdout.strip()
                command = command.replace(f"$({question})", flags[question])
            match = re.search(r" -c (generator/\S+) -o (\S+)$", command)
            if match:
                self.compile[match.group(1)] = command, match.group(2)
            elif command.endswith((f"-o {LIBRARY}", "-o out/checked/proviso")):
                self.link.append(command)

    def shell(self, command):
        return subprocess.run(command, shell=True, cwd=TREE, capture_output=True, check=False,
                              env=environment()).returncode == 0

    def object(self, path):
        """The object code of a file as users get it."""
        command, target = self.compile[path]
        command = re.sub(r"-O1 -g1|-fsanitize-coverage=\S+|-MMD -MF \S+", "", command)
        self.shell(command.replace(f"-o {target}", "-O2 -o out/plain.o"))
        with open(f"{TREE}/out/plain.o", "rb") as file:
            return file.read()

    def link_all(self, path):
        """The library; and the program, for what is not in it."""
        in_library = path and self.compile[path][1] in self.link[0]
        return all(self.shell(command) for command in self.link[:1 if in_library else 2])


class Mutant:
    """A change in the tree, from `with` to its end."""

    def __init__(self, build, place, change):
        self.build, self.place, self.change = build, place, change
        self.path = os.path.join(TREE, place.path)
        self.object = os.path.join(TREE, build.compile[place.path][1])

    def __enter__(self):
        with open(self.path, encoding="utf-8") as file:
            self.text = file.read()
        shutil.copy2(self.object, self.object + ".kept")
        return self

    def write(self):
        place = self.place
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.text[:place.start] + self.change + self.text[place.end:])

    def is_valid(self):
        self.write()
        command = self.build.compile[self.place.path][0].replace(" -c ", f" {STRICT} -c ")
        only_parse = command.replace(" -c ", " -fsyntax-only -c ")
        return self.build.shell(only_parse) and self.build.shell(command) and self.build.link_all(self.place.path)

    def is_equivalent(self):
        changed = self.build.object(self.place.path)
        self.restore()
        plain = self.build.object(self.place.path)
        self.write()
        return plain == changed

    def restore(self):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.text)

    def __exit__(self, *_):
        self.restore()
        os.replace(self.object + ".kept", self.object)


def read_results():
    """The steps of each mutant joined."""
    results = {}
    if os.path.exists(RESULTS):
        with open(RESULTS, encoding="utf-8") as file:
            for line in file:
                step = json.loads(line)
                earlier = results.get(step["number"], {"tried": []})
                results[step["number"]] = {**step, "tried": earlier["tried"] + step["tried"]}
    return results


def order(place, tests, times, results):
    """The likeliest test per second first: one that has caught others of this folder, or is named like it."""
    folder = os.path.dirname(place.path)
    words = set(re.split(r"[/_.]", place.path)) - {"generator", "c", "print"}
    caught, tried = collections.Counter(), collections.Counter()
    for other in results.values():
        weight = 4 if os.path.dirname(other["path"]) == folder else 1
        for test in other["tried"]:
            tried[test] += weight
        caught[other.get("test")] += weight

    def value(test):
        named = bool(words & set(re.split(r"[/_.]", test))) or test.startswith("tests/golden/")
        likely = (caught[test] + (1 if named else .2)) / (tried[test] + 3)
        return likely / (times[test] + .5)
    return sorted(tests, key=value, reverse=True)


def judge_one(mutant, result, tests, seconds, checked):
    """Runs tests until one fails or the time is over."""
    if not mutant.is_valid():
        result["verdict"] = "invalid"
        return
    times, start, skipped = read_times(), used(), False
    for n, test in enumerate(tests):
        if not checked and (n == 3 or used() - start > 4):
            checked = True
            if mutant.is_equivalent():
                result["verdict"] = "equivalent"
                return
        if used() - start + (times.get(test) or 0) / 2 > seconds:
            skipped = True
            continue
        result["tried"].append(test)
        bad = run_test(test, times.get(test) or WAIT)
        if bad:
            result.update(verdict="caught", test=test, how=bad[:200])
            return
    same = not checked and mutant.is_equivalent()
    result["verdict"] = "equivalent" if same else "unfinished" if skipped else "survived"


def drawn(seed):
    """All places in the order of the seed, each with one of its changes."""
    generator = random.Random(seed)
    paths = sorted(glob.glob("generator/**/*.c", root_dir=TREE, recursive=True))
    with_tree = [place._replace(path=path) for path in paths for place in places.places_of(f"{TREE}/{path}")]
    generator.shuffle(with_tree)
    return ((number, place, generator.choice(place.changes)) for number, place in enumerate(with_tree))


class Judge:
    """The mutants of a seed, and what is known of them."""

    def __init__(self, seed):
        self.seed, self.build, self.times, self.results = seed, Build(), read_times(), read_results()
        self.reach = reached.Reached([test for test, needed in self.times.items() if needed is not None])

    def judge(self, number, place, change, tests, seconds):
        start, known = used(), self.results.get(number)
        with Mutant(self.build, place, change) as mutant:
            result = {"number": number, "seed": self.seed, "path": place.path, "line": place.line,
                      "kind": place.kind, "from": mutant.text[place.start:place.end], "to": change, "tried": []}
            judge_one(mutant, result, tests, seconds, bool(known))
        result["seconds"] = round(used() - start, 1)
        with open(RESULTS, "a", encoding="utf-8") as file:
            file.write(json.dumps(result) + "\n")
        self.results = read_results()
        print(number, f"{place.path}:{place.line}", place.kind, result["verdict"], result.get("test", ""),
              len(result["tried"]), result["seconds"], flush=True)

    def judge_many(self, count, seconds):
        """First those that were never tried; then those that tests are left for."""
        judged, later = 0, []
        for number, place, change in drawn(self.seed):
            known = self.results.get(number)
            if not known and place.path in self.build.compile:
                self.judge(number, place, change, self.tests(number, place), seconds)
            elif known and known["verdict"] in OPEN:
                later.append((number, place, change))
            judged += self.results.get(number, {}).get("verdict") in ("caught", *OPEN)
            if judged >= count:
                break
        for number, place, change in later:
            tests = self.tests(number, place)
            if tests:
                self.judge(number, place, change, tests, seconds)

    def tests(self, number, place):
        """Those that reach a place and have not yet been tried, in a good order."""
        tried = self.results.get(number, {"tried": []})["tried"]
        return order(place, [test for test in self.reach.by(place) if test not in tried], self.times, self.results)

    def judge_with(self, wanted, tests):
        """One mutant, with tests of one's choice."""
        for number, place, change in drawn(self.seed):
            if number == wanted:
                self.judge(number, place, change, tests, math.inf)
                return


def table():
    results = read_results()
    verdicts = collections.Counter(result["verdict"] for result in results.values())
    print(dict(verdicts))
    kinds = collections.defaultdict(collections.Counter)
    for result in results.values():
        kinds[result["kind"]][result["verdict"]] += 1
    for kind, row in sorted(kinds.items()):
        print(f"{kind:14} {row['caught']:4} caught {row['survived'] + row['unfinished']:4} not")
    for number, result in sorted(results.items()):
        if result["verdict"] in OPEN:
            print(f"{number}: {result['path']}:{result['line']}: {result['from']!r} -> {result['to']!r}"
                  f" ({result['verdict']} {len(result['tried'])} tests)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("build", "measure", "judge", "try", "table"))
    parser.add_argument("words", nargs="*")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=240)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the tree is put in order first
    if options.what == "build":
        tree.make()
    elif options.what == "measure":
        measure(options.words)
    elif options.what == "table":
        table()
    else:
        judge = Judge(options.seed)
        try:
            if options.what == "judge":
                judge.judge_many(options.count, options.seconds)
            else:
                judge.judge_with(int(options.words[0]), options.words[1:])
        finally:
            judge.build.link_all(None)


if __name__ == "__main__":
    sys.exit(main())
