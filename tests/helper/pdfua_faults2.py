"""Faults that are planted into a PDF/UA-2 file (pdfua_faults.py plants them)."""
from pikepdf import Array, Dictionary, Name, String

from pdfua_plant import annotation, elements, first, metadata


def space(pdf, uri):
    return next(n for n in pdf.Root.StructTreeRoot.Namespaces if str(n.NS) == uri)


def retype(pdf, old, new, uri="http://iso.org/pdf2/ssn"):
    tag = first(pdf, old)
    tag.S, tag.NS = Name("/" + new), space(pdf, uri)


def inner_link(pdf):
    return next(a for p in pdf.pages for a in p.get("/Annots", []) if "/SD" in a.get("/A", {}))


def outline_by_page(pdf):
    item = pdf.Root.Outlines.First
    item.Dest = item.A.D
    del item["/A"]


def link_by_page(pdf):
    link = inner_link(pdf)
    link.Dest = link.A.D
    del link["/A"]


def name_by_page(pdf):
    node = pdf.Root.Names.Dests
    while "/Kids" in node:
        node = node.Kids[0]
    node.Names[1] = node.Names[1].D


def one_way(pdf):
    """The note does not refer to its citation."""
    del first(pdf, "FENote")["/Ref"]


def other_way(pdf):
    """The citation does not refer to its note."""
    del next(t for t in elements(pdf, "Span") if "/Ref" in t)["/Ref"]


def unlabel(pdf):
    del next(t for t in elements(pdf, "L") if "/ListNumbering" in t.get("/A", {}))["/A"]


def outside(pdf):
    """The caption is beside its figure, as in PDF 1.7."""
    figure = next(f for f in elements(pdf, "Figure") if isinstance(f.K, Array))
    caption = figure.K[-1]
    figure.K = Array(list(figure.K)[:-1])
    above = figure.P
    group = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, P=above, NS=figure.NS,
                                         K=Array([figure, caption])))
    above.K = Array([group if k == figure else k for k in above.K])
    figure.P = caption.P = group


def two_places(pdf):
    """Two annotations of one link lead to different places."""
    for tag in elements(pdf, "Link"):
        kids = [k for k in tag.K if isinstance(k, Dictionary) and "/Obj" in k] \
            if isinstance(tag.K, Array) else []
        if kids and "/A" in kids[0].Obj:
            other = pdf.make_indirect(Dictionary(kids[0].Obj))
            other.A = Dictionary(S=Name.URI, URI=String("https://elsewhere.example/"))
            tag.K.append(Dictionary(Type=Name.OBJR, Obj=other, Pg=kids[0].Pg))
            return
    raise KeyError("Link")


def second_document(pdf):
    root = pdf.Root.StructTreeRoot
    root.K = Array([root.K, pdf.make_indirect(Dictionary(
        Type=Name.StructElem, S=Name.Document, P=root, NS=space(pdf, "http://iso.org/pdf2/ssn")))])


# Planted into the bytes: (name, old, new of the same length, clause).
RAW = [
    ("header of PDF 1.7", b"%PDF-2.0", b"%PDF-1.7", "A 6.1.2"),
    ("comment without high bytes", b"%\xe2\xe3\xcf\xd3", b"%abcd", "A 6.1.2"),
    ("text behind the end", b"%%EOF\n", b"%%EOF\nx\n", "A 6.1.3"),
]

FAULTS = [
    ("document information", lambda p: setattr(p.trailer, "Info", p.make_indirect(Dictionary(
        Title=String("x")))), "A4 6.1.3"),
    ("no revision of PDF/UA", lambda p: metadata(p, b"<pdfuaid:rev>2024</pdfuaid:rev>", b""), "UA2 5"),
    ("no revision of PDF/A", lambda p: metadata(p, b"<pdfaid:rev>2020</pdfaid:rev>", b""), "A4 6.7.3"),
    ("level A of PDF/A-3", lambda p: metadata(p, b"conformance>F<", b"conformance>A<"), "A4 6.7.3"),
    ("no declaration of reuse", lambda p: metadata(p, b"wtpdf#reuse1.0", b"wtpdf#reuse9.0"),
     "WTPDF 6.1"),
    ("files that are in no tree", lambda p: p.Root.Names.__delitem__("/EmbeddedFiles"), "A3 6.8"),
    ("no files", lambda p: [p.Root.Names.__delitem__("/EmbeddedFiles"),
                            p.Root.__delitem__("/AF")], "A4 6.9"),
    ("file without a description", lambda p: p.Root.AF[0].__delitem__("/Desc"), "UA2 8.14"),
    ("file without a relation", lambda p: p.Root.AF[0].__delitem__("/AFRelationship"), "A4 6.9"),
    ("no namespaces", lambda p: p.Root.StructTreeRoot.__delitem__("/Namespaces"), "UA2 8.2.4"),
    ("tag in no namespace", lambda p: first(p, "H1").__delitem__("/NS"), "UA2 8.2.4"),
    ("old type in the new namespace", lambda p: setattr(
        first(p, "TOCI"), "NS", space(p, "http://iso.org/pdf2/ssn")), "UA2 8.2.4"),
    ("Document of PDF 1.7", lambda p: setattr(
        first(p, "Document"), "NS", space(p, "http://iso.org/pdf/ssn")), "UA2 8.2.5.2"),
    ("two documents", second_document, "UA2 8.2.5.2"),
    ("Note", lambda p: retype(p, "Aside", "Note", "http://iso.org/pdf/ssn"), "UA2 8.2.5"),
    ("H", lambda p: retype(p, "H3", "H"), "UA2 8.2.5"),
    ("contents line without Ref", lambda p: first(p, "TOCI").__delitem__("/Ref"), "UA2 8.2.5.8"),
    ("contents line with another Ref", lambda p: setattr(
        first(p, "TOCI"), "Ref", Array([first(p, "Title")])), "UA2 8.2.5.8"),
    ("note that names no citation", one_way, "UA2 8.2.5.14"),
    ("citation that names no note", other_way, "UA2 8.2.5.14"),
    ("Ref to what is no tag", lambda p: setattr(
        first(p, "TOCI"), "Ref", Array([p.pages[0].obj])), "UA2 8.2.5"),
    ("labels without ListNumbering", unlabel, "UA2 8.2.5.25"),
    ("caption beside its figure", outside, "UA2 8.2.5.27"),
    ("links of one tag to two places", two_places, "UA2 8.2.5.20"),
    ("outline by page", outline_by_page, "UA2 8.8"),
    ("link by page", link_by_page, "UA2 8.8"),
    ("name by page", name_by_page, "UA2 8.8"),
    ("link to what is no tag", lambda p: inner_link(p).A.SD.__setitem__(0, p.pages[0].obj), "UA2 8.8"),
    ("P in P", lambda p: retype(p, "Span", "P"), "32005 5"),
    ("Link in Reference", lambda p: retype(p, "TOC", "Reference", "http://iso.org/pdf/ssn"), "32005 5"),
    ("Aside in P", lambda p: retype(p, "Span", "Aside"), "32005 5"),
    ("Lbl in Part", lambda p: retype(p, "P", "LI"), "32005 5"),
    ("text of its own in Sect", lambda p: retype(p, "H3", "Sect"), "32005 5"),
    ("no language", lambda p: p.Root.__delitem__("/Lang"), "UA 7.2"),
    ("figure without a text", lambda p: first(p, "Figure").__delitem__("/Alt"), "UA 7.3"),
    ("link without Contents", lambda p: annotation(p).__delitem__("/Contents"), "UA 7.18.5"),
    ("Requirements", lambda p: p.Root.__setitem__("/Requirements", Array()), "A4 6.12"),
]
