"""A small chapter with a planted fault of its page breaks, in the manner of planted.py.  It stands on a
left page, the right page beside it, and the left page after that."""
from planted import WORD, Maker, add_lines, heading, paragraph, words

from theme import THEMES

LEADING = 14


class Chapter:
    def __init__(self, maker):
        self.maker, self.theme = maker, maker.theme
        self.fits = int(self.theme.main / (self.theme.text_size * 0.6) + 1) // 6
        self.part = maker.element("Part", maker.root)
        self.page, self.y, self.count = 1, self.theme.top + 10, 0
        left = self.theme.full(1)[0]
        _, self.y = maker.block(self.part, "P", 1, self.y, ["Chapter 1"], 8.5, x=left)
        _, self.y = maker.block(self.part, "H1", 1, self.y + 16, ["Alpha"], 30, x=left)

    def turn(self):
        self.page, self.y = self.page + 1, self.theme.top + 10

    def opening(self, verdict="Allowed"):
        maker, self.count = self.maker, self.count + 1
        if self.y > self.theme.top + 20:
            self.y += 14
        self.section = maker.element("Sect", self.part)
        _, y = maker.block(self.section, "P", self.page, self.y, [f"1.{self.count} Alpha"], 8.5)
        _, y = maker.block(self.section, "H2", self.page, y + 14, ["May I alpha", "alpha alpha"], 17, 22)
        _, y = maker.block(self.section, "P", self.page, y, [verdict], 15, 20)
        _, self.y = maker.block(self.section, "P", self.page, y, ["Yes, alpha alpha alpha."], 12.5, 18)

    def text(self, share):
        """Reasons down to so much of the page."""
        bottom = self.theme.top + share * (self.theme.bottom - self.theme.top)
        while self.y < bottom:
            self.y = paragraph(self.maker, self.section, self.page, self.y, [self.fits, 3])

    def head(self, text):
        self.y = heading(self.maker, self.section, self.page, self.y + 14, text)

    def announce(self):
        made = self.maker.element("P", self.section)
        add_lines(self.maker, made, self.page, self.y, [self.fits, 3], {1: WORD + ":"})
        self.y += 2 * LEADING

    def items(self, count, marks, held=None):
        """Items of one line each, in a list of their own or in `held`."""
        maker = self.maker
        held = held or maker.element("L", self.section)
        for mark in marks[:count]:
            item = maker.element("LI", held)
            left = maker.left(self.page)
            maker.block(item, "Lbl", self.page, self.y, [mark], 8.5)
            body = maker.element("LBody", item)
            _, self.y = maker.block(body, "P", self.page, self.y, [words(4)], self.theme.text_size, LEADING,
                                    x=left + 21)
        return held


LETTERS, DOTS = ["(a)", "(b)", "(c)", "(d)"], ["•"] * 4


def carried(chapter):
    chapter.opening()
    chapter.text(0.45)
    chapter.opening()
    chapter.text(0.96)
    chapter.turn()
    chapter.text(0.3)


def unequal(chapter):
    chapter.opening()
    chapter.text(0.5)
    chapter.opening()
    chapter.text(0.9)
    chapter.turn()
    chapter.opening()
    chapter.text(0.3)


def three_pages(chapter, fault):
    chapter.opening()
    chapter.text(0.8)
    chapter.turn()
    chapter.opening("Allowed if…")
    if fault != "condition-overleaf":
        chapter.head("Provided that")
        chapter.items(2, LETTERS)
    chapter.head("Why")
    chapter.text(0.8)
    chapter.announce()
    held = chapter.items({"list-overleaf": 0, "last-item": 3}.get(fault, 2), DOTS)
    chapter.turn()
    if fault == "condition-overleaf":
        chapter.items(2, DOTS, held)
        chapter.head("Provided that")
        chapter.items(2, LETTERS)
    else:
        chapter.items(1 if fault == "last-item" else 2, DOTS, held)
    chapter.text(0.4)


def long_text(chapter, fault):
    """Five pages of text, on the grid or at all heights."""
    chapter.opening()
    while chapter.page < 6:
        lines = -((chapter.theme.top + 10 - chapter.y) // LEADING)
        chapter.y = chapter.theme.top + 10 + lines * LEADING
        while chapter.y < chapter.theme.bottom - 3 * LEADING:
            chapter.y = paragraph(chapter.maker, chapter.section, chapter.page, chapter.y, [chapter.fits, chapter.fits, 3])
            chapter.y += 3 if fault == "grid" else 0
        chapter.turn()
    chapter.page -= 1


def book(path, fault="", theme_name="default"):
    maker = Maker(THEMES[theme_name])
    for _ in range(7):
        maker.page()
    maker.block(maker.element("Part", maker.root), "H1", 0, 150, ["Book"], 30)
    chapter = Chapter(maker)
    if fault == "carry":
        carried(chapter)
    elif fault == "uneven":
        unequal(chapter)
    elif fault in ("grid", "on-grid"):
        long_text(chapter, fault)
    else:
        three_pages(chapter, fault)
    for page in range(1, chapter.page + 1):
        x0, y0, x1, y1 = maker.theme.tab_box(page, 1)
        box = f"{x0} {maker.theme.height - y1} {x1 - x0} {y1 - y0} re f"
        maker.raw(page, "/Artifact <</Type /Layout>> BDC "
                  f"{box} {maker.draw(page, '1', x0 + 5, y0 + 20, 9)} EMC")
    maker.save(path)
