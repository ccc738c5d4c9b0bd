# Copies the handbook into the finished pages. (html_extra_path would copy it only in builds that
# change a page.)
import subprocess

project = "Workshop"


def make_rules(app, error):
    if not error:
        subprocess.run(["proviso", "build", "--quiet", "--no-cache", "-o", f"{app.outdir}/rules", "handbook.xml"],
                       cwd=app.srcdir, check=True)


def setup(app):
    app.connect("build-finished", make_rules)
