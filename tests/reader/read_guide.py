"""Follows a guide on the site as a reader does: from question to question to the verdicts."""
import os
import re

from conventions import Undecidable
from tree import HEADINGS, read_page, without_marks

WHO, YOU_ARE = "Who are you?", "You are: "
GO_TO = re.compile(r"go to (\d+)\b")
SEE_TABLE = re.compile(r"This depends on too much for a guide\. Read its rule table: (\d+\.\d+)")
DAY = re.compile(r"Did it happen before (.*)\?")


class Question:
    def __init__(self, text):
        self.text, self.answers = text, []  # answers: (names, Question or Leaf)


class Leaf:
    """The verdicts that an answer leads to: (number of the practice, verdict, roles or None)."""

    def __init__(self):
        self.lines = []


class Parts:
    """A guide in parts, one for each act: a reader goes through all of them."""

    def __init__(self, parts, tables):
        self.parts, self.tables = parts, tables  # tables: practices for which it refers to their rule table


def assemble(parts, asked):
    """A numbered key.  `parts`: (head, number of its first question or Leaf or, if it refers to a
    rule table, the practice's number as text); `asked`: number to (question, [(names, number or
    Leaf)])."""
    made = {}

    def begin(at):
        if not isinstance(at, int):
            return at
        if at not in made:
            made[at] = Question(asked[at][0])
            made[at].answers = [(names, begin(to)) for names, to in asked[at][1]]
        return made[at]

    if len(parts) == 1 and not isinstance(parts[0][1], str):
        return begin(parts[0][1])
    if all(head.startswith(YOU_ARE) for head, _ in parts):
        root = Question(WHO)
        root.answers = [(head.removeprefix(YOU_ARE), begin(at)) for head, at in parts]
        return root
    return Parts([begin(at) for _, at in parts if not isinstance(at, str)],
                 {at for _, at in parts if isinstance(at, str)})


def in_parts(node):
    """What stands in a page, without the frames around a key and its parts; those of answers, which begin
    with a paragraph, stay."""
    for kid in node.children():
        if kid.kind == "div" and kid.children()[0].kind != "p":
            yield from in_parts(kid)
        else:
            yield kid


def key(main, words, roles):
    """The numbered key of a page that has one instead of nested answers."""
    parts, asked = [], {}
    for node in in_parts(main):
        text = node.text()
        if node.kind == "h2":
            parts.append([text, None])
        elif node.kind == "ol":
            first = None
            for item in node.children("li"):
                number, _, question = item.first("p").text().partition(". ")
                first = first or int(number)
                asked[int(number)] = question, [choice(kid, words, roles)
                                                for kid in item.first("ul").children("li")]
            parts = parts or [["", None]]
            parts[-1][1] = parts[-1][1] or first
        elif parts and parts[-1][1] is None and node.kind == "p":
            to, table = GO_TO.match(text), SEE_TABLE.match(text)
            parts[-1][1] = int(to[1]) if to else table[1] if table else None
        elif parts and node.kind == "div":
            if not isinstance(parts[-1][1], Leaf):
                parts[-1][1] = Leaf()
            parts[-1][1].lines += leaf(node, words, roles).lines
    # A part that asks nothing leads to no verdict.
    return assemble([(head, Leaf() if at is None else at) for head, at in parts], asked)


def choice(item, words, roles):
    head = item.first("p")
    to = GO_TO.search(head.text().removeprefix(head.first("b").text()))
    return names_of(head.first("b")), int(to[1]) if to else leaf(item, words, roles)


def top_details(node):
    """The answers of the question in this element, without those of later ones."""
    for kid in node.children():
        if kid.kind == "details":
            yield kid
        else:
            yield from top_details(kid)


def paragraphs(node):
    """The lines before any answer, in order."""
    for kid in node.children():
        if kid.kind == "details":
            return
        if kid.kind in ("p", *HEADINGS, "li", "dt", "dd"):
            yield kid
        else:
            yield from paragraphs(kid)


def names_of(summary):
    """The names, which are on lines of their own or on one line with "or" between them."""
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
    if isinstance(at, Parts):
        return [line for part in at.parts for line in follow(part, situation, questions)]
    while isinstance(at, Question):
        if DAY.fullmatch(at.text):
            name = "No"  # questions about earlier days do not apply here
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


def section(folder, name):
    return without_marks(read_page(os.path.join(folder, "site", name + ".html"))).first("main")


def read(folder, name, words, roles, questions):
    """The guide, and the roles that it says it is no question for (or None)."""
    main = section(folder, name)
    # Before the first question, it names these roles.
    said = [p.text() for p in main.find("p") if p.text().startswith("Not a question for: ")]
    out = said[0].partition(": ")[2].split(". ")[0].rstrip(".").split(", ") if said else None
    if not main.first("details") and any(node.kind == "ol" for node in in_parts(main)):
        return key(main, words, roles), out
    return step(main, words, roles, questions), out
