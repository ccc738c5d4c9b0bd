"""Finds places in a PDF for planted faults (used by pdfua_faults.py and pdfua_faults2.py)."""
from pikepdf import Dictionary, Name


def elements(pdf, *types):
    """Structure elements of these types, in no particular order."""
    for obj in pdf.objects:
        if isinstance(obj, Dictionary) and obj.get("/Type") == Name.StructElem:
            if str(obj.S)[1:] in types:
                yield obj


def first(pdf, *types):
    return next(elements(pdf, *types))


def head_with_scope(pdf):
    return next(e for e in elements(pdf, "TH") if "/Scope" in e.get("/A", {}))


def fonts(pdf, *subtypes):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Font
            and str(o.Subtype)[1:] in subtypes]


def annotation(pdf):
    return next(p.Annots[0] for p in pdf.pages if "/Annots" in p)


def content(pdf, old, new):
    """Replaces the first occurrence in the content of the first page that contains it."""
    for page in pdf.pages:
        data = page.Contents.read_bytes()
        if old in data:
            page.Contents.write(data.replace(old, new, 1))
            return page
    raise KeyError(old)


def metadata(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    if old not in data:
        raise KeyError(old)
    pdf.Root.Metadata = pdf.make_stream(data.replace(old, new), Type=Name.Metadata,
                                        Subtype=Name.XML)
