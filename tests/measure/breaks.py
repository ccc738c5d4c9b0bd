"""Bars on what page breaks separate: practices that are carried over for nothing, conditions and lists
overleaf from the words that announce them, single items left alone, facing pages of unequal height,
and titles broken unevenly."""
import re
from collections import defaultdict
from dataclasses import dataclass

from lines import Fault, fault, space, words_of
from pages import GAP, bottom_of, deep, flow_of

UNEVEN = 0.05  # of a page, by which the heights of facing pages may differ more than they need
VERDICT = re.compile(r"(Allowed if…|Required|Recommended|Allowed|Forbidden|Discouraged|Not required)")
LETTER = re.compile(r"\([a-z]+\)$")


@dataclass
class Part:
    """What of a practice is on one page: its extent in the text column and in the side column."""
    page: int
    top: float
    bottom: float
    note_top: float
    note_bottom: float
    is_first: bool
    is_last: bool

    def height(self):
        return self.bottom - self.top

    def notes(self):
        return self.note_bottom - self.note_top


def practices(book):
    """The element of each practice: a section whose question is right in it, and in a part or a section."""
    return [e for e in deep(book.root) if e.kind == "Sect" and any(c.kind == "H2" for c in e.children)
            and any(c.kind == "P" for c in e.children[:1])]


def parts_of(book, section):
    """Of one practice, page by page."""
    pages = {}
    for block in book.blocks:
        if section not in block.path:
            continue
        is_note = block.is_in("Note")
        for line in block.lines:
            on = pages.setdefault(line.page, [1e9, 0.0, 1e9, 0.0])
            at = 2 if is_note else 0
            on[at] = min(on[at], line.y - line.size)
            on[at + 1] = max(on[at + 1], line.y + 0.25 * line.size)
    texts = sorted(page for page in pages if pages[page][1] > 0)
    if not texts:
        return []
    return [Part(page, *pages[page][:2], *(pages[page][2:] if pages[page][3] else (0.0, 0.0)),
                 page == texts[0], page == texts[-1]) for page in texts]


class Pages:
    """How high the text and the notes of each page are, and the practices on it."""

    def __init__(self, book, theme):
        self.theme = theme
        self.lines = defaultdict(list)
        for block in flow_of(book):
            for line in block.lines:
                self.lines[line.page].append((line, block))
        self.bottoms = {page: bottom_of(book, theme, page, rows) for page, rows in self.lines.items()}
        self.note_bottoms = defaultdict(lambda: theme.top)
        for block in book.blocks:
            if block.is_in("Note"):
                for line in block.lines:
                    self.note_bottoms[line.page] = max(self.note_bottoms[line.page], line.y)
        self.parts = defaultdict(list)
        self.practices = []
        for section in practices(book):
            found = parts_of(book, section)
            self.practices.append(found)
            for part in found:
                self.parts[part.page].append(part)
        for row in self.parts.values():
            row.sort(key=lambda part: part.top)

    def full(self):
        return self.theme.bottom - self.theme.top

    def used(self, page):
        return self.bottoms.get(page, self.theme.top) - self.theme.top

    def begins(self, part):
        """Whether it is the first on its page: nothing but a chapter's opening stands above it."""
        return part is self.parts[part.page][0]

    def takes(self, page, part):
        """Whether a page has room for a part of another page, in its text and in its notes."""
        notes = self.note_bottoms[page] - self.theme.top + part.notes() if self.theme.side else 0.0
        return (self.used(page) + part.height() + 2 * GAP <= self.full()
                and notes + 2 * GAP <= self.full())

    def label(self, part):
        row = min(self.lines[part.page], key=lambda row: abs(row[0].y - row[0].size - part.top))
        return row[0]


def carries(book, theme, measure):
    """A practice that begins below another and goes on overleaf, though the next page could take all of it."""
    pages, faults = Pages(book, theme), []
    for parts in pages.practices:
        for part, after in zip(parts, parts[1:]):
            if part.is_first and not pages.begins(part) and after.is_last and pages.takes(after.page, part):
                faults.append(fault("carry", pages.label(part),
                                    f"{part.height():.0f} pt are here, and the next page has room for them"))
    return faults


def uneven(book, theme, measure):
    """Facing pages whose heights would differ less if the last practice of the left page stood on the
    right one, or the first of the right page on the left one."""
    pages, faults = Pages(book, theme), []
    for left in range(1, len(book.labels) - 1, 2):
        rows, others = pages.parts[left], pages.parts[left + 1]
        if not rows or not others or part_of(pages, left) is not part_of(pages, left + 1):
            continue
        difference = pages.used(left) - pages.used(left + 1)
        last, first = rows[-1], others[0]
        moved = None
        if difference > 0 and last.is_first and last.is_last and not pages.begins(last) and first.is_first:
            moved, to = last, left + 1
        elif difference < 0 and first.is_first and first.is_last and len(others) > 1 and last.is_last:
            moved, to = first, left
        if moved is None or not pages.takes(to, moved):
            continue
        step = moved.height() + 2 * GAP
        if abs(abs(difference) - 2 * step) < abs(difference) - UNEVEN * pages.full():
            faults.append(fault("uneven", pages.label(moved),
                                f"the pages differ by {abs(difference):.0f} pt, and it is {step:.0f} pt high"))
    return faults


def part_of(pages, page):
    block = pages.lines[page][0][1]
    return next((e for e in block.path if e.kind == "Part"), None)


# ------------------------------------------------------------ overleaf


def is_facing(first, second):
    """A page and itself, or the right-hand page beside a left-hand one."""
    return second == first or (first % 2 == 1 and second == first + 1)


def overleaf(book, theme, measure):
    """Conditions that are on another leaf than their verdict, lists and tables than their lead-in."""
    faults, verdict = [], None
    flow = [b for b in book.blocks if not b.is_in("Note", "TOC")]
    for block, after in zip(flow, flow[1:]):
        if block.kind == "P" and VERDICT.match(block.text) and not block.is_in("Table"):
            verdict = block
        elif block.kind == "Lbl" and LETTER.match(block.text.strip()) and verdict is not None \
                and verdict.path[1:2] == block.path[1:2]:
            end = after.lines[-1].page
            if not is_facing(verdict.lines[0].page, end):
                faults.append(fault("overleaf", block.lines[0], f"the verdict is on page {book.labels[verdict.lines[0].page]}"))
        if block.kind == "P" and block.text.rstrip().endswith(":") and begins_list(block, after) \
                and block.lines[-1].page != after.lines[0].page:
            faults.append(fault("overleaf", block.lines[-1], "what it announces is on the next page"))
    return faults


def begins_list(block, after):
    """Whether a list or a table begins right behind a paragraph that is not in it."""
    outer = next((e for e in after.path if e.kind in ("L", "Table") and e not in block.path), None)
    return outer is not None


# ------------------------------------------------------------ alone


def alone(book, theme, measure):
    """The first or the last item of a list alone on a page."""
    faults = []
    for items in lists(book):
        pages = [item.glyphs[0].page for item in items]
        for item, here, beside in ((items[0], pages[0], pages[1]), (items[-1], pages[-1], pages[-2])):
            if here != beside:
                on_page = [g for g in item.glyphs if g.page == here]
                faults.append(Fault("alone", here, on_page[0].y, "".join(g.text for g in on_page)[:60],
                                    f"the only one of {len(items)} items on its page"))
    return faults


def lists(book):
    """The items of each list in a practice or a section that has several, and letters in all of them.
    Lists in columns of their own have no such section around them."""
    for e in deep(book.root):
        if e.kind != "L" or is_in(e, ("TOC", "Note", "Index")):
            continue
        items = [c for c in e.children if c.kind == "LI" and c.glyphs]
        if len(items) > 1 and has_section(e):
            yield items


def has_section(element):
    """Whether a section with a question or a title of its own is around it."""
    while element is not None:
        if element.kind == "Sect" and any(c.kind == "H2" for c in element.children):
            return True
        element = element.parent
    return False


def is_in(element, kinds):
    while element is not None:
        if element.kind in kinds:
            return True
        element = element.parent
    return False


def titles(book, theme, measure):
    """No title of several lines is much wider than this number of lines needs."""
    faults = []
    for block in book.blocks:
        if block.kind not in ("H1", "H2") or len(block.lines) < 2:
            continue
        widths = [x1 - x0 for line in block.lines for _, x0, x1 in words_of(line)]
        gap = space(block.lines[0])
        low, high = max(widths), sum(widths) + gap * len(widths)
        while high - low > 1:
            middle = (low + high) / 2
            if lines_needed(widths, gap, middle) <= len(block.lines):
                high = middle
            else:
                low = middle
        longest = max(block.lines, key=lambda line: line.x1 - line.x0)
        room = measure.right(block, longest) - longest.x0
        if longest.x1 - longest.x0 > high + 0.08 * room:
            faults.append(fault("title", longest, f"{longest.x1 - longest.x0:.0f} pt; "
                                f"{len(block.lines)} lines need {high:.0f}"))
    return faults


def lines_needed(widths, gap, room):
    lines, length = 1, -gap
    for width in widths:
        if length + gap + width > room:
            lines, length = lines + 1, -gap
        length += gap + width
    return lines
