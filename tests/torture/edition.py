"""A small handbook with a published edition and a next one, and how a disturbed run left them."""
import os
import resource
import shutil
import signal
import subprocess
import threading

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.path.join(TOP, "out/release/proviso")
CHECKED = os.path.join(TOP, "out/checked/proviso")
BOOK = os.path.join(TOP, "tests/golden/tags")
SECONDS = 10  # of processor time: the most that any run may take
MEMORY = 1 << 30  # bytes: the most that any run may hold at once
ENDLESS = 124, "did not end"


def files(folder):
    """Path -> bytes of all files below it, except those of a run that was stopped."""
    found = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in (".proviso-new", ".proviso-cache")]
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                found[os.path.relpath(os.path.join(place, name), folder)] = file.read()
    return found


def run(command, env=None, seconds=SECONDS, memory=MEMORY):
    """(status, output); the status is 124 if the run did not end or took more than allowed.  Time
    is processor time, so that a busy machine makes no difference; a run that sleeps for ever is
    ended after ten times as long.  `memory` 0 means no limit: a program with sanitizers maps
    terabytes."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (4 * memory, 4 * memory))

    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env,
                             preexec_fn=limit)
    timer = threading.Timer(10 * seconds, child.kill)
    timer.start()
    said = child.stderr.read().decode("utf-8", "replace")
    child.stderr.close()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status = os.waitstatus_to_exitcode(status)
    is_late = timer.finished.is_set()
    timer.cancel()
    if is_late or status == -signal.SIGXCPU:
        return ENDLESS
    if memory and usage.ru_maxrss * 1024 > memory:
        return 124, "took %d MB" % (usage.ru_maxrss // 1024)
    return status, said


class Bench:
    """A folder with the content of the next edition in `book.xml`, in which runs are tried."""

    def __init__(self, folder):
        self.folder, self.out = folder, os.path.join(folder, "out")
        self.old_out, new_out = os.path.join(folder, "old"), os.path.join(folder, "new")
        self.content = os.path.join(folder, "content")
        shutil.copytree(BOOK, self.content)
        self.path = os.path.join(self.content, "book.xml")
        self.broken = os.path.join(self.content, "broken.xml")
        with open(self.path, encoding="utf-8") as file:
            text = file.read()
        self.run([PROGRAM, "build", "-q", "-o", self.old_out, self.path])
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(text.replace("</title>", " again</title>"))
        with open(self.broken, "w", encoding="utf-8") as file:
            file.write(text[:len(text) // 2])
        self.run([PROGRAM, "build", "-q", "-o", new_out, self.path])
        self.old, self.new = files(self.old_out), files(new_out)
        assert self.old and self.new and self.old != self.new

    def run(self, command, **env):
        return run(command, env=dict(os.environ, **env))

    def begin(self):
        """Publishes the old edition."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.old_out, self.out)

    def build(self):
        return [PROGRAM, "build", "-q", "-o", self.out, self.path]

    def edition(self):
        """"old", "new", or "mixed" for anything else."""
        found = files(self.out)
        return "old" if found == self.old else "new" if found == self.new else "mixed"

    def repaired(self):
        """The edition after another run, whose content has an error, so that it publishes
        nothing."""
        self.run([PROGRAM, "build", "-q", "-o", self.out, self.broken])
        left = os.path.exists(os.path.join(self.out, ".proviso-new"))
        return "mixed" if left else self.edition()

    def verdict(self, status, said):
        """What is wrong after a run with this status, or None."""
        if status == 124:
            return said
        if status not in (0, 1, 2, 3):
            return "died with status %d: %s" % (status, said[-200:])
        edition = self.edition()
        if status == 0 and edition != "new":
            return "says that it published, and the edition is %s" % edition
        if status != 0 and edition == "mixed":
            return "refused with status %d, and the edition is mixed" % status
        if status != 0 and not said.strip():
            return "refused with status %d without a word" % status
        return None
