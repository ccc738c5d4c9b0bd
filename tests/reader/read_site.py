"""Reads the site: a practice's page as HTML, by element names, headings, table cells and text."""
import os

import reading
from conventions import RULE
from language import SUFFIX
from reading import LETTERED
from tree import HEADINGS, read_page, without_marks


def go(node, reader):
    """Reads what is below the page's heading, which is the question."""
    if node.kind == "h1":
        reader.page.question = node.text()
    elif node.kind in HEADINGS:
        reader.heading(node.text())
    elif node.kind == "ol" and reader.head == RULE:
        reader.rows(node.children("li"))
    elif node.kind == "table":
        reader.table(node)
    elif node.kind == "p" and reader.page.question:
        text = node.text()
        reader.case(text) if reader.begins_case(text) else reader.paragraph(text)
    elif node.kind == "li" and (LETTERED.match(node.text()) or not node.first("p")):
        reader.item(node.text())
    elif node.kind in ("dt", "dd") and reader.page.question and not node.first("p"):
        reader.paragraph(node.text())
    else:
        for kid in node.children():
            go(kid, reader)


class Site:
    name = "site"

    def __init__(self, folder):
        self.folder = os.path.join(folder, "site" + SUFFIX)

    def tree(self, practice):
        return read_page(os.path.join(self.folder, practice["href"]))

    def read(self, tree, words):
        reader = reading.Reading(words)
        go(without_marks(tree).first("main"), reader)
        return reader.page

    def how_to_read(self):
        return read_page(os.path.join(self.folder, "how-to-read.html")).first("main").text()

    def founded(self):
        return reading.founded(self.how_to_read())
