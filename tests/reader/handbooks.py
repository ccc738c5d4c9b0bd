"""The handbooks and days that the ledger and the readers use.  READER_HANDBOOKS selects some by a
part of their path, READER_SEEDS random ones; READER_ALL takes every day and 200 random
handbooks.  Number 172 has a guide that the site gives as a key in parts."""
import os

import random_handbook

OWN = ("tests/whole/tool-library/handbook.xml", "tests/golden/model/vocabulary.xml",
       "tests/golden/compose/changes.xml",
       "content/handbook.xml")
FOLDER = "tests/reader/handbooks"
PLANTING = FOLDER + "/boat-club/handbook.xml"
EARLIER = {"content/handbook.xml": ("2018-03-01",), "tenancy": ("2018-06-01",),
           "parental-leave": ("2014-06-01",), "exam-regulation": ("2023-06-01",),
           "security-controls": ("2019-01-01",)}

# Other themes in which the rules of a handbook are also read.
THEMES = {"wild-river": ("proviso:justified.xml",), "night-train": (FOLDER + "/night-train/narrow.xml",)}


def themes(path):
    return next((t for key, t in THEMES.items() if key in path), ())


def listed(folder):
    """(path, days) of each; day None means the edition's own.  Random handbooks are written to
    `folder`."""
    everything = os.environ.get("READER_ALL")
    paths = list(OWN) + ["%s/%s/handbook.xml" % (FOLDER, name) for name in sorted(os.listdir(FOLDER))]
    paths.sort(key=lambda path: path != PLANTING)
    wanted = os.environ.get("READER_HANDBOOKS", "").split()
    if wanted:
        # Faults are planted in the first one, which has a place for each of them.
        paths = [path for path in paths if path == PLANTING or any(word in path for word in wanted)]
    for path in paths:
        days = next((d for key, d in EARLIER.items() if key in path), ())
        yield path, [None, *days]
    seeds = [int(n) for n in os.environ.get("READER_SEEDS", "").split()]
    if not seeds and not wanted:
        seeds = range(200) if everything else (*range(20), 172)
    for seed in seeds:
        path = random_handbook.write(seed, os.path.join(folder, str(seed)))
        yield path, [None, "2020-06-01"] if everything else [None]
