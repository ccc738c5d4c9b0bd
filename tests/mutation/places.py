"""The places in C source where one small change alters what the program does."""
import bisect
import collections
import re

TOKEN = re.compile(r"""
    (?P<skip>\s+|/\*.*?\*/|//[^\n]*|^[ \t]*\#(?:[^\n\\]|\\.)*)
  | (?P<string>(?:u8|[uUL])?"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<sign>->|\+\+|--|<<=|>>=|\.\.\.|[-+*/%&|^<>=!]=|<<|>>|&&|\|\||.)
""", re.VERBOSE | re.DOTALL | re.MULTILINE)

Token = collections.namedtuple("Token", "kind text start end")
# `changes` are texts that may replace file[start:end]; `body` are the lines of the function around it, or None.
Place = collections.namedtuple("Place", "path line start end kind changes body")

COMPARISONS = {"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "==": ("!=",), "!=": ("==",)}
LOGIC = {"&&": ("||",), "||": ("&&",)}
ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "&": "|", "|": "&", "<<": ">>", ">>": "<<",
              "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "|=": "&=", "&=": "|="}
KEYWORDS = set("""auto break case char const continue default do double else enum extern float for goto if inline
    int long register return short signed sizeof static struct switch typedef union unsigned void volatile while
    bool size_t""".split())
ASSERTION = re.compile(r"(g_)?assert\w*|_?[Ss]tatic_assert|g_return_\w+")
OPEN, CLOSE = {"(": ")", "[": "]", "{": "}"}, set(")]}")


def tokens_of(text):
    found = []
    for match in TOKEN.finditer(text):
        if match.lastgroup != "skip":
            found.append(Token(match.lastgroup, match.group(), match.start(), match.end()))
    return found


class Source:
    """A file as tokens, with the partner of each bracket and the brackets around each token."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.path = path
        self.newlines = [match.start() for match in re.finditer("\n", self.text)]
        self.tokens = tokens_of(self.text)
        self.partner, self.around = {}, []
        stack = []
        for at, token in enumerate(self.tokens):
            if token.text in CLOSE and stack:
                self.partner[stack[-1]] = at
                self.partner[at] = stack.pop()
            self.around.append(tuple(stack))
            if token.text in OPEN:
                stack.append(at)

    def word(self, at):
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def line(self, offset):
        return bisect.bisect_left(self.newlines, offset) + 1

    def slice(self, first, last):
        """The text from one token to another."""
        return self.text[self.tokens[first].start:self.tokens[last].end] if first <= last else ""

    def asserted(self, at):
        return any(self.word(b) == "(" and ASSERTION.fullmatch(self.word(b - 1)) for b in self.around[at])

    def body(self, at):
        """The lines of the function around a token."""
        for bracket in self.around[at][:1]:
            if self.word(bracket) == "{" and self.word(bracket - 1) == ")":
                return (self.line(self.tokens[bracket].start), self.line(self.tokens[self.partner[bracket]].start))
        return None

    def spaced(self, at):
        """An operator between two operands has a space on both sides; no other has."""
        token = self.tokens[at]
        return self.text[token.start - 1].isspace() and self.text[token.end].isspace()

    def end_of_statement(self, at):
        """The semicolon that ends the statement that begins at a token, or None."""
        while at < len(self.tokens):
            word = self.word(at)
            if word == ";":
                return at
            if word in CLOSE or word == "{":
                return None
            at = self.partner[at] + 1 if word in OPEN else at + 1
        return None

    def arguments(self, opening):
        """The first and last token of each argument of a call."""
        found, first, at, end = [], opening + 1, opening + 1, self.partner[opening]
        while at < end:
            if self.word(at) == ",":
                found.append((first, at - 1))
                first = at + 1
            at = self.partner[at] + 1 if self.word(at) in OPEN else at + 1
        return [*found, (first, end - 1)] if first < end else []


def number_changes(text):
    match = re.fullmatch(r"(0[xX][0-9a-fA-F]+|\d+)([uUlL]*)", text)
    if match:
        value = int(match.group(1), 16 if match.group(1)[1:2] in ("x", "X") else 10)
        return [f"{n}{match.group(2)}" for n in (value + 1, value - 1) if n >= 0]
    match = re.fullmatch(r"(\d+\.\d+)([fFlL]?)", text)
    return [f"{float(match.group(1)) + 1}{match.group(2)}"] if match else []


def statement_changes(source, at):
    """A call, an assignment or a jump that can be left out."""
    before, word, after = source.word(at - 1), source.word(at), source.word(at + 1)
    if not source.body(at) or any(source.word(b) == "(" for b in source.around[at]):
        return None
    header = before == ")" and source.word(source.partner.get(at - 1, 0) - 1) in ("if", "for", "while")
    if before not in (";", "{", "}", "else", "do") and not header:
        return None
    jump = word in ("break", "continue") and after == ";"
    call = source.tokens[at].kind == "name" and word not in KEYWORDS and (
        after in ("(", "=", "->", ".", "[", "++", "--") or after in ARITHMETIC and after.endswith("="))
    if not (jump or call or word == "*" and before != ")") or ASSERTION.fullmatch(word):
        return None
    return source.end_of_statement(at)


def changes_at(source, at):
    """(kind, first token, last token, new texts) of each change that begins at a token."""
    token = source.tokens[at]
    word, after = token.text, source.word(at + 1)
    if word in COMPARISONS and source.spaced(at):
        yield "comparison", at, at, COMPARISONS[word]
    elif word in LOGIC:
        yield "and, or", at, at, LOGIC[word]
    elif word in ARITHMETIC and source.spaced(at):
        yield "arithmetic", at, at, (ARITHMETIC[word],)
    elif word == "?":
        yield "condition", at, at, ("== 0 ?",)
    elif token.kind == "number":
        yield "constant", at, at, number_changes(word)
    elif word in ("true", "false"):
        yield "constant", at, at, ("false" if word == "true" else "true",)
    elif word in ("if", "while") and after == "(":
        end = source.partner[at + 1]
        yield "condition", at + 1, end, (f"(!{source.slice(at + 1, end)})",)
    elif word == "return" and after != ";":
        end = source.end_of_statement(at)
        value = source.slice(at + 1, end - 1) if end else "0"
        if not re.fullmatch(r"true|false|NULL|-?\d+", value):
            yield "return value", at + 1, end - 1, (f"!({value})", "0")
    elif token.kind == "name" and word not in KEYWORDS and after == "(" and source.body(at):
        arguments = source.arguments(at + 1)
        for (a, b), (c, d) in zip(arguments, arguments[1:]):
            if source.slice(a, b) != source.slice(c, d):
                yield "arguments", a, d, (f"{source.slice(c, d)}, {source.slice(a, b)}",)
    end = statement_changes(source, at)
    if end:
        yield "statement", at, end, (";" + "\n" * source.slice(at, end).count("\n"),)


def places_of(path):
    source, found = Source(path), []
    for at in range(len(source.tokens)):
        if source.asserted(at):
            continue
        for kind, first, last, changes in changes_at(source, at):
            if changes:
                start, end = source.tokens[first].start, source.tokens[last].end
                found.append(Place(path, source.line(start), start, end, kind, tuple(changes), source.body(at)))
    return found
