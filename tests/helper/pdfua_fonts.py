"""Font programs: widths, glyphs and maps of characters (ISO 19005-3, 6.2.11; used by pdfua.py).

TrueType fonts are read completely; of CFF fonts only the number of glyphs is read, because their widths
are in charstrings.
"""
import struct

from pikepdf import Array, Name


class TrueType:
    def __init__(self, data):
        n = struct.unpack(">H", data[4:6])[0]
        self.tables = {}
        for i in range(n):
            tag, _, at, size = struct.unpack(">4sLLL", data[12 + 16 * i:28 + 16 * i])
            self.tables[tag.decode("latin-1")] = data[at:at + size]
        self.unit = struct.unpack(">H", self.tables["head"][18:20])[0]
        self.n_glyphs = struct.unpack(">H", self.tables["maxp"][4:6])[0]
        self.n_widths = struct.unpack(">H", self.tables["hhea"][34:36])[0]
        self.maps = list(self.read_maps())

    def width(self, glyph):
        at = 4 * min(glyph, self.n_widths - 1)
        return struct.unpack(">H", self.tables["hmtx"][at:at + 2])[0] * 1000 / self.unit

    def read_maps(self):
        """(platform, encoding, {code: glyph}) of the formats 4 and 6."""
        cmap = self.tables.get("cmap", b"\0\0\0\0")
        for i in range(struct.unpack(">H", cmap[2:4])[0]):
            platform, encoding, at = struct.unpack(">HHL", cmap[4 + 8 * i:12 + 8 * i])
            yield platform, encoding, self.read_map(cmap[at:])

    @staticmethod
    def read_map(data):
        kind = struct.unpack(">H", data[:2])[0]
        found = {}
        if kind == 4:
            n = struct.unpack(">H", data[6:8])[0] // 2
            ends = struct.unpack(">%dH" % n, data[14:14 + 2 * n])
            rest = struct.unpack(">%dH" % ((len(data) - 16 - 2 * n) // 2),
                                 data[16 + 2 * n:16 + 2 * n + (len(data) - 16 - 2 * n) // 2 * 2])
            for s in range(n):
                start, delta, offset = rest[s], rest[n + s], rest[2 * n + s]
                for code in range(start, min(ends[s], 0xfffe) + 1):
                    if offset:
                        at = 2 * n + s + offset // 2 + code - start
                        glyph = rest[at] and (rest[at] + delta) & 0xffff
                    else:
                        glyph = (code + delta) & 0xffff
                    found[code] = glyph
        elif kind == 6:
            first, n = struct.unpack(">HH", data[6:10])
            for i in range(n):
                found[first + i] = struct.unpack(">H", data[10 + 2 * i:12 + 2 * i])[0]
        return found


def count_cff(data):
    """The number of glyphs: the count of the CharStrings index, which the Top DICT names."""
    def index(at):
        n, = struct.unpack(">H", data[at:at + 2])
        if n == 0:
            return [], at + 2
        size = data[at + 2]
        places = [int.from_bytes(data[at + 3 + size * i:at + 3 + size * (i + 1)], "big")
                  for i in range(n + 1)]
        base = at + 2 + size * (n + 1)
        return [data[base + a:base + b] for a, b in zip(places, places[1:])], base + places[-1]

    _, at = index(data[2])
    tops, _ = index(at)
    top, numbers, at = tops[0], [], 0
    while at < len(top):
        b = top[at]
        at += 1
        if b == 28:
            numbers.append(int.from_bytes(top[at:at + 2], "big"))
            at += 2
        elif b == 29:
            numbers.append(int.from_bytes(top[at:at + 4], "big"))
            at += 4
        elif b == 30:
            while top[at] & 15 != 15:
                at += 1
            at += 1
        elif b >= 32:
            numbers.append(b - 139 if b < 247 else
                           (b - 247) * 256 + top[at] + 108 if b < 251 else
                           -(b - 251) * 256 - top[at] - 108)
            at += b >= 247
        else:
            if b == 17:
                return len(index(numbers[-1])[0])
            at += b == 12
            numbers = []
    return 0


def widths_of(font, obj):
    """Width by code, from the PDF."""
    found = {}
    if not font.wide:
        first = int(obj.FirstChar)
        return {first + i: float(w) for i, w in enumerate(obj.Widths)}
    items, at = list(obj.DescendantFonts[0].get("/W", [])), 0
    while at < len(items):
        if isinstance(items[at + 1], Array):
            for i, w in enumerate(items[at + 1]):
                found[int(items[at]) + i] = float(w)
            at += 2
        else:
            for code in range(int(items[at]), int(items[at + 1]) + 1):
                found[code] = float(items[at + 2])
            at += 3
    return found


def check_font(font, obj, used, fault):
    """`used`: the codes of the font that pages show."""
    subtype, name = obj.get("/Subtype"), font.name
    if subtype == Name.Type3:
        return
    low = obj.DescendantFonts[0] if font.wide else obj
    descriptor = low.FontDescriptor
    if str(descriptor.get("/FontName")) != str(low.get("/BaseFont")):
        fault("A 6.2.11.2", "FontName of " + name)
    flags = int(descriptor.get("/Flags", 0))
    if bool(flags & 4) == bool(flags & 32):
        fault("A 6.2.11.6", "%s is neither symbolic nor not, or both" % name)
    if not font.wide and len(obj.Widths) != int(obj.LastChar) - int(obj.FirstChar) + 1:
        fault("A 6.2.11.2", "Widths of " + name)
    widths = widths_of(font, obj)
    if "/FontFile2" in descriptor:
        check_truetype(font, obj, TrueType(descriptor.FontFile2.read_bytes()), widths, used,
                       bool(flags & 4), fault)
    elif "/FontFile3" in descriptor:
        file = descriptor.FontFile3
        kinds = (Name.CIDFontType0C,) if font.wide else (Name.Type1C,)
        if file.get("/Subtype") not in kinds + (Name.OpenType,):
            fault("A 6.2.11.2", "the program's subtype in " + name)
        n = count_cff(file.read_bytes())
        if any(code not in widths for code in used) or (font.wide and max(used, default=0) >= n):
            fault("A 6.2.11.4.1", "a glyph that %s has not" % name)


def check_truetype(font, obj, program, widths, used, is_symbolic, fault):
    name = font.name
    unicode_maps = [m for platform, encoding, m in program.maps if (platform, encoding) == (3, 1)]
    if not font.wide:
        encoded = obj.get("/Encoding")
        if is_symbolic == (encoded is not None):
            fault("A 6.2.11.6", "encoding of " + name)
        if not is_symbolic and (encoded not in (Name.WinAnsiEncoding, Name.MacRomanEncoding)
                                or not unicode_maps):
            fault("A 6.2.11.6", "%s has no map for its encoding" % name)
            return
    for code in used:
        if font.wide:
            glyph = code
        else:
            text = bytes([code]).decode("mac-roman" if obj.get("/Encoding") ==
                                        Name.MacRomanEncoding else "cp1252", "replace")
            glyph = unicode_maps[0].get(ord(text), 0)
        if glyph == 0:
            fault("A 6.2.11.8", "%s shows .notdef for code %d" % (name, code))
        elif glyph >= program.n_glyphs:
            fault("A 6.2.11.4.1", "%s has no glyph for code %d" % (name, code))
        elif abs(program.width(glyph) - widths.get(code, -9)) > 1:
            fault("A 6.2.11.5", "%s: code %d is %s wide, not %s" %
                  (name, code, program.width(glyph), widths.get(code)))
