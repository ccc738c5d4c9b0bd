"""Damages content, themes, words, translations, pictures and PDFs at random: each result is rejected with a
place or makes an edition, and nothing hangs, crashes or grows without bound."""
import copy
import os
import random
import re
import shutil
import struct
import xml.etree.ElementTree as tree

from edition import CHECKED, MEMORY, PROGRAM, SECONDS, TOP, run

NASTY = ["", " ", "\u202e", "&amp;amp;", "\U0001f469\u200d\U0001f680", "\u05d0\u05d1", "e\u0301" * 40, "x" * 5000,
         "2018-02-30", "-1", "99999999999999999999", "../../etc/passwd", "javascript:alert(1)", "\u0e44\u0e17\u0e22",
         "a-b-c.d", "#", "proviso:", "%s%n", "<![CDATA[", "\ufeff", "voil\u00e0. Then", "\u200b"]
PLACE = re.compile(r"^\S[^\n]*:\d+:\d+: error: ", re.M)
SEEDS = [os.path.join(TOP, p) for p in (
    "tests/golden/tags/book.xml", "tests/golden/model/vocabulary.xml",
    "tests/whole/tool-library/handbook.xml", "tests/reader/handbooks/boat-club/handbook.xml")]


def run_program(checked, *options):
    """One run in five uses the build with sanitizers, which is slower."""
    return run([CHECKED if checked else PROGRAM, *options], seconds=SECONDS * (6 if checked else 1),
               memory=0 if checked else MEMORY)


def verdict(status, said, needs_place):
    if status == 124:
        return said
    if status not in (0, 1, 3) or "Sanitizer" in said or "runtime error" in said:
        return "died with status %d: %s" % (status, said[-400:])
    if status == 1 and needs_place and not PLACE.search(said):
        return "refused without a place: " + said[-200:]
    if status == 3:
        return "the system is blamed: " + said[-200:]
    return None


# ---- content: mutations move and copy its own elements ----

def mutate(root, rng):
    parents = {child: parent for parent in root.iter() for child in parent}
    nodes = list(root.iter())
    node = rng.choice(nodes[1:])
    parent = parents[node]
    other = rng.choice(nodes[1:])
    kind = rng.randrange(9)
    if kind == 0:
        parent.remove(node)
    elif kind == 1:
        parent.insert(rng.randrange(len(parent) + 1), copy.deepcopy(node))
    elif kind == 2:
        other.insert(0, copy.deepcopy(node))
    elif kind == 3:
        node.text = rng.choice(NASTY)
    elif kind == 4 and node.attrib:
        node.attrib[rng.choice(list(node.attrib))] = rng.choice(NASTY)
    elif kind == 5 and node.attrib and other.attrib:
        node.attrib[rng.choice(list(node.attrib))] = other.attrib[rng.choice(list(other.attrib))]
    elif kind == 6 and node.attrib:
        del node.attrib[rng.choice(list(node.attrib))]
    elif kind == 7:
        node.tag = other.tag
    else:
        node.tail = (node.tail or "") + rng.choice(NASTY)


def mutant_of(source, rng):
    """The text of an XML file after a few mutations."""
    root = tree.parse(source).getroot()
    for _ in range(rng.choice((1, 1, 2, 4))):
        try:
            mutate(root, rng)
        except ValueError:
            pass
    return "".join(c for c in tree.tostring(root, encoding="unicode") if c in "\t\n\r" or c >= " ")


def copy_of(bench, source):
    """A new folder with what lies beside a handbook."""
    folder = os.path.join(bench.folder, "mutant")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(os.path.dirname(source), folder,
                    ignore=lambda _, names: [n for n in names if n.endswith(".txt")])
    return folder


def write(text, *path):
    path = os.path.join(*path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(text)
    return path


def build(seed, folder, *options):
    status, said = run_program(seed % 5 == 0, "build", "-q", "-o", os.path.join(folder, "out"), *options)
    return verdict(status, said, True)


def try_content(bench, seed):
    rng = random.Random(seed)
    source = SEEDS[seed % len(SEEDS)]
    folder = copy_of(bench, source)
    return build(seed, folder, write(mutant_of(source, rng), folder, "mutant.xml"))


# ---- what lies beside the content: themes, words, translations ----

def try_theme(bench, seed):
    rng = random.Random(seed)
    source = SEEDS[seed % len(SEEDS)]
    folder = copy_of(bench, source)
    theme = write(mutant_of(os.path.join(TOP, "templates/theme.xml"), rng), folder, "mutant-theme.xml")
    return build(seed, folder, "--theme=" + theme, os.path.join(folder, os.path.basename(source)))


def try_words(bench, seed):
    rng = random.Random(seed)
    source = SEEDS[seed % len(SEEDS)]
    folder = copy_of(bench, source)
    write(mutant_of(os.path.join(TOP, "templates/words/en.xml"), rng), folder, "words", "en.xml")
    return build(seed, folder, os.path.join(folder, os.path.basename(source)))


def mutate_lines(lines, rng):
    """Changes one line of a translation, or moves lines."""
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    words = lines[at].split(" ")
    kind = rng.randrange(8)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        words[rng.randrange(len(words))] = rng.choice(NASTY)
        lines[at] = " ".join(words)
    elif kind == 4:
        lines[at] = lines[at].replace(rng.choice("<>/\"{}1 "), "", 1)
    elif kind == 5:
        lines[at] = lines[at].replace("\"", "\"" + rng.choice(NASTY), 1)
    elif kind == 6:
        lines.insert(at, rng.choice(("#, fuzzy", "msgctxt \"x\"", "msgid_plural \"x\"", "#~ msgid \"x\"",
                                     "#| msgid \"\"")))
    else:
        data = spoil(lines[at].encode("utf-8"), rng) if lines[at] else b"\xff"
        lines[at] = data.decode("utf-8", "surrogateescape")


def try_translation(bench, seed):
    rng = random.Random(seed)
    source = os.path.join(TOP, "tests/whole/tool-library/handbook.xml")
    folder = copy_of(bench, source)
    # Not in CJK fonts, of whose subsets cairo 1.16 loses a few bytes.
    language = rng.choice(("de", "ar", "hi", "pl"))
    with open(os.path.join(TOP, "tests/whole/tool-library-po", language + ".po"), encoding="utf-8") as file:
        lines = file.read().split("\n")
    for _ in range(rng.choice((1, 1, 3, 10))):
        mutate_lines(lines, rng)
    write("\n".join(lines), folder, "po", language + ".po")
    return build(seed, folder, "--lang=" + language, os.path.join(folder, "handbook.xml"))


# ---- pictures ----

def spoil(data, rng):
    data = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20))):
        at, kind = rng.randrange(len(data)), rng.randrange(5)
        if kind == 0:
            data[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            data[at:at + 4] = struct.pack(">I", rng.choice((0, 1, 0x7fffffff, 0xffffffff, 65536)))
        elif kind == 2:
            del data[at:at + rng.randrange(1, 200)]
        elif kind == 3:
            data[at:at] = data[at:at + rng.randrange(1, 200)]
        else:
            del data[rng.randrange(len(data) // 2, len(data) + 1):]
        if not data:
            break
    return bytes(data)


def picture_seeds():
    for place, _, names in os.walk(os.path.join(TOP, "tests")):
        if "node_modules" in place:
            continue
        for name in sorted(names):
            if name.endswith((".png", ".jpg", ".svg")):
                path = os.path.join(place, name)
                if 0 < os.path.getsize(path) < 200000:
                    yield path


BOOK = """<handbook xmlns="urn:proviso:handbook:1" xml:id="b" xml:lang="en"><title>B</title>
<edition date="2026-01-01">1</edition><roles><role xml:id="r"><name>R</name></role></roles>
<sources><source xml:id="S" authority="official-terms"><title>S</title></source></sources>
<chapter xml:id="c"><title>C</title><practice xml:id="p"><title>P</title><question>May I?</question>
<rule xml:id="p.any" verdict="allowed"><answer><p>Yes.</p></answer><cite source="S"/></rule>
<figure><img src="picture%s" alt="A picture"/></figure></practice></chapter></handbook>"""


def try_picture(bench, seed):
    rng = random.Random(seed)
    source = rng.choice(bench.pictures)
    suffix = os.path.splitext(source)[1]
    with open(source, "rb") as file:
        data = spoil(file.read(), rng)
    folder = os.path.join(bench.folder, "picture")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    with open(os.path.join(folder, "picture" + suffix), "wb") as file:
        file.write(data)
    path = os.path.join(folder, "book.xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(BOOK % suffix)
    return build(seed, folder, path)


# ---- PDFs that are read: extract ----

def try_pdf(bench, seed):
    rng = random.Random(seed)
    with open(os.path.join(bench.old_out, "handbook.pdf"), "rb") as file:
        data = spoil(file.read(), rng)
    path = os.path.join(bench.folder, "spoiled.pdf")
    with open(path, "wb") as file:
        file.write(data)
    out = os.path.join(bench.folder, "extracted")
    shutil.rmtree(out, ignore_errors=True)
    status, said = run_program(seed % 5 == 0, "extract", path, "-o", out)
    if status == 3 and said.strip():
        status = 1  # a file that is not a PDF of ours is not an error of the content
    return verdict(status, said, False)


def seeds(n):
    return lambda bench, rng: range(n)


def picture_places(bench, rng):
    bench.pictures = list(picture_seeds())
    return range(1000)


PARTS = {
    "content": (seeds(5000), try_content),
    "themes": (seeds(1000), try_theme),
    "words": (seeds(1000), try_words),
    "translations": (seeds(1000), try_translation),
    "pictures": (picture_places, try_picture),
    "PDFs": (seeds(1000), try_pdf),
}
