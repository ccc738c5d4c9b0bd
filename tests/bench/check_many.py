#!/usr/bin/env python3
"""check_many.py PRACTICES RULES DIR: a handbook that is all rules, for `proviso check`.

Rules of random scope over 4 roles and, in each practice, 4 of 8 circumstances; `combine="strictest"` settles what they
disagree on.  The same numbers give the same bytes.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from wording import Random, Wording

ROLES = ["member", "guest", "warden", "trader"]
CIRCUMSTANCES = 8
CASES = 3
VERDICTS = ["allowed", "allowed", "discouraged", "forbidden"]


def scope(random, at):
    """Roles and cases as attributes; "" means any."""
    text = ""
    if random.below(3) == 0:
        text += f' roles="{random.pick(ROLES)}"'
    chosen = sorted({(at + random.below(4)) % CIRCUMSTANCES for _ in range(1 + random.below(3))})
    return text + f' cases="{" ".join(f"c{c}-{random.below(CASES)}" for c in chosen)}"'


def rule(wording, random, name, attributes):
    years = f' from="{2012 + random.below(8)}"' if "cases" in attributes else ' from="2010"'
    return (f'<rule xml:id="{name}" verdict="{random.pick(VERDICTS)}"{attributes}{years}>'
            f"<answer><p>{wording.sentence(6, 12)}</p></answer><cite source=\"S0\"/></rule>")


def practice(wording, random, at, n_rules):
    name = f"practice-{at}"
    out = [f'<practice xml:id="{name}" combine="strictest"><title>{wording.title(5)}</title>',
           f"<question>{wording.title(7)}?</question>", rule(wording, random, name + ".r0", "")]
    out.extend(rule(wording, random, f"{name}.r{k}", scope(random, at))
               for k in range(1, n_rules))
    out.append("</practice>")
    return "\n".join(out)


def handbook(n_practices, n_rules):
    random = Random(n_practices * 1000 + n_rules)
    w = Wording(random)
    out = ['<?xml version="1.0" encoding="UTF-8"?>',
           '<handbook xmlns="urn:proviso:handbook:1" xml:id="made-up" xml:lang="en">',
           f"<title>{w.title(5)}</title>", '<edition date="2026-11-01">Winter 2026</edition>',
           "<roles>"]
    out.extend(f'<role xml:id="{r}"><name>{r.capitalize()}</name></role>' for r in ROLES)
    out.append("</roles><circumstances>")
    for i in range(CIRCUMSTANCES):
        cases = "".join(f'<case xml:id="c{i}-{k}"><name>{w.title(2)}</name></case>'
                        for k in range(CASES))
        out.append(f'<circumstance xml:id="c{i}"><name>{w.title(3)}</name>'
                   f"<question>{w.title(7)}?</question>{cases}</circumstance>")
    out.append('</circumstances><sources><source xml:id="S0" authority="official-terms"'
               f' published="2024"><title>{w.title(5)}</title></source></sources>')
    for i in range(n_practices):
        if i % 20 == 0:
            out.append("</chapter>" if i else "")
            out.append(f'<chapter xml:id="chapter-{i // 20}"><title>{w.title(4)}</title>')
        out.append(practice(w, random, i, n_rules))
    out.append("</chapter></handbook>")
    return "\n".join(out) + "\n"


def main():
    if len(sys.argv) != 4 or not (sys.argv[1].isdigit() and sys.argv[2].isdigit()):
        sys.exit(__doc__)
    os.makedirs(sys.argv[3], exist_ok=True)
    with open(os.path.join(sys.argv[3], "handbook.xml"), "w", encoding="utf-8") as f:
        f.write(handbook(int(sys.argv[1]), int(sys.argv[2])))


if __name__ == "__main__":
    main()
