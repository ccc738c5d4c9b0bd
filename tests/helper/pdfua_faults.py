#!/usr/bin/python3
"""pdfua_faults.py FILE.pdf: plants faults into a clean file, one at a time, and prints (TAP)
whether pdfua.py finds each of them."""
import multiprocessing
import os
import sys
import tempfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdfua  # noqa: E402
import pdfua_faults2  # noqa: E402
from pdfua_plant import (annotation, content, elements, first, fonts, head_with_scope,  # noqa: E402
                         metadata)


def name_itself(pdf):
    roles = pdf.Root.StructTreeRoot.get("/RoleMap") or Dictionary()
    roles["/Own"] = Name("/Other")
    roles["/Other"] = Name("/Own")
    pdf.Root.StructTreeRoot.RoleMap = roles
    first(pdf, "P").S = Name("/Own")


def drop_cell(pdf):
    row = next(r for r in elements(pdf, "TR") if isinstance(r.K, Array) and len(r.K) > 1)
    row.K = Array(list(row.K)[:-1])


def orphan(pdf):
    tag = next(e for e in elements(pdf, "P") if isinstance(e.get("/K"), int))
    del tag["/K"]


def unwrap_label(pdf):
    """The number of a contents line is in the line itself."""
    for line in elements(pdf, "TOCI"):
        for at, tag in enumerate(line.K):
            if tag.get("/S") == Name.Lbl and isinstance(tag.K, int):
                line.K[at] = Dictionary(Type=Name.MCR, Pg=tag.Pg, MCID=tag.K)
                return
    raise KeyError("TOCI")


def swap_parents(pdf):
    """Exchanges two entries of a page's parent tree."""
    for page in pdf.pages:
        for tag in elements(pdf, "P"):
            if tag.get("/K") == 0 and tag.Pg.objgen == page.objgen:
                tag.K = 1
                return


def notdef(pdf):
    font = next(f for f in fonts(pdf, "TrueType", "Type1"))
    cmap = font.ToUnicode.read_bytes()
    start = cmap.index(b"beginbf")
    font.ToUnicode.write(cmap[:start] + b"beginbfchar\nendbfchar\n")


def mislead(pdf):
    annot = annotation(pdf)
    if "/A" in annot:
        del annot["/A"]
    annot.Dest = String("x")


def add_key(finder, key, value):
    return lambda p: finder(p).__setitem__(key, value)


def picture(pdf):
    image = pdf.make_stream(b"abcd", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
                            BitsPerComponent=8, ColorSpace=Name.DeviceCMYK)
    pdf.pages[0].obj["/Thumb"] = image


def tagged_form(pdf):
    form = pdf.make_stream(b"/P<</MCID 0>>BDC EMC", Type=Name.XObject, Subtype=Name.Form,
                           BBox=[0, 0, 1, 1], Resources=Dictionary())
    page = content(pdf, b"EMC\n", b"/F Do EMC\n")
    forms = page.Resources.get("/XObject", Dictionary())
    forms["/F"] = form
    page.Resources["/XObject"] = forms


def grey_dot(*keys):
    """Plants an inline image into tagged content."""
    image = b" ".join((b"EMC\nBI /W 1 /H 1 /BPC 8",) + keys + (b"ID", b"a", b"EI\n"))
    return lambda p: content(p, b"EMC\n", image[4:] + b"EMC\n")


def state(key, value):
    """Plants a graphics state into the first page."""
    def plant(pdf):
        pdf.pages[0].Resources["/ExtGState"] = Dictionary(X=Dictionary({key: value}))
        pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"/X gs\n")
    return plant


def widen(pdf):
    font = next(f for f in fonts(pdf, "TrueType"))
    font.Widths = Array([w + 9 if w else w for w in font.Widths])


def break_off(pdf):
    """Makes a subset that lacks glyphs which are shown."""
    low = fonts(pdf, "CIDFontType2")[0]
    data = bytearray(low.FontDescriptor.FontFile2.read_bytes())
    at = data.index(b"maxp")
    place = int.from_bytes(data[at + 8:at + 12], "big")
    data[place + 4:place + 6] = b"\0\1"
    low.FontDescriptor.FontFile2.write(bytes(data))


def file_of(pdf):
    return pdf.Root.AF[0]


# Planted into the bytes: (name, old, new of the same length, clause).
RAW = [
    ("comment without high bytes", b"%\xe2\xe3\xcf\xd3", b"%abcd", "A 6.1.2"),
    ("text before endstream", b"\nendstream", b" endstream", "A 6.1.7.1"),
    ("no line break after obj", b" 0 obj\n<<", b" 0 obj <<", "A 6.1.9"),
    ("text behind the end", b"%%EOF\n", b"%%EOF\nx\n", "A 6.1.3"),
]

# What is planted, how, and the clause that must be reported.
FAULTS = [
    ("no language", lambda p: p.Root.__delitem__("/Lang"), "UA 7.2"),
    ("malformed language of a tag", lambda p: setattr(first(p, "P"), "Lang", String("e_n")),
     "UA 7.2"),
    ("not marked", lambda p: p.Root.__delitem__("/MarkInfo"), "UA 6.2"),
    ("title not shown", lambda p: p.Root.__delitem__("/ViewerPreferences"), "UA 7.1"),
    ("no XMP", lambda p: p.Root.__delitem__("/Metadata"), "UA 7.1"),
    ("pdfuaid missing", lambda p: metadata(p, b"<pdfuaid:part>1</pdfuaid:part>", b""), "UA 5"),
    ("schema not declared", lambda p: metadata(p, b"pdfaSchema:namespaceURI", b"pdfaSchema:no"),
     "A 6.6.2.3"),
    ("date of XMP differs", lambda p: metadata(p, b"<xmp:ModifyDate>2", b"<xmp:ModifyDate>1"),
     "A 6.6.3"),
    ("no output intent", lambda p: p.Root.__delitem__("/OutputIntents"), "A 6.2.3"),
    ("font without Unicode map", lambda p: fonts(p, "TrueType", "Type0")[0].__delitem__(
        "/ToUnicode"), "UA 7.21.7"),
    ("font not embedded", lambda p: fonts(p, "TrueType")[0].FontDescriptor.__delitem__(
        "/FontFile2"), "UA 7.21.4.1"),
    ("glyphs that show no text", notdef, "UA 7.1"),
    ("type that means nothing", lambda p: setattr(first(p, "P"), "S", Name("/Foo")), "UA 7.1"),
    ("roles in a circle", name_itself, "UA 7.1"),
    ("P directly in a list", lambda p: setattr(first(p, "LI"), "S", Name("/P")), "UA 7.2"),
    ("heading skipped", lambda p: setattr(first(p, "H2"), "S", Name("/H5")), "UA 7.4.2"),
    ("first heading is H2", lambda p: [setattr(e, "S", Name("/H2")) for e in elements(p, "H1")],
     "UA 7.4.2"),
    ("figure without a text", lambda p: first(p, "Figure").__delitem__("/Alt"), "UA 7.3"),
    ("head without Scope", lambda p: head_with_scope(p).A.__delitem__("/Scope"), "UA 7.5"),
    ("no heads", lambda p: [setattr(e, "S", Name("/TD")) for e in elements(p, "TH")], "UA 7.5"),
    ("row too short", drop_cell, "UA 7.2"),
    ("Headers lead nowhere", lambda p: setattr(first(p, "TD"), "A", Dictionary(
        O=Name.Table, Headers=Array([String("x")]))), "UA 7.5"),
    ("head groups without body", lambda p: [setattr(e, "S", Name("/THead"))
                                            for e in elements(p, "TBody")], "UA 7.2"),
    ("note without ID", lambda p: first(p, "Note").__delitem__("/ID"), "UA 7.9"),
    ("link without Contents", lambda p: annotation(p).__delitem__("/Contents"), "UA 7.18.5"),
    ("link hidden", lambda p: setattr(annotation(p), "F", 6), "A 6.3.2"),
    ("link leads nowhere", mislead, "UA 7.18.5"),
    ("no tab order", lambda p: [g.__delitem__("/Tabs") for g in p.pages], "UA 7.18.3"),
    ("content in no tag", orphan, "UA 7.1"),
    ("content with another parent", swap_parents, "32000 14.7.4"),
    ("drawing that is not tagged", lambda p: content(p, b"EMC\n", b"EMC\n0 0 9 9 re f\n"),
     "UA 7.1"),
    ("tagged inside an artifact", lambda p: content(p, b"EMC\n", b""), "UA 7.1"),
    ("no outline", lambda p: p.Root.__delitem__("/Outlines"), "UA 7.17"),
    ("no page labels", lambda p: p.Root.__delitem__("/PageLabels"), "UA 7.17"),
    ("attachment of no relation", lambda p: p.Root.AF[0].__delitem__("/AFRelationship"),
     "A3 6.8"),
    ("version of the catalog's needs", add_key(lambda p: p.Root, "/Requirements", Array()), "A 6.5"),
    ("key that XMP lacks", add_key(lambda p: p.trailer.Info, "/Company", String("x")), "A 6.6.3"),
    ("producer differs", add_key(lambda p: p.trailer.Info, "/Producer", String("x")), "A 6.6.3"),
    ("creator differs", add_key(lambda p: p.trailer.Info, "/Creator", String("x")), "A 6.6.3"),
    ("author differs", add_key(lambda p: p.trailer.Info, "/Author", String("x")), "A 6.6.3"),
    ("packet with an encoding", lambda p: metadata(p, b"<?xpacket begin", b"<?xpacket bytes='9' begin"),
     "A 6.6.2.1"),
    ("property of no schema", lambda p: metadata(p, b"<dc:format>", b"<dc:colour>x</dc:colour><dc:format>"),
     "A 6.6.2.3"),
    ("another prefix", lambda p: [metadata(p, b"pdfuaid:", b"uaid:"),
                                  metadata(p, b"xmlns:pdfuaid=", b"xmlns:uaid=")], "A 6.6.2.3"),
    ("declaration without a category", lambda p: metadata(
        p, b"<pdfaProperty:category>internal</pdfaProperty:category>", b""), "A 6.6.2.3"),
    ("title that is no alternative", lambda p: [metadata(p, b"<dc:title><rdf:Alt>", b"<dc:title><rdf:Bag>"),
                                                metadata(p, b"</rdf:Alt></dc:title>", b"</rdf:Bag></dc:title>")],
     "A 6.6.2.3"),
    ("long string", add_key(lambda p: first(p, "Figure"), "/Alt", String("x" * 40000)), "A 6.1.13"),
    ("long name", add_key(lambda p: p.Root, "/" + "x" * 200, Name("/X")), "A 6.1.13"),
    ("large number", add_key(lambda p: p.Root, "/X", 2 ** 40), "A 6.1.13"),
    ("large number in the content", lambda p: content(p, b"EMC\n", b"99999999999 w EMC\n"),
     "A 6.1.13"),
    ("deep nesting", lambda p: content(p, b"EMC\n", b"q " * 30 + b"Q " * 30 + b"EMC\n"), "A 6.1.13"),
    ("q without Q", lambda p: content(p, b"EMC\n", b"q EMC\n"), "A 6.2.2"),
    ("unknown operator", lambda p: content(p, b"EMC\n", b"foo EMC\n"), "A 6.2.2"),
    ("printing inks", lambda p: content(p, b"EMC\n", b"0 0 0 1 k EMC\n"), "A 6.2.4.3"),
    ("resource that is not there", lambda p: content(p, b"EMC\n", b"/None gs EMC\n"), "A 6.2.2"),
    ("picture in printing inks", picture, "A 6.2.4.3"),
    ("inline image that is smoothed", grey_dot(b"/CS /G /I true"), "A 6.2.8"),
    ("inline image in printing inks", grey_dot(b"/CS /CMYK"), "A 6.2.4.3"),
    ("inline image that is not tagged", lambda p: content(
        p, b"EMC\n", b"EMC\nBI /W 1 /H 1 /BPC 8 /CS /G ID a EI\n"), "UA 7.1"),
    ("intent that is none", state("/RI", Name.Foo), "A 6.2.6"),
    ("blend mode that is none", state("/BM", Name.Foo), "A 6.2.10"),
    ("page that is blended in printing inks", lambda p: setattr(p.pages[0].obj, "Group", Dictionary(
        S=Name.Transparency, CS=Name.DeviceCMYK)), "A 6.2.10"),
    ("malformed language in the content", lambda p: content(
        p, b"EMC\n", b"/Span<</Lang(e_n)>>BDC EMC EMC\n"), "UA 7.2"),
    ("private-use replacement in the content", lambda p: content(
        p, b"EMC\n", b"/Span<</ActualText<FEFFE001>>>BDC EMC EMC\n"), "A 6.2.11.7.3"),
    ("property without a value", lambda p: metadata(
        p, b"<dc:format>application/pdf<", b"<dc:format><"), "A 6.6.2.3"),
    ("date in words", lambda p: metadata(p, b"<xmp:MetadataDate>", b"<xmp:MetadataDate>on "),
     "A 6.6.2.3"),
    ("halftone by name", state("/HT", Dictionary(HalftoneType=1, HalftoneName=Name.Foo)),
     "A 6.2.5"),
    ("link that looks like nothing", add_key(annotation, "/AP", Dictionary()), "A 6.3.3"),
    ("form without a field", lambda p: setattr(first(p, "Sect"), "S", Name("/Form")), "UA 7.18.4"),
    ("font of the wrong kind", lambda p: setattr(fonts(p, "TrueType")[0], "Subtype",
                                                 Name("/Type1")), "UA 7.21.4.1"),
    ("font without a type", lambda p: fonts(p, "Type0")[0].DescendantFonts[0].__delitem__("/Type"),
     "A 6.2.11.2"),
    ("glyphs by a map that is none", lambda p: setattr(
        fonts(p, "CIDFontType2")[0], "CIDToGIDMap", Name.Foo), "A 6.2.11.3.2"),
    ("tree without a type", lambda p: p.Root.StructTreeRoot.__delitem__("/Type"), "UA 7.1"),
    ("tag without a type", lambda p: first(p, "TBody").__delitem__("/S"), "UA 7.1"),
    ("content on no page", lambda p: first(p, "H1").__delitem__("/Pg"), "32000 14.7.4"),
    ("tag without a parent", lambda p: first(p, "P").__delitem__("/P"), "32000 14.7.2"),
    ("form that is not there", lambda p: content(p, b"EMC\n", b"/None Do EMC\n"), "A 6.2.2"),
    ("form with tagged content", tagged_form, "UA 7.20"),
    ("page too small", lambda p: setattr(p.pages[0], "MediaBox", Array([0, 0, 2, 2])), "A 6.1.13"),
    ("width that the font has not", widen, "A 6.2.11.5"),
    ("glyphs that the font has not", break_off, "A 6.2.11.4.1"),
    ("symbolic font with an encoding", lambda p: setattr(fonts(p, "TrueType")[0].FontDescriptor, "Flags", 4),
     "A 6.2.11.6"),
    ("names of a font differ", lambda p: setattr(fonts(p, "TrueType")[0].FontDescriptor, "FontName",
                                                 Name("/ABCDEF+X")), "A 6.2.11.2"),
    ("too few widths", lambda p: setattr(fonts(p, "TrueType")[0], "LastChar", 255), "A 6.2.11.2"),
    ("number of a contents line in no label", unwrap_label, "32000 14.8.4"),
    ("link in a contents line", lambda p: setattr(first(p, "Reference"), "S", Name("/Link")), "UA 7.2"),
    ("annotation of another kind", lambda p: setattr(annotation(p), "Subtype", Name("/Movie")), "A 6.3.1"),
    ("file with a wrong size", lambda p: setattr(file_of(p).EF.F.Params, "Size", 1), "32000 7.11.4"),
    ("file with two names", lambda p: setattr(file_of(p), "F", String("x")), "A3 6.8"),
    ("file of no media type", lambda p: file_of(p).EF.F.__delitem__("/Subtype"), "A3 6.8"),
    ("file without a date", lambda p: file_of(p).EF.F.Params.__delitem__("/ModDate"), "A3 6.8"),
    ("script", lambda p: setattr(p.Root, "OpenAction", Dictionary(
        Type=Name.Action, S=Name.JavaScript, JS=String("x"))), "A 6.5"),
]


def plant_bytes(path, old, new):
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    at = data.rindex(old) if old.startswith(b"%%") else data.index(old)
    with open(path, "wb") as file:
        file.write(data[:at] + new + data[at + len(old):])


def plant_objects(path, plant):
    with pikepdf.open(sys.argv[1]) as pdf:
        plant(pdf)
        pdf.save(path, fix_metadata_version=False)


def plans():
    """(name, clause, how it is planted) for the standard that the file claims."""
    is_2 = pdfua.Check(sys.argv[1]).is_2
    raw, faults = (pdfua_faults2.RAW, pdfua_faults2.FAULTS) if is_2 else (RAW, FAULTS)
    found = [(name, clause, plant_bytes, (old, new)) for name, old, new, clause in raw]
    return found + [(name, clause, plant_objects, (plant,)) for name, plant, clause in faults]


PLANS = []  # filled before the processes start


def attempt(number):
    """The findings about a file with this fault."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "fault.pdf")
        _, _, make, how = PLANS[number]
        make(path, *how)
        return sorted({c for c, _ in pdfua.check(path)})


def main():
    failed = 0
    PLANS.extend(plans())
    with multiprocessing.Pool() as pool:
        results = pool.imap(attempt, range(len(PLANS)))
        for n, ((name, clause, _, _), found) in enumerate(zip(PLANS, results), 1):
            good = any(c.startswith(clause) for c in found)
            failed += not good
            print("%sok %d - planted: %s" % ("" if good else "not ", n, name))
            if not good:
                print("#  found: %s" % found)
    print("1..%d" % len(PLANS))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
