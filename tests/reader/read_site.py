"""Reads the site: a practice's page as HTML, by element names, headings, table cells and text."""
import os
import re

from conventions import BEATEN, CASES, HISTORY, OTHERWISE, SENTENCES, WHEN, Answer, Page, verdict_at
from tree import HEADINGS, read_page, without_marks


def rule_table(page, table):
    """The first table whose last column is since when."""
    head = table.first("thead")
    heads = [cell.text() for cell in head.find("th")] if head else []
    if len(heads) > 2 and heads[-1] == "In force since" and not page.rows:
        page.heads = heads
        page.rows = [[cell.text() for cell in row.children("td", "th")]
                     for row in table.first("tbody").find("tr")]


def case_head(text, words):
    """ "Forbidden Tool: power · in force since 1 May 2022": verdict and scope. """
    verdict = verdict_at(text, words)
    if BEATEN in text:
        return Answer("")
    whom = re.split(r"(?:^| · )(?:in force |official number |not certain)", text[len(verdict):].strip())[0]
    return Answer(verdict, whom if whom and whom != OTHERWISE else None)


class Reader:
    """Goes through what stands below the question, heading by heading."""

    def __init__(self, words):
        self.page, self.words, self.head, self.answer = Page(), words, "", None

    def heading(self, text):
        self.head, self.answer = text, None

    def paragraph(self, text):
        page = self.page
        if re.match("Only (for|where): ", text):
            page.scopes.append(text)
        elif self.head == "" and not page.verdict and text in self.words:
            page.verdict = text
            self.answer = Answer(text)
            page.answers.append(self.answer)
        elif text.startswith(WHEN) and self.answer and self.answer.scope is None:
            self.answer.scope = text[len(WHEN):]
        elif self.answer and self.head in ("", *CASES):
            self.answer.text += " " + text

    def case(self, text):
        if self.head in CASES:
            self.answer = case_head(text, self.words)
            self.page.answers.append(self.answer)

    def condition(self, letter, text):
        if self.head != HISTORY:
            self.page.conditions[letter] = text
            self.page.verdicts[letter] = self.answer.verdict if self.answer else self.page.verdict


def read(tree, words):
    main = without_marks(tree).first("main")
    reader = Reader(words)
    begun = False

    def go(node):
        nonlocal begun
        if node.kind == "h1":
            begun = True
            reader.page.question = node.text()
        elif node.kind in HEADINGS:
            reader.heading(node.text())
        elif node.kind == "table":
            rule_table(reader.page, node)
            if reader.answer:
                reader.answer.text += " " + node.text()
        elif node.kind == "p" and begun:
            # The head of a case begins with a verdict, which stands in an element of its own.
            first = node.first("span")
            if reader.head in CASES and first and any(
                    s.text() in words for s in node.find("span")) and node.text().startswith(first.text()):
                reader.case(node.text())
            else:
                reader.paragraph(node.text())
        elif node.kind == "li" and re.match(r"\([a-z]{1,3}\) ", node.text()):
            letter, _, text = node.text().partition(" ")
            reader.condition(letter[1:-1], text)
        elif node.kind in ("li", "dt", "dd") and begun and not node.first("p"):
            reader.paragraph(node.text())
        else:
            for kid in node.children():
                go(kid)

    go(main)
    return reader.page


class Site:
    name = "site"

    def __init__(self, folder):
        self.folder = os.path.join(folder, "site")

    def tree(self, practice):
        return read_page(os.path.join(self.folder, practice["href"]))

    def read(self, tree, words):
        return read(tree, words)

    def how_to_read(self):
        return read_page(os.path.join(self.folder, "how-to-read.html")).first("main").text()

    def founded(self):
        """The conventions whose sentence "How to read" has."""
        text = self.how_to_read()
        return {name for name, sentence in SENTENCES.items() if sentence in text}
