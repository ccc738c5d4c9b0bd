#!/usr/bin/env python3
"""A random handbook that is free of errors, the same for the same seed.

    random_handbook.py SEED FOLDER      writes FOLDER/handbook.xml and the picture it shows

Its rules are those of random_rules.py; its words are drawn so that every answer, condition and
case is told apart from every other one.
"""
import os
import random
import sys

from random_rules import ALWAYS, Rules, implied

EDITION, PREVIOUS = "2026-06-01", "2025-06-01"

ADJECTIVES = """amber basic bright broken clean common copper curved damp dusty early empty faded fine
flat folded frozen golden green heavy hollow idle inner iron joint kind large late light local loose
lower marked mild mixed narrow new noble oaken old open outer pale plain polished private public quick
quiet rare ready red rigid rough round rural sealed sharp short silent silver simple single slow small
smooth soft solid spare square steel steep stiff striped sturdy sunny tall thick thin tidy upper
urban vacant warm wet white wide wooden woven yellow young""".split()
NOUNS = """account anchor badge barrel basket bell bench blanket board bottle bridge bucket cabinet cable
candle canvas card carpet cart chair chart chest clock cord counter crate cup curtain cushion desk
drawer engine fence file flag folder form frame garden gate glass glove hammer handle hat hook jar kettle
key ladder lamp lantern letter lever lock map mask mat mirror model motor needle notebook package paddle
panel parcel pencil permit pipe plank plate pocket post pot pump rack record ribbon rope ruler saddle
sail saw scale screen seal shelf shovel sign sofa spoon stamp stool stove switch table tag tank tape
tent ticket tile token tool torch towel tray trunk tube valve vase vessel wagon wheel window wire""".split()
VERBS = """borrow carry check clean close copy count cover deliver display empty file fill fix guard hide
hold keep label lend lift list load lock mark measure mend move open order pack paint park pass plan
post print repair replace report return rinse sell send share ship show sort split stack store test
tie trade turn use wash weigh wrap""".split()
ROLE_NAMES = (("tenant", "tenants"), ("guest", "guests"), ("head of house", "heads of house"),
              ("caretaker", "caretakers"), ("agency", "agencies"), ("visitor", "visitors"))
OPENINGS = {"allowed": "Yes, you may", "conditional": "Yes, on conditions: you may",
            "recommended": "Yes, you should", "required": "Yes, you must",
            "exempt": "No, you need not", "discouraged": "Better not: try not to",
            "forbidden": "No, you may not", "unsettled": "Nobody has decided whether you may"}
AUTHORITIES = ("official-terms", "official", "moderator")


class Writer:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.rules = Rules(self.dice)
        self.things = [(a, n) for a in ADJECTIVES for n in NOUNS]
        self.dice.shuffle(self.things)
        self.seed, self.lines, self.facts, self.terms = seed, [], [], []
        self.has_picture = self.dice.random() < 0.4
        self.sources = ["S%d" % i for i in range(self.dice.randint(2, 6))]

    def put(self, text):
        self.lines.append(text)

    def chance(self, share):
        return self.dice.random() < share

    def thing(self):
        """Two words that occur nowhere else."""
        return "%s %s" % self.things.pop()

    def act(self):
        return "%s the %s" % (self.dice.choice(VERBS), self.thing())

    # Text

    def inline(self, text):
        """The text, sometimes with a fact, term or markup in it."""
        choice = self.dice.random()
        if choice < 0.12 and self.facts:
            fact, needs = self.dice.choice(self.facts)
            return "%s (<value-of fact=\"%s\"/>)" % (text, fact)
        if choice < 0.2 and self.terms:
            return '%s near a <term ref="%s"/>' % (text, self.dice.choice(self.terms))
        if choice < 0.25:
            return "%s, <em>%s</em>" % (text, self.thing())
        if choice < 0.28:
            return "%s &amp; the <q>%s</q>" % (text, self.thing())
        if choice < 0.3:
            return '%s <a href="https://example.org/%d">like that</a>' % (text, self.dice.randint(1, 99))
        return text

    def sentence(self):
        return self.inline("Mind the %s and the %s" % (self.thing(), self.thing())) + "."

    def paragraph(self, n=2):
        return "<p>%s</p>" % " ".join(self.sentence() for _ in range(self.dice.randint(1, n)))

    def list_of(self, depth=0):
        kind = self.dice.choice(("ol", "ul"))
        items = ""
        for _ in range(self.dice.randint(2, 4)):
            inner = "<p>%s</p>%s" % (self.sentence(), self.list_of(1)) if (
                not depth and self.chance(0.25)) else self.inline("the " + self.thing())
            items += "<li>%s</li>" % inner
        return "<%s>%s</%s>" % (kind, items, kind)

    def definitions(self):
        return "<dl>%s</dl>" % "".join("<dt>%s</dt><dd><p>%s</p></dd>" % (self.thing(), self.sentence())
                                       for _ in range(self.dice.randint(1, 3)))

    def table(self):
        n = self.dice.randint(2, 4)
        rows = "".join("<tr>%s</tr>" % "".join("<td>%s</td>" % self.thing() for _ in range(n))
                       for _ in range(self.dice.randint(1, 4)))
        head = "".join("<th>%s</th>" % self.thing() for _ in range(n))
        return "<table><caption>%s</caption><thead><tr>%s</tr></thead><tbody>%s</tbody></table>" % (
            self.thing().capitalize(), head, rows)

    def block(self):
        make = self.dice.choice((self.paragraph, self.paragraph, self.list_of, self.definitions, self.table,
                                 lambda: "<note><p>%s</p></note>" % self.sentence(),
                                 lambda: "<blockquote><p>%s</p></blockquote>" % self.sentence()))
        return make()

    def wording(self):
        """Official wording, numbered as officials do."""
        lead = "<p>It is held of the %s:</p>" % self.thing()
        return lead + self.dice.choice((self.list_of, self.list_of, self.definitions, self.table,
                                        self.paragraph))()

    def cite(self):
        at = ' at="section %d"' % self.dice.randint(1, 30) if self.chance(0.8) else ""
        return '<cite source="%s"%s/>' % (self.dice.choice(self.sources), at)

    # The parts of a handbook

    def head(self):
        self.put('<?xml version="1.0" encoding="UTF-8"?>\n<handbook xmlns="urn:proviso:handbook:1" '
                 'xml:id="random-%d" xml:lang="en">' % self.seed)
        self.put("<title>The %s</title>" % self.thing())
        self.put('<edition date="%s"%s>Edition %d</edition>' % (
            EDITION, ' previous="%s"' % PREVIOUS if self.chance(0.6) else "", self.seed))
        if self.chance(0.5):
            self.put("<notice>%s</notice>" % self.paragraph())
        self.put("<roles>")
        names = list(ROLE_NAMES)
        self.dice.shuffle(names)
        for role, (one, many) in zip(self.rules.roles, names):
            is_of = self.rules.is_of.get(role)
            self.put('<role xml:id="%s"%s><name>%s</name><name number="plural">%s</name></role>' % (
                role, ' is="%s"' % is_of if is_of else "", one.capitalize(), many.capitalize()))
        self.put("</roles>")

    def circumstances(self):
        if not self.rules.circumstances:
            return
        self.put("<circumstances>")
        for i, made in enumerate(self.rules.circumstances):
            given = ' given="%s"' % " ".join(c for cases in made.given.values() for c in cases) \
                if made.given else ""
            self.put('<circumstance xml:id="%s"%s>' % (made.name, given))
            title = self.thing()
            self.put("<name>%s</name><question>How is the %s?</question>" % (title.capitalize(), title))
            if self.chance(0.3):
                self.put("<help>Look at the %s.</help>" % self.thing())
            plain = len(made.cases) == 2 and self.chance(0.3)  # "Yes" and "No", as in other circumstances
            for k, case in enumerate(made.cases):
                name = ("Yes", "No")[k] if plain else self.thing().capitalize()
                if not plain and self.chance(0.08):
                    name += " or " + self.thing()
                self.put('<case xml:id="%s"><name>%s</name></case>' % (case, name))
            self.put("</circumstance>")
        self.put("</circumstances>")

    def sources_part(self):
        self.put("<sources>")
        for source in self.sources:
            date = self.dice.choice((' published="2015-03-01"', ' published="2014"', ' attested="2015-06"', ""))
            link = ' href="https://example.org/%s"' % source if self.chance(0.5) else ""
            self.put('<source xml:id="%s" authority="%s"%s%s accessed="2026-05-20"><title>%s</title></source>' % (
                source, self.dice.choice(AUTHORITIES), date, link, self.thing().capitalize()))
        self.put("</sources>")

    def value(self, kind, k):
        return {"money": 'money="EUR %d"' % (100 + 7 * k), "percent": 'percent="%d"' % (3 + k),
                "count": 'count="%d"' % (2 + k), "duration": 'duration="P%dD"' % (10 + k),
                "quantity": 'quantity="%d kg"' % (40 + k)}[kind]

    def facts_part(self):
        """Facts with one value or several in succession; the first holds from the start."""
        if self.chance(0.3):
            return
        self.put("<facts>")
        for i in range(self.dice.randint(1, 4)):
            kind = self.dice.choice(("money", "percent", "count", "duration", "quantity"))
            days = sorted(self.dice.sample(Rules.DAYS, self.dice.choice((0, 0, 1, 2, 5))), key=str)
            self.put('<fact xml:id="f%d"><name>%s</name>' % (i, self.thing().capitalize()))
            for k, (first, last) in enumerate(zip([None, *days], [*days, None])):
                period = (' from="%s"' % first if first else "") + (' until="%s"' % last if last else "")
                self.put("<value %s%s>%s</value>" % (self.value(kind, 10 * i + k), period, self.cite()))
            self.put("</fact>")
            self.facts.append(("f%d" % i, days))
        self.put("</facts>")

    def glossary(self):
        if self.chance(0.5):
            return
        self.put("<glossary>")
        for i in range(self.dice.randint(1, 3)):
            self.put('<term xml:id="t%d"><name>%s</name><definition><p>%s</p></definition></term>' % (
                i, self.thing(), "Said of the %s." % self.thing()))
            self.terms.append("t%d" % i)
        self.put("</glossary>")

    def rule(self, practice, rule):
        first, last = rule.dates
        attributes = ""
        if rule.roles_named:
            attributes += ' roles="%s"' % " ".join(rule.roles_named)
        if rule.cases:
            attributes += ' cases="%s"' % " ".join(c for cases in rule.cases.values() for c in cases)
        if first:
            attributes += ' %s="%s"' % ("attested" if rule.attested else "from", first)
        if last or rule.unknown_end:
            attributes += ' until="%s"' % (last or "unknown")
        if first and not rule.attested and self.chance(0.1):
            attributes += ' about="from"'
        if rule.overrides:
            attributes += ' overrides="%s"' % " ".join(sorted(rule.overrides))
        if rule.exempts:
            attributes += ' exempts="%s"' % " ".join(rule.exempts)
        self.put('<rule xml:id="%s" verdict="%s"%s>' % (rule.name, rule.verdict, attributes))
        if self.chance(0.85):
            self.put("<answer><p>%s.</p></answer>" % self.inline(
                "%s %s" % (OPENINGS[rule.verdict], self.act())))
            if self.chance(0.3):
                self.put("<wording>%s</wording>" % self.wording())
        else:
            self.put("<wording>%s</wording>" % self.wording())
        if rule.verdict == "conditional":
            for k in range(self.dice.choice((1, 1, 2, 3))):
                when = self.dice.choice(("", "", ' when="before"', ' when="during"', ' when="after"'))
                by = ' by="the %s"' % self.thing() if self.chance(0.2) else ""
                self.put("<provided%s%s><p>%s</p></provided>" % (
                    when, by, self.inline("the %s is at hand" % self.thing())))
        for name, share in (("because", 0.5), ("instead", 0.25), ("consequence", 0.25)):
            if self.chance(share):
                self.put("<%s>%s</%s>" % (name, self.paragraph(), name))
        if rule.verdict == "unsettled":
            for verdict in ("allowed", "forbidden", None)[:self.dice.choice((2, 3))]:
                said = ' verdict="%s"' % verdict if verdict else ""
                self.put("<position%s><p>%s</p>%s</position>" % (said, self.sentence(), self.cite()))
        self.put(self.cite() + (self.cite() if self.chance(0.2) else ""))
        self.put("</rule>")

    def practice(self, practice):
        act = self.act()
        attributes = ' roles="%s"' % " ".join(practice.roles_named) if practice.roles_named else ""
        if practice.silent:
            attributes += ' silent="%s"' % " ".join(practice.silent_named)
        if practice.given:
            attributes += ' given="%s"' % " ".join(c for cases in practice.given.values() for c in cases)
        if practice.strictest:
            attributes += ' combine="strictest"'
        self.put('<practice xml:id="%s"%s>' % (practice.name, attributes))
        self.put("<title>%s</title><question>May I %s?</question>" % (self.thing().capitalize(), act))
        if self.chance(0.3):
            self.put("<lead>%s</lead>" % self.paragraph())
        for rule in practice.rules:
            self.rule(practice, rule)
        for _ in range(self.dice.choice((0, 0, 1, 2))):
            self.put(self.block())
        if self.chance(0.3):
            self.put('<p>See also <ref to="%s"/>.</p>' % self.dice.choice(self.rules.practices).name)
        if self.has_picture and self.chance(0.3):
            self.put('<figure><img src="images/plan.svg" alt="A plan with the %s"/><caption>%s</caption></figure>'
                     % (self.thing(), self.thing().capitalize()))
        if self.chance(0.4):
            self.put("<index>%s</index>" % self.thing())
        self.put("</practice>")

    def chapters(self):
        left = list(self.rules.practices)
        number = 0
        while left:
            n = self.dice.randint(1, len(left))
            self.put('<chapter xml:id="chapter%d"><title>%s</title>' % (number, self.thing().capitalize()))
            if self.chance(0.4):
                self.put("<intro>%s</intro>" % self.paragraph())
            for practice in left[:n]:
                self.practice(practice)
            if self.chance(0.25):
                self.put('<section xml:id="section%d"><title>%s</title>%s%s</section>' % (
                    number, self.thing().capitalize(), self.block(), self.paragraph()))
            self.put("</chapter>")
            left = left[n:]
            number += 1

    def guides(self):
        for i in range(self.dice.choice((0, 1, 1, 2, 3))):
            some = self.dice.sample(self.rules.practices, min(self.dice.randint(1, 4), len(self.rules.practices)))
            some.sort(key=self.rules.practices.index)
            ask = ""
            asked = ["role"] + [c.name for c in self.rules.circumstances if not c.given]
            if self.chance(0.3):
                self.dice.shuffle(asked)
                ask = ' ask="%s"' % " ".join(asked)
            self.put('<guide xml:id="g%d" practices="%s"%s><title>What about the %s?</title></guide>' % (
                i, " ".join(p.name for p in some), ask, self.thing()))

    def scenarios(self):
        for i in range(self.dice.choice((0, 0, 1, 2))):
            inside = ' in="%s"' % self.dice.choice(self.rules.practices).name if self.chance(0.6) else ""
            self.put('<scenario xml:id="s%d"%s><title>%s</title><people>the %s</people>' % (
                i, inside, self.thing().capitalize(), self.thing()))
            self.put("<step><p>%s</p></step>" % self.sentence())
            for _ in range(self.dice.randint(1, 4)):
                self.step()
            self.put("</scenario>")

    def step(self):
        """A step whose verdict is decided here, so that the rules are decided twice."""
        practice = self.dice.choice(self.rules.practices)
        decider = self.rules.deciders[practice]
        at = self.dice.randrange(len(decider.points))
        role, point = decider.points[at]
        day = self.dice.choice(decider.days())
        day = max(day, "2015-01-01")
        said = {c: [case] for c, case in point.items() if case}
        if day > "2026-06-20" or implied(said) is None:
            return
        verdict = decider.at(at, day)[0]
        first = min((r.period[0] for r in decider.rules), default=ALWAYS[0])
        if day < first:
            return
        expect = ' expect="%s"' % verdict if verdict != "not-stated" else ""
        cases = ' cases="%s"' % " ".join(c for c, in said.values()) if said else ""
        self.put('<step practice="%s" as="%s"%s on="%s"%s><p>Somebody comes to %s.</p></step>' % (
            practice.name, role, cases, day, expect, self.act()))

    def write(self):
        for part in (self.head, self.circumstances, self.sources_part, self.facts_part, self.glossary,
                     self.chapters, self.guides, self.scenarios):
            part()
        self.put("</handbook>")
        return "\n".join(self.lines).replace("  ", " ") + "\n"


PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">
<rect x="2" y="2" width="116" height="56" fill="none" stroke="#222222"/></svg>
"""


def write(seed, folder):
    """Writes the handbook of the seed; returns its path."""
    writer = Writer(seed)
    os.makedirs(os.path.join(folder, "images"), exist_ok=True)
    path = os.path.join(folder, "handbook.xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(writer.write())
    if writer.has_picture:
        with open(os.path.join(folder, "images", "plan.svg"), "w", encoding="utf-8") as file:
            file.write(PICTURE)
    return path


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(write(int(sys.argv[1]), sys.argv[2]))
