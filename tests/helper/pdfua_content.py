"""Content streams and pictures of pages and of the forms they draw: operators, resources,
colours (ISO 19005-3, 6.2; used by pdfua.py)."""
import re
import struct

import pikepdf
from pikepdf import Array, Dictionary, Name

OPERATORS = set(
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k"
    " l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W"
    " W* y ' \" INLINE".split()) | {"INLINE IMAGE"}
NAMED = {"Do": "/XObject", "gs": "/ExtGState", "Tf": "/Font", "sh": "/Shading", "cs": "/ColorSpace",
         "CS": "/ColorSpace"}
DEVICE = ("/DeviceRGB", "/DeviceGray", "/Pattern")
BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten",
          "/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion",
          "/Hue", "/Saturation", "/Color", "/Luminosity"}
INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
# Most of a page: they build paths and move text, and need no resource.
PLAIN = set("c h l m re v w y Td TD Tm Tc Tw BT ET EMC f S n W".split())
MAX_NESTING = 28
LANG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


class Content:
    """The content of the pages; `used` has the codes that are shown, by font (objgen)."""

    def __init__(self, book, fault):
        self.book, self.fault = book, fault
        self.used, self.seen = {}, set()
        for index, page in enumerate(book.pages):
            where = "page %d" % (index + 1)
            size = [float(v) for v in page.page.MediaBox]
            if not all(3 <= v <= 14400 for v in (size[2] - size[0], size[3] - size[1])):
                fault("A 6.1.13", where + ": size")
            for key in ("/AA", "/PresSteps"):
                if key in page.page.obj:
                    fault("A 6.10", "%s has %s" % (where, key))
            self.group(page.page.obj, where)
            self.read(page.content(), page.page.get("/Resources", Dictionary()), where)

    def read(self, content, resources, where):
        depth, font = 0, None
        for operands, operator in content:
            op = str(operator)
            if op not in OPERATORS:
                self.fault("A 6.2.2", "%s: operator %s" % (where, op))
            for v in operands:
                if isinstance(v, int) and not -2 ** 31 <= v < 2 ** 31:
                    self.fault("A 6.1.13", "%s: a number too large for %s" % (where, op))
                    break
            if op in PLAIN:
                continue
            depth += (op == "q") - (op == "Q")
            if depth > MAX_NESTING or depth < 0:
                self.fault("A 6.1.13", "%s: q nested %d deep" % (where, depth))
            if op in ("k", "K") or (op in ("cs", "CS") and str(operands[0]) == "/DeviceCMYK"):
                self.fault("A 6.2.4.3", where + ": printing inks")
            if op == "ri" and str(operands[0]) not in INTENTS:
                self.fault("A 6.2.6", "%s: intent %s" % (where, operands[0]))
            if op == "INLINE IMAGE":
                check_inline(operands[0].obj, self.fault)
            if op == "BDC" and isinstance(operands[1], Dictionary):
                check_properties(operands[1], where, self.fault)
            target = self.resource(op, operands, resources, where)
            if op == "Tf":
                font = target
            elif op in ("Tj", "TJ", "'", '"'):
                self.show(font, operands[0] if op == "TJ" else [operands[-1]])
            elif op == "Do" and target is not None and target.get("/Subtype") == Name.Form:
                self.form(target, where)
        if depth != 0:
            self.fault("A 6.2.2", where + ": q without Q")

    def resource(self, op, operands, resources, where):
        if op not in NAMED or str(operands[0]) in DEVICE:
            return None
        found = (resources.get(NAMED[op]) or {}).get(str(operands[0]))
        if found is None:
            self.fault("A 6.2.2", "%s: %s is no resource" % (where, operands[0]))
        elif op == "gs":
            check_state(found, self.fault)
        return found

    def show(self, font, items):
        if font is None:
            return
        codes = self.used.setdefault(font.objgen, set())
        for item in items:
            if isinstance(item, pikepdf.String):
                codes.update(self.book.font(font).codes(bytes(item)))

    def group(self, owner, where):
        group = owner.get("/Group")
        if group is not None and str(group.get("/CS", "/DeviceRGB")) not in DEVICE:
            self.fault("A 6.2.10", where + ": colour space of the group")

    def form(self, form, where):
        if form.objgen in self.seen:
            return
        self.seen.add(form.objgen)
        where = "a form on " + where
        if "/Resources" not in form:
            return self.fault("A 6.2.2", where + " has no resources")
        self.group(form, where)
        content = pikepdf.parse_content_stream(form)
        if any(str(op) == "BDC" and "/MCID" in operands[1] for operands, op in content):
            self.fault("UA 7.20", where + " has tagged content")
        return self.read(content, form.Resources, where)


def check_inline(image, fault):
    """An image in a content stream; pikepdf writes its keys in full, and /I as /Indexed."""
    if image.get("/Interpolate", image.get("/Indexed", False)):
        fault("A 6.2.8", "Interpolate of an inline image")
    if "/ColorSpace" in image and str(image.ColorSpace) not in DEVICE:
        fault("A 6.2.4.3", "an inline image in %s" % image.ColorSpace)
    filters = image.get("/Filter", [])
    for name in filters if isinstance(filters, Array) else [filters]:
        if name in (Name.LZWDecode, Name.Crypt):
            fault("A 6.1.10", "an inline image's filter")
    if "/Intent" in image and str(image.Intent) not in INTENTS:
        fault("A 6.2.6", "an inline image's intent")


def check_properties(properties, where, fault):
    """The properties of marked content."""
    if "/Lang" in properties and not LANG.match(str(properties.Lang)):
        fault("UA 7.2", "%s: Lang %s" % (where, properties.Lang))
    for key in ("/Alt", "/ActualText", "/E"):
        if PRIVATE.search(str(properties.get(key, ""))):
            fault("A 6.2.11.7.3", "%s: private-use character in %s" % (where, key))


def check_picture(image, fault):
    bits = int(image.get("/BitsPerComponent", 1))
    space = image.get("/ColorSpace")
    if bits not in (1, 2, 4, 8, 16) or (image.get("/ImageMask", False) and bits != 1):
        fault("A 6.2.8", "an image of %d bits" % bits)
    base = space[1] if isinstance(space, Array) and space[0] == Name.Indexed else space
    if base is not None and str(base) not in DEVICE:
        fault("A 6.2.4.3", "an image in %s" % base)
    if "/Intent" in image and str(image.Intent) not in INTENTS:
        fault("A 6.2.6", "an image's intent")
    mask = image.get("/SMask")
    if mask is not None and (mask.get("/ColorSpace") != Name.DeviceGray or "/SMask" in mask):
        fault("A 6.2.10", "an image's mask")
    if image.get("/Filter") == Name.DCTDecode:
        n = jpeg_components(image.read_raw_bytes())
        if {"/DeviceGray": 1, "/DeviceRGB": 3}.get(str(base)) != n:
            fault("A 6.2.4.3", "a JPEG of %s components in %s" % (n, base))


def jpeg_components(data):
    at = 2
    while at < len(data) - 9:
        marker, size = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xc0 <= marker <= 0xcf and marker not in (0xc4, 0xc8, 0xcc):
            return data[at + 9]
        at += 2 + size
    return 0


def check_state(state, fault):
    for key in ("/TR", "/HTP"):
        if key in state:
            fault("A 6.2.5", "graphics state with " + key)
    if state.get("/TR2", Name.Default) != Name.Default:
        fault("A 6.2.5", "TR2")
    halftone = state.get("/HT")
    if isinstance(halftone, Dictionary) and (
            halftone.get("/HalftoneType") not in (1, 5) or "/HalftoneName" in halftone):
        fault("A 6.2.5", "halftone")
    if str(state.get("/RI", "/Perceptual")) not in INTENTS:
        fault("A 6.2.6", "intent %s" % state.RI)
    if str(state.get("/BM", "/Normal")) not in BLENDS:
        fault("A 6.2.10", "blend mode %s" % state.BM)
    for key in ("/ca", "/CA"):
        if not 0 <= float(state.get(key, 1)) <= 1:
            fault("A 6.2.10", key)
