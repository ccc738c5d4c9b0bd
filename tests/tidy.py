#!/usr/bin/env python3
"""Runs clang-tidy with the rules of .clang-tidy.

    tests/tidy.py                     every file of generator/ and tests/
    tests/tidy.py FILE...             these files
    tests/tidy.py --changed [BASE]    the lines changed since BASE (HEAD~1 unless said)

Exit status 1 when something was found."""
import concurrent.futures
import json
import os
import re
import subprocess
import sys

os.chdir(os.path.dirname(os.path.abspath(__file__)) + "/..")


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def write_database(folder):
    """The compile commands of ninja, one for each source, with pkg-config's output filled in."""
    answers = {}

    def answer(found):
        if found[1] not in answers:
            answers[found[1]] = output(*found[1].split()).strip()
        return answers[found[1]]

    commands = {}
    for entry in json.loads(output("ninja", "-t", "compdb", "cc", "unit", "preload")):
        if entry["file"].endswith(".c") and not entry["output"].startswith(("out/fuzz", "out/checked/base")):
            entry["command"] = re.sub(r"\$\(([^)]*)\)", answer, entry["command"])
            entry["command"] = re.sub(r"-f(no-)?sanitize\S*|-Werror", "", entry["command"])
            # clang-tidy takes one source at a time; a test program may have two.
            entry["command"] = re.sub(r" (\S+\.c)\b", lambda found, file=entry["file"]: found[0] * (found[1] == file),
                                      entry["command"])
            commands.setdefault(entry["file"], entry)
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/compile_commands.json", "w", encoding="utf-8") as file:
        json.dump(list(commands.values()), file)
    return commands


def changed_lines(base):
    """{path: [[first, last], ...]} of the C files that differ from base."""
    changed, path = {}, None
    for line in output("git", "diff", "-U0", "--diff-filter=d", base, "--", "generator", "tests").splitlines():
        if line.startswith("+++ b/"):
            path = line[6:]
        found = re.match(r"@@ \S+ \+(\d+)(?:,(\d+))? @@", line)
        if found and path.endswith(".c") and found[2] != "0":
            first = int(found[1])
            changed.setdefault(path, []).append([first, first + int(found[2] or 1) - 1])
    return changed


def tidy(folder, path, lines):
    command = ["clang-tidy", "-p", folder, "--quiet", path]
    if lines:
        command.append("--line-filter=" + json.dumps([{"name": path, "lines": lines}]))
    made = subprocess.run(command, capture_output=True, text=True)
    return made.returncode, made.stdout + (made.stderr if made.returncode and not made.stdout else "")


def main(arguments):
    folder = "out/tidy"
    commands = write_database(folder)
    if arguments[:1] == ["--changed"]:
        work = changed_lines(arguments[1] if len(arguments) > 1 else "HEAD~1")
    else:
        work = {path: None for path in arguments or sorted(commands)}
    work = {path: lines for path, lines in work.items() if path in commands}
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for status, text in pool.map(lambda item: tidy(folder, *item), work.items()):
            bad += status != 0
            sys.stdout.write(text)
    print(f"tidy: {len(work)} files read, {bad} with findings")
    return 1 if bad else 0


sys.exit(main(sys.argv[1:]))
