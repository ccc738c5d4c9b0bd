"""The requirements of ISO 14289-2 (PDF/UA-2), ISO 19005-4 (PDF/A-4 and 4f), ISO/TS 32005 and "Well-Tagged
PDF" 1.0 that add to or replace those for PDF/UA-1 in pdfua.py, which uses this file."""
import re

from pikepdf import Dictionary, Name

NEW, OLD = "http://iso.org/pdf2/ssn", "http://iso.org/pdf/ssn"
# Types of the namespace of PDF 1.7 that the one of 2.0 lacks (ISO 32000-2, 14.8.6).
OLD_TYPES = set("Art BlockQuote TOC TOCI Index Private Quote Note Reference BibEntry Code".split())
# Elements without text of their own (ISO/TS 32005, Table 5; for LI: ISO 14289-2, 8.2.5.25).
NO_TEXT = set("StructTreeRoot Document DocumentFragment Art Sect TOC TOCI Index L LI Table THead"
              " TBody TFoot TR".split())
# By child: the parents that Table 5 allows.  Only types that our books use.
GROUPS = "Part Div NonStruct"  # may contain anything
INLINE = "P Title Hn Lbl LBody TH TD Caption Span Em Strong Quote Code Link Reference FENote Figure"
FLOW = "Document Art Sect Aside BlockQuote"
BLOCK = FLOW + " Caption LBody FENote Figure Link Reference Code"
WHERE = {
    "Document": "StructTreeRoot Document Aside BlockQuote",
    "Part": BLOCK + " Title TOC Index",
    "Sect": BLOCK + " TH TD Hn Index",
    "Art": BLOCK + " TH TD", "Div": BLOCK + " Title LI TOCI TH TD Index",
    "Aside": "Document Art Sect Caption LBody FENote Figure Link Reference Code Title",
    "BlockQuote": BLOCK,
    "NonStruct": "*",
    "Caption": "Art Sect Aside BlockQuote TOC Index Title FENote L LBody Table Code Reference Link"
               " Figure",
    "TOC": FLOW + " TOC TOCI", "TOCI": "TOC",
    "Index": "Document Art Sect Aside BlockQuote Caption LBody FENote TH TD Code Figure",
    "Title": "Document Art Sect Reference Link",
    "Hn": FLOW + " Caption LBody TH TD Figure Link Reference Index",
    "P": BLOCK + " Title TOCI TH TD Index",
    "FENote": BLOCK + " " + INLINE + " Index",
    "L": BLOCK + " Title P TH TD Index L",
    "LI": "L", "LBody": "LI", "Lbl": "LI TOCI Art Sect Aside BlockQuote Caption Title Hn P FENote TH"
                                      " TD Span Em Strong Quote Code Reference Link Figure",
    "Table": BLOCK + " Title P TH TD Index",
    "THead": "Table", "TBody": "Table", "TFoot": "Table", "TR": "Table THead TBody TFoot",
    "TH": "TR", "TD": "TR",
    "Span": INLINE, "Em": INLINE, "Strong": INLINE, "Quote": INLINE,
    "Code": INLINE + " " + FLOW,
    "Reference": INLINE + " Aside BlockQuote TOCI Index",
    "Link": "Document Art Sect Aside BlockQuote P Title Hn Lbl LBody TH TD Caption Span Em Strong"
            " Quote Code FENote Figure",
    "Figure": INLINE + " " + FLOW + " Index",
}
WHERE = {k: set(v.split()) | set(GROUPS.split()) for k, v in WHERE.items()}
WHERE["Art"].discard("Art")


def name_of(type_):
    return "Hn" if re.match(r"H[1-6]$", type_ or "") else type_


def namespaces(check):
    """Each element is in the namespace that defines its type (ISO 14289-2, 8.2.4)."""
    listed = {n.objgen: str(n.NS) for n in check.book.tree_root().get("/Namespaces", [])}
    check.want(NEW in listed.values(), "UA2 8.2.4", "the namespace of PDF 2.0 is not listed")
    for tag in check.tags:
        space = tag.obj.get("/NS")
        where = OLD if tag.own_type in OLD_TYPES else NEW
        check.want(space is not None and space.objgen in listed and listed[space.objgen] == where,
                   "UA2 8.2.4", "%s in namespace %s" % (tag.own_type, space and str(space.NS)))
        check.want(tag.own_type not in ("H", "Note"), "UA2 8.2.5", tag.own_type + " is no more")
    for own, role in check.book.roles.items():  # for programs that do not know namespaces
        check.want(own not in OLD_TYPES and role not in check.book.roles, "UA2 8.2.4",
                   "%s is mapped to %s" % (own, role))
    top = check.book.document.children()
    check.want([t.own_type for t in top] == ["Document"] and str(top[0].obj.NS.NS) == NEW,
               "UA2 8.2.5.2", "not one Document of PDF 2.0")


def places(check):
    """Each element may be inside its parent (ISO/TS 32005, Table 5)."""
    for tag in check.tags:
        kind, parent = name_of(tag.type), name_of(tag.parent.type)
        allowed = WHERE.get(kind, set())
        check.want(parent in allowed or "*" in allowed, "32005 5", "%s in %s" % (kind, parent))
        check.want(tag.type not in NO_TEXT or all(hasattr(k, "kids") for k in tag.kids),
                   "32005 5", "text of its own in %s" % tag.type)
        types = [t.type for t in tag.children()]
        check.want("Caption" not in types[1:-1] and types.count("Caption") < 2, "UA2 8.2.5.27",
                   "Caption in the middle of %s" % tag.type)
        for only in ("THead", "TFoot"):
            check.want(types.count(only) < 2, "32005 5", "more than one %s" % only)
        check.want(tag.type != "Figure" or tag.parent.type != "Div"
                   or "Caption" not in [t.type for t in tag.parent.children()], "UA2 8.2.5.27",
                   "a caption beside its figure")


def refs_of(tag):
    return {o.objgen for o in tag.obj.get("/Ref", [])}


def references(check):
    """TOCI and notes (ISO 14289-2, 8.2.5.8 and 8.2.5.14)."""
    tags = {t.obj.objgen: t for t in check.tags}
    for tag in check.tags:
        check.want(refs_of(tag) <= set(tags), "UA2 8.2.5", "%s: Ref to no tag" % tag.type)
        if tag.type == "TOCI":
            led = leads_of(check, tag)
            check.want(refs_of(tag) and refs_of(tag) == led, "UA2 8.2.5.8",
                       "TOCI: Ref is not where it leads: " + check.book.text(tag)[:40])
        if tag.type == "FENote":
            check.want(refs_of(tag), "UA2 8.2.5.14", "a note that nothing cites")
        for other in refs_of(tag) & set(tags):
            pair = (tag.type, tags[other].type)
            check.want("FENote" not in pair or tag.obj.objgen in refs_of(tags[other]),
                       "UA2 8.2.5.14", "%s names %s, and not the other way round" % pair)


def leads_of(check, line):
    """The tags that the links of a contents line lead to."""
    found = set()
    for tag in line.below():
        for kid in tag.kids:
            if isinstance(kid, Dictionary) and "/A" in kid and "/SD" in kid.A:
                found.add(kid.A.SD[0].objgen)
    return found


def lists(check):
    for tag in check.tags:
        if tag.type != "L":
            continue
        value = tag.attribute("List", "/ListNumbering")
        labels = [l for i in tag.children("LI") for l in i.children("Lbl")]
        check.want(not labels or value not in (None, Name("/None")), "UA2 8.2.5.25", "a list with labels, and no "
                   "ListNumbering")


def links(check):
    """All annotations of a tag lead to the same place (ISO 14289-2, 8.2.5.20)."""
    for tag in check.tags:
        leaps = [k.A for k in tag.kids if isinstance(k, Dictionary) and "/A" in k]
        ends = {str(a.URI) if "/URI" in a else str(a.SD[0].objgen) for a in leaps
                if "/URI" in a or "/SD" in a}
        check.want(len(ends) < 2, "UA2 8.2.5.20", "links of one tag lead to %s" % ends)


def document(check):
    trailer, root = check.book.pdf.trailer, check.root
    check.want("/Info" not in trailer, "A4 6.1.3", "document information")
    check.want(re.match(r"2\.\d$", str(root.get("/Version", "2.0"))), "A4 6.1.12", "Version")
    for key in ("/AA", "/Requirements", "/NeedsRendering", "/Perms"):
        check.want(key not in root, "A4 6.12", "catalog has " + key)
    for page in check.book.pages:
        check.want("/PresSteps" not in page.page.obj, "A4 6.11", "PresSteps")
    for obj in check.book.pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/Type") == Name.Filespec:
            check.want("/AFRelationship" in obj and "/F" in obj and "/UF" in obj, "A4 6.9",
                       "file specification")
            check.want(str(obj.get("/Desc", "")), "UA2 8.14", "file without a description")


def run(check):
    document(check)
    namespaces(check)
    places(check)
    references(check)
    lists(check)
    links(check)
