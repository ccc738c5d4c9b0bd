"""How to read a practice: the conventions that "How to read" tells a reader, and nothing else.

A page is turned into a Page by read_site.py or read_book.py; here it is read as a person would who
has only that page and a situation: a role's name, and for each circumstance the name of a case.
"""
import re

from language import LETTER, Around, alternative, before, between, said

# What each convention rests on: a sentence that must stand, word for word, in the edition's own
# "How to read".  The test looks it up there.
SENTENCES = {
    "everyone": "If a page names no role, it speaks to all of them.",
    "row": "Read a rule table from the top: the first row that fits you gives the verdict, and rows"
           " below it no longer matter.",
    "words": "“any” fits every case; “not” fits every case but those named after it; “any other”"
             " fits every case that no row above names in that column; “does not arise” fits where the"
             " question of that column cannot be asked; “All other cases” fits everything.",
    "list": "A table too wide for its page is a numbered list of cases, read in the same way: each line of"
            " a case is a column, and what it leaves out is “any”.",
    "when": "A condition or an answer that says “when” holds only then; one that does not holds"
            " wherever its verdict does.",
    "only": "“Only for” and “Only where” below a question say whom and what it is about; for anyone"
            " and anything else it is not a question.",
    "duties": "Answers add up: beside the first one, every answer under “At the same time” and “In other"
              " cases” that has your verdict holds, in the cases named after it. Those that can hold"
              " together have letters, which a row repeats.",
    "conditions": "Provided that: tick off every one.",
}

SENTENCES = {name: said(sentence) for name, sentence in SENTENCES.items()}

# The book alone has it: told wherever a table of that kind stands.
SHORT = said("A short question has its answers in the table itself, each beside its verdict.")

HISTORY, RULE = said("How it was before"), said("The rule")
CASES = (said("At the same time"), said("In other cases"))
ANSWER = said("Answer")  # the last column's head in the table of a short question
SINCE = said("In force since", "rule-table.since")  # that of a rule table
WHO, ANY = said("Who you are"), said("any", "table.any")
OTHER, REST = said("any other", "table.other"), said("All other cases", "table.rest")
NOT_ARISING, ORDINARY = said("does not arise", "table.absent"), said("Ordinary case", "table.ordinary")
OTHERWISE, BEATEN = said("in all other cases", "case.otherwise"), said("does not decide anything today")
PROVIDED = said("Provided that")
NOT, WHEN = Around("not {1}"), before("when: {1}")
ONLY_FOR, ONLY_WHERE = before("Only for: {1}"), before("Only where: {1}")
COMMA, OR = between("{1}, {2}", "list.comma"), alternative()
LIMITS, BOXES, NAMED = between("{1}; {2}"), between("{1}; or else {2}"), between("{1}: {2}", "scope.case")
# What stands behind a case's verdict and is no scope.
ASIDES = (before("in force {1}"), before("official number {1}"), said("not certain"))


class Undecidable(Exception):
    """The page gives no answer, or two."""


class Situation:
    """Names as printed; `plural`: the role's plural name."""

    def __init__(self, role, plural, cases):
        self.role, self.plural, self.cases = role, plural, cases  # cases: {circumstance: case}

    def __repr__(self):
        return "%s, %s" % (self.role, ", ".join("%s: %s" % item for item in self.cases.items()))


class Page:
    """A practice as printed."""

    def __init__(self):
        self.question = ""
        self.scopes = []      # "Only for: …", "Only where: …"
        self.verdict = ""     # the headline's word
        self.heads, self.rows = [], []  # the rule table: a cell is its text; the last two columns
        # are the verdict, headed by the act, and since when
        self.conditions = {}  # letter -> text
        self.verdicts = {}    # letter -> the verdict that the condition goes with
        self.answers = []     # Answer: that of the headline first, then those of other cases


class Answer:
    """What one rule says: its verdict, letter, scope (None: not given) and words."""

    def __init__(self, verdict, letter=None, scope=None):
        self.verdict, self.letter, self.scope, self.text = verdict, letter, scope, ""


class Outcome:
    """verdict None: the question does not concern the reader."""

    def __init__(self, verdict, letters=(), answers=()):
        self.verdict, self.letters, self.answers = verdict, set(letters), list(answers)


SEPARATORS = re.escape(COMMA), OR
# "A or does not arise", "A, B, or does not arise".
OR_NOT_ARISING = re.compile("(?:%s)?%s%s$" % (re.escape(COMMA.strip()), OR, re.escape(NOT_ARISING)))


def lists(text, name):
    """Is the name in the list that the text gives?"""
    return name is not None and re.search(
        r"(?:^|%s|%s)%s(?:$|%s|%s)" % (*SEPARATORS, re.escape(name), *SEPARATORS), text) is not None


def cell_fits(text, names, above=()):
    """Does a cell match?  `names`: what the reader is called there, empty if the circumstance does
    not arise; `above`: the cells above it in its column."""
    text = text.replace(" " + ORDINARY, "")
    if text == NOT_ARISING or OR_NOT_ARISING.search(text):
        if not names:
            return True
        text = OR_NOT_ARISING.sub("", text)
    if text == ANY:
        return True
    if not names or not text:
        return False
    if text == OTHER:
        return not any(lists(NOT.inside(cell.replace(" " + ORDINARY, "")), name)
                       for cell in above for name in names)
    if NOT.is_around(text):
        return not any(lists(NOT.inside(text), name) for name in names)
    return any(lists(text, name) for name in names)


def names_for(head, situation):
    if head == WHO:
        return [situation.role]
    return [situation.cases[head]] if head in situation.cases else []


def limit_fits(text, situation, world):
    """One limit of a scope: "Circumstance: cases", or roles."""
    head, colon, cases = text.partition(NAMED)
    if colon and head in world.circumstances:
        return cell_fits(cases, names_for(head, situation))
    if any(lists(NOT.inside(text), role) for role in world.roles):
        return cell_fits(text, [situation.role, situation.plural])
    # Cases without their circumstance: of any that has them.
    return any(cell_fits(text, [case]) for case in situation.cases.values())


def scope_fits(text, situation, world):
    """ "Clients; Tool: power; or else Tool: hand" """
    return any(all(limit_fits(limit, situation, world) for limit in box.split(LIMITS))
               for box in text.split(BOXES))


def is_concerned(page, situation, world):
    for scope in page.scopes:
        names = [situation.role, situation.plural]
        if not (cell_fits(scope.removeprefix(ONLY_FOR), names) if scope.startswith(ONLY_FOR)
                else limit_fits(scope.removeprefix(ONLY_WHERE), situation, world)):
            return False
    return True


def row_fits(page, index, situation):
    row = page.rows[index]
    if row[0].replace(" " + ORDINARY, "") == REST:
        return True
    for column, head in enumerate(page.heads[:-2]):
        above = [r[column] for r in page.rows[:index] if len(r) == len(row)]
        if not cell_fits(row[column], names_for(head, situation), above):
            return False
    return True


def verdict_in(cell, words):
    """The verdict's word at the start of a cell."""
    word = max((w for w in words if cell == w or cell.startswith(w + " ")), key=len, default=None)
    if word is None:
        raise Undecidable("no verdict in %r" % cell)
    return word


def verdict_of(page, situation, words):
    """The verdict, and the letters of the conditions and answers that may go with it."""
    if not page.rows:
        return page.verdict, [x for x, verdict in page.verdicts.items() if verdict == page.verdict] + [
            answer.letter for answer in page.answers if answer.verdict == page.verdict and answer.letter]
    for index, row in enumerate(page.rows):
        if row_fits(page, index, situation):
            return verdict_in(row[-2], words), re.findall(r"\((%s)\)" % LETTER, row[-2])
    raise Undecidable("no row fits")


def needed(page, letters, situation, world):
    """Those of the verdict's lettered conditions that are required."""
    out = []
    for letter in letters:
        _, when, scope = page.conditions[letter].partition(WHEN)
        if not when or scope_fits(scope, situation, world):
            out.append(letter)
    return out


def decide(page, situation, world, words, founded):
    """What the page says about the situation; `founded`: the conventions that the edition
    states."""
    if "only" in founded and not is_concerned(page, situation, world):
        return Outcome(None)
    verdict, letters = verdict_of(page, situation, words)
    lettered = {answer.letter for answer in page.answers if answer.letter}
    for letter in letters:
        if letter not in lettered and letter not in page.conditions:
            raise Undecidable("nothing has the letter (%s)" % letter)
    conditions = needed(page, [x for x in letters if x not in lettered], situation, world)
    answers = [answer for answer in page.answers if answer.verdict == verdict and (
        answer.scope is None or scope_fits(answer.scope, situation, world))]
    for answer in answers:
        if answer.letter and answer.letter not in letters:
            raise Undecidable("the row lacks the letter (%s)" % answer.letter)
    return Outcome(verdict, conditions, answers)
