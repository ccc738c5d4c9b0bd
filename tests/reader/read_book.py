"""Reads the book: its structure tree and the text in it."""
import os
import re

from conventions import BEATEN, CASES, HISTORY, OTHERWISE, SENTENCES, WHEN, Answer, Page
from tree import read_book, without_marks


class Book:
    name = "book"

    def __init__(self, folder):
        self.whole = read_book(os.path.join(folder, "handbook.pdf"))
        self.sections = []
        for section in self.whole.find("section"):
            kids = section.children()[:2]
            if [kid.kind for kid in kids] == ["p", "h2"]:
                self.sections.append((kids[0].text(), section))

    def tree(self, practice):
        start = "%s %s" % (practice["number"], " ".join(practice["title"].split()))
        return min((s for s in self.sections if s[0].startswith(start)), key=lambda s: len(s[0]))[1]

    def read(self, tree, words):
        section = without_marks(tree)
        flow = []  # elements below the question, less what stands beside them
        self.flatten(section, flow)
        page = Page()
        head, answer = "", None
        questions = [i for i, node in enumerate(flow) if node.kind == "h2"]
        page.question = flow[questions[0]].text()
        for node in flow[questions[0] + 1:]:
            text = node.text()
            if node.kind in ("h2", "h3", "h4"):
                head, answer = text, None
            elif node.kind == "table":
                self.table(page, node)
                if answer and head in ("", *CASES):
                    answer.text += " " + text
            elif node.kind == "li" and re.match(r"\([a-z]{1,3}\) ", text):
                letter = re.match(r"\(([a-z]{1,3})\) (.*)", text)
                if head != HISTORY:
                    page.conditions[letter[1]] = letter[2]
                    page.verdicts[letter[1]] = answer.verdict if answer else page.verdict
            elif text.startswith(("Only for: ", "Only where: ")):
                page.scopes.append(text)
            elif not head and not page.verdict:
                if text in words:
                    page.verdict = text
                    answer = Answer(text)
                    page.answers.append(answer)
            elif head in CASES and self.begins_case(text, words):
                word = self.begins_case(text, words)
                whom = re.split(r"(?:^| · )(?:in force|official number|not certain)", text[len(word):].strip())[0]
                answer = Answer(word, whom if whom and whom != OTHERWISE else None)
                if BEATEN in text:
                    answer = Answer("")
                page.answers.append(answer)
            elif answer and text.startswith(WHEN) and answer.scope is None:
                answer.scope = text[len(WHEN):]
            elif answer and head in ("", *CASES):
                answer.text += " " + text
        return page

    def flatten(self, node, flow):
        for kid in node.children():
            letter = kid.kind == "li" and kid.first("lbl") and kid.first("lbl").text().startswith("(")
            plain = kid.kind in ("li", "div", "dd", "dt") and not kid.first("p", "ul", "table", "blockquote")
            if kid.kind in ("p", "h2", "h3", "h4", "table") or letter or plain:
                flow.append(kid)
            elif kid.kind not in ("aside", "lbl"):
                self.flatten(kid, flow)

    @staticmethod
    def begins_case(text, words):
        """The verdict when the paragraph is one with what is said of its case."""
        word = max((w for w in words if text == w or text.startswith(w + " ")), key=len, default="")
        rest = text[len(word):].strip()
        return word if word and (not rest or not rest.endswith((".", "!", "?"))) else ""

    def table(self, page, table):
        head = table.first("thead")
        heads = [cell.text() for cell in head.find("th")] if head else []
        if len(heads) > 2 and heads[-1] == "In force since" and not page.rows:
            page.heads = heads
            page.rows = [[cell.text() for cell in row.children("td", "th")]
                         for row in table.first("tbody").find("tr")]

    def how_to_read(self):
        for part in self.whole.find("section"):
            head = part.first("h1")
            if head and head.text().startswith("How to read"):
                return part.text()
        return ""

    def founded(self):
        """The conventions whose sentence "How to read" has."""
        text = self.how_to_read()
        return {name for name, sentence in SENTENCES.items() if sentence in text}
