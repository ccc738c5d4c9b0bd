"""The words of the edition that is read.  The readers know them in English; READER_LANG names another
language, whose words are looked up by their keys."""
import os
import re
import xml.etree.ElementTree as ET

from tree import tidy

LANG = os.environ.get("READER_LANG", "en")
# How a build in the language is asked for, and what its files are called by.
LANGUAGE = [] if LANG == "en" else ["--lang", LANG]
SUFFIX = "" if LANG == "en" else "." + LANG


def built_in(lang):
    return {word.get("key"): "".join(word.itertext())
            for word in ET.parse("templates/words/%s.xml" % lang).getroot() if word.get("key")}


ENGLISH, OWN = built_in("en"), built_in(LANG)
KEYS = {text: key for key, text in ENGLISH.items()}


def own(english, key=None):
    """What the edition says for an English word, whose key is given where two have the same text."""
    key = key or KEYS[english]
    if ENGLISH[key] != english:
        raise ValueError("%s is %r in English, not %r" % (key, ENGLISH[key], english))
    return OWN[key].replace("\u00a0", " ").replace("\u202f", " ")


def said(english, key=None):
    return tidy(own(english, key))


class Around:
    """What a message says around its only place: verbs of some languages stand at the end."""

    def __init__(self, english):
        self.before, self.after = (part if part.strip() else "" for part in own(english).split("{1}"))

    def is_around(self, text):
        return text.startswith(self.before) and text.endswith(self.after)

    def inside(self, text):
        """What stands in it; the text as it is if it is not around it."""
        return text[len(self.before):len(text) - len(self.after)] if self.is_around(text) else text


def before(english, key=None):
    """What a message says before its first place."""
    return own(english, key).split("{1}")[0]


def between(english, key=None):
    """What a message says between its two places."""
    return own(english, key).split("{1}")[1].split("{2}")[0]


# "A, B or C" is joined as ICU does for the language.  It is read here with the word itself.
ALTERNATIVES = {"en": "or", "de": "oder", "ar": "أو", "fr": "ou", "tr": "veya", "es": "[ou]", "he": "או", "hi": "या",
                "pl": "lub", "ru": "или"}

# Conditions and answers that apply together have the letters of the language.
SERIES = OWN["letter.series"].split()
LETTER = "(?:%s){1,3}" % "|".join(map(re.escape, SERIES))


def own_letter(letter):
    """The edition's letter for one of those in data, which are a, b, c in every language."""
    return letter and "".join(SERIES["abcdefghijklmnopqrstuvwxyz".index(c)] for c in letter)


def alternative():
    """A pattern for what stands before the last alternative."""
    return " %s " % ALTERNATIVES[LANG]
