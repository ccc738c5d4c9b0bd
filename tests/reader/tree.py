"""A finished edition as a tree of elements and texts, as a program sees it that knows neither
classes nor ids nor data.  Kinds are HTML's names; the book's tags are mapped to those with the same
meaning.  `said` is the text of a picture or the target of a link."""
import html.parser
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "helper"))

BLOCKS = set("html body main header footer nav aside section article div p h1 h2 h3 h4 h5 h6 ol ul li dl dt"
             " dd lbl table caption thead tbody tr th td figure blockquote details summary form br"
             " part note img".split())
VOID = set("area base br col embed hr img input link meta source track wbr".split())
BREAK = "\x01"  # the end of a line within a block
MARK = "\x02"   # the place of a note mark
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Node:
    def __init__(self, kind, said=""):
        self.kind, self.said, self.kids = kind, said, []

    def walk(self):
        """Itself and all elements below, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))

    def find(self, *kinds):
        return [node for node in self.walk() if node.kind in kinds]

    def first(self, *kinds):
        return next((node for node in self.walk() if node.kind in kinds), None)

    def children(self, *kinds):
        return [kid for kid in self.kids if isinstance(kid, Node) and (not kinds or kid.kind in kinds)]

    def raw(self):
        parts = []
        for kid in self.kids:
            parts.append(kid if isinstance(kid, str) else kid.raw())
        text = "".join(parts)
        if self.kind in ("img", "figure"):
            text = self.said + " " + text
        if self.kind == "br":
            return BREAK
        if self.kind == "q":
            text = "\u201c%s\u201d" % text.strip("\u201c\u201d")
        return " %s " % text if self.kind in BLOCKS else text

    def text(self):
        return tidy(self.raw())

    def lines(self):
        """The texts of its innermost blocks, or its own text."""
        inner = [node for node in self.walk() if node.kind in BLOCKS and node.kind != "br"
                 and not any(k.kind in BLOCKS and k.kind != "br" for k in node.walk() if k is not node)]
        lines = [tidy(line) for node in inner or [self] for line in node.raw().split(BREAK)]
        return [line for line in lines if line] or [""]


def tidy(text):
    """White space collapsed, no soft hyphens; all kinds of space are the same."""
    text = re.sub(r"\s*%s\s*(?=[.,;:!?)\u201d]|$)" % MARK, "", text).replace(MARK, " ")
    return " ".join(text.replace("\u00ad", "").replace(BREAK, " ").split())


# The site


class PageReader(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.top = Node("page")
        self.open = [self.top]
        self.feed(text)
        self.close()

    def handle_starttag(self, name, pairs):
        attributes = dict(pairs)
        node = Node(name)
        if name in ("script", "style", "svg", "template") or attributes.get("aria-hidden") == "true" \
                or "hidden" in attributes:
            node.kind = "unseen"
        elif name == "img":
            node.said = attributes.get("alt", "")
        elif name == "a":
            node.said = attributes.get("href", "")
        self.open[-1].kids.append(node)
        if name not in VOID:
            self.open.append(node)
        node.name = name

    def handle_endtag(self, name):
        if any(node.name == name for node in self.open[1:]):
            while self.open.pop().name != name:
                pass

    def handle_data(self, data):
        self.open[-1].kids.append(data)


def prune(node):
    node.kids = [kid for kid in node.kids if isinstance(kid, str) or kid.kind != "unseen"]
    for kid in node.kids:
        if isinstance(kid, Node):
            prune(kid)


def read_page(path):
    with open(path, encoding="utf-8") as file:
        top = PageReader(file.read()).top
    prune(top)
    return top


# The book

TAGS = {"Sect": "section", "Part": "section", "Art": "article", "Div": "div", "P": "p", "H": "h1", "L": "ul",
        "LI": "li", "Lbl": "lbl", "LBody": "div", "Table": "table", "THead": "thead", "TBody": "tbody",
        "TR": "tr", "TH": "th", "TD": "td", "Caption": "caption", "Figure": "figure", "Note": "aside",
        "BlockQuote": "blockquote", "Link": "a", "Quote": "q", "Reference": "reference", "TOC": "ul",
        "TOCI": "li", "Index": "section", "Code": "code", "Span": "span", "Em": "em", "Strong": "strong"}


def read_book(path):
    """The structure tree with its text; links have their address on the web, if any."""
    from pdftree import Book, Tag

    book = Book(path)

    def add(tag, into):
        for kid in tag.kids:
            if isinstance(kid, Tag):
                node = Node(TAGS.get(kid.type, TAGS.get(kid.own_type, kid.type.lower())))
                node.said = str(kid.obj.get("/Alt", "")) if node.kind == "figure" else ""
                into.kids.append(node)
                add(kid, node)
            elif isinstance(kid, tuple):
                sequence = book.sequence(*kid)
                into.kids.append(sequence.text if sequence else "")
            elif into.kind == "a" and "/A" in kid and "/URI" in kid.A:
                into.said = str(kid.A.URI)

    top = Node("book")
    add(book.document, top)
    return top


def without_marks(node):
    """Removes note marks: numbers that lead to a source."""
    def is_mark(kid):
        return isinstance(kid, Node) and kid.kind in ("sup", "reference") and re.fullmatch(
            r"\W*\d+(?:\W+\d+)*\W*", kid.text() or "x") and kid.first("a")
    node.kids = [MARK if is_mark(kid) else kid for kid in node.kids]
    for kid in node.kids:
        if isinstance(kid, Node):
            without_marks(kid)
    return node
