"""Reads a PDF as a book: pages with their labels, blocks of text with their lines and words according to
the structure tree, and links with their destinations."""
import copy
import re
import unicodedata
from dataclasses import dataclass, field

import pikepdf

from glyphs import read_pages

INLINE = {"Link", "Reference", "Em", "Strong", "Span", "Quote", "Code"}
HEADS = {"H1", "H2", "H3", "H4", "H5", "H6"}
LABEL = 9.3  # pt: labels are smaller than text
NO_BREAK = "\u00a0\u202f\u2060"


@dataclass
class Line:
    page: int
    glyphs: list   # in the order of reading
    written: list  # copies in the order of the tree, where they stand

    def __post_init__(self):
        while len(self.glyphs) > 1 and self.glyphs[-1].text.isspace():
            self.glyphs.pop()
        largest = max(g.size for g in self.glyphs)
        self.size = largest
        self.y = next(g.y for g in self.glyphs if g.size == largest)
        self.x0, self.x1 = self.glyphs[0].x0, max(g.x1 for g in self.glyphs)
        self.text = "".join(g.text for g in self.glyphs)

    def words(self):
        """(text, x0, x1), split where a line may break at a space."""
        out, word = [], []
        for g in self.glyphs + [None]:
            if g is not None and not (g.text.isspace() and g.text not in NO_BREAK):
                word.append(g)
            elif word:
                out.append(("".join(w.text for w in word), word[0].x0, word[-1].x1))
                word = []
        return out


@dataclass
class Block:
    """A paragraph, heading, cell or label, with its lines in order."""
    kind: str
    path: tuple  # the elements around it
    lines: list
    order: int

    def __post_init__(self):
        self.kinds = [e.kind for e in self.path] + [self.kind]
        self.text = "".join(" " + line.text for line in self.lines)[1:]

    def is_in(self, *kinds):
        return any(k in kinds for k in self.kinds)

    def around(self, kind):
        return next((e for e in reversed(self.path) if e.kind == kind), None)

    def segments(self):
        """The lines, split where the block continues in another column or on another page."""
        out = []
        for line in self.lines:
            if out and out[-1][-1].page == line.page and out[-1][-1].y < line.y + 0.1:
                out[-1].append(line)
            else:
                out.append([line])
        return out


@dataclass(eq=False)  # compared by identity
class Element:
    kind: str
    parent: object = None
    children: list = field(default_factory=list)
    glyphs: list = field(default_factory=list)  # its own and those of elements in it
    n_rows: int = 1
    n_columns: int = 1
    box: tuple = None  # for a figure: (page, y0, y1)


@dataclass
class Link:
    text: str
    page: int      # page index of the link
    y: float
    target: int    # page index; None: outside the document
    target_y: float
    path: list     # kinds of the enclosing elements
    element: object
    block: object


def stands_in_line(kind, parent):
    """Whether an element is part of the line that its parent begins, like the number of a contents
    line."""
    return kind in INLINE or (kind == "Lbl" and parent == "TOCI")


def label_of(labels, index):
    style, start, prefix, first = "/D", 1, "", 0
    for at, row in labels:
        if at <= index:
            style, start = str(row.get("/S", "")), int(row.get("/St", 1))
            prefix, first = str(row.get("/P", "")), at
    number = start + index - first
    if style in ("/r", "/R"):
        roman = ""
        for value, sign in ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"),
                            (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
                            (4, "iv"), (1, "i")):
            roman += sign * (number // value)
            number %= value
        return prefix + (roman.upper() if style == "/R" else roman)
    return prefix + (str(number) if style else "")


def number_tree(node):
    out = []
    numbers = list(node.get("/Nums", []))
    out += [(int(numbers[i]), numbers[i + 1]) for i in range(0, len(numbers), 2)]
    for kid in node.get("/Kids", []):
        out += number_tree(kid)
    return sorted(out, key=lambda row: row[0])


def mirror(marks, width):
    """Turns pages from the right over, so that their lines begin and their columns stand at the left."""
    for mark in (mark for page in marks for mark in page):
        for g in mark.glyphs:
            g.x0, g.x1 = width - g.x1, width - g.x0
        if mark.artifact:
            rows = {}
            for g in mark.glyphs:
                rows.setdefault(g.y, []).append(g)
            mark.glyphs = [g for row in rows.values() for g in in_order(row)]
        mark.boxes = [(width - x1, y0, width - x0, y1) for x0, y0, x1, y1 in mark.boxes]


def in_order(row):
    """A mirrored line in reading order: Latin words with their figures, and figures, are mirrored once more."""
    row = sorted(row, key=lambda g: g.x0 + g.x1)  # kerned letters may begin before a space and end behind it
    out, i = [], 0
    while i < len(row):
        end = end_from_left(row, i)
        run = row[i:end] or row[i:i + 1]
        if end > i:
            left, right = run[0].x0, run[-1].x1
            for g in run:
                g.x0, g.x1 = left + right - g.x1, left + right - g.x0
            run.reverse()
        out += run
        i += len(run)
    return out


def end_from_left(row, i):
    """Where the text from the left that begins at i ends: figures go on over points between digits, and over
    spaces and marks only beside Latin letters of the same piece."""
    end, has_latin = i, False
    for k in range(i, len(row)):
        if k > i and row[k].x0 - row[k - 1].x1 > row[k].size:
            break
        between = "".join(g.text for g in row[end:k])
        if has_kind(row[k].text, "L") or has_kind(row[k].text, "EN", "AN"):
            has_latin |= has_kind(row[k].text, "L")
            if between and not (has_latin and row[k].mark is row[end - 1].mark or between in (".", ",", ":")):
                break
            end = k + 1
        elif end == k == i or has_kind(row[k].text, "R", "AL"):
            break
    return end


def has_kind(text, *kinds):
    return any(unicodedata.bidirectional(c) in kinds for c in text)


class Book:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.marks = read_pages(self.pdf)
        self.size = [float(v) for v in self.pdf.pages[0].mediabox][2:]
        self.is_from_right = self.pdf.Root.get("/ViewerPreferences", {}).get("/Direction") == "/R2L"
        if self.is_from_right:
            mirror(self.marks, self.size[0])
        numbers = number_tree(self.pdf.Root.PageLabels) if "/PageLabels" in self.pdf.Root else []
        self.labels = [label_of(numbers, i) for i in range(len(self.pdf.pages))]
        self.by_id = {(m.page, m.id): m for page in self.marks for m in page if m.id >= 0}
        self.page_of = {page.obj.objgen: i for i, page in enumerate(self.pdf.pages)}
        self.blocks, self.links, self.rows, self.tables = [], [], [], []
        self.items, self.lost = [], []
        self.placed = {}  # (page, mark) -> its number in the order of the tree
        tree = self.pdf.Root.StructTreeRoot.K
        self.root = Element("")
        self.figures = []
        for node in tree if isinstance(tree, pikepdf.Array) else [tree]:
            self.read(node, self.root, [], None)
        self.name_links()

    # ------------------------------------------------------------ the tree

    def read(self, node, parent, path, block):
        """Reads an element.  `block` collects the glyphs of the enclosing block, if any."""
        kind = str(node.S)[1:]
        element = Element(kind, parent)
        parent.children.append(element)
        table = node.get("/A", {})
        for attribute in table if isinstance(table, pikepdf.Array) else [table]:
            if isinstance(attribute, pikepdf.Dictionary):
                element.n_rows = int(attribute.get("/RowSpan", element.n_rows))
                element.n_columns = int(attribute.get("/ColSpan", element.n_columns))
        within = path + [element]
        is_inline = stands_in_line(kind, parent.kind) and block is not None
        collected = block if is_inline else []
        areas = []
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if not stands_in_line(str(kid.S)[1:], kind) and collected and not is_inline:
                    self.add_block(kind, path, collected)
                    collected = []
                element.glyphs += self.read(kid, element, within, collected).glyphs
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
                areas.append(kid.Obj)
            else:
                self.read_mark(kid, node, element, collected)
        if not is_inline and collected:
            self.add_block(kind, path, collected)
        if kind == "Link":
            self.links.append((element, areas, within))
        elif kind == "TR":
            self.rows.append(element)
        elif kind == "Table":
            self.tables.append(element)
        elif kind == "LI":
            self.items.append(element)
        return element

    def read_mark(self, kid, node, element, collected):
        if isinstance(kid, pikepdf.Dictionary):
            number, page = int(kid.MCID), kid.get("/Pg", node.get("/Pg"))
        else:
            number, page = int(kid), node.get("/Pg")
        key = (self.page_of.get(page.objgen) if page is not None else None, number)
        mark = self.by_id.get(key)
        if mark is None or key in self.placed:
            self.lost.append((element.kind, key))
            return
        self.placed[key] = len(self.placed)
        element.glyphs += mark.glyphs
        collected += mark.glyphs
        if element.kind == "Figure" and mark.boxes:
            element.box = (mark.page, min(b[1] for b in mark.boxes), max(b[3] for b in mark.boxes))
            self.figures.append(element)

    def add_block(self, kind, path, glyphs):
        if kind == "Figure":
            return  # letters in a picture
        lines, row = [], []
        for g in glyphs:
            if row and (g.page != row[-1].page or abs(g.y - row[-1].y) > 0.7 * max(
                    g.size, row[-1].size) or g.x0 < row[-1].x0 - 2 and abs(g.y - row[-1].y) > 2
                        and not self.is_from_right):
                lines.append(row)
                row = []
            row.append(g)
        lines.append(row)
        lines = [r for r in lines if any(not g.text.isspace() for g in r)]
        written = [[copy.copy(g) for g in r] for r in lines]
        if self.is_from_right:
            lines = [in_order(r) for r in lines]
        for r in lines:
            while r[0].text.isspace():
                r.pop(0)
        lines = [Line(r[0].page, r, w) for r, w in zip(lines, written)]
        # Labels of another size, in a cell or a column of the role strip, have no element of their
        # own.
        starts = [i for i, line in enumerate(lines) if i == 0 or line.size < LABEL
                  and lines[i - 1].size < LABEL and abs(line.size - lines[i - 1].size) > 0.4]
        for start, end in zip(starts, starts[1:] + [len(lines)]):
            self.blocks.append(Block(kind, tuple(path), lines[start:end], len(self.blocks)))

    # ------------------------------------------------------------ links

    def name_links(self):
        owner = {}
        for block in self.blocks:
            for line in block.lines:
                for g in line.glyphs:
                    owner[id(g)] = block
        links = []
        for element, areas, path in self.links:
            # An arrow that is only shown if the target is on another page belongs to the link.
            text = "".join(g.text for g in element.glyphs).strip().removeprefix("→").strip()
            target, y = None, 0.0
            for area in areas:
                if "/Dest" in area or ("/A" in area and "/D" in area.A):
                    target, y = self.destination(area.get("/Dest") or area.A.D)
            shown = [g for g in element.glyphs if id(g) in owner]
            first = shown[0] if shown else None
            links.append(Link(text, first.page if first else -1, first.y if first else 0.0,
                              target, y, [e.kind for e in path], element,
                              owner[id(first)] if first else None))
            links[-1].has_area = bool(areas)
        self.links = links

    def destination(self, value):
        if isinstance(value, pikepdf.Array):
            page = self.page_of.get(value[0].objgen)
            top = value[3] if len(value) > 3 else None
            return page, self.size[1] - float(top) if top is not None else 0.0
        name = bytes(value)
        node = self.pdf.Root.get("/Names", {}).get("/Dests")
        row = self.find_name(node, name) if node is not None else None
        if isinstance(row, pikepdf.Dictionary):
            row = row.D
        return self.destination(row) if row is not None else (None, 0.0)

    def find_name(self, node, name):
        row = list(node.get("/Names", []))
        for i in range(0, len(row), 2):
            if bytes(row[i]) == name:
                return row[i + 1]
        for kid in node.get("/Kids", []):
            found = self.find_name(kid, name)
            if found is not None:
                return found
        return None


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()
