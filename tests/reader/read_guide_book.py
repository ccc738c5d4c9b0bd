"""Follows a guide in the book: its tags give the drawn tree, table or numbered key as questions and
verdicts of read_guide.py.  The names of cases and roles are known, as to any reader."""
import re

from conventions import Undecidable
from read_guide import GO_TO, SEE_TABLE, WHO, YOU_ARE, Leaf, Question, assemble
from tree import without_marks

TABLE_LEADS = ("Find the row in which every answer is true.",
               "One question decides. Find its answer, then your column.")
PLACE = re.compile(r"(?:^| )(\d+\.\d+)(?: → ?\d+)?$")  # the practice's number, at the end of a text


class Reader:
    """`questions`: circumstances by question; `cases`: the names of the cases of each question."""

    def __init__(self, words, roles, questions, cases):
        self.words, self.roles, self.questions, self.cases = words, roles, questions, cases

    def leaf(self, texts):
        """Act, verdict and number; a line that begins with a role is for that role."""
        out, verdict, whom = Leaf(), None, None
        for text in texts:
            whom = next((r for r in self.roles if text.startswith(r + ": ")), whom)
            verdict = verdict or max((w for w in self.words if text == w or text.endswith(" " + w)),
                                     key=len, default=None)
            place = PLACE.search(text)
            if place and verdict:
                out.lines.append((place[1], verdict, whom))
                verdict = whom = None
        return out

    # The drawn tree: an answer, followed by the next question or by verdicts

    def node(self, item):
        body = item.first("div") or item
        texts = [p.text() for p in body.children("p")]
        after = body.children("ul")
        if not after:
            return texts[0], self.leaf(texts[1:])
        question = Question(texts[-1])
        question.answers = [self.node(kid) for kid in after[0].children("li")]
        return texts[0], question

    # The table: a row for each path through the questions, or a column for each role

    def table(self, table):
        heads = [cell.text() for cell in table.first("thead").children("tr")[0].children("th")]
        rows = []
        for row in table.first("tbody").children("tr"):  # a cell may contain a table of words
            cells = row.children("th", "td")
            asked = [(head, cell.text()) for head, cell in zip(heads, cells) if cell.kind == "th"]
            leaves = [self.leaf([kid.text() for kid in cell.find("p", "li")] or [cell.text()])
                      for cell in cells if cell.kind == "td"]
            rows.append((asked, list(zip(heads[len(asked):], leaves))))
        roles = [head for head, _ in rows[0][1] if head.startswith(YOU_ARE)]
        if not roles:
            return self.rows([(asked, cells[0][1]) for asked, cells in rows])
        root = Question(WHO)
        for i, role in enumerate(roles):
            root.answers.append((role.removeprefix(YOU_ARE), self.rows(
                [(asked, cells[i][1]) for asked, cells in rows])))
        return root

    def rows(self, rows):
        """The rows as a tree: split by the first column in which their names differ."""
        if not rows[0][0]:
            if len(rows) != 1:
                raise Undecidable("%d rows say the same" % len(rows))
            return rows[0][1]
        head = rows[0][0][0][0]
        names = list(dict.fromkeys(asked[0][1] for asked, _ in rows))
        if names in (["any"], ["does not arise"]):
            return self.rows([(asked[1:], leaf) for asked, leaf in rows])
        question = Question(head)
        question.answers = [(name, self.rows([(asked[1:], leaf) for asked, leaf in rows if asked[0][1] == name]))
                            for name in names]
        return question

    # The numbered key

    def choice(self, item, question):
        """(labels, number of the next question or leaf)"""
        texts = [kid.text() for kid in item.find("p", "li")[1:]]  # without the item itself
        known = self.cases.get(question, set()) | (self.roles if question == WHO else set())
        n = 1
        while n < len(texts) and texts[n] in known:
            n += 1
        to = GO_TO.match(texts[n]) if n < len(texts) else None
        return "\n".join(texts[:n]), int(to[1]) if to else self.leaf(texts[n:])

    def key(self, kids):
        parts, asked = [["", []]], {}
        for kid in kids:
            if kid.kind == "h2":
                parts.append([re.sub(r"\s*Questions? \d+(?: to \d+)?$", "", kid.text()), []])
            elif kid.kind == "p":
                parts[-1][1].append(kid.text())
            for item in kid.children("li") if kid.kind == "ul" else ():
                number = item.first("lbl")
                if number and number.text().isdigit():  # otherwise the list of parts
                    text = item.first("p").text()
                    asked[int(number.text())] = text, [self.choice(choice, text)
                                                       for choice in item.first("ul").children("li")]
                    parts[-1][1].append("go to %s" % number.text())
        return assemble([(head, self.start(texts)) for head, texts in parts[1:] or parts], asked)

    def start(self, texts):
        """Where a part begins: at a question, with verdicts, or in a rule table."""
        for text in texts:
            if SEE_TABLE.match(text):
                return SEE_TABLE.match(text)[1]
            if GO_TO.match(text):
                return int(GO_TO.match(text)[1])
        return self.leaf(texts)

    def guide(self, section):
        table, lists = section.first("table"), section.children("ul")
        # A table may also belong to the words of a rule; the guide's own has a lead.
        if any(p.text() in TABLE_LEADS for p in section.children("p")):
            return self.table(table)
        if lists and lists[0].first("p") and lists[0].first("p").text() == "Start":
            return self.node(lists[0].children("li")[0])[1]
        return self.key(section.children()[2:])


def section(book, title):
    for part in book.find("section"):
        kids = part.children()[:2]
        if [kid.kind for kid in kids] == ["p", "h1"] and kids[0].text().startswith("Guide ") \
                and kids[1].text() == title:
            return without_marks(part)
    raise Undecidable("no guide %r" % title)


def read(book, title, words, roles, questions, cases):
    """The guide with this title, and the roles that it says it is no question for."""
    found = section(book, title)
    said = [p.text() for p in found.find("p") if p.text().startswith("Not a question for: ")]
    out = said[0].partition(": ")[2].split(". ")[0].rstrip(".").split(", ") if said else None
    return Reader(words, roles, questions, cases).guide(found), out
