#!/usr/bin/env python3
"""make_peers.py TREE OUT: writes the printed book (proviso build --dump=print-tree) in the input
formats of other typesetters, so that they typeset the same book.

book.ms is for groff, book.typ for Typst, book.tex for pdfTeX, book.html for WeasyPrint and Chromium.
"""
import html
import os
import re
import sys

from peer_book import Reader, read_body


class Groff:
    """No labels, links or references: every page number is 123."""
    name, start, end = "book.ms", ".nr PS 10\n.nr LL 14.4c\n.nr PO 3.3c\n", ""

    def escape(self, text):
        return text.replace("\\", "/").replace("\u00a0", "\\ ")

    def label(self, _name):
        return ""

    def link(self, _name, text):
        return text

    def page(self, _name):
        return "123"

    def strong(self, text):
        return f"\\fB{text}\\fP"

    def emphasis(self, text):
        return f"\\fI{text}\\fP"

    def raised(self, text):
        return text

    def sign(self):
        return "\\(sq"

    def line(self, text):
        """One line of input that is no request."""
        return "\\&" + re.sub(r"\s+", " ", text).strip()

    def heading(self, text, level):
        return f".NH {level}\n{self.line(text)}\n"

    def paragraph(self, text):
        return f".PP\n{self.line(text)}\n"

    def items(self, first, others, _is_ordered):
        return "".join(f".IP \\(bu 2\n{self.line(text)}\n" for text in [first, *others])

    def table(self, heads, rows, width):
        def row(cells):
            return "\t".join("T{\n" + self.line(text) + "\nT}" + "\t" * (span - 1)
                             for text, span in cells)
        columns = " ".join([f"lw({13 / width:.1f}c)"] * width)
        head = "\n".join(map(row, heads)) + "\n" if heads else ""
        return f".TS H\n;\n{columns}.\n{head}.TH\n" + "\n".join(map(row, rows)) + "\n.TE\n"


class Typst:
    """Tagged, with an outline: everything that proviso's file has but the attached source."""
    name, end = "book.typ", ""
    start = """#set document(title: "Book")
#set page("a4", numbering: "1", margin: (x: 33mm, y: 25mm))
#set text(font: "Vollkorn", 10pt, lang: "en")
#let page-of(label) = link(label, context str(counter(page).at(label).first()))
"""

    def escape(self, text):
        return re.sub(r"([\\#*_`$<>@\[\]~/=+-])", r"\\\1", text)

    def label(self, name):
        return f"#metadata(none)<{name}>"

    def link(self, name, text):
        return f"#link(<{name}>)[{text}]"

    def page(self, name):
        return f"#page-of(<{name}>)"

    def strong(self, text):
        return f"#strong[{text}]"

    def emphasis(self, text):
        return f"#emph[{text}]"

    def raised(self, text):
        return f"#super[{text}]"

    def sign(self):
        return "#box(width: 6pt, height: 6pt, fill: green)"

    def heading(self, text, level):
        return f"\n#heading(level: {level})[{text}]\n"

    def paragraph(self, text):
        return f"\n{text}\n"

    def items(self, first, others, is_ordered):
        items = ", ".join(f"[{text}]" for text in [first, *others])
        return f"\n#{'enum' if is_ordered else 'list'}({items})\n"

    def table(self, heads, rows, width):
        def cells(some):
            return ", ".join(f"table.cell(colspan: {span})[{text}]" if span > 1 else f"[{text}]"
                             for row in some for text, span in row)
        head = f"table.header({cells(heads)}), " if heads else ""
        return f"\n#table(columns: {width}, {head}{cells(rows)})\n"


class Tex:
    """Not tagged; links, outline and page references."""
    name, end = "book.tex", "\\end{document}\n"
    start = r"""\documentclass[10pt,a4paper]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern,textcomp,longtable}
\usepackage[margin=33mm]{geometry}\usepackage[hidelinks]{hyperref}
\DeclareUnicodeCharacter{2192}{$\to$}\DeclareUnicodeCharacter{2002}{\enspace}
\DeclareUnicodeCharacter{2009}{\,}\DeclareUnicodeCharacter{202F}{\,}
\begin{document}\sloppy
"""
    known = "\u2002\u2009\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u202f\u2192"

    def escape(self, text):
        text = re.sub(r"([#$%&_{}])", r"\\\1", re.sub(r"[\\^]", "/", text))
        text = text.replace("~", " ").replace("\u20ac", "EUR").replace("\u00a0", "~")
        return "".join(c if c < "\u0180" or c in self.known else " " for c in text)

    def label(self, name):
        return r"\phantomsection\label{%s}" % name

    def link(self, name, text):
        return r"\hyperref[%s]{%s}" % (name, text)

    def page(self, name):
        return r"\pageref{%s}" % name

    def strong(self, text):
        return r"\textbf{%s}" % text

    def emphasis(self, text):
        return r"\emph{%s}" % text

    def raised(self, text):
        return r"\textsuperscript{%s}" % text

    def sign(self):
        return r"\rule{6pt}{6pt}"

    def heading(self, text, level):
        kind = "sub" * (min(level, 3) - 1) + "section"
        plain = re.sub(r"\\(?:phantomsection|label|hyperref\[[^]]*\]|text\w+|emph)|[{}]", "",
                       re.sub(r"\\label\{[^}]*\}", "", text))
        return f"\n\\{kind}*{{{text}}}\\addcontentsline{{toc}}{{{kind}}}{{{plain}}}\n"

    def paragraph(self, text):
        return f"\n{text}\n"

    def items(self, first, others, is_ordered):
        kind = "enumerate" if is_ordered else "itemize"
        items = "".join(r"\item {}%s" % text + "\n" for text in [first, *others])
        return f"\n\\begin{{{kind}}}\n{items}\\end{{{kind}}}\n"

    def table(self, heads, rows, width):
        def lines(some):
            return "".join(" & ".join(r"\multicolumn{%d}{l}{%s}" % (span, text)
                                      if span > 1 else text for text, span in row) + "\\\\\n"
                           for row in some)
        columns = r"p{%.3f\linewidth}" % (0.93 / width - 0.02) * width
        head = lines(heads) + "\\endhead\n" if heads else ""
        return f"\n\\begin{{longtable}}{{{columns}}}\n{head}{lines(rows)}\\end{{longtable}}\n"


class Html:
    """Page references are WeasyPrint's; Chromium, which tags, leaves them empty."""
    name, end = "book.html", "</body></html>\n"
    start = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Book</title><style>
@page { size: A4; margin: 25mm 33mm }
body { font: 10pt Vollkorn, serif }
.page::after { content: target-counter(attr(href), page) }
.sign { display: inline-block; width: 6pt; height: 6pt; background: green }
</style></head><body>
"""

    def escape(self, text):
        return html.escape(text)

    def label(self, name):
        return f'<a id="{name}"></a>'

    def link(self, name, text):
        return f'<a href="#{name}">{text}</a>'

    def page(self, name):
        return f'<a class="page" href="#{name}"></a>'

    def strong(self, text):
        return f"<b>{text}</b>"

    def emphasis(self, text):
        return f"<em>{text}</em>"

    def raised(self, text):
        return f"<sup>{text}</sup>"

    def sign(self):
        return '<i class="sign"></i>'

    def heading(self, text, level):
        return f"<h{level}>{text}</h{level}>\n"

    def paragraph(self, text):
        return f"<p>{text}</p>\n"

    def items(self, first, others, is_ordered):
        kind = "ol" if is_ordered else "ul"
        items = "".join(f"<li>{text}</li>" for text in [first, *others])
        return f"<{kind}>{items}</{kind}>\n"

    def table(self, heads, rows, _width):
        def lines(some, kind):
            return "".join("<tr>" + "".join(f'<{kind} colspan="{span}">{text}</{kind}>'
                                            for text, span in row) + "</tr>" for row in some)
        return f"<table><thead>{lines(heads, 'th')}</thead>{lines(rows, 'td')}</table>\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    body = read_body(sys.argv[1])
    os.makedirs(sys.argv[2], exist_ok=True)
    for writer in (Groff(), Typst(), Tex(), Html()):
        with open(os.path.join(sys.argv[2], writer.name), "w", encoding="utf-8") as f:
            f.write(writer.start + "".join(Reader(writer, body).out) + writer.end)


if __name__ == "__main__":
    main()
