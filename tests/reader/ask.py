"""The answers of the program, with which all readers are compared."""
import json
import subprocess

from language import LANGUAGE


def batch(program, handbook, lines, day=None):
    """The answers of `ask --batch` as dictionaries, one a line."""
    command = [program, "ask", "-q", "--batch", "-", *LANGUAGE] + (["--as-of", day] if day else []) + [handbook]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    bad = [a for a in answers if "error" in a or "missing" in a]
    if done.returncode or bad or len(answers) != len(lines):
        raise RuntimeError("ask: status %d, %d answers to %d lines\n%s\n%s" % (
            done.returncode, len(answers), len(lines), done.stderr[:2000], bad[:3]))
    return answers
