"""Runs `proviso ask --batch` on many situations of one day, and returns the replies as data."""
import json
import subprocess

from editions import HANDBOOK, squeeze


def replies(day, situations):
    """One reply for each situation ("practice as=role case..."), in the same order."""
    made = subprocess.run(["out/proviso", "ask", "--batch", "-", HANDBOOK, "--as-of", day],
                          input="\n".join(situations) + "\n", capture_output=True, text=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def strings(data):
    """Every text in a reply."""
    if isinstance(data, str):
        return [data]
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    return [text for value in inner for text in strings(value)]


def replied(reply, verdict, words=""):
    """How a reply differs: [] if it has the verdict, and the words in one of its texts."""
    if "verdict" not in reply:
        return [f"nothing decided: {reply}"]
    wrong = [] if reply["verdict"] == verdict else [f"it is {reply['verdict']}"]
    if not any(squeeze(words) in squeeze(text) for text in strings(reply)):
        wrong.append(f"does not say: {words}: {' / '.join(strings(reply.get('rules')))}")
    return wrong
