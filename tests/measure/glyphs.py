"""Reads the content streams of a PDF: every glyph with its position and its mark, and the bounding boxes of
drawings.  Lengths are in pt, y from the top."""
import re
from dataclasses import dataclass, field

import pikepdf


@dataclass(eq=False)
class Mark:
    """A marked-content sequence: part of an element (id), or an artifact (its subtype or type)."""
    page: int
    id: int = -1
    artifact: str = ""
    glyphs: list = field(default_factory=list)
    boxes: list = field(default_factory=list)  # (x0, y0, x1, y1), in drawing order


@dataclass(eq=False)
class Glyph:
    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    mark: object
    is_clipped: bool
    font: object

    def __copy__(self):
        return Glyph(self.text, self.x0, self.x1, self.y, self.size, self.page, self.mark, self.is_clipped, self.font)


class Font:
    """Widths and Unicode values of the codes of one font."""

    def __init__(self, font):
        self.is_wide = font.get("/Subtype") == "/Type0"
        self.widths = {}
        self.default = 0.0
        self.unicode = {}
        if self.is_wide:
            self.read_wide(font.DescendantFonts[0])
        else:
            first = int(font.get("/FirstChar", 0))
            self.widths = {first + i: float(w) for i, w in enumerate(font.get("/Widths", []))}
        if "/ToUnicode" in font:
            self.read_unicode(font.ToUnicode.read_bytes().decode("latin-1"))

    def read_wide(self, font):
        self.default = float(font.get("/DW", 1000))
        row = list(font.get("/W", []))
        i = 0
        while i < len(row):
            first, second = int(row[i]), row[i + 1]
            if isinstance(second, pikepdf.Array):
                self.widths.update({first + k: float(w) for k, w in enumerate(second)})
                i += 2
            else:
                self.widths.update({c: float(row[i + 2]) for c in range(first, int(second) + 1)})
                i += 3

    def read_unicode(self, cmap):
        def text(digits):
            return bytes.fromhex(digits).decode("utf-16-be", "replace")

        for part in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", part):
                self.unicode[int(code, 16)] = text(value)
        for part in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            for low, high, values in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[.*?\])", part, re.S):
                each = re.findall(r"<(\w+)>", values)
                for k, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                    if values[0] == "[":
                        self.unicode[code] = text(each[k])
                    else:
                        start = text(each[0])
                        self.unicode[code] = start[:-1] + chr(ord(start[-1]) + k)

    def codes(self, data):
        """(text, width at size 1) of each code of a string."""
        if self.is_wide:
            numbers = [data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2)]
        else:
            numbers = data
        for code in numbers:
            text = self.unicode.get(code)
            if text is None:
                text = "\ufffd" if self.is_wide else bytes([code]).decode("cp1252", "replace")
            yield code, text, self.widths.get(code, self.default) / 1000


def multiply(a, b):
    return (a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
            a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
            a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5])


def advanced(m, x):
    """The matrix of text that is moved on by x."""
    return (*m[:4], x * m[0] + m[4], x * m[1] + m[5])


def apply(m, x, y):
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOWHERE = (-1e9, -1e9, 1e9, 1e9)


class Reader:
    """The content stream of one page (or of a form on it), operator by operator."""

    def __init__(self, number, height, fonts):
        self.number, self.height, self.fonts = number, height, fonts
        self.marks = []
        self.open = []
        self.matrix, self.clip, self.stack = IDENTITY, NOWHERE, []
        self.text = self.line = IDENTITY
        self.font, self.size, self.leading = None, 0.0, 0.0
        self.char_space = self.word_space = self.rise = 0.0
        self.scale = 1.0
        self.path, self.is_clip = [], False

    def read(self, owner):
        resources = owner.get("/Resources", {})
        for operands, operator in pikepdf.parse_content_stream(owner, OPERATORS):
            name = str(operator)
            action = ACTIONS.get(name)
            if action:
                action(self, *operands)
            elif name == "Do":
                self.draw(resources.get("/XObject", {}).get(str(operands[0])))
            elif name == "Tf":
                self.set_font(resources.Font[str(operands[0])], float(operands[1]))
            elif name in PAINTS:
                self.paint(name)

    def mark(self):
        if self.open:
            return self.open[-1]
        if not self.marks or self.marks[-1].id != -1 or self.marks[-1].artifact:
            self.marks.append(Mark(self.number))
        return self.marks[-1]

    def begin(self, tag, properties=None):
        known = properties if isinstance(properties, pikepdf.Dictionary) else {}
        artifact = ""
        if str(tag) == "/Artifact":
            artifact = str(known.get("/Subtype", known.get("/Type", "/Artifact")))[1:]
        if "/MCID" not in known and not artifact and self.open:
            self.open.append(self.open[-1])
            return
        new = Mark(self.number, int(known.get("/MCID", -1)), artifact)
        self.marks.append(new)
        self.open.append(new)

    def end(self):
        self.open.pop()

    def set_font(self, font, size):
        key = font.objgen if font.objgen != (0, 0) else id(font)
        if key not in self.fonts:
            self.fonts[key] = Font(font)
        self.font, self.size = self.fonts[key], size

    def save(self):
        self.stack.append((self.matrix, self.clip, self.font, self.size))

    def restore(self):
        self.matrix, self.clip, self.font, self.size = self.stack.pop()

    def change(self, *numbers):
        self.matrix = multiply([float(n) for n in numbers], self.matrix)

    def begin_text(self):
        self.text = self.line = IDENTITY

    def set_text(self, *numbers):
        self.text = self.line = tuple(float(n) for n in numbers)

    def move(self, x, y):
        self.text = self.line = multiply((1, 0, 0, 1, float(x), float(y)), self.line)

    def show(self, data):
        mark = self.mark()
        for code, text, width in self.font.codes(bytes(data)):
            advance = width * self.size + self.char_space
            if code == 32 and not self.font.is_wide:
                advance += self.word_space
            whole = multiply(self.text, self.matrix)
            x0, y = apply(whole, 0, self.rise)
            x1, _ = apply(whole, width * self.size * self.scale, self.rise)
            y = self.height - y
            size = abs(whole[3]) * self.size
            inside = (self.clip[0] - 0.5 <= x0 and x1 <= self.clip[2] + 0.5
                      and self.clip[1] - 0.5 <= y <= self.clip[3] + 0.5)
            mark.glyphs.append(Glyph(text, x0, x1, y, size, self.number, mark, not inside,
                                     self.font))
            self.text = advanced(self.text, advance * self.scale)

    def show_moved(self, pieces):
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                self.show(piece)
            else:
                back = -float(piece) / 1000 * self.size * self.scale
                self.text = advanced(self.text, back)

    def point(self, *numbers):
        for i in range(0, len(numbers), 2):
            x, y = apply(self.matrix, float(numbers[i]), float(numbers[i + 1]))
            self.path.append((x, self.height - y))

    def rectangle(self, x, y, width, height):
        x, y, width, height = float(x), float(y), float(width), float(height)
        if self.path and not self.is_clip:
            self.add_box()  # one box for each rectangle
        self.point(x, y, x + width, y + height)

    def add_box(self):
        box = bounds(self.path)
        self.mark().boxes.append(box)
        self.path = []

    def set_clip(self):
        self.is_clip = True

    def paint(self, name):
        if self.path and self.is_clip:
            x0, y0, x1, y1 = bounds(self.path)
            self.clip = (max(x0, self.clip[0]), max(y0, self.clip[1]),
                         min(x1, self.clip[2]), min(y1, self.clip[3]))
        if self.path and name != "n":
            self.add_box()
        self.path, self.is_clip = [], False

    def draw(self, thing):
        if thing is None:
            return
        if thing.get("/Subtype") == "/Form":
            self.save()
            self.change(*thing.get("/Matrix", IDENTITY))
            self.read(thing)
            self.restore()
        else:
            self.point(0, 0, 1, 1)
            self.add_box()


def bounds(points):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def number_of(name):
    return lambda reader, value: setattr(reader, name, float(value))


def next_line(reader):
    reader.move(0, -reader.leading)


def move_leading(reader, x, y):
    reader.leading = -float(y)
    reader.move(x, y)


PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"}
ACTIONS = {
    "BDC": Reader.begin, "BMC": Reader.begin, "EMC": Reader.end,
    "q": Reader.save, "Q": Reader.restore, "cm": Reader.change,
    "BT": Reader.begin_text, "Tm": Reader.set_text, "Td": Reader.move, "TD": move_leading,
    "T*": next_line, "Tj": Reader.show, "TJ": Reader.show_moved,
    "Tc": number_of("char_space"), "Tw": number_of("word_space"), "TL": number_of("leading"),
    "Ts": number_of("rise"),
    "Tz": lambda reader, value: setattr(reader, "scale", float(value) / 100),
    "m": Reader.point, "l": Reader.point, "c": Reader.point, "v": Reader.point,
    "y": Reader.point, "re": Reader.rectangle, "W": Reader.set_clip, "W*": Reader.set_clip,
}
OPERATORS = " ".join([*ACTIONS, "Do", "Tf", *PAINTS])  # qpdf skips the others


def read_pages(pdf):
    """The marks of each page, in drawing order."""
    fonts = {}
    pages = []
    for number, page in enumerate(pdf.pages):
        box = [float(v) for v in page.mediabox]
        reader = Reader(number, box[3], fonts)
        reader.read(page.obj)
        pages.append(reader.marks)
    return pages
