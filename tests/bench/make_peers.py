#!/usr/bin/env python3
"""make_peers.py DIR OUT: writes the text of a made-up handbook in the input formats of other typesetters.

book.ms is for groff, book.typ for Typst, book.tex for pdfTeX, book.fo for FOP, book.html for
WeasyPrint and Chromium.  They contain what the authors wrote, in order, with headings, lists and
tables, but nothing that proviso derives (rule tables, the matrix, guides, page references), so the
other typesetters have less to do.
"""
import glob
import html
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

H = "{urn:proviso:handbook:1}"


def text_of(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


class Groff:
    name, start, end = "book.ms", ".nr PS 10\n", ""

    def heading(self, level, text):
        return f".NH {level}\n{text}\n"

    def paragraph(self, text):
        return f".PP\n{text}\n"

    def items(self, texts):
        return "".join(f".IP \\(bu 2\n{text}\n" for text in texts)

    def table(self, rows):
        lines = "\n".join("\t".join(row) for row in rows)
        return f".TS\nallbox;\n{' '.join('l' for _ in rows[0])}.\n{lines}\n.TE\n"


class Typst:
    name, end = "book.typ", ""
    start = '#set page("a4")\n#set text(10pt)\n#set heading(numbering: "1.1")\n#outline()\n'

    def escape(self, text):
        return re.sub(r"([\\#*_`$<>@\[\]])", r"\\\1", text)

    def heading(self, level, text):
        return "=" * level + " " + self.escape(text) + "\n\n"

    def paragraph(self, text):
        return self.escape(text) + "\n\n"

    def items(self, texts):
        return "".join(f"- {self.escape(text)}\n" for text in texts) + "\n"

    def table(self, rows):
        cells = ", ".join(f"[{self.escape(cell)}]" for row in rows for cell in row)
        return f"#table(columns: {len(rows[0])}, {cells})\n\n"


class Tex:
    name, end = "book.tex", "\\end{document}\n"
    start = ("\\documentclass[10pt,a4paper]{article}\n\\usepackage[utf8]{inputenc}\n"
             "\\begin{document}\n\\tableofcontents\n")

    def escape(self, text):
        text = re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", "/"))
        return text.replace("^", "").replace("~", " ").replace("\u20ac", "EUR")

    def heading(self, level, text):
        return "\\%ssection{%s}\n\n" % ("sub" * (level - 1), self.escape(text))

    def paragraph(self, text):
        return self.escape(text) + "\n\n"

    def items(self, texts):
        items = "".join("\\item %s\n" % self.escape(text) for text in texts)
        return "\\begin{itemize}\n%s\\end{itemize}\n\n" % items

    def table(self, rows):
        lines = "".join(" & ".join(map(self.escape, row)) + "\\\\\n" for row in rows)
        return "\\noindent\\begin{tabular}{%s}\n%s\\end{tabular}\n\n" % ("l" * len(rows[0]), lines)


class Fo:
    name, end = "book.fo", "</fo:flow></fo:page-sequence></fo:root>\n"
    start = ('<?xml version="1.0"?><fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"'
             ' xml:lang="en" font-size="10pt" font-family="serif"><fo:layout-master-set>'
             '<fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm"'
             ' margin="25mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>'
             '<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">\n')

    def heading(self, level, text):
        return (f'<fo:block font-weight="bold" keep-with-next="always" space-before="12pt"'
                f' role="H{level}">{html.escape(text)}</fo:block>\n')

    def paragraph(self, text):
        return f'<fo:block space-before="6pt">{html.escape(text)}</fo:block>\n'

    def items(self, texts):
        items = "".join(
            "<fo:list-item><fo:list-item-label end-indent='label-end()'><fo:block>\u2022</fo:block>"
            "</fo:list-item-label><fo:list-item-body start-indent='body-start()'><fo:block>"
            f"{html.escape(text)}</fo:block></fo:list-item-body></fo:list-item>"
            for text in texts)
        return f"<fo:list-block>{items}</fo:list-block>\n"

    def table(self, rows):
        cells = "".join(
            "<fo:table-row>" + "".join(f"<fo:table-cell><fo:block>{html.escape(c)}</fo:block>"
                                       "</fo:table-cell>" for c in row) + "</fo:table-row>"
            for row in rows)
        return (f'<fo:table table-layout="fixed" width="100%"><fo:table-body>{cells}'
                "</fo:table-body></fo:table>\n")


class Html:
    name, end = "book.html", "</body></html>\n"
    start = '<!DOCTYPE html><html lang="en"><head><title>Book</title></head><body>\n'

    def heading(self, level, text):
        return f"<h{level}>{html.escape(text)}</h{level}>\n"

    def paragraph(self, text):
        return f"<p>{html.escape(text)}</p>\n"

    def items(self, texts):
        return "<ul>" + "".join(f"<li>{html.escape(text)}</li>" for text in texts) + "</ul>\n"

    def table(self, rows):
        cells = "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>"
                        for row in rows)
        return f"<table>{cells}</table>\n"


def write_blocks(writer, parent, out):
    """Blocks of text, at any depth, in order."""
    for element in parent:
        tag = element.tag[len(H):]
        if tag in ("p", "question", "provided"):
            out.append(writer.paragraph(text_of(element)))
        elif tag in ("ul", "ol"):
            out.append(writer.items([text_of(item) for item in element]))
        elif tag == "table":
            out.append(writer.table([[text_of(cell) for cell in row]
                                     for row in element.iter(H + "tr")]))
        elif tag not in ("title", "index", "cite"):
            write_blocks(writer, element, out)


def write_book(writer, chapters, out_dir):
    out = [writer.start]
    for chapter in chapters:
        out.append(writer.heading(1, text_of(chapter.find(H + "title"))))
        write_blocks(writer, chapter.find(H + "intro"), out)
        for practice in chapter.iter(H + "practice"):
            out.append(writer.heading(2, text_of(practice.find(H + "title"))))
            write_blocks(writer, practice, out)
    out.append(writer.end)
    with open(os.path.join(out_dir, writer.name), "w", encoding="utf-8") as f:
        f.write("".join(out))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    files = glob.glob(os.path.join(sys.argv[1], "chapters", "chapter-*.xml"))
    files.sort(key=lambda path: int(re.findall(r"(\d+)\.xml$", path)[0]))
    chapters = [ElementTree.parse(path).getroot() for path in files]
    os.makedirs(sys.argv[2], exist_ok=True)
    for writer in (Groff(), Typst(), Tex(), Fo(), Html()):
        write_book(writer, chapters, sys.argv[2])


if __name__ == "__main__":
    main()
