"""XMP metadata: the requirements of ISO 19005-3, 6.6 and ISO 14289-1, 5, or of ISO 19005-4, 6.7, ISO
14289-2, 5 and "Well-Tagged PDF", 6.1 (used by pdfua.py)."""
import re
import xml.etree.ElementTree as xml

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC, XMP, PDF = ("http://purl.org/dc/elements/1.1/", "http://ns.adobe.com/xap/1.0/",
                "http://ns.adobe.com/pdf/1.3/")
AID, UAID = "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/"
EXTENSION, SCHEMA, PROPERTY = ("http://www.aiim.org/pdfa/ns/extension/",
                               "http://www.aiim.org/pdfa/ns/schema#",
                               "http://www.aiim.org/pdfa/ns/property#")
# Properties that need no declaration, and the container of each (XMP Specification).
KNOWN = {
    DC: {"title": "Alt", "creator": "Seq", "description": "Alt", "language": "Bag",
         "format": None, "subject": "Bag", "rights": "Alt"},
    XMP: {"CreateDate": None, "ModifyDate": None, "MetadataDate": None, "CreatorTool": None},
    PDF: {"Producer": None, "Keywords": None, "PDFVersion": None},
    AID: {"part": None, "conformance": None, "amd": None, "corr": None, "rev": None},
    EXTENSION: {"schemas": "Bag"},
}
PREFIXES = {AID: "pdfaid", UAID: "pdfuaid", EXTENSION: "pdfaExtension", SCHEMA: "pdfaSchema",
            PROPERTY: "pdfaProperty"}
DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$"
TYPES = {(XMP, "CreateDate"): DATE, (XMP, "ModifyDate"): DATE, (XMP, "MetadataDate"): DATE,
         (DC, "format"): r"[\w.+-]+/[\w.+-]+$", (AID, "part"): r"\d$", (UAID, "part"): r"\d$",
         (DC, "language"): r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
# Key of the document information -> the property that must have the same value.
TWINS = {"/Title": (DC, "title"), "/Author": (DC, "creator"), "/Subject": (DC, "description"),
         "/Keywords": (PDF, "Keywords"), "/Creator": (XMP, "CreatorTool"),
         "/Producer": (PDF, "Producer"), "/CreationDate": (XMP, "CreateDate"),
         "/ModDate": (XMP, "ModifyDate")}


DECLARATIONS = "http://pdfa.org/declarations/"
# PDF/A-4 does not need schemas that the file declares (ISO 19005-4, 6.7.2).
FREE = {(UAID, "part"), (UAID, "rev"), (DECLARATIONS, "declarations")}
LEVELS = [DECLARATIONS + "wtpdf#accessibility1.0", DECLARATIONS + "wtpdf#reuse1.0"]


def check_metadata(stream, info, is_2, has_files, fault):
    text = stream.read_bytes().decode("utf-8")
    if "/Filter" in stream:
        fault("A 6.6.2.1", "XMP is packed")
    if str(stream.get("/Type")) != "/Metadata" or str(stream.get("/Subtype")) != "/XML":
        fault("A 6.6.2.1", "the type of the metadata")
    begin = re.match(r"<\?xpacket ([^?]*)\?>", text)
    if not begin or re.search(r"\b(bytes|encoding)=", begin.group(1)):
        fault("A 6.6.2.1", "the packet's header")
    for uri, prefix in re.findall(r"xmlns:(\S+?)=[\"'](\S+?)[\"']", text):
        if PREFIXES.get(prefix, uri) != uri:
            fault("A 6.6.2.3", "prefix %s for %s" % (uri, prefix))
    root = xml.fromstring(text)
    blocks = root.findall(".//" + RDF + "Description")
    own = [b for b in blocks if RDF + "about" in b.attrib]
    if len(own) != 1 or own[0].get(RDF + "about") != "":
        fault("A 6.6.2.1", "rdf:about")
    values = {}
    for element in [e for b in own for e in b]:
        namespace, name = element.tag[1:].split("}")
        if (namespace, name) in values:
            fault("A 6.6.2.1", "%s twice" % name)
        values[namespace, name] = element
    declared = extension(values.get((EXTENSION, "schemas")), fault)
    for (namespace, name), element in values.items():
        known = KNOWN.get(namespace, {})
        if is_2 and (namespace, name) in FREE:
            continue
        if name not in known and (namespace, name) not in declared:
            fault("A 6.6.2.3", "%s is not declared" % name)
        elif known.get(name) and element.find(RDF + known[name]) is None:
            fault("A 6.6.2.3", "%s is no %s" % (name, known[name]))
    check_values(values, fault)
    (identification_2 if is_2 else identification)(values, has_files, fault)
    titles = [li for li in items(values.get((DC, "title"))) if (li.text or "").strip()]
    if not any(li.get(LANG) == "x-default" for li in titles):
        fault("UA 7.1", "dc:title has no default")
    if not is_2:
        twins(values, info, fault)


def check_values(values, fault):
    """Each value is text of the property's type (XMP Specification, 8.2)."""
    for (namespace, name), element in values.items():
        texts = [li.text for li in items(element)] if len(element) else [element.text]
        pattern = TYPES.get((namespace, name), r"\S")
        if (namespace, name) not in ((EXTENSION, "schemas"), (DECLARATIONS, "declarations")) and \
                not all(re.match(pattern, text or "") for text in texts):
            fault("A 6.6.2.3", "the value of %s" % name)


def items(element):
    return [] if element is None else list(element.iter(RDF + "li"))


def first(values, key):
    element = values.get(key)
    if element is None:
        return ""
    entries = items(element)
    return (entries[0].text if entries else element.text) or ""


def extension(schemas, fault):
    """The declared properties; each declaration must have all its fields."""
    declared = set()
    for schema in schemas.findall(RDF + "Bag/" + RDF + "li") if schemas is not None else []:
        fields = {f: schema.find("{%s}%s" % (SCHEMA, f)) for f in
                  ("schema", "namespaceURI", "prefix", "property")}
        if any(f is None for f in fields.values()):
            fault("A 6.6.2.3", "a schema is not declared whole")
            continue
        for entry in items(fields["property"]):
            told = {f: entry.findtext("{%s}%s" % (PROPERTY, f)) for f in
                    ("name", "valueType", "category", "description")}
            if not all(told.values()) or told["category"] not in ("internal", "external") or \
                    told["valueType"] not in ("Integer", "Text", "Date", "URI", "Boolean"):
                fault("A 6.6.2.3", "a property is not declared whole: %s" % told["name"])
            declared.add((fields["namespaceURI"].text, told["name"]))
    return declared


def identification(values, has_files, fault):
    if first(values, (UAID, "part")) != "1":
        fault("UA 5", "pdfuaid:part")
    part = first(values, (AID, "part"))
    if part not in ("2", "3"):
        fault("A 6.6.4", "pdfaid:part")
    if first(values, (AID, "conformance")) != "A":
        fault("A 6.6.4", "pdfaid:conformance")
    if part == "2" and has_files:
        fault("A2 6.8", "attachments in PDF/A-2")


def identification_2(values, has_files, fault):
    for key, clause, want in (((UAID, "part"), "UA2 5", "2"), ((UAID, "rev"), "UA2 5", "2024"),
                              ((AID, "part"), "A4 6.7.3", "4"), ((AID, "rev"), "A4 6.7.3", "2020"),
                              ((AID, "conformance"), "A4 6.7.3", "F" if has_files else "")):
        if first(values, key) != want:
            fault(clause, "%s is %r" % (key[1], first(values, key)))
    said = values.get((DECLARATIONS, "declarations"))
    levels = [e.text for e in said.iter("{%s}conformsTo" % DECLARATIONS)] if said is not None else []
    if levels != LEVELS:
        fault("WTPDF 6.1", "declared: %s" % levels)


def twins(values, info, fault):
    for key in info.keys():
        if key not in TWINS and key != "/Trapped":
            fault("A 6.6.3", "%s has no twin in XMP" % key)
            continue
        here, there = str(info[key]), first(values, TWINS.get(key, ("", "")))
        if key.endswith("Date"):
            here = re.sub(r"^D:(....)(..)(..)(..)(..)(..)(.*)$", r"\1-\2-\3T\4:\5:\6\7", here)
        if key in TWINS and here != there:
            fault("A 6.6.3", "%s is %r, and %r in XMP" % (key, here, there))
        if key == "/Author" and len(items(values.get((DC, "creator")))) != 1:
            fault("A 6.6.3", "more than one dc:creator")
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if key not in info:
            fault("A 6.6.3", "no " + key)
