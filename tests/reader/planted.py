"""Faults planted in what a reader reads: each must lead to a difference."""
import copy
import re

from conventions import BEATEN, HISTORY, ONLY_FOR, ONLY_WHERE, RULE, SINCE, WHEN
from reading import begins_case
from tree import HEADINGS, tidy, without_marks


def rule_rows(tree):
    """The table's body and rows, or the list and its items."""
    head = ""
    for node in tree.walk():
        if node.kind in HEADINGS:
            head = node.text()
        if node.kind in ("ul", "ol") and head == RULE:
            return node, node.children("li")
        heads = [cell.text() for cell in node.first("thead").find("th")] if node.first("thead") else []
        if node.kind == "table" and heads and heads[-1] == SINCE:
            return node.first("tbody"), node.first("tbody").children("tr")
    return None, []


def verdict_node(row):
    return row.first("p") if row.kind == "li" else row.children("td", "th")[-2]


def swap_verdicts(tree, words):
    """Exchanges the verdicts of two rows."""
    _, rows = rule_rows(tree)
    for a in map(verdict_node, rows):
        for b in map(verdict_node, rows):
            if a.text().split()[0] != b.text().split()[0]:
                a.kids, b.kids = b.kids, a.kids
                return True
    return False


def drop_row(tree, words):
    """Leaves out the last row."""
    body, rows = rule_rows(tree)
    if len(rows) < 2:
        return False
    body.kids.remove(rows[-1])
    return True


def replace_first(tree, old, new):
    for node in tree.walk():
        for i, kid in enumerate(node.kids):
            if isinstance(kid, str) and old(kid):
                node.kids[i] = new(kid)
                return True
    return False


def drop_letter(tree, words):
    """Removes the letter of a condition from a row."""
    _, rows = rule_rows(tree)
    for row in rows:
        if "(" in verdict_node(row).text() and replace_first(
                verdict_node(row), lambda t: t.strip().startswith("("), lambda t: ""):
            return True
    return False


def drop_condition(tree, words):
    """Leaves out a condition."""
    head, is_beaten = "", False
    for node in tree.walk():
        if node.kind in HEADINGS:
            head, is_beaten = node.text(), False
        if node.kind == "p" and begins_case(node.text(), words):
            is_beaten = BEATEN in node.text()  # a rule that does not decide can be missing unnoticed
        if node.kind in ("ul", "ol") and head != HISTORY and not is_beaten:
            for item in node.children("li"):
                if re.match(r"\([a-z]{1,3}\) ", item.text()):
                    node.kids.remove(item)
                    return True
    return False


def drop_duty(tree, words):
    """Leaves out an answer that can hold beside others."""
    table, _ = rule_rows(tree)
    rows = set(table.walk()) if table else ()
    for node in tree.walk():
        for i, kid in enumerate(node.kids):
            if getattr(kid, "kind", "") == "p" and kid not in rows and re.match(r"(Required|Recommended|Forbidden) \([a-z]+\) ", kid.text()):
                del node.kids[i:i + 2]
                return True
    return False


def drop_duty_when(tree, words):
    """Leaves out when an answer that can hold beside others does so."""
    return any(p.text().startswith(("Required (", "Recommended (", "Forbidden (")) and replace_first(
        p, lambda t: WHEN in t, lambda t: t.split(WHEN)[0]) for p in tree.find("p"))


def drop_scope(tree, words):
    """Leaves out what a question is limited to."""
    for node in tree.walk():
        for kid in node.kids:
            if getattr(kid, "kind", "") == "p" and kid.text().startswith((ONLY_FOR, ONLY_WHERE)):
                node.kids.remove(kid)
                return True
    return False


def drop_when(tree, words):
    """Leaves out when a condition is required."""
    whole = tree.text()

    def is_said_once(text):
        """Where its answer says the same, nothing is lost."""
        when = tidy(text.split(WHEN)[1]) if WHEN in text else ""
        return when and whole.count(WHEN + when) == 1

    return any(item.text().startswith("(") and replace_first(
        item, is_said_once, lambda t: t.split(WHEN)[0]) for item in tree.find("li"))


# Faults, and the convention without which no reader can notice them.
FAULTS = {swap_verdicts: None, drop_row: None, drop_letter: None, drop_condition: None,
          drop_scope: "only", drop_duty: "duties", drop_duty_when: "duties",
          drop_when: "when"}


def plant(fault, tree, words):
    """A copy with the fault, or None if there is no place for it; `words`: those of verdicts."""
    other = without_marks(copy.deepcopy(tree))
    return other if fault(other, words) else None
