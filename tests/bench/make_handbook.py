#!/usr/bin/env python3
"""make_handbook.py N DIR: writes a made-up handbook of N practices into DIR.

About 2,220 characters a practice, 12 practices to a chapter, a file for each chapter; rules
with circumstances, tables, lists, examples, cross-references, index entries.  The same N gives
the same bytes.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from wording import Random, Wording

PER_CHAPTER = 12
ROLES = ["member", "guest", "warden", "trader"]
CIRCUMSTANCES = 6
CASES = 3
SOURCES = 40
FACTS = 24
TERMS = 30
CHAIN = ["allowed", "forbidden", "conditional", "required", "recommended", "discouraged"]
NAMESPACE = 'xmlns="urn:proviso:handbook:1"'


class Maker:
    def __init__(self, n):
        self.n = n
        self.random = Random(n)
        self.wording = Wording(self.random)
        self.scenarios = []

    def case(self, circumstance, case):
        return f"c{circumstance}-{case}"

    def front(self, chapters):
        w, out = self.wording, ['<?xml version="1.0" encoding="UTF-8"?>']
        out.append(f'<handbook {NAMESPACE} xmlns:xi="http://www.w3.org/2001/XInclude"'
                   ' xml:id="made-up" xml:lang="en">')
        out.append(f"<title>{w.title(5)}</title><subtitle>{w.title(7)}</subtitle>")
        out.append("<publisher>The Measuring Office</publisher>")
        out.append('<edition date="2026-11-01" previous="2025-11-01">Winter 2026</edition>')
        out.append("<roles>")
        for role in ROLES:
            name = role.capitalize()
            out.append(f'<role xml:id="{role}"><name>{name}</name>'
                       f'<name number="plural">{name}s</name></role>')
        out.append("</roles><circumstances>")
        for i in range(CIRCUMSTANCES):
            out.append(f'<circumstance xml:id="c{i}"><name>{w.title(3)}</name>'
                       f"<question>{w.title(7)}?</question>")
            for k in range(CASES):
                out.append(f'<case xml:id="{self.case(i, k)}"><name>{w.title(2)}</name></case>')
            out.append("</circumstance>")
        out.append("</circumstances><sources>")
        for i in range(SOURCES):
            out.append(f'<source xml:id="S{i}" authority="official-terms" published="2024-03-01"'
                       f' href="https://office.example/{i}" accessed="2026-10-20">'
                       f"<title>{w.title(5)}</title></source>")
        out.append("</sources><facts>")
        for i in range(FACTS):
            value = [f'money="EUR {1000 + 37 * i}"', f'count="{40 + i}"',
                     f'duration="P{20 + i}D"'][i % 3]
            out.append(f'<fact xml:id="F{i}"><name>{w.title(3)}</name>'
                       f'<value {value} attested="2021"><cite source="S{i}"/></value></fact>')
        out.append("</facts><glossary>")
        for i in range(TERMS):
            out.append(f'<term xml:id="T{i}"><name>{w.phrase(2)} no. {i}</name>'
                       f"<definition><p>{w.sentence()}</p></definition></term>")
        out.append("</glossary>")
        for i in range(chapters):
            out.append(f'<xi:include href="chapters/chapter-{i}.xml"/>')
        out.extend(self.guide(i) for i in range(chapters))
        out.extend(self.scenarios)
        out.append("</handbook>")
        return "\n".join(out) + "\n"

    def guide(self, chapter):
        first = chapter * PER_CHAPTER
        return (f'<guide xml:id="guide-{chapter}" practices="practice-{first}">'
                f"<title>{self.wording.title(6)}</title></guide>")

    def chapter(self, at):
        first = at * PER_CHAPTER
        last = min(first + PER_CHAPTER, self.n)
        out = ['<?xml version="1.0" encoding="UTF-8"?>',
               f'<chapter {NAMESPACE} xml:id="chapter-{at}">',
               f"<title>{self.wording.title(4)}</title>",
               f"<intro><p>{self.wording.paragraph(260)}</p></intro>"]
        out.extend(self.practice(i) for i in range(first, last))
        out.append("</chapter>")
        return "\n".join(out) + "\n"

    def practice(self, i):
        w, random = self.wording, self.random
        name = f"practice-{i}"
        out = [f'<practice xml:id="{name}" reviewed="2026-10-01">',
               f"<title>{w.title(4 + random.below(4))}</title>",
               f"<question>{w.title(8)}?</question>"]
        chain = self.chain(i)
        for k, (verdict, roles, cases) in enumerate(chain):
            out.append(self.rule(f"{name}.r{k}", verdict, roles, cases))
        out.append(f"<p>{w.paragraph(450)} {self.reference()}</p>")
        out.append([self.table, self.bullets, self.steps][i % 3]())
        out.append(f'<note><p>{w.paragraph(180)} It is <value-of fact="F{random.below(FACTS)}"/>'
                   f' for the <term ref="T{random.below(TERMS)}"/>.</p></note>')
        out.append(f"<p>{w.paragraph(450)} {self.reference()}</p>")
        out.append(f'<index main="yes">{w.phrase(2)}, {w.phrase(2)}</index>')
        out.append(f"<index>{w.phrase(1)}</index>")
        out.append("</practice>")
        if i % 4 == 0:
            self.scenarios.append(self.scenario(i, chain))
        return "\n".join(out)

    def chain(self, i):
        """Rules from general to specific: each beats the one before it."""
        start = self.random.below(len(CHAIN))
        first, second = i % CIRCUMSTANCES, (i + 1) % CIRCUMSTANCES
        a, b = self.case(first, 1), self.case(second, 1 + i % 2)
        scopes = [("", ""), ("", a), ("", f"{a} {b}"), (ROLES[i % len(ROLES)], f"{a} {b}")]
        return [(CHAIN[(start + k) % len(CHAIN)], roles, cases)
                for k, (roles, cases) in enumerate(scopes[:2 + i % 3])]

    def rule(self, name, verdict, roles, cases):
        w, random = self.wording, self.random
        scope = "".join(f' {key}="{value}"'
                        for key, value in (("roles", roles), ("cases", cases)) if value)
        out = [f'<rule xml:id="{name}" verdict="{verdict}"{scope} from="2019-05-01">',
               f"<answer><p>{w.sentence(8, 14)}</p></answer>"]
        if verdict == "conditional":
            for _ in range(2):
                out.append(f"<provided><p>{w.phrase(9)}</p></provided>")
        if random.below(3) == 0:
            out.append(f"<because><p>{w.sentence(8, 16)}</p></because>")
        if verdict == "forbidden":
            out.append(f"<instead><p>{w.sentence(6, 12)}</p></instead>")
        source = random.below(SOURCES)
        out.append(f'<cite source="S{source}" at="section {1 + random.below(30)}"/></rule>')
        return "\n".join(out)

    def reference(self):
        return f'See <ref to="practice-{self.random.below(self.n)}"/>.'

    def table(self):
        w = self.wording
        rows = "".join(f"<tr><th>{w.title(2)}</th><td>{w.phrase(3)}</td><td>{w.phrase(3)}</td></tr>"
                       for _ in range(4))
        return (f"<table><caption>{w.title(5)}</caption><thead><tr><th>{w.title(1)}</th>"
                f"<th>{w.title(2)}</th><th>{w.title(2)}</th></tr></thead>"
                f"<tbody>{rows}</tbody></table>")

    def items(self, least, most):
        return "".join(f"<li><p>{self.wording.sentence(least, most)}</p></li>" for _ in range(4))

    def bullets(self):
        return f"<ul>{self.items(6, 14)}</ul>"

    def steps(self):
        return f"<ol>{self.items(6, 14)}</ol>"

    def scenario(self, i, chain):
        """An example: a situation that the general rule decides, and one that the last rule
        decides."""
        w = self.wording
        out = [f'<scenario xml:id="example-{i}" in="practice-{i}"><title>{w.title(4)}</title>',
               f"<people>{w.phrase(2)}</people>"]
        for verdict, roles, cases in (chain[0], chain[-1]):
            role = roles or ROLES[0]
            situation = f' cases="{cases}"' if cases else ""
            if not roles and len(chain) > 3:
                role = ROLES[(i + 1) % len(ROLES)]
            out.append(f'<step practice="practice-{i}" as="{role}"{situation} on="2026-10-06"'
                       f' expect="{verdict}"><p>{w.sentence(8, 14)}</p></step>')
        out.append("</scenario>")
        return "\n".join(out)


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def main():
    if len(sys.argv) != 3 or not sys.argv[1].isdigit() or int(sys.argv[1]) == 0:
        sys.exit(__doc__)
    maker = Maker(int(sys.argv[1]))
    folder = sys.argv[2]
    os.makedirs(os.path.join(folder, "chapters"), exist_ok=True)
    chapters = (maker.n + PER_CHAPTER - 1) // PER_CHAPTER
    for at in range(chapters):
        write(os.path.join(folder, "chapters", f"chapter-{at}.xml"), maker.chapter(at))
    write(os.path.join(folder, "handbook.xml"), maker.front(chapters))


if __name__ == "__main__":
    main()
