"""Bars on references and on the text as a whole."""
import re
import subprocess
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
    """The words that poppler reads from the page equal those of the structure tree.  Of pages from the right
    it guesses the order of marks and joined letters; tests/whole/scripts.test reads those."""
    if book.is_from_right:
        return []
    read = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    pages = read.stdout.decode().split("\f")
    faults = []
    for page, text in enumerate(pages[:len(book.labels)]):
        theirs = {plain(w) for w in text.split()}
        for block in book.blocks:
            for line in block.lines:
                if line.page != page:
                    continue
                for word in pieces_of(line):
                    if not any(word in t for t in theirs):
                        faults.append(Fault("words", page, line.y, squeeze(line.text),
                                            f"“{word}” is not read as it is written"))
    return faults


def pieces_of(line):
    """Words; raised text and text of another element are separate."""
    pieces = [""]
    for before, g in zip([None] + line.glyphs, line.glyphs):
        if before is not None and (abs(before.y - g.y) > 1 or before.mark is not g.mark
                                   and abs(g.x0 - before.x1) > 0.3 * line.size):
            pieces.append("")
        if g.text.isspace():
            pieces.append("")
        else:
            pieces[-1] += g.text
    return [plain(p) for p in pieces if plain(p)]


def order(book, theme, measure):
    """In the structure tree, the words of a line go from left to right, lines from top to bottom,
    and blocks from page to page."""
    faults = []
    last = {"flow": 0, "notes": 0}
    for block in book.blocks:
        for line in block.lines:
            if any(b.x0 < a.x0 - 1 for a, b in zip(line.glyphs, line.glyphs[1:])):
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
