"""A tagged PDF as data (python3-pikepdf): structure tree, marked content with its text, fonts.

    book = Book("handbook.pdf")
    for tag in book.tags(): tag.type, tag.kids ...
"""
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3"
    " H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry"
    " Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split())
STANDARD_2 = STANDARD | set("DocumentFragment Aside Title FENote Sub Em Strong Artifact".split())
PDF_2 = "http://iso.org/pdf2/ssn"


class Tag:
    """One structure element: kids are Tags, (page, mcid) pairs and annotation objects."""

    def __init__(self, obj, parent, type_):
        self.obj, self.parent, self.type = obj, parent, type_
        self.kids = []

    def attribute(self, owner, key):
        value = self.obj.get("/A")
        for item in value if isinstance(value, Array) else [value] if value is not None else []:
            if item.get("/O") == Name("/" + owner) and key in item:
                return item[key]
        return None

    def below(self):
        """All tags below it, beginning with itself, in reading order."""
        stack = [self]
        while stack:
            tag = stack.pop()
            yield tag
            stack.extend(k for k in reversed(tag.kids) if isinstance(k, Tag))

    def children(self, *types):
        return [k for k in self.kids if isinstance(k, Tag) and (not types or k.type in types)]


class Font:
    """The text of a font's codes by its ToUnicode map: code -> text."""

    def __init__(self, obj):
        self.name = str(obj.get("/BaseFont", "?"))
        self.wide = obj.get("/Subtype") == Name.Type0
        self.map = {}
        self.has_map = "/ToUnicode" in obj
        if self.has_map:
            self.read(obj.ToUnicode.read_bytes().decode("latin-1"))

    def read(self, cmap):
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
            for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                self.map[int(code, 16)] = utf16(text)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
            pattern = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[[^\]]*\])"
            for low, high, to in re.findall(pattern, block):
                texts = re.findall(r"<([0-9A-Fa-f]*)>", to)
                for i, code in enumerate(range(int(low, 16), int(high, 16) + 1)):
                    if to[0] == "[":
                        self.map[code] = utf16(texts[i])
                    else:
                        base = utf16(texts[0])
                        self.map[code] = base[:-1] + chr(ord(base[-1]) + i)

    def codes(self, data):
        if self.wide:
            return [data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2)]
        return list(data)


def utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be", "surrogatepass") if digits else ""


PAINT = set("f F f* B B* b b* S s sh Do Tj TJ ' \" EI".split()) | {"INLINE IMAGE"}
# The operators that Page reads; most of a page are others, which build paths.
READ = "BDC BMC EMC BT ET Tf f F f* B B* b b* S s sh Do Tj TJ ' \" BI ID EI"


class Sequence:
    """A marked-content sequence that is tagged or an artifact."""

    def __init__(self, kind, mcid, properties):
        self.kind, self.mcid, self.properties = kind, mcid, properties
        self.text = ""
        self.paints = 0


class Page:
    def __init__(self, book, number, page):
        self.number, self.page, self.faults = number, page, []
        self.sequences = []
        self.read(book)

    def content(self):
        """Every instruction of the page's own content."""
        return pikepdf.parse_content_stream(self.page)

    def fault(self, text):
        self.faults.append("page %d: %s" % (self.number, text))

    def read(self, book):
        stack = []  # (Sequence or None, depth of text object, replacement text)
        font, in_text = None, 0

        def current():
            return next((s for s, _, _ in reversed(stack) if s), None)

        def show(data):
            sequence = current()
            if font is None:
                return self.fault("text without a font")
            codes = font.codes(bytes(data))
            for code in codes:
                if font.has_map and code not in font.map:
                    self.fault("code %d of %s shows no text" % (code, font.name))
                if font.wide and code == 0:
                    self.fault(".notdef of %s is shown" % font.name)
            if sequence and not any(replacement is not None for _, _, replacement in stack):
                sequence.text += "".join(font.map.get(code, "") for code in codes)

        def read_stream(stream, resources):
            nonlocal font, in_text
            for operands, operator in pikepdf.parse_content_stream(stream, READ):
                op = str(operator)
                if op in ("BDC", "BMC"):
                    properties = operands[1] if op == "BDC" else None
                    if isinstance(properties, Name):
                        properties = resources.Properties[properties]
                    mcid = properties.get("/MCID") if properties is not None else None
                    kind = str(operands[0])[1:]
                    sequence = None
                    if mcid is not None or kind == "Artifact":
                        if current():
                            self.fault("%s inside %s" % (kind, current().kind))
                        sequence = Sequence(kind, None if mcid is None else int(mcid), properties)
                        self.sequences.append(sequence)
                    actual = properties.get("/ActualText") if properties is not None else None
                    if actual is not None and (current() or sequence):
                        (sequence or current()).text += str(actual)
                    stack.append((sequence, in_text, actual))
                elif op == "EMC":
                    if not stack:
                        self.fault("EMC without BDC")
                        continue
                    if stack[-1][1] != in_text:
                        self.fault("a sequence begins and ends on different sides of a text object")
                    stack.pop()
                elif op == "BT":
                    in_text += 1
                elif op == "ET":
                    in_text -= 1
                elif op == "Tf":
                    found = resources.get("/Font", {}).get(operands[0])
                    font = None if found is None else book.font(found)
                elif op == "TJ":
                    for item in operands[0]:
                        if isinstance(item, pikepdf.String):
                            show(item)
                elif op in ("Tj", "'", '"'):
                    show(operands[-1])
                elif op == "Do":
                    form, outside = resources.get("/XObject", {}).get(operands[0]), font
                    if form is None:
                        self.fault("%s is no resource" % operands[0])
                    elif form.Subtype == Name.Form:
                        read_stream(form, form.get("/Resources", resources))
                    font = outside
                if op in PAINT:
                    if current():
                        current().paints += 1
                    else:
                        self.fault("%s is neither tagged nor an artifact" % op)

        read_stream(self.page, self.page.get("/Resources", Dictionary()))
        if stack:
            self.fault("a sequence is not ended")
        self.by_id = {s.mcid: s for s in self.sequences}


class Book:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.fonts, self.known = {}, []
        self.roles = {str(k)[1:]: str(v)[1:]
                      for k, v in (self.tree_root().get("/RoleMap") or {}).items()}
        self.pages = [Page(self, i + 1, p) for i, p in enumerate(self.pdf.pages)]
        self.page_index = {p.page.objgen: i for i, p in enumerate(self.pages)}
        self.faults = []
        self.document = self.read_tree()

    def tree_root(self):
        return self.root.get("/StructTreeRoot") or Dictionary()

    def font(self, obj):
        if obj.objgen not in self.fonts:
            self.fonts[obj.objgen] = Font(obj)
        return self.fonts[obj.objgen]

    def standard(self, name, namespace=None):
        """The standard type that a type maps to; None if its role map has a cycle."""
        seen = set()
        if namespace is not None and str(namespace.NS) == PDF_2 and name in STANDARD_2:
            return name
        while name not in STANDARD and name in self.roles:
            if name in seen:
                return None
            seen.add(name)
            name = self.roles[name]
        return name

    def read_tree(self):
        top = Tag(self.tree_root(), None, "StructTreeRoot")
        stack = [top]
        while stack:
            tag = stack.pop()
            value = tag.obj.get("/K")
            for kid in value if isinstance(value, Array) else [value] if value is not None else []:
                if isinstance(kid, int):
                    self.add_content(tag, tag.obj.get("/Pg"), kid)
                elif "/S" in kid or kid.get("/Type") == Name.StructElem:
                    own = str(kid.get("/S", "/"))[1:]
                    child = Tag(kid, tag, self.standard(own, kid.get("/NS")))
                    child.own_type = own
                    tag.kids.append(child)
                    stack.append(child)
                elif kid.get("/Type") == Name.OBJR:
                    tag.kids.append(kid.Obj)
                else:
                    self.add_content(tag, kid.get("/Pg", tag.obj.get("/Pg")), int(kid.MCID))
        return top

    def add_content(self, tag, page, mcid):
        if page is None:
            self.faults.append("content of %s is on no page" % tag.type)
        else:
            tag.kids.append((self.page_index[page.objgen], mcid))

    def all_tags(self):
        if not self.known:
            self.known = list(self.tags())
        return self.known

    def tags(self):
        tags = self.document.below()
        next(tags)
        return tags

    def sequence(self, page, mcid):
        return self.pages[page].by_id.get(mcid)

    def lines(self, tag, depth=0):
        """A tag and everything in it as indented lines: types, attributes, text."""
        said = [tag.own_type]
        for key in ("/Lang", "/Alt", "/E"):
            if key in tag.obj:
                said.append("%s=%s" % (key[1:], tag.obj[key]))
        for owner, key in (("Table", "/Scope"), ("Table", "/ColSpan"), ("Table", "/RowSpan"),
                           ("List", "/ListNumbering")):
            value = tag.attribute(owner, key)
            if value is not None:
                said.append("%s=%s" % (key[1:], str(value).lstrip("/")))
        for head in tag.attribute("Table", "/Headers") or []:
            said.append("head=%s" % self.text(self.by_id(bytes(head))).strip())
        for other in tag.obj.get("/Ref", []):
            text = self.text(next(t for t in self.all_tags() if t.obj.objgen == other.objgen))
            said.append("ref=%s" % " ".join(text.split())[:30].strip())
        yield "  " * depth + " ".join(said)
        for kid in tag.kids:
            if isinstance(kid, Tag):
                yield from self.lines(kid, depth + 1)
            elif isinstance(kid, tuple):
                yield '%s"%s"' % ("  " * (depth + 1), self.sequence(*kid).text)
            else:
                yield "%slink: %s" % ("  " * (depth + 1), kid.Contents)

    def by_id(self, name):
        return next(t for t in self.tags() if bytes(t.obj.get("/ID", b"")) == name)

    def text(self, tag):
        """The text of a tag and everything in it, in reading order."""
        out = ""
        for kid in tag.kids:
            if isinstance(kid, Tag):
                out += self.text(kid)
            elif isinstance(kid, tuple):
                sequence = self.sequence(*kid)
                out += sequence.text if sequence else ""
        return out

    def tree_items(self, node, leaf):
        """(key, value) of a number tree (leaf "/Nums") or name tree ("/Names"), in order."""
        items = node.get(leaf, [])
        for i in range(0, len(items), 2):
            yield items[i], items[i + 1]
        for kid in node.get("/Kids", []):
            yield from self.tree_items(kid, leaf)


def is_stream(obj):
    return isinstance(obj, Stream)
