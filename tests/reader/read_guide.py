"""Follows a guide on the site as a reader does: from question to question to the verdicts."""
import os
import re

from conventions import Undecidable
from tree import HEADINGS, read_page, without_marks

WHO = "Who are you?"
DAY = re.compile(r"(?:Is it about|Does it concern) a day before (.*)\?")


class Question:
    def __init__(self, text):
        self.text, self.answers = text, []  # answers: (names, Question or Leaf)


class Leaf:
    """The verdicts that an answer leads to: (number of the practice, verdict, roles or None)."""

    def __init__(self):
        self.lines = []


def top_details(node):
    """The answers of the question that stands in it, and none of later ones."""
    for kid in node.children():
        if kid.kind == "details":
            yield kid
        else:
            yield from top_details(kid)


def paragraphs(node):
    """Before any answer, in order."""
    for kid in node.children():
        if kid.kind == "details":
            return
        if kid.kind in ("p", *HEADINGS, "li", "dt", "dd"):
            yield kid
        else:
            yield from paragraphs(kid)


def names_of(summary):
    """The names that stand one below the other, or in a line with "or" between."""
    lines = [line.removesuffix(" or") for line in summary.lines()]
    return "\n".join(lines)


def step(node, words, roles, questions):
    answers = list(top_details(node))
    if not answers:
        return leaf(node, words, roles)
    texts = [p.text() for p in paragraphs(node)]
    asked = [text for text in texts if text in questions or text == WHO or DAY.fullmatch(text)]
    if not asked:
        raise Undecidable("answers without a question after %r" % texts[-1:])
    question = Question(asked[-1])
    for answer in answers:
        rest = [kid for kid in answer.children() if kid.kind != "summary"]
        question.answers.append((names_of(answer.first("summary")), step(rest[0], words, roles, questions)))
    return question


def leaf(node, words, roles):
    out = Leaf()
    verdict, whom = None, None
    for p in paragraphs(node):
        text = p.text()
        role = next((r for r in roles if text.startswith(r + ": ") or text == r), None)
        if role:
            whom = role
        if text in words:
            verdict = text
        number = re.match(r"(\d+\.\d+) ", text)
        if number and p.first("a") and verdict:
            out.lines.append((number[1], verdict, whom))
            verdict, whom = None, None
    return out


def fits(names, name):
    """Is the name among those of an answer?"""
    return any(line == name or re.search(r"(?:^|, | or )%s(?:$|, | or )" % re.escape(name), line)
               for line in names.split("\n"))


def follow(at, situation, questions):
    """The lines of the leaf that the situation leads to; `questions`: circumstances by question."""
    while isinstance(at, Question):
        if DAY.fullmatch(at.text):
            name = "No"  # nothing is asked about an earlier day here
        elif at.text == WHO:
            name = situation.role
        else:
            name = situation.cases.get(questions.get(at.text))
        if name is None:
            raise Undecidable("nothing answers %r" % at.text)
        fitting = [after for names, after in at.answers if fits(names, name)]
        if len(fitting) != 1:
            raise Undecidable("%d answers to %r fit %r" % (len(fitting), at.text, name))
        at = fitting[0]
    return [(number, verdict) for number, verdict, role in at.lines if role in (None, situation.role)]


def read(folder, name, words, roles, questions):
    """The guide, and the roles of which it says that it is no question for them (or None)."""
    main = without_marks(read_page(os.path.join(folder, "site", name + ".html"))).first("main")
    # Before the first question it says for whom there is none.
    said = [p.text() for p in main.find("p") if p.text().startswith("Not a question for: ")]
    out = said[0].partition(": ")[2].split(". ")[0].rstrip(".").split(", ") if said else None
    return step(main, words, roles, questions), out
