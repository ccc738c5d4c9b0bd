"""Bars on lines: rag, last lines, and text that extends beyond the margins."""
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from book import HEADS, squeeze

SLACK = 0.6  # pt: rounding of positions
GRID_SLACK = 0.2
SHORT_WORD = 7
SHORT_LINE = 0.75
WIDE = 1.5      # word space of a justified line, as a multiple of the median
STRETCH = 0.02  # how much wider its glyphs may be
NOT_FIRST = tuple("/!?)]},.;:…")  # Unicode allows no line to begin with these
UNIT = re.compile(r"[(“]?\d[\d.,/–-]*$")
STEP_REFERENCE = re.compile(r"\d+\.\d+ → \d+")
MONEY = re.compile(r"[(“]?([A-Z]{3}|§|[Pp]\.|[Nn]o\.)$")


@dataclass
class Fault:
    bar: str
    page: int  # index
    y: float
    text: str
    what: str


NUMBER = re.compile(r"\d+\.\d+")


def fault(bar, line, what):
    return Fault(bar, line.page, line.y, squeeze(line.text), what)


def is_step(block):
    """Is the block in the list of a worked example, which is a section of a section?"""
    return block.is_in("LI") and block.kinds.count("Sect") > 1


def outer_list(block):
    """The list that contains the block, if it is directly in a part of the book or in a guide."""
    kinds = [k for k in block.kinds if k != "Sect"]
    if kinds[1:3] != ["Part", "L"] or block.kinds.count("Sect") > 1:
        return None
    return next(e for e in block.path if e.kind == "L")


class Measure:
    """How far to the right the lines of each block may extend."""

    def __init__(self, book, theme):
        self.book, self.theme = book, theme
        self.by_page = defaultdict(list)  # page -> (line, block)
        for block in book.blocks:
            for line in block.lines:
                self.by_page[line.page].append((line, block))
        # Numbered lists directly in a part of the book, and where their lines begin.
        self.numbered, self.spans = set(), defaultdict(list)
        for block in book.blocks:
            outer = outer_list(block)
            if outer is None:
                continue
            for line in block.lines:
                x = line.x0 - theme.full(line.page)[0]
                self.spans[id(outer)].append((x, x + line.x1 - line.x0))
                if block.kind == "Lbl" and abs(x) < 1:
                    self.numbered.add(id(outer))
        self.parents = defaultdict(list)  # where the lines inside an element begin and end
        for block in book.blocks:
            for line in block.lines:
                x = line.x0 - theme.full(line.page)[0]
                self.parents[id(block.path[-1]) if block.path else None].append((x, x + line.x1 - line.x0))
        self.columns = {}
        for table in book.tables:
            heads = [b for b in book.blocks if b.kind == "TH" and b.is_in("THead")
                     and b.around("Table") is table]
            self.columns[id(table)] = sorted(
                b.lines[0].x0 - theme.full(b.lines[0].page)[0] for b in heads)

    def right(self, block, line):
        theme, page = self.theme, line.page
        left, edge = theme.full(page)
        if block.is_in("Note"):
            edge = theme.side_column(page)[1]
        elif block.is_in("Index"):
            edge = self.column_right(page, line.x0, theme.columns)
        elif self.is_columns(block, theme.columns):
            edge = self.column_right(page, line.x0, theme.columns)
        elif block.is_in("Table") and block.kind != "Caption":
            starts = self.columns[id(block.around("Table"))]
            edge = min([left + s - 8 for s in starts if left + s > line.x0 + 5] + [edge])
        else:
            if is_step(block):
                return theme.step_right(page, line.x0)
            if self.is_change(block):
                # The sign is before the verdict.
                return min([other.x0 - 17 for other, b in self.by_page[page]
                            if b.around("LI") is block.around("LI") and other.x0 > line.x0 + 20] + [edge])
            node = theme.tree_right(page, line.x0) if self.is_tree(block) else None
            if self.is_key(block):
                node = theme.key_right(page, line.x0, self.is_beside(block))
            elif self.is_asked(block) and self.is_beside(block):
                node = edge - sum(theme.asked)
            if node is not None:
                return node
            if self.is_two_columns(block):
                width = (edge - left - theme.columns_gap) / 2
                return left + width if line.x0 < left + width else edge
            if self.is_main(block):
                edge = theme.main_column(page)[1]
            beside = [other.x0 - 8 for other, b in self.by_page[page]
                      if b is not block and not b.is_in("Note") and other.x0 > line.x0 + 20
                      and abs(other.y - line.y) < line.size and other.x0 > line.x1]
            edge = min(beside + self.rules_beside(line) + [edge])
        return edge - theme.quote * block.kinds.count("BlockQuote")

    def rules_beside(self, line):
        """Where text ends before the vertical rules to the right of a line: those of the strip of roles."""
        return [x0 - 8 for mark in self.book.marks[line.page] if mark.artifact == "Layout"
                for x0, y0, x1, y1 in mark.boxes
                if x1 - x0 < 1.5 and y1 - y0 > 10 and y0 <= line.y <= y1 and x0 > line.x1]

    def column_right(self, page, x, count):
        """The right edge of the column, one of `count`, that contains a line beginning at x."""
        left, right = self.theme.full(page)
        width = (right - left - (count - 1) * self.theme.columns_gap) / count
        return left + (x - left + 1) // (width + self.theme.columns_gap) * (width + self.theme.columns_gap) + width

    def is_columns(self, block, count):
        """Is it one of several paragraphs in `count` columns?  They are in more than one column,
        and each line begins at the left of its column."""
        spans = self.parents[id(block.path[-1])] if block.path else []
        left, right = self.theme.full(0)
        width = (right - left - (count - 1) * self.theme.columns_gap) / count
        pitch = width + self.theme.columns_gap
        return (len({round(x0 / pitch) for x0, _ in spans}) > 1
                and all(abs(x0 - round(x0 / pitch) * pitch) < 1.5 and x1 <= round(x0 / pitch) * pitch + width + SLACK
                        for x0, x1 in spans))

    def is_tree(self, block):
        """Is it in a guide: a part that directly contains its list, or one of the guides that share
        it?"""
        outer = outer_list(block)
        return outer is not None and id(outer) not in self.numbered and not self.is_two_columns(block)

    def is_key(self, block):
        """Is it in a list of the answers to a numbered question?"""
        outer = outer_list(block)
        return outer is not None and id(outer) in self.numbered and block.kinds.count("L") == 2

    def is_asked(self, block):
        """Is it a numbered question, which may have the answers that lead to it beside it?"""
        outer = outer_list(block)
        return (outer is not None and id(outer) in self.numbered and block.kinds.count("L") == 1
                and not self.is_two_columns(block))

    def is_change(self, block):
        """Is it in an item that begins with a practice's number in its own column: a change?"""
        item = block.around("LI")
        if item is None or outer_list(block) is None or id(outer_list(block)) in self.numbered:
            return False
        first = next(b for b in self.book.blocks if b.around("LI") is item)
        return NUMBER.fullmatch(first.text.strip()) is not None

    def is_beside(self, block):
        """Is there text to the right of its first line?"""
        first = block.lines[0]
        return any(other.x0 > first.x1 and abs(other.y - first.y) < first.size
                   for other, b in self.by_page[first.page] if b is not block and not b.is_in("Note"))

    def is_two_columns(self, block):
        """Is it in a list in two columns, such as the sources and the glossary?"""
        outer = outer_list(block)
        if outer is None:
            return False
        left, right = self.theme.full(0)
        width = (right - left - self.theme.columns_gap) / 2
        second = width + self.theme.columns_gap
        # Terms have a hanging indent, and so has a source after its number and the text after its
        # bars; further paragraphs of a term are indented.
        return all(any(abs(x0 - start - hang) < 1.5 for hang in (0, 13.5, 20, 28, 33.5)) and x1 <= start + width + SLACK
                   for x0, x1 in self.spans[id(outer)]
                   for start in [second if x0 > width else 0])

    def is_main(self, block):
        """Is it in the main column, and not across the page?  Most of its lines decide."""
        if block.is_in("Table", "TOC", "Index") or is_step(block):
            return False
        over = wide = 0
        for i, line in enumerate(block.lines):
            left, right = self.theme.main_column(line.page)
            if line.x0 < left - 2:
                return False
            over += line.x1 > right + self.theme.hang + SLACK
            if i + 1 < len(block.lines):
                room = self.theme.full(line.page)[1] - line.x1
                wide += first_width(block.lines[i + 1]) + 20 < room
        return over == 0 or wide >= over


def words_of(line, has_last=False, has_sign=False):
    """Words, where parts with no-break spaces between them are one word: "3.4 → 34", "22 November",
    "USD 2,500"; in an example (has_last), also the last word and the reference after it; behind a
    sign (has_sign), all words in the verdict's type: "Not stated". (Fonts draw a no-break space
    with the glyph of a space, so the text does not tell them apart.)"""
    out = []
    for word in line.words():
        last = out[-1][0].split(" ")[-1] if out else ""
        if out and word[0].startswith(NOT_FIRST) or out and "→" in (word[0], last) or UNIT.match(last) and word[0][0].isalpha() or (
                MONEY.match(last) and word[0][0].isdigit()):
            out[-1] = (out[-1][0] + " " + word[0], out[-1][1], word[2])
        else:
            out.append(word)
    for i in range(len(out) - 1, 0, -1):
        if has_last and STEP_REFERENCE.match(out[i][0]):
            out[i - 1:i + 1] = [(out[i - 1][0] + " " + out[i][0], out[i - 1][1], out[i][2])]
    if has_sign:
        rest = [g.x0 for g in line.glyphs if g.font != line.glyphs[0].font] + [line.x1]
        n = max(1, sum(word[1] < rest[0] for word in out))
        out[:n] = [(" ".join(word[0] for word in out[:n]), out[0][1], out[n - 1][2])]
    return out


def drawn_before(block, line):
    """The width of anything drawn before a line's first word, such as the sign of a verdict.  What
    is before a paragraph is an indent, except in notes, which begin with the bars of a source."""
    if line is block.lines[0] and not block.is_in("Note"):
        return 0.0
    return max(0.0, line.x0 - min(other.x0 for other in block.lines))


def ends_label(line):
    """Is it a label of a column of labels, which all except the last end in a lighter "or"?"""
    shown = [g for g in line.glyphs if not g.text.isspace()]
    return line.text.endswith(" or") and len(shown) > 2 and shown[-1].font != shown[-3].font


def first_width(line, has_last=False, has_sign=False):
    word = words_of(line, has_last, has_sign)[0]
    return word[2] - word[1]


def space(line):
    return 0.25 * line.size


def natural_space(block):
    """The space between words if it is not stretched: that of most words."""
    gaps = sorted(b[1] - a[2] for line in block.lines
                  for words in [line.words()] for a, b in zip(words, words[1:]))
    return gaps[len(gaps) // 2] if gaps else space(block.lines[0])


MARKS = re.compile(r"\[\d[\d, –]*\]")


def letters(line):
    """The number of letters and digits of the line without note marks."""
    return sum(c.isalnum() for g in line.glyphs if g.size > 0.8 * line.size for c in g.text)


def is_text(block):
    return block.kind in ("P", "LBody", "TD", "TH") and not block.is_in("TOC")


def rag(book, theme, measure):
    """Lines under 75 % of the measure although the next word would fit, and last lines of one short
    word.  They are faults only if the paragraph could have the same number of lines without
    either."""
    faults, n_forced = [], 0
    for block in book.blocks:
        if not is_text(block) or block.lines[0].page == 0 or len(block.lines) < 2:
            continue  # the cover only has titles
        found = []
        is_filled = is_set_justified(block, theme, measure)
        gap = space(block.lines[0]) if is_filled else natural_space(block)
        for line, after in zip(block.lines, block.lines[1:]):
            if is_filled:
                break
            room = measure.right(block, line) - line.x0 + drawn_before(block, line)
            length = line.x1 - line.x0 + drawn_before(block, line)
            sign = drawn_before(block, after)
            if length < SHORT_LINE * room and not ends_label(line) and (
                    length + gap + sign + first_width(after, is_step(block), sign > 0) <= room - SLACK):
                found.append(fault("rag", line, f"{100 * length / room:.0f} % of {room:.0f} pt; "
                                   f"“{words_of(after)[0][0]}” fits"))
        last = block.lines[-1]
        if is_runt(last.words(), letters(last)):
            found.append(fault("runt", last, f"{letters(last)} letters"))
        if found and can_be_better(block, measure, is_filled, gap):
            faults += found
        else:
            n_forced += len(found)
    return faults, n_forced


def is_runt(words, n_letters):
    return len(words) == 1 and n_letters < SHORT_WORD


def can_be_better(block, measure, is_filled, gap):
    """Could the paragraph have as many lines, none of them too short, without ending on one short
    word? (Justified lines must not need wide spaces for this.)"""
    words, rooms = [], []
    for line in block.lines:
        drawn = drawn_before(block, line)
        rooms.append(measure.right(block, line) - line.x0 + drawn)
        own = words_of(line, is_step(block), drawn > 0 and line is not block.lines[0])
        own[0] = (own[0][0], own[0][1] - drawn, own[0][2])
        # The space after a word on its line as it is set: spaces vary with kerning.
        gaps = [gap if is_filled else b[1] - a[2] for a, b in zip(own, own[1:])] + [gap]
        words += [(text, x1 - x0, after) for (text, x0, x1), after in zip(own, gaps)]
    n = len(words)
    ends = {0}  # the numbers of words that the lines so far can hold
    for room in rooms:
        if any(ends_well(words[start:], room) for start in ends):
            return True
        reached = set()
        for start in ends:
            length = -words[start][2]
            for end in range(start, n - 1):
                length += words[end][1] + words[end][2]
                if length > room - SLACK:
                    break
                if is_filled:
                    spaces = (end - start) * gap * (WIDE - 1)
                    is_long = length * (1 + STRETCH) + spaces >= room
                else:
                    after = words[end][2] + words[end + 1][1]
                    is_long = length >= SHORT_LINE * room or length + after > room
                if is_long:
                    reached.add(end + 1)
        ends = reached
    return False


def ends_well(words, room):
    """Do the words fit on a last line, and are they more than one short word?"""
    text = MARKS.sub("", " ".join(word[0] for word in words))
    length = sum(width + gap for _, width, gap in words) - words[0][2]
    return length <= room - SLACK and not is_runt(text.split(), sum(c.isalnum() for c in text))


# The end of a line and the beginning of the next that must not be separated.
APART = (
    (r"→", r""), (r"", r"→"),
    (r"[(“]?(EUR|USD|GBP|CHF|JPY|[€$£]|§§?|[Nn]os?\.|pp?\.)", r"\d"),
    (r"[(“]?(\d[\d.,]*)?\d", r"(EUR|USD|GBP|CHF|JPY|%|€|km|m|cm|mm|kg|g|h|min|s|MB|GB)\b|%"),
    (r"[(“]?[0-3]?\d", r"(January|February|March|April|May|June|July|August|September|October|"
     r"November|December)\b"),
)


def no_breaks(book, theme, measure):
    """Parts that belong together are on one line: "3.4 → 34", "USD 500", "22 November", "§ 7"; in
    an example, the last word and the reference after it."""
    faults = []
    for block in book.blocks:
        for line, after in zip(block.lines, block.lines[1:]):
            last, first = line.text.split()[-1], squeeze(after.text)
            for before, behind in APART:
                if re.fullmatch(before or ".*", last) and re.match(behind, first):
                    faults.append(fault("no-break", line, f"“{last}” and “{first[:12]}”"))
            if is_step(block) and STEP_REFERENCE.match(first):
                faults.append(fault("no-break", line, f"“{last}” and its reference"))
    return faults


def overflow(book, theme, measure):
    """No glyph is outside the text block, its column or its clip; no text is on other text."""
    faults = []
    for page, rows in sorted(measure.by_page.items()):
        left, right = theme.full(page)
        is_cover = page == 0
        for line, block in rows:
            if any(g.is_clipped for g in line.glyphs):
                faults.append(fault("clipped", line, "glyphs outside what is shown"))
            if line.y > theme.bottom + SLACK and not is_cover or line.y > theme.height:
                faults.append(fault("overflow", line, f"baseline at {line.y:.1f}, "
                                    f"text ends at {theme.bottom:g}"))
            if line.y - 0.6 * line.size < theme.top - 2 and not is_cover:
                faults.append(fault("overflow", line, "above the text block"))
            if line.x0 < left - theme.hang - SLACK or line.x1 > right + theme.hang + SLACK:
                faults.append(fault("overflow", line, f"x {line.x0:.1f} to {line.x1:.1f}, "
                                    f"the block is {left:.1f} to {right:.1f}"))
            elif not is_cover:
                faults += over_column(block, line, measure)
        faults += overlaps(rows)
    return faults


def over_column(block, line, measure):
    theme = measure.theme
    if block.is_in("Note"):
        left, right = theme.side_column(line.page)
    elif block.is_in("Sect") and measure.is_main(block) and not measure.is_columns(block, theme.columns):
        left, right = theme.main_column(line.page)
    else:
        return []
    if line.x1 > right + theme.hang + SLACK or line.x0 < left - theme.hang - SLACK:
        return [fault("overflow", line, f"x {line.x0:.1f} to {line.x1:.1f}, "
                      f"the column is {left:.1f} to {right:.1f}")]
    return []


def overlaps(rows):
    faults = []
    rows = sorted(rows, key=lambda row: row[0].y)
    for i, (line, block) in enumerate(rows):
        for other, b in rows[i + 1:]:
            if other.y - line.y > 0.5 * min(line.size, other.size):
                if other.y - line.y > 30:
                    break
                continue
            if b is not block and min(line.x1, other.x1) - max(line.x0, other.x0) > 1.5:
                faults.append(fault("overlap", line, f"runs into “{squeeze(other.text)[:40]}”"))
    return faults


def off_grid(book, theme):
    """The lines of the text, and those of them that are not on the grid of the book's pages.  Its lines
    are at the same heights on all of them: at those of most lines."""
    lines = [line for block in book.blocks if block.kind in ("P", "LBody") and not block.is_in("Note", "Index", "TOC")
             for line in block.lines if abs(line.size - theme.text_size) < 0.05]
    phases = [(line.y - theme.top) % theme.leading for line in lines]

    def apart(a, b):
        return min((a - b) % theme.leading, (b - a) % theme.leading)

    common = Counter(round(phase, 1) for phase in phases).most_common(1)[0][0] if phases else 0.0
    return lines, [line for line, phase in zip(lines, phases) if apart(phase, common) > GRID_SLACK]


def justified(book, theme, measure):
    """Word space, hyphens and ladders of justified paragraphs; (faults, figures)."""
    spaces, faults, n_lines, n_hyphens = [], [], 0, 0
    for block in book.blocks:
        if block.kind in HEADS:
            for line in block.lines[:-1]:
                if is_hyphenated(line):
                    faults.append(fault("hyphen-in-heading", line, "ends with a hyphen"))
        if not is_set_justified(block, theme, measure):
            continue
        ladder = 0
        for line, after in zip(block.lines, block.lines[1:]):
            n_lines += 1
            ladder = ladder + 1 if is_hyphenated(line) else 0
            n_hyphens += ladder > 0
            if ladder > 2:
                faults.append(fault("ladder", line, f"hyphen number {ladder} in a row"))
            if ladder and after.page != line.page:
                faults.append(fault("hyphen-across-pages", line, "the word ends on the next page"))
            right = measure.right(block, line)
            if line.x1 < right - 1.5:
                faults.append(fault("not-filled", line, f"ends {right - line.x1:.1f} pt before the edge"))
            words = line.words()
            gaps = [b[1] - a[2] for a, b in zip(words, words[1:])]
            if len(gaps) >= 2:
                spaces.append((sum(gaps) / len(gaps), line))
    if not spaces:
        return faults, {}
    values = sorted(s for s, _ in spaces)
    mean, median = sum(values) / len(values), values[len(values) // 2]
    deviation = (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5
    wide = [(s, line) for s, line in spaces if s > WIDE * median]
    figures = {"justified lines": n_lines, "variation": deviation / mean, "wide": len(wide) / len(spaces),
               "hyphenated": n_hyphens / n_lines}
    for s, line in wide:
        faults.append(fault("wide", line, f"word space {s / median:.2f} x the median"))
    return faults, figures


def is_hyphenated(line):
    return bool(re.search(r"\w[-\u2010\u00ad]$", line.text))


def is_set_justified(block, theme, measure):
    if not theme.is_justified or block.kind not in ("P", "LBody") or len(block.lines) < 2:
        return False
    if is_step(block) or outer_list(block):
        return False  # ragged in every theme, even if a line happens to reach the edge
    if not block.is_in("Sect") or block.is_in("Note", "Table", "Index", "TOC") or abs(block.lines[0].size - theme.text_size) > 0.1:
        return False
    at_edge = sum(line.x1 >= measure.right(block, line) - 1.5 for line in block.lines[:-1])
    return 3 * at_edge >= len(block.lines) - 1 and at_edge > 0
