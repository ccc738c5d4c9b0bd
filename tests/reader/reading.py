"""What both readers have in common: they read a practice's page heading by heading.  They differ in
how they find headings, tables, paragraphs and items; what these mean is the same, as "How to read"
says."""
import re

from conventions import (ANSWER, ANY, ASIDES, BEATEN, CASES, NAMED, ONLY_FOR, ONLY_WHERE, ORDINARY, OTHER, OTHERWISE,
                         PROVIDED, REST, RULE, SENTENCES, SINCE, WHEN, Answer, Page)
from language import LETTER

# An item with a letter is a condition under "Provided that"; elsewhere it is part of an answer or,
# with a capital letter, a position of the sources on an unsettled question.
LETTERED = re.compile(r"\((%s|[A-Z])\) (.*)" % LETTER, re.DOTALL)


def founded(how_to_read):
    """The conventions whose sentence is in the text of "How to read"."""
    return {name for name, sentence in SENTENCES.items() if sentence in how_to_read}


def verdict_at(text, words):
    """(verdict, letter, rest) of a text that begins with a verdict; None otherwise."""
    word = max((w for w in words if text == w or text.startswith(w + " ")), key=len, default=None)
    if word is None:
        return None
    letter, rest = re.fullmatch(r"(?:\((%s)\)(?: |$))?(.*)" % LETTER, text[len(word):].strip(), re.DOTALL).groups()
    return word, letter, rest


def begins_case(text, words):
    """Is it the head of a case?  It is no sentence, and begins with a verdict."""
    return not text.endswith((".", "!", "?", "؟")) and verdict_at(text, words) is not None


class Reading:
    """Goes through the content below the question."""

    def __init__(self, words):
        self.page, self.words, self.head, self.answer = Page(), words, "", None
        self.in_conditions = False

    def heading(self, text):
        self.head, self.answer, self.in_conditions = text, None, text == PROVIDED

    def begins_case(self, text):
        return self.head in CASES and begins_case(text, self.words)

    def paragraph(self, text):
        page = self.page
        if self.head in CASES:
            self.in_conditions = text == PROVIDED
        at_top = self.head == "" and not page.verdict and verdict_at(text, self.words)
        if text.startswith((ONLY_FOR, ONLY_WHERE)):
            page.scopes.append(text)
        elif at_top and not at_top[2]:
            page.verdict = at_top[0]
            self.begin(Answer(at_top[0], at_top[1]))
        elif text.startswith(WHEN) and self.answer and self.answer.scope is None:
            self.answer.scope = text[len(WHEN):]
        elif self.answer and self.head in ("", *CASES):
            self.answer.text += " " + text

    def case(self, text):
        """ "Forbidden (b) when: Tool: power · in force since 1 May 2022": verdict and scope."""
        verdict, letter, rest = verdict_at(text, self.words)
        # The cases are before the first middle dot; after it come the dates and the place.
        whom = rest.split(" · ")[0].removeprefix(WHEN)
        if whom.startswith(ASIDES) or re.search(r", \d+\.\d+$", whom):
            whom = None
        if BEATEN in text:
            self.begin(Answer(""))
        else:
            self.begin(Answer(verdict, letter, whom if whom and whom != OTHERWISE else None))

    def begin(self, answer):
        self.answer, self.in_conditions = answer, False
        self.page.answers.append(answer)

    def item(self, text):
        """A condition, or an item of an answer's list."""
        lettered = LETTERED.match(text)
        if lettered and self.in_conditions:
            self.page.conditions[lettered[1]] = lettered[2]
            self.page.verdicts[lettered[1]] = self.answer.verdict if self.answer else self.page.verdict
        elif self.answer and self.head in ("", *CASES):
            self.answer.text += " " + text

    def row(self, head, limits):
        """A row of a rule table that is set as a list: its verdict, and its cells by column."""
        page = self.page
        if not page.rows:
            page.heads = ["", ""]
        said = {} if limits in ([REST], [ANY]) else dict(limit.split(NAMED, 1) for limit in limits)
        for name in said:
            if name not in page.heads:
                page.heads.insert(-2, name)
                for row in page.rows:
                    row.insert(-2, ANY)
        page.rows.append([said.get(name, ANY) for name in page.heads[:-2]] + [head, ""])

    def rows(self, items):
        """Those of a list under "The rule"."""
        for item in items:
            self.row(item.first("p").text(), [limit.text() for limit in item.first("ul").find("li")])

    def short_table(self, heads, rows):
        """That of a short question: who, the verdict, the answer."""
        self.page.heads = [*heads[:-1], SINCE]
        self.page.rows = [[*row[:-1], ""] for row in rows]
        for who, verdict, answer in rows:
            who = who.replace(" " + ORDINARY, "")
            self.begin(Answer(verdict_at(verdict, self.words)[0], None, None if who in (ANY, REST, OTHER) else who))
            self.answer.text = answer
        self.answer = None

    def table(self, table):
        """The rule table is the first table whose last column is the date."""
        head = table.first("thead")
        heads = [cell.text() for cell in head.find("th")] if head else []
        if len(heads) > 2 and heads[-1] == SINCE and not self.page.rows:
            self.page.heads = heads
            self.page.rows = [[cell.text() for cell in row.children("td", "th")]
                              for row in table.first("tbody").find("tr")]
        elif len(heads) > 2 and heads[-1] == ANSWER and not self.page.rows:
            self.short_table(heads, [[cell.text() for cell in row.children("td", "th")]
                                     for row in table.first("tbody").find("tr")])
        elif self.answer and self.head in ("", *CASES):
            self.answer.text += " " + table.text()
