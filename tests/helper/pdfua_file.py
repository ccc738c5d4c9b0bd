"""The bytes of a PDF file: the requirements of ISO 19005-3, 6.1 on its syntax (used by pdfua.py).

It parses the cross-reference stream itself, because a library would repair its faults.
"""
import re
import zlib

LIMIT_STRING, LIMIT_NAME, LIMIT_NUMBER = 32767, 127, 2 ** 31


def references(data, fault):
    """Number -> offset of the objects outside object streams, by the last section of the file."""
    found = re.search(rb"startxref\n(\d+)\n%%EOF\n?$", data)
    if not found:
        fault("A 6.1.3", "the file does not end with startxref and %%EOF")
        return {}
    start = int(found.group(1))
    head = re.match(rb"\d+ 0 obj\n<<(.*?)>>\nstream\n", data[start:start + 2000], re.S)
    if not head:
        fault("A 6.1.4", "startxref leads to no cross-reference stream")
        return {}
    words = head.group(1)
    size = int(re.search(rb"/Length (\d+)", words).group(1))
    widths = [int(n) for n in re.search(rb"/W *\[ *(\d+) (\d+) (\d+) *\]", words).groups()]
    body = start + head.end()
    rows = unpredict(zlib.decompress(data[body:body + size]), sum(widths))
    places = {}
    for number, row in enumerate(rows):
        kind = int.from_bytes(row[:widths[0]], "big")
        if kind == 1:
            places[number] = int.from_bytes(row[widths[0]:widths[0] + widths[1]], "big")
    return places


def unpredict(data, size):
    """Rows of a PNG predictor of kind "up" or "none"."""
    before = bytes(size)
    for at in range(0, len(data), size + 1):
        row = data[at + 1:at + 1 + size]
        if data[at] == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, before))
        before = row
        yield row


def check_file(path, version, fault):
    with open(path, "rb") as file:
        data = file.read()
    if not re.match(rb"%PDF-" + re.escape(version) + rb"\n%[\x80-\xff]{4,}\n", data):
        fault("A 6.1.2", "header")
    for number, at in references(data, fault).items():
        check_object(data, number, at, fault)


def check_object(data, number, at, fault):
    head = re.match(rb"(\d+) 0 obj\n", data[at:at + 40])
    if not head or int(head.group(1)) != number or data[at - 1:at] != b"\n":
        return fault("A 6.1.9", "object %d does not stand where it should" % number)
    start = at + head.end()
    end = data.find(b"stream\n", start)
    length = re.search(rb"/Length (\d+)", data[start:end])
    if data[end - 1:end] != b"\n" or not length:
        return fault("A 6.1.7.1", "object %d: stream without a length" % number)
    body = end + len(b"stream\n")
    tail = data[body + int(length.group(1)):][:20]
    if not tail.startswith(b"\nendstream\nendobj\n"):
        fault("A 6.1.7.1", "object %d: Length is not that of the stream" % number)
    return None


def check_limits(obj, fault):
    """Sizes of strings, names and numbers in one object (ISO 19005-3, 6.1.13)."""
    import pikepdf
    stack = [obj]
    while stack:
        item = stack.pop()
        if not isinstance(item, pikepdf.Object):
            if isinstance(item, int) and not -LIMIT_NUMBER <= item < LIMIT_NUMBER:
                fault("A 6.1.13", "the number %d" % item)
            continue
        if item is not obj and item.is_indirect:
            continue
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in item.keys():
                stack.append(item[key])
                check_name(key, fault)
        elif isinstance(item, pikepdf.Array):
            stack.extend(item)
        elif isinstance(item, pikepdf.Name):
            check_name(str(item), fault)
        elif isinstance(item, pikepdf.String):
            if len(bytes(item)) > LIMIT_STRING:
                fault("A 6.1.13", "a string of %d bytes" % len(bytes(item)))


def check_name(name, fault):
    if name.isascii() and len(name) - 1 <= LIMIT_NAME:
        return
    if len(name.encode("utf-8", "surrogateescape")) - 1 > LIMIT_NAME:
        fault("A 6.1.13", "a long name: " + name[:40])
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        fault("A 6.1.8", "a name that is not UTF-8: %r" % name)
