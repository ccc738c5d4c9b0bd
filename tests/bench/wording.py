"""Made-up text that looks like English, from a seed; the same on every machine and Python version."""

ONSETS = "b c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl sp st t th tr v w".split()
VOWELS = "a e i o u ai ea ee oa ou".split()
CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "rk", "st", "ck", "ll", "mp", "x"]
ENDINGS = ["", "", "", "", "ing", "ed", "er", "ly", "ness", "able", "ment", "ship"]
SMALL = ("the of and to a in for is on that by with it as be are at from or an you this may "
         "not have must when if your who has one which").split()


class Random:
    """A linear congruential generator (Knuth, MMIX), because `random` may change between
    versions."""

    def __init__(self, seed):
        self.state = seed * 2654435761 + 12345

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n

    def pick(self, items):
        return items[self.below(len(items))]


def make_words(random, n):
    words, known = [], set(SMALL)
    while len(words) < n:
        word = ""
        for _ in range(1 + random.below(3)):
            word += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS)
        word += random.pick(ENDINGS)
        if word not in known:
            known.add(word)
            words.append(word)
    return words


class Wording:
    """Sentences of 12,100 different words; common words occur often, as in real text."""

    def __init__(self, random):
        self.random = random
        self.words = make_words(random, 12100 - len(SMALL))

    def word(self):
        random = self.random
        if random.below(100) < 45:
            return random.pick(SMALL)
        reach = random.pick([60, 400, 2500, len(self.words)])
        return self.words[random.below(reach)]

    def phrase(self, n):
        words = [self.word() for _ in range(n)]
        if words[-1] in SMALL:
            words[-1] = self.words[self.random.below(400)]
        return " ".join(words)

    def title(self, n):
        phrase = self.phrase(n)
        return phrase[0].upper() + phrase[1:]

    def sentence(self, least=7, most=20):
        n = least + self.random.below(most - least + 1)
        text = self.title(n // 2) + self.random.pick([", ", " ", " ", "; "])
        return text + self.phrase(n - n // 2) + "."

    def paragraph(self, size):
        """Sentences with about `size` characters in total."""
        text = self.sentence()
        while len(text) + 60 < size:
            text += " " + self.sentence()
        return text
