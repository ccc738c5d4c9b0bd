# Sphinx: the handbook is made into the pages when they are done.  (html_extra_path would copy it
# only in a build in which some page has changed.)
import subprocess

project = "Workshop"


def make_rules(app, error):
    if not error:
        subprocess.run(["proviso", "build", "--quiet", "-o", f"{app.outdir}/rules", "handbook.xml"],
                       cwd=app.srcdir, check=True)


def setup(app):
    app.connect("build-finished", make_rules)
