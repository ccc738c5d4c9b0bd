"""Bars on references and on the text as a whole."""
import re
import subprocess
import unicodedata
from collections import Counter

from book import squeeze
from lines import Fault, fault

PAGES = re.compile(r"(\d+)(?:[–-](\d+))?$")
PRACTICE = re.compile(r"\d+\.\d+$")


def link_fault(bar, link, what):
    return Fault(bar, link.page, link.y, link.text, what)


def references(book, theme, measure):
    """Compares printed page numbers with the labels of the pages that their links lead to."""
    faults, n_checked = [], 0
    by_page = {}
    for block in book.blocks:
        for line in block.lines:
            by_page.setdefault(line.page, []).append((line, block))
    for link in book.links:
        if is_mark(link):
            if PAGES.match(link.text):
                n_checked += 1
                faults += check_mark(link, by_page)
        elif PAGES.match(link.text):
            n_checked += 1
            faults += check_page(book, link)
        elif PRACTICE.match(link.text) and link.target is not None:
            n_checked += 1
            faults += check_practice(link, by_page)
        elif not link.has_area:
            faults.append(link_fault("reference", link, "leads nowhere"))
    faults += unlinked(book)
    return faults, n_checked


def is_mark(link):
    """Is it a note mark?  Lines of the contents are references, too."""
    return "Reference" in link.path and "TOCI" not in link.path


def check_page(book, link):
    if link.target is None:
        return [link_fault("reference", link, "a page number that leads nowhere")]
    first, last = PAGES.match(link.text).groups()
    label = book.labels[link.target]
    if first != label:
        return [link_fault("reference", link, f"leads to page {label}")]
    if last is not None and (not last.isdigit() or int(last) <= int(first)):
        return [link_fault("reference", link, "the range does not go on")]
    return []


def check_practice(link, by_page):
    """A practice's number leads to its label or title."""
    near = [block.text for line, block in by_page.get(link.target, [])
            if -4 <= line.y - link.target_y <= 80]
    number = re.compile(re.escape(link.text) + r"(?!\d|\.\d)")
    if not any(number.match(text) for text in near):
        return [link_fault("reference", link, "leads to where no such number stands")]
    return []


def check_mark(link, by_page):
    """The mark of a range leads to its first note."""
    near = [block for line, block in by_page.get(link.target, [])
            if block.kind == "Lbl" and -4 <= line.y - link.target_y <= 30]
    if not any(block.text == link.text.split("–")[0] for block in near):
        return [link_fault("reference", link, "a mark that leads to no such note")]
    return []


def unlinked(book):
    """Printed page numbers whose link leads elsewhere; lines of contents and index without a
    link."""
    linked = {}
    for link in book.links:
        if link.block is not None and not is_mark(link):
            linked.setdefault(id(link.block), []).append(link.text)
    faults = []
    for block in book.blocks:
        texts = linked.get(id(block), [])
        numbers = [t for t in texts if PAGES.match(t)]
        line = block.lines[0]
        shown = re.findall(r"→\s*(\d+)", block.text)
        if Counter(shown) - Counter(numbers):
            faults.append(Fault("reference", line.page, line.y, squeeze(block.text),
                                "a page that is not a link"))
        if block.kind == "TOCI" and not numbers:
            faults.append(Fault("reference", line.page, line.y, squeeze(block.text),
                                "a line of the contents without its page"))
    return faults


# ------------------------------------------------------------ text


def whole(book, theme, measure):
    """Every glyph belongs to an element or an artifact; every element is on a page."""
    faults = []
    for kind, (page, number) in book.lost:
        faults.append(Fault("lost", page or 0, 0, kind, f"content {number} is not on the page"))
    for page, marks in enumerate(book.marks):
        for mark in marks:
            text = squeeze("".join(g.text for g in mark.glyphs))
            if not text or mark.artifact:
                continue
            if (page, mark.id) not in book.placed:
                faults.append(Fault("lost", page, mark.glyphs[0].y, text, "text of no element"))
            if "\ufffd" in text:
                faults.append(Fault("lost", page, mark.glyphs[0].y, text, "a glyph without text"))
    return faults


def words(book, path):
    """The words that another program reads from the page equal those of the structure tree: poppler's words,
    and of pages from the right MuPDF's without their marks, because poppler guesses the order of joined letters."""
    command = ["mutool", "draw", "-q", "-F", "txt", path] if book.is_from_right else ["pdftotext", "-raw", path, "-"]
    split = bare_words if book.is_from_right else lambda text: [plain(w) for w in text.split()]
    read = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    pages = read.stdout.decode().split("\f")
    lines = {}
    for line in (line for block in book.blocks for line in block.lines):
        lines.setdefault(line.page, []).append(line)
    faults = []
    for page, text in enumerate(pages[:len(book.labels)]):
        theirs = set(split(text))
        for line in lines.get(page, ()):
            for word in (w for piece in pieces_of(line) for w in split(piece)):
                if word not in theirs and not any(word in t for t in theirs):
                    faults.append(Fault("words", page, line.y, squeeze(line.text),
                                        f"“{word}” is not read as it is written"))
    return faults


def pieces_of(line):
    """Words; raised text and text of another element are separate."""
    pieces = [""]
    for before, g in zip([None] + line.glyphs, line.glyphs):
        is_raised = before is not None and abs(before.y - g.y) > 1 and not is_accent(before) and not is_accent(g)
        if before is not None and (is_raised or before.mark is not g.mark
                                   and abs(g.x0 - before.x1) > 0.3 * line.size):
            pieces.append("")
        if g.text.isspace():
            pieces.append("")
        else:
            pieces[-1] += g.text
    return [plain(p) for p in pieces if plain(p)]


def is_accent(glyph):
    return all(unicodedata.category(c) == "Mn" for c in glyph.text)


def bare_words(text):
    """Words of letters without the marks on them, joined letters as the letters that they show."""
    text = unicodedata.normalize("NFKC", text)
    return re.findall(r"\w+", "".join(c for c in text if unicodedata.category(c)[0] not in "MC" or c.isspace()))


def is_in_order(book, line):
    """The glyphs of a line go from left to right; in a book from the right, which is measured as in a mirror,
    words and figures do, and Latin words with their figures are between those around them."""
    if not book.is_from_right:
        return all(b.x0 >= a.x0 - 1 for a, b in zip(line.glyphs, line.glyphs[1:]))
    boxes, is_open = [], False
    for is_latin, is_figure, x0, x1 in line_words(line):
        if is_open and (is_latin or is_figure):
            boxes[-1] = (min(x0, boxes[-1][0]), max(x1, boxes[-1][1]))
        else:
            boxes.append((x0, x1))
        is_open = is_latin or is_open and is_figure
    return all(after[0] >= before[1] - 1 for before, after in zip(boxes, boxes[1:]))


def line_words(line):
    """(is it Latin?, is it a figure?, x0, x1) of words in the order of the tree."""
    for word in split_at_spaces(line.written):
        kinds = {unicodedata.bidirectional(c) for g in word for c in g.text}
        is_right = bool(kinds & {"R", "AL"})
        if is_right or kinds & {"L", "EN", "AN"}:
            shown = [g for g in word if any(c.isalnum() for c in g.text)]
            yield "L" in kinds and not is_right, "L" not in kinds and not is_right, min(g.x0 for g in shown), max(g.x1 for g in shown)


def split_at_spaces(glyphs):
    words = [[]]
    for before, g in zip([None] + glyphs, glyphs):
        if g.text.isspace() or before is not None and before.mark is not g.mark:
            words.append([])
        if not g.text.isspace():
            words[-1].append(g)
    return [word for word in words if word]


def order(book, theme, measure):
    """In the structure tree, the words of a line go in the direction of reading, lines from top to bottom,
    and blocks from page to page."""
    faults = []
    last = {"flow": 0, "notes": 0}
    for block in book.blocks:
        for line in block.lines:
            if not is_in_order(book, line):
                faults.append(fault("order", line, "words of a line are not in their order"))
        for line, after in zip(block.lines, block.lines[1:]):
            if after.page < line.page or after.page == line.page and after.y < line.y - 1 and (
                    after.x0 < line.x1):
                faults.append(fault("order", after, "a line stands before its place"))
        flow = "notes" if block.is_in("Note") else "flow"
        if block.lines[0].page < last[flow]:
            faults.append(fault("order", block.lines[0], "a block stands on a page before its place"))
        last[flow] = block.lines[-1].page
    return faults


def plain(text):
    return re.sub(r"[\s\u00ad\u00a0]", "", text)
