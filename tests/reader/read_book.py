"""Reads the book: its structure tree and the text in it."""
import os

import reading
from conventions import ANSWER, RULE, SHORT, Undecidable
from language import SUFFIX, said
from reading import LETTERED
from tree import read_book, without_marks


def head_of(flow):
    return next((node.text() for node in reversed(flow) if node.kind in ("h2", "h3", "h4")), "")


def flatten(node, flow):
    """The elements below, in order, without those in the side column."""
    for kid in node.children():
        letter = kid.kind == "li" and kid.first("lbl") and LETTERED.match(kid.text())
        plain = kid.kind in ("li", "div", "dd", "dt") and not kid.first("p", "ul", "table", "blockquote")
        if kid.kind in ("p", "h2", "h3", "h4", "table") or letter or plain:
            flow.append(kid)
        elif kid.kind == "ul" and head_of(flow) == RULE:
            flow.append(kid)
        elif kid.kind == "lbl":
            if len(kid.text()) > 3:  # the term of a definition, not a bullet or number
                flow.append(kid)
        elif kid.kind != "aside":
            flatten(kid, flow)


class Book:
    name = "book"

    def __init__(self, folder):
        self.whole = read_book(os.path.join(folder, "handbook%s.pdf" % SUFFIX))
        self.sections = []
        for section in self.whole.find("section"):
            kids = section.children()[:2]
            if [kid.kind for kid in kids] == ["p", "h2"]:
                self.sections.append((kids[0].text(), section))

    def tree(self, practice):
        start = "%s %s" % (practice["number"], " ".join(practice["title"].split()))
        return min((s for s in self.sections if s[0].startswith(start)), key=lambda s: len(s[0]))[1]

    def read(self, tree, words):
        flow = []
        flatten(without_marks(tree), flow)
        reader = reading.Reading(words)
        question = next(i for i, node in enumerate(flow) if node.kind == "h2")
        reader.page.question = flow[question].text()
        for node in flow[question + 1:]:
            text = node.text()
            if node.kind in ("h2", "h3", "h4"):
                reader.heading(text)
            elif node.kind == "table":
                if [cell.text() for cell in node.find("th")][2:3] == [ANSWER] and SHORT not in self.how_to_read():
                    raise Undecidable("nobody says how a table with answers is read")
                reader.table(node)
            elif node.kind == "ul":
                reader.rows(node.children("li"))
            elif node.kind == "li":
                reader.item(text)
            elif reader.begins_case(text):
                reader.case(text)
            else:
                reader.paragraph(text)
        return reader.page

    def how_to_read(self):
        for part in self.whole.find("section"):
            head = part.first("h1")
            if head and head.text().startswith(said("How to read this book", "how")):
                return part.text()
        return ""

    def founded(self):
        return reading.founded(self.how_to_read())
