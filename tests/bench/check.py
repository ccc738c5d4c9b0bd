#!/usr/bin/env python3
"""Measures the time of checking: a handbook of 1,000 practices with 20 rules each (or the numbers
given) is checked five times.  The best time must not exceed one second.

    tests/bench/check.py [practices [rules]]
"""
import os
import subprocess
import sys
import tempfile
import time

ROLES = ["member", "volunteer", "guest"]
CIRCUMSTANCES = 40
CASES = 3
VERDICTS = ["allowed", "forbidden", "recommended", "required", "discouraged", "conditional"]
WORDS = ("the desk lends tools to members who have shown their card and signed for what they "
         "take home on the day they come and bring back clean and whole in good time").split()


def prose(seed, n):
    return " ".join(WORDS[(seed * 7 + i * (1 + seed % 5)) % len(WORDS)] for i in range(n)).capitalize() + "."


def rule(practice, number, circumstances):
    """Rules become narrower: the first is general, each next one names another case, and another
    role; every fourth holds only for some years."""
    verdict = VERDICTS[(practice + number) % len(VERDICTS)]
    attributes = []
    if number:
        mentioned = circumstances[: 1 + number % len(circumstances)]
        attributes.append('cases="%s"' % " ".join(
            "c%d-%d" % (c, (number + k) % CASES) for k, c in enumerate(mentioned)))
    if number % 3 == 2:
        attributes.append('roles="%s"' % ROLES[number % len(ROLES)])
    if number % 4 == 3:
        attributes.append('from="%d" until="%d"' % (2000 + number, 2005 + number))
    if number > 1:
        attributes.append('overrides="p%d.r%d"' % (practice, number - 1))
    condition = "<provided><p>%s</p></provided>" % prose(number, 6) if verdict == "conditional" else ""
    return ('<rule xml:id="p%d.r%d" verdict="%s" %s><answer><p>%s</p></answer>%s'
            '<because><p>%s</p></because><cite source="S%d"/></rule>'
            % (practice, number, verdict, " ".join(attributes), prose(practice + number, 14),
               condition, prose(number, 24), number % 20))


def handbook(n_practices, n_rules):
    out = ['<handbook xmlns="urn:proviso:handbook:1" xml:id="large" xml:lang="en"><title>Large</title>'
           '<edition date="2026-01-01">2026</edition><roles>']
    out += ['<role xml:id="%s"><name>%s</name></role>' % (r, r.capitalize()) for r in ROLES]
    out.append("</roles><circumstances>")
    for c in range(CIRCUMSTANCES):
        out.append('<circumstance xml:id="c%d"><name>Circumstance %d</name><question>Which is it?</question>' % (c, c))
        out += ['<case xml:id="c%d-%d"><name>Case %d of %d</name></case>' % (c, k, k, c) for k in range(CASES)]
        out.append("</circumstance>")
    out.append("</circumstances><sources>")
    out += ['<source xml:id="S%d" authority="official"><title>Source %d</title></source>' % (s, s) for s in range(20)]
    out.append("</sources><facts>")
    out += ['<fact xml:id="f%d"><name>Fact %d</name><value money="EUR %d.50"><cite source="S1"/></value></fact>'
            % (f, f, 100 + f) for f in range(100)]
    out.append("</facts><glossary>")
    out += ['<term xml:id="t%d"><name>term number %d</name><definition><p>What it is.</p></definition></term>'
            % (t, t) for t in range(100)]
    out.append("</glossary>")
    for p in range(n_practices):
        if p % 50 == 0:
            out.append('%s<chapter xml:id="chapter%d"><title>Chapter %d</title>' % ("</chapter>" if p else "", p, p))
        circumstances = [(p * 3 + k * 7) % CIRCUMSTANCES for k in range(4)]
        out.append('<practice xml:id="p%d"><title>Practice %d</title><question>May I?</question>' % (p, p))
        out += [rule(p, r, circumstances) for r in range(n_rules)]
        out += ["<p>%s It costs <value-of fact=\"f%d\"/>, see <term ref=\"t%d\"/>.</p>"
                % (prose(p + k, 18), p % 100, p % 100) for k in range(4)]
        out.append("</practice>")
    out.append("</chapter></handbook>")
    return "\n".join(out)


def main():
    sizes = [int(a) for a in sys.argv[1:]] + [1000, 20][len(sys.argv) - 1:]
    program = os.path.abspath("out/release/proviso")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "handbook.xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(handbook(*sizes))
        times = []
        for _ in range(5):
            start = time.perf_counter()
            run = subprocess.run([program, "check", "--rules", "--timings", path], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True, check=False)
            times.append(time.perf_counter() - start)
        print("%d practices, %d rules each, %.1f MB" % (*sizes, os.path.getsize(path) / 1e6))
        print("\n".join(line for line in run.stderr.splitlines() if " ms  " in line))
        print(run.stderr.splitlines()[-1])
        print("proviso check: %.2f s (best of %d)" % (min(times), len(times)))


main()
