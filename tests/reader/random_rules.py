"""Random rules and their decisions, after the definition in proviso-handbook(5).  Practices are
made without contradictions: rules are drawn freely, every situation is decided here, and where two
rules disagree, the later one gets an override of the earlier one."""
import itertools

VERDICTS = ("allowed", "conditional", "recommended", "required", "exempt", "discouraged",
            "forbidden", "unsettled")
LADDERS = (("forbidden", "discouraged", "conditional", "allowed"),
           ("required", "recommended", "allowed"))
KINDS = (  # the verdicts of a practice's rules
    ("allowed", "conditional", "forbidden"),
    ("allowed", "conditional", "conditional", "discouraged", "forbidden"),
    ("required", "exempt"),
    ("required", "required", "recommended", "allowed"),
    ("required",),
    VERDICTS)
ALWAYS = ("0000-00-00", "9999-99-99")


class Circumstance:
    def __init__(self, name, cases, given):
        self.name, self.cases, self.given = name, cases, given  # given: {circumstance: cases}


class Rule:
    """`roles` None: any; `cases`: {circumstance: cases}; `period`: first day, first day after."""

    def __init__(self, name, verdict, roles, cases, period):
        self.name, self.verdict, self.roles, self.cases = name, verdict, roles, cases
        self.period, self.attested, self.unknown_end = period, False, False
        self.overrides, self.exempts = set(), []


class Practice:
    def __init__(self, name, roles, given, strictest):
        self.name, self.roles, self.given, self.strictest = name, roles, given, strictest
        self.silent_named, self.silent = [], set()  # roles on which the sources are silent: no rule of the practice reaches them
        self.rules, self.guests = [], []  # guests: (rule of another practice, that practice) that exempts here


def day_of(date):
    """The first day of a day, month or year."""
    return date + ("-01-01", "", "", "-01", "", "", "")[len(date) - 4] if len(date) < 10 else date


def implied(cases):
    """The cases, with those in which their circumstances arise; None if these are impossible."""
    out = dict(cases)
    todo = list(cases)
    while todo:
        for other, needed in todo.pop().given.items():
            left = [c for c in out.get(other, other.cases) if c in needed]
            if not left:
                return None
            if left != out.get(other):
                out[other] = left
                todo.append(other)
    return out


def mentioned(practice):
    """The circumstances on which the practice can depend, each after those it depends on."""
    found = []

    def add(circumstance):
        for other in circumstance.given:
            add(other)
        if circumstance not in found:
            found.append(circumstance)

    for guest, home in practice.guests:
        for circumstance in (*guest.cases, *home.given):
            add(circumstance)
    for rule in practice.rules:
        for circumstance in rule.cases:
            add(circumstance)
    for circumstance in practice.given:
        add(circumstance)
    return found


def situations(circumstances, roles):
    """Every (role, {circumstance: case}): a circumstance has a case only where it arises."""
    points = [{}]
    for circumstance in circumstances:
        points = [dict(p, **{}) | {circumstance: case} if case else p for p in points for case in (
            circumstance.cases if all(p.get(o) in needed for o, needed in circumstance.given.items())
            else [None])]
    return [(role, point) for role in roles for point in points]


def holds(cases, point):
    return all(point.get(circumstance) in some or len(some) == len(circumstance.cases)
               for circumstance, some in cases.items())


class Decider:
    """A practice's situations; the situations that each rule reaches are a set of bits."""

    def __init__(self, practice):
        self.practice = practice
        self.circumstances = mentioned(practice)
        self.points = [(role, point) for role, point in situations(self.circumstances, practice.roles)
                       if holds(practice.given, point)]
        self.rules = list(practice.rules) + [guest for guest, _ in practice.guests]
        homes = [None] * len(practice.rules) + [home for _, home in practice.guests]
        self.reach = []
        for rule, home in zip(self.rules, homes):
            bits = 0
            for i, (role, point) in enumerate(self.points):
                home_roles = (home or practice).roles - (home or practice).silent
                at_home = role in home_roles and (home is None or holds(home.given, point))
                if at_home and (rule.roles is None or role in rule.roles) and holds(rule.cases, point):
                    bits |= 1 << i
            self.reach.append(bits)
        self.ends = [self.end(i) for i in range(len(self.rules))]
        n = range(len(self.rules))
        self.beats = [[i != j and self.does_beat(i, j) for j in n] for i in n]
        self.known = {}

    def end(self, i):
        """If its end is unknown, the rule holds until a rule that reaches as far takes over."""
        rule = self.rules[i]
        if not rule.unknown_end:
            return rule.period[1]
        later = [r.period[0] for k, r in enumerate(self.practice.rules)
                 if r.period[0] > rule.period[0] and self.reach[i] & ~self.reach[k] == 0]
        return min(later, default=ALWAYS[1])

    def narrower(self, i, j):
        return self.reach[i] != self.reach[j] and self.reach[i] & ~self.reach[j] == 0

    def does_beat(self, i, j):
        a, b = self.rules[i], self.rules[j]
        if a.verdict == b.verdict:
            return b.name in a.overrides
        if b.name in a.overrides:
            return True
        if a.name in b.overrides:
            return False
        return self.narrower(i, j) or a.verdict == "exempt" and not self.narrower(j, i)

    def days(self):
        """A day in each stretch of time in which the same rules are in force."""
        starts = {ALWAYS[0]} | {r.period[0] for r in self.rules} | set(self.ends)
        return sorted(starts - {ALWAYS[1]})

    def decide(self, applying):
        """(verdict, rules) if exactly these apply, by number; ("contradiction", two rules)."""
        left = [i for i in applying if not any(self.beats[k][i] for k in applying)]
        verdicts = {self.rules[i].verdict for i in left}
        if not left:
            return ("override-cycle", tuple(applying))
        if len(verdicts) > 1:
            ladder = next((l for l in LADDERS if self.practice.strictest and verdicts <= set(l)), None)
            if not ladder:
                a = left[0]
                b = next(i for i in left if self.rules[i].verdict != self.rules[a].verdict)
                return ("contradiction", (a, b))
            verdicts = {next(v for v in ladder if v in verdicts)}
        verdict = verdicts.pop()
        return (verdict, tuple(i for i in left if self.rules[i].verdict == verdict))

    def applying(self, at, day):
        return tuple(i for i, rule in enumerate(self.rules)
                     if self.reach[i] >> at & 1 and rule.period[0] <= day < self.ends[i])

    def nothing(self, at, day):
        """The verdict if no rule applies: all rules have ended, or one was first seen later, or
        neither."""
        here = [i for i in range(len(self.rules)) if self.reach[i] >> at & 1]
        if any(self.ends[i] <= day for i in here):
            return "ended"
        if any(self.rules[i].attested and self.rules[i].period[0] > day for i in here):
            return "not-known"
        return "not-stated"

    def at(self, at, day):
        applying = self.applying(at, day)
        if not applying:
            return (self.nothing(at, day), ())
        if applying not in self.known:
            self.known[applying] = self.decide(applying)
        return self.known[applying]

    def trouble(self):
        """A contradiction or cycle on some day, or None."""
        for day in self.days():
            for at in range(len(self.points)):
                found = self.at(at, day)
                if found[0] in ("contradiction", "override-cycle"):
                    return found
        return None


def settle(practice):
    """Adds overrides to the practice until nothing contradicts; False if that is impossible."""
    for _ in range(40):
        decider = Decider(practice)
        found = decider.trouble()
        if not found:
            return decider
        if found[0] == "override-cycle":
            cutting = [r for r in practice.rules if r.overrides]
            if not cutting:
                return None
            cutting[-1].overrides.clear()
            if practice.rules and cutting[-1] is practice.rules[-1] and len(practice.rules) > 1:
                practice.rules.pop()
            continue
        early, late = (decider.rules[i] for i in found[1])
        if late in practice.rules and early in practice.rules and late.name not in early.overrides:
            late.overrides.add(early.name)
        elif early in practice.rules and len(practice.rules) > 1:
            practice.rules.remove(early)
        else:
            return None
        names = {r.name for r in practice.rules}
        for rule in practice.rules:
            rule.overrides &= names
    return None


class Rules:
    """Roles, circumstances and practices drawn by a random.Random."""

    DAYS = ("2016", "2017-05", "2018-09-01", "2019", "2020-03-15", "2021-01", "2022-11-01",
            "2023", "2024-06", "2025-02-10", "2025-09", "2026-02-01")

    def __init__(self, dice):
        self.dice = dice
        self.roles = ["role%d" % i for i in range(dice.choice((1, 2, 2, 3, 3, 4, 5)))]
        self.is_of = {r: dice.choice(self.roles[:i]) for i, r in enumerate(self.roles)
                      if i and dice.random() < 0.35}
        self.circumstances = []
        self.make_circumstances()
        self.practices = []
        for i in range(dice.randint(2, 8)):
            self.make_practice("p%d" % i)
        self.add_exemptions()
        self.deciders = {p: Decider(p) for p in self.practices}

    def make_circumstances(self):
        dice = self.dice
        open_one = dice.random() < 0.4  # one long, open enumeration
        for i in range(dice.randint(0, 5)):
            long = open_one and i == 0
            n = dice.randint(6, 11) if long else dice.choice((2, 2, 2, 3, 3, 4))
            given = {}
            if self.circumstances and dice.random() < 0.4:
                for _ in range(dice.choice((1, 1, 2))):
                    given |= self.some_cases()
            made = Circumstance("c%d" % i, ["c%d-%d" % (i, k) for k in range(n)], given)
            if implied({made: made.cases}) is None:
                made.given = {}
            self.circumstances.append(made)

    def some_cases(self):
        circumstance = self.dice.choice(self.circumstances)
        n = len(circumstance.cases)
        some = self.dice.sample(circumstance.cases, self.dice.randint(1, max(1, min(n - 1, 3))))
        return {circumstance: sorted(some, key=circumstance.cases.index)}

    def some_roles(self):
        """The roles that a rule names, and those that it reaches by `is`."""
        named = self.dice.sample(self.roles, self.dice.randint(1, max(1, len(self.roles) - 1)))
        return sorted(named), {r for r in self.roles if any(n in self.line(r) for n in named)}

    def line(self, role):
        while role:
            yield role
            role = self.is_of.get(role)

    def period(self):
        dice = self.dice
        if dice.random() < 0.35:
            return (None, None)
        start = dice.randrange(len(self.DAYS))
        later = self.DAYS[start + 1:]
        return (self.DAYS[start], dice.choice(later) if later and dice.random() < 0.3 else None)

    def make_rule(self, practice, kinds):
        dice = self.dice
        rule = Rule("%s.r%d" % (practice.name, len(practice.rules)), dice.choice(kinds), None, {}, ALWAYS)
        rule.roles_named = None
        if practice.rules or dice.random() < 0.15:
            if len(self.roles) > 1 and dice.random() < 0.35:
                rule.roles_named, rule.roles = self.some_roles()
                if practice.silent & set(rule.roles_named):
                    rule.roles_named, rule.roles = None, None
            for _ in range(dice.choice((0, 1, 1, 1, 2, 2))):
                if self.circumstances:
                    rule.cases |= self.some_cases()
        rule.dates = self.period()
        first, last = rule.dates
        rule.period = (day_of(first) if first else ALWAYS[0], day_of(last) if last else ALWAYS[1])
        if first and not last and dice.random() < 0.1:
            rule.unknown_end = True
        rule.attested = first is not None and dice.random() < 0.15
        if practice.rules and dice.random() < 0.2:
            rule.overrides.add(dice.choice(practice.rules).name)
        practice.rules.append(rule)

    def make_practice(self, name):
        dice = self.dice
        for _ in range(100):
            practice = Practice(name, set(self.roles), {}, dice.random() < 0.4)
            practice.roles_named = None
            if len(self.roles) > 1 and dice.random() < 0.25:
                practice.roles_named, practice.roles = self.some_roles()
                others = [role for role in self.roles if role not in practice.roles]
                if others and dice.random() < 0.4:
                    self.silence(practice, dice.choice(others))
            if self.circumstances and dice.random() < 0.35:
                practice.given = self.some_cases()
            kinds = dice.choice(KINDS)
            for _ in range(dice.choice((1, 2, 2, 3, 3, 4, 5, 7))):
                self.make_rule(practice, kinds)
            if implied(practice.given) is None:
                continue
            practice.rules = [r for r in practice.rules if implied(r.cases) is not None]
            names = {r.name for r in practice.rules}
            for rule in practice.rules:
                rule.overrides &= names
            decider = settle(practice) if practice.rules else None
            # A rule that reaches nothing would only cause a finding.
            if decider and all(decider.reach) and len(decider.points) < 20000:
                self.practices.append(practice)
                return

    def silence(self, practice, role):
        """Makes the sources silent about the role, and those that are this role too."""
        silent = {r for r in self.roles if role in self.line(r)}
        if not silent & practice.roles:
            practice.silent_named, practice.silent = [role], silent
            practice.roles |= silent

    def add_exemptions(self):
        for practice in self.practices:
            for rule in practice.rules:
                others = [p for p in self.practices if p is not practice]
                if rule.verdict != "exempt" or rule.unknown_end or not others or self.dice.random() < 0.4:
                    continue
                other = self.dice.choice(others)
                other.guests.append((rule, practice))
                decider = Decider(other)
                if len(decider.points) >= 20000 or decider.trouble():
                    other.guests.pop()
                else:
                    rule.exempts.append(other.name)
