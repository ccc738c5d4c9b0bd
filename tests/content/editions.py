"""Builds the two editions of the handbook for a day and reads them as plain text, for the tests beside it."""
import html
import os
import re
import subprocess

HANDBOOK = "content/handbook.xml"


class Edition:
    """Builds both editions into a folder; `page` and `book` are text without any white space."""

    def __init__(self, folder, day=None):
        self.site = os.path.join(folder, "site")
        command = ["out/proviso", "build", "--quiet", HANDBOOK, "-o", folder]
        made = subprocess.run(command + (["--as-of", day] if day else []), capture_output=True, text=True)
        self.built = made.returncode == 0
        self.said = made.stderr
        self.book = ""
        self.pages = {}
        if self.built:
            # In drawing order: the text of a practice, then the notes beside it.
            book = subprocess.run(["pdftotext", "-raw", os.path.join(folder, "handbook.pdf"), "-"],
                                  capture_output=True, check=True).stdout.decode()
            self.book = squeeze(re.sub(r"\[\d[\d,–\s]*\]", "", book))  # without note marks

    def has_page(self, name):
        return os.path.exists(os.path.join(self.site, name + ".html"))

    def page(self, name):
        if name not in self.pages:
            text = ""
            if self.has_page(name):
                with open(os.path.join(self.site, name + ".html"), encoding="utf-8") as file:
                    text = file.read()
            text = re.sub(r"<(script|style|head|nav|sup)\b.*?</\1>", "", text, flags=re.S)
            self.pages[name] = squeeze(html.unescape(re.sub(r"<[^>]*>", "", text)))
        return self.pages[name]


def squeeze(text):
    """Without white space, because line ends depend on the edition."""
    return re.sub(r"[\s\u00ad]+", "", text)


def says(text, words, verdict=None):
    """Whether the words occur after the verdict, with no "until" between them, which would mean a
    past rule."""
    pattern = re.escape(squeeze(words))
    if squeeze(words) not in text:
        return False
    if verdict:
        pattern = re.escape(squeeze(verdict)) + r"(?:(?!until).){0,220}?" + pattern
    return re.search(pattern, text) is not None


def verdict_of(practice, role, cases, day=None):
    """The verdict in words, from "proviso ask"."""
    command = ["out/proviso", "ask", HANDBOOK, practice, *([f"as={role}"] if role else []), *cases.split()]
    made = subprocess.run(command + (["--as-of", day] if day else []), capture_output=True, text=True)
    return re.split(r"\s{2,}", made.stdout.strip())[0] if made.returncode == 0 else made.stderr.strip()


class Tap:
    def __init__(self):
        self.n = 0
        self.failed = False

    def ok(self, good, name, *why):
        self.n += 1
        for line in [] if good else why:
            print("# " + str(line).replace("\n", "\n# "))
        print(f"{'ok' if good else 'not ok'} {self.n} - {name}")
        self.failed |= not good

    def end(self):
        print(f"1..{self.n}")
        raise SystemExit(self.failed)


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
