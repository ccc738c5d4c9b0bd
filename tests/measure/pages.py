"""Bars on pages: widows and orphans, stranded headings, broken rows, fill, tabs, folios."""
import re
from collections import defaultdict

from book import HEADS, LABEL, squeeze
from lines import SLACK, Fault, fault, is_step

GAP = 14  # the least space between the content of a page and a unit that would follow it
FULL_ENOUGH = 0.70
ENOUGH_FOR_COLUMNS = 8  # lines of an index for each of its columns
WHOLE_ROWS = 6      # a table of up to this many rows does not break
WHOLE_LINES = 4     # a list item of up to this many lines does not break
FIRST_ROWS = 2      # rows or steps that stay with their head
HEADING_LINES = 2   # lines that stay with their heading


def split_blocks(book, theme, measure):
    """Widows, orphans, and blocks that must not break."""
    faults = []
    for block in book.blocks:
        parts = block.segments()
        if len(parts) < 2 or block.kind in ("TD", "TH") or block.is_in("TR"):
            continue
        if block.kind in HEADS or block.kind == "Caption":
            faults.append(fault("stranded", parts[0][-1], f"{block.kind} goes on on the next page"))
            continue
        if len(parts[0]) == 1:
            faults.append(fault("orphan", parts[0][0], "the first line alone"))
        if len(parts[-1]) == 1:
            faults.append(fault("widow", parts[-1][0], "the last line alone"))
    faults += broken_rows(book, theme)
    return faults


def broken_rows(book, theme):
    faults = []
    for row in book.rows:
        pages = sorted({g.page for g in row.glyphs})
        cells = [c for c in row.children if c.n_rows == 1]
        glyphs = [g for c in cells for g in c.glyphs]
        if len({g.page for g in glyphs}) < 2 or height_of(glyphs) > 0.9 * (theme.bottom - theme.top):
            continue
        on_page = [g for g in glyphs if g.page == pages[0]]
        faults.append(Fault("clipped", pages[0], on_page[0].y, words_of_glyphs(on_page),
                            "a row goes on on the next page"))
    for item in book.items:
        n_lines = len({(g.page, round(g.y)) for g in item.glyphs if g.size > 5.5})
        pages = sorted({g.page for g in item.glyphs})
        if len(pages) > 1 and n_lines <= WHOLE_LINES and not any(c.kind == "L" for c in deep(item)):
            on_page = [g for g in item.glyphs if g.page == pages[0]]
            faults.append(Fault("broken-item", pages[0], on_page[0].y, words_of_glyphs(on_page),
                                f"an item of {n_lines} lines goes on on the next page"))
    return faults


def deep(element):
    for child in element.children:
        yield child
        yield from deep(child)


def height_of(glyphs):
    """The height of text on several pages, one above the other."""
    total = 0.0
    for page in {g.page for g in glyphs}:
        ys = [g.y for g in glyphs if g.page == page]
        total += max(ys) - min(ys)
    return total


def words_of_glyphs(glyphs):
    return squeeze("".join(g.text for g in glyphs))[:60]


# ------------------------------------------------------------ keeps


def is_label(block):
    """A line of small labels in the main column of a section, which introduces what follows."""
    return (block.kind == "P" and len(block.path) >= 2 and block.path[-1].kind == "Sect"
            and block.lines[0].size < LABEL and len(block.lines) == 1)


def flow_of(book):
    """The blocks of the text column in order, without the side column."""
    return [b for b in book.blocks if not b.is_in("Note", "TOC") and b.kind != "Lbl"]


def stranded(book, theme, measure):
    faults = []
    flow = flow_of(book)
    notes = defaultdict(list)
    for block in book.blocks:
        if block.is_in("Note"):
            notes[id(block.around("Note"))].append(block)
    for run in [flow] + list(notes.values()):
        for i, block in enumerate(run):
            if block.kind == "Caption":
                faults += stranded_caption(book, block)
            elif block.kind in HEADS or is_label(block):
                faults += stranded_heading(run, i)
    return faults


def stranded_heading(run, i):
    block = run[i]
    page, lines = block.lines[-1].page, 0
    needed = 1 if is_label(block) else HEADING_LINES
    for after in run[i + 1:]:
        if block.path[-1] not in after.path or after.kind in HEADS and lines:
            return []  # the heading has nothing more below it
        on_page = sum(line.page == page for line in after.lines)
        if on_page < len(after.lines) and lines + on_page < needed:
            return [fault("stranded", block.lines[-1], f"{lines + on_page} lines follow on the page")]
        if after.kind not in HEADS:
            lines += on_page
        if lines >= needed:
            return []
    return []


def stranded_caption(book, block):
    page = block.lines[-1].page
    table = block.around("Table")
    if table is None:
        figure = next((f for f in book.figures if f.parent is block.path[-1]), None)
        if figure is not None and figure.box[0] != page:
            return [fault("stranded", block.lines[0], "the figure is on another page")]
        return []
    rows = [r for r in deep(table) if r.kind == "TR" and r.parent.kind == "TBody"]
    on_page = sum(all(g.page == page for g in r.glyphs) for r in rows)
    if on_page < min(FIRST_ROWS, len(rows)):
        return [fault("stranded", block.lines[-1], f"{on_page} rows follow on the page")]
    return []


# ------------------------------------------------------------ fill


def fill(book, theme, measure):
    """Pages under 70 % that neither end a part of the book nor precede a block that does not
    fit."""
    faults, figures, excused = [], [], []
    by_page = defaultdict(list)
    for block in flow_of(book) + [b for b in book.blocks if b.is_in("TOC")]:
        for line in block.lines:
            by_page[line.page].append((line, block))
    for page in range(1, len(book.labels) - 1):
        rows, after = by_page.get(page), by_page.get(page + 1)
        if not rows or not after:
            continue
        used = (bottom_of(book, theme, page, rows) - theme.top) / (theme.bottom - theme.top)
        figures.append(used)
        if used >= FULL_ENOUGH or part_of(rows[-1]) is not part_of(after[0]):
            continue
        need = max(unit_height(book, after, theme), whole_height(after)) + GAP
        room = (1 - used) * (theme.bottom - theme.top)
        if need <= room and is_shared_out(book, theme, page, used, after, need):
            need = room + 1
        if need > room:
            excused.append((book.labels[page], round(used, 2), round(need)))
        else:
            last = max((line for line, _ in rows), key=lambda line: line.y)
            faults.append(fault("fill", last, f"{100 * used:.0f} % used; {room:.0f} pt are free, "
                                f"what follows needs {need:.0f}"))
    return faults, figures, excused


def whole_height(rows):
    """Height of the practice that begins a page, if it stands on that page as a whole; else 0."""
    section = next((e for e in rows[0][1].path if e.kind == "Sect"), None)
    if section is None or not any(c.kind == "H2" for c in section.children):
        return 0.0
    notes = {id(g) for e in deep(section) if e.kind == "Note" for g in e.glyphs}
    glyphs = [g for g in section.glyphs if id(g) not in notes]
    if len({g.page for g in glyphs}) > 1 or glyphs[0] is not rows[0][0].glyphs[0]:
        return 0.0
    return max(g.y for g in glyphs) - min(g.y - g.size for g in glyphs)


def is_shared_out(book, theme, page, used, after, need):
    """A practice stands whole on the right page because the facing pages are more alike with it there."""
    if page % 2 == 0 or whole_height(after) == 0:
        return False
    full = theme.bottom - theme.top
    beside = (bottom_of(book, theme, page + 1, after) - theme.top) / full
    return abs(used - beside) <= abs(used - beside + 2 * need / full)


def part_of(row):
    block = row[1]
    return next((e for e in block.path if e.kind == "Part"), None)


def bottom_of(book, theme, page, rows):
    lines = [line for line, _ in rows]
    if not theme.side:  # notes are below the text, and fill the page like text
        lines += [line for block in book.blocks for line in block.lines if line.page == page]
    bottom = max(line.y + 0.25 * line.size for line in lines)
    for mark in book.marks[page]:
        if mark.artifact in ("Layout", ""):
            for box in mark.boxes:
                if box[3] <= theme.bottom + 3 and box[2] - box[0] > 30:
                    bottom = max(bottom, box[3])
    return bottom


def unit_height(book, rows, theme):
    """The height of what must stay together at the top of a page."""
    top = min(line.y - line.size for line, _ in rows if line is rows[0][0])
    blocks = []
    for line, block in rows:
        if not blocks or blocks[-1] is not block:
            blocks.append(block)
    page = rows[0][0].page
    top = min([top] + [f.box[1] for f in book.figures if f.box[0] == page])  # a picture has no lines
    before = {"H2": 24.5, "H3": 14, "TD": 21, "Caption": 21}.get(blocks[0].kind, 0)
    if len(blocks) > 1 and blocks[1].kind == "H2":
        before = 24.5
    lines_since_head = 99
    lowest = 0.0  # the last cell of a row need not be the tallest
    for i, block in enumerate(blocks):
        own = [line for line in block.lines if line.page == page]
        lowest = max([lowest] + [line.y for line in own])
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if is_opening(block) or block.kind in HEADS or is_label(block) or block.kind == "Caption":
            lines_since_head = 0
            continue
        if block.is_in("Table"):
            if not table_may_break(block, page, following):
                continue
        elif block.is_in("LI") and following is not None and following.around("LI") is block.around("LI"):
            continue
        elif is_step(block) and step_number(block) < FIRST_ROWS:
            continue
        elif following is not None and is_framed(book, page, own[-1], following.lines[0]):
            continue
        elif block.lines[0] is own[0] and len(own) >= 4 and lines_since_head >= 0 and not block.is_in("LI"):
            return own[1].y - top + before
        lines_since_head += len(own)
        if following is None or lines_since_head >= HEADING_LINES or following.kind in HEADS:
            return lowest + 4 - top + before
    return max(line.y for line, _ in rows) - top + before


def is_framed(book, page, line, after):
    """Does a drawn frame, two vertical rules, continue from one line to the next?"""
    y = (line.y + after.y - after.size) / 2
    rules = {round(box[0]) for mark in book.marks[page] if mark.artifact == "Layout" for box in mark.boxes
             if box[2] - box[0] < 1.5 and box[3] - box[1] > 10 and box[1] - 1 <= y <= box[3] + 1}
    return len(rules) > 1


def is_opening(block):
    """Is it the label, question, answer or role strip of a practice?"""
    if block.kind != "P" or not block.path or block.path[-1].kind != "Sect":
        return False
    section = block.path[-1]
    if not any(c.kind == "H2" for c in section.children):
        return False
    before = []
    for child in section.children:
        if child.kind not in ("P", "H2") or (child.kind == "P" and is_plain_text(child)):
            break
        before.append(child)
    shown = {id(g) for child in before for g in child.glyphs}
    return id(block.lines[0].glyphs[0]) in shown


def is_plain_text(element):
    """Is it as large as text: 9.4 to 11 pt, and not a label?"""
    sizes = [g.size for g in element.glyphs]
    return bool(sizes) and LABEL < max(sizes) < 11


def step_number(block):
    item = block.around("LI")
    return item.parent.children.index(item) + 1


def table_may_break(block, page, following):
    table, row = block.around("Table"), block.around("TR")
    if following is None or following.around("Table") is not table:
        return True
    rows = [r for r in deep(table) if r.kind == "TR" and r.parent.kind == "TBody"]
    if len(rows) <= WHOLE_ROWS or row not in rows or following.around("TR") is row:
        return False
    here = [r for r in rows if r.glyphs and r.glyphs[0].page == page]
    return FIRST_ROWS <= here.index(row) + 1 if row in here else False


# ------------------------------------------------------------ columns


def columns(book, theme, measure):
    """Lines of the index that reach out of their column, and pages on which it has lines for all
    columns and leaves one empty."""
    faults, lines = [], defaultdict(list)
    for block in book.blocks:
        if block.is_in("Index"):
            for line in block.lines:
                lines[line.page].append(line)
    for page, rows in lines.items():
        left, right = theme.full(page)
        width = (right - left - theme.columns_gap * (theme.columns - 1)) / theme.columns
        used = set()
        for line in rows:
            at = int((line.x0 - left + SLACK) // (width + theme.columns_gap))
            used.add(at)
            if line.x1 > left + at * (width + theme.columns_gap) + width + SLACK:
                faults.append(fault("columns", line, f"reaches out of column {at + 1}"))
        if len(rows) >= ENOUGH_FOR_COLUMNS * theme.columns and len(used) < theme.columns:
            faults.append(fault("columns", rows[0], f"{len(rows)} lines are in {len(used)} columns of {theme.columns}"))
    return faults


# ------------------------------------------------------------ tabs and folios


def chapters(book):
    """Page index -> number of its chapter."""
    pages = {}
    for part in book.root.children[0].children:
        blocks = [b for b in book.blocks if len(b.path) > 1 and b.path[1] is part]
        if len(blocks) < 2 or blocks[1].kind != "H1":
            continue
        # "Chapter 1", "第1章", "1장"
        number = re.search(r"\d+", blocks[0].text) if len(blocks[0].text) < 20 else None
        if number:
            for block in blocks:
                for line in block.lines:
                    pages[line.page] = int(number[0])
    return pages


def tabs(book, theme, measure):
    faults = []
    expected = chapters(book)
    width, height = theme.tab[:2]
    for page, marks in enumerate(book.marks):
        boxes = [(m, b) for m in marks if m.artifact for b in m.boxes
                 if b[3] - b[1] > 20 and (b[2] > theme.width - 5 or b[0] < 5)
                 and b[2] - b[0] < 3 * width]
        number = expected.get(page)
        what = ""
        if number is None:
            what = "a tab outside the chapters" if boxes else ""
        elif len(boxes) != 1:
            what = f"{len(boxes)} tabs"
        else:
            box = theme.tab_box(page, number)
            if any(abs(a - b) > SLACK for a, b in zip(boxes[0][1], box)):
                what = "the tab is at " + ", ".join(f"{v:.1f}" for v in boxes[0][1])
            text = "".join(g.text for m in marks if m.artifact for g in m.glyphs
                           if box[0] - 1 <= g.x0 <= box[2] + 1 and box[1] <= g.y <= box[3])
            if text.strip() != str(number):
                what = f"the tab says “{text}”"
        if what:
            faults.append(Fault("tab", page, theme.tab[2], f"chapter {number}", what))
    return faults


def folios(book, theme, measure):
    """The number at the outer end of the header equals the page's label."""
    faults = []
    for page, marks in enumerate(book.marks):
        head = [g for m in marks if m.artifact == "Header" for g in m.glyphs if not g.text.isspace()]
        if not head:
            continue
        runs = [[]]
        for g in sorted(head, key=lambda g: g.x0):
            if runs[-1] and g.x0 - runs[-1][-1].x1 > 1.5 * g.size:
                runs.append([])
            runs[-1].append(g)
        outer = runs[-1] if page % 2 == 0 else runs[0]
        text = "".join(g.text for g in outer)
        if text != book.labels[page]:
            faults.append(Fault("folio", page, outer[0].y, text, f"the page is {book.labels[page]}"))
    return faults
