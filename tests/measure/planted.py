"""Small books with a planted fault.  They are made without the typesetter, in letters of equal
width, so that every position is known. book(PATH) makes the same book without a fault.  Some
variants ("step", "slash", "tall-row") only look like a fault."""
import pikepdf
from pikepdf import Array, Dictionary, Name

from theme import THEMES

WIDTH = 0.6  # of a letter, at size 1
WORD = "alpha"
# No 8-bit code has an arrow, so "~" stands for it.
ARROW_MAP = (b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
             b"endcodespacerange 1 beginbfchar <7E> <2192> endbfchar endcmap end")


# Separated by the fault: the end of a line and the beginning of the next.
APART = {
    "no-break": ("1.1 →", "ii"), "no-break-money": ("USD", "500"), "no-break-unit": ("12", "km"),
    "no-break-month": ("22", "November"), "no-break-section": ("§", "7"),
    "no-break-step": (WORD, "1.1 → "),
}


class Maker:
    def __init__(self, theme):
        self.theme = theme
        self.pdf = pikepdf.new()
        self.pages = []
        self.font = self.pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, FirstChar=32, LastChar=255,
            Encoding=Name.WinAnsiEncoding, Widths=Array([int(WIDTH * 1000)] * 224),
            ToUnicode=self.pdf.make_stream(ARROW_MAP)))
        self.root = self.element("Document", None)

    def element(self, kind, parent):
        made = self.pdf.make_indirect(Dictionary(S=Name("/" + kind), K=Array()))
        if parent is not None:
            made.P = parent
            parent.K.append(made)
        return made

    def page(self):
        made = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, self.theme.width, self.theme.height]),
                          Resources=Dictionary(Font=Dictionary(F=self.font)))
        self.pages.append([self.pdf.make_indirect(made), [], 0, []])
        return len(self.pages) - 1

    def left(self, page):
        return self.theme.main_column(page)[0]

    def draw(self, page, text, x, y, size, space=0.0, gap=0.0):
        """A line; `space` is added to each space, `gap` in the middle of the first word."""
        code = text.replace("→", "~").encode("cp1252").decode("latin-1").replace("(", "\\(").replace(")", "\\)")
        if gap:
            code = f"[({code[:2]}){-1000 * gap / size:.1f}({code[2:]})]TJ"
        else:
            code = f"({code})Tj"
        return f"BT /F {size} Tf {space:.4f} Tw 1 0 0 1 {x} {self.theme.height - y} Tm {code} ET"

    def line(self, element, page, text, x, y, size=10, **more):
        """A line of text of the element."""
        row = self.pages[page]
        row[1].append(f"/{str(element.S)[1:]} <</MCID {row[2]}>> BDC "
                      f"{self.draw(page, text, x, y, size, **more)} EMC")
        element.K.append(Dictionary(Type=Name.MCR, Pg=row[0], MCID=row[2]))
        row[2] += 1

    def raw(self, page, text):
        self.pages[page][1].append(text)

    def artifact(self, page, kind, text):
        self.raw(page, f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC {text} EMC")

    def block(self, parent, kind, page, y, lines, size=10, leading=14, x=None):
        """A block of lines from y on; returns the element and the next baseline."""
        made = self.element(kind, parent)
        for text in lines:
            self.line(made, page, text, self.left(page) if x is None else x, y, size)
            y += leading
        return made, y

    def link(self, parent, page, text, x, y, target, target_y, size=10):
        made = self.element("Link", parent)
        self.line(made, page, text, x, y, size)
        area = self.pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([x, 0, x + 10, 10]),
            Dest=Array([target, target_y])))
        self.pages[page][3].append(area)
        made.K.append(Dictionary(Type=Name.OBJR, Obj=area))
        return made

    def save(self, path):
        for page, ops, _, areas in self.pages:
            page.Contents = self.pdf.make_stream("\n".join(ops).encode("latin-1"))
            self.pdf.pages.append(pikepdf.Page(page))
        objects = [p.obj for p in self.pdf.pages]
        for i, (_, _, _, areas) in enumerate(self.pages):
            for area in areas:
                target, y = int(area.Dest[0]), float(area.Dest[1])
                area.Dest = Array([objects[target], Name.XYZ, 0, self.theme.height - y, 0])
            objects[i].Annots = Array(areas)
        root = self.pdf.Root
        root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=self.root)
        root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
        self.pdf.save(path)


def words(count, last=WORD):
    return " ".join([WORD] * (count - 1) + [last])


def book(path, fault="", theme_name="default"):
    """A cover, a line of contents, a chapter of two pages and an index."""
    maker = Maker(THEMES[theme_name])
    for _ in range(5):
        maker.page()
    theme = maker.theme
    size = theme.text_size
    fits = int(theme.main / (size * WIDTH) + 1) // 6  # words to a line
    maker.block(maker.element("Part", maker.root), "H1", 0, 150, ["Book"], 30)
    contents(maker, fault)
    chapter(maker, fault, fits, size)
    index = maker.element("Part", maker.root)
    _, y = maker.block(index, "H1", 4, theme.top + 30, ["Index"], 30, x=theme.full(4)[0])
    entry, _ = maker.block(maker.element("Index", index), "P", 4, y + 20, ["alpha, "], 8.5,
                           x=theme.full(4)[0])
    maker.link(entry, 4, "4" if fault == "index-page" else "3",
               theme.full(4)[0] + 7 * 8.5 * WIDTH, y + 20, 2, theme.top, 8.5)
    if fault in ("index-wide", "index-narrow", "index-columns"):
        index_lines(maker, index, y + 40, fault)
    for page in (1, 2, 3, 4):
        furniture(maker, page, fault)
    maker.save(path)


def index_lines(maker, index, y, fault):
    """Entries in columns of 12 lines; or in one column; or one of them wider than its column."""
    theme = maker.theme
    left, right = theme.full(4)
    pitch = (right - left + theme.columns_gap) / theme.columns
    held = maker.element("Index", index)
    for i in range(12 * theme.columns):
        column, row = (0, i) if fault == "index-narrow" else divmod(i, 12)
        text = WORD * 5 + "alph" if fault == "index-wide" and i == 5 else WORD
        maker.block(held, "P", 4, y + 11 * row, [text], 8.5, x=left + column * pitch)


def contents(maker, fault):
    part = maker.element("Part", maker.root)
    left = maker.theme.full(1)[0]
    _, y = maker.block(part, "H1", 1, maker.theme.top + 30, ["Contents"], 30, x=left)
    line = maker.element("TOCI", maker.element("TOC", part))
    maker.link(line, 1, "4" if fault == "contents-page" else "3", left, y, 2, maker.theme.top)
    number = maker.element("P", line)
    maker.link(number, 1, "1.1", left + 40, y, 3 if fault == "wrong-target" else 2,
               maker.theme.top + 60)


def furniture(maker, page, fault):
    theme = maker.theme
    left, right = theme.full(page)
    label = "9" if fault == "folio" and page == 2 else str(page + 1)
    x = right - len(label) * 9 * WIDTH if page % 2 == 0 else left
    maker.artifact(page, "Header", maker.draw(page, label, x, theme.top - 30, 9))
    if page in (2, 3):
        x0, y0, x1, y1 = theme.tab_box(page, 1)
        if fault == "tab" and page == 3:
            y0, y1 = y0 + 5, y1 + 5
        box = f"{x0} {theme.height - y1} {x1 - x0} {y1 - y0} re f"
        maker.raw(page, "/Artifact <</Type /Layout>> BDC "
                  f"{box} {maker.draw(page, '1', x0 + 5, y0 + 20, 9)} EMC")


def chapter(maker, fault, fits, size):
    theme = maker.theme
    leading = 14
    part = maker.element("Part", maker.root)
    _, y = maker.block(part, "P", 2, theme.top + 10, ["Chapter 1"], 8.5, x=theme.full(2)[0])
    _, y = maker.block(part, "H1", 2, y + 16, ["Alpha"], 30, x=theme.full(2)[0])
    section = maker.element("Sect", part)
    _, y = maker.block(section, "P", 2, y + 10, ["1.1 Alpha"], 8.5)
    title = ["May I alpha alpha", "alpha"] if fault == "title" else ["May I alpha", "alpha alpha"]
    if fault == "hyphen-in-heading":
        title = ["May I al-", "pha alpha"]
    _, y = maker.block(section, "H2", 2, y + 14, title, 17, 22)
    _, y = maker.block(section, "P", 2, y, ["Allowed"], 15, 20)
    _, y = maker.block(section, "P", 2, y, ["Yes, alpha alpha alpha."], 12.5, 18)
    y = heading(maker, section, 2, y + 14)
    y = paragraph(maker, section, 2, y, [fits] * 3 + [3], fault)
    if fault:
        y = planted_lines(maker, section, y, fault, fits)
    bottom = theme.bottom - (10 if fault == "broken-row" else 6) * leading
    if fault in ("fill", "tall-row"):
        bottom = theme.top + 0.55 * (theme.bottom - theme.top)
    while y < bottom:
        y = paragraph(maker, section, 2, y, [fits] * (1 if y + 2 * leading > bottom else 2) + [3])
    after = page_break(maker, section, y, fault, fits)
    rest(maker, section, after, fault, fits)


def heading(maker, section, page, y, text="Why"):
    return maker.block(section, "H3", page, y, [text], 9)[1]


def paragraph(maker, section, page, y, counts, fault=""):
    """Lines of this many words; in a justified theme all lines except the last are filled."""
    made = maker.element("P", section)
    add_lines(maker, made, page, y, counts)
    return y + 14 * len(counts)


def add_lines(maker, made, page, y, counts, ends=None, is_end=True):
    theme, size = maker.theme, maker.theme.text_size
    for i, count in enumerate(counts):
        text = words(count, (ends or {}).get(i, WORD))
        is_last = is_end and i == len(counts) - 1
        space = 0.0
        if theme.is_justified and not is_last and count > 1:
            space = (theme.main - len(text) * size * WIDTH) / (count - 1)
        maker.line(made, page, text, maker.left(page), y + 14 * i, size, space=space)


def planted_lines(maker, section, y, fault, fits):
    """Faults in lines, on the first page of the chapter."""
    made = maker.element("P", section)
    size, left, right = maker.theme.text_size, maker.left(2), maker.theme.full(2)[1]
    if fault == "runt" and maker.theme.is_justified:
        text = words(10) + " ab a"  # full even without the last letter
        space = (maker.theme.main - len(text) * size * WIDTH) / text.count(" ")
        maker.line(made, 2, text, left, y, size, space=space)
        maker.line(made, 2, "end.", left, y + 14, size)
        return y + 28
    if fault == "step":  # ragged, although a line happens to end at the edge
        section.K = Array(list(section.K)[:-1])
        item = maker.element("LI", maker.element("L", maker.element("Sect", section)))
        x = maker.theme.full(2)[0] + sum(maker.theme.steps)
        fits = int((right - x + 1) / (size * WIDTH))
        lines = [("alpha " * 9)[:fits - 1].strip() + "h", words(4), words(2)]
        return maker.block(item, "P", 2, y, lines, size, x=x)[1]
    if fault == "slash":  # no line begins with a slash, so that the long word does not fit
        fits = int(maker.theme.main / (size * WIDTH))
        long = "alpha" * 2 + "alph"
        lines = [(WORD + " ") * 9, long + " / " + WORD]
        lines[0] = lines[0][:fits - len(long) - 2].strip() + "h"
        for i, text in enumerate(lines):
            maker.line(made, 2, text, left, y + 14 * i, size)
        return y + 28
    if fault == "runt":
        add_lines(maker, made, 2, y, [fits, fits])
        maker.line(made, 2, "end.", left, y + 28, size)
        return y + 42
    if fault == "rag":
        add_lines(maker, made, 2, y, [fits - 4, fits, 5])
        return y + 42
    if fault == "edge":
        maker.line(made, 2, WORD * 3, right - 30, y, size)
    elif fault == "column":
        text = words(fits) + WORD
        maker.line(made, 2, text, left, y, size)
        add_lines(maker, made, 2, y + 14, [fits, 3])
        return y + 42
    elif fault == "overlap":
        add_lines(maker, made, 2, y, [4])
        maker.line(maker.element("P", section), 2, WORD, left + 20, y + 1, size)
    elif fault in APART:
        last, first = APART[fault]
        is_step = fault == "no-break-step"
        x = maker.theme.full(2)[0] + sum(maker.theme.steps) if is_step else left
        if is_step:
            section.K = Array(list(section.K)[:-1])
            item = maker.element("LI", maker.element("L", maker.element("Sect", section)))
            made = maker.element("P", item)
        width = (right - x if is_step else maker.theme.main) / (size * WIDTH)
        count = int(width - len(last)) // 6
        text = (words(count) + " " + last).strip()
        space = 0.0
        if maker.theme.is_justified and not is_step:
            space = (maker.theme.main - len(text) * size * WIDTH) / count
        maker.line(made, 2, text, x, y, size, space=space)
        if is_step:
            maker.line(made, 2, first, x, y + 14, size)
            maker.link(made, 2, "3", x + len(first) * size * WIDTH, y + 14, 2, maker.theme.top, size)
        else:
            maker.line(made, 2, first + " " + WORD, x, y + 14, size)
        return y + 28
    elif fault == "word-order":
        maker.line(made, 2, WORD, left + 60, y, size)
        maker.line(made, 2, WORD, left, y, size)
    elif fault == "word-apart":
        maker.line(made, 2, "omega", left, y, size, gap=8)
    elif fault == "no-element":
        maker.raw(2, "/P <</MCID 900>> BDC " + maker.draw(2, WORD, left, y, size) + " EMC")
    elif fault == "ladder":
        add_lines(maker, made, 2, y, [fits] * 3 + [3], {0: "alph-", 1: "alph-", 2: "alph-"})
        return y + 56
    elif fault == "wide":
        add_lines(maker, made, 2, y, [fits, fits - 4, fits, 3])
        return y + 56
    elif fault == "not-filled":
        add_lines(maker, made, 2, y, [fits, fits], is_end=False)
        maker.line(made, 2, words(fits), left, y + 28, size)
        maker.line(made, 2, WORD + " " + WORD, left, y + 42, size)
        return y + 56
    else:
        section.K = Array(list(section.K)[:-1])  # nothing to add here
        return y
    return y + 14


def page_break(maker, section, y, fault, fits):
    """Adds the end of page 3; returns the first baseline after it on page 4."""
    first = maker.theme.top + 10
    if fault in ("fill", "tall-row"):
        return first
    if fault == "stranded-heading":
        heading(maker, section, 2, y + 14)
        return paragraph(maker, section, 3, first, [fits, fits, 3])
    if fault == "stranded-caption":
        return table(maker, section, 2, y + 14, 3, first)
    if fault == "broken-row":
        table(maker, section, 2, y + 14, 2, fault=fault)
        return paragraph(maker, section, 3, first + 14, [fits, fits, 3])
    above, below = {"widow": (3, 1), "orphan": (1, 3)}.get(fault, (2, 2))
    made = maker.element("P", section)
    ends = {above - 1: "alph-"} if fault == "hyphen-across-pages" else None
    add_lines(maker, made, 2, y, [fits] * above, ends, is_end=False)
    add_lines(maker, made, 3, first, [fits] * (below - 1) + [3])
    return first + 14 * below


def table(maker, section, page, y, rows_on, first=0.0, fault=""):
    """A caption and head on `page`, and rows on page `rows_on` from `first`."""
    left = maker.theme.full(page)[0]
    made = maker.element("Table", section)
    _, y = maker.block(made, "Caption", page, y, ["The rule"], 9, x=left)
    head = maker.element("TR", maker.element("THead", made))
    for x, text in ((0, "Who"), (150, "Verdict")):
        maker.block(head, "TH", page, y, [text], 7.5, x=left + x)
    y = y + 14 if rows_on == page else first
    left = maker.theme.full(rows_on)[0]
    body = maker.element("TBody", made)
    for i in range(3):
        row = maker.element("TR", body)
        is_tall = fault == "tall-row" and i == 2
        text = ["Al" + 4 * "phal"] * 22 if is_tall else ["Alpha"]
        below = maker.block(row, "TD", rows_on, y, text, 8.5, leading=12, x=left)[1]
        cell = maker.element("TD", row)
        if fault == "clipped-row" and i == 1:
            height = maker.theme.height - y
            maker.raw(rows_on, f"q {left} {height - 20} 160 40 re W n")
            maker.line(cell, rows_on, "Allowed if", left + 150, y, 8.5)
            maker.raw(rows_on, "Q")
        elif fault == "broken-row" and i == 2:
            maker.line(cell, rows_on, words(10), left + 150, y, 8.5)
            maker.line(cell, rows_on + 1, "if alpha", maker.theme.full(rows_on + 1)[0] + 150,
                       maker.theme.top + 10, 8.5)
        elif fault == "low-row" and i == 1:
            maker.line(cell, rows_on, "Allowed", left + 150, maker.theme.bottom + 12, 8.5)
        else:
            maker.line(cell, rows_on, "Allowed", left + 150, y, 8.5)
        y = below + 10
    return y


def rest(maker, section, y, fault, fits):
    """The second page of the chapter."""
    y = table(maker, section, 3, y + 21, 3, fault="" if fault == "broken-row" else fault)
    y = heading(maker, section, 3, y + 14)
    made, _ = maker.block(section, "P", 3, y, ["See 1.1 "], maker.theme.text_size)
    x = maker.left(3) + 8 * maker.theme.text_size * WIDTH
    maker.link(made, 3, {"reference-page": "4"}.get(fault, "3"), x, y, 2, maker.theme.top,
               maker.theme.text_size)
    paragraph(maker, section, 3, y + 14, [fits, fits, 3])
