#!/usr/bin/python3
"""pdfua.py FILE.pdf... : checks what a program can check of ISO 14289-1 (PDF/UA-1) and ISO 19005-3
(PDF/A-3a or 2a), by the failure conditions of the Matterhorn Protocol if there are any; or of ISO 14289-2
(PDF/UA-2) with ISO 19005-4 (PDF/A-4f or 4), depending on what the file claims (pdfua2.py).

Prints each fault with the clause; the exit status is 0 if there is none.  pdfua_faults.py plants
faults and checks that they are found.
"""
import hashlib
import os
import re
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdfua2  # noqa: E402
from pdftree import STANDARD, STANDARD_2, Book, Tag, is_stream  # noqa: E402
from pdfua_content import LANG, PRIVATE, Content, check_picture  # noqa: E402
from pdfua_file import check_file, check_limits  # noqa: E402
from pdfua_fonts import check_font  # noqa: E402
from pdfua_meta import check_metadata  # noqa: E402


# Which elements may contain which, where the standard says so (ISO 32000-1, 14.8.4; ISO 14289-1,
# 7.2).
KIDS = {
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"},
    "TFoot": {"TR"}, "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
PARENTS = {
    "LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"},
    "TD": {"TR"}, "TOCI": {"TOC"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
}
# Elements without text of their own.
NO_TEXT = set(KIDS) | {"Document", "Part", "Sect"}
NUMBERING = {"Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha",
             "LowerAlpha", "None"}
# Where a font program may be (ISO 32000-1, 9.9).
PROGRAMS = {
    "/TrueType": ("/FontFile2", "/FontFile3"), "/CIDFontType2": ("/FontFile2", "/FontFile3"),
    "/Type1": ("/FontFile", "/FontFile3"), "/CIDFontType0": ("/FontFile3",),
}
ARTIFACTS = {"/Pagination", "/Layout", "/Page", "/Background"}


class Check:
    def __init__(self, path):
        self.path = path
        self.book = Book(path)
        self.root = self.book.root
        self.faults = []
        stream = self.root.get("/Metadata")
        said = stream.read_bytes() if stream is not None else b""
        self.is_2 = b"<pdfuaid:part>2<" in said
        self.standard = STANDARD_2 if self.is_2 else STANDARD

    def fault(self, clause, text):
        self.faults.append((clause, text))

    def want(self, good, clause, text):
        if not good:
            self.fault(clause, text)

    def run(self):
        self.document()
        self.metadata()
        self.output_intent()
        self.objects()
        if "/StructTreeRoot" not in self.root:
            self.fault("UA 7.1", "there is no structure tree")
            return self.faults
        self.tags = list(self.book.tags())
        self.objects_of_tags = {t.obj.objgen for t in self.tags}
        self.structure()
        self.headings()
        self.tables()
        self.lists()
        self.notes_and_ids()
        self.content()
        self.annotations()
        self.outline_and_names()
        self.attachments()
        if self.is_2:
            pdfua2.run(self)
        return self.faults

    # ---- the document ----

    def document(self):
        check_file(self.path, b"2.0" if self.is_2 else b"1.7", self.fault)
        trailer = self.book.pdf.trailer
        self.want(len(trailer.get("/ID", [])) == 2, "A 6.1.3", "no file identifier")
        self.want("/Encrypt" not in trailer, "A 6.1.3", "encrypted")
        root = self.root
        self.want(LANG.match(str(root.get("/Lang", ""))), "UA 7.2", "language of the document")
        mark = root.get("/MarkInfo") or {}
        self.want(mark.get("/Marked") is True, "UA 6.2", "not marked as tagged")
        self.want(not mark.get("/Suspects", False), "UA 7.1", "Suspects")
        view = root.get("/ViewerPreferences") or {}
        self.want(view.get("/DisplayDocTitle") is True, "UA 7.1", "the title is not shown")
        for key in ("/OpenAction", "/AA", "/AcroForm", "/NeedsRendering", "/OCProperties",
                    "/Requirements", "/Perms"):
            self.want(key not in root, "A 6.5", "catalog has " + key)
        names = root.get("/Names") or {}
        for key in ("/JavaScript", "/AlternatePresentations"):
            self.want(key not in names, "A 6.5", "names have " + key)

    def metadata(self):
        stream = self.root.get("/Metadata")
        if stream is None:
            return self.fault("UA 7.1", "no XMP metadata")
        info = self.book.pdf.trailer.get("/Info") or {}
        return check_metadata(stream, info, self.is_2, "/AF" in self.root, self.fault)

    def output_intent(self):
        intents = [o for o in self.root.get("/OutputIntents", []) if o.get("/S") == Name.GTS_PDFA1]
        if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
            return self.fault("A 6.2.3", "output intent")
        profile = intents[0].DestOutputProfile
        data = profile.read_bytes()
        self.want(data[36:40] == b"acsp" and data[12:16] in (b"mntr", b"prtr", b"scnr")
                  and data[16:20] == b"RGB " and profile.get("/N") == 3
                  and int.from_bytes(data[:4], "big") == len(data) and data[8] <= 4, "A 6.2.3",
                  "colour profile")

    def objects(self):
        used = Content(self.book, self.fault).used
        for obj in self.book.pdf.objects:
            check_limits(obj, self.fault)
            if not isinstance(obj, (Dictionary, pikepdf.Stream)):
                continue
            kind, subtype = obj.get("/Type"), obj.get("/Subtype")
            if is_stream(obj):
                self.want("/F" not in obj, "A 6.1.7", "stream in another file")
                filters = obj.get("/Filter", [])
                filters = list(filters) if isinstance(filters, Array) else [filters]
                self.want(Name.LZWDecode not in filters and Name.Crypt not in filters, "A 6.1.7",
                          "filter")
            if subtype == Name.Image:
                self.want(not obj.get("/Interpolate", False), "A 6.2.8", "Interpolate")
                for key in ("/Alternates", "/OPI"):
                    self.want(key not in obj, "A 6.2.8", "image with " + key)
                check_picture(obj, self.fault)
            if subtype == Name.Form:
                for key in ("/OPI", "/PS", "/Ref"):
                    self.want(key not in obj, "A 6.2.9", "form with " + key)
            if kind == Name.Font:
                self.font(obj, subtype)
                if obj.objgen in used and not self.is_bare(obj, subtype):
                    check_font(self.book.font(obj), obj, used[obj.objgen], self.fault)
            if kind == Name.Action or "/JS" in obj:
                self.want(obj.get("/S") in (Name.URI, Name.GoTo), "A 6.5.1",
                          "action %s" % obj.get("/S"))

    @staticmethod
    def is_bare(obj, subtype):
        """Nothing is reported without a program: another check does that."""
        low = obj.DescendantFonts[0] if subtype == Name.Type0 else obj
        keys = low.get("/FontDescriptor") or {}
        return not any(k in keys for k in ("/FontFile", "/FontFile2", "/FontFile3"))

    def font(self, obj, subtype):
        name = str(obj.get("/BaseFont", "?"))
        if subtype == Name.CIDFontType2:
            glyphs = obj.get("/CIDToGIDMap")
            self.want(glyphs == Name.Identity or is_stream(glyphs), "A 6.2.11.3.2",
                      "no CIDToGIDMap: " + name)
        if subtype in (Name.Type0, Name.TrueType, Name.Type1, Name.Type3):
            self.want("/ToUnicode" in obj, "UA 7.21.7", "no Unicode map: " + name)
        if subtype not in (Name.Type0, Name.Type3):
            files = [k for k in ("/FontFile", "/FontFile2", "/FontFile3")
                     if k in (obj.get("/FontDescriptor") or {})]
            self.want(len(files) == 1 and files[0] in PROGRAMS.get(str(subtype), ()),
                      "UA 7.21.4.1", "not embedded: " + name)
        self.want(subtype == Name.Type3 or re.match(r"/[A-Z]{6}\+", name), "A 6.2.11.4.2",
                  "not a subset: " + name)
        if subtype == Name.Type0:
            self.want(obj.DescendantFonts[0].get("/Type") == Name.Font, "A 6.2.11.2",
                      "%s consists of no font" % name)
            self.want(obj.get("/Encoding") == Name("/Identity-H"), "A 6.2.11.3.3",
                      "encoding of " + name)
        for text in self.book.font(obj).map.values() if "/ToUnicode" in obj else ():
            self.want(text and "\0" not in text and "\ufeff" not in text and "\ufffe" not in text,
                      "UA 7.21.7", "Unicode map of %s leads nowhere" % name)

    # ---- the structure tree ----

    def structure(self):
        self.want(self.book.tree_root().get("/Type") == Name.StructTreeRoot, "UA 7.1",
                  "the tree's type")
        for text in self.book.faults:
            self.fault("32000 14.7.4", text)
        for own, role in self.book.roles.items():
            self.want(own not in STANDARD, "UA 7.1", "standard type %s is mapped" % own)
            self.want(self.book.standard(own) in STANDARD, "UA 7.1",
                      "type %s is mapped to nothing, or in a circle" % own)
        for tag in self.tags:
            parent = tag.parent.type
            what = "%s in %s" % (tag.own_type, parent)
            self.want(tag.type in self.standard, "UA 7.1", "type %s means nothing" % tag.own_type)
            above = tag.obj.get("/P")
            self.want(above is not None and above.objgen == tag.parent.obj.objgen, "32000 14.7.2",
                      "%s names another parent" % what)
            self.want(self.is_2 or parent not in KIDS or tag.type in KIDS[parent], "UA 7.2", what)
            self.want(tag.type not in PARENTS or parent in PARENTS[tag.type], "UA 7.2", what)
            self.want(tag.kids or tag.type in ("TD", "TH", "LBody"), "UA 7.1",
                      "%s is empty" % what)
            self.want(tag.type not in NO_TEXT or all(isinstance(k, Tag) for k in tag.kids),
                      "32000 14.8.4", "text of its own in %s" % tag.type)
            if "/Lang" in tag.obj:
                self.want(LANG.match(str(tag.obj.Lang)), "UA 7.2", "Lang %s" % tag.obj.Lang)
            for key in ("/Alt", "/ActualText", "/E"):
                self.want(not PRIVATE.search(str(tag.obj.get(key, ""))), "A 6.2.11.7.3",
                          "private-use character in " + key)
            self.want(tag.type not in ("Form", "Annot"), "UA 7.18.4", "a form without a field")
            if tag.type in ("Figure", "Formula"):
                self.figure(tag)
            if tag.type == "Caption":
                siblings = tag.parent.children()
                self.want(parent not in ("Table", "L", "TOC") or tag is siblings[0]
                          or (parent == "Table" and tag is siblings[-1]), "UA 7.2",
                          "Caption in the middle of " + parent)
        top = self.book.document.children()
        self.want([t.type for t in top] == ["Document"], "32000 14.8.4.2", "more than a Document")

    def figure(self, tag):
        self.want(str(tag.obj.get("/Alt", "")).strip() or "/ActualText" in tag.obj, "UA 7.3",
                  "%s without a text instead" % tag.type)
        box = tag.attribute("Layout", "/BBox")
        self.want(box is not None, "UA 7.3", "%s without BBox" % tag.type)
        pages = {k[0] for k in tag.kids if isinstance(k, tuple)}
        if box is None or len(pages) != 1:
            return
        media = self.book.pages[pages.pop()].page.MediaBox
        inside = (media[0] <= box[0] <= box[2] <= media[2]
                  and media[1] <= box[1] <= box[3] <= media[3])
        self.want(inside, "UA 7.3", "BBox outside of the page")

    def headings(self):
        last = 0
        for tag in self.tags:
            last = max(last, 1) if tag.type == "Title" else last
            self.want(tag.type != "H", "UA 7.4.4", "H among H1 to H6")
            if not re.match(r"H[1-6]$", tag.type or ""):
                continue
            level = int(tag.type[1])
            self.want(level <= last + 1, "UA 7.4.2", "H%d after H%d: %s" %
                      (level, last, self.book.text(tag)[:40]))
            self.want(self.book.text(tag).strip(), "UA 7.4", "%s without text" % tag.type)
            last = level

    def tables(self):
        for table in self.tags:
            if table.type != "Table":
                continue
            types = [t.type for t in table.children()]
            self.want("THead" not in types or "TBody" in types, "UA 7.2", "THead without TBody")
            self.want(types.count("THead") <= 1, "UA 7.2", "more than one THead")
            groups = [[t] if t.type == "TR" else t.children("TR") for t in table.children()]
            grid, cells, r = {}, [], 0
            for group in groups:
                for i, row in enumerate(group):
                    c = 0
                    for cell in row.children():
                        while (r, c) in grid:
                            c += 1
                        wide = int(cell.attribute("Table", "/ColSpan") or 1)
                        high = int(cell.attribute("Table", "/RowSpan") or 1)
                        self.want(high <= len(group) - i, "UA 7.2", "RowSpan leaves its group")
                        for y in range(r, r + high):
                            for x in range(c, c + wide):
                                self.want((y, x) not in grid, "UA 7.2", "cells overlap")
                                grid[y, x] = cell
                        cells.append((cell, r, c, wide, high))
                        c += wide
                    r += 1
            widths = {sum(1 for (y, x) in grid if y == row) for row in range(r)}
            self.want(len(widths) == 1, "UA 7.2", "rows of different widths: %s" % sorted(widths))
            self.cell_heads(table, grid, cells)

    def cell_heads(self, table, grid, cells):
        """Every data cell has a head: by Headers, or by the Scope of a TH before or above it."""
        ids = {str(c.obj.ID): c for c, *_ in cells if "/ID" in c.obj}
        self.want(any(c.type == "TH" for c, *_ in cells), "UA 7.5", "table without heads")
        for cell, row, column, wide, high in cells:
            if cell.type == "TH":
                self.want(cell.attribute("Table", "/Scope") in (Name.Row, Name.Column, Name.Both),
                          "UA 7.5", "TH without Scope")
            heads = cell.attribute("Table", "/Headers")
            if heads is not None:
                for head in heads:
                    self.want(str(head) in ids and ids[str(head)].type == "TH", "UA 7.5",
                              "Headers name no TH of the table")
                continue
            if cell.type == "TH" or not self.book.text(cell).strip():
                continue
            before = [grid.get((row, x)) for x in range(column)]
            above = [grid.get((y, x)) for y in range(row) for x in range(column, column + wide)]
            found = [h for h in before if h and h.type == "TH"
                     and h.attribute("Table", "/Scope") in (Name.Row, Name.Both)]
            found += [h for h in above if h and h.type == "TH"
                      and h.attribute("Table", "/Scope") in (Name.Column, Name.Both)]
            self.want(found, "UA 7.5", "cell without a head: " + self.book.text(cell)[:40])

    def lists(self):
        for tag in self.tags:
            if tag.type == "LI":
                types = [t.type for t in tag.children()]
                self.want(types.count("LBody") >= 1, "UA 7.2", "LI without LBody")
            if tag.type == "L":
                value = tag.attribute("List", "/ListNumbering")
                self.want(value is None or str(value)[1:] in NUMBERING
                          or (self.is_2 and value == Name.Description), "UA 7.6",
                          "ListNumbering %s" % value)
                if value is not None and value != Name("/None"):
                    self.want(all(i.children("Lbl") for i in tag.children("LI")), "UA 7.6",
                              "numbered list with an item without Lbl")

    def notes_and_ids(self):
        ids = {}
        for tag in self.tags:
            if "/ID" in tag.obj:
                name = bytes(tag.obj.ID)
                self.want(name not in ids, "UA 7.9", "ID twice: %s" % name)
                ids[name] = tag.obj.objgen
            self.want(tag.type != "Note" or "/ID" in tag.obj, "UA 7.9", "Note without ID")
        root = self.book.tree_root()
        listed = [(bytes(k), v.objgen) for k, v in
                  self.book.tree_items(root.get("/IDTree") or {}, "/Names")]
        self.want(sorted(listed) == listed, "32000 7.9.6", "IDTree is not in order")
        self.want(dict(listed) == ids, "32000 14.7.2", "IDTree is not the ids of the tags")

    # ---- content, annotations ----

    def content(self):
        owners = {}
        for tag in self.tags:
            for kid in tag.kids:
                if isinstance(kid, tuple):
                    self.want(kid not in owners, "32000 14.7.4", "content with two owners")
                    owners[kid] = tag
        root = self.book.tree_root()
        self.parents = {int(k): v for k, v in self.book.tree_items(root.get("/ParentTree") or {}, "/Nums")}
        self.want(int(root.get("/ParentTreeNextKey", -1)) > max(self.parents, default=-1),
                  "32000 14.7.2", "ParentTreeNextKey")
        for index, page in enumerate(self.book.pages):
            for text in page.faults:
                self.fault("UA 7.1", text)
            ids = [s.mcid for s in page.sequences if s.mcid is not None]
            self.want(len(ids) == len(set(ids)), "32000 14.7.4", "page %d: MCID twice" % (index + 1))
            tree = self.parents.get(int(page.page.get("/StructParents", -1)))
            self.want(tree is not None or not ids, "32000 14.7.4.4", "page without parents")
            for sequence in page.sequences:
                if sequence.mcid is None:
                    self.artifact(sequence)
                    continue
                owner = owners.pop((index, sequence.mcid), None)
                where = "page %d, MCID %d" % (index + 1, sequence.mcid)
                self.want(owner is not None, "UA 7.1", where + " is in no tag")
                in_tree = (tree is not None and sequence.mcid < len(tree) and owner is not None
                           and tree[sequence.mcid] is not None
                           and tree[sequence.mcid].objgen == owner.obj.objgen)
                self.want(in_tree, "32000 14.7.4.4", where + " has another parent")
                self.want(not PRIVATE.search(sequence.text), "A 6.2.11.7.3",
                          where + ": private-use character")
            told = [e for e in (tree if tree is not None else []) if e is not None]
            self.want(len(told) == len(ids), "32000 14.7.4.4",
                      "page %d: %d parents of %d contents" % (index + 1, len(told), len(ids)))
        for (page, mcid), tag in owners.items():
            self.fault("32000 14.7.4", "%s: MCID %d is not on page %d" % (tag.type, mcid, page + 1))

    def artifact(self, sequence):
        kind = (sequence.properties or {}).get("/Type")
        self.want(kind is not None and str(kind) in ARTIFACTS, "32000 14.8.2.2", "artifact %s" % kind)

    def annotations(self):
        owners, seen = {}, set()
        for tag in self.tags:
            for kid in tag.kids:
                if not isinstance(kid, (Tag, tuple)):
                    owners[kid.objgen] = tag
            if tag.type == "Link" or (self.is_2 and tag.type == "Reference"):
                objects = [k for k in tag.kids if not isinstance(k, (Tag, tuple))]
                self.want(objects, "UA 7.18.5", "Link without annotation")
        for index, page in enumerate(self.book.pages):
            annots = list(page.page.get("/Annots", []))
            where = "page %d: " % (index + 1)
            self.want(not annots or page.page.get("/Tabs") == Name.S, "UA 7.18.3",
                      where + "tab order")
            for annot in annots:
                seen.add(annot.objgen)
                flags = int(annot.get("/F", 0))
                self.want(flags & 4 and not flags & 0x63, "A 6.3.2", where + "flags %d" % flags)
                self.want(str(annot.get("/Contents", "")).strip(), "UA 7.18.5",
                          where + "link without Contents")
                owner = owners.get(annot.objgen)
                self.want(owner is not None and
                          owner.type in (("Link", "Reference") if self.is_2 else ("Link",)),
                          "UA 7.18.5",
                          where + "annotation in no Link")
                parent = self.parents.get(int(annot.get("/StructParent", -1)))
                self.want(parent is not None and owner is not None
                          and parent.objgen == owner.obj.objgen, "32000 14.7.4.4",
                          where + "annotation has another parent")
                self.want(self.leads(annot), "UA2 8.8" if self.is_2 else "UA 7.18.5", where + "link leads nowhere")
                self.want("/AP" not in annot, "A 6.3.3", where + "link with a look of its own")
                self.want(annot.get("/Subtype") == Name.Link and "/AA" not in annot
                          and annot.get("/P", page.page.obj).objgen == page.page.objgen, "A 6.3.1",
                          where + "annotation of another kind or page")
                box, media = annot.get("/Rect", [0, 0, 0, 0]), page.page.MediaBox
                self.want(media[0] <= box[0] < box[2] <= media[2]
                          and media[1] <= box[1] < box[3] <= media[3], "32000 12.5.2",
                          where + "link outside of the page")
        for objgen, tag in owners.items():
            self.want(objgen in seen, "32000 14.7.4.3", "%s: annotation on no page" % tag.type)

    def leads(self, annot):
        if self.is_2 and "/A" in annot and "/URI" not in annot.A:
            return annot.A.get("/S") == Name.GoTo and self.is_leap(annot.A)
        if "/A" in annot:
            address = bytes(annot.A.get("/URI", b""))
            return re.match(rb"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$", address) is not None
        return not self.is_2 and self.is_place(annot.get("/Dest"))

    def is_leap(self, leap):
        """Is it a destination on a page, which in PDF/UA-2 names a tag (ISO 14289-2, 8.8)?"""
        if not isinstance(leap, Dictionary):
            return False
        target = leap.get("/SD")
        return (self.is_place(leap.get("/D")) and isinstance(target, Array) and len(target) == 5
                and target[1] == Name.XYZ and target[0].objgen in self.objects_of_tags)

    def is_known(self, item):
        """May an entry of the outline, or a name, lead there?"""
        if self.is_2:
            return self.is_leap(item)
        return self.is_place(item)

    def is_place(self, dest):
        if not isinstance(dest, Array) or len(dest) != 5:
            return False
        index = self.book.page_index.get(dest[0].objgen)
        return (index is not None and dest[1] == Name.XYZ
                and 0 <= float(dest[3]) <= float(self.book.pages[index].page.MediaBox[3]))

    def outline_and_names(self):
        outline = self.root.get("/Outlines")
        self.want(outline is not None, "UA 7.17", "no outline")
        stack = [outline.get("/First")] if outline is not None else []
        while stack:
            item = stack.pop()
            if item is None:
                continue
            self.want(str(item.Title).strip() and self.is_known(item.get("/A" if self.is_2 else "/Dest")),
                      "UA2 8.8" if self.is_2 else "32000 12.3.3",
                      "outline entry %s" % item.Title)
            stack += [item.get("/Next"), item.get("/First")]
        names = self.root.get("/Names") or {}
        for key in ("/Dests", "/EmbeddedFiles"):
            items = [(bytes(k), v) for k, v in
                     self.book.tree_items(names.get(key) or {}, "/Names")]
            self.want([k for k, _ in items] == sorted({k for k, _ in items}), "32000 7.9.6",
                      key + " is not in order")
            if key == "/Dests":
                self.want(all(self.is_known(v) for _, v in items),
                          "UA2 8.8" if self.is_2 else "32000 12.3.2", "destination")
        labels = list(self.book.tree_items(self.root.get("/PageLabels") or {}, "/Nums"))
        self.want(labels and labels[0][0] == 0, "UA 7.17", "page labels")

    def attachments(self):
        listed = {v.objgen for _, v in self.book.tree_items(
            (self.root.get("/Names") or {}).get("/EmbeddedFiles") or {}, "/Names")}
        associated = {f.objgen for f in self.root.get("/AF", [])}
        self.want(associated or not self.is_2 or b"<pdfaid:conformance>" not in
                  self.root.Metadata.read_bytes(), "A4 6.9", "no embedded files")
        self.want(listed == associated, "A3 6.8", "embedded and associated files differ")
        for spec in self.root.get("/AF", []):
            name = str(spec.get("/UF", ""))
            self.want(name and str(spec.get("/F", "")), "UA 7.11", "file without F and UF")
            self.want(str(spec.get("/Desc", "")), "A3 6.8", name + ": no description")
            self.want(spec.get("/AFRelationship") == Name.Source, "A3 6.8", name + ": relation")
            stream = spec.EF.F
            self.want(re.match(r"/[a-z]+/[a-z0-9.+-]+$", str(stream.get("/Subtype", ""))),
                      "A3 6.8", name + ": media type")
            told = stream.get("/Params") or {}
            self.want("/ModDate" in told, "A3 6.8", name + ": date")
            data = stream.read_bytes()
            self.want(told.get("/Size") == len(data)
                      and bytes(told.get("/CheckSum", b"")) == hashlib.md5(data).digest(),
                      "32000 7.11.4", name + ": size or sum")
            self.want(str(spec.get("/F")) == name and spec.EF.get("/UF") is not None, "A3 6.8",
                      name + ": two names, or one file")


def check(path):
    return Check(path).run()


def main():
    bad = False
    for path in sys.argv[1:]:
        faults = list(dict.fromkeys(check(path)))
        bad = bad or bool(faults)
        print("%s: %d faults" % (path, len(faults)))
        for clause, text in faults[:40]:
            print("  [%s] %s" % (clause, text))
    return bad


if __name__ == "__main__":
    sys.exit(main())
