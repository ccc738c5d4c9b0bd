"""Reads the tree of the printed book (proviso build --dump=print-tree) for the writers of
make_peers.py: everything that proviso typesets, as headings, paragraphs, lists and tables with
marked-up text, labels, links and page references.

Where the tree offers several ways to show something, the first is taken, as proviso does where it
fits.  A list or block inside a list item or table cell becomes part of that item's text.
"""
import re
import xml.etree.ElementTree as ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"
INLINE = {"a", "b", "br", "cite", "em", "i", "img", "small", "span", "strong", "sup", "wbr"}
LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
ARTIFACT, CHOOSE = "data-artifact", "data-choose"


def read_body(path):
    """The body of the tree, with names without a namespace and without artifacts."""
    body = ElementTree.parse(path).getroot().find(XHTML + "body")
    for element in body.iter():
        element.tag = element.tag.replace(XHTML, "")
        ways = 1 if element.get(CHOOSE) else len(element)
        element[:] = [child for child in element[:ways] if not child.get(ARTIFACT)]
    return body


def has_blocks(element):
    return any(child.tag not in INLINE for child in element)


def name_of(anchor):
    """A label that every typesetter accepts."""
    return re.sub(r"[^A-Za-z0-9-]", "-", anchor)


class Reader:
    """Passes a body to a writer, block by block; what it returns stands in out."""

    def __init__(self, writer, body):
        self.writer = writer
        self.anchors = {e.get("id") for e in body.iter()}
        self.waiting = []  # labels of elements whose first block has not come yet
        self.out = []
        self.children(body)
        if self.waiting:
            self.add(writer.paragraph, "")

    def add(self, write, text, *arguments):
        """Writes a block, behind the labels that wait for one."""
        labels = "".join(map(self.writer.label, self.waiting))
        self.waiting = []
        self.out.append(write(labels + text, *arguments))

    def text(self, text):
        return self.writer.escape(re.sub(r"\s+", " ", text)) if text else ""

    def inline(self, element):
        """An element of text, with its label."""
        label = self.writer.label(name_of(element.get("id"))) if element.get("id") else ""
        return label + self.marked(element, self.content(element))

    def content(self, element):
        """What an element contains, as one text."""
        gap = " " if has_blocks(element) else ""
        return self.text(element.text) + gap.join(
            self.inline(child) + self.text(child.tail) for child in element)

    def marked(self, element, text):
        writer, classes = self.writer, (element.get("class") or "").split()
        if element.tag == "a":
            target = (element.get("href") or "")[1:]
            if target not in self.anchors:
                return text
            return writer.page(name_of(target)) if "page" in classes else \
                writer.link(name_of(target), text)
        if element.tag == "i" and "sign" in classes:
            return writer.sign()
        marks = {"b": writer.strong, "strong": writer.strong, "em": writer.emphasis,
                 "sup": writer.raised}
        return marks[element.tag](text) if element.tag in marks and text.strip() else text

    def children(self, element):
        """Blocks; text between them becomes paragraphs."""
        text = self.text(element.text)
        for child in element:
            if child.tag in INLINE:
                text += self.inline(child) + self.text(child.tail)
            else:
                self.paragraph(text)
                self.block(child)
                text = self.text(child.tail)
        self.paragraph(text)

    def paragraph(self, text):
        if text.strip():
            self.add(self.writer.paragraph, text)

    def block(self, element):
        if element.get("id"):
            self.waiting.append(name_of(element.get("id")))
        if element.tag in LEVELS:
            self.add(self.writer.heading, self.content(element), LEVELS[element.tag])
        elif element.tag in ("ul", "ol"):
            items = [self.inline(item) for item in element]
            if items:
                self.add(self.writer.items, items[0], items[1:], element.tag == "ol")
        elif element.tag == "table":
            self.table(element)
        else:
            self.children(element)

    def row(self, element):
        cells = [(self.inline(cell), int(cell.get("colspan") or 1)) for cell in element]
        if element.get("id") and cells:
            label = self.writer.label(name_of(element.get("id")))
            cells[0] = (label + cells[0][0], cells[0][1])
        return cells

    def table(self, element):
        for caption in element.findall("caption"):
            self.block(caption)
        heads = [self.row(row) for row in element.findall("thead/tr")]
        rows = [self.row(row) for row in element.findall("tbody/tr")]
        width = max(sum(span for _, span in row) for row in heads + rows)
        for row in heads + rows:
            row.extend([("", 1)] * (width - sum(span for _, span in row)))
        self.paragraph("".join(map(self.writer.label, self.waiting)))
        self.waiting = []
        self.out.append(self.writer.table(heads, rows, width))
