#!/usr/bin/env python3
"""Prints a handbook that is hard to lay out.  Without arguments, lists the names of these
handbooks."""
import sys

WORDS = ("the member keeps every tool dry and clean because others need it after him and nobody "
         "repairs what was never reported to the desk").split()


def text(n, start=0):
    """n words, each followed by its number, so that a missing one is noticed."""
    return " ".join(f"{WORDS[(start + i) % len(WORDS)]}{start + i}" for i in range(n))


def handbook(chapters, roles=1, circumstances="", extra=""):
    names = "\n".join(
        f'<role xml:id="role{i}"><name>Role {i}</name></role>' for i in range(roles))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<handbook xmlns="urn:proviso:handbook:1" xml:id="stress" xml:lang="en">
<title>Stress</title><publisher>Tests</publisher><edition date="2026-01-01">One</edition>
<roles>{names}</roles>
{circumstances}
<sources>
<source xml:id="S1" authority="official-terms" accessed="2026-01-01"><title>Terms</title></source>
{extra}</sources>
{chapters}
</handbook>
"""


def chapter(practices, name="chapter", title="Chapter"):
    return f'<chapter xml:id="{name}"><title>{title}</title>{practices}</chapter>'


def practice(name, body="", rules=None, lead="", question=None):
    rules = rules or (f'<rule xml:id="{name}.any" verdict="allowed"><answer><p>Yes, always.</p>'
                      f'</answer><cite source="S1"/></rule>')
    return (f'<practice xml:id="{name}"><title>Title of {name}</title>'
            f'<question>{question or f"May I do {name}?"}</question>{lead}{rules}{body}</practice>')


def cases(n):
    items = "".join(f'<case xml:id="case{i}"><name>The case with number {i}</name></case>'
                    for i in range(n))
    return (f'<circumstances><circumstance xml:id="which"><name>Which</name>'
            f'<question>Which is it?</question>{items}</circumstance></circumstances>')


def rule_table():
    """A rule table of some thirty rows: six times six situations; no two cells of a line share a
    verdict."""
    verdicts = ("allowed", "forbidden", "required", "recommended", "discouraged", "exempt")
    rules = "".join(
        f'<rule xml:id="many.r{i}-{k}" verdict="{verdicts[(i + k) % 6]}" cases="first{i} second{k}">'
        f'<answer><p>Answer {text(12, 100 * (6 * i + k))}.</p></answer><cite source="S1"/></rule>'
        for i in range(6) for k in range(6))
    asked = "".join(
        f'<circumstance xml:id="{name}"><name>{name.title()}</name><question>Which {name}?</question>'
        + "".join(f'<case xml:id="{name}{i}"><name>The {name} case with number {i}</name></case>'
                  for i in range(6)) + "</circumstance>"
        for name in ("first", "second"))
    return handbook(chapter(practice("many", rules=rules)),
                    circumstances=f"<circumstances>{asked}</circumstances>")


def long_side():
    """A side column longer than its page."""
    sources = "".join(
        f'<source xml:id="T{i}" authority="official" accessed="2026-01-01">'
        f'<title>Source {text(9, 100 * i)}</title></source>' for i in range(40))
    cites = "".join(f'<cite source="T{i}"/>' for i in range(40))
    rule = (f'<rule xml:id="cited.any" verdict="allowed"><answer><p>Yes.</p></answer>{cites}</rule>')
    body = practice("cited", rules=rule) + practice("after")
    return handbook(chapter(body), extra=sources)


def long_word():
    """A word of ninety letters."""
    return handbook(chapter(practice("word", f"<p>short {'q' * 90} words</p>")))


def one_line():
    """Practices of one line each: two in one chapter, and one alone in its chapter."""
    return handbook(chapter(practice("a") + practice("b")) + chapter(practice("c"), "second"))


def twelve_pages():
    """A practice of a dozen pages."""
    body = "".join(f"<p>{text(90, 100 * i)}.</p>" for i in range(62))
    return handbook(chapter(practice("long", body) + practice("after")))


def long_title():
    """Titles of several lines: of the book, a chapter and a practice."""
    title = "Everything that a member of the library may and may not do with a tool while it is " \
            "in the hands of somebody else, of the desk, or of nobody that anybody knows"
    book = handbook(chapter(practice("a").replace("Title of a", title), title=title))
    return book.replace("<title>Stress</title>", f"<title>{title}</title>", 1)


def forty_roles():
    """Forty roles with different verdicts."""
    rules = '<rule xml:id="who.any" verdict="allowed"><answer><p>Yes.</p></answer>' \
            '<cite source="S1"/></rule>'
    rules += "".join(
        f'<rule xml:id="who.r{i}" verdict="forbidden" roles="role{i}"><answer><p>Not for {i}.</p>'
        f'</answer><cite source="S1"/></rule>' for i in range(0, 40, 2))
    return handbook(chapter(practice("who", rules=rules)), roles=40)


def deep_lists():
    """Lists eight levels deep, with text on each."""
    body = ""
    for i in range(8, 0, -1):
        body = f"<ul><li><p>level {i}: {text(30, 100 * i)}</p>{body}</li><li><p>more</p></li></ul>"
    return handbook(chapter(practice("deep", body)))


def nine_columns():
    """A table of nine columns."""
    head = "".join(f"<th>Column {i}</th>" for i in range(9))
    row = "".join(f"<td>{text(3, 10 * i)}</td>" for i in range(9))
    body = (f"<table><caption>Nine</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{f'<tr>{row}</tr>' * 40}</tbody></table>")
    return handbook(chapter(practice("wide", body)))


def tall_row():
    """A table row higher than a page, beside a short one."""
    cell = "".join(f"<p>{text(40, 1000 + 100 * i)}</p>" for i in range(30))
    body = (f"<table><caption>Tall</caption><thead><tr><th>One</th><th>Two</th></tr></thead><tbody>"
            f"<tr><td>before</td><td>x</td></tr><tr><td>beside</td><td>{cell}</td></tr>"
            f"<tr><td>after1</td><td>y</td></tr></tbody></table>")
    return handbook(chapter(practice("tall", body)))


def many_practices():
    """Six hundred practices in fifty chapters, each referring to the next."""
    chapters = ""
    for c in range(50):
        body = ""
        for p in range(12):
            n = c * 12 + p
            ref = f'<note><p>{text(60, 100 * n)}. See <ref to="p{(n + 1) % 600}"/>.</p></note>'
            body += practice(f"p{n}", ref + f"<index>entry {n % 97}, sub {n}</index>")
        chapters += chapter(body, f"c{c}", f"Chapter number {c}")
    return handbook(chapters)


BOOKS = [rule_table, long_side, long_word, one_line, twelve_pages, long_title, forty_roles,
         deep_lists, nine_columns, tall_row, many_practices]

if __name__ == "__main__":
    if len(sys.argv) == 1:
        print("\n".join(book.__name__ for book in BOOKS))
    else:
        sys.stdout.write({book.__name__: book for book in BOOKS}[sys.argv[1]]())
