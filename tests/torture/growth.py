"""Measures how a build grows with its content, in many dimensions: by counts of allocations and of
published bytes, never by the clock.  For three sizes n, 2n, 4n, the second step may cost 2.6 times
as much as the first: linear growth gives 2, n log n a little more, quadratic growth 4.  The counts
of a build vary a little, because threads find different things in the cache.  A dimension that
grows too fast is therefore counted again, and the smallest count of each size is used."""
import os
import shutil

from disturb import REFUSE
from edition import PROGRAM, SECONDS, run

MOST = 2.6
LEAST = 3000  # allocations: a smaller step is noise
TRIES = 4
BOOK = """<handbook xmlns="urn:proviso:handbook:1" xmlns:xi="http://www.w3.org/2001/XInclude" xml:id="b"
xml:lang="en"><title>The bench</title><edition date="2026-01-01">1</edition>%(revisions)s
<roles><role xml:id="r"><name>Reader</name><name number="plural">Readers</name></role>%(roles)s</roles>
<circumstances><circumstance xml:id="c"><name>Card</name><question>Have you a card?</question>
<case xml:id="c1"><name>Yes</name></case><case xml:id="c2"><name>No</name></case></circumstance>
%(circumstances)s</circumstances>
<sources><source xml:id="S" authority="official-terms" published="2020-01-01"><title>Terms</title></source>
%(sources)s</sources>
<facts><fact xml:id="f"><name>Fee</name><value text="3%%" from="2020-01-01"><cite source="S"/></value></fact>
%(facts)s</facts>
<glossary><term xml:id="t"><name>card</name><definition><p>A card.</p></definition></term>%(terms)s</glossary>
<chapter xml:id="k"><title>Chapter</title>%(first)s%(practices)s</chapter>%(chapters)s
%(after)s</handbook>"""
PRACTICE = """<practice xml:id="p%(i)s"><title>Act %(i)s</title><question>May I do act %(i)s?</question>
<rule xml:id="p%(i)s.any" verdict="allowed" from="2020-01-01"><answer><p>Yes, you may do it.</p></answer>
<cite source="S"/></rule>%(more)s</practice>"""


def practice(i, more=""):
    return PRACTICE % {"i": i, "more": more}


def each(n, text):
    return "".join(text.replace("#", str(i)) for i in range(n))


def rules(n):
    return each(n, '<rule xml:id="q#" verdict="forbidden" cases="d#" from="2020-01-01">'
                   '<answer><p>No.</p></answer><cite source="S"/></rule>')


def cases(n):
    return ('<circumstance xml:id="d"><name>Day</name><question>Which day?</question>%s</circumstance>'
            % each(n + 1, '<case xml:id="d#"><name>Day #</name></case>'))


WORDS = "you may use the saw once the guard has been looked at by somebody else "
RULE_ROLE = ('<rule xml:id="m#" verdict="forbidden" roles="x#" from="2020-01-01"><answer><p>No.</p></answer>'
             '<cite source="S"/></rule>')

# Dimension -> (n, a function from the size to the parts of the book)
DIMENSIONS = {
    "practices": (50, lambda n: {"practices": "".join(practice(i) for i in range(n))}),
    "chapters": (10, lambda n: {"chapters": "".join(
        '<chapter xml:id="k%d"><title>Chapter %d</title>%s</chapter>' % (i, i, practice(i)) for i in range(n))}),
    "rules": (10, lambda n: {"circumstances": cases(n), "first": practice("z", rules(n))}),
    "roles": (4, lambda n: {"roles": each(n, '<role xml:id="x#"><name>Role #</name></role>'),
                            "first": practice("z", each(n, RULE_ROLE))}),
    "circumstances": (20, lambda n: {"circumstances": each(
        n, '<circumstance xml:id="e#"><name>E #</name><question>E #?</question><case xml:id="e#y"><name>Yes</name>'
           '</case><case xml:id="e#n"><name>No</name></case></circumstance>')}),
    "cases": (15, lambda n: {"circumstances": cases(n)}),
    "values of a fact": (20, lambda n: {"facts": '<fact xml:id="g"><name>Rate</name>%s</fact>' % "".join(
        '<value text="%d%%" from="%d-01-01" until="%d-01-01"><cite source="S"/></value>'
        % (i % 90 + 1, 1700 + i, 1701 + i) for i in range(n))}),
    "facts": (40, lambda n: {"facts": each(n, '<fact xml:id="g#"><name>Rate #</name><value text="#%" '
                                              'from="2020-01-01"><cite source="S"/></value></fact>')}),
    "paragraphs": (100, lambda n: {"first": practice("z", each(n, "<p>%s#.</p>" % WORDS))}),
    "words of a paragraph": (40, lambda n: {"first": practice("z", "<p>%s.</p>" % (WORDS * n))}),
    "letters of a word": (500, lambda n: {"first": practice("z", "<p>%s</p>" % ("ab\u00ad" * n))}),
    "rows of a table": (50, lambda n: {"first": practice(
        "z", "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>%s</tbody></table>"
        % each(n, "<tr><td>Row #</td><td>%s</td></tr>" % WORDS))}),
    "items of a list": (100, lambda n: {"first": practice("z", "<ul>%s</ul>" % each(n, "<li>Item #</li>"))}),
    "definitions": (100, lambda n: {"first": practice(
        "z", "<dl>%s</dl>" % each(n, "<dt>Word #</dt><dd>%s</dd>" % WORDS))}),
    "sources": (40, lambda n: {"sources": each(
        n, '<source xml:id="S#" authority="official-terms"><title>Source #</title></source>')}),
    "citations": (40, lambda n: {"first": practice("z", "<p>%s</p>" % each(
        n, 'Words <cite source="S" at="section #"/>. '))}),
    "index entries": (100, lambda n: {"first": practice("z", each(n, "<index>entry #</index>"))}),
    "places of an index entry": (50, lambda n: {"practices": "".join(
        practice(i, "<index>the same</index>") for i in range(n))}),
    "terms": (40, lambda n: {"terms": each(
        n, '<term xml:id="t#"><name>word #</name><definition><p>Words.</p></definition></term>')}),
    "references": (40, lambda n: {"first": practice("z", "<p>%s</p>" % each(n, 'See <ref to="p0"/>. ')),
                                  "practices": practice(0)}),
    "references to one": (50, lambda n: {"practices": "".join(
        practice(i, '<p>See <ref to="p0"/>.</p>') for i in range(n))}),
    "stories": (10, lambda n: {"after": each(
        n, '<scenario xml:id="s#" in="pz"><title>Story #</title><people>Dana.</people>'
           '<step practice="pz" as="r" cases="c1" on="2021-07-01" expect="allowed"><p>She does it.</p></step>'
           '</scenario>'), "first": practice("z")}),
    "steps of a story": (20, lambda n: {"after": '<scenario xml:id="s" in="pz"><title>Story</title><people>Dana.'
                                                 '</people>%s</scenario>' % each(
        n, '<step practice="pz" as="r" cases="c1" on="2021-07-01" expect="allowed"><p>She does it.</p></step>'),
        "first": practice("z")}),
    "practices of a guide": (3, lambda n: {"practices": "".join(practice(i) for i in range(n)),
                                           "after": '<guide xml:id="g" practices="%s"><title>Guide</title></guide>'
                                           % " ".join("p%d" % i for i in range(n))}),
    # Each has a question for one role only, and another that leads the other role there.
    "guides": (100, lambda n: {
        "roles": '<role xml:id="x"><name>Guest</name><name number="plural">Guests</name></role>',
        "practices": "".join(practice("%da" % i).replace("<practice", '<practice roles="r"')
                             + practice("%db" % i) for i in range(n)),
        "after": each(n, '<guide xml:id="g#" practices="p#a p#b"><title>Guide #</title></guide>')}),
    "findings on a line": (100, lambda n: {"first": practice("z", "<p>%s</p>" % ('<ref to="nobody"/> ' * n))}),
    "files": (10, lambda n: {"practices": each(n, '<xi:include href="part-#.xml"/>')}),
}


def counted(bench, name, size):
    """(allocations, bytes published) of a build of this size."""
    folder = os.path.join(bench.folder, "growth")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    parts = dict.fromkeys(("revisions", "roles", "circumstances", "sources", "facts", "terms", "first",
                           "practices", "chapters", "after"), "")
    parts.update(DIMENSIONS[name][1](size))
    path, count, out = (os.path.join(folder, n) for n in ("book.xml", "count", "out"))
    for i in range(size if name == "files" else 0):
        with open(os.path.join(folder, "part-%d.xml" % i), "w", encoding="utf-8") as file:
            file.write(practice(i).replace("<practice", '<practice xmlns="urn:proviso:handbook:1"', 1))
    with open(path, "w", encoding="utf-8") as file:
        file.write(BOOK % parts)
    status, said = run([PROGRAM, "build", "-q", "--no-cache", "-o", out, path], seconds=6 * SECONDS,
                       env=dict(os.environ, LD_PRELOAD=REFUSE, REFUSE_COUNT=count))
    expected = 1 if name == "findings on a line" else 0
    if status != expected:
        raise RuntimeError("%s of %d: status %d: %s" % (name, size, status, said[-300:]))
    published = sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(out)
                    for name in names)
    with open(count, encoding="ascii") as file:
        return int(file.read()), published


def too_fast(counts):
    """Which of the counts of the three sizes grows too fast, or None."""
    for what, least, (one, two, four) in zip(("allocations", "bytes"), (LEAST, 20000), zip(*counts)):
        if four - two > max(least, MOST * (two - one)):
            return "%s grow from %d by %d, then by %d" % (what, one, two - one, four - two)
    return None


def try_growth(bench, name):
    n, least, wrong = DIMENSIONS[name][0], None, None
    for _ in range(TRIES):
        counts = [counted(bench, name, n * k) for k in (1, 2, 4)]
        least = [tuple(map(min, *pair)) for pair in zip(least or counts, counts)]
        wrong = too_fast(least)
        if not wrong:
            break
    return wrong


PARTS = {"growth": (lambda bench, rng: list(DIMENSIONS), try_growth)}
