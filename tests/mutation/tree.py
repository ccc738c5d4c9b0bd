"""A private copy of the tree in out/mutation/, built once: without sanitizers, optimized a little, and with
the program's code in one shared library, so that a changed file costs one compilation and one link."""
import os
import re
import shutil
import subprocess

TREE = "out/mutation/tree"
LIBRARY = "out/checked/libproviso.so"
REACHED = "out/reached"
# Their programs come from another compiler, or they do not run the program.
WITHOUT = ("tests/fuzz.test", "tests/format.test", "tests/bootstrap.test")


def build_file(text):
    """A build file of the copy: one build of the program, whose blocks say that they run (reach.c)."""
    here = os.path.abspath(TREE)
    text = re.sub(r"^strict =.*", "strict =", text, flags=re.MULTILINE)
    text = re.sub(r"^sanitize =.*", "sanitize = -fsanitize-coverage=trace-pc", text, flags=re.MULTILINE)
    text = re.sub(r"^mode = .*sanitize$", "mode = -O1", text, flags=re.MULTILINE)
    text = re.sub(r"^dir = out/release\n.*\nsubninja .*\n", "", text, flags=re.MULTILINE)
    text = text.replace("rm -f $out && ar rcs $out $in",
                        f"$cc -shared -fPIC -O1 {linker()} -Wl,-soname,{here}/{LIBRARY} -DREACHED='\"{here}/{REACHED}\"' "
                        "$in tests/mutation/reach.c $$(pkg-config --libs $pkgs $serving) $libs -o $out")
    text = text.replace("out/release/", "out/checked/").replace("-O1 -g ", "-O1 -g1 -fPIC ")
    text = text.replace("libproviso.a: ar", "libproviso.a: ar $o/cli/version.o")
    return text.replace("libproviso.a", "libproviso.so")


def linker():
    return "-fuse-ld=lld" if shutil.which("ld.lld") else ""


def make():
    """Copies what has changed, and builds."""
    names = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True,
                           check=True).stdout.split("\0")
    for name in filter(os.path.isfile, names):
        if name in WITHOUT:
            continue
        target = os.path.join(TREE, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(name, "rb") as file:
            new = file.read()
        if name in ("build.ninja", "tests/tests.ninja", "generator/files.ninja"):
            new = build_file(new.decode()).encode()
        if os.path.exists(target):
            with open(target, "rb") as file:
                if file.read() == new:
                    continue
        with open(target, "wb") as file:
            file.write(new)
        os.chmod(target, os.stat(name).st_mode)
    if os.path.isdir("tests/node_modules") and not os.path.exists(f"{TREE}/tests/node_modules"):
        os.symlink(os.path.abspath("tests/node_modules"), f"{TREE}/tests/node_modules")
    # Tests that look at release output run the same program.
    os.makedirs(f"{TREE}/out/checked", exist_ok=True)
    if not os.path.exists(f"{TREE}/out/release"):
        os.symlink("checked", f"{TREE}/out/release")
    subprocess.run(["ninja", *targets()], cwd=TREE, check=True)


def targets():
    with open("tests/tests.ninja", encoding="utf-8") as file:
        listed = re.search(r"^build tests-built: phony ((?:.*\$\n)*.*)", file.read(), re.MULTILINE).group(1)
    return [name for name in listed.replace("$", " ").split() if not name.startswith("out/fuzz/")]
