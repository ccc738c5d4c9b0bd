"""The ledger of a handbook: every text, picture, step and link that its author wrote, and whether
the book and the site have it, in order, under its practice and heading.  What the model leaves out
on a day is counted separately: blocks, rules and steps of another day, and practices that have not
begun.  `accept` is for the checks and does not count as text."""
import bisect
import os
import re
import xml.etree.ElementTree as ET

from tree import HEADINGS, MARK, tidy, without_marks

H = "{urn:proviso:handbook:1}"
INCLUDE = "{http://www.w3.org/2001/XInclude}include"
ID = "{http://www.w3.org/XML/1998/namespace}id"
INLINE = set("em strong code q a abbr sub sup ref term value-of br".split())
NOT_TEXT = ("accept", "index", "expect-search", "cite")


def local(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def load(path):
    """The handbook with its included files in their places."""
    root = ET.parse(path).getroot()
    folder = os.path.dirname(path)
    for parent in list(root.iter()):
        for i, kid in enumerate(list(parent)):
            if kid.tag == INCLUDE:
                part = load(os.path.join(folder, kid.get("href")))
                part.tail = kid.tail
                parent[i] = part
    return root


def first_day(date):
    return date + {4: "-01-01", 7: "-01"}.get(len(date), "")


def stands(element, day):
    """Is it valid on the day, by its own period only?"""
    start = element.get("from") or element.get("attested")
    until = element.get("until")
    return (not start or first_day(start) <= day) and (
        not until or until == "unknown" or day < first_day(until))


def has_begun(rule, day):
    start = rule.get("from") or rule.get("attested")
    return not start or first_day(start) <= day


class Entry:
    """A text that must be found, in pieces, or a picture or link; `heads`: the headings one of
    which it is under."""

    def __init__(self, what, pieces, heads, group):
        self.what, self.pieces, self.heads, self.group = what, pieces, heads, group


def stand_in(pieces, text):
    """Does the text contain the pieces, in order?"""
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def pieces_of(block):
    """The texts of a block that contains no other block."""
    out = []

    def add(text):
        text = tidy(text or "")
        if text:
            out.append(text)

    def gather(element):
        add(element.text)
        for kid in element:
            if local(kid) in ("ref", "term", "value-of") and not tidy("".join(kid.itertext())):
                pass
            elif local(kid) not in NOT_TEXT:
                gather(kid)
            add(kid.tail)

    gather(block)
    return out


def blocks_of(element, day, kept):
    """The innermost blocks in reading order: (element, pieces)."""
    kids = [kid for kid in element if local(kid) not in NOT_TEXT]
    if not kids or all(local(kid) in INLINE for kid in kids):
        pieces = pieces_of(element)
        if pieces:
            yield element, pieces
        return
    if tidy(element.text or "") or any(local(kid) in INLINE for kid in kids):
        # Words beside blocks, such as in a list item that contains a list.
        head = ET.Element(element.tag)
        head.text = element.text
        for kid in kids:
            if local(kid) not in INLINE:
                break
            head.append(kid)
        if pieces_of(head):
            yield element, pieces_of(head)
    for kid in kids:
        if local(kid) in INLINE:
            continue
        if not stands(kid, day):
            kept["blocks of another day"] = kept.get("blocks of another day", 0) + 1
            continue
        if local(kid) == "img":
            if kid.get("alt"):
                yield kid, [tidy(kid.get("alt"))]
            continue
        yield from blocks_of(kid, day, kept)


# The heading of each part of a rule, as keys of words/en.xml.
ASIDE = ("other-cases", "also", "history")
PARTS = {"because": "because", "instead": "instead", "consequence": "consequence",
         "provided": "provided-that", "position": "positions", "against": "not-followed"}


class Ledger:
    def __init__(self, path, day, words):
        self.root, self.words, self.kept = load(path), words, {}
        self.day = day or self.root.find(H + "edition").get("date")
        self.parents = {kid: parent for parent in self.root.iter() for kid in parent}
        self.sources = {source.get(ID): source for source in self.root.iter(H + "source")}
        self.practices = {}  # id -> (title, question, entries); the first two in pieces
        self.elsewhere = []  # entries outside practices
        self.read()
        self.links = {}  # id of the practice or None -> [targets of the links of a part, in order]
        self.read_links()
        self.read_index()

    def read_links(self):
        """The links by practice and by part; parts may be apart from each other."""
        parts = {}
        for link in self.root.iter(H + "a"):
            if not self.is_shown(link):
                continue
            part, above = link, self.parents[link]
            while above is not None and local(above) not in ("practice", "rule", "chapter", "handbook"):
                part, above = above, self.parents.get(above)
            while above is not None and local(above) != "practice":
                above = self.parents.get(above)
            if local(part) == "scenario":
                name = part.get("in") if part.get("in") in self.practices else None
            else:
                name = above.get(ID) if above is not None else None
            parts.setdefault((name, part), []).append(link.get("href"))
        for (name, _), aims in parts.items():
            self.links.setdefault(name, []).append(aims)

    def read_index(self):
        """Each entry, followed by its sub-entry, and its cross-reference, under "Index"."""
        for what in ("expect-search", "group"):
            n = sum(1 for _ in self.root.iter(H + what))
            self.keep({"group": "groups of synonyms"}.get(what, "queries that the search must answer"), n)
        for mark in self.root.iter(H + "index"):
            if mark.get("hidden") == "yes":
                self.keep("words for the search alone")
            elif not self.is_shown(mark):
                self.keep("index marks of another day")
            else:
                entry, _, rest = tidy("".join(mark.itertext())).partition(", ")
                for text in filter(None, (entry, rest, mark.get("see"))):
                    self.elsewhere.append(Entry("index", [text], self.heads("index"), ("index", mark)))

    def label(self, element):
        """The number of a practice or rule in an official text."""
        if element.get("label"):
            text = self.words["label"].replace("{1}", tidy(element.get("label")))
            yield Entry("label", [text], None, ("label", element))

    def is_shown(self, element):
        """Is it in a practice or section that is shown on the day?"""
        while element is not None:
            if local(element) == "accept" or local(element) in ("p", "section", "note", "table") \
                    and not stands(element, self.day):
                return False
            if local(element) in ("rule", "value") and not has_begun(element, self.day):
                return False
            if local(element) == "practice" and element.get(ID) not in self.practices:
                return False
            if local(element) == "step" and self.day < (
                    element.get("on") or self.root.find(H + "edition").get("date")):
                return False
            element = self.parents.get(element)
        return True

    def is_later(self, name):
        source = self.sources[name]
        seen = source.get("published") or source.get("attested")
        return bool(seen) and first_day(seen) > self.day

    def keep(self, what, n=1):
        if n:
            self.kept[what] = self.kept.get(what, 0) + n

    def entries(self, element, heads, group, what=None):
        for block, pieces in blocks_of(element, self.day, self.kept):
            yield Entry("%s in %s" % (local(block), what or local(element)), pieces, heads, group)

    def read(self):
        shown = set()
        for practice in self.root.iter(H + "practice"):
            if any(has_begun(rule, self.day) for rule in practice.findall(H + "rule")):
                shown.add(practice.get(ID))
                self.read_practice(practice)
            else:
                self.keep("practices that have not begun")
        for scenario in self.root.iter(H + "scenario"):
            self.read_scenario(scenario, shown)
        for chapter in self.root.iter(H + "chapter"):
            if not any(p.get(ID) in shown for p in chapter.findall(H + "practice")) and not any(
                    stands(s, self.day) for s in chapter.findall(H + "section")):
                self.keep("chapters of which nothing has begun")
                continue
            self.elsewhere += self.label(chapter)
            for intro in chapter.findall(H + "intro"):
                self.elsewhere += self.entries(intro, None, ("chapter", chapter.get(ID)))
        for section in self.root.iter(H + "section"):
            if stands(section, self.day):
                title = tidy("".join(section.find(H + "title").itertext()))
                for kid in section:
                    if local(kid) not in NOT_TEXT and stands(kid, self.day):
                        heads = None if local(kid) == "title" else [title]
                        self.elsewhere += self.entries(kid, heads, ("section", section.get(ID)), "section")
            else:
                self.keep("sections of another day")
        for tag in ("title", "subtitle", "publisher", "notice"):
            for element in self.root.findall(H + tag):
                self.elsewhere += self.entries(element, None, ("front", tag))
        cited = {c.get("source") for c in self.root.iter()
                 if local(c) in ("cite", "against") and self.is_shown(c)}
        for source in self.root.iter(H + "source"):
            if self.is_later(source.get(ID)):
                self.keep("sources of a later day")
                continue
            if source.get(ID) not in cited:
                self.keep("sources that nothing cites")
                continue
            self.elsewhere += self.entries(source, None, ("source", source.get(ID)))
        for term in self.root.iter(H + "term"):
            if term.get("ref"):
                continue
            self.elsewhere += self.entries(term.find(H + "definition"), None, ("term", term.get(ID)))
        for role in self.root.iter(H + "role"):
            for kid in [role.find(H + "name"), *role.findall(H + "help")]:
                self.elsewhere += self.entries(kid, None, ("role", local(kid) + role.get(ID)))
        for guide in self.root.iter(H + "guide"):
            if any(name in shown for name in guide.get("practices").split()):
                for kid in [guide.find(H + "title"), *guide.findall(H + "intro")]:
                    self.elsewhere += self.entries(kid, None, ("guide", guide.get(ID)))
                title = tidy("".join(guide.find(H + "title").itertext()))
                for name in guide.get("practices").split():
                    self.elsewhere += self.acts(name, shown, title)
            else:
                self.keep("guides of practices that have not begun")

    def acts(self, name, shown, title):
        """The act of a practice for all roles that it concerns: each of its verdicts in a guide
        names it."""
        practice = next(p for p in self.root.iter(H + "practice") if p.get(ID) == name)
        acts = practice.findall(H + "act")
        if name in shown and len(acts) == 1 and not acts[0].get("roles"):
            yield Entry("act", pieces_of(acts[0]), [title], ("act", title, name))

    def heads(self, *keys):
        return [self.words[key] for key in keys if key in self.words]

    def read_practice(self, practice):
        title, question = (pieces_of(practice.find(H + tag)) for tag in ("title", "question"))
        entries = list(self.label(practice))
        for kid in practice:
            tag = local(kid)
            # Acts are shown where several verdicts are, which is not everywhere.
            if tag in ("title", "question", "act", *NOT_TEXT):
                continue
            if tag == "rule":
                entries += self.read_rule(kid, question)
            elif not stands(kid, self.day):
                self.keep("blocks of another day")
            elif tag == "lead":
                entries += self.entries(kid, None, "lead")
            else:
                entries += self.entries(kid, self.heads("more"), "text")
        self.practices[practice.get(ID)] = (title, question, entries)

    def read_rule(self, rule, question):
        if not has_begun(rule, self.day):
            self.keep("rules of a later day")
            return
        yield from self.label(rule)
        for kid in rule:
            tag = local(kid)
            if tag in NOT_TEXT:
                continue
            if tag == "against" and self.is_later(kid.get("source")):
                self.keep("what later sources say")
                continue
            heads = self.heads(*ASIDE)
            heads += self.heads(PARTS[tag]) if tag in PARTS else [max(question, key=len)]
            # Each part of a rule in order; rules and parts may be apart from each other.
            yield from self.entries(kid, heads if tag != "against" else None, (rule.get(ID), tag))

    def read_scenario(self, scenario, shown):
        inside = scenario.get("in")
        steps = []
        for step in scenario.findall(H + "step"):
            day = step.get("on") or self.root.find(H + "edition").get("date")
            if day > self.day:
                self.keep("steps of a later day")
            elif step.get("practice") and step.get("practice") not in shown:
                self.keep("steps of practices that have not begun")
            else:
                steps.append(step)
        if not steps or inside and inside not in shown:
            self.keep("stories")
            return
        title = tidy("".join(scenario.find(H + "title").itertext()))
        entries = list(self.entries(scenario.find(H + "title"), None, ("story", title)))
        for people in scenario.findall(H + "people"):
            entries += self.entries(people, [title], ("story", title))
        for step in steps:
            entries += self.entries(step, [title], ("story", title))
        if inside:
            self.practices[inside][2].extend(entries)
        else:
            self.elsewhere += entries


class Stretch:
    """A part of an edition as one text, with the headings above each place.  A heading holds until
    one of the same or a higher level, and no longer than its section or note."""

    SCOPES = ("section", "article", "aside", "main")
    INLINE = ("span", "a", "em", "strong", "b", "i", "code", "q", "sub", "sup", "abbr", "small", "bdi",
              "reference", "cite", "time", "u", "var")

    def __init__(self, *nodes):
        self.chunks, self.heads, self.links = [], [], []
        for node in nodes:
            self.add(without_marks(node))
        self.settle()

    def add(self, node):
        before = list(self.heads)
        if node.kind in HEADINGS:
            self.heads = [h for h in self.heads if h[0] < node.kind] + [(node.kind, loose(node.text()))]
        if node.kind == "a" and node.said:
            self.links.append(node.said)
        if node.kind in ("img", "figure"):
            self.put(" %s " % node.said)
        space = "" if node.kind in self.INLINE else " "
        self.put(space)
        for kid in node.kids:
            if isinstance(kid, str):
                self.put(kid)
            else:
                self.add(kid)
        self.put(space)
        if node.kind in self.SCOPES:
            self.heads = before

    def put(self, text):
        if text:
            self.chunks.append((text, [h for _, h in self.heads]))

    def settle(self):
        """One space between words, and the place where each stretch of headings begins."""
        self.flat, self.places = "", []
        out = []
        n, space = 0, True
        for text, heads in self.chunks:
            self.places.append((n, heads))
            for word in re.findall(r"\s+|\S+", loose(text.replace("\u00ad", "").replace(MARK, " "))):
                if not word.isspace():
                    out.append(word)
                    n += len(word)
                    space = False
                elif not space:
                    out.append(" ")
                    n += 1
                    space = True
        self.flat = "".join(out)

    def heads_at(self, place):
        at = bisect.bisect_right(self.places, place, key=lambda p: p[0]) - 1
        return self.places[at][1] if at >= 0 else []


def loose(text):
    """Without quotation marks, which depend on the edition."""
    return re.sub("[\u201c\u201d\"\u2018\u2019']", "", text)


def follow_each_other(parts, links):
    """The links of the parts that the stretch lacks, or has in another order."""
    for aims in parts:
        left = iter(links)
        yield from (aim for aim in aims if not any(link == aim for link in left))


def missing(entries, stretch):
    """The entries that the stretch lacks, each with the reason."""
    flat = stretch.flat
    cursors = {}
    for entry in entries:
        start = cursors.get(entry.group, 0)
        found = locate(entry, flat, stretch, start)
        if found is None:
            why = "out of order" if start and locate(entry, flat, stretch, 0) is not None else \
                "under another heading" if entry.heads and locate(Entry(
                    entry.what, entry.pieces, None, entry.group), flat, stretch, 0) is not None else "missing"
            yield entry, why
        else:
            cursors[entry.group] = found


def locate(entry, flat, stretch, start):
    """Where the entry ends if it is at or after `start`, under one of its headings."""
    first = loose(entry.pieces[0])
    at = flat.find(first, start)
    while at >= 0:
        end = at + len(first)
        for piece in entry.pieces[1:]:
            piece = loose(piece)
            there = flat.find(piece, end, end + 200 + len(piece))
            if there < 0:
                end = -1
                break
            end = there + len(piece)
        if end >= 0 and (not entry.heads or is_under(stretch, flat, at, entry.heads)):
            return end
        at = flat.find(first, at + 1)
    return None


def is_under(stretch, flat, at, heads):
    said = stretch.heads_at(at)
    return any(loose(head) in one for one in said for head in heads)
