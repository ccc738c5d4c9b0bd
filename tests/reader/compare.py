"""Compares what a reader of an edition finds with what `ask` says, situation by situation."""
import json
import os
import random
import re
import subprocess

import ask
from conventions import Situation, Undecidable, decide
from language import LANGUAGE, OWN, SUFFIX, own_letter
from tree import tidy

PROGRAM = os.environ.get("READER_PROGRAM", "out/release/proviso")
LIMIT = 5000 if os.environ.get("READER_ALL") else 2000


def build(path, day, folder, *options):
    command = [PROGRAM, "build", "--quiet", *LANGUAGE, *options, "-o", folder, path] + (["--as-of", day] if day else [])
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError("%s is not built:\n%s" % (path, done.stderr[:2000]))
    with open(os.path.join(folder, "site" + SUFFIX, "handbook.json"), encoding="utf-8") as file:
        return json.load(file)


class World:
    """The names that a reader knows: of all roles and circumstances."""

    def __init__(self, roles, circumstances):
        self.roles, self.circumstances = roles, circumstances


class Questions:
    """Situations to ask about, in the terms of the program and of a reader."""

    def __init__(self, data, seed):
        self.data = data
        self.roles = {r["id"]: (tidy(r["name"]), tidy(r.get("plural", r["name"]))) for r in data["roles"]}
        self.world = World({name for both in self.roles.values() for name in both},
                           {tidy(c["name"]) for c in data["circumstances"]})
        self.circumstances = {c["id"]: c for c in data["circumstances"]}
        self.dice = random.Random(seed)

    def relevant(self, practice):
        """The circumstances that the practice names, each after those it depends on."""
        out = []

        def add(name):
            for other in self.circumstances[name]["given"]:
                add(other)
            if name not in out:
                out.append(name)

        for rule in practice["rules"]:
            for name in rule["cases"]:
                add(name)
        for row in practice.get("table", []):
            for name in row["cases"]:
                add(name)
        for name in practice["given"]:
            add(name)
        return out

    def points(self, names):
        """Every combination of cases; a circumstance that does not arise has no case."""
        points = [{}]
        for name in names:
            circumstance = self.circumstances[name]
            grown = []
            for point in points:
                arises = all(point.get(o) in cases for o, cases in circumstance["given"].items())
                grown += [point | {name: case["id"]} for case in circumstance["cases"]] if arises else [point]
            points = grown
        return points

    def __iter__(self):
        """All situations, or LIMIT of them, with equally many of each practice if possible."""
        left, every = LIMIT, []
        of_each = sorted(([(practice, role, point) for role in self.roles
                           for point in self.points(self.relevant(practice))]
                          for practice in self.data["practices"]), key=len)
        for i, some in enumerate(of_each):
            share = max(1, left // (len(of_each) - i))
            every += some if len(some) <= share else self.dice.sample(some, share)
            left -= min(len(some), share)
        return iter(every)

    def line(self, practice, role, point):
        return " ".join([practice["id"], "as=" + role, *point.values()])

    def situation(self, role, point):
        return Situation(*self.roles[role], {
            tidy(self.circumstances[name]["name"]): next(
                tidy(c["name"]) for c in self.circumstances[name]["cases"] if c["id"] == case)
            for name, case in point.items()})


def expected(answer):
    """(verdict's word or None, {letter: condition}, [(letter or None, text)] of all rules that
    decide)."""
    conditions = {own_letter(c["letter"]): c["text"] for rule in answer["rules"] for c in rule["provided"]}
    duties = [(own_letter(rule.get("letter")), rule.get("answer") or rule["wording"]) for rule in answer["rules"]]
    return (None if answer["verdict"] == "not-concerned" else tidy(answer["word"])), conditions, duties


def bare(text):
    """Letters and digits only, because quotation marks and bullets depend on the edition."""
    return "".join(c for c in text if c.isalnum())


def has_in_order(text, part):
    """Does the text contain all words of the part, in order?  The numbers of lists and tables may
    be between them; they depend on the edition."""
    words = iter(re.findall(r"\w+", text))
    return all(word in words for word in re.findall(r"\w+", part))


def difference(page, situation, answer, world, words, founded):
    """The difference in words, or None."""
    verdict, conditions, duties = expected(answer)
    try:
        found = decide(page, situation, world, words, founded)
    except Undecidable as why:
        return "cannot be decided: %s; ask: %s" % (why, verdict)
    if found.verdict != verdict:
        return "%s, ask: %s" % (found.verdict, verdict)
    if found.letters != set(conditions):
        return "conditions %s, ask: %s" % (sorted(found.letters), sorted(conditions))
    for letter, text in conditions.items():
        if not bare(page.conditions.get(letter, "")).startswith(bare(text)):
            return "condition (%s) reads %r, ask: %r" % (letter, page.conditions.get(letter), text)
    if duties and {"duties", "when"} <= founded:
        said = [(a.letter, a.text) for a in found.answers]
        if len(said) != len(duties) or not all(any(
                letter == of and has_in_order(text, duty) for of, text in said) for letter, duty in duties):
            return "answers %s, ask: %s" % ([(a.letter, a.scope, a.text[:40]) for a in found.answers],
                                            [(letter, duty[:40]) for letter, duty in duties])
    return None


def words_of(handbook):
    """The words of all verdicts, as the edition's own key gives them."""
    return {tidy(text) for key, text in OWN.items() if key.startswith("verdict.") and key != "verdict.not-concerned"}


class Comparison:
    """The situations of a handbook on a day, with the answer of `ask` for each."""

    def __init__(self, path, day, data, seed=1):
        self.questions = Questions(data, seed)
        asked = list(self.questions)
        answers = ask.batch(PROGRAM, path, [self.questions.line(*q) for q in asked], day)
        self.words = words_of(path)
        self.cases = [(practice, self.questions.situation(role, point), answer)
                      for (practice, role, point), answer in zip(asked, answers)]

    def differences(self, edition, only=None, tree=None):
        """The differences in words; `only`: of one practice, read from another tree."""
        pages, found, founded = {}, [], edition.founded()
        for practice, situation, answer in self.cases:
            name = practice["id"]
            if only and name != only["id"] or answer["verdict"] == "not-concerned" and "only" not in founded:
                continue
            if name not in pages:
                pages[name] = edition.read(tree or edition.tree(practice), self.words)
            wrong = difference(pages[name], situation, answer, self.questions.world, self.words, founded)
            if wrong:
                found.append("%s, %s: %s" % (name, situation, wrong))
        return found
